"""A picture of an earlier moment is what was shown then, whatever happened since."""

from copy import copy
from datetime import timedelta
from itertools import product

from django.core.management import call_command

from foundation import clock
from insight import totals
from insight.models import Passage, Spell, Stretch, Total, known_at
from insight.models.kept import ordinal
from requests_app.deeds import undoing
from requests_app.models import STEP_1, Status, Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import close_step
from tests.insight import naive
from tests.insight.test_picture import of_hand, shown


def moment():
    return clock.now().isoformat()


def test_what_was_shown_on_the_ladder_is_shown_again(browser, cast, an_alert, clock_moves):
    vera, request, then = browser("vera"), an_alert(), []

    def keep():
        _figures, said = shown(vera)
        then.append((moment(), {**said, "at": None}))

    keep()
    for move in (
        lambda: close_step(cast, request, STEP_1),
        lambda: workflow.perform(request, Action.ESCALATE_TO_NATIONAL, by=cast.gerard),
        lambda: an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first()),
        lambda: workflow.perform(request, Action.WITHDRAW, by=cast.ineke, how=How(reason="everybody is better")),
    ):
        clock_moves(hours=7)
        move()
        keep()
    clock_moves(days=2)
    totals.add_up()

    for at, said in then:
        assert {**shown(vera, at=at)[1], "at": None} == said
    assert shown(vera)[0]["under_way"] == 1


def test_the_hour_is_that_of_the_picture(browser, an_alert, clock_moves):
    """First unsafe at 23:00 tomorrow: 39 hours from now."""
    an_alert()
    asked = {hours: (clock.now() + timedelta(hours=hours)).isoformat() for hours in (14, 15, 27, 39)}
    clock_moves(hours=60)

    found = {hours: shown(browser("vera"), at=at)[0] for hours, at in asked.items()}

    names = ("unsafe_now", "unsafe_12_hours", "unsafe_24_hours")
    assert {hours: tuple(one[name] for name in names) for hours, one in found.items()} == {
        14: (0, 0, 0),
        15: (0, 0, 1),
        27: (0, 1, 1),
        39: (1, 0, 0),
    }


def test_what_was_undone_is_counted_until_then_and_no_longer(browser, cast, a_request, clock_moves):
    vera, request = browser("vera"), a_request(Action.ESCALATE_TO_NATIONAL)
    clock_moves(hours=1)
    workflow.perform(request, Action.WITHDRAW, by=cast.gerard, how=How(reason="a wrong click"))
    clock_moves(minutes=3)
    then, was = moment(), shown(vera)
    clock_moves(minutes=1)
    undoing.undo(Undoable.objects.get(event=request.events.last()), by=cast.gerard)

    assert (was[0]["withdrawn"], was[0]["under_way"], was[0]["open_days"]) == (1, 0, 0)
    clock_moves(minutes=5)
    assert shown(vera, at=then)[0] == was[0]
    figures, said = shown(vera)
    assert figures == of_hand(naive.sent())
    assert (figures["withdrawn"], figures["under_way"]) == (0, 1)
    assert [row["left"] for row in said["statuses"] if row["status"] == "national"] == [0]


def test_a_moment_to_come_is_refused_by_page_and_api_with_what_was_typed(browser, cast):
    vera, at = browser("vera"), (clock.now() + timedelta(minutes=1)).isoformat()

    page, answer = vera.get("/picture/", {"at": at}), vera.get("/api/v1/picture", {"at": at})

    assert (page.status_code, answer.status_code) == (400, 400)
    assert "hasn&#x27;t come yet" in page.content.decode()
    assert vera.get("/picture/", {"at": "yesterday"}).status_code == 400


def test_a_picture_that_begins_late_is_right_from_then_on_and_knows_what_the_journal_tells(browser, cast):
    recipes.build(cast, Status.CLOSED)
    vera, counted = browser("vera"), shown(browser("vera"))[1]
    for model in (Spell, Stretch, Passage):
        model.objects.all().delete()

    call_command("begin_picture")
    call_command("begin_picture")

    said = shown(vera)[1]
    assert [one["now"] for one in said["figures"]] == [one["now"] for one in counted["figures"]]
    assert all(said[table] == counted[table] for table in ("statuses", "need", "reasons", "given", "parts"))
    assert Spell.objects.count() == 1


def test_help_so_far_is_the_same_whether_the_days_before_were_added_up_or_not(browser, cast, clock_moves):
    """Days are added up at whatever hour; what came after is read beside it."""
    scene = recipes.build(cast, Status.GRANTED)
    vera, then = browser("vera"), []
    for _night in range(3):
        clock_moves(hours=30)
        then.append((moment(), shown(vera)[1]["given"]))
        assert totals.add_up() > 0
        assert totals.add_up() == 0
        assert (
            shown(vera)[1]["given"]
            == then[-1][1]
            == {term: naive.given([scene.request.pk])[term] for term in ("region", "national", "defence")}
        )
    assert [shown(vera, at=at)[1]["given"] for at, _given in then] == [given for _at, given in then]
    assert Total.objects.dates("day", "day").count() == 3


LENGTHS = (0, 1, 2, 8, 9, 64, 65, 512, 513, 4000)


def test_what_was_known_however_long_is_found_near_each_moment_at_which_it_was(an_alert):
    """On both sides of each size of a time."""
    was, now, hour = Stretch.objects.get(support_request=an_alert()), clock.now(), timedelta(hours=1)
    rows = [copy(was) for _each in range(len(LENGTHS) ** 2)]
    for row, (known, length) in zip(rows, product(LENGTHS, LENGTHS), strict=True):
        row.pk, row.since, row.first_day = None, now, ordinal(now)
        row.last_day = row.first_day + length
        row.end(now + timedelta(days=known) + hour)
    was.delete()
    Stretch.objects.bulk_create(rows)

    for days, before in product((-1, *LENGTHS), (0, 6)):
        at = now + timedelta(days=days)
        first = ordinal(at) - before
        found = Stretch.objects.filter(known_at(at, first), last_day__gte=first)
        assert {one.pk for one in found} == {
            row.pk for row in rows if row.since <= at < row.until and row.last_day >= first
        }, days
