"""Who is asked and reached by no mail is called: that is said before the deed, after it, and in the asker's work."""

import pytest
from django.urls import reverse
from django.utils import translation

from foundation import clock
from foundation.telephone import shown
from notifications import outbox, reached, tasks
from notifications.models import AnswerLink, Notification, State
from notifications.preview import not_reached, preview
from regions.models import CareOfficeRegion, Membership
from requests_app.deeds import ladder
from requests_app.models import Inquiry, Rung
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from requests_app.worklist import work
from requests_app.worklist.forecast import foresee
from tests.cast import ask, others
from tests.recipes import told

NUMBER = "+31539990044"


@pytest.fixture
def sent(an_alert):
    return an_alert()


@pytest.fixture
def nobody(cast):
    """The care office has no account and no address; it has a number."""
    Membership.objects.filter(user=cast.karin).delete()
    CareOfficeRegion.objects.update(contact_email="", contact_phone=NUMBER)


def to_call(user):
    return {item.title: item for item in work.waiting_for(user) if item.on and item.deed_url.endswith("/answer/")}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def test_who_is_reached_by_no_mail_is_said_before_the_deed_with_the_number(client, cast, sent, nobody):
    forecast = foresee(sent, Action.ASK_ALL, by=cast.gerard)
    care_office = str(sent.location.care_office_region)

    found = dict(not_reached(forecast, by=cast.gerard))
    assert found[care_office].number == NUMBER
    client.force_login(cast.gerard)
    client.cookies["django_language"] = "en"
    for action in ("ask-all", "ask"):
        page = client.get(reverse("requests:deed", args=[sent.reference, action])).text
        assert "not reached by mail: call" in page.lower()
    assert f"tel:{NUMBER}" in client.get(reverse("requests:deed", args=[sent.reference, "ask-all"])).text


def test_what_is_said_before_is_what_happens(cast, sent, nobody):
    said = {name for name, _call in not_reached(foresee(sent, Action.ASK_ALL, by=cast.gerard), by=cast.gerard)}
    event = ladder.ask_all(sent, by=cast.gerard, institutions=others(sent)).event
    outbox.sweep()

    lost = {str(one.party) for one in sent.inquiries.all() if one.must_be_called}
    told = set(Notification.objects.filter(inquiry__isnull=False).values_list("inquiry", flat=True))
    told |= set(AnswerLink.objects.values_list("inquiry", flat=True))
    assert said == lost == set(event.facts["not_reached"])
    assert told == {one.pk for one in sent.inquiries.all() if not one.must_be_called}


def test_the_asker_is_told_after_the_deed_and_has_a_task_at_once(client, cast, sent, nobody):
    client.force_login(cast.gerard)
    asked = {"party": f"care_office:{sent.location.care_office_region.pk}", "key": "one"}
    page = client.post(reverse("requests:deed", args=[sent.reference, "ask"]), asked, follow=True)

    assert any(f"tel:{NUMBER}" in str(one) for one in page.context["messages"])
    for user in (cast.gerard, cast.ineke):
        (item,) = to_call(user).values()
        assert item.call.number == NUMBER
    client.force_login(cast.gerard)
    assert shown(NUMBER) in client.get(to_call(cast.gerard).popitem()[1].deed_url).text


def test_once_the_party_has_answered_nobody_need_call(cast, sent, nobody):
    party = sent.location.care_office_region
    inquiry = ladder.ask(sent, by=cast.gerard, rung=Rung.CARE_OFFICE, party=party).made
    assert to_call(cast.gerard)

    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=told(0)))
    assert not to_call(cast.gerard)


def test_who_is_reached_is_no_task(cast, sent):
    ask(cast, sent, Rung.CARE_OFFICE)
    outbox.sweep()
    tasks.look_whom_nothing_reaches()

    assert not to_call(cast.gerard)
    assert not sent.events.filter(action=Action.NOT_REACHED).exists()


def _gives_up(cast, inquiry):
    Notification.objects.filter(inquiry=inquiry, road="email").update(state=State.GIVEN_UP)


def _leaves(cast, inquiry):
    Membership.objects.filter(user=cast.karin).delete()


@pytest.mark.parametrize("stops", [_gives_up, _leaves])
def test_when_the_road_to_somebody_stops_working_it_becomes_a_task(cast, sent, stops):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    outbox.sweep()
    CareOfficeRegion.objects.update(contact_email="")
    stops(cast, inquiry)

    assert reached.note_unreached() == 1
    assert to_call(cast.gerard)
    assert to_call(cast.ineke)
    outbox.sweep()
    (event,) = sent.events.filter(action=Action.NOT_REACHED)
    assert set(Notification.objects.filter(event=event).values_list("user__name", flat=True)) == {
        cast.gerard.name,
        cast.ineke.name,
    }
    assert reached.note_unreached() == 0, "said once"


