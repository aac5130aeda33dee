"""The regional round from the first question to the last rank, as Gerard of the GHOR leads it, alone or not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from foundation import clock
from foundation.ranges import Profile
from regions.models import CareOfficeRegion, Channel, Institution, Location, Membership, Role, User
from requests_app.deeds import intake, ladder, need_and_situation, offering, regional_round, undoing
from requests_app.models import STEP_1, Answer, Event, NeedLine, Offer, OfferState, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import need_ledger, need_totals
from requests_app.records.need_ledger import Account
from requests_app.worklist import work
from tests import road
from tests.at_once import at_once
from tests.cast import FIRST_DAY, LAST_DAY, a_line, ask, days
from tests.recipes import offered

ROUND = "/regional-round/"
NUMBER = "+31539990044"
DAYS = ("first-", "last-", "from-", "until-")


class Page:
    """The round as it stands open in somebody's browser: what it shows, and what she types over it."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user)
        self.client.cookies["django_language"] = "en"
        self.load()

    def load(self):
        self.answer = self.client.get(ROUND)
        self.sent = self._filled_in()
        return self.answer.text

    def _filled_in(self):
        form = self.answer.context["form"]
        found = {bound.html_name: bound.value() for bound in form}
        shown = {name: str(value) for name, value in found.items() if value not in (None, "", False)}
        return {name: value[:10] if name.startswith(DAYS) else value for name, value in shown.items()}

    def send(self, button="save", follow=False, **typed):
        named = {name.replace("_", "-"): str(value) for name, value in typed.items()}
        self.answer = self.client.post(ROUND, self.sent | named | {button: "1"}, follow=follow)
        return self.answer.status_code


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def page(cast):
    return lambda user=cast.gerard: Page(user)


@pytest.fixture
def colleague(cast):
    """Somebody else of the same GHOR."""
    user = User.objects.create(email="gita@ghor-twente.example", name="Gita Twent")
    region = cast.gerard.memberships_now()[0].safety_region
    Membership.objects.create(user=user, role=Role.GHOR, safety_region=region)
    return user


@pytest.fixture
def two_types(an_alert):
    """Two intensive care nurses and eight nurses are asked."""
    return an_alert(lines=[a_line(staff_type=StaffType.IC_NURSE, persons=2), a_line()])


def at(name, row):
    """The name of a field of `row`, for a keyword."""
    return f"{name}_{row.pk}"


# --- which need line, how many, when


def test_of_a_home_that_asked_two_types_nothing_is_chosen_until_somebody_chooses(cast, two_types, page):
    inquiry = ask(cast, two_types, Rung.OTHER_INSTITUTIONS)
    _ic, nurses = two_types.lines.all()
    opened = page()
    said = {at("answer", inquiry): "partly", at("persons", inquiry): 5}

    assert not opened.answer.context["form"][f"line-{inquiry.pk}"].value()
    assert opened.send(**said) == 400
    assert 'value="5"' in opened.answer.text
    assert not Offer.objects.exists()
    assert opened.send(**said, **{at("line", inquiry): nurses.pk}) == 302

    (offer,) = inquiry.offers.all()
    assert (offer.line, offer.staff_type, offer.persons) == (nurses, StaffType.NURSE, 5)
    assert (offer.starts_on, offer.ends_on) == (FIRST_DAY, LAST_DAY)


def test_one_line_needs_no_choice_and_its_days_are_those_still_open(cast, an_alert, page):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    helper = ask(cast, support_request, Rung.CARE_OFFICE)
    offers = [offered(support_request.lines.get(), 8, ends_on=days(3))]
    ladder.answer(helper, by=cast.karin, answer="partly", offers=offers)
    offering.accept(helper.offers.get(), by=cast.gerard)
    opened = page()

    assert opened.sent[f"first-{inquiry.pk}"] == days(4).isoformat()
    assert opened.send(**{at("answer", inquiry): "partly"}) == 400, "partly needs a number"
    assert opened.send(**{at("answer", inquiry): "partly", at("persons", inquiry): 3}) == 302

    offer = inquiry.offers.get()
    assert (offer.persons, offer.starts_on, offer.ends_on) == (3, days(4), LAST_DAY)
    assert "8 persons open" in page().load()


