"""What a planner clicks by mistake is refused with the reason, or shown in numbers before it is done."""

import pytest
from django.urls import reverse

from capacity import ledger
from capacity.models import Pool
from foundation import clock
from tests.capacity.conftest import in_days

# --- who takes over


@pytest.fixture
def past(cast, on_site):
    """Of the people on site two went home yesterday; Dirk looks at the deployment."""
    booking = on_site.bookings.get()
    gone, _others = ledger.split(booking, 2)
    clock.move(days=3)
    ledger.change(gone, ends_on=in_days(-1))
    return gone


@pytest.mark.parametrize("door", ["page", "api"])
def test_whose_days_are_over_is_replaced_by_nobody_nor_by_people_of_another_type(cast, client, on_site, past, door):
    there = on_site.bookings.exclude(pk=past.pk).get()
    doctors = Pool.objects.filter(staff_type="doctor").first()
    client.force_login(cast.dirk)

    def replace(booking, pool):
        values = {"booking": booking.pk, "pool": pool.pk, "persons": 1, "reason": "ill"}
        if door == "page":
            url = reverse("requests:deed_on_deployment", args=[on_site.pk, "replace-people"])
            return client.post(url, values | {"first_day": clock.today()})
        url = f"/api/v1/deployments/{on_site.pk}/replacements"
        return client.post(url, values | {"firstDay": str(clock.today())}, content_type="application/json")

    client.cookies["django_language"] = "en"
    over, other = replace(past, there.pool), replace(there, doctors)

    assert (over.status_code, other.status_code) == (400, 400)
    assert "The days of these people are over" in over.content.decode()
    assert "same staff type: like for like" in other.content.decode()
    assert replace(there, there.pool).status_code == (302 if door == "page" else 201)
