"""The page of a request: who sees it, what it offers, what it costs to draw."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import clock
from requests_app.deeds import conversation, ladder, need_and_situation, offering, tuning
from requests_app.models import STEP_1, Attachment, Rung, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.situation import FIGURES
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from tests import recipes
from tests.browsing import text_of
from tests.cast import FIRST_DAY, ask, close_step, days

PDF = b"%PDF-1.4 practice"


@pytest.fixture
def page_of(browser):
    """A function: the page of a request as somebody sees it."""
    return lambda name, support_request: browser(name).get(f"/requests/{support_request.reference}/")


def offer_of_petra(cast, support_request, persons=3):
    """Petra offers nurses for the first week."""
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    values = {"staff_type": StaffType.NURSE, "persons": persons, "starts_on": FIRST_DAY, "ends_on": days(6)}
    offers = [{"line": support_request.lines.get(), **values}]
    ladder.answer(inquiry, by=cast.petra, answer="partly", offers=offers)
    return inquiry.offers.get()


def urls(page, section):
    """Where the buttons of a section that can be pressed now lead."""
    return {one.action for one in page.context["deeds"][section] if not one.lacking}


def test_whose_request_it_is_sees_it_and_nobody_else(page_of, an_alert):
    support_request = an_alert()

    assert {name: page_of(name, support_request).status_code for name in ("ineke", "gerard", "loes")} == {
        "ineke": 200,
        "gerard": 200,
        "loes": 200,
    }
    for name in ("greet", "wim", "petra", "karin", "vera", "dirk", "otto", "ada"):
        assert page_of(name, support_request).status_code == 404


@pytest.mark.parametrize("path", ["", "complete/", "night-card/", "journal/", "do/withdraw/", "files/1/"])
def test_who_is_not_signed_in_is_sent_to_do_so(client, an_alert, path):
    answer = client.get(f"/requests/{an_alert().reference}/{path}")

    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_the_top_says_whose_move_it_is_and_until_when(page_of, an_alert):
    page = text_of(page_of("ineke", an_alert()))

    assert "GHOR Twente" in page
    assert "8 hours left" in page
    assert "39 hours" in page  # until the first unsafe shift, tomorrow at 23:00
    assert "112 person-days" in page


def test_deeds_are_offered_or_say_what_is_lacking(cast, page_of, a_request):
    support_request = a_request(Action.SUBMIT)

    before = page_of("gerard", support_request)
    assert Action.ESCALATE_TO_NATIONAL not in urls(before, "top")
    assert "care office or insurer: not asked yet." in text_of(before)

    close_step(cast, support_request, STEP_1)
    assert Action.ESCALATE_TO_NATIONAL in urls(page_of("gerard", support_request), "top")
    assert Action.ESCALATE_TO_NATIONAL not in urls(page_of("ineke", support_request), "top")


def first_button(page):
    """The label of the first thing to press at the top."""
    return re.search(r'id="deeds-title">.*?<(?:a|button) class="([^"]*)"[^>]*>([^<]*)<', text_of(page)).groups()


def test_what_comes_next_is_the_first_and_filled_button(cast, page_of, a_request):
    support_request = a_request(Action.SUBMIT)
    filled = "button button--block button--primary"

    assert first_button(page_of("gerard", support_request)) == (filled, "Ask all parties at once")
    close_step(cast, support_request, STEP_1)
    page = page_of("gerard", support_request)
    assert first_button(page) == (filled, "Escalate to step 2")
    assert [one.action for one in page.context["deeds"]["top"]][-1] in (Action.RESOLVE, Action.WITHDRAW)
    assert first_button(page_of("ineke", support_request)) == (filled, "Complete the request")


def folded_away(page):
    """The parts of the page that stand behind a summary, as text: (what the summary says, the rest)."""
    return re.findall(r"<details[^>]*>\s*<summary>(.*?)</summary>(.*?)</details>", text_of(page))


def test_what_harms_stands_behind_what_helps(page_of, a_request):
    support_request = a_request(Action.SUBMIT)
    offered = (("ineke", "Withdraw the request", "withdraw"), ("gerard", "Return to the", "return-to-institution"))
    for name, harms, deed in offered:
        page = page_of(name, support_request)
        behind = [rest for says, rest in folded_away(page) if says.startswith("More: ") and harms in says]
        assert behind
        assert harms in behind[0]
        assert page.text.count(f'/do/{deed}/"') == behind[0].count(f'/do/{deed}/"') == 1


def test_no_deed_harms_that_stands_beside_its_opposite():
    opposites = {rule.otherwise for rule in RULES.values()}

    assert not [action for action in opposites if action and RULES[action].harms]
    assert RULES[Action.WITHDRAW].harms


def test_the_home_reads_what_happens_now_and_whether_the_region_has_seen_it(page_of, an_alert):
    support_request = an_alert()

    before = text_of(page_of("ineke", support_request))
    page_of("ineke", support_request)
    page_of("gerard", support_request)
    after = text_of(page_of("ineke", support_request))
    by_gerard = text_of(page_of("gerard", support_request))

    assert "Help is asked in the region" in before
    assert "Not seen by them yet." in before
    assert re.search("Seen by GHOR Twente, Mon 28 Dec 2020, 08:00", after)
    assert "Gerard" not in after.split('id="deeds"')[0]
    assert "Seen by" not in by_gerard


def test_what_was_read_before_the_move_was_theirs_does_not_count(cast, page_of, a_request):
    support_request = a_request(Action.SUBMIT)
    page_of("gerard", support_request)
    clock.move(hours=1)
    workflow.perform(support_request, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    workflow.perform(support_request, Action.SUBMIT, by=cast.ineke)

    assert "Not seen by them yet." in text_of(page_of("ineke", support_request))


class Outline(HTMLParser):
    """The headings that are in sight: those in a closed part aren't, but for its summary."""

    def __init__(self):
        super().__init__()
        self.closed, self.seen, self.parts = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag == "details":
            self.parts.append("open" in dict(attrs))
            self.in_summary = False
        elif tag == "summary":
            self.in_summary = True
        elif tag in {"h1", "h2", "h3", "h4"} and all(self.parts[: -1 if self.parts and self.in_summary else None]):
            self.seen.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag == "details":
            self.parts.pop()
        elif tag == "summary":
            self.in_summary = False