def test_a_line_that_was_the_only_open_one_when_the_page_was_opened_stays_the_one_meant(cast, two_types, page):
    ic, nurses = two_types.lines.all()
    inquiry = ask(cast, two_types, Rung.OTHER_INSTITUTIONS)
    helper = ask(cast, two_types, Rung.CARE_OFFICE)
    values = [offered(ic, 2, staff_type=StaffType.IC_NURSE)]
    ladder.answer(helper, by=cast.karin, answer="partly", offers=values)
    offering.accept(helper.offers.get(), by=cast.gerard)
    opened = page()
    offering.withdraw_offer(helper.offers.get(), by=cast.karin, how=How(reason="ill themselves"))

    assert opened.send(**{at("answer", inquiry): "partly", at("persons", inquiry): 5}) == 302
    assert inquiry.offers.get().line == nurses


# --- asking, deciding, calling


@pytest.fixture
def nobody(cast):
    """The care office has no account and no address; it has a number."""
    Membership.objects.filter(user=cast.karin).delete()
    CareOfficeRegion.objects.update(contact_email="", contact_phone=NUMBER)


def test_who_was_not_asked_yet_is_asked_from_the_round_and_called_when_no_mail_reaches_it(cast, an_alert, page, nobody):
    support_request = an_alert()
    office = support_request.location.care_office_region
    opened, late = page(), page()
    said = {at("ask", support_request): f"care_office:{office.pk}"}

    assert opened.send(follow=True, **said) == 200
    told = [str(one) for one in opened.answer.context["messages"]]
    assert any("Not reached by mail: call" in one and f"tel:{NUMBER}" in one for one in told)
    assert f"tel:{NUMBER}" in opened.load(), "also in the grid"
    (item,) = (one for one in work.waiting_for(cast.gerard) if str(office) in one.title)
    assert item.call.number == NUMBER
    said_so = How(spoken_by=workflow.SpokenBy("secretariaat", clock.now()))
    ladder.answer(support_request.inquiries.get(), by=cast.gerard, answer="nothing", how=said_so)
    assert late.send(**said) == 409
    assert "was asked already" in late.answer.text
    assert support_request.inquiries.count() == 1


def test_of_whom_cannot_be_asked_any_more_it_is_said_why_and_the_rest_is_saved(cast, an_alert, page):
    closed, skipped, fine = an_alert(), an_alert(), an_alert()
    channel = Channel.objects.active(on=clock.today()).filter(rung=Rung.RED_CROSS).first()
    office = fine.location.care_office_region
    opened = page()
    Channel.objects.filter(pk=channel.pk).update(active_from=None, active_until=clock.today() - timedelta(days=1))
    ladder.waive(skipped, by=cast.gerard, rung=Rung.CARE_OFFICE, how=How(reason="ill"))

    said = {at("ask", closed): f"red_cross:{channel.pk}"}
    said |= {at("ask", one): f"care_office:{office.pk}" for one in (skipped, fine)}
    assert opened.send(**said) == 409

    problems = {one.support_request: one.problem for one in opened.answer.context["problems"]}
    assert problems.keys() == {closed, skipped}
    assert "can't be asked any more" in problems[closed]
    assert "was skipped" in problems[skipped]
    assert [one.party for one in fine.inquiries.all()] == [office]
    assert page().send(**{at("ask", fine): "red_cross:x"}) == 400


