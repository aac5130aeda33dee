"""People by a file: who is known is changed, who is new is invited, nobody who isn't in it is touched."""

import io
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from django.urls import reverse

from foundation import clock
from foundation.errors import Refused
from regions import invitations, people, people_import
from regions.models import BY_HAND_ALONE, Invitation, Membership, Role, SecurityEvent, Tried, User
from tests.requests_app.api.conftest import api

__all__ = ["api"]
HEAD = "E-mailadres;Naam;Telefoon;Rol;Instelling;Veiligheidsregio;Laatste dag"
NADIA = "nadia@ggd.example;Nadia Nieuw;06 12345678;GHOR;;Twente;"
PAGE = "regions:people_import"


def csv_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


def upload(*rows):
    return {"file": SimpleUploadedFile("people.csv", csv_of(*rows).getvalue())}


def looked_at(*rows):
    return people_import.PEOPLE.preview(csv_of(*rows))


def wrong(*rows) -> dict[int, str]:
    return {line: " ".join(reasons) for line, reasons in looked_at(*rows).bad}


def a_row(user, role="GHOR", home="", region="Twente", name="", phone="", last=""):
    return f"{user.email};{name or user.name};{phone};{role};{home};{region};{last}"


def everybody():
    people = list(User.objects.order_by("pk").values())
    return people, list(Membership.objects.order_by("pk").values()), list(Invitation.objects.values())


def test_who_is_new_is_invited_by_mail_and_comes_in_with_what_the_file_said(cast, client, mailoutbox):
    client.force_login(cast.ada)
    before = everybody()
    looked = client.post(reverse(PAGE), upload(f"{NADIA}31-1-2021"))
    assert everybody() == before
    assert "nieuw" in looked.text

    client.post(reverse(PAGE), {"rows": looked.context["rows"]})

    (sent,) = mailoutbox
    secret = sent.body.split("/account/invitation/")[1].split("/")[0]
    nadia = invitations.accept(secret, name="Nadia", password="correct horse battery")
    held = nadia.memberships.get()
    assert (sent.to, nadia.phone, held.label) == (["nadia@ggd.example"], "+31612345678", "GHOR Twente")
    assert str(held.valid_until) == "2021-01-31"


def test_gerard_is_told_from_what_to_what_and_only_that_is_written(cast):
    preview = looked_at(a_row(cast.gerard, name="Gerard Anders", last="15-1-2021"))
    (_line, writing) = preview.shown[0]
    told = {one.label: (one.old, one.new) for one in writing.changes}

    assert told == {"naam": (cast.gerard.name, "Gerard Anders"), "laatste dag": ("", "vr 15 jan 2021")}
    assert people_import.confirm(preview.good, by=cast.ada) == [cast.gerard]

    cast.gerard.refresh_from_db()
    held = cast.gerard.memberships.get()
    assert (cast.gerard.name, str(held.valid_until)) == ("Gerard Anders", "2021-01-15")
    events = SecurityEvent.objects.filter(about=cast.gerard).values_list("what", flat=True)
    assert set(events) == {Tried.PERSON_CHANGED, Tried.ROLE_ENDED}
    assert looked_at(a_row(cast.gerard, name="Gerard Anders")).shown[0][1].changes == []


def test_who_is_known_gets_another_membership_and_keeps_the_one_she_had(cast):
    rows = looked_at(a_row(cast.ineke, home=cast.avondzon.institution.name, role="Zorginstelling", region="", last=""))
    assert rows.shown[0][1].changes == []

    added = looked_at(a_row(cast.ineke))
    assert added.shown[0][1].is_new
    people_import.confirm(added.good, by=cast.ada)

    assert {one.role for one in cast.ineke.memberships.all()} == {Role.INSTITUTION, Role.GHOR}


def test_nobody_who_is_not_in_the_file_is_touched(cast):
    before = {one["id"]: one for one in everybody()[1]}

    people_import.confirm(looked_at(NADIA, a_row(cast.gerard, last="15-1-2021")).good, by=cast.ada)

    after = {one["id"]: one for one in everybody()[1]}
    assert [number for number in before if before[number] != after[number]] == [cast.gerard.memberships.get().pk]
    assert not User.objects.filter(is_active=False).exists()


@pytest.mark.parametrize("role", sorted(BY_HAND_ALONE))
def test_no_file_makes_or_ends_an_administrator_or_a_planner(cast, role):
    said = str(Role(role).label)

    assert "wijst een beheerder aan" in wrong(f"x@y.example;X;;{said};;;")[2]
    assert "wijst een beheerder aan" in wrong(a_row(cast.ada, role=said, region="", last="29-12-2020"))[2]


def test_each_bad_row_has_its_line_and_every_reason(cast):
    people.leave(cast.petra, by=cast.ada)
    told = wrong(
        NADIA,
        "x;X;12;GHOR;;Nergens;",
        "y@y.example;Y;;GHOR;;;",
        "z@y.example;Z;;koning;;;",
        a_row(cast.petra),
        NADIA.replace("Twente", "IJsselland"),
        a_row(cast.gerard, last="1-1-2019"),
        a_row(cast.wim, name="Wim Eén"),
        a_row(cast.wim, name="Wim Twee", region="IJsselland"),
        NADIA.replace("Nadia Nieuw", "123456782").replace("nadia", "bsn"),
        "a@y.example;A;;GHOR;;Twente;1-12-2020",
    )

    assert set(told) == {3, 4, 5, 6, 7, 8, 10, 11, 12}
    assert [word in told[3] for word in ("telefoon", "e-mailadres", "veiligheidsregio")] == [True, False, False]
    assert "rol" in told[4]
    assert "lijst" in told[5]
    assert "gesloten" in told[6]
    assert "één rol" in told[7]
    assert "laatste dag" in told[8]
    assert "andere naam" in told[10]
    assert "laatste dag" in told[12]


