"""To whom a row belongs: the one rule of role × scope, asked of a row, of a table of rows, and of memberships.

The table of scopes per role (`scope.SCOPES_OF_ROLE`) decides: who holds a region covers what lies in that region, and a
national role covers the country. Who is in neither, who lacks her scope, and rows that lead to no such scope: nothing.
Who reads figures and never a case covers nothing but figures.
"""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Manager, Model, Q

from regions.models.roles import FIGURES_ALONE, NATIONAL_ROLES, Role
from regions.models.scope import SCOPES_OF_ROLE, ScopeFields

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
"""Always true. An empty Q is not: beside another condition, `|` leaves it out."""


class Belonging:
    """How the rows of `model` lead to those they belong to: for each scope a path of fields, as in a filter.

    A scope without a path is none of these rows' business. With `nationally=False` a row is addressed to one party:
    then national roles are nobody to it. With `figures` a row says no more than a total: then it belongs to
    who reads figures alone as well. Says nothing of a status; sight is for whoever asks.
    """

    def __init__(self, model: type[Model], *, nationally: bool = True, figures: bool = False, **paths: str):
        self.model = model
        self.nobody: frozenset[Role] = frozenset() if figures else FIGURES_ALONE
        self.everywhere = NATIONAL_ROLES - self.nobody if nationally else frozenset()
        self.paths = paths

    @property
    def roles(self) -> frozenset[Role]:
        """The roles to which a row can belong by what they are held for."""
        return frozenset(role for role, _scope, _path in self._ways())

    def covers(self, membership: ScopeFields, row: Model) -> bool:
        """Whether `row` belongs to what `membership` is held for. It takes no query on loaded rows."""
        if membership.role in self.everywhere:
            return True
        return any(held in _ends(row, path) for path, held in self._held(membership))

    def covered_by(self, membership: ScopeFields, through: str = "") -> Q:
        """The condition on rows that belong to `membership`; on rows that lead `through` a field to such a row."""
        if membership.role in self.everywhere:
            return EVERYTHING
        found = NOTHING
        for path, held in self._held(membership):
            found |= self._condition(path, held, through)
        return found

    def covered_by_any(self, memberships: Iterable[ScopeFields], through: str = "") -> Q:
        """The same for several memberships: what they cover adds up."""
        found = NOTHING
        for membership in memberships:
            found |= self.covered_by(membership, through)
        return found

    def holders(self, row: Model, roles: Collection[str] = tuple(Role)) -> Q:
        """The condition on memberships (or others that have `ScopeFields`) in one of `roles` that cover `row`."""
        found = Q(role__in=self.everywhere & set(roles))
        for role, scope, path in self._ways():
            if role in roles:
                found |= Q(role=role, **{f"{scope}__in": _ends(row, path)})
        return found

    def _ways(self) -> Iterator[tuple[Role, str, str]]:
        """(role, scope it is held for, path to that scope)."""
        for role, scopes in SCOPES_OF_ROLE.items():
            if role in self.nobody:
                continue
            yield from ((role, scope, self.paths[scope]) for scope in scopes if scope in self.paths)

    def _held(self, membership: ScopeFields) -> Iterator[tuple[str, int]]:
        """(path, primary key) of what `membership` is held for."""
        for role, scope, path in self._ways():
            held = getattr(membership, f"{scope}_id")
            if role == membership.role and held is not None:
                yield path, held

    def _condition(self, path: str, held: int, through: str) -> Q:
        """A path over another table is asked in a query of its own: it may lead to many, and no row shows twice."""
        if "__" not in path:
            return Q(**{f"{through}__{path}" if through else path: held})
        found = self.model._base_manager.filter(**{path: held}).values("pk")
        return Q(**{f"{through}__in" if through else "pk__in": found})


def _ends(row: Model, path: str) -> set[int]:
    """The primary keys to which `path` leads from `row`."""
    *steps, last = path.split("__")
    rows = [row]
    for step in steps:
        rows = [one for row in rows for one in _next(row, step)]
    return {getattr(one, last if last == "pk" else f"{last}_id") for one in rows} - {None}


def _next(row: Model, step: str) -> Iterable[Model]:
    found = getattr(row, step)
    if isinstance(found, Manager):
        return found.all()
    return [found] if found is not None else []
