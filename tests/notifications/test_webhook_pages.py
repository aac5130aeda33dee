"""The pages of webhooks: added, tried, changed, its log; another organisation's isn't found."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import clock
from notifications import outbox, webhooks
from notifications.models import WebhookDelivery, WebhookEndpoint
from notifications.roads import ROADS
from notifications.table import Kind
from regions.models import Role
from requests_app.models.actions import Action
from tests.notifications.endpoints import ADDRESS, of

WEBHOOK = ROADS["webhook"]


def test_a_webhook_from_the_first_form_to_a_trial_event(cast, client, receiver):
    client.force_login(cast.gerard)
    values = {"description": "GHOR4all", "url": f"{receiver.url}/ghor", "kinds": ["task", "ladder"]}
    page = client.get(reverse("notifications:webhook_new"))
    held = page.context["form"].initial["membership"]

    shown = client.post(reverse("notifications:webhook_new"), {**values, "membership": held})
    secret = shown.context["secret"]
    made = WebhookEndpoint.objects.get(description="GHOR4all")
    receiver.secrets["/ghor"] = secret
    assert (made.role, made.safety_region.code) == (Role.GHOR, "VR05")
    assert shown["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert secret not in client.get(reverse("notifications:webhook", args=[made.pk])).content.decode()

    tried = client.post(reverse("notifications:webhook_trial", args=[made.pk]), follow=True)
    assert "(204)" in tried.content.decode()
    assert [(path, told.get_type()) for path, told in receiver.events] == [("/ghor", "nl.msob.trial")]

    receiver.secrets["/ghor"] = "whsec_AAAA"
    tried = client.post(reverse("notifications:webhook_trial", args=[made.pk]), follow=True)
    assert "antwoordde met 401" in tried.content.decode()
    client.cookies["django_language"] = "en"
    tried = client.post(reverse("notifications:webhook_trial", args=[made.pk]), follow=True)
    assert "The trial event was not accepted: answered 401." in tried.content.decode()
    client.cookies["django_language"] = "nl"

    again = client.post(reverse("notifications:webhook_new"), {**values, "membership": held})
    assert again.status_code == 400, "a second click makes no second one"


def test_an_administrator_adds_one_for_any_organisation(cast, client):
    client.force_login(cast.ada)
    values = {"description": "ECD", "url": ADDRESS, "kinds": ["task"], "role": "institution"}

    lacking = client.post(reverse("notifications:webhook_new"), values)
    made = client.post(reverse("notifications:webhook_new"), {**values, "institution": cast.avondzon.institution_id})

    assert lacking.status_code == 400
    assert "whsec_" in made.content.decode()
    assert WebhookEndpoint.objects.get().institution == cast.avondzon.institution


def test_the_log_shows_how_each_delivery_went_and_to_an_administrator_not_of_what(cast, client, receiver, a_request):
    support_request = a_request()
    outbox.sweep()
    receiver.answers = [(500, {})]
    outbox.send(WEBHOOK)
    row = WebhookDelivery.objects.get()
    page = reverse("notifications:webhook", args=[row.endpoint_id])

    client.force_login(cast.ineke)
    seen = client.get(page).content.decode()
    assert support_request.reference in seen
    assert "answered 500" in seen
    client.force_login(cast.ada)
    seen = client.get(page).content.decode()
    assert support_request.reference not in seen
    assert "answered 500" in seen

    client.post(reverse("notifications:webhook_again", args=[row.endpoint_id, row.pk]))
    assert outbox.send(WEBHOOK) == 1


def test_only_an_administrator_reads_where_a_name_leads(cast, client, endpoint, a_request, settings, monkeypatch):
    """Ineke could otherwise ask which names are known behind the installation's own wall."""
    where = [(2, 1, 6, "", ("10.1.2.3", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: where)
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)
    page = reverse("notifications:webhook", args=[endpoint.pk])
    trial = reverse("notifications:webhook_trial", args=[endpoint.pk])
    log = f"/api/v1/webhooks/{endpoint.pk}/deliveries"

    def seen(person):
        client.force_login(person)
        pages = [client.get(page), client.post(trial, follow=True), client.get(log), client.post(f"{log[:-11]}/trial")]
        return [answer.content.decode() for answer in pages]

    for text in seen(cast.ineke):
        assert "10.1.2.3" not in text
        assert "AddressRefused" not in text
        assert "ecd.avondzon.example" in text
    for text in seen(cast.ada):
        assert "10.1.2.3" in text


@pytest.mark.parametrize("name", ["webhook_secret", "webhook_trial", "webhook_edit"])
def test_another_organisations_webhook_isnt_found(cast, client, endpoint, name):
    for other in (cast.petra, cast.gerard, cast.loes, cast.karin):
        client.force_login(other)
        assert client.post(reverse(f"notifications:{name}", args=[endpoint.pk])).status_code == 404


def test_a_delivery_of_another_webhook_isnt_found(cast, client, endpoint, a_request):
    a_request()
    outbox.sweep()
    row = WebhookDelivery.objects.get()
    client.force_login(cast.ineke)
    mine, _secret = webhooks.add(
        by=cast.ineke, url="https://b.example/", description="b", kinds=[Kind.TASK], **of(cast.ineke)
    )

    assert client.post(reverse("notifications:webhook_again", args=[mine.pk, row.pk])).status_code == 404
    client.force_login(cast.petra)
    assert client.post(reverse("notifications:webhook_again", args=[endpoint.pk, row.pk])).status_code == 404


def test_it_is_changed_and_switched_off_on_its_page(cast, client, endpoint):
    client.force_login(cast.ineke)
    page = reverse("notifications:webhook_edit", args=[endpoint.pk])
    assert client.get(page).context["form"]["url"].value() == ADDRESS

    bad = client.post(page, {"description": "ECD", "url": "http://x.example/", "kinds": ["task"]})
    assert bad.status_code == 400
    assert "http://x.example/" in bad.content.decode()
    client.post(page, {"description": "ECD 2", "url": ADDRESS, "kinds": ["task"]})

    endpoint.refresh_from_db()
    assert (endpoint.description, endpoint.kinds, endpoint.is_active) == ("ECD 2", ["task"], False)
    assert endpoint.history.first().history_user == cast.ineke


def test_who_speaks_for_nobody_any_more_adds_nothing(cast, client):
    cast.gerard.memberships.update(valid_until=clock.today() - timedelta(days=1))
    client.force_login(cast.gerard)
    values = {"description": "GHOR4all", "url": ADDRESS, "kinds": ["task"]}

    assert client.get(reverse("notifications:webhook_new")).status_code == 200
    assert client.post(reverse("notifications:webhook_new"), values).status_code == 400
    assert (
        client.post("/api/v1/webhooks", values | {"role": "locc"}, content_type="application/json").status_code == 403
    )


def test_the_log_is_filtered_searched_and_taken_home(cast, client, receiver, a_request):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    receiver.answers = [(500, {})]
    outbox.send(WEBHOOK)
    failed = WebhookDelivery.objects.get(state="failed")
    page = reverse("notifications:webhook", args=[failed.endpoint_id])
    file = reverse("notifications:webhook_export", args=[failed.endpoint_id, "csv"])

    def found(**asked):
        shown = [row.pk for row in client.get(page, asked).context["page"].items]
        taken = client.get(file, asked).getvalue().decode()
        over_the_wire = client.get(f"/api/v1/webhooks/{failed.endpoint_id}/deliveries", asked).json()["results"]
        assert len(taken.splitlines()) - 1 == len(shown) == len(over_the_wire)
        return shown, taken

    every = WebhookDelivery.objects.count()
    client.force_login(cast.ineke)
    assert len(found()[0]) == len(found(q=support_request.reference)[0]) == every > 1
    assert found(state="failed")[0] == found(q=str(failed.event_id))[0] == [failed.pk]
    assert failed.pk in found(kind=failed.kind)[0]
    assert support_request.reference in found()[1]
    client.force_login(cast.ada)
    assert found(q=support_request.reference)[0] == [], "she doesn't see what it told of, so she can't ask"
    assert support_request.reference not in found()[1]
    assert "answered 500" in found(state="failed")[1]


def test_the_list_is_paged_searched_and_taken_home(cast, client):
    values = {"kinds": [Kind.TASK], **of(cast.ineke)}
    for number in range(26):
        url = f"https://ecd.avondzon.example/{number:02}"
        made, _secret = webhooks.add(by=cast.ineke, url=url, description=f"ECD {number:02}", **values)
    webhooks.change(made, by=cast.ineke, is_active=False)
    client.force_login(cast.ineke)
    page = reverse("notifications:webhooks")

    def queries(**asked):
        with CaptureQueriesContext(connection) as caught:
            client.get(page, asked)
        return len(caught)

    first = client.get(page).context["table"].page
    assert (len(first.items), first.count) == (25, 26)
    assert [one.pk for one in client.get(page + first.next_link).context["table"].page.items] == [made.pk]
    assert client.get(page, {"active": "no"}).context["table"].page.items == [made]
    assert client.get(page, {"q": "example/07"}).context["table"].page.count == 1
    assert len(client.get("/api/v1/webhooks", {"active": "no"}).json()["results"]) == 1
    file = client.get(reverse("notifications:webhooks_export", args=["csv"]), {"active": "yes"}).getvalue().decode()
    assert len(file.splitlines()) == 26
    assert "whsec_" not in file
    assert queries() == queries(active="no") <= 8


def test_a_period_is_counted_on_its_page_and_sent_again_by_a_button(cast, client, endpoint, a_request):
    for _one in range(2):
        a_request()
    outbox.sweep()
    WebhookDelivery.objects.update(state="sent")
    told = WebhookDelivery.objects.count()
    client.force_login(cast.ineke)
    path = reverse("notifications:webhook_replay", args=[endpoint.pk])

    page = client.get(path)
    assert page.context["counts"] == {"arrived": told, "given_up": 0, "on_their_way": 0, "to_send": told}
    form = page.context["form"]
    shown = {name: re.search(rf'type="hidden" name="{name}" value="([^"]*)"', page.text)[1] for name in form.fields}
    earlier = client.get(path, {"from": "2020-12-20T08:00", "to": "2020-12-21T08:00"})
    assert (earlier.context["counts"]["to_send"], 'type="hidden" name="from"' in earlier.text) == (0, False)
    assert client.get(path, {"from": "2020-12-21T08:00", "to": "2020-12-20T08:00"}).status_code == 400

    done = client.post(path, shown, follow=True)
    assert [str(one) for one in done.context["messages"]] == [f"{told} gebeurtenissen worden opnieuw verstuurd."]
    assert {one.state for one in WebhookDelivery.objects.all()} == {"waiting"}
    assert client.post(path, shown | {"from": ""}).status_code == 400
