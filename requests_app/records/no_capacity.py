"""Agreed and not to be settled for want of people: how many fit, in numbers or as a band, as its reader may know it.

What a refusal says by itself (in the journal, in a mail, to anybody) holds no number. How many fit is kept beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from regions.models import READS_CAPACITY, User
from requests_app.models.staff import StaffType

CODE = "no_capacity"
IN_NUMBERS = _("Line %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s agreed, %(fits)s fit now.")
AS_BAND = _(
    "Line %(line)s, %(type)s, %(first)s – %(last)s: %(agreed)s agreed; what Defence can spare of them is %(band)s."
)


@dataclass(frozen=True)
class Fits:
    """Of a need line (its number) `agreed` persons of a type on each of these days, of whom `fits` can be sent."""

    line: int
    staff_type: str
    starts_on: date
    ends_on: date
    agreed: int
    fits: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Fits":
        """What `kept` wrote down."""
        days = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
        return cls(**{**row, **days})

    @property
    def kept(self) -> dict[str, Any]:
        """The same as JSON takes it."""
        return asdict(self) | {"starts_on": self.starts_on.isoformat(), "ends_on": self.ends_on.isoformat()}

    def said_to(self, user: User) -> Lack:
        """In numbers for Defence, VWS and LOCC, as a band for others."""
        return self.in_numbers if reads_numbers(user) else Lack(CODE, AS_BAND, **self._said, band=self.band)

    @property
    def in_numbers(self) -> Lack:
        """How many fit: only for who reads numbers."""
        return Lack(CODE, IN_NUMBERS, **self._said, fits=self.fits)

    @property
    def _said(self) -> dict[str, Any]:
        said = {"line": self.line, "type": StaffType(self.staff_type).label, "agreed": self.agreed}
        return said | {"first": self.starts_on, "last": self.ends_on}

    @property
    def band(self) -> Any:
        """The coarse word for it: never *available*, since not all of them fit."""
        return _("limited") if self.fits else _("none")


class NoCapacity(Lack):
    """People are lacking. Its words name no number; `fits` does, for who may read it."""

    fits: Fits

    def __init__(self, fits: Fits) -> None:
        text = _(
            "Line %(line)s: Defence can't spare all these people (%(type)s) on all these days now. Grant fewer, or wait"
            " until the capacity board shows more."
        )
        super().__init__(CODE, text, line=fits.line, type=StaffType(fits.staff_type).label)
        object.__setattr__(self, "fits", fits)


def reads_numbers(user: User) -> bool:
    """Whether `user` sees capacity in numbers."""
    return bool(READS_CAPACITY & set(user.roles_now()))


def said_to(user: User, lacking: Iterable[Lack]) -> list[Lack]:
    """What is lacking, with how many fit as `user` may know it."""
    return [one.fits.said_to(user) if isinstance(one, NoCapacity) else one for one in lacking]


@contextmanager
def told_to(user: User) -> Iterator[None]:
    """What is refused inside is said as `user` may know it."""
    try:
        yield
    except Refused as refused:
        raise Refused(said_to(user, refused.lacking), changed=refused.changed, code=refused.code) from refused


def kept(lacking: Iterable[Lack]) -> list[dict[str, Any]]:
    """What is lacking as JSON takes it: the words, and how many fit."""
    return [
        {"code": one.code, "text": str(one), "fits": one.fits.kept if isinstance(one, NoCapacity) else None}
        for one in lacking
    ]


def of_kept(rows: Iterable[Mapping[str, Any]]) -> list[Lack]:
    """What `kept` wrote down."""
    return [NoCapacity(Fits.of(row["fits"])) if row["fits"] else Lack(row["code"], row["text"]) for row in rows]
