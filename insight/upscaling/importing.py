"""A plan from a file: one row is one number of one phase in one region; the whole file is the plan from then on."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.days import day_of
from foundation.errors import NotYours
from foundation.importing import ImportColumn, chosen
from foundation.previewing import Import, Preview, Writing, changes
from foundation.spelling import folded
from foundation.tables import words
from insight.figure_files import COUNTRY
from insight.models import Measure, Threshold, ThresholdKind, UpscalingPhase, UpscalingPlan
from insight.upscaling import standing
from regions.authority import one_at_a_time
from regions.models import RoazRegion, Role, User

KEEPERS = frozenset({Role.VWS})
MOST_ROWS = 500
OF_PHASE = ("name", "decides", "allows_pilots")


def may_keep(user: User) -> bool:
    return bool(KEEPERS & user.roles_now())


def require_keeper(user: User) -> None:
    """Raises PermissionDenied for who doesn't keep the plan."""
    if not may_keep(user):
        raise NotYours("ministry_plans", _("The ministry keeps the plan for scaling up."))


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 2:
        raise ValidationError(_("Give a whole number from 0 to %(most)s."), params={"most": 99})
    return int(text)


def _number(text: str) -> str:
    whole = text.replace(",", ".").partition(".")
    if not whole[0].isdigit() or len(whole[2]) > 1 or not (whole[2] or "0").isdigit() or len(whole[0]) > 6:
        raise ValidationError(_("Give a number without signs between thousands, such as 12 or 8.5."))
    return str(Decimal(text.replace(",", ".")))


def _yes(text: str) -> bool:
    if (said := folded(text)) not in {"ja", "yes", "nee", "no"}:
        raise ValidationError(_("Say yes or no."))
    return said in {"ja", "yes"}


COLUMNS = [
    ImportColumn("phase", _("phase"), required=True, parse=_whole),
    ImportColumn("name", _("name of the phase"), required=True),
    ImportColumn("decides", _("who decides what")),
    ImportColumn("allows_pilots", _("pilots may start"), parse=_yes, choices=lambda: [gettext("yes"), gettext("no")]),
    ImportColumn(
        "region", _("region"), choices=lambda: [*RoazRegion.objects.order_by("name").values_list("name", flat=True)]
    ),
    ImportColumn(
        "measure",
        _("figure"),
        required=True,
        parse=lambda text: chosen(Measure.choices, text),
        choices=lambda: [str(one.label) for one in Measure],
    ),
    ImportColumn(
        "kind",
        _("kind of number"),
        required=True,
        parse=lambda text: chosen(ThresholdKind.choices, text),
        choices=lambda: [str(one.label) for one in ThresholdKind],
    ),
    ImportColumn("value", _("value"), required=True, parse=_number),
    ImportColumn("target_on", _("target day"), parse=lambda text: day_of(text).isoformat()),
    ImportColumn("source", _("source"), required=True),
]
LABELS: dict[str, Any] = {column.name: column.label for column in COLUMNS}
SHOWN = ("name", "decides", "allows_pilots", "value", "target_on", "source")


def look_at(rows: Iterable) -> Preview:
    """Judge `rows`, [(line, row)], against one another; beside each number stands that of the plan in force."""
    result, regions, there = Preview(), _regions(), _there()
    phases: dict[int, dict] = {}
    seen: dict[tuple, int] = {}
    for line, row in rows:
        reasons = list(_wrong(row, regions, phases.setdefault(row["phase"], row)))
        key = (row["phase"], row["region"], row["measure"], row["kind"])
        first = seen.setdefault(key, line)
        if first != line:
            reasons.append(gettext("Line %(line)s says this already.") % {"line": first})
        if reasons:
            result.bad.append((line, reasons))
        else:
            result.good.append((line, row))
            result.writing[line] = _writing(row, there.get(key))
    return result


def _wrong(row: dict, regions: dict[str, str], phase: dict) -> Iterator[str]:
    if row["region"] and folded(row["region"]) not in regions:
        yield gettext("Unknown RO(N)AZ region.")
    elif row["region"]:
        row["region"] = regions[folded(row["region"])] or None
    if any(row[name] not in (None, phase[name]) for name in (*OF_PHASE, "source")):
        yield gettext("An earlier row says something else of this phase.")
    if Decimal(row["value"]) > 999_999:
        yield gettext("This number is too large.")
    for model, names in ((UpscalingPhase, OF_PHASE[:2]), (UpscalingPlan, ("source",))):
        try:
            _draft(model, {name: row[name] or "" for name in names}, names)
        except ValidationError as error:
            yield from (f"{LABELS[name]}: {' '.join(said)}" for name, said in error.message_dict.items())


