"""Answering by link: a party without an account is asked by mail and answers from it; the journal says who."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core import mail, signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from foundation import clock
from notifications import audience, delivery, links, outbox
from notifications.models import AnswerLink, Notification, State
from notifications.roads import ROADS
from regions import by_link, people
from regions.models import Institution, Location, Membership, Role, Sector, User
from requests_app.deeds import ladder, offering, undoing
from requests_app.models import Event, Inquiry, InquiryState, Rung, Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import FIRST_DAY, LAST_DAY, days

LINK = ROADS["link"]
ADDRESS = "crisis@stillehof.example"


@pytest.fixture
def stillehof(cast):
    """A home in Twente of which nobody has an account; it reads its mail."""
    home = Institution.objects.create(name="De Stille Hof", sector=Sector.NURSING_HOME)
    place = cast.berkenhof
    Location.objects.create(
        institution=home,
        name="De Stille Hof",
        municipality=place.municipality,
        roaz_region=place.roaz_region,
        contact_email=ADDRESS,
    )
    return home


@pytest.fixture
def asked(cast, stillehof, a_request):
    """Gerard asked it, and the mail is there: the inquiry."""
    support_request = a_request()
    event = ladder.ask(
        support_request, by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=stillehof, question="Wie?"
    ).event
    post()
    return support_request.inquiries.get(pk=event.facts["inquiry"])


def post():
    """What beat does once for links."""
    outbox.sweep()
    return outbox.send(LINK)


def path_in(message, settings):
    """The path in a mail's text."""
    line = next(line for line in message.body.splitlines() if "/answer/" in line)
    return line.strip().removeprefix(settings.MSOB_BASE_URL)


@pytest.fixture
def path(asked, settings):
    (message,) = mail.outbox
    return path_in(message, settings)


NOTHING = {"deed": "answer", "answer": "nothing", "note": "iedereen is ziek"}


def an_offer(asked, **more):
    line = asked.support_request.lines.get()
    days_of = {"starts_on": FIRST_DAY.isoformat(), "ends_on": LAST_DAY.isoformat()}
    return {"line": line.number, "staff_type": "nurse", "persons": 2, **days_of, **more}


# --- the mail


def test_a_party_without_an_account_is_asked_by_mail(cast, asked, settings):
    (message,) = mail.outbox

    assert message.to == [ADDRESS]
    assert "Twente" in message.subject
    text = message.subject + message.body + message.alternatives[0].content
    for secret in (asked.support_request.reference, "Avondzon", "Ineke", "Wie?"):
        assert secret not in text
    row = AnswerLink.objects.get()
    assert (row.state, row.inquiry, row.receiver) == (State.SENT, asked, ADDRESS)


def test_a_party_with_somebody_to_tell_gets_no_link(cast, a_request):
    support_request = a_request()
    ladder.ask_all(support_request, by=cast.gerard, institutions=[cast.berkenhof.institution])
    post()

    assert not AnswerLink.objects.exists()
    assert Notification.objects.filter(user=cast.petra).exists()


def test_whose_only_person_left_is_asked_by_link_from_then_on(cast, a_request):
    support_request = a_request()
    people.leave(cast.petra, by=cast.ada)
    ladder.ask(support_request, by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=cast.berkenhof.institution)

    assert post() == 1
    assert mail.outbox[-1].to == ["crisis@berkenhof.example"]


