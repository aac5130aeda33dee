"""Whose numbers to call stand on pages, in files, charts and answers of the picture: hers, and nobody else's."""

import re

from regions.models import Institution, Location
from requests_app.models import SupportRequest
from tests.attack.sight import Sight
from tests.house.figures import reading
from tests.house.figures.reading import open_as

ADDRESSES = (
    *("/picture/{}/", "/picture/{}/charts/", "/picture/{}/export.csv", "/picture/{}/export.json"),
    *("/reports/{}/", "/reports/{}/tables/places.csv", "/reports/{}/tables/overdue.json", "/upscaling/"),
    *("/money/{}/", "/money/{}/export.csv", "/pressure/{}/", "/pressure/{}/export.csv", "/early-signs/{}/"),
    *("/civil-pools/{}/", "/civil-pools/{}/export.csv", "/steering/?scope={}", "/steering/export.csv?scope={}"),
    *(f"/api/v1/{name}?scope={{}}" for name in ("picture", "report", "money", "pressure", "civil-pools", "steering")),
    *(f"/api/v1/picture/charts/{name}?scope={{}}" for name in ("open_need", "flow", "pressure", "capacity")),
)


class Walls:
    """The question; `dice` and the scene are those of `January`."""

    def test_nobody_is_shown_the_number_or_mail_of_a_home_that_is_not_hers_to_call(self):
        """Each home and alert gets a number and a mail address of its own; some people read all that is theirs, and
        more of them until somebody was shown a number."""
        marks = {home: f"7310{home:03}" for home in Institution.objects.values_list("pk", flat=True)}
        for one in Location.objects.all():
            mark = marks[one.institution_id]
            told = {"contact_phone": f"088 {mark}", "contact_email": f"call{mark}@example.org"}
            Location.objects.filter(pk=one.pk).update(**told)
        for one in SupportRequest.objects.all():
            SupportRequest.objects.filter(pk=one.pk).update(call_back_number=f"088 8420{one.pk:03}")
        sight, readers, seen = Sight(), reading.readers(), 0
        hers = [(code, who) for code, both in readers.items() for who in (both[1] or both[0])]
        regional = [one for one in hers if one[0] in reading.regions_of(one[1])]
        by_chance = [*self.dice.sample(hers, 2), *self.dice.sample(regional, len(regional))]
        for turn, (code, who) in enumerate(by_chance):
            if seen and turn > 2:
                break
            for address in ADDRESSES:
                path = address.format(code)
                answer = open_as(who).get(path)
                assert answer.status_code in (200, 403, 404), (who, path)
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                bare = re.sub(r"[\s-]", "", content.decode())
                shown = {home for home, mark in marks.items() if mark in bare}
                assert all(sight.calls(who, "2", home, path) for home in shown), (who, path, shown)
                alerts = {int(pk) for pk in re.findall(r"888420(\d{3})", bare)}
                assert all(sight.calls(who, "1", pk, path) for pk in alerts), (who, path, alerts)
                seen += len(shown) + len(alerts)
        assert seen > 0
