"""The papers: what they say, to whom, and that nobody's words are read as markup."""

import hashlib
import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from foundation import clock
from regions.models import Institution
from requests_app.deeds import conversation, meeting, need_and_situation, notice, offering, triangle, tuning, undoing
from requests_app.models import Application, Letter, Outcome, Rung
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.papers import archive
from requests_app.papers.letter import letter
from requests_app.papers.printing import Paper, printable
from requests_app.papers.texts import TEXTS
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import completeness, need_ledger
from tests import road
from tests.cast import a_line, days

MIX = ((StaffType.NURSE, 4, 2), (StaffType.GENERAL_SUPPORT, 7, 1))
SECRET = "only the corners read this"
AMONG_US = "only authorities read this"
MARKUP = r'#panic("x") *vet* _schuin_ $x^2$ \ @noot <label> `code` = kop {reference} // weg'


@pytest.fixture
def as_(client):
    """A function that reads an address as somebody: (status, response)."""

    def get(user, address, **query):
        client.force_login(user)
        return client.get(address, query)

    return get


@pytest.fixture
def granted(cast, a_review, all_say):
    """Thirty nurses asked, tuned to four and seven, granted; with things in it that aren't for the institution."""
    support_request = a_review(MIX, lines=[a_line(persons=30)])
    conversation.comment(support_request, by=cast.gerard, text=AMONG_US, audience="authorities")
    persons = {line.pk: line.persons for line in support_request.proposals.last().lines.all()}
    for speaker in (cast.dirk, cast.vera, cast.gerard):
        triangle.give_position(
            support_request, by=speaker, outcome=Outcome.GRANT, motivation=f"{SECRET} {speaker.name}", persons=persons
        )
    support_request.refresh_from_db()
    return support_request


def words(response) -> str:
    """The text of a PDF on one line."""
    assert response.status_code == 200
    pages = pypdf.PdfReader(io.BytesIO(getattr(response, "content", response))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages)).replace("\u200b", "")


def at(name, support_request):
    return reverse(f"requests:{name}", args=[support_request.reference])


# --- the decision letter


def test_the_letter_names_what_is_granted_of_what_was_asked(cast, granted, as_):
    letter = words(as_(cast.ineke, at("letter_pdf", granted)))

    assert "gedeeltelijk toegekend" in letter
    assert "verpleegkundige 4 29 dec 2020 t/m 11 jan 2021" in letter
    assert "algemene ondersteuning 7 29 dec 2020 t/m 11 jan 2021" in letter
    assert "artikel 9, eerste lid" in letter
    assert "de burgemeester van Enschede" in letter
    assert granted.reference in letter


def test_four_nurses_and_seven_who_support_are_told_apart(cast, granted, as_):
    """Of thirty nurses asked; persons per day in one table, person-days in another."""
    letter = words(as_(cast.ineke, at("letter_pdf", granted)))

    assert "Gevraagd Afgestemd Toegekend Niet toegekend Nog open" in letter
    assert "1 verpleegkundige 29 dec 2020 t/m 11 jan 2021 30 4 4 19 –" in letter
    assert "1 algemene ondersteuning (in plaats daarvan) 29 dec 2020 t/m 11 jan 2021 – 7 7 – –" in letter
    assert "1 verpleegkundige 420 56 56 266 –" in letter
    assert "1 algemene ondersteuning (in plaats daarvan) – 98 98 – –" in letter


def test_what_was_declined_on_other_days_stands_on_those_days(cast, an_application, all_say, a_report, as_):
    """Thirty asked, eleven granted, and thirty declined, but of the days before: each stands on its days."""
    support_request = all_say(an_application(lines=[a_line(persons=30)]), Outcome.VISIT)
    line = support_request.lines.get()
    road.report(cast, support_request, [road.row(line, persons=11, starts_on=days(2))])
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
    road.grant(cast, support_request)

    letter = words(as_(cast.ineke, at("letter_pdf", support_request)))

    assert "1 verpleegkundige 29 dec t/m 30 dec 2020 30 – – 30 –" in letter
    assert "1 verpleegkundige 31 dec 2020 t/m 11 jan 2021 30 11 11 19 –" in letter
    assert "1 verpleegkundige 30 29 dec t/m 30 dec 2020 Bij de afstemming" in letter


