"""The case file: everything of a request in the order in which it happened, from the alert to the journal.

Who may read what decides the edition: remarks among authorities are for authorities, what single corners said is for
the corners, LOCC and the decider. The institution's edition has neither.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from foundation import clock
from requests_app.models import Audience, SupportRequest, is_authority
from requests_app.papers import blocks, dossier_facts, dossier_ladder, dossier_triangle
from requests_app.papers.blocks import Block
from requests_app.papers.printing import Paper, in_dutch
from requests_app.papers.texts import say
from requests_app.papers.words import moment, place
from requests_app.records import journal
from requests_app.worklist import triangle_access


@dataclass
class Edition:
    """A request as one kind of reader may have it: with remarks among authorities, single positions, or neither."""

    support_request: SupportRequest
    authorities: bool = False
    positions: bool = False

    @cached_property
    def comments(self) -> list:
        found = self.support_request.comments.select_related("author")
        return list(found if self.authorities else found.filter(audience=Audience.ALL))

    @cached_property
    def attachments(self) -> list:
        found = self.support_request.attachments.select_related("author")
        return list(found if self.authorities else found.filter(audience=Audience.ALL))


def edition_for(support_request: SupportRequest, user) -> Edition:
    """The edition `user` may read."""
    return Edition(
        support_request, is_authority(user, support_request), triangle_access.may_read(user, support_request)
    )


SECTIONS = {
    "alert": dossier_facts.alert,
    "situation": dossier_facts.situations,
    "need": dossier_facts.need_lines,
    "ladder": dossier_ladder.ladder,
    "application": dossier_ladder.application,
    "checks": dossier_ladder.checks,
    "fact_finding": dossier_triangle.fact_finding,
    "tuning": dossier_triangle.tuning,
    "triangle": dossier_triangle.reviews,
    "decisions": dossier_triangle.decisions,
}
OF_HIGHER_APPS: dict[str, Callable[["Edition"], list[Block]]] = {}
AT_THE_END = {
    "evaluations": dossier_facts.evaluations,
    "remarks": dossier_facts.remarks,
    "journal": dossier_facts.events,
}


@in_dutch
def case_file(edition: Edition) -> Paper:
    """The case file in this edition."""
    support_request, at = edition.support_request, moment(clock.now())
    location = support_request.location
    subtitle = say(
        "case_file.subtitle",
        place=place(location),
        municipality=location.municipality.name,
        edition=say(f"case_file.editions.{_name(edition)}"),
        at=at,
    )
    return Paper(
        name=say("case_file.name", reference=support_request.reference),
        title=say("case_file.title", reference=support_request.reference),
        template="dossier",
        footer=say("case_file.footer", reference=support_request.reference, at=at),
        keywords=(support_request.reference,),
        blocks=[*_sections(edition), _proof(support_request)],
        more={"subtitle": subtitle, "contents": say("case_file.contents")},
    )


def _name(edition: Edition) -> str:
    if edition.authorities:
        return "full" if edition.positions else "authorities"
    return "institution"


def _sections(edition: Edition) -> Iterator[Block]:
    for name, section in {**SECTIONS, **OF_HIGHER_APPS, **AT_THE_END}.items():
        yield blocks.heading(say(f"case_file.headings.{name}"))
        yield from section(edition) or [blocks.text(say("case_file.none"))]


def _proof(support_request: SupportRequest) -> Block:
    """Whether the journal was verified while this was made."""
    if problem := journal.check(support_request):
        return blocks.note("", say("case_file.journal.broken", problem=problem))
    number, digest = support_request.head_number, support_request.head_hash
    return blocks.small(say("case_file.journal.holds", number=number, hash=digest))
