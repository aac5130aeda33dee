"""One position on several requests at once, on the wire: each is a deed of its own, and what wasn't taken says why."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.response import Response

from regions.models import User
from requests_app.api.recorded import NotSettledSerializer, said
from requests_app.api.serializers import Plain, all_of
from requests_app.deeds.triangle import Given
from requests_app.worklist import triangle_access


class NotTakenSerializer(Plain):
    """What wasn't taken, and why; empty when all was."""

    request = serializers.CharField(help_text=_("reference of the request"))
    why = serializers.CharField(help_text=_("in words"))


class GivenSerializer(NotTakenSerializer):
    """What wasn't taken, and why; or what was, and couldn't be settled. Nothing of what was and needs no word."""

    why = serializers.CharField(help_text=_("in words; empty: it was taken"))
    not_settled = NotSettledSerializer(many=True, help_text=_("why the agreement can't be settled, and how many fit"))


GIVEN = all_of(GivenSerializer, "GivenList")


def given(found: Iterable[Given], *, by: User) -> Response:
    """What became of a position on several requests, as far as `by` must do something about it."""
    told = list(found)
    lacking = {about.pk: lacks for about, lacks in triangle_access.came_of_each(told, by=by)}
    rows = [
        {
            "request": one.support_request.reference,
            "why": one.why,
            "not_settled": [said(lack) for lack in lacking.get(one.support_request.pk, ())],
        }
        for one in told
        if one.why or one.support_request.pk in lacking
    ]
    return Response(GIVEN({"results": rows}).data, status=201)
