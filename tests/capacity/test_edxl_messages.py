"""EDXL-RM of a request's life: granted, out, recalled, let go; each by our schema, with the ledger's own figures."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from capacity import reporting, showing, while_out
from foundation import clock
from requests_app.models import SupportRequest
from requests_app.papers.edxl import messages, words
from requests_app.procedure.how import How
from requests_app.records import need_ledger
from tests.browsing import text_of
from tests.capacity.conftest import in_days
from tests.requests_app.api.conftest import api

__all__ = ["api"]
FILES = {name: name.replace("-", "_") for name in messages.MESSAGES}
STATUS = "report-resource-deployment-status"


def told(support_request, name):
    """The message, once it was found valid."""
    root = etree.fromstring(messages.find(support_request, name))
    words.schema(FILES[name]).assertValid(root)
    assert messages.MESSAGES[name].stands(support_request)
    return root


def nothing_is_told(support_request) -> set[str]:
    found = {name for name, one in messages.MESSAGES.items() if one.write(support_request) is None}
    assert found == set(messages.MESSAGES) - set(messages.told_of(support_request))
    return found


def said(root, path):
    return [one.text for one in root.xpath(path, namespaces=words.SPACES)]


def days_of(root, kind) -> list[str]:
    return [one[:10] for one in said(root, f"//m:ScheduleInformation[m:ScheduleType='{kind}']/m:DateTime")]


def amounts(root) -> list[int]:
    return [int(one) for one in said(root, "//m:ResourceInformation//rm:Amount")]


def test_before_a_grant_only_the_need_is_told(a_request):
    assert nothing_is_told(a_request()) == set(messages.MESSAGES) - {"request-resource"}


def test_what_stands_granted_is_told_as_the_ledger_has_it(granted):
    root = told(granted.request, "commit-resource")

    lines = list(granted.request.lines.all())
    ledger = [
        (line.number, kind, *part)
        for line in lines
        for kind, profile in need_ledger.granted_of(lines)[line.pk].items()
        for part in profile.ranges
    ]
    read = zip(
        map(int, said(root, "//m:PrecedingResourceInfoElementID")),
        said(root, "//m:TypeStructure/rm:Value"),
        amounts(root),
        days_of(root, "EstimatedArrival"),
        days_of(root, "EstimatedReturnDeparture"),
        strict=True,
    )
    assert list(read) == [
        (number, kind, persons, str(first), str(last)) for number, kind, persons, first, last in ledger
    ]
    assert set(said(root, "//m:ResponseType")) == {"Accept"}
    asked = told(granted.request, "request-resource")
    assert said(root, "//m:PrecedingMessageID") == said(asked, "//m:MessageID")
    assert said(root, "//m:MessageID") != said(asked, "//m:MessageID")


def test_how_a_deployment_stands_is_told_with_who_was_sent_and_who_came(granted, on_site):
    root = told(granted.request, STATUS)

    stretches = [part for sent in showing.who_sent(on_site) for part in sent.stretches]
    assert amounts(root) == [one.sent for one in stretches]
    assert said(root, f"//m:Keyword[rm:ValueListURN='{words.ARRIVED}']/rm:Value") == [
        str(one.there) for one in stretches if one.there is not None
    ]
    assert set(said(root, "//m:DeploymentStatus/rm:Value")) == {"on_site"}
    assert set(days_of(root, "ActualArrival")) == {str(on_site.came_on)}
    assert on_site.commander not in etree.tostring(root).decode()
    assert nothing_is_told(granted.request) == {"request-return", "release-resource"}


def test_who_is_recalled_is_asked_back_and_who_left_is_let_go(cast, granted, on_site):
    while_out.recall(on_site, by=cast.dirk, last_day=in_days(4), how=How(reason="a mission"))
    root = told(granted.request, "request-return")
    assert set(days_of(root, "RequestedReturnDeparture")) == {str(in_days(4))}

    clock.move(days=4)
    on_site.refresh_from_db()
    reporting.report_departure(on_site, by=cast.dirk, departed_at=clock.now(), end_reason="recalled")
    granted.request.refresh_from_db()
    root = told(SupportRequest.objects.get(pk=granted.request.pk), "release-resource")
    assert set(days_of(root, "ActualReturnDeparture")) == {str(clock.today())}
    assert set(said(root, "//m:DeploymentStatus/rm:Value")) == {"ended"}


def test_a_deployment_that_was_cancelled_is_no_resource(cast, granted, drawn_up):
    told(granted.request, STATUS)
    drawn_up.state = "cancelled"
    drawn_up.save(update_fields=["state"])

    assert STATUS in nothing_is_told(SupportRequest.objects.get(pk=granted.request.pk))


def test_who_may_open_the_request_reads_them_on_the_page_and_by_api(cast, client, api, granted, on_site):
    reference = granted.request.reference
    for name in ("commit-resource", STATUS):
        by_api = api("ineke", "get", f"requests/{reference}/edxl/{name}")
        page = reverse("requests:edxl", args=[reference, name])
        on_page = client.get(page)
        assert (by_api.status_code, on_page.status_code) == (200, 200)
        assert by_api.content == on_page.content
        assert f"{reference}-{name}.xml" in on_page["Content-Disposition"]
        assert page in client.get(reverse("requests:detail", args=[reference])).text
        assert api("petra", "get", f"requests/{reference}/edxl/{name}").status_code == 404
    for name in ("request-return", "requisition-resource"):
        assert api("ineke", "get", f"requests/{reference}/edxl/{name}").status_code == 404


# --- and in, on a page


@pytest.fixture
def message(granted) -> bytes:
    return messages.find(granted.request, "request-resource")


def hand_in(client, content, **more):
    page = reverse("requests:edxl_in")
    return client.post(page, {"file": SimpleUploadedFile("need.xml", content), "key": "once", **more})


def test_ineke_hands_a_message_in_on_a_page_once_and_completes_the_draft(cast, client, message):
    client.force_login(cast.ineke)
    assert reverse("requests:edxl_in") in client.get(reverse("requests:alert")).text

    first, again = hand_in(client, message), hand_in(client, message)

    made = SupportRequest.objects.get(status="draft")
    assert first.url == again.url == reverse("requests:complete", args=[made.reference])
    assert made.lines.count() == 1
    other = hand_in(client, message.replace(b"<rm:Amount>", b"<rm:Amount>1"))
    assert other.status_code == 422
    assert SupportRequest.objects.filter(status="draft").count() == 1


def test_what_does_not_fit_is_told_on_the_page_line_by_line(cast, client, message):
    client.force_login(cast.ineke)

    wrong = hand_in(client, message.replace(b">nurse<", b">astronaut<").replace(b"<rm:Amount>", b"<rm:Amount>x"))
    page = text_of(wrong)

    assert wrong.status_code == 400
    assert page.count("Regel ") >= 1
    cut_off = hand_in(client, b"<a>")
    assert cut_off.status_code == 400
    assert "Dit is geen goed gevormde XML" in text_of(cut_off)
    assert hand_in(client, b"<a>" * words.LARGEST).status_code == 413
    assert client.post(reverse("requests:edxl_in"), {"key": "x"}).status_code == 400
    assert not SupportRequest.objects.filter(status="draft").exists()


def test_who_opens_no_request_has_no_page_for_it(cast, client, message):
    client.force_login(cast.otto)

    assert client.get(reverse("requests:edxl_in")).status_code == 403
    assert hand_in(client, message).status_code == 403


def test_a_commitment_is_no_need(cast, client, granted):
    client.force_login(cast.ineke)

    assert hand_in(client, messages.find(granted.request, "commit-resource")).status_code == 400
