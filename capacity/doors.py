"""The doors of the deeds on deployments and costs, and what one sends through each: `apps` registers them once."""

from django.utils.translation import gettext_lazy as _

from capacity import arranging, costs, deployments, forms, reporting, reservations, while_out
from capacity.forms_cost import CostForm
from capacity.forms_order import ArrangeForm
from capacity.models import Deployment
from requests_app.doors import Door
from requests_app.forms.deed import DeedForm, ReasonForm
from requests_app.models.actions import Action

LINE = {"booking": 1}

DOORS = (
    Door(
        Action.RESERVE,
        forms.ReserveForm,
        reservations.reserve,
        "reservations",
        example={"lines": [{"line": 1, "pool": 1, "persons": 4, "startsOn": "2020-12-31", "endsOn": "2021-01-11"}]},
        done=_("The people are reserved"),
    ),
    Door(
        Action.RELEASE_RESERVATION,
        forms.ReleaseForm,
        reservations.release,
        "releases",
        example={"bookings": [1], "reason": "Needed for a more urgent request"},
        done=_("The reservation is released"),
    ),
    Door(
        Action.DRAW_UP,
        forms.DrawUpForm,
        deployments.draw_up,
        "deployments",
        panel="deployments",
        example={
            "unit": "400 Geneeskundig Bataljon",
            "lines": [{**LINE, "persons": 4}],
            "commander": "Commander of the detachment 053 999 00 21",
            "handOver": "The home's own team takes over ward by ward in the last week",
            "reportsAt": "2020-12-31T08:00:00+01:00",
            "lodging": "Hotel beside the station, paid by Defence",
        },
        sends=True,
        done=_("The deployment is drawn up; a colleague approves it"),
    ),
    Door(
        Action.CHANGE_DEPLOYMENT,
        forms.ChangeForm,
        deployments.change,
        "changes",
        example={"commander": "Commander of the detachment 053 999 00 22"},
        keeps=True,
        sends=True,
        done=_("The deployment is changed; a colleague who didn't draw it up approves it"),
        mends=("no_commander", "no_hand_over"),
    ),
    Door(
        Action.APPROVE,
        forms.SeenForm,
        deployments.approve,
        "approvals",
        sends=True,
        done=_("The deployment is approved"),
    ),
    Door(
        Action.ARRANGE,
        ArrangeForm,
        arranging.arrange,
        "arrangements",
        example={"reportsAt": "2020-12-31T08:00:00+01:00", "lodging": "Barracks in Ermelo", "meals": "Lunch at home"},
        done=_("What was arranged stands in the movement order"),
    ),
    Door(
        Action.CANCEL,
        ReasonForm,
        deployments.cancel,
        "cancellations",
        example={"reason": "The unit is in quarantine"},
        done=_("The deployment is cancelled"),
    ),
    Door(
        Action.REPORT_ARRIVAL,
        forms.ArrivalForm,
        reporting.report_arrival,
        "arrivals",
        example={"arrivedAt": "2020-12-31T08:00:00+01:00", "lines": [{**LINE, "arrived": 4}], "inductionDone": True},
        done=_("The arrival is reported"),
    ),
    Door(
        Action.DENY_ARRIVAL,
        ReasonForm,
        reporting.deny_arrival,
        "denials",
        example={"reason": "Nobody has come to our door"},
        done=_("It is recorded that nobody arrived"),
    ),
    Door(
        Action.REPORT_DAY,
        forms.DayForm,
        reporting.report_day,
        "daily-reports",
        example={"day": "2020-12-31", "present": 4, "effect": 2, "tasks": "Care and meals on ward 2"},
        done=_("The report of the day is recorded"),
    ),
    Door(
        Action.SUSPEND,
        forms.SuspendForm,
        reporting.suspend,
        "suspensions",
        example={
            "reason": "No protective clothing is left",
            "owner": "care manager",
            "until": "2021-01-02T08:00:00+01:00",
        },
        done=_("The work is suspended"),
    ),
    Door(Action.RESUME, DeedForm, reporting.resume, "resumptions", done=_("The work goes on")),
    Door(
        Action.RECALL,
        forms.RecallForm,
        while_out.recall,
        "recalls",
        example={"lastDay": "2021-01-04", "reason": "Needed for a mission"},
        done=_("The people are recalled"),
    ),
    Door(
        Action.REPLACE_PEOPLE,
        forms.ReplaceForm,
        while_out.replace_people,
        "replacements",
        example={**LINE, "persons": 1, "pool": 1, "firstDay": "2021-01-02", "reason": "One of them fell ill"},
        done=_("The replacement is recorded"),
    ),
    Door(
        Action.GIVE_BACK,
        forms.GiveBackForm,
        while_out.give_back,
        "shortfalls",
        example={**LINE, "persons": 1, "reason": "Fell ill on the way and can't be replaced"},
        done=_("It is recorded that they don't come and are not replaced"),
    ),
    Door(
        Action.EXTEND,
        forms.ExtendForm,
        while_out.extend,
        "extensions",
        example={"until": "2021-01-18"},
        done=_("The deployment is extended"),
    ),
    Door(
        Action.REPORT_DEPARTURE,
        forms.DepartureForm,
        reporting.report_departure,
        "departures",
        example={
            "departedAt": "2021-01-11T17:00:00+01:00",
            "endReason": "need_over",
            "note": "The home's own staff is back",
        },
        done=_("The departure is reported"),
    ),
    Door(
        Action.RECORD_COST,
        CostForm,
        costs.record,
        "costs",
        section="costs",
        example={
            "kind": "estimated",
            "amount": 18500.5,
            "payer": "vws",
            "scheme": "settlement",
            "startsOn": "2020-12-31",
            "endsOn": "2021-01-19",
            "source": "Calculation of 30 December: travel, lodging and meals",
        },
        done=_("The cost is recorded"),
    ),
)


def deployments_of(requests):
    """The deployments of `requests`."""
    return Deployment.objects.filter(support_request__in=requests).select_related("support_request")