def test_help_whose_acceptance_was_undone_is_in_no_letter(cast, a_review, all_say, as_):
    support_request = a_review()
    inquiry, line = support_request.inquiries.get(rung=Rung.CARE_OFFICE), support_request.lines.get()
    offered = {"staff_type": line.staff_type, "persons": 3, "starts_on": line.starts_on, "ends_on": line.ends_on}
    offering.offer(inquiry, by=cast.karin, line=line, **offered)
    accepted = offering.accept(inquiry.offers.get(), by=cast.ineke).event
    undoing.undo(accepted.undoable, by=cast.ineke)
    road.grant(cast, support_request)

    assert "1 verpleegkundige 112 112 112 – –" in words(as_(cast.ineke, at("letter_pdf", support_request)))


def test_letter_and_case_file_say_the_same_of_who_was_told(cast, granted, as_, clock_moves):
    clock_moves(hours=1)
    notice.record(granted, by=cast.gerard, to="applicant", told_at=clock.now())
    letter, dossier = (words(as_(cast.ineke, at(name, granted))) for name in ("letter_pdf", "case_file_pdf"))
    locc = "LOCC 28 dec 2020, 08:00, bij het nemen van het besluit, in het systeem"
    applicant = (
        "de burgemeester van Enschede, met de brief van maandag 28 december 2020, door tussenkomst van GHOR Twente"
    )

    assert locc in letter
    assert f"Kennisgeving: {locc}" in dossier
    assert f"Aanvrager {applicant}" in letter
    assert f"Aanvrager {applicant} Daarbij vastgelegd: gemeld op 28 dec 2020, 09:00." in dossier


def test_help_that_comes_later_changes_no_letter(cast, a_grant, as_):
    support_request = a_grant()
    before = words(as_(cast.ineke, at("letter_pdf", support_request)))
    inquiry, line = support_request.inquiries.get(rung=Rung.CARE_OFFICE), support_request.lines.get()
    offered = {"staff_type": line.staff_type, "persons": 3, "starts_on": days(4), "ends_on": days(9)}
    offering.offer(inquiry, by=cast.karin, line=line, **offered)
    offering.accept(inquiry.offers.get(), by=cast.ineke)

    assert need_ledger.account(line).region.peak == 3
    assert words(as_(cast.ineke, at("letter_pdf", support_request))) == before


def test_help_accepted_before_the_decision_stands_in_the_letter(cast, a_review, all_say, as_):
    support_request = a_review()
    inquiry, line = support_request.inquiries.get(rung=Rung.CARE_OFFICE), support_request.lines.get()
    offered = {"staff_type": line.staff_type, "persons": 3, "starts_on": line.starts_on, "ends_on": line.ends_on}
    offering.offer(inquiry, by=cast.karin, line=line, **offered)
    offering.accept(inquiry.offers.get(), by=cast.ineke)
    persons = {one.pk: one.persons for one in support_request.proposals.last().lines.all()}
    all_say(support_request, Outcome.GRANT, persons=persons)

    letter = words(as_(cast.ineke, at("letter_pdf", support_request)))

    assert "Gevraagd Regio Afgestemd Toegekend" in letter
    assert "1 verpleegkundige 112 42 112 70 – –" in letter


@pytest.mark.parametrize(
    ("outcome", "more", "said"),
    [
        (Outcome.REJECT, {"reasons": ["no_capacity", "site_not_ready"]}, "De aanvraag is afgewezen"),
        (Outcome.DEFER, {"defer_until": days(3)}, "aangehouden tot 1 jan 2021"),
    ],
)
def test_a_refusal_or_delay_has_its_reasons_and_what_to_do_in_words(cast, a_review, all_say, as_, outcome, more, said):
    support_request = all_say(a_review(), outcome, **more)

    letter = words(as_(cast.ineke, at("letter_pdf", support_request)))

    assert said in letter
    assert "Wat u nu doet" in letter
    assert all(TEXTS["letter"]["reasons"][code] in letter for code in more.get("reasons", ()))


def test_the_decider_signs_with_mandate_and_own_words(cast, a_review, clock_moves, as_):
    support_request = a_review()
    line = support_request.proposals.last().lines.get()
    triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.REJECT, motivation=SECRET, reasons=["legal"])
    clock_moves(hours=13)
    triangle.decide_with_dissent(
        support_request,
        by=cast.mira,
        outcome=Outcome.GRANT,
        mandate="CDS 12",
        motivation="De nood weegt zwaarder.",
        persons={line.pk: 4},
    )

    letter = words(as_(cast.ineke, at("letter_pdf", support_request)))

    assert "mandaat: CDS 12" in letter
    assert "De nood weegt zwaarder." in letter
    assert SECRET not in letter