def _draft(model: Any, values: dict, names: tuple[str, ...]) -> None:
    draft = model(**values)
    draft.clean_fields(exclude={one.name for one in model._meta.fields} - set(names))


def _regions() -> dict[str, str]:
    """Codes of regions by what people write; "" for the country."""
    found = dict.fromkeys(COUNTRY, "")
    for one in RoazRegion.objects.all():
        found |= {folded(one.code): one.code, folded(one.name): one.code}
    return found


def _there() -> dict[tuple, dict[str, Any]]:
    """The rows of the plan in force, by what each is about."""
    return {(row["phase"], row["region"], row["measure"], row["kind"]): row for row in known_rows(labels=False)}


def _writing(row: dict, old: dict | None) -> Writing:
    where = row["region"] or gettext("The Netherlands")
    kind = ThresholdKind(row["kind"]).label
    title = f"{row['phase']}. {row['name']}, {where}: {Measure(row['measure']).label}, {kind}"
    before = {name: _in_words(old[name]) for name in SHOWN} if old else None
    return Writing(title, old is None, changes(LABELS, before, {name: _in_words(row[name]) for name in SHOWN}))


def _in_words(value: Any) -> str:
    return "" if value in (None, "") else str(words(value))


def lock(rows: Iterable, *, by: User) -> None:
    require_keeper(by)
    one_at_a_time(by)


@transaction.atomic
def confirm(rows: Iterable, *, by: User) -> list[Threshold]:
    """Write `rows` as a new plan; the one before stays as it was known."""
    require_keeper(by)
    rows = [row for _line, row in rows]
    plan = UpscalingPlan.objects.create(source=rows[0]["source"], since=clock.now(), entered_by=by)
    regions = {one.code: one for one in RoazRegion.objects.all()}
    phases: dict[int, UpscalingPhase] = {}
    for row in rows:
        values = {"name": row["name"], "decides": row["decides"] or "", "allows_pilots": bool(row["allows_pilots"])}
        if row["phase"] not in phases:
            phases[row["phase"]] = UpscalingPhase.objects.create(plan=plan, number=row["phase"], **values)
    return Threshold.objects.bulk_create(
        Threshold(
            phase=phases[row["phase"]],
            roaz_region=regions.get(row["region"] or ""),
            measure=row["measure"],
            kind=row["kind"],
            value=row["value"],
            target_on=date.fromisoformat(row["target_on"]) if row["target_on"] else None,
        )
        for row in rows
    )


@transaction.atomic
def put_in(rows: Iterable, *, by: User) -> list[Threshold]:
    """Look at `rows` and write them at once. Raises ValidationError with all that is wrong, row by row."""
    lock(rows, by=by)
    found = look_at(rows)
    if found.bad:
        told = [f"{line}: {' '.join(map(str, reasons))}" for line, reasons in found.bad]
        raise ValidationError({"phases": told})
    return confirm(found.good, by=by)


def known_rows(*, labels: bool = True) -> Iterator[dict[str, Any]]:
    """The plan in force as rows of such a file, to change and hand in again."""
    plan = standing.in_force(clock.now())
    for phase in plan.phases.all() if plan else ():
        for one in phase.thresholds.all():
            yield {
                "phase": phase.number,
                "name": phase.name,
                "decides": phase.decides,
                "allows_pilots": phase.allows_pilots,
                "region": (one.roaz_region.name if labels else one.roaz_region.code) if one.roaz_region else None,
                "measure": str(Measure(one.measure).label) if labels else one.measure,
                "kind": str(ThresholdKind(one.kind).label) if labels else one.kind,
                "value": str(one.value.normalize() if one.value % 1 else int(one.value)),
                "target_on": one.target_on if labels or not one.target_on else one.target_on.isoformat(),
                "source": plan.source if plan else "",
            }


PLAN = Import("insight.upscaling", COLUMNS, look_at, lock, confirm, MOST_ROWS)
