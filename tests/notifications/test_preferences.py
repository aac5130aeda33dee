"""How people are reached: whoever is on duty at once, an own choice before the roster, what is required stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation import clock
from notifications import audience, outbox, preferences
from notifications.models import Choice, Means, Notification, Preference, State
from notifications.roads import ROADS
from notifications.table import REQUIRED, Kind
from regions import duty
from regions.models import Role, User
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.schedule import deadlines
from tests import recipes
from tests.cast import ask


def by_mail(user, **how):
    """Whether each of her mails waits for the summary, in order."""
    rows = Notification.objects.filter(user=user, road=Means.EMAIL, **how).order_by("pk")
    return list(rows.values_list("in_digest", flat=True))


@pytest.fixture
def colleague(cast):
    """Gijs, of GHOR Twente like Gerard."""
    gijs = User.objects.create_user("gijs@ghor-twente.example", name="Gijs")
    gijs.memberships.create(role=Role.GHOR, safety_region=cast.gerard.memberships.get().safety_region)
    return gijs


def on_duty(cast, user):
    duty.put_on(
        user.memberships.get(),
        starts_at=clock.now() - timedelta(hours=1),
        ends_at=clock.now() + timedelta(hours=8),
        phone="06 999 00 111",
        by=cast.ada,
    )


def test_where_nobody_is_on_duty_all_hear_at_once(cast, a_request, colleague):
    a_request()
    outbox.sweep()

    assert by_mail(cast.gerard) == by_mail(colleague) == [False]


def test_the_one_on_duty_hears_at_once_and_her_colleague_in_the_summary(cast, a_request, colleague):
    on_duty(cast, colleague)

    a_request()
    outbox.sweep()

    assert by_mail(colleague) == [False]
    assert by_mail(cast.gerard) == [True]
    assert Notification.objects.inbox_of(cast.gerard).count() == 1, "on the page it stands at once"


def test_the_duty_of_another_region_changes_nothing(cast, a_request, colleague):
    on_duty(cast, cast.greet)

    a_request()
    outbox.sweep()

    assert by_mail(cast.gerard) == by_mail(colleague) == [False]


def test_a_duty_that_is_over_changes_nothing(cast, a_request, colleague):
    on_duty(cast, colleague)
    clock.move(hours=8)

    a_request()
    outbox.sweep()

    assert by_mail(cast.gerard) == [False]


def test_an_own_choice_goes_before_the_roster(cast, a_request, colleague):
    on_duty(cast, colleague)
    preferences.choose(by=cast.gerard, kind=Kind.TASK, road=Means.EMAIL, choice=Choice.AT_ONCE)

    a_request()
    outbox.sweep()

    assert by_mail(cast.gerard) == by_mail(colleague) == [False]


def test_on_duty_what_is_required_comes_at_once_whatever_one_chose(cast, a_request, colleague):
    on_duty(cast, colleague)
    preferences.choose(by=colleague, kind=Kind.TASK, road=Means.EMAIL, choice=Choice.DIGEST)

    a_request()
    outbox.sweep()
    assert by_mail(cast.gerard) == [True], "she counts on whoever is on duty"
    assert by_mail(colleague) == [False]

    clock.move(hours=8)
    a_request()
    outbox.sweep()
    assert by_mail(colleague, kind=Kind.TASK) == [False, True], "her duty is over"


def test_on_duty_what_isnt_required_comes_as_one_chose(cast, a_request, colleague):
    on_duty(cast, colleague)
    preferences.choose(by=colleague, kind=Kind.REQUEST, road=Means.EMAIL, choice=Choice.DIGEST)

    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()

    assert set(by_mail(colleague, kind=Kind.REQUEST)) == {True}


def test_what_isnt_required_can_be_switched_off_per_road(cast, a_request):
    preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.EMAIL, choice=Choice.OFF)
    support_request = a_request()
    ask(cast, support_request, "care_office")
    outbox.sweep()
    assert by_mail(cast.ineke, kind=Kind.LADDER) == []
    assert Notification.objects.inbox_of(cast.ineke).filter(kind=Kind.LADDER).count() == 1

    preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.INBOX, choice=Choice.OFF)
    ask(cast, support_request, "roaz")
    outbox.sweep()
    assert Notification.objects.inbox_of(cast.ineke).filter(kind=Kind.LADDER).count() == 1


def test_a_road_of_which_nothing_is_usual_reaches_only_who_chose_it(cast, a_request, colleague):
    event = a_request().events.latest("number")
    tellings = audience.tellings(event)
    Preference.objects.create(user=cast.gerard, kind=Kind.TASK, road="pigeon", choice=Choice.AT_ONCE)

    told = preferences.Told(event, tellings)
    reached = {one.user for one in tellings if told.when(one, "pigeon") != Choice.OFF}

    assert reached == {cast.gerard}
    assert {one.user for one in tellings} == {cast.gerard, colleague}


@pytest.mark.parametrize("kind", sorted(REQUIRED - {Kind.DELIVERY}))
@pytest.mark.parametrize("road", Means)
def test_what_the_procedure_requires_cant_be_switched_off(cast, kind, road):
    with pytest.raises(ValidationError) as refused:
        preferences.choose(by=cast.ineke, kind=kind, road=road, choice=Choice.OFF)

    assert "procedure" in " ".join(refused.value.messages)
    assert not Preference.objects.exists()


def test_the_database_says_so_too(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Preference.objects.create(user=cast.ineke, kind=Kind.TASK, road=Means.EMAIL, choice=Choice.OFF)


@pytest.mark.parametrize(
    ("kind", "road", "choice"),
    [("delivery", "email", "off"), ("nonsense", "email", "off"), ("ladder", "pigeon", "off"), ("ladder", "email", "x")],
)
def test_what_cant_be_chosen_is_refused(cast, kind, road, choice):
    with pytest.raises(ValidationError):
        preferences.choose(by=cast.ineke, kind=kind, road=road, choice=choice)


def test_a_summary_on_the_page_is_refused(cast):
    with pytest.raises(ValidationError):
        preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.INBOX, choice=Choice.DIGEST)


def test_the_last_choice_counts_and_can_be_taken_back(cast):
    preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.EMAIL, choice=Choice.DIGEST)
    preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.EMAIL, choice=Choice.OFF)
    assert preferences.chosen(cast.ineke) == {(Kind.LADDER, Means.EMAIL): Choice.OFF}

    preferences.choose(by=cast.ineke, kind=Kind.LADDER, road=Means.EMAIL, choice="")

    assert preferences.chosen(cast.ineke) == {}


def test_who_has_left_is_told_nothing_more(cast, a_request):
    cast.gerard.is_active = False
    cast.gerard.save()

    a_request(Action.SUBMIT)
    outbox.sweep()

    assert not Notification.objects.filter(user=cast.gerard).exists()


def test_who_leaves_before_the_mail_goes_gets_none(cast, a_request, mailoutbox):
    a_request(Action.SUBMIT)
    outbox.sweep()
    cast.gerard.is_active = False
    cast.gerard.save()

    outbox.send(ROADS["email"])

    row = Notification.objects.get(user=cast.gerard, road=Means.EMAIL)
    assert (row.state, row.last_error) == (State.GIVEN_UP, "Hopeless: the account was closed")
    assert not [mail for mail in mailoutbox if cast.gerard.email in mail.to]


def test_what_the_corners_leave_goes_at_once_to_their_directors_on_duty(cast):
    """Dirk and Daan plan for Defence; Daan is on duty."""
    recipes.build(cast, Status.PRECHECK)
    outbox.sweep()
    on_duty(cast, cast.daan)
    clock.move(hours=5)

    deadlines.sweep()
    outbox.sweep()

    for action in (Action.OVERDUE, Action.ESCALATED):
        assert by_mail(cast.daan, event__action=action) == [False]
        assert by_mail(cast.dirk, event__action=action) == [True]


def queries_to_tell(event) -> int:
    with CaptureQueriesContext(connection) as caught:
        outbox.tell(event)
    return len(caught)


@pytest.mark.parametrize("who", ["gerard", "karin"])
def test_telling_costs_as_many_queries_for_many_as_for_few(cast, a_request, who):
    """A region, and a party that was asked, with forty people more: the rows go in together."""
    support_request = a_request()
    ask(cast, support_request, "care_office")
    told = {"gerard": Action.SUBMIT, "karin": Action.ASK}[who]
    event = support_request.events.get(action=told)
    few = queries_to_tell(event)
    Notification.objects.all().delete()
    held = getattr(cast, who).memberships.get()
    for number in range(40):
        user = User.objects.create_user(f"p{number}@house.example", name=f"P{number}")
        user.memberships.create(role=held.role, **held.scopes)

    assert queries_to_tell(event) == few <= 22
    role = Notification.objects.filter(event=event, road=Means.EMAIL, user__memberships__role=held.role)
    assert role.count() == 41
