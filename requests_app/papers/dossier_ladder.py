"""Of the case file: the ladder with its answers, the application with its signature, and LOCC's checks."""

from requests_app.models import PARTIES, Application, Offer
from requests_app.models.checklists import PROCEDURAL
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.texts import find, say
from requests_app.papers.words import applicant, day, euros, labels, moment, period, staff, yes_no

WHY = ("why_not_self", "why_not_in_time", "why_not_sufficient", "why_not_market")


def ladder(edition) -> list[Block]:
    return [*asked(edition.support_request), *_offers(edition.support_request), *_waived(edition.support_request)]


def asked(support_request) -> list[Block]:
    """Who was asked on which rung, and what was answered."""
    told = find("case_file.ladder")
    inquiries = list(support_request.inquiries.with_party())
    if not inquiries:
        return []
    columns = [
        (told["rung"], 2),
        (told["party"], 2),
        (told["asked"], 1.6),
        (told["answer"], 2),
        (told["answered"], 1.6),
    ]
    rows = [
        (one.get_rung_display(), one.party, moment(one.asked_at), _answer(one), moment(one.answered_at))
        for one in sorted(inquiries, key=lambda one: (one.step, one.asked_at, one.pk))
    ]
    return [blocks.table(told["caption"], columns, rows, small=True)]


def _answer(inquiry) -> str:
    said = inquiry.get_answer_display() if inquiry.answer else inquiry.get_state_display()
    return f"{said}\n{inquiry.note}" if inquiry.note else str(said)


def _offers(support_request) -> list[Block]:
    told = find("case_file.ladder")
    found = Offer.objects.filter(inquiry__support_request=support_request).order_by("pk")
    parties = [f"inquiry__{name}" for name in PARTIES]
    rows = [
        (
            one.inquiry.party,
            f"{one.persons} × {staff(one.staff_type)}",
            period(one.starts_on, one.ends_on),
            one.get_state_display(),
            one.reason,
        )
        for one in found.select_related(*parties)
    ]
    columns = [(told["party"], 2), (told["offer"], 2), (say("columns.period"), 2), (told["state"], 1.2)]
    table = blocks.table(told["offers"], [*columns, (told["reason"], 2)], rows, small=True)
    return [blocks.heading(told["offers"], 3), table] if rows else []


def _waived(support_request) -> list[Block]:
    rows = [(one.get_rung_display(), one.reason) for one in support_request.waivers.order_by("pk")]
    return [blocks.heading(say("case_file.ladder.waived"), 3), blocks.facts(rows)] if rows else []


def application(edition) -> list[Block]:
    drawn_up = getattr(edition.support_request, "application", None)
    if drawn_up is None:
        return []
    told = find("case_file.application")
    rows = [
        (told["effect"], drawn_up.desired_effect),
        *((told[name], getattr(drawn_up, name)) for name in WHY),
        (told["authority"], applicant(edition.support_request)),
        (told["basis"], drawn_up.get_legal_basis_display()),
        (told["contact"], drawn_up.site_contact),
        *provides(drawn_up),
        (told["earlier"], drawn_up.earlier_support),
        (told["cost"], _cost(drawn_up)),
        (told["cost_accepted"], yes_no(drawn_up.cost_accepted)),
        (told["signed"], _signed(drawn_up)),
    ]
    return [blocks.facts(rows)]


def provides(drawn_up: Application) -> list[tuple[str, str]]:
    """What the home provides, as labels with values."""
    told, given = find("case_file.application"), find("case_file.provided")
    ppe = say("case_file.application.ppe_value", days=drawn_up.ppe_days) if drawn_up.ppe_days is not None else ""
    hours = drawn_up.induction_hours
    induction = say("case_file.application.induction_value", hours=hours) if hours is not None else ""
    said: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for name, what in given.items():
        said[getattr(drawn_up, name)].append(what)
    answers = [
        say("case_file.application.provides_value", yes=yes_no(answer), what=labels(what))
        for answer, what in said.items()
        if what
    ]
    return [(told["ppe"], ppe), (told["induction"], induction), (told["provides"], "\n".join(answers))]


def _cost(drawn_up: Application) -> str:
    cost = drawn_up.estimated_cost
    return "" if cost is None else say("case_file.application.cost_value", cost=euros(cost))


def _signed(drawn_up: Application) -> str:
    if not drawn_up.signed_on:
        return say("case_file.application.unsigned")
    words = {"who": drawn_up.signatory, "function": drawn_up.signatory_function, "on": day(drawn_up.signed_on)}
    signed = say("case_file.application.signed_value", **words)
    if not drawn_up.mandate:
        return signed
    return say("case_file.application.signed_mandate", signed=signed, mandate=drawn_up.mandate)


def checks(edition) -> list[Block]:
    answers = {one.code: one for one in edition.support_request.checks.all()}
    if not answers:
        return []
    told = find("case_file.checks")
    columns = [(told["code"], 0), (told["question"], 4), (told["verdict"], 1.4), (told["note"], 2.4)]
    rows = [(check.code, check.text, *_verdict(answers.get(check.code))) for check in PROCEDURAL]
    return [blocks.table(told["caption"], columns, rows, small=True)]


def _verdict(answered) -> tuple[str, str]:
    return (answered.get_verdict_display(), answered.note) if answered else ("", "")
