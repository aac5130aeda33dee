"""Of the case file: fact-finding beside what was claimed, tuning, the reviews of the triangle, and decisions."""

from collections.abc import Iterable, Iterator
from typing import Any

from requests_app.deeds.fact_finding import VERIFIED
from requests_app.models import DecidedBy, Decision, GrantedLine, Mission, Position, Proposal, Report, Review
from requests_app.models.actions import Action
from requests_app.models.checklists import RefusalReason
from requests_app.papers import blocks, notices
from requests_app.papers.blocks import Block
from requests_app.papers.texts import find, known, say
from requests_app.papers.words import day, labels, moment, number, people, period, staff, yes_no
from requests_app.records import decisions as decided
from requests_app.worklist import triangle_access

WORDS = ("expertise", "alternatives", "risks")


def fact_finding(edition) -> list[Block]:
    about = edition.support_request
    parts = [part for one in about.missions.select_related("team", "report") for part in _mission(one)]
    return [*parts, *_conditions(about)]


def _mission(mission: Mission) -> list[Block]:
    told, report = find("case_file.fact_finding"), getattr(mission, "report", None)
    rows = [
        (told["kind"], mission.get_kind_display()),
        (told["at"], moment(mission.visit_at)),
        (told["state"], mission.get_state_display()),
    ]
    heading = blocks.heading(say("case_file.fact_finding.mission", team=mission.team), 3)
    if report is None:
        return [heading, blocks.facts(rows)]
    return [heading, blocks.facts([*rows, *_findings(report)]), _claimed(report)]


def _findings(report: Report) -> list[tuple]:
    told = find("case_file.fact_finding")
    scores = {"crisis": ("crisis_organisation", "crisis_findings"), "hygiene": ("hygiene", "hygiene_findings")}
    return [
        (told["reported_at"], moment(report.reported_at)),
        (told["spoken_with"], report.spoken_with),
        *((told[name], _score(report, *fields)) for name, fields in scores.items()),
        (told["registered"], report.registered_tasks),
        *((told[name], getattr(report, name)) for name in WORDS),
        (told["conclusion"], report.get_conclusion_display()),
    ]


def _score(report: Report, score: str, findings: str) -> str:
    shown, said = getattr(report, f"get_{score}_display")(), getattr(report, findings)
    return say("case_file.fact_finding.score", score=shown, findings=said) if said else str(shown)


def _claimed(report: Report) -> Block:
    """What the home itself said before the visit, beside what was verified."""
    about, told = report.mission.support_request, find("case_file.fact_finding")
    events = about.events.filter(action=Action.REPORT_FINDINGS)
    own = about.situations.exclude(event_number__in=events.values("number")).filter(measured_at__lte=report.reported_at)
    claimed = own.last()
    rows = [
        (known("case_file.figures", name), *_beside(getattr(claimed, name, None), getattr(report, name)))
        for name in VERIFIED
    ]
    names = ("claimed", "verified", "deviation")
    columns = [(told["figure"], 3), *((told[name], 1.2) for name in names)]
    return blocks.table(told["caption"], columns, rows, numeric=[told[name] for name in names], small=True)


def _beside(said, seen) -> tuple[str, str, str]:
    percent = f"{round((seen - said) * 100 / said):+d}" if said and seen is not None else ""
    off = say("case_file.fact_finding.deviation_value", percent=percent) if percent else ""
    return number(said), number(seen), off


def _conditions(support_request) -> list[Block]:
    told = find("case_file.fact_finding")
    columns = [(told["condition"], 4), (told["owner"], 1.6), (told["by"], 1.6), (told["due"], 1.6), (told["done"], 1.6)]
    rows = [
        (one.text, one.owner, one.get_kind_display(), moment(one.due_at), moment(one.done_at))
        for one in support_request.conditions.all()
    ]
    table = blocks.table(told["conditions"], columns, rows, small=True)
    return [blocks.heading(told["conditions"], 3), table] if rows else []


def tuning(edition) -> list[Block]:
    found = edition.support_request.proposals.prefetch_related("lines__line")
    return [part for place, one in enumerate(found, start=1) for part in _proposal(place, one)]


def _proposal(place: int, one: Proposal) -> list[Block]:
    told = find("case_file.tuning")
    words = [say("case_file.tuning.state", state=one.get_state_display())]
    words += [say("case_file.tuning.reason", reason=one.reason)] if one.reason else []
    columns = [
        (told["for_line"], 0),
        (say("columns.staff"), 2),
        (say("columns.persons"), 0),
        (say("columns.period"), 2),
        (told["minimum"], 0),
    ]
    rows = [
        (
            line.line.number,
            staff(line.staff_type),
            line.persons,
            period(line.starts_on, line.ends_on),
            line.minimum_team,
        )
        for line in one.lines.all()
    ]
    numeric = [say("columns.persons"), told["minimum"]]
    return [
        blocks.heading(say("case_file.tuning.heading", number=place, side=one.get_side_display()), 3),
        blocks.text(*words),
        blocks.table(told["caption"], columns, rows, numeric=numeric, small=True),
    ]


