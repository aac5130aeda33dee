"""What is typed outside the deeds: through every page, file and API no citizen service number comes in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation import clock, privacy
from regions.models import SafetyRegion
from requests_app.deeds import meeting
from tests.every_text import IN_WORDS, SHORT

ABROAD = "+1 111222333"

# page: (who, what is typed)
PAGES = {
    "regions:institution_new": (
        "ada",
        {
            "name": IN_WORDS,
            "sector": "nursing_home",
            "kvk": "90000099",
            "location-name": IN_WORDS,
            "location-address": IN_WORDS,
            "location-municipality": "home",
            "location-contact_function": IN_WORDS,
            "location-contact_phone": ABROAD,
            "location-deputy_phone": SHORT,
        },
    ),
    "regions:invite": ("ada", {"email": "n@x.example", "name": IN_WORDS, "language": "en", "role": "ghor"}),
    "regions:tokens": ("gerard", {"name": IN_WORDS, "expires_at": "2021-01-31"}),
    "requests:meetings": ("loes", {"starts_at": "2020-12-28T15:00", "place": IN_WORDS}),
}


def typed(cast, values):
    here = {"home": cast.avondzon.municipality_id}
    return {name: here.get(value, value) for name, value in values.items()}


@pytest.mark.parametrize("page", PAGES)
def test_a_bsn_is_refused_on_every_page_that_keeps_a_text(cast, client, page):
    who, values = PAGES[page]
    client.force_login(getattr(cast, who))
    region = {"safety_region": SafetyRegion.objects.get(code="VR05").pk} if page == "regions:invite" else {}

    answer = client.post(reverse(page), typed(cast, values) | region)

    assert answer.status_code == 400
    assert str(privacy.MESSAGE) in answer.text.replace("&#x27;", "'")


@pytest.mark.parametrize("phone", ["111222333", "111 222 333", ABROAD])
def test_a_bsn_is_no_telephone_number_either(cast, client, phone):
    client.force_login(cast.gerard)
    own = {"membership": cast.gerard.memberships.get().pk, "phone": phone}

    answer = client.post(
        reverse("regions:duty_new"), own | {"starts_at": "2020-12-28T07:00", "ends_at": "2020-12-28T19:00"}
    )

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == ["phone"]


def test_a_bsn_is_refused_in_the_minutes(cast, client):
    held = meeting.plan(by=cast.loes, starts_at=clock.now()).meeting
    client.force_login(cast.loes)

    answer = client.post(reverse("requests:minutes", args=[held.pk]), {"text": IN_WORDS, "minutes": IN_WORDS})

    assert answer.status_code == 400
    held.refresh_from_db()
    assert held.minutes == ""


def test_a_row_of_an_import_with_a_bsn_is_named_and_left_out(cast, client):
    head = "institution;sector;kvk;location;address;municipality;contact_function;contact_phone\n"
    row = "Huize Een;nursing_home;90000101;Noord;{};Enschede;{};{}"
    client.force_login(cast.ada)
    bad = [row.format(IN_WORDS, "Piket", "053 999 01 01"), row.format("Straat 1", "Piket", ABROAD)]
    good = row.format("Straat 1", "Piket", "053 999 01 01")
    file = SimpleUploadedFile("homes.csv", "\n".join([head.strip(), *bad, good]).encode())

    looked = client.post(reverse("regions:institution_import"), {"file": file})

    assert [line for line, _reasons in looked.context["preview"].bad] == [2, 3]
    assert [line for line, _row in looked.context["preview"].good] == [4]


def test_the_api_names_the_text(cast, client):
    client.force_login(cast.gerard)
    whose = {"role": "ghor", "safetyRegion": "VR05", "url": "https://ghor.example/in", "kinds": ["task"]}

    answer = client.post("/api/v1/webhooks", whose | {"description": IN_WORDS}, content_type="application/json")

    assert answer.status_code == 400
    assert [(error["name"], error["code"]) for error in answer.json()["errors"]] == [("description", "bsn")]