@pytest.mark.parametrize(
    ("rung", "who"),
    [
        (Rung.CARE_OFFICE, "karin"),
        (Rung.ROAZ, "rob"),
        (Rung.RED_CROSS, "roos"),
    ],
)
def test_care_offices_tables_and_channels_too(cast, client, a_request, settings, rung, who):
    speaker = getattr(cast, who)
    party = speaker.memberships.get().scope
    people.leave(speaker, by=cast.ada)
    support_request = a_request()
    ladder.ask(support_request, by=cast.gerard, rung=rung, party=party)
    assert post() == 0, "no address is known: nobody can be mailed"

    type(party).objects.filter(pk=party.pk).update(contact_email="Meldkamer@Partij.example")
    workflow.perform(support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="vergissing"))
    assert post() == 1
    workflow.perform(support_request, Action.REOPEN, by=cast.gerard, how=How(reason="toch niet"))
    assert post() == 1
    assert {message.to[0] for message in mail.outbox} == {"meldkamer@partij.example"}

    answer = client.post(path_in(mail.outbox[-1], settings), NOTHING, follow=True)
    assert answer.status_code == 200
    assert support_request.events.get(action=Action.ANSWER).role == speaker.memberships.get().role


def test_what_comes_after_is_mailed_too(cast, asked, client, path):
    """Told like anybody who was asked: that its offer was accepted."""
    client.post(path, {"deed": "answer", "answer": "partly", **an_offer(asked)})
    offering.accept(asked.offers.get(), by=cast.ineke)
    assert post() == 1

    assert len(mail.outbox) == 2
    first, second = (message.extra_headers for message in mail.outbox)
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_once_per_event_and_inquiry(cast, asked):
    row = AnswerLink.objects.get()
    with transaction.atomic():
        outbox.tell(row.event)
    assert AnswerLink.objects.count() == 1

    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerLink.objects.create(event=row.event, inquiry=asked, account=row.account, address=ADDRESS, text="x")


def test_it_stands_in_sight_of_delivery(cast, asked, client):
    figures = {one.name: one for one in delivery.figures()}
    assert figures["link"].sent == 1

    client.force_login(cast.ada)
    assert client.get("/delivery/?road=link").status_code == 200


# --- the page


def test_it_shows_what_was_asked_and_nothing_else_of_the_request(cast, asked, client, path):
    page = client.get(path)
    text = page.content.decode()

    assert page.status_code == 200
    for shown in ("Twente", "8 ×", "Wie?", str(asked.pk), ADDRESS):
        assert shown in text
    for hidden in (asked.support_request.reference, "Avondzon", "Ineke", "Gerard", "053 999"):
        assert hidden not in text
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]


def test_nobody_is_signed_in_by_it(cast, asked, client, path):
    for answer in (client.get(path), client.post(path, NOTHING)):
        assert "sessionid" not in answer.cookies or not client.session.get("_auth_user_id")
    assert client.get(reverse("requests:inquiries")).status_code == 302
    assert client.get("/api/v1/inquiries").status_code == 401


def test_the_form_is_sent_as_a_browser_sends_it(asked, path):
    """With its CSRF token and, by the page's own policy on referrers, an origin."""
    browser = Client(enforce_csrf_checks=True)
    token = browser.get(path).context["csrf_token"]

    assert browser.post(path, NOTHING).status_code == 403
    answer = browser.post(path, NOTHING | {"csrfmiddlewaretoken": str(token)}, headers={"origin": "http://testserver"})
    assert answer.status_code == 302


def test_it_answers_by_the_same_door_and_the_journal_says_who(cast, asked, client, path):
    answer = client.post(path, {"deed": "answer", "answer": "partly", "note": "twee", **an_offer(asked)})
    assert (answer.status_code, answer.url) == (302, path)

    asked.refresh_from_db()
    offer = asked.offers.get()
    assert (asked.state, asked.answer, offer.persons) == (InquiryState.ANSWERED, "partly", 2)
    event = asked.support_request.events.get(action=Action.ANSWER)
    assert str(event.actor) == f"via link, {ADDRESS}"
    assert (event.role, event.standing) == (Role.INSTITUTION, "De Stille Hof")
    outbox.sweep()
    assert Notification.objects.filter(event=event, user=cast.gerard).exists()