def reviews(edition) -> list[Block]:
    found = edition.support_request.reviews.prefetch_related("positions")
    parts = [part for one in found for part in _review(one, full=edition.positions)]
    withheld = [] if edition.positions or not parts else [blocks.small(say("case_file.triangle.withheld"))]
    return [*parts, *withheld]


def _review(review: Review, *, full: bool) -> list[Block]:
    words = [say("case_file.triangle.state", state=review.get_state_display())]
    if review.outcome:
        words.append(say("case_file.triangle.outcome", outcome=review.get_outcome_display()))
    title = say("case_file.triangle.heading", kind=review.get_kind_display(), at=moment(review.opened_at))
    given = positions(review.positions.all()) if full else []
    return [blocks.heading(title, 3), blocks.text(" ".join(words)), *given]


def positions(found, caption: str = "") -> list[Block]:
    """What each corner said; never for the institution."""
    told = find("case_file.triangle")
    columns = [(told["corner"], 1.2), (told["said"], 1.4), (told["persons"], 2), (told["motivation"], 3.6)]
    lines = {key: line for review in {one.review for one in found} for key, line in _keys(review)}
    rows = [
        (one.get_corner_display(), one.get_outcome_display(), _persons(one, lines), _motivation(one)) for one in found
    ]
    return [blocks.table(caption or told["positions"], columns, rows, small=True)] if rows else []


def _keys(review: Review) -> Iterator[tuple[tuple[int, str], Any]]:
    """What the keys of a position in `review` stand for; the same key means another line in another review."""
    for key, line in triangle_access.lines_of(review).items():
        yield (review.pk, key), line


def _persons(one: Position, lines: dict[tuple[int, str], Any]) -> str:
    """The persons of each line by its type; they are never added up."""
    given = ((count, lines.get((one.review_id, key))) for key, count in one.persons.items())
    return "\n".join(people(count, line.staff_type) for count, line in given if line)


def _motivation(one: Position) -> str:
    words = [one.motivation]
    words += [say("case_file.triangle.concerns", codes=labels(one.concerns))] if one.concerns else []
    words += [say("case_file.triangle.reasons", reasons=reasons(one.reasons))] if one.reasons else []
    words += [say("case_file.triangle.reservation", reservation=one.reservation)] if one.reservation else []
    return "\n".join(words)


def reasons(codes) -> str:
    return labels(RefusalReason(code).label for code in codes)


def decisions(edition) -> list[Block]:
    found = edition.support_request.decisions.prefetch_related("lines__line")
    return [part for one in found for part in _decision(one, full=edition.positions)]


def _decision(one: Decision, *, full: bool) -> list[Block]:
    told = find("case_file.decisions")
    said = one.motivation if full and one.decided_by == DecidedBy.CORNERS else ""
    rows = [
        (told["at"], moment(one.decided_at)),
        (told["by"], say(f"case_file.decisions.{one.decided_by}", mandate=one.mandate)),
        (told["version"], one.version),
        (told["reasons"], reasons(one.reasons)),
        (told["conditions"], "\n".join(one.conditions)),
        (told["defer"], day(one.defer_until)),
        (told["provisional"], moment(one.provisional_until)),
        *([(told["motivation"], one.for_institution)] if one.for_institution else []),
        *([(told["among_corners"], said)] if said else []),
        *((say("case_file.decisions.notice", to=to), words) for to, words in notices.with_records(one)),
        (told["in_force"], yes_no(one.in_force)),
    ]
    title = say("case_file.decisions.heading", number=one.number, outcome=one.get_outcome_display())
    return [blocks.heading(title, 3), blocks.facts(rows), *granted(one.lines.all()), *who_goes(one)]


def granted(lines: Iterable[GrantedLine]) -> list[Block]:
    """What a decision granted, by need line and type; nothing where it granted nobody."""
    names = (("line", 0), ("staff", 3), ("persons", 0), ("period", 3))
    rows = [(one.line.number, staff(one.staff_type), one.persons, period(one.starts_on, one.ends_on)) for one in lines]
    columns = [(say(f"columns.{name}"), width) for name, width in names]
    caption = say("letter.tables.granted")
    return [blocks.table(caption, columns, rows, numeric=[say("columns.persons")])] if rows else []


def who_goes(decision: Decision) -> list[Block]:
    """Who was booked by it, type by type."""
    names = (("line", 0), ("staff", 3), ("persons", 0), ("person_days", 0), ("period", 3))
    rows = [
        (one.line, one.sent_as, one.persons, one.person_days, period(one.starts_on, one.ends_on))
        for one in decided.who_goes(decision)
    ]
    columns = [(say(f"columns.{name}"), width) for name, width in names]
    numeric = [say("columns.persons"), say("columns.person_days")]
    return [blocks.table(say("letter.tables.who_goes"), columns, rows, numeric=numeric)] if rows else []