def outline(page):
    parser = Outline()
    parser.feed(page.text)
    return parser.seen


@pytest.mark.parametrize(
    ("status", "reader", "opened", "most"),
    [
        ("regional", "ineke", "ladder", 17),
        ("regional", "gerard", "ladder", 17),
        ("review", "loes", "triangle", 24),
        ("deployed", "dirk", "deployments", 24),
        ("deployed", "ineke", "deployments", 24),
    ],
)
def test_one_page_shows_what_matters_and_folds_the_rest(cast, page_of, status, reader, opened, most):
    page = page_of(reader, recipes.build(cast, status).request)
    levels = outline(page)

    assert [one.anchor for one in page.context["folds"].values() if one.is_open] == [opened]
    assert len(levels) <= most
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for one in page.context["folds"].values():
        assert f'href="#{one.anchor}"' in page.text
        assert page.text.count(f'id="{one.anchor}"') == 1
    assert re.search(r'<h2 id="journal-title">Journal</h2> <span class="muted">\d+ entries, last: ', page.text)


def test_a_deed_leads_back_to_the_part_it_belongs_to(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)

    def lands(deed, by="gerard", **said):
        return browser(by).post(f"/requests/{support_request.reference}/do/{deed}/", said)["Location"].partition("#")[2]

    assert lands("ask", party=f"care_office:{cast.avondzon.care_office_region.pk}") == "ladder"
    assert lands("update-situation", by="ineke", clients_on_site=80, measured_at="2020-12-28T07:30") == "situation"
    assert lands("comment", text="The mayor knows.", audience="all") == "comments"
    assert lands("set-urgency", urgency="high") == "follow-ups"
    assert lands("return-to-institution", reason="Which ward?") == ""