def test_conditions_stand_by_kind(cast, an_application, all_say, a_report, as_):
    support_request = all_say(an_application(), Outcome.VISIT)
    kinds = {"before_arrival": "zonering", "within_48_hours": "deskundige", "by_unit": "eigen vervoer"}
    conditions = [{"text": text, "owner": "locatiemanager", "kind": kind} for kind, text in kinds.items()]
    a_report(support_request, MIX[:1], hygiene=1, conditions=conditions)
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
    persons = {one.pk: one.persons for one in support_request.proposals.last().lines.all()}
    all_say(support_request, Outcome.GRANT, persons=persons, reservation="dagelijks overleg")

    letter = words(as_(cast.ineke, at("letter_pdf", support_request)))

    for kind, text in kinds.items():
        assert f"{TEXTS['letter']['conditions'][kind]} • {text}" in letter
    assert "Bij dit besluit gesteld • dagelijks overleg" in letter


def test_a_letter_stays_as_it_was_sent(cast, granted, as_, clock_moves):
    """The home is named otherwise, the mayor is told, and a corner has the case looked at again."""
    assert archive.sweep() == 1
    sent = as_(cast.ineke, at("letter_pdf", granted)).content
    clock_moves(hours=2)
    notice.record(granted, by=cast.gerard, to="applicant", told_at=clock.now())
    Institution.objects.filter(pk=granted.institution_id).update(name="Huize Elders")
    workflow.perform(granted, Action.REASSESS, by=cast.loes, how=How(reason="er is minder plaats dan gedacht"))

    assert as_(cast.ineke, at("letter_pdf", granted)).content == sent
    assert as_(cast.ineke, f"/api/v1/requests/{granted.reference}/decision-letter").content == sent
    kept = granted.decisions.get().letter
    assert kept.sha256 == hashlib.sha256(sent).hexdigest()
    assert clock.now() - kept.made_at == timedelta(hours=2)


def test_a_letter_is_made_once_whoever_comes_first(cast, granted, as_, clock_moves):
    """Ineke reads it before the sweep has come by, while the sweep is just making its own."""
    late = granted.decisions.get()
    read = as_(cast.ineke, at("letter_pdf", granted)).content
    clock_moves(minutes=1)

    assert archive.sweep() == 0
    assert bytes(archive.kept(late).content) == read
    assert Letter.objects.count() == 1


def test_one_letter_that_fails_keeps_no_other_waiting(cast, a_grant, granted, monkeypatch):
    def make(decision):
        if decision.support_request_id == granted.pk:
            raise ValueError
        return letter(decision)

    other = a_grant()
    monkeypatch.setattr(archive, "letter", make)

    assert archive.sweep() == 1
    assert not granted.decisions.get().letter
    assert other.decisions.get().letter


def test_a_letter_that_was_changed_is_named(cast, granted, as_):
    as_(cast.ineke, at("letter_pdf", granted))
    call_command("verify_journal", granted.reference)
    Letter.objects.update(content=b"%PDF- something else")

    with pytest.raises(CommandError):
        call_command("verify_journal", granted.reference)


def test_there_is_no_letter_before_a_decision(cast, a_review, as_):
    assert as_(cast.ineke, at("letter_pdf", a_review())).status_code == 404


def test_an_unknown_decision_has_no_letter(cast, granted, as_):
    for number in ("2", "x", "9" * 40, "-1"):
        assert as_(cast.ineke, at("letter_pdf", granted), number=number).status_code == 404
    assert as_(cast.ineke, at("letter_pdf", granted), number="1").status_code == 200


# --- who reads what


@pytest.mark.parametrize("name", ["letter_pdf", "case_file_pdf"])
def test_the_institution_reads_no_single_position(cast, granted, as_, name):
    text = words(as_(cast.ineke, at(name, granted)))

    assert SECRET not in text
    assert AMONG_US not in text


def test_the_corners_read_positions_and_remarks_and_the_fact_finder_remarks_only(cast, granted, as_):
    for reader, reads in ((cast.vera, True), (cast.gerard, True), (cast.mira, True), (cast.fenna, False)):
        text = words(as_(reader, at("case_file_pdf", granted)))
        assert (SECRET in text, AMONG_US in text) == (reads, True), reader


def test_the_journal_in_the_institutions_case_file_keeps_who_spoke_for_a_corner(cast, granted, as_):
    text = words(as_(cast.ineke, at("case_file_pdf", granted)))

    assert cast.vera.name not in text
    assert "Toegekend, inzet in voorbereiding het driehoeksoverleg" in text
    assert granted.head_hash in text.replace(" ", "")
    assert all(event.hash[:16] in text for event in granted.events.all())


