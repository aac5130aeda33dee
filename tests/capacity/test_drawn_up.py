"""What was drawn up can be changed until it is approved; whoever changed it has drawn it up, and approves it not."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from capacity import deployments, work
from capacity.models import Deployment, DeploymentState, Hand, Part
from foundation.errors import Refused
from regions.models import Membership
from requests_app.deeds import undoing
from requests_app.models import Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from tests import out
from tests.browsing import text_of
from tests.capacity.conftest import draw_up
from tests.out import made_ready

BARE = {"unit": "", "commander": "", "hand_over": ""}


@pytest.fixture
def bare(cast, granted):
    """Dirk's deployment of two of the four, of which he left out all that can wait."""
    (booking,) = deployments.reserved(granted.request)
    lines = [{"booking": booking.pk, "persons": 2}]
    return made_ready(cast, draw_up(cast, granted.request, **BARE, lines=lines))


def third(cast):
    """A third planner: for once Vera of VWS is one."""
    Membership.objects.create(user=cast.vera, role="defence_planner", valid_from=date(2020, 3, 1))
    cast.vera.forget_memberships()
    return cast.vera


def changed(cast, deployment, by, **more):
    done = deployments.change(deployment, by=by, **out.PLAN | more)
    deployment = Deployment.objects.get(pk=deployment.pk)
    return deployment, done.event


def test_without_a_commander_nobody_approves_it_and_who_drew_it_up_fills_that_in(cast, bare):
    with pytest.raises(Refused) as refused:
        deployments.approve(bare, by=cast.daan)
    assert [lack.code for lack in refused.value.lacking] == ["no_commander", "no_hand_over"]
    (waiting,) = [one for one in work.waiting_for(cast.dirk) if one.title == str(bare)]
    assert waiting.deed_url.endswith("/do/change-deployment/")

    deployment, _event = changed(cast, bare, cast.dirk)
    deployments.approve(deployment, by=cast.daan)

    assert Deployment.objects.get(pk=bare.pk).approved_by == cast.daan


def test_who_changed_it_has_drawn_it_up_and_neither_of_the_two_approves_it(cast, bare):
    deployment, _event = changed(cast, bare, cast.daan)

    for who, said in ((cast.dirk, "You drew up this deployment"), (cast.daan, "You changed this deployment")):
        with override("en"), pytest.raises(PermissionDenied, match=said):
            deployments.approve(deployment, by=who)
    deployments.approve(deployment, by=third(cast))

    hands = Hand.objects.filter(deployment=deployment).values_list("part", flat=True)
    assert list(hands) == ["drew_up", "drew_up", "approved"]


