"""Days, moments, numbers and people as the papers write them. Called while Dutch is the active language."""

from datetime import date, datetime

from django.utils.formats import date_format

from foundation import clock
from requests_app.models import Authority, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.papers.blocks import NOTHING
from requests_app.papers.texts import say


def day(value: date | None) -> str:
    """*28 dec 2020*."""
    return date_format(value, "j b Y") if value else NOTHING


def long_day(value: date | datetime) -> str:
    """*maandag 28 december 2020*, of a moment its Amsterdam day."""
    return date_format(clock.day_of(value) if isinstance(value, datetime) else value, "l j F Y")


def moment(at: datetime | None) -> str:
    """*28 dec 2020, 14:30* in Amsterdam."""
    return date_format(at.astimezone(clock.AMSTERDAM), "j b Y, H:i") if at else NOTHING


def period(starts_on: date, ends_on: date) -> str:
    """*29 dec 2020 t/m 11 jan 2021*; the year once when it is the same, and a day by itself once."""
    if starts_on == ends_on:
        return day(starts_on)
    first = date_format(starts_on, "j b") if starts_on.year == ends_on.year else day(starts_on)
    return say("words.period", first=first, last=day(ends_on))


def staff(code: str) -> str:
    """The name of a staff type."""
    return str(StaffType(code).label)


def people(count: int, code: str) -> str:
    """*4 × verpleegkundige*."""
    return say("words.people", persons=count, staff=staff(code))


def yes_no(value: bool | None) -> str:
    return say(f"words.{'unknown' if value is None else 'yes' if value else 'no'}")


def number(value) -> str:
    """A number with a comma, as Dutch writes it; a dash when there is none."""
    return NOTHING if value is None else str(value).replace(".", ",")


def euros(amount: int) -> str:
    """Whole euros with dots between the thousands."""
    return f"{amount:,}".replace(",", ".")


def place(location) -> str:
    """Institution and location, once when they have the same name."""
    return ", ".join(dict.fromkeys([location.institution.name, location.name]))


def labels(words) -> str:
    """Several words in a row."""
    return ", ".join(str(one) for one in words) or NOTHING


def applicant(support_request: SupportRequest) -> str:
    """Who applies by law: *de burgemeester van Enschede*; of a Minister without the municipality."""
    application = getattr(support_request, "application", None)
    authority = application.authority if application else ""
    key = authority if authority in Authority.values else Authority.MAYOR.value
    return say(f"applicants.{key}", municipality=support_request.location.municipality.name)
