"""The page of care pressure in parts that fold, as the page of a request does: what each says while it is folded."""

from collections.abc import Mapping
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import words
from insight.pressure.by_day import FIRST_CHOICE
from insight.pressure.known import Known
from insight.pressure.parts import PressurePart, Silent
from insight.said import Group
from insight.templatetags.pressure import measured
from requests_app.views.sections import Fold


def folds(
    pressure: Known, days: Mapping[date, Group], parts: list[PressurePart], silent: list[Silent], *, drawn: bool
) -> dict[str, Fold]:
    """By name. The days are open where no chart tells them, and the silent places where there are any."""
    return {
        "figures": Fold("figures", _("How it stands"), _stands(pressure)),
        "places": Fold("places", _("Place by place"), _highest(parts)),
        "days": Fold("days", _("The last fourteen days"), _last(days), is_open=not drawn),
        "silent": Fold("silent", _("No figures received"), _silent(silent), is_open=bool(silent)),
    }


def _stands(pressure: Known) -> str:
    """The figures that are looked at first, by number."""
    told = [one for one in pressure.stands if one.kind.measure in FIRST_CHOICE] or pressure.stands
    most = told[: len(FIRST_CHOICE)]
    return "; ".join(f"{capfirst(one.kind.label)}: {measured(one.value)}" for one in most) or _nothing()


def _highest(parts: list[PressurePart]) -> str:
    if not parts:
        return _nothing()
    text = ngettext(
        "%(count)s place; the highest: %(name)s, %(value)s",
        "%(count)s places; the highest: %(name)s, %(value)s",
        len(parts),
    )
    return text % {"count": len(parts), "name": parts[0].name, "value": measured(parts[0].group.total)}


def _last(days: Mapping[date, Group]) -> str:
    if not days:
        return _nothing()
    last = max(days)
    return _("the last, of %(day)s: %(value)s") % {"day": words(last), "value": measured(days[last].total)}


def _silent(silent: list[Silent]) -> str:
    return (
        ngettext("%(count)s place", "%(count)s places", len(silent)) % {"count": len(silent)} if silent else _nobody()
    )


def _nothing() -> str:
    return _("Nothing was handed in.")


def _nobody() -> str:
    return _("Everybody who handed in before did so again.")
