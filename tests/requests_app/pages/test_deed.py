"""The page of a deed: what follows from it, what is lacking, and that nothing typed is lost."""

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import clock
from requests_app.deeds import ladder, need_and_situation, offering, triangle
from requests_app.models import Attachment, OnBehalf, Rung, Situation, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes, road
from tests.browsing import text_of
from tests.cast import ask, days


def deed(support_request, slug):
    """The address of a deed on a request."""
    return f"/requests/{support_request.reference}/do/{slug}/"


def test_before_a_deed_it_says_whose_move_it_will_be(browser, an_alert):
    page = text_of(browser("gerard").get(deed(an_alert(), "return-to-institution")))

    assert "the move is with Verpleeghuis De Avondzon" in page
    assert "Mon 28 Dec 2020, 20:00" in page


def test_after_a_deed_a_sentence_says_what_was_done_with_whom_and_how_many(cast, browser, a_request):
    request = a_request(Action.SUBMIT)
    inquiry = ask(cast, request, Rung.CARE_OFFICE)
    three = {"line": 1, "staff_type": "nurse", "persons": 3, "starts_on": days(1), "ends_on": days(3)}

    sent = browser("karin").post(f"/inquiries/{inquiry.pk}/do/answer/", three | {"answer": "partly"}, follow=True)
    noted = browser("gerard").post(deed(request, "ask-figures"), {}, follow=True)

    assert f"The answer is recorded: {inquiry.party} · partly · 3 × nurse." in text_of(sent)
    assert "Current figures are asked for." in text_of(noted)


def test_a_due_time_that_has_passed_is_told_as_passed(browser, an_alert):
    path = deed(an_alert(), "comment")
    gerard = browser("gerard")
    in_time = text_of(gerard.get(path))
    assert "Due: Mon 28 Dec 2020, 16:00" in in_time

    clock.move(hours=9)

    late = text_of(gerard.get(path))
    assert "It was due on Mon 28 Dec 2020, 16:00 and stays late" in late
    assert "Due:" not in late
    moved = text_of(gerard.get(deed(SupportRequest.objects.get(), "return-to-institution")))
    assert "Due: Tue 29 Dec 2020, 05:00" in moved


def test_a_deed_that_cant_be_done_yet_says_what_is_lacking_and_shows_no_button(browser, an_alert):
    page = browser("gerard").get(deed(an_alert(), "escalate-to-national"))

    assert page.status_code == 200
    assert "skip it with a reason" in text_of(page)
    assert 'method="post" action="/requests/' not in text_of(page)


def test_what_is_lacking_leads_to_where_it_can_be_done_for_whom_it_is(browser, an_alert):
    support_request = an_alert()
    of_asking = f'<a href="{deed(support_request, "ask")}">'

    page = f"/requests/{support_request.reference}/"
    for path in (page, deed(support_request, "escalate-to-national")):
        assert browser("gerard").get(path).text.count(f"<li>{of_asking}") == 3
    assert of_asking not in browser("ineke").get(page).text


def test_somebody_elses_deed_is_refused_and_an_unseen_request_not_found(browser, an_alert):
    support_request = an_alert()
    path = deed(support_request, "set-priority")

    assert browser("ineke").get(path).status_code == 403
    assert browser("ineke").post(path, {}).status_code == 403
    assert browser("petra").get(path).status_code == 404
    assert browser("petra").post(path, {}).status_code == 404
    assert browser("gerard").get(deed(support_request, "dance")).status_code == 404


def test_all_that_is_wrong_is_said_and_all_that_was_typed_stays(browser, an_alert):
    typed = {"persons": "0", "staff_type": "doctor", "starts_on": "x", "ends_on": "", "tasks": "rounds at night"}

    answer = browser("ineke").post(deed(an_alert(), "add-need-line"), typed)

    assert answer.status_code == 400
    assert {"persons", "starts_on", "ends_on"} <= set(answer.context["form"].errors)
    assert "rounds at night" in text_of(answer)
    assert 'value="x"' in text_of(answer)


