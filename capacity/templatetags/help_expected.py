"""On the pages of a request: what help of Defence can realistically be expected, for who mayn't see numbers."""

from django import template
from django.utils.translation import gettext as _

from capacity import bands, pools
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger
from requests_app.views.sections import Fold

register = template.Library()


@register.inclusion_tag("capacity/_help_expected.html", takes_context=True)
def help_expected(context, support_request):
    """The band of each type asked and still open; nothing for who sees the numbers, or when nothing is open."""
    user = context["user"]
    if pools.may_read(user) or not bands.may_read(user):
        return {"expected": []}
    needs = _open(support_request)
    expected = [(StaffType(kind), band) for kind, band in bands.of_needs(needs).items()]
    says = ", ".join(f"{kind.label}: {band.label}" for kind, band in expected)
    title = _("What help of Defence can be expected")
    return {"expected": expected, "fold": Fold("help-expected", title, says) if "folds" in context else None}


def _open(support_request) -> list[tuple]:
    """(staff type, first day, last day) of what is open; of a draft, which has no ledger yet, all that is asked."""
    accounts, needs = need_ledger.ledger(support_request), []
    for line in support_request.lines.all():
        account = accounts[line.pk]
        days = account.residual.positive().ranges if account.asked else [line]
        needs += [(line.staff_type, part.starts_on, part.ends_on) for part in days]
    return needs
