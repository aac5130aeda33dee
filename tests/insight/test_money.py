"""What help costs and who pays: recorded by a deed, corrected by a new row, summed by territory and period."""

import csv
import io
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from capacity import costs
from capacity.models import Cost
from foundation import clock
from foundation.errors import Refused
from insight.money.shares import share
from requests_app.models import SupportRequest
from requests_app.papers import case_file
from tests import recipes
from tests.browsing import text_of
from tests.insight.test_pages import MOST_QUERIES

DEC, JAN = (date(2020, 12, 1), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 1, 31))
BOTH = (date(2000, 1, 1), date(2099, 12, 31))
SUM = "17,123.45"


def record(request, by, amount, kind="actual", payer="vws", scheme="settlement", days=None, **more):
    """A cost about some days, of the whole need when none are given."""
    first, last = days or (recipes.FIRST_DAY, recipes.LAST_DAY)
    said = {"kind": kind, "amount": Decimal(amount), "payer": payer, "scheme": scheme, "source": "bill 12"}
    return costs.record(request, by=by, starts_on=first, ends_on=last, **said | more).made


@pytest.fixture
def spent(cast, an_alert):
    """Costs of De Avondzon, whose people are on their way, and of Wim's home in another region."""
    scene = recipes.build(cast, recipes.UNDER_WAY)
    away = an_alert(by=cast.wim, location=cast.wim.memberships.get().institution.locations.first())
    out = {"deployment": scene.deployments[0]}
    record(scene.request, cast.dirk, "20000", "estimated", **out)
    record(scene.request, cast.dirk, "17123.45", payer="defence", scheme="fnik", **out)
    record(scene.request, cast.ineke, "1000.01", payer="care_office", scheme="wlz", staff_type="nurse")
    record(scene.request, cast.vera, "99.99", days=(date(2021, 1, 31), date(2021, 2, 1)))
    record(away, cast.wim, "0.05", "estimated", payer="unsettled", scheme="unsettled")
    record(away, cast.greet, "333.33", payer="municipality", scheme="wmo")
    return scene.request


def naive(among=BOTH, **where):
    """Cents by kind, day by day: of every cost that nothing replaced, on requests and with values as in `where`."""
    found = Counter()
    for cost in Cost.objects.filter(**where):
        if Cost.objects.filter(replaces=cost).exists():
            continue
        cents, length = int(cost.amount * 100), (cost.ends_on - cost.starts_on).days + 1
        for number in range(length):
            if among[0] <= cost.starts_on + timedelta(days=number) <= among[1]:
                found[cost.kind] += cents * (number + 1) // length - cents * number // length
    return found


def in_cents(money):
    return {name: round(money[name] * 100) for name in ("estimated", "actual") if money[name] is not None}


