"""What one reads through the API: the list, a request whole, its journal, what was asked of a partner."""

import re
from html import unescape

import pytest
from django.urls import reverse

from foundation import clock
from regions.models import Reading
from requests_app.deeds import conversation, ladder, need_and_situation
from requests_app.models import Audience, Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import a_line, ask
from tests.requests_app.api.conftest import names


def references(answer):
    assert answer.status_code == 200, answer.text
    return [one["reference"] for one in answer.json()["results"]]


# --- the list


def test_everybody_lists_her_own_and_nothing_of_the_neighbours(cast, api, an_alert):
    mine = an_alert()
    theirs = an_alert(by=cast.wim, location=cast.hogelicht)

    assert references(api("ineke", "get", "requests")) == [mine.reference]
    assert references(api("gerard", "get", "requests")) == [mine.reference]
    assert references(api("greet", "get", "requests")) == [theirs.reference]
    assert theirs.reference not in api("ineke", "get", "requests").text
    for stranger in ("petra", "karin", "roos", "otto", "ada", "fenna"):
        assert references(api(stranger, "get", "requests")) == []


def test_the_list_is_filtered_and_sorted_like_the_page(cast, api, an_alert):
    nurses = an_alert()
    hosts = an_alert(lines=[a_line(staff_type="host")], send=False)

    assert references(api("ineke", "get", "requests?staffType=host")) == [hosts.reference]
    assert references(api("ineke", "get", "requests?status=regional")) == [nurses.reference]
    assert references(api("ineke", "get", "requests?sort=-reference")) == [nurses.reference, hosts.reference]
    assert references(api("ineke", "get", "requests?sort=reference")) == [hosts.reference, nurses.reference]
    assert references(api("ineke", "get", f"requests?q={hosts.reference}")) == [hosts.reference]
    assert references(api("ineke", "get", "requests?overdue=true")) == []


def test_a_filter_that_isnt_known_is_refused_and_not_ignored(api, an_alert):
    assert names(api("ineke", "get", "requests?stafftype=host")) == {"stafftype"}
    assert names(api("ineke", "get", "requests?staff_type=host&urgency=very")) == {"staffType", "urgency"}
    assert names(api("ineke", "get", "requests?sort=colour")) == {"sort"}


def test_the_list_is_walked_by_cursor_bound_to_its_filters(cast, api, an_alert):
    for _number in range(27):
        an_alert(send=False)

    first = api("ineke", "get", "requests?sort=reference").json()
    second = api("ineke", "get", f"requests?sort=reference&cursor={first['nextCursor']}").json()

    assert (first["count"], len(first["results"]), len(second["results"])) == (27, 25, 2)
    assert not {one["reference"] for one in first["results"]} & {one["reference"] for one in second["results"]}
    assert names(api("ineke", "get", f"requests?sort=due&cursor={first['nextCursor']}")) == {"cursor"}
    assert names(api("ineke", "get", "requests?cursor=made-up")) == {"cursor"}


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_as_few_queries_for_many_as_for_one(
    api, client, an_alert, django_assert_max_num_queries, number
):
    for _number in range(number):
        an_alert(send=False)

    api("ineke", "get", "me")

    with django_assert_max_num_queries(7):
        client.get("/api/v1/requests")


# --- a request


def test_a_request_is_told_whole(cast, api):
    scene = recipes.in_the_region(cast)

    told = api("gerard", "get", f"requests/{scene.request.reference}").json()

    assert (told["status"], told["institution"]["sector"], told["safetyRegion"]) == ("regional", "nursing_home", "VR05")
    assert told["firstUnsafeShiftAt"] == "2020-12-29T22:00:00Z"
    assert told["situation"]["clientsOnSite"] == 81
    assert [rung["rung"] for rung in told["ladder"]] == list(Rung)
    assert told["ladder"][0]["inquiries"][0]["offers"][0]["persons"] == 2


def test_the_ledger_adds_up_per_line_and_in_total(cast, api):
    scene = recipes.in_the_region(cast)

    told = api("ineke", "get", f"requests/{scene.request.reference}").json()

    for account in (told["needLines"][0]["ledger"], told["ledger"]):
        parts = ("region", "national", "defence", "declined", "withdrawn", "open")
        assert account["asked"]["personDays"] == sum(account[part]["personDays"] for part in parts) == 8 * 14
        assert account["region"]["ranges"] == [{"persons": 2, "startsOn": "2020-12-29", "endsOn": "2021-01-11"}]


