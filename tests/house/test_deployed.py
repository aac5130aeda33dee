"""January 2021: ten, seventeen and eleven came, worked and left again, and three ledgers agree at the end."""

from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test import Client, TestCase
from django.urls import reverse

from capacity import supply
from capacity.models import Booking, BookingState, Deployment, DeploymentState, EndReason, Pool, PoolDay
from foundation import clock, privacy
from foundation.models import is_typed
from foundation.ranges import Profile
from foundation.telephone import shown
from insight import totals
from msob.scenarios import december_2020, deployed
from msob.scenarios.cast import PEOPLE
from msob.scenarios.telling import dec, jan
from regions.models import Role, User
from requests_app.models import EvaluatedBy, NeedLine, Outcome, ReviewKind, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import GROUPS, StaffGroup, StaffType
from requests_app.procedure import workflow
from requests_app.records import need_ledger
from requests_app.worklist import work
from tests.chance import PROVING
from tests.conftest import MORNING
from tests.house.figures.of_money import OfMoney
from tests.house.figures.of_pools import OfPools
from tests.house.figures.of_pressure import OfPressure
from tests.house.figures.of_requests import OfRequests
from tests.house.figures.of_steering import OfSteering
from tests.house.figures.walls import Walls
from tests.insight import naive
from tests.insight.by_scope import pictures
from tests.insight.test_picture import of_hand
from tests.insight.test_picture import shown as shown_to

T = StaffType
CARE_HOTEL, GRONINGEN, TWENTE = "Zorghotel De Wending", "Zorgcentrum Het Hoge Licht", "Woonzorgcentrum De Berkenhof"
AMSTERDAM, HOSPITAL, MINISTRY = "Verpleeghuis De Amstelbocht", "Ziekenhuis Vlietzicht", "Ziekenhuis Domstad"


def request_of(name):
    return SupportRequest.objects.filter(institution__name=name).latest("pk")


def deployment_to(name):
    return Deployment.objects.get(support_request__institution__name=name)


def there(name, day):
    """(persons who came, of whom medical) on `day`."""
    found = deployment_to(name).bookings.filter(starts_on__lte=day, ends_on__gte=day, arrived__gt=0)
    medical = [one for one in found if GROUPS[StaffType(one.staff_type)] == StaffGroup.MEDICAL]
    return sum(one.arrived for one in found), sum(one.arrived for one in medical)


def of_the_cast(key):
    return User.objects.get(email=PEOPLE[key].email)


def events(name, action):
    return request_of(name).events.filter(action=action)


def may(deployment, action, *, by):
    return workflow.prospect(deployment.support_request, action, by=by, subject=deployment).offered


def reports_of_that_monday():
    """The report of the country, and that of Twente, of 28 December 2020 at eight: by who reads it and where."""
    query, found = {"at": MORNING.isoformat(), "days": 7}, {}
    for who, code in (("loes", "nl"), ("gerard", "VR05")):
        client = Client()
        client.force_login(of_the_cast(who))
        for page in ("", "report.pdf", "briefing.pdf"):
            found[who, page] = client.get(f"/reports/{code}/{page}", query).content
        found[who, "api"] = client.get("/api/v1/report", {**query, "scope": code}).content
        found[who, ""] = found[who, ""].partition(b"<section")[2].partition(b"</main>")[0]
    return found


NO_TEXT = {"password", "hash", "previous_hash", "head_hash", "sha256", "stored_as", "token_digest", "digest", "key"}
NO_TEXT |= {"kvk", "agb"}
"""Numbers of another kind, and what the machine made."""


def tables():
    """Every table of ours, its history too."""
    ours = {"foundation", "regions", "requests_app", "notifications", "capacity"}
    return [model for model in apps.get_models() if model._meta.app_label in ours]


def texts_of(model):
    """(where it stands, text) of everything people typed."""
    names = [one.name for one in model._meta.concrete_fields if is_typed(one) and one.name not in {*NO_TEXT, "frozen"}]
    names += [one.name for one in model._meta.concrete_fields if isinstance(one, models.JSONField)]
    for number, row in enumerate(model._default_manager.values(*names) if names else ()):
        for name, value in row.items():
            yield from ((f"{number}.{name}.{where}", text) for where, text in leaves(value))


