"""Whether rows that belong to others were prefetched, for who would otherwise ask the database in a better way."""

from collections.abc import Iterable

from django.db.models import Model


def has(loaded: Iterable[Model], name: str, *further: str) -> bool:
    """Whether the related rows `name` of each were prefetched, and what is further down the path of theirs."""
    if any(name not in getattr(one, "_prefetched_objects_cache", {}) for one in loaded):
        return False
    return not further or has([row for one in loaded for row in getattr(one, name).all()], *further)
