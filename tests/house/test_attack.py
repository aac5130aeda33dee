"""The attack itself (`make attack`): it knows from the contract who may read what, and sees a trap that went off."""

import io

import openpyxl

from msob.scenarios.cast import PEOPLE
from requests_app.models import Status, SupportRequest
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