def test_a_stale_form_shows_what_changed_and_can_be_sent_again(cast, browser, an_alert):
    support_request = an_alert()
    ineke = browser("ineke")
    page = ineke.get(deed(support_request, "update-situation"))
    version, key = page.context["form"]["version"].value(), page.context["form"]["key"].value()
    values = {"staff_type": "doctor", "persons": 1, "starts_on": days(0), "ends_on": days(3)}
    need_and_situation.add_line(support_request, by=cast.gerard, **values)
    typed = {"measured_at": "2020-12-28T07:30", "clients_on_site": "80", "version": version, "key": key}

    refused = ineke.post(deed(support_request, "update-situation"), typed)

    assert refused.status_code == 409
    assert "It has changed since you opened it" in text_of(refused)
    assert 'value="80"' in text_of(refused)
    again = typed | {"version": refused.context["form"]["version"].value()}
    assert ineke.post(deed(support_request, "update-situation"), again).status_code == 302
    assert Situation.objects.filter(clients_on_site=80).count() == 1


def test_a_replay_changes_nothing_twice(browser, an_alert):
    support_request = an_alert()
    ineke = browser("ineke")
    typed = {"text": "we have heard nothing yet", "key": "once"}

    answers = [ineke.post(deed(support_request, "comment"), typed) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert support_request.comments.count() == 1


def test_a_number_that_looks_like_a_bsn_is_asked_about(browser, an_alert):
    support_request = an_alert()
    ineke = browser("ineke")
    typed = {"reason": "order number 111222333", "key": "once"}

    refused = ineke.post(deed(support_request, "withdraw"), typed)
    assert refused.status_code == 400
    assert 'type="checkbox" name="not_a_bsn"' in text_of(refused)
    assert "order number 111222333" in text_of(refused)

    assert ineke.post(deed(support_request, "withdraw"), typed | {"not_a_bsn": "on"}).status_code == 302


def test_a_file_of_more_than_10_mb_is_refused(browser, an_alert, settings):
    settings.MSOB_MAX_ATTACHMENT_BYTES = 1024 * 1024
    upload = SimpleUploadedFile("big.pdf", b"%PDF-" + b"x" * 1024 * 1024)

    answer = browser("ineke").post(deed(an_alert(), "attach"), {"file": upload, "proves": "situation"})

    assert answer.status_code == 413
    assert "at most 1 MB" in text_of(answer)
    assert "choose it again" in text_of(answer)
    assert answer.context["form"]["proves"].value() == "situation"
    assert not Attachment.objects.exists()


def test_a_file_is_judged_by_its_content(browser, an_alert):
    upload = SimpleUploadedFile("letter.pdf", b"<script>alert(1)</script>", content_type="application/pdf")

    answer = browser("ineke").post(deed(an_alert(), "attach"), {"file": upload, "proves": "situation"})

    assert answer.status_code == 400
    assert "file" in answer.context["form"].errors


def test_a_partner_answers_without_seeing_the_request(cast, browser, an_alert):
    inquiry = ask(cast, an_alert(), Rung.CARE_OFFICE)
    path = f"/inquiries/{inquiry.pk}/do/answer/"
    karin = browser("karin")

    page = text_of(karin.get(path))
    assert "Avondzon" not in page
    assert "MSOB-2020" not in page

    answer = karin.post(path, {"answer": "nothing", "key": "once"})
    assert answer["Location"] == "/inquiries/"
    assert browser("rob").get(path).status_code == 404


def test_the_region_notes_an_answer_given_by_telephone(cast, browser, an_alert):
    inquiry = ask(cast, an_alert(), Rung.CARE_OFFICE)
    path = f"/inquiries/{inquiry.pk}/do/answer/"
    gerard = browser("gerard")

    page = gerard.get(path)
    assert page.context["form"].told
    assert gerard.post(path, {"answer": "nothing"}).status_code == 400

    typed = {"answer": "nothing", "spoken_name": "piket", "spoken_at": "2020-12-28T07:45", "key": "once"}
    assert gerard.post(path, typed).status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.answer == "nothing"


def test_more_than_fits_is_refused_with_the_number_that_does(cast, browser, an_alert):
    support_request = an_alert()
    line = support_request.lines.get()
    values = {"line": line, "staff_type": "nurse", "starts_on": line.starts_on, "ends_on": line.ends_on}
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    ladder.answer(inquiry, by=cast.petra, answer="partly", offers=[values | {"persons": 5}, values | {"persons": 6}])
    first, second = inquiry.offers.all()
    offering.accept(first, by=cast.ineke)

    answer = browser("ineke").post(f"/offers/{second.pk}/do/accept-offer/", {"persons": 6, "key": "once"})

    assert answer.status_code == 409
    assert "3 fit" in text_of(answer)
    assert support_request.events.filter(action=Action.ACCEPT_OFFER).count() == 1


# --- what was recorded for somebody is read back to her


def reads_back(browser, name, behalf, deed="confirm"):
    return text_of(browser(name).get(f"/on-behalf/{behalf.pk}/do/{deed}/"))


def test_karin_reads_what_was_recorded_for_her_before_she_confirms(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    inquiry, line = ask(cast, support_request, Rung.CARE_OFFICE), support_request.lines.get()
    said = {"answer": "partly", "note": "vanaf woensdag", "offers": [recipes.offered(line, 2)]}
    ladder.answer(inquiry, by=cast.gerard, how=How(spoken_by=recipes.told()), **said)

    for deed in ("confirm", "contest"):
        page = reads_back(browser, "karin", OnBehalf.objects.get(), deed)
        assert "recorded by Gerard" in page
        assert "as told by piketfunctionaris" in page
        assert "<dt>Explanation</dt><dd>vanaf woensdag</dd>" in page
        assert "<dt>Answer</dt><dd>partly</dd>" in page
        assert "2 × nurse, Tue 29 Dec 2020 – Mon 11 Jan 2021" in page


def test_ineke_reads_back_figures_choices_and_moments(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    told = {"clients_on_site": 80, "admission_stop": "full", "measured_at": clock.now(), "consequence": "niemand"}
    need_and_situation.update_situation(support_request, by=cast.gerard, how=How(spoken_by=recipes.told()), **told)

    page = reads_back(browser, "ineke", OnBehalf.objects.get())

    assert "<dd>80</dd>" in page
    assert "Mon 28 Dec 2020, 08:00" in page
    assert "<dd>niemand</dd>" in page
    assert "<dd>full admission stop</dd>" in page


def test_ineke_reads_back_the_alert_that_was_raised_for_her(cast, browser, an_alert):
    an_alert(by=cast.gerard, how=How(spoken_by=recipes.told()))

    page = reads_back(browser, "ineke", OnBehalf.objects.get())

    assert "8 × nurse, Tue 29 Dec 2020 – Mon 11 Jan 2021" in page
    assert "<dt>Clients on site</dt><dd>84</dd>" in page
    assert "Nothing more was recorded" not in page


def test_a_deed_without_data_is_read_back_with_its_reason(cast, browser, a_request):
    support_request = a_request(Action.SUBMIT)
    how = How(spoken_by=recipes.told(), reason="hersteld")
    workflow.perform(support_request, Action.WITHDRAW, by=cast.gerard, how=how)

    assert "<dt>Reason</dt><dd>hersteld</dd>" in reads_back(browser, "ineke", OnBehalf.objects.get())


def test_vera_reads_the_position_that_was_recorded_for_vws_and_the_home_doesnt(cast, browser):
    scene = recipes.build(cast, Status.REVIEW)
    persons = road.all_persons(scene.request)
    said = {"outcome": "grant", "persons": persons, "motivation": "de nacht is leeg", "concerns": ["S9"]}
    triangle.give_position(scene.request, by=cast.loes, how=How(as_role="vws", spoken_by=recipes.told()), **said)
    typed = OnBehalf.objects.get(event__action=Action.GIVE_POSITION)

    page = reads_back(browser, "vera", typed)

    assert "4 of 4 × nurse" in page
    assert "de nacht is leeg" in page
    assert "<dt>Outcome</dt><dd>grant</dd>" in page
    answer = browser("ineke").get(f"/on-behalf/{typed.pk}/do/confirm/")
    assert answer.status_code == 403
    assert "de nacht is leeg" not in text_of(answer)
