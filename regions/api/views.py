"""The API of this app: the same functions as the pages, the same refusals. No rule stands here."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from foundation import search
from foundation.paging import Sort, page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions import institutions, tokens
from regions.api import serializers
from regions.api.called import asks, called_once, own
from regions.api.permissions import NewTokensInSession
from regions.authority import require_administrator
from regions.forms.institutions import InstitutionFilter
from regions.models import ApiToken, Institution, Location, Municipality, SafetyRegion, Team

CURSOR = OpenApiParameter("cursor", str, description="`nextCursor` or `previousCursor` of an earlier answer.")
MANAGES = asks(require_administrator)
Q = OpenApiParameter("q", str, description="Part of a name.")


class Regions(APIView):
    @extend_schema(
        operation_id="listRegions",
        summary=_("The safety regions"),
        responses={200: serializers.SafetyRegionListSerializer, **problem_responses(401)},
    )
    def get(self, request):
        """The 25 safety regions, with their place on the tile map."""
        return Response(serializers.SafetyRegionListSerializer({"results": SafetyRegion.objects.all()}).data)


class Municipalities(APIView):
    @extend_schema(
        operation_id="listMunicipalities",
        summary=_("Municipalities"),
        parameters=[Q, OpenApiParameter("region", str, description="Code of a safety region."), CURSOR],
        responses={200: serializers.MunicipalityPageSerializer, **problem_responses(400, 401)},
    )
    def get(self, request):
        """The municipalities and the regions they lie in, by name."""
        found = Municipality.objects.select_related("safety_region", "care_office_region")
        found = found.prefetch_related("roaz_regions").filter(search.matching(request.GET.get("q", ""), "folded"))
        if code := request.GET.get("region"):
            found = found.filter(safety_region__code=code)
        page = page_of(request, found, {"name": Sort("name", "name")})
        return Response(serializers.MunicipalityPageSerializer(page).data)


class Institutions(APIView):
    @extend_schema(
        operation_id="listInstitutions",
        summary=_("The institutions that you may see"),
        parameters=[
            Q,
            OpenApiParameter("region", str, description="Code of a safety region."),
            OpenApiParameter("sector", str),
            OpenApiParameter("sort", str, enum=[*institutions.SORTS, *(f"-{name}" for name in institutions.SORTS)]),
            CURSOR,
        ],
        responses={200: serializers.InstitutionPageSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        """The institutions you may see."""
        form = InstitutionFilter(request.GET)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        found = institutions.listed_for(request.user).matching(**form.cleaned_data).for_list()
        page = page_of(request, found, institutions.SORTS)
        return Response(serializers.InstitutionPageSerializer(page, context={"request": request}).data)

    @extend_schema(
        operation_id="createInstitution",
        summary=_("Add an institution"),
        request=serializers.InstitutionSerializer,
        responses={201: serializers.InstitutionSerializer, **problem_responses(400, 401, 403)},
    )
    @called_once(MANAGES)
    def post(self, request):
        """Make an institution with its locations; for administrators."""
        require_administrator(request.user)
        asked = sent(serializers.InstitutionSerializer, request.data, context={"request": request})
        made = institutions.add(by=request.user, **asked)
        return Response(_shown(request, made.pk), status=201)


class InstitutionDetail(APIView):
    @extend_schema(
        operation_id="getInstitution",
        summary=_("An institution"),
        responses={200: serializers.InstitutionSerializer, **problem_responses(401, 404)},
    )
    def get(self, request, pk):
        """One institution with its locations."""
        return Response(_shown(request, pk))

    @extend_schema(
        operation_id="changeInstitution",
        summary=_("Change an institution"),
        request=serializers.ChangedInstitutionSerializer(partial=True),
        responses={200: serializers.InstitutionSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(MANAGES)
    def patch(self, request, pk):
        """Change an institution; for administrators. What isn't sent stays as it is."""
        require_administrator(request.user)
        asked = sent(serializers.ChangedInstitutionSerializer, request.data, partial=True)
        institutions.change(_seen(request, pk), by=request.user, **asked)
        return Response(_shown(request, pk))


class Locations(APIView):
    @extend_schema(
        operation_id="addLocation",
        summary=_("Add a location"),
        request=serializers.LocationSerializer,
        responses={201: serializers.InstitutionSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(MANAGES)
    def post(self, request, pk):
        """Add a location to an institution; for administrators."""
        require_administrator(request.user)
        found = _seen(request, pk)
        institutions.add_location(found, by=request.user, **sent(serializers.LocationSerializer, request.data))
        return Response(_shown(request, pk), status=201)


class LocationDetail(APIView):
    @extend_schema(
        operation_id="changeLocation",
        summary=_("Change a location"),
        request=serializers.LocationSerializer(partial=True),
        responses={200: serializers.InstitutionSerializer, **problem_responses(400, 401, 403, 404, 415)},
    )
    @called_once(MANAGES)
    def patch(self, request, pk, location):
        """Change a location; for administrators. What isn't sent stays as it is."""
        require_administrator(request.user)
        place = get_object_or_404(Location, pk=location, institution=_seen(request, pk))
        asked = sent(serializers.LocationSerializer, request.data, partial=True)
        institutions.change_location(place, by=request.user, **asked)
        return Response(_shown(request, pk))


class Teams(APIView):
    @extend_schema(
        operation_id="listTeams",
        summary=_("The fact-finding teams of Defence"),
        description=_("By name, with the number under which a mission names one."),
        responses={200: serializers.TeamListSerializer, **problem_responses(401)},
    )
    def get(self, request):
        return Response(serializers.TeamListSerializer({"results": Team.objects.all()}).data)


class Tokens(APIView):
    permission_classes = [IsAuthenticated, NewTokensInSession]

    @extend_schema(
        operation_id="listTokens",
        summary=_("Your own tokens"),
        responses={200: serializers.TokenListSerializer, **problem_responses(401)},
    )
    def get(self, request):
        """Your own tokens; a token itself is told once only, when it is made."""
        return Response(serializers.TokenListSerializer({"results": request.user.api_tokens.all()}).data)

    @extend_schema(
        operation_id="makeToken",
        summary=_("Make a token"),
        request=serializers.NewTokenSerializer,
        responses={201: serializers.TokenWithSecretSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    @called_once(own, tells_secret=True)
    def post(self, request):
        """Make a token of your own; by who signed in and proved it lately, never by a token."""
        asked = sent(serializers.NewTokenSerializer, request.data)
        last_day = asked.pop("expires_at")
        token, token.secret = tokens.issue(request.user, expires_at=tokens.until(last_day), **asked)
        return Response(serializers.TokenWithSecretSerializer(token).data, status=201)


class TokenDetail(APIView):
    @extend_schema(
        operation_id="revokeToken", summary=_("Take back a token"), responses={204: None, **problem_responses(401, 404)}
    )
    def delete(self, request, pk):
        """Take back one of your own tokens; doing it again changes nothing."""
        tokens.revoke(get_object_or_404(ApiToken, pk=pk, user=request.user), by=request.user)
        return Response(status=204)


class Me(APIView):
    @extend_schema(
        operation_id="getMe",
        summary=_("Who you are"),
        responses={200: serializers.MeSerializer, **problem_responses(401)},
    )
    def get(self, request):
        """Who you are and what you may act for today."""
        return Response(serializers.MeSerializer(request.user).data)


def _seen(request, pk):
    found = Institution.objects.visible_to(request.user).for_list().filter(pk=pk).first()
    if found is None:
        raise Http404(pk)
    return found


def _shown(request, pk):
    return serializers.InstitutionSerializer(_seen(request, pk), context={"request": request}).data