def test_one_click_escalates_and_a_second_click_changes_nothing(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    close_step(cast, support_request, STEP_1)
    gerard = browser("gerard")
    deeds = gerard.get(f"/requests/{support_request.reference}/").context["deeds"]["top"]
    button = next(one for one in deeds if one.action == Action.ESCALATE_TO_NATIONAL)
    sent = {"key": button.key, "version": button.version}

    answers = [gerard.post(button.url, sent) for _click in range(2)]

    assert button.direct
    assert [answer.status_code for answer in answers] == [302, 302]
    assert support_request.events.filter(action=Action.ESCALATE_TO_NATIONAL).count() == 1


def test_the_institution_accepts_an_offer_from_the_ladder(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    offer_of_petra(cast, support_request)
    ineke = browser("ineke")
    steps = ineke.get(f"/requests/{support_request.reference}/").context["steps"]
    shown = steps[0].rungs[0].inquiries[0].offers[0]

    accept = next(one for one in shown.buttons.next if one.action == Action.ACCEPT_OFFER)
    ineke.post(accept.url, {"key": accept.key, "persons": 3})

    page = ineke.get(f"/requests/{support_request.reference}/")
    bar = page.context["bars"][0]
    assert {part.term: part.value for part in bar.parts if part.value} == {"region": 21, "open": 91}
    assert sum(part.width for part in bar.parts) == pytest.approx(100)
    assert bar.asked == 112
    assert [part.persons for part in bar.open] == [5, 8]


def test_locc_gets_the_regions_deeds_by_telephone(page_of, a_request):
    deeds = page_of("loes", a_request(Action.SUBMIT)).context["deeds"]["top"]

    assert deeds
    assert all(one.by_phone and not one.direct for one in deeds if one.action == Action.RETURN_TO_INSTITUTION)


def test_what_was_said_by_telephone_waits_for_a_word(cast, page_of, a_request, spoken):
    support_request = a_request(Action.SUBMIT)
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))

    page = page_of("gerard", support_request)

    assert "Told by telephone, to be confirmed" in text_of(page)
    assert "piketfunctionaris" in text_of(page)


def test_a_remark_among_authorities_stays_among_them(cast, page_of, an_alert):
    support_request = an_alert()
    conversation.comment(support_request, by=cast.gerard, text="the mayor knows", audience="authorities")

    assert "the mayor knows" in text_of(page_of("gerard", support_request))
    assert "the mayor knows" not in text_of(page_of("ineke", support_request))


def test_every_figure_has_its_place_and_stands_on_the_page(cast, page_of, an_alert):
    support_request = an_alert()
    peak = clock.today()
    need_and_situation.update_situation(
        support_request, by=cast.ineke, wards_closed=7, hygiene=2, absence_percentage="31.5", expected_peak_on=peak
    )

    shown = text_of(page_of("ineke", support_request))

    placed = [name for _title, names in FIGURES for name in names]
    assert sorted(placed) == sorted(need_and_situation.SITUATION_FIELDS)
    for label, value in (("Closed wards", "7"), ("Hygiene", "2 – "), ("Expected peak", "Dec. 28, 2020")):
        assert re.search(rf"{label}.*?</dt><dd>{value}", shown), label


def test_figures_become_a_trend_with_its_table(cast, page_of, an_alert):
    support_request = an_alert()
    for infected in (4, 9, 12):
        clock.move(hours=1)
        need_and_situation.update_situation(
            support_request, by=cast.ineke, measured_at=clock.now(), clients_on_site=84, clients_infected=infected
        )

    page = page_of("ineke", support_request)

    trend = page.context["trends"][0]
    assert (trend.first, trend.last, trend.points) == ("4", "12", "0.0,95.0 50.0,38.8 100.0,5.0")
    assert text_of(page).count("<polyline") == 1


MOST_QUERIES = 21
OF_STEP_2 = 2
"""What step 2 could still give: its pools, and what is known of them."""


def test_the_page_takes_as_many_queries_however_much_happened(cast, browser, a_request, count_queries):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    path = f"/requests/{support_request.reference}/"
    gerard = browser("gerard")
    few = count_queries(gerard, path)

    for number in range(60):
        conversation.comment(support_request, by=cast.gerard, text=f"remark {number}")
    for rung in (*STEP_1, Rung.RED_CROSS, Rung.CIVIL_POOL):
        ask(cast, support_request, rung)
    for _again in range(3):
        need_and_situation.update_situation(support_request, by=cast.ineke, measured_at=clock.now(), clients_on_site=80)
    many = count_queries(gerard, path)

    assert few == many
    assert many <= MOST_QUERIES + OF_STEP_2


