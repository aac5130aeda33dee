"""The doors of the deeds on deployments, and what one sends through each: opened once, when the app starts."""

from typing import Any

from capacity import deployment_api, deployments, forms, reporting, reservations, while_out
from capacity.models import Deployment
from requests_app import doors
from requests_app.api import parts
from requests_app.api.examples import EXAMPLES
from requests_app.doors import Door
from requests_app.forms.deed import DeedForm, ReasonForm
from requests_app.models.actions import Action

DOORS = (
    Door(Action.RESERVE, forms.ReserveForm, reservations.reserve, "reservations"),
    Door(Action.RELEASE_RESERVATION, ReasonForm, reservations.release, "releases"),
    Door(Action.DRAW_UP, forms.DrawUpForm, deployments.draw_up, "deployments"),
    Door(Action.APPROVE, forms.ApproveForm, deployments.approve, "approvals"),
    Door(Action.CANCEL, ReasonForm, deployments.cancel, "cancellations"),
    Door(Action.REPORT_ARRIVAL, forms.ArrivalForm, reporting.report_arrival, "arrivals"),
    Door(Action.DENY_ARRIVAL, ReasonForm, reporting.deny_arrival, "denials"),
    Door(Action.REPORT_DAY, forms.DayForm, reporting.report_day, "daily-reports"),
    Door(Action.SUSPEND, forms.SuspendForm, reporting.suspend, "suspensions"),
    Door(Action.RESUME, DeedForm, reporting.resume, "resumptions"),
    Door(Action.RECALL, forms.RecallForm, while_out.recall, "recalls"),
    Door(Action.REPLACE_PEOPLE, forms.ReplaceForm, while_out.replace_people, "replacements"),
    Door(Action.GIVE_BACK, forms.GiveBackForm, while_out.give_back, "shortfalls"),
    Door(Action.EXTEND, forms.ExtendForm, while_out.extend, "extensions"),
    Door(Action.REPORT_DEPARTURE, forms.DepartureForm, reporting.report_departure, "departures"),
)
LINE = {"booking": 1}
SENT: dict[Action, dict[str, Any]] = {
    Action.RESERVE: {"lines": [{"line": 1, "pool": 1, "persons": 4, "startsOn": "2020-12-31", "endsOn": "2021-01-11"}]},
    Action.RELEASE_RESERVATION: {"reason": "Needed for a more urgent request"},
    Action.DRAW_UP: {
        "unit": "400 Geneeskundig Bataljon",
        "lines": [{**LINE, "persons": 4}],
        "commander": "Commander of the detachment 053 999 00 21",
        "handOver": "The home's own team takes over ward by ward in the last week",
    },
    Action.APPROVE: {"commander": "Commander of the detachment 053 999 00 21"},
    Action.CANCEL: {"reason": "The unit is in quarantine"},
    Action.REPORT_ARRIVAL: {
        "arrivedAt": "2020-12-31T08:00:00+01:00",
        "lines": [{**LINE, "arrived": 4}],
        "inductionDone": True,
    },
    Action.DENY_ARRIVAL: {"reason": "Nobody has come to our door"},
    Action.REPORT_DAY: {"day": "2020-12-31", "present": 4, "effect": 2, "tasks": "Care and meals on ward 2"},
    Action.SUSPEND: {
        "reason": "No protective clothing is left",
        "owner": "care manager",
        "until": "2021-01-02T08:00:00+01:00",
    },
    Action.RESUME: {},
    Action.RECALL: {"lastDay": "2021-01-04", "reason": "Needed for a mission"},
    Action.REPLACE_PEOPLE: {
        **LINE,
        "persons": 1,
        "pool": 1,
        "firstDay": "2021-01-02",
        "reason": "One of them fell ill",
    },
    Action.GIVE_BACK: {**LINE, "persons": 1, "reason": "Fell ill on the way and can't be replaced"},
    Action.EXTEND: {"until": "2021-01-18"},
    Action.REPORT_DEPARTURE: {
        "departedAt": "2021-01-11T17:00:00+01:00",
        "endReason": "as_planned",
        "note": "The home's own staff is back",
    },
}


def open_them() -> None:
    """Add them to those of the requests, so that page and API know them."""
    doors.open_on("deployment", _deployments, *DOORS)
    EXAMPLES.update(SENT)
    parts.READERS["deployments"] = deployment_api.OF_REQUEST


def _deployments(requests):
    return Deployment.objects.filter(support_request__in=requests).select_related("support_request")