def test_the_deeds_of_a_request_are_those_of_the_person(cast, api, an_alert):
    reference = an_alert().reference

    ghor = {deed["action"]: deed for deed in api("gerard", "get", f"requests/{reference}").json()["deeds"]}
    home = {deed["action"]: deed for deed in api("ineke", "get", f"requests/{reference}").json()["deeds"]}

    assert not ghor["escalate_to_national"]["offered"]
    assert {lack["code"] for lack in ghor["escalate_to_national"]["lacking"]} == {"rung_open"}
    assert ghor["escalate_to_national"]["resource"] == f"/api/v1/requests/{reference}/events"
    assert ghor["ask"] | {"label": ""} == {
        "action": "ask",
        "label": "",
        "roles": ["ghor"],
        "byPhone": False,
        "offered": True,
        "lacking": [],
        "resource": f"/api/v1/requests/{reference}/inquiries",
    }
    assert "escalate_to_national" not in home
    locc = {deed["action"]: deed for deed in api("loes", "get", f"requests/{reference}").json()["deeds"]}
    assert (locc["set_priority"]["byPhone"], ghor["set_priority"]["byPhone"]) == (True, False)


def test_a_request_takes_as_many_queries_however_long_its_journal(cast, api, client, django_assert_max_num_queries):
    scene = recipes.in_the_region(cast)
    api("gerard", "get", "me")

    for number in range(2):
        with django_assert_max_num_queries(15):
            client.get(f"/api/v1/requests/{scene.request.reference}")
        for call in range(10):
            conversation.comment(scene.request, by=cast.gerard, text=f"call {number} {call}")


def test_the_neighbour_finds_nothing_and_nobody_must_say_who_she_is(api, an_alert):
    path = f"requests/{an_alert().reference}"

    for part in (
        "",
        "/events",
        "/events/1",
        "/parties",
        "/numbers",
        "/need-lines",
        "/situations",
        "/inquiries",
        "/comments",
    ):
        assert api(None, "get", path + part).status_code == 401
        for stranger in ("wim", "greet", "petra", "karin", "roos", "otto", "ada"):
            assert api(stranger, "get", path + part).status_code == 404


def test_locc_opens_by_reference_what_it_doesnt_list(api, an_alert):
    reference = an_alert().reference

    assert references(api("loes", "get", "requests")) == []
    assert api("loes", "get", f"requests/{reference}").status_code == 200


def test_a_number_opens_nothing_of_what_locc_doesnt_list_unless_the_reference_is_named_too(cast, api, client):
    """What hangs on it is found as the request itself: by exact reference. On the page the links carry it."""
    scene = recipes.in_the_region(cast)
    inquiry = scene.request.inquiries.get(rung=Rung.RED_CROSS)
    of, other = f"?of={scene.request.reference}", "?of=MSOB-2020-99999"
    deed = reverse("requests:deed_on_inquiry", args=[inquiry.pk, "answer"])
    by_phone = {"answer": "nothing", "spokenName": "piket", "spokenAt": "2020-12-29T08:00:00Z"}

    for named, found in (("", 404), (other, 404), (of, 200)):
        assert api("loes", "get", f"inquiries/{inquiry.pk}{named}").status_code == found
        assert client.get(f"{deed}{named}").status_code == found
        answered = api("loes", "post", f"inquiries/{inquiry.pk}/answers{named}", by_phone)
        assert answered.status_code == (201 if found == 200 else 404)
    assert api("dirk", "get", f"inquiries/{inquiry.pk}{of}").status_code == 404
    assert api("roos", "get", f"inquiries/{inquiry.pk}").status_code == 200


def test_from_its_page_loes_comes_to_each_deed_on_what_hangs_on_a_request(cast, client):
    scene = recipes.in_the_region(cast)
    client.force_login(cast.loes)
    page = client.get(reverse("requests:detail", args=[scene.request.reference])).text

    links = set(re.findall(r'href="(/(?:inquiries|offers|need-lines|on-behalf)/[^"]+)"', page))

    assert links
    assert {client.get(unescape(link)).status_code for link in links} == {200}


# --- the journal


def test_the_journal_is_read_from_the_first_or_the_last(cast, api, an_alert):
    reference = an_alert().reference

    first = api("ineke", "get", f"requests/{reference}/events").json()
    last = api("ineke", "get", f"requests/{reference}/events?sort=-number").json()

    assert [event["action"] for event in first["results"]] == ["open", "submit"]
    assert [event["number"] for event in last["results"]] == [2, 1]
    opened = first["results"][0]
    assert (opened["actor"], opened["role"]) == ("Ineke Avink", "institution")
    assert opened["at"].endswith("Z")
    assert opened["facts"]["lines"][0]["staffType"] == "nurse"
    assert first["results"][1]["previousHash"] == opened["hash"]