@pytest.mark.parametrize("name", ["ineke", "gerard", "loes"])
@pytest.mark.parametrize("until", ["submit", "escalate_to_national", "escalate_to_msob", "withdraw"])
def test_nobodys_page_takes_more_queries(cast, browser, a_request, count_queries, name, until):
    support_request = a_request(Action.SUBMIT if until == Action.WITHDRAW else until)
    if until == Action.WITHDRAW:
        workflow.perform(support_request, until, by=cast.ineke, how=How(reason="the ward is staffed again"))

    most = MOST_QUERIES + (OF_STEP_2 if until == Action.ESCALATE_TO_NATIONAL else 0)
    assert count_queries(browser(name), f"/requests/{support_request.reference}/") <= most


def test_the_journal_says_what_a_number_was_and_is_now(cast, browser):
    """More need, an offer taken in part, other lines proposed, and a day less."""
    request = recipes.build(cast, Status.TUNING).request
    line = request.lines.first()
    asked, last = line.persons, line.ends_on
    inquiry = ask(cast, request, Rung.OTHER_INSTITUTIONS)
    six = {"line": line, "staff_type": StaffType.NURSE, "persons": 6, "starts_on": days(1), "ends_on": days(2)}
    ladder.answer(inquiry, by=cast.petra, answer="partly", offers=[six])
    offering.accept(inquiry.offers.get(), by=cast.ineke, persons=4)
    proposed = request.proposals.get().lines.first()
    one = {"line": line, "staff_type": line.staff_type, "starts_on": FIRST_DAY, "ends_on": last, "minimum_team": 1}
    tuning.propose(request, by=cast.ineke, lines=[one | {"persons": 1}], how=How(reason="by night"))
    need_and_situation.change_line(line, by=cast.ineke, persons=asked + 2, starts_on=days(-1))

    journal = text_of(browser("ineke").get(f"/requests/{request.reference}/journal/"))

    assert "6 → 4 × nurse" in journal
    assert f"{proposed.persons} → 1 × nurse" in journal
    assert f"{asked} → {asked + 2} × nurse · Tue 29 Dec 2020 – Mon 11 Jan 2021 → Mon 28 Dec 2020 – Mon" in journal


def test_the_newest_50_events_are_shown_and_the_journal_holds_all(cast, browser, an_alert):
    support_request = an_alert()
    for number in range(60):
        conversation.comment(support_request, by=cast.ineke, text=f"remark {number}")
    ineke = browser("ineke")

    page = ineke.get(f"/requests/{support_request.reference}/")
    first = ineke.get(f"/requests/{support_request.reference}/journal/")
    second = ineke.get(f"/requests/{support_request.reference}/journal/{first.context['page'].next_link}")

    assert len(page.context["entries"]) == 50
    assert page.context["earlier_events"] == 12
    assert "12 earlier events" in text_of(page)
    entries = [*first.context["entries"], *second.context["entries"]]
    assert [entry.event.number for entry in entries] == [*range(62, 0, -1)]


def a_file(cast, support_request, audience="all"):
    """A file of Gerard's."""
    upload = SimpleUploadedFile("brief <1>.pdf", PDF)
    conversation.attach(support_request, by=cast.gerard, file=upload, proves="request", audience=audience)
    return Attachment.objects.get()


def test_a_file_comes_as_a_download_under_its_own_name(cast, browser, an_alert):
    support_request = an_alert()
    attachment = a_file(cast, support_request)

    answer = browser("ineke").get(f"/requests/{support_request.reference}/files/{attachment.pk}/")

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="brief 1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"


def test_a_file_is_not_there_for_whom_it_is_not(cast, browser, an_alert):
    support_request, other = an_alert(), an_alert(by=cast.petra, location=cast.berkenhof)
    attachment = a_file(cast, support_request, audience="authorities")
    path = f"/requests/{support_request.reference}/files/{attachment.pk}/"

    assert browser("gerard").get(path).status_code == 200
    for name in ("ineke", "petra", "greet", "karin", "ada"):
        assert browser(name).get(path).status_code == 404
    assert browser("gerard").get(f"/requests/{other.reference}/files/{attachment.pk}/").status_code == 404


def test_a_draft_shows_what_is_asked_before_it_counts(cast, page_of, an_alert):
    support_request = an_alert(send=False)

    page = page_of("ineke", support_request)

    assert page.context["bars"] == []
    assert "8 × nurse" in text_of(page)
    assert SupportRequest.objects.get().submitted_at is None
