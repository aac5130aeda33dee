"""What a report says of civil pools, and which lessons were published in its period."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import Column, Table
from insight.civil_pools.known import Known, Row
from insight.civil_pools.sight import Reader
from insight.lessons import finding
from insight.models import Lesson, PoolMeasure
from insight.reports.report import Report, Shown, numeric
from insight.scopes import Level
from insight.templatetags.civil_pools import staff_words, still_words
from insight.templatetags.pressure import days_of


def has_pools(report: Report) -> bool:
    """Whether civil pools are told of this territory: the country or a safety region."""
    return report.scope.level in (Level.COUNTRY, Level.REGION)


def pools(report: Report) -> Shown:
    """Each pool by itself; numbers or bands as its reader has them on the page of civil pools."""
    found = Known(Reader(report.reader), report.scope, report.at, report.days)
    unknown = [str(pool.label) for pool, rows in found.by_pool if not rows]
    said = [_("Nothing is known of: %(pools)s.") % {"pools": ", ".join(unknown)}] if unknown else []
    columns = [
        Column("pool", _("Pool"), "pool.label"),
        Column("type", _("Staff type"), lambda row: staff_words(row.staff_type)),
        *(_count(measure) for measure in PoolMeasure),
        Column("still", _("May still be asked"), still_words),
        Column("day", _("About"), lambda row: days_of(row.about)),
    ]
    return Shown(said, {"civil-pools": Table(columns, found.rows, _("Civil pools, staff type by staff type"))})


def _count(measure: PoolMeasure) -> Column:
    def value(row: Row) -> Any:
        return row.value(measure)

    return numeric(measure.value, measure.label, value)


def lessons(report: Report) -> Shown:
    """Of which home or region one is isn't told: who sees that, may see more of it later than at this moment."""
    since = report.at - timedelta(days=report.days)
    found = list(Lesson.objects.published_between(since, report.at).as_read_by(report.reader, report.at))
    said = ngettext(
        "%(count)s lesson was published in the period.", "%(count)s lessons were published in the period.", len(found)
    )
    columns = [
        Column("title", _("In one line"), "title", link=lambda one: reverse("insight:lesson", args=[one.pk])),
        Column("kind", _("Kind"), lambda one: one.get_kind_display()),
        Column("state", _("State"), finding.state_of),
        Column("published", _("Published"), "published_at"),
        numeric("adopters", _("Does this too"), "adopters"),
    ]
    table = Table(columns, found, _("Lessons, the last published first"))
    return Shown([said % {"count": len(found)}], {"lessons": table})