def test_an_offer_is_accepted_as_far_as_it_fits_declined_and_shortened_in_the_round(cast, an_alert, page):
    support_request = an_alert()
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    offers = [offered(line, 10), offered(line, 2)]
    ladder.answer(inquiry, by=cast.karin, answer="filled", offers=offers)
    large, small = inquiry.offers.all()
    opened = page()

    assert opened.sent[f"take-{large.pk}"] == "8"
    assert opened.send(**{at("decide", small): "decline"}) == 400, "why?"
    said = {at("decide", large): "accept", at("decide", small): "decline", at("why", small): "enough"}
    assert opened.send(**said, **{at("until", large): days(9).isoformat()}) == 302
    large.refresh_from_db(), small.refresh_from_db()
    assert (large.state, large.persons, large.persons_offered, large.ends_on) == ("accepted", 8, 10, days(9))
    assert (small.state, small.reason) == ("declined", "enough")

    opened.load()
    assert opened.send(**{at("leave", large): days(5).isoformat(), at("why", large): "ill"}) == 302
    large.refresh_from_db()
    assert large.ends_on == days(5)


def test_when_a_party_calls_back_is_shown_where_it_is_waited_for(cast, an_alert, page):
    inquiry = ask(cast, an_alert(), Rung.CARE_OFFICE)
    opened = page()

    assert opened.send(**{at("back", inquiry): "2020-12-28T07:00"}) == 409, "that has passed"
    assert opened.send(**{at("back", inquiry): "2020-12-28T09:30"}) == 302
    assert "calls back at" in opened.load()
    (item,) = (one for one in work.waiting_for(cast.gerard) if one.title.startswith("Calls back: "))
    assert item.due == clock.now() + timedelta(minutes=90)
    client = Client()
    client.force_login(cast.karin)
    client.cookies["django_language"] = "en"
    assert "You call back at" in client.get(reverse("requests:inquiry", args=[inquiry.pk])).text

    clock.move(hours=2)
    assert "would call back at" in opened.load()
    assert any(one.title.startswith("Didn't call back: ") for one in work.waiting_for(cast.ineke))


def test_a_home_without_an_account_that_is_asked_for_figures_is_a_task_until_they_are_there(cast, an_alert, page):
    support_request = an_alert()
    clock.move(minutes=5)
    page().send(button="ask_figures", **{f"tick-{support_request.pk}": "on"})

    def tasks():
        return [one for one in work.waiting_for(cast.gerard) if one.deed_url.endswith("/update-situation/")]

    assert not tasks()
    Membership.objects.filter(institution=support_request.institution).delete()
    (task,) = tasks()
    assert task.call.number == support_request.call_back_number
    assert not [one for one in work.waiting_for(cast.greet) if one.deed_url == task.deed_url]
    clock.move(minutes=5)
    figures = How(spoken_by=workflow.SpokenBy("teamleider", clock.now()))
    need_and_situation.update_situation(support_request, by=cast.gerard, clients_on_site=80, how=figures)
    assert not tasks()


# --- sums


DAY = st.integers(0, 12).map(days)
SPAN = st.tuples(st.integers(1, 9), DAY, DAY).map(lambda one: (one[0], min(one[1:]), max(one[1:])))
TERMS = ("region", "national", "defence", "declined", "withdrawn")


@st.composite
def accounts(draw):
    """An account whose terms never come above what was asked."""
    asked = left = Profile.of(draw(st.lists(SPAN, min_size=1, max_size=3)))
    terms = {}
    for name in draw(st.permutations(TERMS)):
        terms[name] = Profile.of(draw(st.lists(SPAN, max_size=2))) & left
        left = left - terms[name]
    return Account(asked=asked, **terms)


@given(st.lists(st.tuples(st.sampled_from(list(StaffType)[:3]), accounts()), max_size=6), st.integers(-3, 9))
def test_the_totals_per_staff_type_are_those_of_the_ledger_day_by_day(parts, today):
    lines = [NeedLine(pk=number, staff_type=staff_type) for number, (staff_type, _account) in enumerate(parts)]
    entries = {number: entry for number, (_staff_type, entry) in enumerate(parts)}
    with clock.frozen(clock.now().replace(year=2020, month=12, day=29) + timedelta(days=today)):
        found = {one.staff_type: one for one in need_totals.by_staff_type(lines, entries)}
        now = clock.today()

    def summed(staff_type, term, wanted=lambda day: True):
        of_type = [entries[line.pk] for line in lines if line.staff_type == staff_type]
        return sum(getattr(entry, term).on(days(n)) for entry in of_type for n in range(13) if wanted(days(n)))

    assert set(found) == {line.staff_type for line in lines}
    for staff_type, one in found.items():
        assert one.asked == one.met + one.dropped + one.unmet + one.open
        assert one.asked == summed(staff_type, "asked")
        assert one.met == sum(summed(staff_type, term) for term in TERMS[:3])
        assert one.open == summed(staff_type, "open", lambda day: day >= now)
        assert one.unmet == summed(staff_type, "open", lambda day: day < now)