def said(client, **asked):
    answer = client.get("/api/v1/money", asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_each_sum_is_that_of_adding_up_day_by_day(cast, spent, browser):
    vera, gerard = browser("vera"), browser("gerard")
    region, home = spent.safety_region, spent.institution
    scopes = {
        (vera, "nl"): {},
        (vera, region.code): {"support_request__safety_region": region},
        (vera, f"roaz-{spent.location.roaz_region.code}"): {
            "support_request__location__roaz_region": spent.location.roaz_region
        },
        (gerard, region.code): {"support_request__safety_region": region},
        (gerard, f"home-{home.pk}"): {"support_request__institution": home},
    }
    for among in (BOTH, DEC, JAN):
        days = {"startsOn": among[0].isoformat(), "endsOn": among[1].isoformat()}
        for (client, scope), where in scopes.items():
            found = said(client, scope=scope, **days)
            assert in_cents(found["total"]) == naive(among, **where)
            for table in ("payers", "schemes", "months"):
                rows = [Counter(in_cents(row["money"])) for row in found[table]]
                assert sum(rows, Counter()) == naive(among, **where), (scope, table)
            for row in found["payers"]:
                assert in_cents(row["money"]) == naive(among, payer=row["payer"], **where)
    parts = {one["scope"]: in_cents(one["money"]) for one in said(vera)["parts"]}
    assert parts[region.code] == naive(support_request__safety_region=region)
    assert in_cents(said(vera, payer="vws", scheme="settlement")["total"]) == naive(payer="vws", scheme="settlement")
    rows = gerard.get("/api/v1/money/requests").json()["results"]
    assert {(row["deployment"], row["payer"]): in_cents(row["money"]) for row in rows} == {
        (1, "vws"): {"estimated": 2000000},
        (1, "defence"): {"actual": 1712345},
        (None, "care_office"): {"actual": 100001},
        (None, "vws"): {"actual": 9999},
    }


def test_a_correction_counts_once_and_not_yet_at_an_earlier_moment(cast, spent, browser):
    ineke, then = browser("ineke"), clock.now()
    wrong = spent.costs.get(payer="care_office")
    clock.move(days=1)
    record(spent, cast.ineke, "900", payer="care_office", scheme="wlz", replaces=wrong)

    def paid(**asked):
        (mine,) = [one for one in said(ineke, **asked)["payers"] if one["payer"] == "care_office"]
        return mine["money"]["actual"], mine["money"]["expenses"]

    assert (paid(), paid(at=then.isoformat())) == ((900, 1), (1000.01, 1))
    page = text_of(ineke.get("/money/", {"at": then.isoformat()}))
    assert "Costs and corrections that were recorded later" in page
    assert "1,000.01" in page
    rows = ineke.get(f"/api/v1/requests/{spent.reference}/costs").json()["results"]
    last = rows[-1]
    assert [one["replacedBy"] for one in rows if one["id"] == wrong.pk] == [last["id"]]
    with pytest.raises(Refused):
        record(spent, cast.ineke, "800", payer="care_office", scheme="wlz", replaces=wrong)
    for by, kind, field in ((cast.vera, "actual", "replaces"), (cast.ineke, "estimated", "kind")):
        with pytest.raises(ValidationError) as refused:
            record(spent, by, "800", kind, replaces=Cost.objects.get(pk=last["id"]))
        assert set(refused.value.error_dict) == {field}


def test_who_sees_the_request_sees_its_money_and_an_observer_reads_figures_and_no_case(cast, spent, browser):
    for who in ("ineke", "gerard", "loes", "vera", "dirk"):
        client = browser(who)
        for path in (f"/requests/{spent.reference}/", f"/deployments/{spent.deployments.first().pk}/"):
            assert SUM in text_of(client.get(path)), (who, path)
        assert spent.reference in text_of(client.get("/money/")), who
        assert client.get(f"/api/v1/requests/{spent.reference}/costs").json()["results"], who
    otto = browser("otto")
    assert (said(otto)["total"]["actual"] > 0, otto.get("/api/v1/money/requests").json()["results"]) == (True, [])
    file = b"".join(otto.get("/money/nl/export.csv").streaming_content).decode()
    assert spent.reference not in text_of(otto.get("/money/")) + file


def test_nobody_else_reads_it_at_any_door(cast, spent, browser):
    """Petra, Karin and Roos were asked for help; Greet's region and Wim's home are others."""
    scopes = (spent.safety_region.code, f"home-{spent.institution_id}", "nl")
    sums = [one.format(scope) for scope in scopes for one in ("/money/{0}/", "/money/{0}/export.csv")]
    sums += [f"/api/v1/money{more}?scope={scope}" for scope in scopes for more in ("", "/requests")]
    own = [f"/api/v1/requests/{spent.reference}/costs", f"/requests/{spent.reference}/do/record-cost/"]
    for who in ("greet", "petra", "wim"):
        client = browser(who)
        assert SUM not in text_of(client.get("/money/")), who
        assert {client.get(path).status_code for path in [*sums, *own]} == {404}, who
    for who in ("karin", "roos", "fenna", "ada"):
        assert {browser(who).get(path).status_code for path in sums} == {403}, who
    for who in ("karin", "roos"):
        assert {browser(who).get(path).status_code for path in own} == {404}, who


def test_the_home_types_what_it_paid_and_reads_it_back(cast, spent, browser):
    ineke, path = browser("ineke"), f"/requests/{spent.reference}/do/record-cost/"
    typed = {"kind": "actual", "amount": "€ 1.250,50", "payer": "institution", "scheme": "own_means"}
    typed |= {"starts_on": "2020-12-29", "ends_on": "2021-01-11", "source": "invoice 2021-044"}

    refused = ineke.post(path, typed | {"payer": "unsettled", "ends_on": "2020-12-01", "amount": "0"})
    assert refused.status_code == 400
    page = text_of(refused)
    assert all(words in page for words in ("say by whom", "isn&#x27;t before the first", "only recorded to correct"))
    assert 'value="invoice 2021-044"' in page
    done = ineke.post(path, typed, follow=True)

    assert done.redirect_chain[-1][0].endswith("#costs")
    assert "invoice 2021-044" in text_of(done)
    assert spent.costs.latest("pk").amount == Decimal("1250.50")
    event = spent.events.latest("number")
    assert (event.facts["amount"], event.facts["payer"]) == ("1250.50", "institution")


def test_the_file_holds_the_sums_of_the_page_and_the_case_file_what_counts(cast, spent, browser):
    answer = browser("gerard").get(f"/money/{spent.safety_region.code}/export.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";"))
    told = {(row["Table"], row["Row"], row["Deployment"], row["Who pays"], row["Kind"]): row for row in rows}

    assert told["All together", "", "", "", "actual"]["Amount in euros"] == "18223,45"
    assert told["Request", spent.reference, "1", "the Ministry of Defence", "actual"]["Costs counted"] == "1"
    assert told["Part", str(spent.institution), "", "", "estimated"]["Amount in euros"] == "20000,00"
    edition = case_file.edition_for(SupportRequest.objects.get(pk=spent.pk), cast.ineke)
    paper = str(case_file.case_file(edition).blocks)
    assert "17.123,45" in paper


def test_no_page_costs_more_queries_however_much_was_recorded(cast, spent, browser, count_queries):
    gerard, vera = browser("gerard"), browser("vera")
    pages = [(gerard, f"/requests/{spent.reference}/"), (gerard, "/money/"), (vera, "/money/nl/")]
    pages.append((vera, "/api/v1/money/requests"))
    before = [count_queries(*page) for page in pages]
    for number in range(1, 9):
        record(spent, cast.dirk, number, deployment=spent.deployments.get(number=number % 2 + 1))

    assert [count_queries(*page) for page in pages] == before
    assert max(before[1:]) <= MOST_QUERIES, before


@pytest.mark.services
def test_what_was_recorded_is_final(spent):
    for change in (lambda: Cost.objects.update(amount=1), lambda: Cost.objects.all()._raw_delete(connection.alias)):
        with pytest.raises(DatabaseError, match="costs are final"), transaction.atomic():
            change()


def test_a_cost_that_is_cut_into_days_adds_up_to_the_whole(cast, spent):
    record(spent, cast.ineke, "100.03", payer="insurer", days=DEC)
    mine = Cost.objects.filter(payer="insurer")
    month = [DEC[0] + timedelta(days=number) for number in range(31)]

    cents = [mine.values_list(share(day, day), flat=True).get() for day in month]

    assert (sum(cents), set(cents)) == (10003, {322, 323})


def test_who_searches_reads_the_sums_of_the_requests_she_sees(cast, spent, browser):
    """By home, place and reference, on the page, in the file and by API; who reads no case finds none."""
    vera, otto, avondzon = browser("vera"), browser("otto"), naive(support_request=spent)
    for q in (spent.reference, spent.institution.name, spent.location.municipality.name):
        assert in_cents(said(vera, q=q)["total"]) == avondzon, q
        assert [row["reference"] for row in vera.get("/api/v1/money/requests", {"q": q}).json()["results"]]
        file = b"".join(vera.get("/money/nl/export.csv", {"q": q}).streaming_content).decode()
        assert "18223,45" in file
        assert "333,33" not in file
        page = text_of(vera.get("/money/", {"q": q}))
        assert "18,223.45" in page
        assert "333.33" not in page
        assert said(otto, q=q)["total"] == {"estimated": None, "actual": None, "estimates": 0, "expenses": 0}
    assert in_cents(said(vera, q="nowhere")["total"]) == {}
    assert "No cost has been recorded." in text_of(vera.get("/money/", {"q": "nowhere"}))