def test_what_changed_since_the_preview_is_shown_again(cast, client):
    client.force_login(cast.ada)
    looked = client.post(reverse(PAGE), upload(a_row(cast.gerard, name="Gerard Anders")))
    people.change(cast.gerard, by=cast.ada, name="Gerard Toch")

    again = client.post(reverse(PAGE), {"rows": looked.context["rows"]})

    assert again.status_code == 409
    assert "Gerard Toch → Gerard Anders" in again.text
    assert User.objects.get(pk=cast.gerard.pk).name == "Gerard Toch"


def test_nothing_is_half_imported_when_a_row_went_bad_meanwhile(cast):
    rows = looked_at(a_row(cast.gerard, name="Gerard Anders"), a_row(cast.petra, region="IJsselland")).good
    people.leave(cast.petra, by=cast.ada)
    before = everybody()

    with pytest.raises(Refused):
        people_import.confirm(rows, by=cast.ada)

    assert everybody() == before


def test_a_mail_server_that_is_down_leaves_the_invitations_to_be_sent_again(cast, client, monkeypatch):
    tried = []

    def down(*_args, **_options):
        tried.append(1)
        raise SMTPServerDisconnected

    monkeypatch.setattr("regions.invitations.EmailMessage.send", down)
    client.force_login(cast.ada)
    rows = [f"n{number}@ggd.example;N;;GHOR;;Twente;" for number in range(9)]
    looked = client.post(reverse(PAGE), upload(*rows))

    page = client.post(reverse(PAGE), {"rows": looked.context["rows"]}, follow=True)

    assert "9 uitnodigingen" in page.text
    assert (Invitation.objects.count(), len(tried)) == (9, 3)


def test_an_address_that_is_invited_is_told_so_and_not_invited_twice(cast, mailoutbox):
    people_import.confirm(looked_at(NADIA).good, by=cast.ada)

    assert looked_at(NADIA).shown[0][1].changes == []
    assert people_import.confirm(looked_at(NADIA).good, by=cast.ada) == []
    assert "uitnodiging" in wrong(NADIA.replace("Nadia Nieuw", "Nadia Anders"))[2]


def test_an_invitation_ends_with_the_last_day_of_what_it_promises(cast):
    today = clock.today()
    made, secret = invitations.invite(
        email="t@locc.example", name="T", role=Role.LOCC, by=cast.ada, valid_until=today + timedelta(days=1)
    )
    assert made.expires_at == clock.end_of(today + timedelta(days=1))

    clock.move(days=2)

    assert invitations.find(secret) is None
    with pytest.raises(Refused):
        invitations.resend(made, by=cast.ada)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sheet_of_who_is_known_comes_back_as_it_went(cast, client, language):
    client.force_login(cast.ada)
    client.cookies["django_language"] = language
    content = b"".join(client.get(reverse("regions:people_import_sheet")).streaming_content)

    preview = people_import.PEOPLE.preview(io.BytesIO(content))

    held = Membership.objects.exclude(role__in=BY_HAND_ALONE).filter(audits=False)
    assert (len(preview.good), preview.bad, preview.notes) == (held.count(), [], [])
    assert [writing.changes for _line, writing in preview.shown if writing.changes] == []
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.worksheets[0].data_validations.dataValidation) == 8
    assert SecurityEvent.objects.filter(what=Tried.PEOPLE_EXPORTED, person=cast.ada).exists()


def test_the_page_is_for_administrators_and_so_is_confirming(cast, client):
    signed = people_import.PEOPLE.sign(looked_at(NADIA), by=cast.gerard)
    client.force_login(cast.gerard)

    assert client.get(reverse(PAGE)).status_code == 403
    assert client.post(reverse(PAGE), {"rows": signed}).status_code == 403
    assert not Invitation.objects.exists()


def test_ada_does_the_same_by_api(cast, api, mailoutbox):
    rows = [NADIA, a_row(cast.gerard, name="Gerard Anders"), "x;X;;koning;;;"]

    looked = api("ada", "post", "people-previews", upload(*rows), content_type=MULTIPART_CONTENT)
    told = looked.json()
    assert looked.status_code == 200, looked.text
    assert [(one["line"], one["isNew"]) for one in told["good"]] == [(2, True), (3, False)]
    assert [one["line"] for one in told["bad"]] == [4]

    made = api("ada", "post", "people-imports", {"rows": told["rows"]})
    again = api("ada", "post", "people-imports", {"rows": told["rows"]})

    assert (made.status_code, again.status_code) == (201, 409)
    assert made.json() == {"imported": 2, "invitationsSent": 1, "invitationsWaiting": 0}
    assert len(mailoutbox) == 1
    assert api("ada", "post", "people-imports", {"rows": "x"}).status_code == 400
    assert api("gerard", "post", "people-imports", {"rows": told["rows"]}).status_code == 403


def test_looking_costs_the_same_for_one_and_for_many(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        looked_at(NADIA)
    with django_assert_max_num_queries(12):
        looked_at(*[f"n{number}@ggd.example;N;;GHOR;;Twente;" for number in range(40)])