def test_what_a_party_promised_is_summed_over_requests_and_stands_in_the_round(cast, an_alert, page):
    first, second = an_alert(), an_alert()
    for support_request, persons, until in ((first, 3, days(4)), (second, 2, days(1))):
        inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
        line = support_request.lines.get()
        offers = [offered(line, persons, ends_on=until), offered(line, 1)]
        ladder.answer(inquiry, by=cast.karin, answer="partly", offers=offers)
        offering.accept(inquiry.offers.first(), by=cast.gerard)

    context = page().answer.context
    (promised,) = context["promises"]
    assert (promised.persons, promised.person_days, promised.undecided) == (5, 3 * 5 + 2 * 2, 2)
    assert promised.requests == sorted([first.reference, second.reference])
    (total,) = context["totals"]
    lines = NeedLine.objects.filter(support_request__in=[first, second])
    ledger = need_ledger.accounts(lines).values()
    assert total.open == sum(entry.residual.person_days for entry in ledger)
    assert total.met == promised.person_days


# --- what came since


def test_a_fresh_alert_is_in_the_grid_wherever_it_stands_and_an_open_page_is_told(cast, an_alert, page):
    known = an_alert()
    opened = page()
    shown = {"region": "VR05", "shown": opened.sent["shown"]}
    assert opened.client.get(ROUND, shown).status_code == 204

    returned, urgent = an_alert(), an_alert()
    workflow.perform(returned, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    intake.register_urgent(urgent, by=cast.loes, **road.URGENT_ROAD)

    line = opened.client.get(ROUND, shown)
    assert "2 new requests since you opened this" in line.text
    opened.send(follow=True, **{at("rank", known): 1, at("reason", known): "nights"})
    assert any("2 new requests" in str(one) for one in opened.answer.context["messages"])
    in_grid = {row.support_request for row in opened.answer.context["form"].rows}
    assert in_grid == {known, returned, urgent}


# --- two people in one grid


def test_what_a_colleague_changed_is_refused_with_both_values_and_the_rest_is_saved(cast, an_alert, page):
    support_request = an_alert()
    office, table = ask(cast, support_request, Rung.CARE_OFFICE), ask(cast, support_request, Rung.ROAZ)
    opened = page()
    ladder.answer(office, by=cast.karin, answer="nothing", note="all ill")
    said = {at("answer", office): "partly", at("persons", office): 3, at("answer", table): "nothing"}

    assert opened.send(**said) == 409
    problem = opened.answer.context["problems"][0].problem
    assert "Karin Kantoor recorded at" in problem
    assert "nothing" in problem
    assert "3 ×" in problem
    assert [one.name for one in opened.answer.context["saved"]] == [str(table.party)]
    form = opened.answer.context["form"]
    assert (form[f"answer-{office.pk}"].value(), form[f"persons-{office.pk}"].value()) == ("partly", "3")
    office.refresh_from_db(), table.refresh_from_db()
    assert (office.answer, table.answer) == (Answer.NOTHING, Answer.NOTHING)
    assert not Offer.objects.exists()


def test_a_rank_that_somebody_else_gave_is_not_written_over_by_who_did_not_see_it(cast, an_alert, page, colleague):
    support_request = an_alert()
    opened, other = page(), page(colleague)
    assert other.send(**{at("rank", support_request): 2, at("reason", support_request): "nights"}) == 302
    assert opened.send() == 302, "nothing was typed over it"
    support_request.refresh_from_db()
    assert support_request.priority_rank == 2

    mine = {at("rank", support_request): 1, at("reason", support_request): "IC"}
    assert opened.send(**mine) == 409
    problem = opened.answer.context["problems"][0].problem
    assert "Gita Twent" in problem
    assert "rank 2, nights" in problem
    opened.sent = opened._filled_in()
    assert opened.sent[f"rank-{support_request.pk}"] == "1"
    assert opened.send() == 302, "sent again, it is meant for what stands there now"
    support_request.refresh_from_db()
    assert support_request.priority_rank == 1


def test_what_a_colleague_took_a_step_up_does_not_climb_another(cast, an_alert, page, colleague):
    support_request = an_alert()
    for rung in Rung:
        ladder.waive(support_request, by=cast.gerard, rung=rung, how=How(reason="all were called"))
    opened, other = page(), page(colleague)
    tick = {at("tick", support_request): "on"}

    assert (other.send("escalate", **tick), opened.send("escalate", **tick)) == (302, 409)
    support_request.refresh_from_db()
    assert support_request.status == Status.NATIONAL
    opened.sent = opened._filled_in()
    assert opened.send("escalate", **tick) == 302, "sent again, it is meant"


def test_what_was_typed_about_a_request_that_left_the_round_is_not_lost(cast, an_alert, page):
    gone, stays = an_alert(), an_alert()
    inquiry = ask(cast, gone, Rung.CARE_OFFICE)
    opened = page()
    workflow.perform(gone, Action.WITHDRAW, by=cast.ineke, how=How(reason="all are back"))

    typed = {at("answer", inquiry): "nothing", at("rank", stays): 1, at("reason", stays): "nights"}
    assert opened.send(**typed) == 409
    assert opened.answer.context["form"][f"answer-{inquiry.pk}"].value() == "nothing"
    stays.refresh_from_db()
    assert stays.priority_rank == 1
    assert gone.reference not in page().load()


def test_a_rank_typed_for_a_request_that_left_the_round_is_not_lost(cast, an_alert, page):
    gone, untouched = an_alert(), an_alert()
    need_and_situation.set_priority(untouched, by=cast.gerard, priority_rank=3, priority_reason="nights")
    opened = page()
    for support_request in (gone, untouched):
        workflow.perform(support_request, Action.WITHDRAW, by=cast.ineke, how=How(reason="all are back"))

    assert opened.send(**{at("rank", gone): 1, at("reason", gone): "no doctor"}) == 409
    assert [problem.support_request for problem in opened.answer.context["problems"]] == [gone]
    form = opened.answer.context["form"]
    assert (form[f"rank-{gone.pk}"].value(), form[f"reason-{gone.pk}"].value()) == ("1", "no doctor")


def test_what_was_typed_about_an_offer_that_was_undone_is_said_back(cast, an_alert, page):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    offers = [offered(support_request.lines.get(), 3)]
    given = ladder.answer(inquiry, by=cast.karin, answer="partly", offers=offers)
    offer = inquiry.offers.get()
    opened = page()
    undoing.undo(given.event.undoable, by=cast.karin)

    typed = {at("decide", offer): "accept", at("rank", support_request): 1, at("reason", support_request): "nights"}
    assert opened.send(**typed) == 400
    (line,) = opened.answer.context["form"].non_field_errors()
    assert f"{support_request.reference}, {inquiry.party}" in line
    assert "offer accept" in line
    opened.sent = opened._filled_in()
    assert opened.send() == 302
    support_request.refresh_from_db()
    assert support_request.priority_rank == 1, "the rest is saved once that was read"


@pytest.mark.parametrize("region", ["VR01", "VR99", ""])
def test_the_round_of_a_region_she_does_not_lead_is_refused_and_not_taken_for_her_own(cast, an_alert, page, region):
    support_request = an_alert()
    opened = page()

    typed = opened.sent | {f"rank-{support_request.pk}": "1", f"reason-{support_request.pk}": "nights"}
    answers = [opened.client.get(ROUND, {"region": region}), opened.client.post(f"{ROUND}?region={region}", typed)]

    assert [answer.status_code for answer in answers] == [403, 403]
    support_request.refresh_from_db()
    assert support_request.priority_rank is None
    assert opened.client.post(f"{ROUND}?region=VR05", typed).status_code == 302


def test_what_is_removed_while_the_round_is_saved_is_said_of_that_one_thing(cast, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    given = ladder.answer(inquiry, by=cast.karin, answer="partly", offers=[offered(support_request.lines.get(), 3)])
    offer = inquiry.offers.get()
    said = regional_round.Said(regional_round.accept, offer, "offer", "accept", "offer1", seen="as it was")
    undoing.undo(given.event.undoable, by=cast.karin)

    (outcome,) = regional_round.save([said], by=cast.gerard, how=lambda _said: How())
    assert "removed in the meantime" in outcome.problem


def test_an_inquiry_and_an_offer_of_the_same_number_keep_their_own_days(cast, an_alert, page):
    support_request = an_alert()
    line = support_request.lines.get()
    homes, office = ask(cast, support_request, Rung.OTHER_INSTITUTIONS), ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(office, by=cast.karin, answer="partly", offers=[offered(line, 3, ends_on=days(2))])
    Offer.objects.update(id=homes.pk)
    opened = page()

    assert opened.send(**{at("answer", homes): "partly", at("persons", homes): 2}) == 302
    assert homes.offers.get().ends_on == LAST_DAY


@pytest.mark.parametrize(("rank", "reason"), [("", "nights"), ("", "no doctor"), ("", ""), (3, "")])
def test_a_rank_is_not_taken_away_and_a_reason_goes_with_a_rank(cast, an_alert, page, rank, reason):
    support_request = an_alert()
    need_and_situation.set_priority(support_request, by=cast.gerard, priority_rank=3, priority_reason="nights")
    opened = page()
    assert opened.send(**{at("rank", support_request): rank, at("reason", support_request): reason}) == 400


def test_a_reason_alone_is_asked_for_its_rank(an_alert, page):
    support_request = an_alert()
    opened = page()
    assert opened.send(**{at("reason", support_request): "no doctor"}) == 400
    assert "no doctor" in opened.answer.text


def test_people_are_not_accepted_for_a_need_that_changed_since(cast, an_alert, page):
    support_request = an_alert()
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.karin, answer="partly", offers=[offered(line, 3)])
    offer = inquiry.offers.get()
    opened = page()
    need_and_situation.change_line(line, by=cast.ineke, persons=7)

    assert opened.send(**{at("decide", offer): "accept"}) == 409
    offer.refresh_from_db()
    assert offer.state == OfferState.OFFERED
    opened.load()
    assert opened.send(**{at("decide", offer): "accept"}) == 302
    offer.refresh_from_db()
    assert (offer.state, offer.persons) == (OfferState.ACCEPTED, 3)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_two_ranks_at_the_same_moment_one_is_told_of_the_other(cast, an_alert, colleague):
    support_request = an_alert()
    pages = [Page(cast.gerard), Page(colleague)]

    def ranks(opened, rank):
        return lambda: opened.send(
            **{at("rank", support_request): rank, at("reason", support_request): f"because {rank}"}
        )

    answers = at_once(*[ranks(opened, number) for number, opened in enumerate(pages, start=1)])

    assert sorted(answers) == [302, 409]
    assert Event.objects.filter(action=Action.SET_PRIORITY).count() == 1


def test_the_same_round_sent_twice_is_done_once(cast, an_alert, page):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    opened = page()
    table = f"roaz:{support_request.location.roaz_region.pk}"
    said = {at("answer", inquiry): "nothing", at("ask", support_request): table}

    assert [opened.send(**said) for _each in range(2)] == [302, 302]
    assert support_request.events.filter(action=Action.ANSWER).count() == 1
    assert support_request.inquiries.count() == 2


# --- the page


def test_what_is_unsafe_soon_comes_first_and_is_marked(cast, an_alert, page):
    later = an_alert(first_unsafe_shift_at=clock.now() + timedelta(hours=30))
    soon = an_alert(first_unsafe_shift_at=clock.now() + timedelta(hours=3))
    unknown = an_alert()
    SupportRequest.objects.filter(pk=unknown.pk).update(first_unsafe_shift_at=None)

    opened = page()
    assert [row.support_request for row in opened.answer.context["form"].rows] == [soon, later, unknown]
    assert opened.answer.text.count("is-unsafe") == 1


def test_one_home_stands_open_the_others_say_in_a_line_what_is_inside_and_what_is_wrong_opens(cast, an_alert, page):
    first, second = an_alert(), an_alert(location=cast.berkenhof, by=cast.petra)
    asked = ask(cast, second, Rung.CARE_OFFICE)
    ask(cast, second, Rung.ROAZ)
    shown = page()

    def opened():
        return [one.split('id="', 1)[1].split('"')[0] for one in shown.answer.text.split("<details open>")[1:]]

    assert opened() == [f"{first.reference}-title"]
    at_most = f"at most {second.lines.get().persons} persons open"
    assert f"Step 1: help in the region; {at_most}; 0 of 2 answered<" in shown.answer.text.replace("&#x27;", "'")

    assert shown.send(**{at("answer", asked): Answer.PARTLY}) == 400
    assert opened() == [f"{first.reference}-title", f"{second.reference}-title"]


def test_the_sheet_to_print_holds_what_was_said_and_no_field(cast, an_alert, page):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.karin, answer="partly", offers=[offered(support_request.lines.get(), 3)])
    opened = page()

    sheet = opened.client.get(ROUND, {"print": "1"}).text.partition("<main")[2].partition("</main>")[0]
    for words in (support_request.reference, str(inquiry.party), "8 persons open", "partly"):
        assert words in sheet
    assert not any(f"<{field}" in sheet for field in ("input", "select", "textarea", "form", "button"))


