"""The week of 28 December 2020 ends with the grants that were really given, and the two returns."""

import pytest

from foundation import clock
from msob.scenarios import december_2020, decided
from requests_app.models import Decision, GrantedLine, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import GROUPS, StaffGroup, StaffType
from requests_app.records import journal, need_ledger


@pytest.fixture
def week(db):
    """Everything, up to Thursday morning."""
    december_2020.load("decided")
    clock.freeze(decided.ENDS_AT)


def granted(name):
    """(persons, of whom medical) granted to a home."""
    lines = GrantedLine.objects.filter(decision__support_request__institution__name=name, decision__in_force=True)
    medical = [line for line in lines if GROUPS[StaffType(line.staff_type)] == StaffGroup.MEDICAL]
    return sum(line.persons for line in lines), sum(line.persons for line in medical)


def test_the_week_ends_as_it_did(week):
    assert granted("Zorghotel De Wending")[0] == 10
    assert granted("Zorgcentrum Het Hoge Licht")[0] == 17
    assert granted("Woonzorgcentrum De Berkenhof") == (11, 4)

    thirty = SupportRequest.objects.get(institution__name="Verpleeghuis De Amstelbocht")
    entry = need_ledger.account(thirty.lines.get())
    assert granted("Verpleeghuis De Amstelbocht") == (11, 4)
    assert (entry.asked.peak, entry.declined.since(clock.today()).peak) == (30, 19)
    assert Decision.objects.count() == 4

    for name, code in (("Woonzorghuis Noorderzijl", "P8"), ("Verpleeghuis De Baroniehof", "P5")):
        returned = SupportRequest.objects.filter(institution__name=name).latest("pk")
        assert returned.status == Status.APPLICATION
        assert returned.checks.get(verdict="failed").code == code
        assert returned.events.filter(action=Action.RETURN_APPLICATION).exists()

    assert [found for found in map(journal.check, SupportRequest.objects.all()) if found] == []
