"""Two presses of a button on a page without a key, one more after an answer that got lost: one effect, same answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core import mail
from django.urls import reverse

from capacity import plans
from capacity.models import Plan, Pool, Shortage
from foundation import clock
from notifications import webhooks
from regions import duty, invitations, tokens
from regions.models import Press, Role, Sector
from tests.notifications import endpoints
from tests.notifications.endpoints import ADDRESS
from tests.test_parity import lost_answers  # noqa: F401 a fixture

TOKEN = {"csrfmiddlewaretoken": "x" * 64}
A_HOME = {"name": "Huize Zonnehof", "sector": Sector.NURSING_HOME, "kvk": "90000099", "agb": "47900099"}
A_PLACE = {"name": "Zonnehof", "contact_function": "Piket", "contact_phone": "053 999 00 12"}


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


def of(name):
    return lambda cast: [getattr(cast, name).pk]


def held_by(name):
    return lambda cast: [getattr(cast, name).memberships.get().pk]


PRESSES = {
    "a pool is made": Pressed(
        "dirk",
        "capacity:pool_new",
        typed=lambda cast: (
            {"staff_type": "nurse", "unit": "Korps Mariniers", "notice_days": 2, "rest_days": 0} | {"in_hospitals": 0}
        ),
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
    "preferences are chosen": Pressed("ineke", "notifications:preferences"),
    "a webhook is added": Pressed(
        "gerard",
        "notifications:webhook_new",
        typed=lambda cast: (
            {"description": "GHOR4all", "url": ADDRESS, "kinds": ["task"]}
            | {"membership": cast.gerard.memberships.get().pk}
        ),
    ),
    "a webhook gets another secret": Pressed("gerard", "notifications:webhook_secret", a_webhook),
}
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

    assert done != before, "it did something"
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert all_there_is() == done


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