def test_who_may_not_see_the_request_gets_no_paper(cast, granted, as_):
    for name in ("letter_pdf", "case_file_pdf", "signing_pack_pdf"):
        for stranger in (cast.greet, cast.petra, cast.karin, cast.otto, cast.ada):
            assert as_(stranger, at(name, granted)).status_code == 404


def test_papers_are_downloads_that_nothing_keeps(cast, granted, as_):
    response = as_(cast.ineke, at("letter_pdf", granted))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{granted.reference}-besluit-1.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_a_file_name_is_safe_whatever_it_is_made_of():
    paper = Paper(name='../a"b\r\nX: ü', title="t", template="dossier", blocks=[], footer="")

    assert paper.filename == "a-b-X.pdf"


def test_letter_and_case_file_come_through_the_api_too(cast, granted, client):
    client.force_login(cast.ineke)
    address = f"/api/v1/requests/{granted.reference}"

    for resource in ("decision-letter", "case-file"):
        response = client.get(f"{address}/{resource}", headers={"accept": "application/pdf"})
        assert response["Content-Type"] == "application/pdf"
        assert SECRET not in words(response)
    client.force_login(cast.greet)
    refused = client.get(f"{address}/decision-letter", headers={"accept": "application/pdf"})
    assert (refused.status_code, refused["Content-Type"]) == (404, "application/problem+json")


def test_the_page_of_the_request_leads_to_its_papers(cast, granted, as_):
    page = as_(cast.ineke, at("detail", granted)).content.decode()

    assert at("letter_pdf", granted) in page
    assert at("case_file_pdf", granted) in page
    assert at("signing_pack_pdf", granted) in page


# --- how they are made


def test_papers_are_tagged_and_say_their_language_and_title(cast, granted, as_):
    for name in ("letter_pdf", "case_file_pdf", "signing_pack_pdf"):
        reader = pypdf.PdfReader(io.BytesIO(as_(cast.ineke, at(name, granted)).content))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "nl-NL"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata.title
        assert {"/H1", "/H2", "/Table", "/TH"} <= kinds(root["/StructTreeRoot"])
        assert b"pdfuaid:part" in root["/Metadata"].get_data()