def test_the_journal_of_a_long_story_is_paged(cast, api, an_alert):
    support_request = an_alert()
    for number in range(30):
        conversation.comment(support_request, by=cast.ineke, text=f"call {number}")

    page = api("ineke", "get", f"requests/{support_request.reference}/events").json()
    rest = api("ineke", "get", f"requests/{support_request.reference}/events?cursor={page['nextCursor']}").json()

    assert [event["number"] for event in page["results"] + rest["results"]] == list(range(1, 33))


def test_what_is_for_authorities_only_stays_with_them(cast, api, an_alert):
    support_request = an_alert()
    file = recipes.SimpleUploadedFile("secret-letter.pdf", recipes.A_PDF)
    conversation.comment(support_request, by=cast.gerard, text="between us", audience=Audience.AUTHORITIES)
    conversation.attach(support_request, by=cast.gerard, file=file, proves="request", audience=Audience.AUTHORITIES)
    attachment = support_request.attachments.get()
    path = f"requests/{support_request.reference}"

    for part in ("", "/events", "/events/4", "/comments", "/attachments"):
        heard = api("ineke", "get", path + part).text
        assert "between us" not in heard
        assert "secret-letter" not in heard
    assert "between us" in api("gerard", "get", f"{path}/comments").text
    assert "secret-letter" in api("gerard", "get", f"{path}/attachments").text
    assert api("gerard", "get", f"{path}/attachments/{attachment.pk}/content").status_code == 200
    assert api("ineke", "get", f"{path}/attachments/{attachment.pk}/content").status_code == 404


# --- need, figures, files, parties


def test_figures_come_with_decimals_as_numbers(cast, api, an_alert):
    support_request = an_alert()
    need_and_situation.update_situation(support_request, by=cast.ineke, absence_percentage="31.5", clients_on_site=80)

    told = api("ineke", "get", f"requests/{support_request.reference}/situations").json()["results"]

    assert [one["clientsOnSite"] for one in told] == [84, 80]
    assert told[1]["absencePercentage"] == 31.5


def test_the_parties_say_who_wasnt_asked(cast, api, an_alert):
    support_request = an_alert()
    ask(cast, support_request, Rung.CARE_OFFICE)

    told = api("gerard", "get", f"requests/{support_request.reference}/parties").json()["results"]

    unasked = {party["party"].split(":")[0]: party["unasked"] for party in told}
    assert unasked["care_office"] is False
    assert unasked["roaz"] is True


def test_each_is_told_the_numbers_she_may_call_now(cast, api, an_alert):
    path = f"requests/{an_alert().reference}/numbers"

    def told(name):
        return {one["role"]: (one["number"], one["why"]) for one in api(name, "get", path).json()["results"]}

    assert told("gerard")["institution"] == ("+31539990011", "call_back")
    assert "ghor" not in told("gerard"), "her own colleagues she knows"
    assert "institution" not in told("ineke")


