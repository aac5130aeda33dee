"""Two presses of a button on a page without a key, one more after an answer that got lost: one effect, same answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from capacity import plans, pool_import
from capacity.models import Plan, PlanLine, Pool, Shortage
from foundation import clock
from insight.civil_pools import importing as civil_pools
from insight.lessons import proposing
from insight.pressure import importing
from insight.reports import subscriptions
from insight.upscaling import importing as upscaling
from notifications import outbox, webhooks
from notifications.models import Notification, State, Stumble, WebhookDelivery, WebhookEndpoint
from regions import calendar_links, duty, institution_import, invitations, people, people_import, tokens
from regions.models import ApiToken, Institution, Press, Role, Sector
from requests_app.deeds import meeting
from requests_app.models import Event
from tests import recipes
from tests.at_once import at_once
from tests.capacity import test_pool_import
from tests.insight import test_civil_pools, test_pressure, test_upscaling
from tests.notifications import endpoints
from tests.notifications.endpoints import ADDRESS, endpoint, receiver  # noqa: F401 fixtures
from tests.regions import test_institution_import, test_people_import
from tests.signing_in import with_factor
from tests.test_parity import lost_answers  # noqa: F401 a fixture

TOKEN = {"csrfmiddlewaretoken": "x" * 64}
A_HOME = {"name": "Huize Zonnehof", "sector": Sector.NURSING_HOME, "kvk": "90000099", "agb": "47900099"}
A_POOL = {"staff_type": "nurse", "unit": "Korps Mariniers", "notice_days": 2, "rest_days": 0, "in_hospitals": 0}
A_LESSON = {"kind": "lesson", "title": "Naam per dienst", "what": "Op het bord.", "origin": "own"}
A_PLACE = {"name": "Zonnehof", "contact_function": "Piket", "contact_phone": "053 999 00 12"}
A_REPORT = {"scope": "VR05", "form": "report", "days": 7, "weekday": 1, "hour": 8}


@dataclass(frozen=True)
class Pressed:
    """Who presses, where and with what; both may depend on what is there."""

    who: str
    page: str
    of: Callable = lambda cast: []
    typed: Callable = lambda cast: {}


def a_pool(_cast):
    return [Pool.objects.order_by("pk").first().pk]


def a_shortage(cast):
    pool = Pool.objects.order_by("pk").first()
    days = {"starts_on": clock.today(), "ends_on": clock.today(), "recorded_at": clock.now()}
    return [pool.pk, Shortage.objects.create(pool=pool, persons=1, reason="exercise", **days).pk]


def a_duty(cast):
    first = cast.gerard.memberships.get()
    hours = {"starts_at": clock.now(), "ends_at": clock.now() + tokens.USED_AT_MOST_EVERY}
    return [duty.put_on(first, phone="06 999 00 111", by=cast.ada, **hours).pk]


def an_invitation(cast):
    return [invitations.invite(email="n@x.example", name="N", role=Role.LOCC, by=cast.ada)[0].pk]


def a_webhook(cast):
    values = {"url": ADDRESS, "description": "GHOR", "kinds": ["task"]} | endpoints.of(cast.gerard)
    return [webhooks.add(by=cast.gerard, **values)[0].pk]


def a_plan(cast):
    recipes.build(cast, "review")
    made = plans.ask(by=cast.dirk)
    plans.compute_waiting()
    return [made.pk]


def a_meeting(cast):
    return [meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting.pk]


def a_calendar_link(cast):
    calendar_links.issue(cast.gerard)
    return []


def a_token(cast):
    return [tokens.issue(cast.gerard, name="script", expires_at=clock.now() + timedelta(days=30))[0].pk]


def who_left(cast):
    people.leave(cast.guus, by=cast.ada)
    return [cast.guus.pk]


def a_place(cast):
    return [cast.avondzon.institution_id, cast.avondzon.pk]


def what_was_sent_to_it(cast):
    found = a_webhook(cast)
    recipes.build(cast, "review")
    outbox.sweep()
    WebhookDelivery.objects.update(state=State.SENT)
    return [*found, WebhookDelivery.objects.first().pk]


def a_lesson(cast):
    return proposing.propose(by=cast.petra, **A_LESSON).pk


def told(state, cast):
    """Everybody was told, on the page and by mail; the first mail got stuck."""
    recipes.build(cast, "review")
    outbox.sweep()
    stuck = Notification.objects.filter(road="email").order_by("pk").first()
    Notification.objects.filter(pk=stuck.pk).update(state=state)
    return ["email"]


def an_event_that_stumbled(cast):
    recipes.build(cast, "review")
    return [Stumble.objects.create(event=Event.objects.first(), next_try_at=clock.now() + timedelta(days=1)).pk]


def looked_at(what, file, by, cast):
    """The rows of a file as they come back with the confirmation."""
    return {"rows": what.sign(what.preview(file), by=getattr(cast, by))}


def of(name):
    return lambda cast: [getattr(cast, name).pk]


def held_by(name):
    return lambda cast: [getattr(cast, name).memberships.get().pk]


PRESSES = {
    "a pool is made": Pressed(
        "dirk",
        "capacity:pool_new",
        typed=lambda cast: A_POOL,
    ),
    "a pool is confirmed": Pressed("dirk", "capacity:pool_confirm", a_pool),
    "a size is set": Pressed(
        "dirk",
        "capacity:pool_size",
        a_pool,
        lambda cast: {"size": 40, "starts_on": str(clock.today()), "ends_on": str(clock.today()), "reason": "back"},
    ),
    "a shortage is solved": Pressed("dirk", "capacity:shortage_solve", a_shortage),
    "a plan is asked for": Pressed(
        "dirk", "capacity:plans", typed=lambda cast: {name: 1 for name in plans.planner.Weights.__dataclass_fields__}
    ),
    "a meeting is planned": Pressed(
        "loes", "requests:meetings", typed=lambda cast: {"starts_at": "2020-12-29T10:00", "place": "Utrecht"}
    ),
    "somebody is put on the roster": Pressed(
        "gerard",
        "regions:duty_new",
        typed=lambda cast: (
            {"membership": cast.gerard.memberships.get().pk, "phone": "06 999 00 113"}
            | {"starts_at": "2020-12-28T07:00", "ends_at": "2020-12-28T19:00"}
        ),
    ),
    "somebody is taken off the roster": Pressed("ada", "regions:duty_remove", a_duty),
    "an institution is added": Pressed(
        "ada",
        "regions:institution_new",
        typed=lambda cast: (
            A_HOME
            | {f"location-{name}": value for name, value in A_PLACE.items()}
            | {"location-municipality": cast.avondzon.municipality_id}
        ),
    ),
    "a location is added": Pressed(
        "ada",
        "regions:location_new",
        lambda cast: [cast.avondzon.institution_id],
        lambda cast: A_PLACE | {"municipality": cast.avondzon.municipality_id},
    ),
    "somebody joins": Pressed(
        "ada", "regions:person_join", of("gerard"), lambda cast: {"role": "locc", "valid_from": "2020-12-29"}
    ),
    "a membership ends": Pressed("ada", "regions:membership_end", held_by("guus"), lambda cast: {"on": "2020-12-31"}),
    "somebody leaves": Pressed("ada", "regions:person_leave", of("guus"), lambda cast: {"sure": "on"}),
    "somebody is invited": Pressed(
        "ada",
        "regions:invite",
        typed=lambda cast: {"email": "n@x.example", "name": "N", "role": "locc", "language": "nl"},
    ),
    "an invitation is sent again": Pressed("ada", "regions:invitation_resend", an_invitation),
    "an invitation is taken back": Pressed("ada", "regions:invitation_revoke", an_invitation),
    "preferences are chosen": Pressed(
        "ineke", "notifications:preferences", typed=lambda cast: {"task-email": "digest"}
    ),
    "a webhook is added": Pressed(
        "gerard",
        "notifications:webhook_new",
        typed=lambda cast: (
            {"description": "GHOR4all", "url": ADDRESS, "kinds": ["task"]}
            | {"membership": cast.gerard.memberships.get().pk}
        ),
    ),
    "a webhook gets another secret": Pressed("gerard", "notifications:webhook_secret", a_webhook),
    "a webhook is changed": Pressed(
        "gerard",
        "notifications:webhook_edit",
        a_webhook,
        lambda cast: {"description": "GHOR 2", "url": ADDRESS, "kinds": ["task"], "is_active": "on"},
    ),
    "an event is sent to a webhook again": Pressed("gerard", "notifications:webhook_again", what_was_sent_to_it),
    "a period is sent to a webhook again": Pressed(
        "gerard",
        "notifications:webhook_replay",
        lambda cast: what_was_sent_to_it(cast)[:1],
        lambda cast: {"from": "2020-12-27T08:00", "to": "2021-01-20T08:00"},
    ),
    "a pool is changed": Pressed("dirk", "capacity:pool_edit", a_pool, lambda cast: A_POOL | {"notice_days": 9}),
    "pools are imported": Pressed(
        "dirk",
        "capacity:pool_import",
        typed=lambda cast: looked_at(pool_import.POOLS, test_pool_import.csv_of(*test_pool_import.GOOD), "dirk", cast),
    ),
    "figures are handed in": Pressed(
        "gerard",
        "insight:pressure_hand_in",
        lambda cast: ["VR05"],
        lambda cast: {"day": "2020-12-27", "source": "GHOR", "absence": "8,5"},
    ),
    "a civil pool is handed in": Pressed(
        "gerard",
        "insight:civil_pools_hand_in",
        lambda cast: ["VR05", "extra_hands"],
        lambda cast: {"day": "2020-12-27", "source": "GHOR", "nurse-registered": "8"},
    ),
    "civil pools are imported": Pressed(
        "loes",
        "insight:civil_pools_import",
        typed=lambda cast: looked_at(
            civil_pools.of(cast.loes), test_civil_pools.file_of(test_civil_pools.GOOD), "loes", cast
        ),
    ),
    "a call is written down": Pressed(
        "gerard",
        "insight:sign_call",
        lambda cast: ["VR05", cast.avondzon.institution_id],
        lambda cast: {"outcome": "manages", "spoke_with": "locatiemanager"},
    ),
    "a lesson is proposed": Pressed("gerard", "insight:lesson_new", typed=lambda cast: A_LESSON),
    "a lesson is published": Pressed("gerard", "insight:lesson_deed", lambda cast: [a_lesson(cast), "publish"]),
    "a plan for scaling up is imported": Pressed(
        "vera",
        "insight:upscaling_import",
        typed=lambda cast: looked_at(upscaling.PLAN, test_upscaling.file_of(test_upscaling.COUNTRY), "vera", cast),
    ),
    "care pressure is imported": Pressed(
        "loes",
        "insight:pressure_import",
        typed=lambda cast: looked_at(importing.of(cast.loes), test_pressure.file_of(test_pressure.GOOD), "loes", cast),
    ),
    "a plan is computed again": Pressed(
        "dirk", "capacity:again", a_plan, lambda cast: {name: 1 for name in plans.planner.Weights.__dataclass_fields__}
    ),
    "a plan is cancelled": Pressed("dirk", "capacity:cancel", lambda cast: [plans.ask(by=cast.dirk).pk]),
    "a plan is adopted": Pressed(
        "dirk", "capacity:adopt", a_plan, lambda cast: {"lines": list(PlanLine.objects.values_list("pk", flat=True))}
    ),
    "attendance is recorded": Pressed("loes", "requests:attendance", a_meeting, lambda cast: {"vws": "no"}),
    "minutes are kept": Pressed("loes", "requests:minutes", a_meeting, lambda cast: {"minutes": "Liever op één plek."}),
    "an institution is changed": Pressed(
        "ada",
        "regions:institution_edit",
        lambda cast: [cast.avondzon.institution_id],
        lambda cast: A_HOME | {"is_active": "on"},
    ),
    "a location is changed": Pressed(
        "ada",
        "regions:location_edit",
        a_place,
        lambda cast: A_PLACE | {"municipality": cast.avondzon.municipality_id},
    ),
    "institutions are imported": Pressed(
        "ada",
        "regions:institution_import",
        typed=lambda cast: looked_at(
            institution_import.INSTITUTIONS,
            test_institution_import.csv_of(*test_institution_import.GOOD),
            "ada",
            cast,
        ),
    ),
    "people are imported": Pressed(
        "ada",
        "regions:people_import",
        typed=lambda cast: looked_at(
            people_import.PEOPLE, test_people_import.csv_of(test_people_import.NADIA), "ada", cast
        ),
    ),
    "a deputy is appointed": Pressed(
        "ada",
        "regions:membership_deputy",
        held_by("gerard"),
        lambda cast: {
            "user": cast.guus.pk,
            "valid_from": str(clock.today()),
            "valid_until": str(clock.today() + timedelta(days=7)),
        },
    ),
    "a second factor is taken away": Pressed(
        "ada", "regions:person_factor", lambda cast: [with_factor(cast.guus).pk], lambda cast: {"sure": "on"}
    ),
    "somebody is let in again": Pressed("ada", "regions:person_readmit", who_left),
    "a token is made": Pressed(
        "gerard", "regions:tokens", typed=lambda cast: {"name": "script", "expires_at": "2021-01-31"}
    ),
    "a token is taken back": Pressed("gerard", "regions:token_revoke", a_token),
    "a calendar link is made": Pressed("gerard", "calendar_link"),
    "a calendar link is taken back": Pressed("gerard", "calendar_link_end", a_calendar_link),
    "it is read what changed": Pressed(
        "gerard", "insight:steering", typed=lambda cast: {"at": clock.now().isoformat()}
    ),
    "a report is asked for by mail": Pressed("gerard", "insight:reports", typed=lambda cast: A_REPORT),
    "a report is stopped": Pressed(
        "gerard", "insight:subscription_stop", lambda cast: [subscriptions.ask(by=cast.gerard, **A_REPORT).pk]
    ),
    "messages are read": Pressed("gerard", "notifications:read", lambda cast: told(State.WAITING, cast)[:0]),
    "what is stuck is sent again": Pressed("ada", "notifications:resend", partial(told, State.GIVEN_UP)),
    "what was given up is put away": Pressed("ada", "notifications:put_away", partial(told, State.GIVEN_UP)),
    "an event is told again": Pressed("ada", "notifications:tell_again", an_event_that_stumbled),
}
SEEN_BY_ITS_RECEIVER = "notifications:webhook_trial"
LEFT_OUT = {"Session", "Reading", "SecurityEvent"}
"""Who looked and who tried is written at each press."""


def all_there_is():
    """The rows of every model but those, and the mails."""
    models = (one for one in apps.get_models(include_auto_created=True) if one.__name__ not in LEFT_OUT)
    rows = {one.__name__: list(one.objects.order_by("pk").values()) for one in models if hasattr(one, "objects")}
    return {name: found for name, found in rows.items() if found} | {"mails": len(mail.outbox)}


@pytest.mark.parametrize("name", PRESSES)
def test_a_button_pressed_twice_does_once(cast, client, lost_answers, name):  # noqa: F811
    one = PRESSES[name]
    path, typed = reverse(one.page, args=one.of(cast)), one.typed(cast)
    client.force_login(getattr(cast, one.who))
    before = all_there_is()
    with lost_answers(), pytest.raises(ConnectionResetError):
        client.post(path, typed | TOKEN)
    done = all_there_is()

    first, second = (client.post(path, typed | TOKEN) for _press in range(2))

    assert done | {"Press": []} != before | {"Press": []}, "it did something"
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert all_there_is() == done


def test_no_button_that_is_guarded_is_left_out():
    """Imports guard only what writes, and are named above as well."""
    pages = {one.page for one in PRESSES.values()} | {SEEN_BY_ITS_RECEIVER}

    assert pages >= {name for name, view in every_address() if getattr(view, "is_guarded_press", False)}


def every_address(patterns=None, space=""):
    """(name, view) of each page."""
    for one in patterns or get_resolver().url_patterns:
        if isinstance(one, URLResolver):
            yield from every_address(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one.callback


def test_a_secret_is_shown_once_and_who_presses_again_is_told_so(browser):
    gerard, path = browser("gerard"), reverse("regions:tokens")
    typed = {"name": "script", "expires_at": "2021-01-31"} | TOKEN
    secret = gerard.post(path, typed).context["secret"]

    again = gerard.post(path, typed, follow=True)

    assert "made already, and its secret was shown once" in again.text
    assert secret not in again.text + str(list(Press.objects.values()))
    assert ApiToken.objects.count() == 1
    assert gerard.post(path, typed | {"csrfmiddlewaretoken": "y" * 64}).context["secret"] != secret


@pytest.mark.parametrize(
    ("who", "page", "file", "said"),
    [
        ("ada", "regions:institution_import", test_institution_import, "2 institutions were imported."),
        ("dirk", "capacity:pool_import", test_pool_import, "2 pools were imported."),
    ],
)
def test_who_presses_write_again_reads_once_what_was_written(browser, who, page, file, said):
    who, path = browser(who), reverse(page)
    typed = {"rows": who.post(path, file.upload(*file.GOOD)).context["rows"]} | TOKEN
    presses = [who.post(path, typed) for _press in range(3)]

    assert who.get(presses[-1].url).text.count(said) == 1, "as often as she presses before she reads it"
    again = who.post(path, typed)

    assert who.get(again.url).text.count(said) == 1
    assert said not in who.get(again.url).text
    assert Institution.objects.filter(name__startswith="Huize").count() == (2 if page.startswith("regions") else 0)


def test_a_trial_pressed_twice_arrives_once_and_says_the_same(cast, client, lost_answers, receiver):  # noqa: F811
    client.force_login(cast.ineke)
    client.cookies["django_language"] = "en"
    page = WebhookEndpoint.objects.get()
    path = reverse("notifications:webhook_trial", args=[page.pk])
    with lost_answers(), pytest.raises(ConnectionResetError):
        client.post(path, TOKEN)

    again = [client.post(path, TOKEN, follow=True).text for _press in range(2)]

    assert len(receiver.events) == 1
    assert all(text.count("The trial event was accepted (204).") == 1 for text in again)
    client.post(path, {"csrfmiddlewaretoken": "y" * 64})
    assert len(receiver.events) == 2


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_two_trials_at_once_one_goes_and_the_other_doesnt_wait(cast, receiver):  # noqa: F811
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(cast.ineke)
        client.cookies["django_language"] = "en"
    path = reverse("notifications:webhook_trial", args=[WebhookEndpoint.objects.get().pk])
    receiver.pause = 1

    pages = at_once(*[partial(one.post, path, TOKEN, follow=True) for one in clients])

    assert len(receiver.events) == 1
    assert sorted("isn't sent again" in page.text.replace("&#x27;", "'") for page in pages) == [False, True]


def test_another_opening_of_the_form_is_another_press_and_what_is_refused_may_be_sent_again(cast, browser):
    dirk, path = browser("dirk"), reverse("capacity:plans")
    typed = PRESSES["a plan is asked for"].typed(cast)

    refused = [dirk.post(path, typed | {"urgency": "much"} | TOKEN).status_code for _press in range(2)]
    for opening in ("a", "b"):
        dirk.post(path, typed | {"csrfmiddlewaretoken": opening * 64})

    assert refused == [400, 400]
    assert Plan.objects.count() == Press.objects.count() == 2


def test_a_page_opened_anew_sends_another_token_and_its_forms_send_the_same(cast, browser):
    opened = [
        set(re.findall(r'csrfmiddlewaretoken" value="(\w+)"', browser("dirk").get("/capacity/plans/").text))
        for _ in "ab"
    ]

    assert [len(tokens) for tokens in opened] == [1, 1]
    assert opened[0] != opened[1]


def test_a_press_is_known_for_a_day_and_says_nothing_of_what_was_typed(cast, browser):
    loes, path = browser("loes"), reverse("requests:meetings")
    loes.post(path, {"starts_at": "2020-12-29T10:00", "place": "Utrecht"} | TOKEN)
    assert "Utrecht" not in str(Press.objects.values())

    clock.move(days=2)
    loes.post(path, {"starts_at": "2021-01-03T10:00", "place": "Utrecht"} | TOKEN)

    assert Press.objects.count() == 1