def kinds(node) -> set[str]:
    """The kinds of structure elements below `node`."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*(kinds(one) for one in node))
    if not isinstance(node, dict):
        return set()
    return ({node["/S"]} if "/S" in node else set()) | (kinds(node["/K"]) if "/K" in node else set())


def test_the_same_paper_at_the_same_moment_is_the_same_file(cast, granted, as_):
    first, second = (as_(cast.ineke, at("letter_pdf", granted)).content for _time in range(2))

    assert first == second


def test_a_paper_is_printed_at_any_moment_of_a_running_clock(cast, granted, as_, clock_moves):
    clock_moves(microseconds=123456)

    assert as_(cast.ineke, at("case_file_pdf", granted)).status_code == 200


def test_markup_in_what_people_typed_stays_text(cast, a_review, all_say, as_):
    support_request = a_review()
    conversation.comment(support_request, by=cast.ineke, text=MARKUP)
    support_request.proposals.update(reason=MARKUP)
    line = support_request.proposals.last().lines.get()
    all_say(support_request, Outcome.GRANT, persons={line.pk: 8}, reservation=MARKUP)

    for name in ("letter_pdf", "case_file_pdf"):
        assert words(as_(cast.ineke, at(name, support_request))).count(MARKUP) >= 2


def test_no_character_keeps_a_paper_from_being_printed(cast, granted, as_):
    everything = "a 😀 中文 العربية \x00\x07 \ue000 \ufeff \ufffe e\u0301 \u00ad € ≥ " + "x" * 3000
    conversation.comment(granted, by=cast.ineke, text=everything.replace("\x00", ""))

    text = words(as_(cast.ineke, at("case_file_pdf", granted)))

    assert "a □ □□" in text
    assert text.count("x") >= 3000
    assert printable({"a": ["\x00\tb"]}) == {"a": ["□ b"]}


def test_every_reason_and_outcome_has_its_sentence():
    from requests_app.models import Authority, ConditionKind, DecidedBy
    from requests_app.models.checklists import RefusalReason

    letter = TEXTS["letter"]
    assert set(RefusalReason.values) == set(letter["reasons"])
    assert set(ConditionKind.values) <= set(letter["conditions"])
    assert set(DecidedBy.values) <= set(letter["decided_by"])
    assert set(Authority.values) == set(TEXTS["applicants"])
    for decided in (Outcome.GRANT, Outcome.NOW, Outcome.REJECT, Outcome.DEFER):
        assert {decided.value} <= set(letter["outcomes"]) & set(letter["next"]) & set(letter["again"])


# --- the signing pack


@pytest.fixture
def unsigned(cast, a_request, complete):
    """A function for a request whose application is drawn up and waits for the mayor."""

    def make(until=Action.SUBMIT, **more):
        support_request = complete(a_request(until, **more))
        Application.objects.filter(support_request=support_request).update(
            signed_on=None, signatory="", signatory_function=""
        )
        return support_request

    return make


def test_the_pack_of_a_municipality_holds_each_application_with_its_own_block(cast, unsigned, a_grant, as_):
    first, second, signed = unsigned(), unsigned(Action.ESCALATE_TO_MSOB), a_grant()

    pack = words(as_(cast.gerard, reverse("requests:municipality_pack_pdf", args=["GM0153"])))

    assert first.reference in pack
    assert second.reference in pack
    assert signed.reference not in pack
    assert pack.count("Ondertekening door de burgemeester van Enschede") == 2


def test_the_regional_round_leads_to_the_packs(cast, unsigned, as_):
    unsigned()
    page = as_(cast.gerard, reverse("requests:regional_round")).content.decode()

    assert reverse("requests:municipality_pack_pdf", args=["GM0153"]) in page


def test_a_pack_is_for_who_sees_the_requests(cast, unsigned, as_):
    unsigned()

    for stranger in (cast.greet, cast.karin, cast.petra):
        assert as_(stranger, reverse("requests:municipality_pack_pdf", args=["GM0153"])).status_code == 404
    assert as_(cast.gerard, reverse("requests:municipality_pack_pdf", args=["GM0200"])).status_code == 404
    assert as_(cast.gerard, reverse("requests:municipality_pack_pdf", args=["nothing"])).status_code == 404


def test_the_pack_asks_for_what_is_still_open_and_says_what_is_missing(cast, unsigned, as_):
    support_request = unsigned()
    Application.objects.filter(support_request=support_request).update(desired_effect="")
    entry = need_ledger.account(support_request.lines.get())

    pack = words(as_(cast.gerard, at("signing_pack_pdf", support_request)))

    assert f"verpleegkundige {entry.residual.peak} 29 dec 2020" in pack
    assert "Nog niet volledig" in pack


def test_what_was_signed_for_stays_in_the_pack_after_the_grant(cast, granted, as_):
    """It says what was open when it was filed, who signed, and asks nobody to sign again."""
    pack = words(as_(cast.gerard, at("signing_pack_pdf", granted)))

    assert "Ondertekende aanvraag om militaire steun" in pack
    assert "Wat openstond bij de indiening op 28 dec 2020, 08:00" in pack
    assert "1 verpleegkundige 30 29 dec 2020 t/m 11 jan 2021" in pack
    assert "Getekend op: 28 dec 2020 Er is al getekend" in pack
    assert "niets open" not in pack
    assert "Handtekening" not in pack
    assert "Stuur elk ondertekend blad terug" not in pack


def test_what_was_filed_and_signed_is_complete_whatever_changed_since(cast, granted, as_):
    """A day later the home knows only how many clients it has."""
    clock.move(days=1)
    need_and_situation.update_situation(granted, by=cast.ineke, clients_on_site=80)
    assert any(completeness.missing(granted).values())

    assert "Nog niet volledig" not in words(as_(cast.gerard, at("signing_pack_pdf", granted)))


def test_there_is_no_pack_without_an_application(cast, a_request, as_):
    assert as_(cast.gerard, at("signing_pack_pdf", a_request())).status_code == 404


# --- minutes


@pytest.fixture
def held(cast, an_application, all_say):
    """A meeting on De Avondzon's request, in which a visit was agreed."""
    support_request = an_application()
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="Videoverbinding").meeting
    clock.move(minutes=10)
    meeting.write_minutes(held, by=cast.loes, text="Liever veel op één plek. *Niet* #overal.")
    all_say(support_request, Outcome.VISIT)
    return held


