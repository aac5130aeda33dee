"""Fact-finding: who goes when, what was found beside what was claimed, and the page to report it, on a phone too."""

from dataclasses import dataclass

from regions.calling import Call, first
from regions.models import User
from requests_app.deeds import fact_finding
from requests_app.models import Condition, Mission, Report, SupportRequest
from requests_app.views.buttons import Button, of_panel, offered_on
from requests_app.views.fields import GroupedView
from requests_app.worklist.calling import Calls


@dataclass(frozen=True)
class Panel:
    """The missions, each with whom to call; the last report with claimed beside verified figures; conditions."""

    missions: list[tuple[Mission, Call | None]]
    report: Report | None
    figures: list[tuple]
    conditions: list[tuple[Condition, list[Button]]]
    buttons: list[Button]


def panel(support_request: SupportRequest, *, by: User, deeds: dict, calls: Calls) -> Panel | None:
    """What is known of the fact-finding; None when nobody went and nothing can be planned."""
    missions, found = list(support_request.missions.all()), of_panel(deeds, "fact_finding")
    if not missions and not found:
        return None
    last = last_report(support_request)
    conditions = [
        (one, offered_on(support_request, "condition", one, by=by)) for one in support_request.conditions.all()
    ]
    figures = fact_finding.deviations(last, support_request) if last else []
    sent = [(one, first(calls.team(support_request, one.team))) for one in missions]
    return Panel(sent, last, figures, conditions, found)


def last_report(support_request: SupportRequest) -> Report | None:
    """What was reported last, of a request with its missions."""
    written = [report for one in support_request.missions.all() if (report := getattr(one, "report", None))]
    return written[-1] if written else None


class ReportView(GroupedView):
    """The report in groups, in the order of a visit."""

    template_name = "requests_app/report.html"
    groups = "report"