def leaves(value, where=""):
    """(where, text) of every text inside what was recorded as a whole."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if name not in NO_TEXT:
                yield from leaves(inner, f"{where}.{name}")


def as_people_write(day, telephone):
    """The same day and number in the ways they stand in letters."""
    days = [f"{day:{form}}" for form in ("%d-%m-%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%d-%m-%Y %H:%M")]
    bare = telephone.replace(" ", "")
    return days, [telephone, telephone.replace(" ", "-"), bare, f"+31 {telephone[1:]}", f"+31{bare[1:]}"]


class January(OfPressure, OfPools, OfMoney, OfRequests, OfSteering, Walls, TestCase):
    """Loaded once for all these questions, in one process (tests/together.py); nobody changes anything."""

    @classmethod
    def setUpTestData(cls):
        cls.then = {}
        december_2020.load("deployed", on_monday=lambda: cls.then.update(reports_of_that_monday()))

    def setUp(self):
        clock.freeze(deployed.ENDS_AT)

    @pytest.fixture(autouse=True)
    def _by_chance(self, dice):
        self.dice = dice

    def test_the_report_of_28_december_is_the_same_again_after_january(self):
        """Of the country and of Twente: what programs fetch, what stands on the page, and the bytes of both papers."""
        assert totals.add_up() > 0

        for name, said in reports_of_that_monday().items():
            assert said == self.then[name], name
        assert b',17,"personen"' in self.then["gerard", "api"]
        assert b"3.317" in self.then["loes", ""]

    def test_ten_seventeen_and_eleven_came(self):
        assert (there(CARE_HOTEL, dec(31)), there(GRONINGEN, dec(31))) == ((10, 6), (17, 7))
        assert (there(TWENTE, dec(31)), there(TWENTE, jan(2))) == ((10, 3), (11, 4))
        assert {deployment_to(name).drawn_up_by.name for name in (CARE_HOTEL, GRONINGEN, TWENTE)} == {"Dirk Dienst"}
        assert {deployment_to(name).approved_by.name for name in (CARE_HOTEL, GRONINGEN, TWENTE)} == {"Daan Dekker"}

    def test_a_divided_triangle_waits_for_the_decider_and_another_a_day_later_by_the_button(self):
        mira = of_the_cast("mira")
        decide = str(Action.DECIDE_WITH_DISSENT.label)
        assert [one.deed for one in work.waiting_for(mira)] == [decide]

        with self.settings(MSOB_DEMO=True):
            self.client.post(reverse("demo_clock"), {"hours": "24"})

        assert [one.deed for one in work.waiting_for(mira)] == [decide, decide]

    def test_the_guard_takes_nothing_in_all_these_texts_for_a_citizen_service_number(self):
        """What people write in a month, in every table: days, references, telephones, addresses and long letters."""
        read = {(model.__name__, name): text for model in tables() for name, text in texts_of(model)}
        refused = {where: text for where, text in read.items() if privacy.bsn_in(text)}

        assert len(read) > 5000
        assert refused == {}

    def test_nor_in_what_people_would_write_of_each_request_and_home(self):
        """Its reference, days, telephone, postcode, address and figures beside each other, in a sentence."""
        refused, read = set(), 0
        for one in SupportRequest.objects.select_related("location").all():
            place = one.location
            days, telephones = as_people_write(one.first_unsafe_shift_at, shown(place.contact_phone))
            for day in days:
                for telephone in telephones:
                    text = f"{one.reference}, {day}: bel {telephone} of {one.call_back_number} na 22:30, "
                    text += f"{place.address}, {place.postcode}: 84 bewoners, 41 besmet, kamer 12-18. Nog 3-4 dagen."
                    read += 1
                    refused |= {text} if privacy.bsn_in(text) else set()

        assert read > 500
        assert refused == set()

    def test_each_picture_is_what_the_rows_add_up_to(self):
        """Of the country, a region or a home, to whom it belongs; over a week or a quarter. By chance, or each."""
        found = list(pictures())
        assert len(found) > 60
        for reader, scope, where in found if PROVING else [found[0], *self.dice.sample(found, 15)]:
            self.client.force_login(reader)
            days, requests = self.dice.choice((7, 91)), naive.sent(**where)
            figures, said = shown_to(self.client, scope, days=days)
            assert figures == of_hand(requests, days), (reader, scope, days)
            told = {(row["staffType"], term): of for row in said["need"] for term, of in row["days"].items()}
            assert +Counter(told) == +naive.ahead([one.pk for one in requests]), (reader, scope)

    def test_who_didnt_come_to_twente_was_replaced_like_for_like(self):
        first, second = events(TWENTE, Action.REPORT_ARRIVAL)
        (replaced,) = events(TWENTE, Action.REPLACE_PEOPLE)

        assert (first.facts["persons"], second.facts["persons"]) == (10, 11)
        assert (first.facts["induction_done"], second.facts["induction_done"]) == (False, True)
        assert (replaced.facts["persons"], replaced.facts["first_day"]) == (1, "2021-01-02")
        assert {one.pool.staff_type for one in deployment_to(TWENTE).bookings.filter(staff_type=T.NURSE)} == {T.NURSE}

    def test_what_must_be_so_before_arrival_was_so_before_approval(self):
        for name in (CARE_HOTEL, GRONINGEN, TWENTE):
            met, approved = events(name, Action.COMPLETE_CONDITION).get(), events(name, Action.APPROVE).get()
            assert (met.role, met.number < approved.number) == (Role.INSTITUTION, True)

    def test_the_wards_and_the_units_saw_the_effect_rise(self):
        for name, last in ((CARE_HOTEL, jan(18)), (GRONINGEN, jan(24)), (TWENTE, jan(13))):
            reports = deployment_to(name).reports.all()
            ward = [one for one in reports if one.role == Role.INSTITUTION]
            effects = [one.effect for one in ward]

            assert [one.day for one in ward] == [dec(31) + timedelta(n) for n in range((last - dec(31)).days + 1)]
            assert effects == sorted(effects)
            assert set(effects) == {1, 2, 3}
            assert {one.role for one in reports} == {Role.INSTITUTION, Role.DEFENCE_PLANNER}
            assert all(one.present == there(name, one.day)[0] for one in reports)

    def test_twente_stood_still_for_a_night(self):
        (suspended,), (resumed,) = events(TWENTE, Action.SUSPEND), events(TWENTE, Action.RESUME)

        assert suspended.facts["owner"] == "locatiemanager De Berkenhof"
        assert resumed.at - suspended.at == timedelta(hours=13, minutes=30)

    def test_groningen_asked_in_time_and_thirteen_stay_a_week_longer(self):
        (asked,) = events(GRONINGEN, Action.ASK_EXTENSION)
        review = request_of(GRONINGEN).reviews.get(kind=ReviewKind.EXTENSION)
        deployment = deployment_to(GRONINGEN)
        added = [need_ledger.account(line).committed.since(jan(21)) for line in request_of(GRONINGEN).lines.all()]

        assert (jan(20) - clock.day_of(asked.at) >= timedelta(days=5), asked.facts["late"]) == (True, False)
        assert (review.outcome, review.extend_until) == (Outcome.GRANT, jan(27))
        assert [there(GRONINGEN, day)[0] for day in (jan(20), jan(21), jan(27))] == [17, 13, 13]
        assert [one.person_days for one in added] == [5 * 7, 8 * 7]
        assert (deployment.state, deployment.ends_on) == (DeploymentState.ON_SITE, jan(27))
        assert request_of(GRONINGEN).status == Status.DEPLOYED

    def test_the_need_in_twente_was_over_five_days_early(self):
        deployment = deployment_to(TWENTE)
        lines = {line.staff_type: need_ledger.account(line).withdrawn for line in request_of(TWENTE).lines.all()}
        nurses = deployment.bookings.filter(staff_type=T.NURSE)

        assert (deployment.end_reason, clock.day_of(deployment.departed_at)) == (EndReason.NEED_OVER, jan(14))
        assert "Medicatie overgedragen" in events(TWENTE, Action.REPORT_DEPARTURE).get().facts["note"]
        assert {kind: (gone.on(jan(14)), gone.on(jan(15)), gone.on(jan(19))) for kind, gone in lines.items()} == {
            T.NURSE: (0, 4, 4),
            T.GENERAL_SUPPORT: (0, 7, 7),
        }
        assert {(one.ends_on, one.held_until) for one in nurses} == {(jan(14), jan(17))}
        assert [one.side for one in request_of(TWENTE).evaluations.all()] == [EvaluatedBy.INSTITUTION]

    def test_apeldoorn_ended_as_planned_and_its_region_closed_the_case(self):
        deployment, request = deployment_to(CARE_HOTEL), request_of(CARE_HOTEL)
        days = {(one.staff_type, one.ends_on, one.held_until) for one in deployment.bookings.all()}

        assert (deployment.end_reason, clock.day_of(deployment.departed_at)) == (EndReason.AS_PLANNED, jan(19))
        assert days == {(T.NURSE, jan(19), jan(22)), (T.CARER_IG, jan(16), jan(18))}
        assert {one.side for one in request.evaluations.all()} == set(EvaluatedBy)
        assert (request.status, events(CARE_HOTEL, Action.CLOSE).get().role) == (Status.CLOSED, Role.GHOR)

    def test_amsterdam_needed_nobody_in_the_end_and_gave_its_eleven_back(self):
        request = request_of(AMSTERDAM)

        assert request.status == Status.WITHDRAWN
        assert (request.bookings.count(), request.deployments.count()) == (0, 0)

    def test_everything_adds_up(self):
        call_command("verify_journal", verbosity=0)

        for pool in Pool.objects.all():
            held = Profile.of((one.persons, one.starts_on, one.held_until) for one in pool.bookings.all())
            taken = Profile.of((one.allocated, one.day, one.day) for one in pool.days.filter(allocated__gt=0))
            assert taken == held
        for request in SupportRequest.objects.all():
            assert supply.missing(request) == {} == supply.surplus(request)
        for entry in need_ledger.accounts(NeedLine.objects.all()).values():
            spare = entry.defence - entry.committed
            assert all(profile.is_never_negative for profile in (entry.open, entry.committed, spare))

    def test_the_board_of_december_and_january_has_used_days(self):
        days = PoolDay.objects.filter(allocated__gt=0)
        used = set(days.values_list("day", flat=True))

        assert {jan(1) + timedelta(days=count) for count in range(-1, 31)} <= used
        assert min(used) == dec(31)
        nurses = PoolDay.objects.get(pool__staff_type=T.NURSE, day=jan(10))
        assert (nurses.allocated, nurses.available) == (6 + 7 + 4, 24)

    def test_more_intensive_care_nurses_are_asked_than_there_are(self):
        asked = request_of(MINISTRY).lines.get(staff_type=T.IC_NURSE)
        left = PoolDay.objects.get(pool__staff_type=T.IC_NURSE, day=asked.starts_on)

        assert (asked.persons, left.available - left.allocated) == (6, 2)
        assert PoolDay.objects.get(pool__staff_type=T.DOCTOR, day=asked.starts_on).available == 2

    def test_the_planners_have_something_to_do_that_monday(self):
        daan, dirk = of_the_cast("daan"), of_the_cast("dirk")
        waiting = {item.on.institution.name for item in work.waiting_for(daan) if item.on}
        drawn_up = deployment_to(HOSPITAL)

        assert waiting == {TWENTE, GRONINGEN, HOSPITAL, MINISTRY, deployed.DIVIDED}
        assert (drawn_up.state, drawn_up.bookings.get().state) == (DeploymentState.DRAWN_UP, BookingState.RESERVED)
        assert (may(drawn_up, Action.APPROVE, by=daan), may(drawn_up, Action.APPROVE, by=dirk)) == (True, False)
        assert workflow.prospect(request_of(MINISTRY), Action.GIVE_POSITION, by=dirk).offered
        assert workflow.prospect(request_of(TWENTE), Action.EVALUATE, by=dirk).offered
        assert [one.facts["days"] for one in events(GRONINGEN, Action.END_IS_NEAR)] == [7, 7, 3]
        assert Booking.objects.filter(state=BookingState.PROPOSED).count() == 0


@pytest.mark.parametrize("scene", december_2020.SCENES)
def test_each_scene_stands_at_its_moment(scene):
    assert december_2020.scene_at(december_2020.SCENES[scene] + timedelta(hours=3)) == scene