def test_the_minutes_hold_what_was_said_and_what_came_of_it(cast, held, as_):
    text = words(as_(cast.vera, reverse("requests:minutes_pdf", args=[held.pk])))

    assert "Liever veel op één plek. *Niet* #overal." in text
    assert held.items.get().support_request.reference in text
    assert "vws: visit" in text
    assert "nog geen" not in text


def test_minutes_say_how_it_stood_when_the_meeting_began(cast, held, as_):
    """Three of the eight are promised an hour later: the minutes of the meeting don't change."""
    clock.move(hours=1)
    support_request = held.items.get().support_request
    inquiry, line = support_request.inquiries.get(rung=Rung.CARE_OFFICE), support_request.lines.get()
    offered = {"staff_type": line.staff_type, "persons": 3, "starts_on": line.starts_on, "ends_on": line.ends_on}
    offering.offer(inquiry, by=cast.karin, line=line, **offered)
    offering.accept(inquiry.offers.get(), by=cast.ineke)

    text = words(as_(cast.vera, reverse("requests:minutes_pdf", args=[held.pk])))

    assert "Status Voortoets driehoek" in text
    assert "Stand op 28 dec 2020, 08:00: personen per dag" in text
    assert "1 verpleegkundige 29 dec 2020 t/m 11 jan 2021 8 – – 8" in text


def test_minutes_tell_what_was_decided_before_the_hour_of_the_meeting(cast, a_review, as_):
    """All three had spoken when the meeting began; two hours later LOCC has it looked at again."""
    support_request = a_review()
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=1), place="hier").meeting
    clock.move(minutes=10)
    road.grant(cast, support_request)
    clock.move(hours=2)
    address = reverse("requests:minutes_pdf", args=[held.pk])

    text = words(as_(cast.vera, address))
    assert "Status Toegekend" in text
    assert "Uitkomst Toekennen, 28 dec 2020, 08:10, vóór dit overleg" in text
    assert "vws: grant" in text
    assert "Uitkomst nog geen" not in text

    workflow.perform(support_request, Action.REASSESS, by=cast.loes, how=How(reason="minder plaats"))
    later = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=1), place="hier").meeting
    clock.move(hours=2)

    text = words(as_(cast.vera, reverse("requests:minutes_pdf", args=[later.pk])))
    assert "Uitkomst nog geen; eerder: Toekennen, 28 dec 2020, 08:10" in text
    assert "vws: grant" not in text
    assert words(as_(cast.vera, address)).count("08:10, vóór dit overleg") == 2


def test_minutes_tell_that_a_provisional_grant_ended_again(cast, a_request, all_say, as_):
    support_request = road.urgent(cast, a_request(Action.SUBMIT))
    held = meeting.plan(by=cast.loes, starts_at=clock.now(), place="hier").meeting
    clock.move(minutes=10)
    all_say(support_request, Outcome.NOW, persons={support_request.lines.get().pk: 4})
    clock.move(minutes=10)
    all_say(support_request, Outcome.REJECT, reasons=["no_capacity"])

    text = words(as_(cast.vera, reverse("requests:minutes_pdf", args=[held.pk])))

    assert f"Uitkomst {Action.LAPSE_PROVISIONAL.label}, 28 dec 2020, 08:20" in text


def test_minutes_are_for_who_has_a_place_at_the_table(cast, held, as_):
    address = reverse("requests:minutes_pdf", args=[held.pk])

    assert as_(cast.gerard, address).status_code == 200
    for stranger in (cast.ineke, cast.karin, cast.fenna, cast.otto, cast.ada):
        assert as_(stranger, address).status_code == 404


def test_a_region_reads_nothing_of_another_in_the_minutes(cast, held, as_):
    text = words(as_(cast.greet, reverse("requests:minutes_pdf", args=[held.pk])))

    assert "Liever veel" not in text
    assert held.items.get().support_request.reference not in text


def test_tuning_is_explained_in_the_letter(cast, an_application, all_say, a_report, as_):
    support_request = all_say(an_application(), Outcome.VISIT)
    a_report(support_request, MIX[:1])
    line = {"line": support_request.lines.get(), "staff_type": StaffType.NURSE, "persons": 3, "minimum_team": 1}
    line |= {"starts_on": days(0), "ends_on": days(9)}
    tuning.propose(support_request, by=cast.ineke, lines=[line], how=How(reason="twee collega's zijn weer beter"))
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.fenna)
    all_say(support_request, Outcome.GRANT, persons={support_request.proposals.last().lines.get().pk: 3})

    assert "twee collega's zijn weer beter" in words(as_(cast.ineke, at("letter_pdf", support_request)))
