"""Random cases on paper: the numbers are read back out of the PDFs by their labels, and counted from the tables."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction

from foundation import clock
from foundation.errors import Refused
from requests_app.deeds import meeting, offering, triangle, undoing
from requests_app.models import Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.papers.case_file import Edition, case_file
from requests_app.papers.letter import letter
from requests_app.papers.minutes import minutes
from requests_app.papers.signing_pack import signing_pack
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import on_paper, road
from tests.cast import a_line, days
from tests.chance import PROVING

KINDS = (StaffType.NURSE, StaffType.CARER_IG, StaffType.GENERAL_SUPPORT)
SPEAKERS = {Rung.CARE_OFFICE: "karin", Rung.RED_CROSS: "roos"}
CASES = 60 if PROVING else 2
STRETCH = "personen per dag, op elke dag van de periode"
WHY_NOT = f"Niet toegekend, en waarom: {STRETCH}"


def some_lines(dice):
    """One to three lines of need, of any type and any days, and one that no help of others meets whole."""
    lines = [a_line(staff_type=KINDS[0], persons=dice.randint(41, 60), starts_on=days(0), ends_on=days(12))]
    for _line in range(dice.randint(1, 3)):
        first, kind = dice.randint(0, 3), dice.choice(KINDS)
        period = {"starts_on": days(first), "ends_on": days(first + dice.randint(0, 12))}
        lines.append(
            a_line(staff_type=kind, persons=dice.randint(1, 30), substitutes=list(set(KINDS) - {kind}), **period)
        )
    return lines


def some_help(cast, dice, support_request):
    """Others offer; what is accepted may be undone, or leave early."""
    for _offer in range(dice.randint(1, 4)):
        rung, line = dice.choice(list(SPEAKERS)), dice.choice(list(support_request.lines.all()))
        first = dice.randint(0, (line.ends_on - line.starts_on).days)
        period = {"starts_on": line.starts_on + timedelta(days=first), "ends_on": line.ends_on}
        inquiry = support_request.inquiries.get(rung=rung)
        said = {
            "staff_type": dice.choice([line.staff_type, *line.substitutes]),
            "persons": dice.randint(1, 5),
            **period,
        }
        offering.offer(inquiry, by=getattr(cast, SPEAKERS[rung]), line=line, **said)
        try_to_accept(cast, dice, inquiry.offers.latest("pk"))


def try_to_accept(cast, dice, offer):
    try:
        with transaction.atomic():
            accepted = offering.accept(offer, by=cast.ineke, persons=dice.randint(1, offer.persons)).event
    except Refused:
        return
    became = dice.choice(["undone", "short", "comes", "comes"])
    if became == "undone":
        undoing.undo(accepted.undoable, by=cast.ineke)
    elif became == "short" and offer.starts_on < offer.ends_on:
        offering.mark_not_arrived(offer, by=cast.ineke, last_day=offer.starts_on, how=How(reason="elders nodig"))


def tuned(dice, support_request):
    """Rows of a proposal: of each line what is open on each of its days, or less, maybe of two types."""
    counted, rows = on_paper.naive(support_request), []
    for line in support_request.lines.all():
        period = on_paper.each_day(line.starts_on, line.ends_on)
        most = min(counted[line.number, line.staff_type, "open", day] for day in period)
        for kind in dice.sample(KINDS, 2):
            if most:
                persons = dice.randint(1, most)
                rows.append(road.row(line, kind, persons))
                most -= persons
    return rows


def decided(cast, dice, support_request):
    """The three corners say what they think of each tuned line; returns the decision."""
    lines = list(support_request.proposals.last().lines.all())
    for speaker in (cast.dirk, cast.vera, cast.gerard):
        persons = {one.pk: dice.randint(1, one.persons) for one in lines}
        said = {"outcome": Outcome.GRANT, "motivation": "zo", "persons": persons}
        triangle.give_position(support_request, by=speaker, **said)
    support_request.refresh_from_db()
    return support_request.decisions.last()


@pytest.mark.property
@pytest.mark.parametrize("number", range(CASES))
def test_every_paper_of_a_random_case_says_what_the_tables_say(cast, a_request, dice, number):
    support_request = road.complete(cast, a_request(Action.ESCALATE_TO_MSOB, lines=some_lines(dice)))
    some_help(cast, dice, support_request)
    road.complete(cast, support_request)
    asked = open_days(support_request)
    workflow.perform(support_request, Action.FILE_APPLICATION, by=cast.gerard)
    clock.move(hours=1)
    some_help(cast, dice, support_request)
    road.forward(cast, support_request)
    road.say(cast, support_request, Outcome.VISIT)
    rows = tuned(dice, support_request)
    assert rows
    road.report(cast, support_request, rows)
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="hier").meeting
    on_the_table = on_paper.naive(support_request)
    clock.move(hours=1)
    decision = decided(cast, dice, support_request)
    then = on_paper.naive(support_request)
    clock.move(hours=1)
    some_help(cast, dice, support_request)

    sent = on_paper.text(letter(decision).pdf())
    on_paper.need_agrees(sent, then)
    assert on_paper.per_day(on_paper.table(sent, f"Bij dit besluit toegekend: {STRETCH}")) == on_paper.granted(decision)
    assert declined(sent) == Counter({key: count for key, count in then.items() if key[2] == "declined"})

    on_paper.need_agrees(on_paper.text(case_file(Edition(support_request)).pdf()), on_paper.naive(support_request))
    assert support_request.status == Status.GRANTED
    pack = on_paper.text(signing_pack([support_request]).pdf())
    assert on_paper.per_day(on_paper.table(pack, f"bij de indiening op [^.]* meegeteld: {STRETCH}")) == asked
    minuted = on_paper.text(minutes(held, by=cast.loes).pdf())
    assert on_paper.per_day(on_paper.table(minuted, f"Stand op [^:]+:\\d\\d: {STRETCH}")) == on_the_table


def open_days(support_request):
    """What is open, as the signing pack calls it."""
    counted = on_paper.naive(support_request).items()
    return Counter(
        {(line, kind, "persons", day): count for (line, kind, term, day), count in counted if term == "open"}
    )


def declined(said):
    """What a letter says wasn't granted, over all reasons."""
    found = Counter()
    for line, kind, _as, period, numbers in on_paper.table(said, WHY_NOT, until=" Kosten "):
        found.update({(line, kind, "declined", day): numbers["persons"] for day in on_paper.read_days(period)})
    return found