def test_the_database_lets_nobody_approve_what_her_hand_is_in(cast, bare):
    deployment, _event = changed(cast, bare, cast.daan)

    with pytest.raises(IntegrityError), transaction.atomic():
        Hand.objects.create(deployment=deployment, person=cast.daan, part=Part.APPROVED, event_number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deployment.objects.filter(pk=deployment.pk).update(approved_by=cast.dirk)


def test_the_api_refuses_it_alike_and_says_why(cast, bare, browser):
    def approve(name):
        return browser(name).post(f"/api/v1/deployments/{bare.pk}/approvals", {}, content_type="application/json")

    assert (approve("dirk").status_code, approve("daan").status_code) == (403, 409)
    body = {"commander": out.COMMANDER, "handOver": out.HANDING_OVER}
    answer = browser("daan").post(f"/api/v1/deployments/{bare.pk}/changes", body, content_type="application/json")
    assert answer.status_code == 201
    assert approve("daan").status_code == 403
    assert "You changed this deployment" in approve("daan").json()["detail"]


def test_more_and_others_go_after_a_change_and_as_before_when_it_is_undone(cast, granted, bare):
    rows = [{"booking": one.pk, "persons": one.persons} for one in deployments.to_choose_from(bare)]
    unit = bare.unit
    deployment, event = changed(cast, bare, cast.daan, lines=rows, unit="Korps Mariniers")
    assert sum(one.persons for one in deployment.bookings.all()) == 4
    assert deployment.unit == "Korps Mariniers"

    undoing.undo(Undoable.objects.get(event=event), by=cast.daan)

    deployment = Deployment.objects.get(pk=bare.pk)
    assert sum(one.persons for one in deployment.bookings.all()) == 2
    assert (deployment.unit, deployment.commander) == (unit, "")
    deployments.change(deployment, by=cast.dirk, **out.PLAN)
    deployments.approve(deployment, by=cast.daan)


def test_the_unit_is_that_of_the_pool(cast, granted, bare, browser):
    assert bare.unit == bare.bookings.get().pool.unit
    page = text_of(browser("dirk").get(reverse("requests:deed", args=[granted.request.reference, "draw-up"])))
    assert f'value="{bare.unit}"' in page


def test_who_approves_reads_on_the_page_where_they_go_and_what_must_be_so(cast, granted, drawn_up, browser):
    request = granted.request
    page = text_of(browser("daan").get(f"/deployments/{drawn_up.pk}/do/approve/"))

    for fact in (
        request.location.address,
        "Contact on site",
        "Earliest arrival",
        out.HANDING_OVER,
        "4 × nurse",
        "Each shift has a leader",
        request.conditions.first().owner,
        request.missions.get(report__isnull=False).report.get_conclusion_display(),
    ):
        assert escape(fact) in page, fact


def test_where_it_isnt_hers_the_reason_is_hers(cast, drawn_up, browser):
    dirk, why = browser("dirk"), "You drew up this deployment: another planner approves it."

    assert why in text_of(dirk.get(f"/deployments/{drawn_up.pk}/"))
    assert why in text_of(dirk.get(f"/requests/{drawn_up.support_request.reference}/"))
    refused = dirk.get(f"/deployments/{drawn_up.pk}/do/approve/")
    assert (refused.status_code, why in text_of(refused)) == (403, True)
    assert why not in text_of(browser("daan").get(f"/deployments/{drawn_up.pk}/"))
    assert why not in text_of(browser("ineke").get(f"/deployments/{drawn_up.pk}/"))
    assert not workflow.prospect(drawn_up.support_request, Action.APPROVE, by=cast.dirk, subject=drawn_up).standings


def pressed(page, *names):
    """What the page would send."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in ("key", "version", "seen", *names)}


def test_nobody_approves_what_was_changed_since_she_read_it(cast, drawn_up, browser):
    out.made_ready(cast, drawn_up)
    daan, path = browser("daan"), f"/deployments/{drawn_up.pk}/do/approve/"
    read = pressed(daan.get(path))
    changed(cast, drawn_up, cast.dirk, unit="Andere eenheid")

    again = daan.post(path, read)
    drawn_up.refresh_from_db()
    assert (again.status_code, drawn_up.state) == (409, DeploymentState.DRAWN_UP)
    assert daan.post(path, pressed(again)).status_code == 302


def test_a_program_that_sends_what_it_read_approves_nothing_else(cast, drawn_up, browser):
    out.made_ready(cast, drawn_up)
    daan, path = browser("daan"), f"/api/v1/deployments/{drawn_up.pk}"
    read = daan.get(path).json()["seen"]
    changed(cast, drawn_up, cast.dirk, unit="Andere eenheid")

    def approve(seen):
        return daan.post(f"{path}/approvals", {"seen": seen}, content_type="application/json").status_code

    assert approve(read) == 409
    assert approve(daan.get(path).json()["seen"]) == 201


def test_an_older_page_puts_no_older_words_back(cast, drawn_up, browser):
    dirk, path = browser("dirk"), f"/deployments/{drawn_up.pk}/do/change-deployment/"
    read = pressed(dirk.get(path), "unit", "commander", "hand_over")
    changed(cast, drawn_up, third(cast), unit="Andere eenheid")

    assert dirk.post(path, read).status_code == 409
    drawn_up.refresh_from_db()
    assert drawn_up.unit == "Andere eenheid"
