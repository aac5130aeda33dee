"""The ledger of need of a whole request by staff type: the same rows as `need_ledger`, read at once."""

from django.db.models import Case, CharField, Value, When

from foundation.ranges import Profile
from requests_app.models import COUNTING, STEP_1, STEP_2, LedgerRow, Offer, SupportRequest
from requests_app.records import need_ledger

RUNGS = {1: STEP_1, 2: STEP_2}


def by_type(support_request: SupportRequest) -> dict[str, need_ledger.Account]:
    """The ledger of a request, summed by the staff type asked for, in one query."""
    of_line = ("line__staff_type", "term", "persons", "starts_on", "ends_on")
    rows = LedgerRow.objects.filter(line__support_request=support_request).order_by()
    offers = Offer.objects.filter(line__support_request=support_request, state__in=COUNTING).order_by()
    steps = (When(inquiry__rung__in=rungs, then=Value(need_ledger.CIVIL_TERMS[step])) for step, rungs in RUNGS.items())
    term = Case(*steps, output_field=CharField(max_length=10))
    parts: dict[str, dict[str, list]] = {}
    found = rows.values_list(*of_line).union(offers.annotate(term=term).values_list(*of_line), all=True)
    for staff_type, name, *days in found:
        parts.setdefault(staff_type, {}).setdefault(name, []).append(days)
    return {
        kind: need_ledger.Account(**{name: Profile.of(days) for name, days in terms.items()})
        for kind, terms in parts.items()
    }
