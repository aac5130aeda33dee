"""The attack itself (`make attack`): it knows from the contract who may read what, and sees a trap that went off."""

import io

import openpyxl

from msob.scenarios.cast import PEOPLE
from notifications import links, outbox
from notifications.models import AnswerLink
from regions.models import Institution, Location
from requests_app.deeds import ladder
from requests_app.models import Rung, Status, SupportRequest
from tests import recipes
from tests.attack import hostile
from tests.attack.markers import Reader
from tests.attack.sight import Sight
from tests.attack.typing import in_a_csv, in_a_page, in_a_sheet


def test_what_the_attack_computes_from_the_contract_is_what_each_person_sees(cast):
    for status in (Status.REGIONAL, Status.APPLICATION, Status.GRANTED):
        recipes.build(cast, status)
    sight = Sight()

    for who in PEOPLE:
        seen = set(SupportRequest.objects.visible_to(getattr(cast, who)).values_list("pk", flat=True))
        assert {number for number in sight.requests if sight.sees(getattr(cast, who), number)} == seen, who


def test_the_attack_sees_who_reads_what_isnt_hers(cast):
    scene = recipes.in_the_region(cast)
    reader, of_the_case = Reader(Sight()), f"<p>Cohort zqc{scene.request.pk}q</p>".encode()
    of_an_inquiry = f'{{"note": "zqi{scene.waiting[0].pk}q"}}'.encode()

    assert reader.crossings(cast.ineke, "/requests/", of_the_case) == set()
    assert reader.crossings(cast.karin, "/inquiries/", of_an_inquiry) == set()
    for who in (None, cast.wim, cast.karin, cast.ada):
        assert reader.crossings(who, "/requests/", of_the_case) == {f"zqc{scene.request.pk}q"}
    for who in (None, cast.wim, cast.roos):
        assert reader.crossings(who, "/inquiries/", of_an_inquiry) == {f"zqi{scene.waiting[0].pk}q"}


def test_the_attack_sees_a_trap_that_went_off():
    assert in_a_page(b"<p>&lt;zqx&gt; &quot;zqx=&#x27;1&#x27;</p>") == set()
    for name in ("script", "picture"):
        assert in_a_page(f"<p>{hostile.PLAIN[name]}</p>".encode()), name
    assert in_a_page(f'<input value="{hostile.PLAIN["attribute"]}">'.encode())
    assert in_a_csv(b"a;b\n'=1+1 zq1q;zq2q -1\n") == []
    assert in_a_csv(b"a;b\n=1+1 zq1q;x\n") == ["=1+1 zq1q"]


def test_the_attack_sees_a_formula_in_a_sheet():
    written, sheet = io.BytesIO(), openpyxl.Workbook()
    sheet.active.append(["zq1q", "=1+1"])
    sheet.save(written)

    assert in_a_sheet(written.getvalue()) == ["=1+1"]


def test_the_attack_knows_who_may_call_a_home(cast):
    """Whoever is asked for help calls it from the moment that her offer is accepted; an observer never does."""
    scene = recipes.in_the_region(cast)
    reader, home = Reader(Sight()), scene.request.institution_id
    given, own = f"053 1{scene.request.pk:06}", f"053 2{home:06}"
    said = f'<a href="tel:+31{given[1:].replace(" ", "")}">053 999 00 11</a> of {own[:6]} {own[6:8]} {own[8:]}'.encode()

    for who in (cast.ineke, cast.gerard, cast.petra):
        assert reader.crossings(who, "/inquiries/", said) == set()
    for who in (None, cast.fenna, cast.karin, cast.wim):
        assert reader.crossings(who, "/inquiries/", said) == {f"the telephone {given}", f"the telephone {own}"}


def test_the_attack_knows_that_a_link_opens_one_inquiry_and_nothing_else(cast):
    scene = recipes.in_the_region(cast)
    location = scene.request.location
    home = Institution.objects.create(name="De Stille Hof", sector=location.institution.sector)
    where = {"municipality": location.municipality, "roaz_region": location.roaz_region}
    Location.objects.create(institution=home, name="De Stille Hof", contact_email="crisis@stil.example", **where)
    event = ladder.ask(scene.request, by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=home).event
    outbox.sweep()
    path, hers = links.path_of(AnswerLink.objects.get()), f"zqi{event.facts['inquiry']}q"
    reader, other = Reader(Sight()), f"zqi{scene.waiting[0].pk}q"
    said = f"{hers} {other} zqc{scene.request.pk}q".encode()

    assert reader.crossings(None, path, said) == {other, f"zqc{scene.request.pk}q"}
    assert hers in reader.crossings(None, "/inquiries/", said)
