"""Which picture is whose, and of which requests: computed from the contract, not asked of the product."""

from regions.models import Membership, RoazRegion, Role, SafetyRegion
from requests_app.models import SupportRequest


def pictures():
    """(person, scope, condition on requests) of each picture there is in this database."""
    vera = Membership.objects.filter(role=Role.VWS).first().user
    yield vera, "nl", {}
    yield from ((vera, one.code, {"safety_region": one}) for one in SafetyRegion.objects.all())
    yield from ((vera, f"roaz-{one.code}", {"location__roaz_region": one}) for one in RoazRegion.objects.all())
    for one in Membership.objects.filter(role=Role.GHOR).select_related("user", "safety_region"):
        yield one.user, one.safety_region.code, {"safety_region": one.safety_region}
        homes = SupportRequest.objects.filter(safety_region=one.safety_region, submitted_at__isnull=False)
        for home in set(homes.values_list("institution", flat=True)):
            yield one.user, f"home-{home}", {"institution": home, "safety_region": one.safety_region}
    for one in Membership.objects.filter(role=Role.INSTITUTION).select_related("user"):
        yield one.user, f"home-{one.institution_id}", {"institution": one.institution_id}