def test_whoever_answers_while_signed_in_as_another_answers_for_the_party(cast, asked, client, path):
    client.force_login(cast.petra)
    client.post(path, NOTHING)

    event = asked.support_request.events.get(action=Action.ANSWER)
    assert event.actor.by_link
    assert event.standing == "De Stille Hof"


def test_after_the_answer_it_offers_more(cast, asked, client, path):
    client.post(path, {"deed": "answer", "answer": "partly", **an_offer(asked)})
    page = client.get(path)
    assert page.context["door"].action == Action.OFFER

    later = an_offer(asked, deed="offer", persons=1, starts_on=days(3).isoformat())
    assert client.post(path, later).status_code == 302

    assert sorted(asked.offers.values_list("persons", flat=True)) == [1, 2]
    assert asked.support_request.events.get(action=Action.OFFER).actor.by_link


def test_what_is_typed_wrongly_comes_back_with_everything_typed(cast, asked, client, path):
    wrong = client.post(path, {"deed": "answer", "answer": "nothing", "note": "toch twee", **an_offer(asked)})
    assert wrong.status_code == 400
    assert "toch twee" in wrong.content.decode()
    assert 'role="alert"' in wrong.content.decode()

    bsn = client.post(path, NOTHING | {"note": "bel 111222333"})
    assert bsn.status_code == 400
    assert "not_a_bsn" in {field.name for field in bsn.context["form"].visible_fields()}
    asked.refresh_from_db()
    assert asked.state == InquiryState.PENDING


def test_the_same_form_sent_twice_is_one_answer(cast, asked, client, path):
    key = client.get(path).context["form"]["key"].value()

    for _click in range(2):
        assert client.post(path, NOTHING | {"key": key}).status_code == 302

    assert asked.support_request.events.filter(action=Action.ANSWER).count() == 1


def test_answering_twice_is_refused_with_what_stands(cast, asked, client, path):
    client.post(path, NOTHING)
    second = client.post(path, {"deed": "answer", "answer": "filled", "note": "toch wel"})

    assert second.status_code == 409
    assert "toch wel" in second.content.decode()
    asked.refresh_from_db()
    assert asked.answer == "nothing"


@pytest.mark.parametrize("deed", ["correct-answer", "expire", "withdraw", "accept-offer", "submit", ""])
def test_no_other_deed_can_be_done_by_it(cast, asked, client, path, deed):
    before = asked.support_request.events.count()
    client.post(path, {"deed": deed, "reason": "x", "called": "x"})

    assert asked.support_request.events.count() == before


# --- links that don't work


def test_it_expires_and_says_what_to_do(cast, asked, client, path, settings):
    clock.move(days=settings.MSOB_LINK_DAYS, seconds=-1)
    assert client.get(path).status_code == 200
    clock.move(seconds=1)

    for answer in (client.get(path), client.post(path, NOTHING)):
        assert answer.status_code == 410
        assert "Twente" in answer.content.decode()
        assert str(asked.pk) in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == InquiryState.PENDING


def test_a_late_answer_still_counts(cast, asked, client, path):
    clock.move(hours=5)
    ladder.expire(asked, by=cast.gerard, called="receptie", called_at=clock.now())

    assert client.post(path, NOTHING).status_code == 302
    asked.refresh_from_db()
    assert asked.state == InquiryState.ANSWERED


def test_when_nothing_is_asked_any_more_it_is_dead(cast, asked, client, path):
    workflow.perform(asked.support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="opgelost"))

    for answer in (client.get(path), client.post(path, NOTHING)):
        assert answer.status_code == 410
        assert asked.support_request.reference not in answer.content.decode()
    assert post() == 1, "and the party is told so"


def said_in(message) -> list[str]:
    """Both texts of a mail."""
    return [message.body, message.alternatives[0][0]]


def test_the_mail_that_ends_it_asks_nothing_and_carries_no_link(cast, asked, path):
    workflow.perform(asked.support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="opgelost"))
    post()

    for text in said_in(mail.outbox[-1]):
        assert "/answer/" not in text
        assert "account" not in text
        assert "GHOR Twente" in text or "GHOR van Twente" in text


