"""How it stands for whoever steers a region or the country."""

from datetime import timedelta

from capacity.models import Deployment
from foundation import clock
from regions.models import Role
from requests_app.models import Event, Inquiry, Offer, SupportRequest
from tests.attack.sight import Sight
from tests.house.figures import reading
from tests.house.figures.reading import each, open_as, roles
from tests.insight import naive, naive_lists

A_DAY = timedelta(days=1)
STEERS = {Role.GHOR, Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.DECIDER}
OF_CLOCK = {
    *("overdue", "reminder", "escalated", "figures_old", "inquiry_unanswered", "condition_due", "unconfirmed"),
    "end_is_near",
}


class OfSteering:
    """The question; `dice` and the scene are those of `January`."""

    def test_each_row_of_who_steers_is_one_that_is_there(self):
        """Each role that steers, in each territory that is hers: figures, need, unsafe, late, offers, ends, changes."""
        readers, sight, now = reading.readers(), Sight(), clock.now()
        for code in readers:
            readers[code] = tuple([one for one in all_of if roles(one) & STEERS] for all_of in readers[code])
        events = list(Event.objects.filter(at__gt=now - A_DAY, at__lte=now))
        for code, who in each(self.dice, readers, homes=False):
            answer = open_as(who).get("/api/v1/steering", {"scope": code})
            said, requests = answer.json(), naive.sent(**reading.condition(code))
            figures, need = naive.figures(requests), naive_lists.need_rows(naive.need([one.pk for one in requests]))
            assert {one["name"]: one["now"] for one in said["figures"]} == {
                one["name"]: figures.get(one["name"], 0) for one in said["figures"]
            }, (who, code)
            told = {one["staffType"]: (one["askedPersons"], one["openPersons"]) for one in said["need"]}
            assert told == {k: (v[7], v[8]) for k, v in need.items() if v[0] > v[5]}, (who, code)
            mine = {one.pk: one for one in requests if sight.sees(who, one.pk)}
            unsafe = [one for one in requests if one.status in naive.NOBODY_SENT and one.first_unsafe_shift_at]
            told = [one["reference"] for one in said["unsafe"]]
            order = sorted(
                (one for one in unsafe if one.pk in mine),
                key=lambda one: (one.first_unsafe_shift_at, one.due_at, one.pk),
            )
            assert told == [one.reference for one in order], (who, code)
            soon = [one for one in unsafe if one.first_unsafe_shift_at <= now + A_DAY and one.pk not in mine]
            assert sum(one["requests"] for one in said["elsewhere"]) == len(soon), (who, code)
            self._lists(said, who, mine, events)

    def _lists(self, said, who, mine, events):
        now, today = clock.now(), clock.today()
        open_ones = {pk for pk, one in mine.items() if one.status not in naive.OVER}
        asked = Inquiry.objects.filter(support_request__in=open_ones, state="pending")
        late = {one.support_request.reference for one in asked if one.due_at < now or (one.calls_back_at or now) < now}
        late |= {mine[pk].reference for pk in open_ones if mine[pk].due_at < now}
        assert {owed["reference"] for one in said["late"] for owed in one["owed"]} == late, who
        offers = Offer.objects.filter(inquiry__support_request__in=open_ones)
        assert len(said["offers"]) == sum(one.state == "offered" for one in offers), who
        week = today + 7 * A_DAY
        ends = sum(one.state in {"accepted", "arrived"} and today <= one.ends_on <= week for one in offers)
        out = Deployment.objects.filter(support_request__in=mine, state__in=["approved", "on_site", "suspended"])
        provisional = SupportRequest.objects.filter(pk__in=mine, provisional_until__lte=now + 7 * A_DAY)
        ends += sum(one.ends_on <= week for one in out) + provisional.filter(status__in=["granted", "deployed"]).count()
        assert len(said["endings"]) == ends, who
        told = {one.support_request.reference for one in events if one.support_request_id in mine and not _reminds(one)}
        assert {one["reference"] for one in said["changes"]} == told, who


def _reminds(event):
    return event.action in OF_CLOCK and event.from_status == event.to_status