def test_a_file_is_a_download_of_its_own_kind(cast, api, an_alert):
    support_request = an_alert()
    file = recipes.SimpleUploadedFile("brief.pdf", recipes.A_PDF)
    conversation.attach(support_request, by=cast.ineke, file=file, proves="request")

    (told,) = api("gerard", "get", f"requests/{support_request.reference}/attachments").json()["results"]
    content = api("gerard", "get", told["content"], headers={"Accept": "application/pdf"})

    assert (told["name"], told["size"], told["contentType"]) == ("brief.pdf", len(recipes.A_PDF), "application/pdf")
    assert b"".join(content.streaming_content) == recipes.A_PDF
    assert content["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert (content["Content-Type"], content["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert api("wim", "get", told["content"]).status_code == 404
    missing = api("gerard", "get", told["content"].replace("/content", "0/content"))
    assert (missing.status_code, missing["Content-Type"]) == (404, "application/problem+json")


# --- a partner


def test_a_partner_reads_what_she_was_asked_and_nothing_else(cast, api, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)

    (told,) = api("karin", "get", "inquiries").json()["results"]
    alone = api("karin", "get", f"inquiries/{inquiry.pk}")

    assert (told["safetyRegion"], told["sector"], told["state"]) == ("VR05", "nursing_home", "pending")
    assert told["needLines"] == [
        {
            **{"number": 1, "staffType": "nurse", "persons": 8, "startsOn": "2020-12-29", "endsOn": "2021-01-11"},
            **{"dayShift": False, "eveningShift": False, "nightShift": False},
        }
    ]
    assert told["municipality"] == support_request.location.municipality.code
    for secret in (support_request.reference, "Avondzon", "053", "84"):
        assert secret not in alone.text
    assert {deed["action"] for deed in alone.json()["deeds"] if deed["offered"]} == {"answer"}


def test_a_partner_reads_nobody_elses_inquiries(cast, api, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)

    for stranger in ("rob", "roos", "petra", "wim", "greet", "otto"):
        assert api(stranger, "get", "inquiries").json()["results"] == []
        assert api(stranger, "get", f"inquiries/{inquiry.pk}").status_code == 404
    assert api("gerard", "get", f"inquiries/{inquiry.pk}").status_code == 200


def test_inquiries_are_filtered_by_state(cast, api, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.karin, answer="nothing")

    assert api("karin", "get", "inquiries?state=pending").json()["results"] == []
    assert len(api("karin", "get", "inquiries?state=answered&sort=-asked").json()["results"]) == 1
    assert names(api("karin", "get", "inquiries?state=lost")) == {"state"}


def test_what_was_said_in_her_name_waits_for_her(cast, api, an_alert, spoken):
    inquiry = ask(cast, an_alert(), Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))

    (told,) = api("karin", "get", "on-behalf").json()["results"]

    assert (told["action"], told["actor"], told["inquiry"]) == ("answer", "Gerard Twent", inquiry.pk)
    assert told["spokenBy"]["name"] == "piketfunctionaris"
    assert api("rob", "get", "on-behalf").json()["results"] == []


# --- every answer


def test_every_answer_names_the_version_and_may_not_be_kept(api, an_alert):
    reference = an_alert().reference

    for who, path in [("ineke", "requests"), ("ineke", f"requests/{reference}"), (None, "requests"), ("ineke", "x")]:
        answer = api(who, "get", path)
        assert answer["API-Version"]
        assert "no-store" in answer["Cache-Control"]
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"


def test_a_slash_too_many_is_not_found_and_not_redirected(api, an_alert):
    an_alert()

    assert api("ineke", "get", "requests/").status_code == 404
    assert api("ineke", "get", f"requests/{SupportRequest.objects.get().reference}/").status_code == 404


def test_escalated_far_enough_others_see_it_too(cast, api, a_request):
    reference = a_request(Action.ESCALATE_TO_MSOB).reference

    assert references(api("vera", "get", "requests")) == [reference]
    assert references(api("dirk", "get", "requests")) == []


# --- what one has already


def if_other(api, who, path, tag):
    return api(who, "get", path, headers={"If-None-Match": tag})


@pytest.mark.parametrize("path", ["requests", "requests/{}", "requests/{}/events"])
def test_who_has_the_answer_hears_that_it_is_still_so_and_that_she_looked_is_written(api, an_alert, path):
    for _number in range(26):
        an_alert(send=False)
    path = path.format(an_alert().reference)
    read = api("ineke", "get", path)
    looked = Reading.objects.count()

    again = if_other(api, "ineke", path, f'"another", {read["ETag"]}')

    assert (read.status_code, again.status_code, again.content, again["ETag"]) == (200, 304, b"", read["ETag"])
    assert Reading.objects.count() == looked + 1


def test_what_changes_without_a_new_version_is_told_whole(cast, api, an_alert):
    path = f"requests/{an_alert().reference}"
    detail = api("gerard", "get", path)["ETag"]

    ask(cast, SupportRequest.objects.get(), Rung.CARE_OFFICE)

    told = if_other(api, "gerard", path, detail)
    assert (told.status_code, len(told.json()["ladder"][1]["inquiries"])) == (200, 1)
    assert told["ETag"].split(".")[0] == detail.split(".")[0]  # the version, for If-Match, is what it was


def test_what_the_clock_alone_changes_is_told_whole(api, an_alert):
    an_alert()
    tag = api("gerard", "get", "requests")["ETag"]

    clock.move(days=2)

    assert if_other(api, "gerard", "requests", tag).json()["results"][0]["overdue"]


def test_nobody_hears_by_the_tag_of_another_that_it_is_still_so(api, an_alert):
    path = f"requests/{an_alert().reference}"

    assert if_other(api, "ineke", path, api("gerard", "get", path)["ETag"]).status_code == 200
    assert if_other(api, "greet", path, api("gerard", "get", path)["ETag"]).status_code == 404