@pytest.mark.parametrize("address", ["", "other@zorgkantoor.example"])
def test_when_the_address_is_taken_away_it_becomes_a_task(cast, sent, address):
    Membership.objects.filter(user=cast.karin).delete()
    CareOfficeRegion.objects.update(contact_email="desk@zorgkantoor.example")
    party = CareOfficeRegion.objects.get(pk=sent.location.care_office_region.pk)
    inquiry = ladder.ask(sent, by=cast.gerard, rung=Rung.CARE_OFFICE, party=party).made
    outbox.sweep()
    assert AnswerLink.objects.filter(inquiry=inquiry).exists()
    assert reached.note_unreached() == 0

    CareOfficeRegion.objects.update(contact_email=address)
    assert reached.note_unreached() == 1
    assert Inquiry.objects.get().must_be_called


def test_an_address_that_comes_later_is_asked_once_by_mail_and_nobody_need_call(cast, sent, nobody):
    inquiry = ladder.ask(sent, by=cast.gerard, rung=Rung.CARE_OFFICE, party=sent.location.care_office_region).made
    outbox.sweep()
    assert reached.note_reached() == 0, "there is no road"
    assert to_call(cast.gerard)

    CareOfficeRegion.objects.update(contact_email="desk@zorgkantoor.example")
    assert reached.note_reached() == 1
    assert (reached.note_reached(), reached.note_unreached()) == (0, 0), "not while the mail is being made"
    outbox.sweep()
    assert (reached.note_reached(), reached.note_unreached()) == (0, 0)
    assert not to_call(cast.gerard)
    (link,) = AnswerLink.objects.all()
    assert (link.inquiry, link.address) == (inquiry, "desk@zorgkantoor.example")

    AnswerLink.objects.update(state=State.GIVEN_UP)
    assert reached.note_unreached() == 1, "it is a task again"
    assert reached.note_reached() == 0, "the same address isn't tried again"
    assert to_call(cast.gerard)
    CareOfficeRegion.objects.update(contact_email="post@zorgkantoor.example")
    assert reached.note_reached() == 1


@pytest.mark.parametrize("address", ["", "desk@zorgkantoor.example"])
def test_what_was_given_up_is_not_sent_again_by_itself(cast, sent, address):
    if address:
        Membership.objects.filter(user=cast.karin).delete()
    CareOfficeRegion.objects.update(contact_email=address)
    party = CareOfficeRegion.objects.get(pk=sent.location.care_office_region.pk)
    ladder.ask(sent, by=cast.gerard, rung=Rung.CARE_OFFICE, party=party)
    outbox.sweep()
    AnswerLink.objects.update(state=State.GIVEN_UP)
    Notification.objects.filter(road="email").update(state=State.GIVEN_UP)

    assert (reached.note_unreached(), reached.note_reached()) == (1, 0)


def test_somebody_who_gets_an_account_later_is_asked_and_who_was_called_is_left_alone(cast, sent, nobody):
    party = sent.location.care_office_region
    inquiry = ladder.ask(sent, by=cast.gerard, rung=Rung.CARE_OFFICE, party=party).made
    outbox.sweep()
    Membership.objects.create(user=cast.karin, role="regional_partner", care_office_region=party)

    Inquiry.objects.update(calls_back_at=clock.now())
    assert reached.note_reached() == 0
    Inquiry.objects.update(calls_back_at=None)
    assert reached.note_reached() == 1
    outbox.sweep()
    assert Notification.objects.filter(inquiry=inquiry, user=cast.karin, road="email").count() == 1
    assert (reached.note_reached(), reached.note_unreached()) == (0, 0)


def test_who_read_it_on_the_page_was_reached_though_her_mail_was_given_up(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    outbox.sweep()
    _gives_up(cast, inquiry)
    Notification.objects.filter(inquiry=inquiry, road="inbox").update(read_at=clock.now())

    assert reached.note_unreached() == 0


def test_a_home_that_nobody_speaks_for_is_called_and_never_promised(client, cast, sent):
    """Here for its figures; a meeting, a deployment or a condition is told by the same table."""
    Membership.objects.filter(user=cast.ineke).delete()
    forecast, home = foresee(sent, Action.ASK_FIGURES, by=cast.gerard), str(sent.institution)

    assert home not in preview(forecast)
    assert [(name, call.number) for name, call in not_reached(forecast, by=cast.gerard)] == [
        (home, sent.call_back_number)
    ]
    client.force_login(cast.gerard)
    page = client.post(reverse("requests:deed", args=[sent.reference, "ask-figures"]), {"key": "one"}, follow=True)
    assert any(f"tel:{sent.call_back_number}" in str(one) for one in page.context["messages"])


def test_looking_takes_six_queries_however_many_are_asked(cast, sent, django_assert_max_num_queries):
    for rung in Rung:
        ask(cast, sent, rung)
    outbox.sweep()
    with django_assert_max_num_queries(6):
        assert reached.note_unreached() == 0