def test_a_mail_that_leaves_after_the_end_asks_nothing_either(cast, stillehof, a_request):
    """The mail server was away; meanwhile the home withdrew."""
    support_request = a_request()
    ladder.ask(support_request, by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=stillehof)
    outbox.sweep()
    workflow.perform(support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="opgelost"))
    post()

    assert len(mail.outbox) == 2
    assert not any("/answer/" in text for message in mail.outbox for text in said_in(message))


def test_who_has_answered_is_asked_for_more_and_not_for_an_answer(cast, asked, client, path):
    client.post(path, {"deed": "answer", "answer": "filled"})
    client.post(path, {"deed": "offer", **an_offer(asked)})
    offering.decline(asked.offers.get(), by=cast.gerard, how=How(reason="te laat"))
    post()

    for text in said_in(mail.outbox[-1]):
        assert "/answer/" in text
        assert "bied meer aan" in text


def test_when_the_address_changes_the_old_link_is_dead_and_says_nothing_of_the_answer(
    cast, asked, client, path, stillehof, settings
):
    client.post(path, NOTHING)
    clock.move(days=settings.MSOB_LINK_DAYS)
    asked.refresh_from_db()
    assert asked.get_answer_display() in client.get(path).content.decode()

    stillehof.locations.update(contact_email="nieuw@stillehof.example")
    answer = client.get(path)

    assert answer.status_code == 410
    assert asked.get_answer_display() not in answer.content.decode()


def test_when_the_address_changes_before_it_is_sent_it_isnt(cast, asked, stillehof):
    AnswerLink.objects.get().again()
    stillehof.locations.update(contact_email="nieuw@stillehof.example")

    assert outbox.send(LINK) == 0
    assert AnswerLink.objects.get().state == State.GIVEN_UP
    assert len(mail.outbox) == 1


def test_when_the_account_was_closed_the_link_is_dead(cast, asked, client, path):
    people.leave(AnswerLink.objects.get().account, by=cast.ada)

    assert client.get(path).status_code == 410
    assert client.post(path, NOTHING).status_code == 410


def test_a_link_that_was_tampered_with_isnt_found(cast, asked, client, path, a_request, stillehof):
    other = ladder.ask(a_request(), by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=stillehof).event
    post()
    mine, another = AnswerLink.objects.order_by("pk")
    assert another.inquiry_id == other.facts["inquiry"]
    token = path.split("/")[2]
    signature = token.partition(":")[2]

    forged = [
        f"{another.pk}:{signature}",
        f"{mine.pk}:{signature[:-1]}{'A' if signature[-1] != 'A' else 'B'}",
        f"{mine.pk}",
        signing.Signer(salt="another purpose").sign(mine.pk),
        signing.Signer(salt=links.SALT).sign(10**6),
    ]
    for token in forged:
        for answer in (client.get(f"/answer/{token}/"), client.post(f"/answer/{token}/", NOTHING)):
            assert answer.status_code == 404, token
    assert set(Inquiry.objects.filter(pk__in=[asked.pk, another.inquiry_id]).values_list("state", flat=True)) == {
        InquiryState.PENDING
    }


def test_one_link_opens_one_inquiry(cast, asked, client, path, a_request, stillehof):
    """Another inquiry to the same party isn't touched by it."""
    other = ladder.ask(a_request(), by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=stillehof).event
    client.post(path, NOTHING | {"inquiry": other.facts["inquiry"]})

    asked.refresh_from_db()
    assert asked.state == InquiryState.ANSWERED
    assert Inquiry.objects.get(pk=other.facts["inquiry"]).state == InquiryState.PENDING