def test_a_round_of_many_requests_and_parties_can_be_sent(an_alert, page):
    an_alert()
    opened = page()
    opened.sent |= {f"seen-answer{number}": "0123456789abcdef" for number in range(1500)}
    assert opened.send() == 302


def test_the_round_costs_the_same_for_many_requests_and_parties(cast, an_alert, page):
    def busy():
        support_request = an_alert(lines=[a_line(staff_type=StaffType.IC_NURSE, persons=2), a_line()])
        nurses = support_request.lines.last()
        for rung in STEP_1:
            inquiry = ask(cast, support_request, rung)
            if rung != Rung.ROAZ:
                by = {Rung.CARE_OFFICE: cast.karin, Rung.OTHER_INSTITUTIONS: cast.petra}[rung]
                ladder.answer(inquiry, by=by, answer="partly", offers=[offered(nurses, 1), offered(nurses, 2)])
                offering.accept(inquiry.offers.first(), by=cast.gerard)

    def more_parties():
        place = Location.objects.get(pk=cast.avondzon.pk)
        for number in range(5):
            home = Institution.objects.create(name=f"Home {number}", sector=place.institution.sector)
            place.pk, place.institution, place.name = None, home, f"Home {number}"
            place.save()

    def cost(opened):
        with CaptureQueriesContext(connection) as queries:
            opened.load()
        return len(queries)

    busy()
    opened = page()
    few = cost(opened)
    busy(), busy(), more_parties()

    assert cost(opened) == few <= 26
    with CaptureQueriesContext(connection) as queries:
        opened.client.get(ROUND, {"print": "1"})
    assert len(queries) <= few


# --- the meeting of the triangle, which bypasses the page of a deed too


def test_a_meeting_says_once_which_corner_no_mail_reaches(cast, an_alert):
    for _each in range(2):
        road.urgent(cast, an_alert())
    client = Client()
    client.force_login(cast.loes)
    client.cookies["django_language"] = "en"

    def told(hour):
        page = client.post("/meetings/", {"key": hour, "starts_at": f"2020-12-28T{hour}:00"}, follow=True)
        return [str(one) for one in page.context["messages"]]

    assert not told("15")
    Membership.objects.filter(role=Role.VWS).delete()
    (words,) = told("16")
    assert "Not reached by mail: call" in words