@pytest.fixture(params=["locmem.LocMemCache", "db.DatabaseCache"])
def kept_in(request, settings, db):
    """The cache of the demo and the tests, and the one an installation has."""
    where = {"BACKEND": f"django.core.cache.backends.{request.param}", "LOCATION": "cache_of_a_test"}
    settings.CACHES = settings.CACHES | {"default": where}
    call_command("createcachetable")
    yield
    cache.clear()


def test_it_is_opened_only_so_often(cast, asked, client, path, monkeypatch, kept_in):
    monkeypatch.setattr(links, "OPENINGS", 3)
    assert [client.get(path).status_code for _time in range(4)] == [200, 200, 200, 429]
    assert client.post(path, NOTHING).status_code == 429

    cache.clear()  # ten minutes later
    assert client.get(path).status_code == 200


def test_each_opening_counts_for_its_own_ten_minutes_however_often_it_is_tried(
    cast, asked, client, path, monkeypatch, kept_in
):
    monkeypatch.setattr(links, "OPENINGS", 2)
    kept_for, add = [], cache.add

    def watched(name, value, seconds):
        kept_for.append(seconds)
        return add(name, value, seconds)

    with monkeypatch.context() as seen:
        seen.setattr(links.cache, "add", watched)
        assert [client.get(path).status_code for _time in range(5)] == [200, 200, 429, 429, 429]
    assert kept_for == [links.WITHIN] * 2, "who is refused takes nothing and makes nothing last longer"


def test_whoever_loses_a_place_to_another_takes_the_next(cast, asked, client, path, monkeypatch, kept_in):
    """Two open the link at once, and both see the same places free."""
    monkeypatch.setattr(links, "OPENINGS", 2)
    with monkeypatch.context() as at_once:
        at_once.setattr(links.cache, "get_many", lambda names: {})
        assert [client.get(path).status_code for _time in range(3)] == [200, 200, 429]


# --- the account


def test_the_account_never_signs_in_and_is_never_told(cast, asked, client, path):
    account = AnswerLink.objects.get().account
    assert account.by_link
    assert not account.has_usable_password()
    account.set_password("een wachtwoord dat niet mag werken")
    account.save()
    assert authenticate(email=account.email, password="een wachtwoord dat niet mag werken") is None
    client.force_login(account)
    assert client.get("/").status_code == 302, "not even with a session"

    ladder.ask(asked.support_request, by=cast.gerard, rung=Rung.CARE_OFFICE, party=cast.karin.memberships.get().scope)
    outbox.sweep()
    assert not Notification.objects.filter(user=account).exists()
    assert not any(account in audience.of(event) for event in asked.support_request.events.all())


def test_one_account_for_a_party_and_an_address(cast, stillehof):
    first = by_link.account_of(stillehof, ADDRESS)

    assert by_link.account_of(stillehof, ADDRESS) == first
    assert by_link.account_of(stillehof, "ander@stillehof.example") != first
    assert Membership.objects.filter(user=first).count() == 1
    assert User.objects.filter(by_link=True).count() == 2
    assert first.email.endswith("@link.invalid")


def test_an_institution_is_reached_where_help_is_asked_for(cast, stillehof):
    groningen = cast.hogelicht
    Location.objects.create(
        institution=stillehof,
        name="Noord",
        municipality=groningen.municipality,
        roaz_region=groningen.roaz_region,
        contact_email="noord@stillehof.example",
    )

    assert (
        by_link.Roads([stillehof]).address(stillehof, near=groningen.municipality.safety_region)
        == "noord@stillehof.example"
    )
    assert by_link.Roads([stillehof]).address(stillehof, near=cast.avondzon.municipality.safety_region) == ADDRESS


def test_contact_addresses_of_parties_are_kept_in_the_admin(cast, client):
    party = cast.karin.memberships.get().scope
    page = f"/admin/regions/careofficeregion/{party.pk}/change/"
    client.force_login(cast.ada)
    assert client.post(page, {"contact_email": "meldkamer@zk.example", "name": "Anders"}).status_code == 302
    party.refresh_from_db()
    assert (party.contact_email, party.name != "Anders") == ("meldkamer@zk.example", True)

    client.force_login(cast.gerard)
    assert client.post(page, {"contact_email": "x@x.example"}).status_code != 200
    party.refresh_from_db()
    assert party.contact_email == "meldkamer@zk.example"


def test_an_administrator_sends_a_link_anew_and_it_works_longer(cast, asked, client, path, settings):
    clock.move(days=settings.MSOB_LINK_DAYS)
    assert client.get(path).status_code == 410
    AnswerLink.objects.update(state=State.GIVEN_UP)

    outbox.resend(delivery.stuck(LINK), by=cast.ada)
    outbox.send(LINK)

    assert path_in(mail.outbox[-1], settings) == path
    assert client.get(path).status_code == 200
    assert AnswerLink.objects.get().until == clock.now() + timedelta(days=settings.MSOB_LINK_DAYS)


def test_whatever_is_sent_the_form_refuses_with_words(cast, asked, client, path):
    with pytest.raises(ValidationError):
        ladder.answer(asked, by=AnswerLink.objects.get().account, answer="no_answer")
    assert client.post(path, {}).status_code == 400
    assert client.put(path).status_code == 405


# --- a wrong click, undone


def undone(cast, asked):
    """Gerard undoes what was done last."""
    event = Event.objects.filter(support_request=asked.support_request_id).latest("number")
    return undoing.undo(event.undoable, by=cast.gerard)


def offered_by_link(client, asked, path):
    answer = client.post(path, {"deed": "answer", "answer": "partly", **an_offer(asked)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_link_offers_no_undoing_and_says_who_puts_it_right(cast, asked, client, path):
    page = offered_by_link(client, asked, path)

    assert Undoable.objects.filter(event__support_request=asked.support_request_id).exists()
    assert "undoables/" not in page
    assert "Klopt er iets niet? Bel de GHOR van Twente" in page
    assert client.get(f"/undoables/{Undoable.objects.latest('pk').pk}/do/undo/").status_code == 302


def test_an_offer_declined_by_mistake_is_told_to_the_mailbox_and_stands_on_its_page_again(cast, asked, client, path):
    offered_by_link(client, asked, path)
    offering.decline(asked.offers.get(), by=cast.gerard, how=How(reason="al geholpen"))
    post()
    told = len(mail.outbox)
    assert "afgewezen" in client.get(path).content.decode()

    undone(cast, asked)
    assert post() == 1

    message = mail.outbox[told]
    text = message.subject + message.body + message.alternatives[0].content
    assert message.to == [ADDRESS]
    for secret in (asked.support_request.reference, "Avondzon", "Ineke", "Gerard", "al geholpen"):
        assert secret not in text
    assert "afgewezen" not in client.get(path).content.decode()


def test_a_party_that_heard_it_need_do_nothing_more_is_asked_again(cast, asked, client, path, settings):
    workflow.perform(asked.support_request, Action.WITHDRAW, by=cast.gerard, how=How(reason="vergissing"))
    assert post() == 1
    assert "/answer/" not in mail.outbox[-1].body
    assert client.get(path).status_code == 410

    undone(cast, asked)

    assert post() == 1
    assert client.get(path_in(mail.outbox[-1], settings)).status_code == 200


def test_an_answer_noted_for_the_wrong_party_can_be_given_by_it_after_all(cast, asked, client, path):
    """It was told of neither, so it is mailed of neither: its link asks as before."""
    ladder.answer(asked, by=cast.gerard, answer="nothing", how=How(spoken_by=recipes.told()))
    undone(cast, asked)

    assert post() == 0
    assert client.post(path, NOTHING, follow=True).status_code == 200
    asked.refresh_from_db()
    assert (asked.answer, asked.note) == ("nothing", "iedereen is ziek")
