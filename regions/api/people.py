"""People, what they may act for, and invitations, by API: the doors of the pages, for an administrator who signed in.

A token never comes here: one that got about could otherwise make itself a colleague (decision 0076). What is sent by
mail takes no key: a second time the domain refuses it, or sends a new link that ends the one before.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from foundation.mail import at_home
from foundation.paging import Sort, page_of
from foundation.problems import problem_responses
from foundation.rest import APIView, sent
from regions import invitations, lost_factor, people
from regions.api import people_shapes as shapes
from regions.api.called import asks, called_once
from regions.api.permissions import ProvedInSession
from regions.authority import require_administrator
from regions.forms.people import PeopleFilter
from regions.models import Invitation, Membership, Role, User

ADMINISTRATORS = _("By: administrators who signed in and proved lately who they are; never by a token.")
MANAGES = asks(require_administrator)
READS = problem_responses(400, 401, 403, 404)
WRITES = problem_responses(400, 401, 403, 404, 409, 415)
SORTS = {"name": Sort("name", _("Name")), "email": Sort("email", _("E-mail address"))}
FILTERS = [
    OpenApiParameter("q", str, description=_("Name or e-mail")),
    OpenApiParameter("role", str, enum=Role.values),
    OpenApiParameter("active", str, enum=["yes", "no"], description=_("Whether the account is open.")),
    OpenApiParameter("sort", str, enum=[*SORTS, *(f"-{name}" for name in SORTS)]),
    OpenApiParameter("cursor", str, description=_("`nextCursor` or `previousCursor` of an earlier answer.")),
]


class OfAdministrators(APIView):
    permission_classes = [IsAuthenticated, ProvedInSession]

    def initial(self, request, *args, **kwargs):
        """Who is no administrator is refused before anything is looked up."""
        super().initial(request, *args, **kwargs)
        require_administrator(request.user)


class People(OfAdministrators):
    @extend_schema(
        operation_id="listPeople",
        summary=_("People, with what they may act for"),
        description=_("For administrators who signed in; never for a token."),
        parameters=FILTERS,
        responses={200: shapes.PersonPageSerializer, **problem_responses(400, 401, 403)},
    )
    def get(self, request):
        form = PeopleFilter(request.GET)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
        page = page_of(request, _people().filter(pk__in=User.objects.matching(**form.cleaned_data)), SORTS)
        return Response(shapes.PersonPageSerializer(page).data)


class Person(OfAdministrators):
    @extend_schema(
        operation_id="getPerson",
        summary=_("One person"),
        description=_("For administrators who signed in; never for a token."),
        responses={200: shapes.PersonSerializer, **READS},
    )
    def get(self, request, pk):
        return _person(pk)


def _below(find: Callable[[int], Any], operation: str, summary: Any, shape: Any, deed: Any) -> type[APIView]:
    """A resource below what `find` finds: POST does `deed(found, by, asked)` and answers with whom it is about."""

    @extend_schema(
        operation_id=operation,
        summary=summary,
        description=ADMINISTRATORS,
        request=shape,
        responses={201: shapes.PersonSerializer, **WRITES},
    )
    @called_once(MANAGES)
    def post(self, request, pk):
        found = find(pk)
        deed(found, request.user, sent(shape or serializers.Serializer, request.data))
        return _person(found.user_id if isinstance(found, Membership) else found.pk, 201)

    return type(operation, (OfAdministrators,), {"__module__": __name__, "post": post})


def _user(pk: int) -> User:
    return get_object_or_404(User, pk=pk)


def _held(pk: int) -> Membership:
    return get_object_or_404(Membership.objects.with_scopes().select_related("user"), pk=pk)


def _deputise(held: Membership, by: User, asked: dict) -> None:
    deputy = User.objects.filter(is_active=True, pk=asked.pop("user")).first()
    if deputy is None:
        raise ValidationError({"user": _("There is no such person whose account is open.")}, code="invalid_choice")
    people.deputise(held, user=deputy, by=by, **asked)


Joined = _below(
    _user,
    "addMembership",
    _("Add a membership"),
    shapes.JoinedSerializer,
    lambda user, by, asked: people.join(user, by=by, **asked),
)
Left = _below(_user, "letLeave", _("A person leaves"), None, lambda user, by, _asked: people.leave(user, by=by))
Readmitted = _below(
    _user,
    "readmit",
    _("Open the account of somebody who left"),
    None,
    lambda user, by, _asked: people.readmit(user, by=by),
)
Ended = _below(
    _held,
    "endMembership",
    _("Give a membership a last day"),
    shapes.EndedSerializer,
    lambda held, by, asked: people.end(held, by=by, **asked),
)
Deputies = _below(_held, "appointDeputy", _("Appoint a deputy"), shapes.DeputySerializer, _deputise)


class FactorResets(OfAdministrators):
    @extend_schema(
        operation_id="resetFactor",
        summary=_("Take the second factor of somebody away"),
        description=ADMINISTRATORS,
        request=None,
        responses={201: shapes.FactorResetSerializer, **WRITES},
    )
    def post(self, request, pk):
        sent(serializers.Serializer, request.data)
        user, by = _user(pk), request.user
        lost_factor.reset(user, by=by)
        was_sent = lost_factor.tell(user, by=by, link=at_home(reverse("account_reset_password")))
        return Response(shapes.FactorResetSerializer({"was_sent": was_sent}).data, status=201)


class Invitations(OfAdministrators):
    @extend_schema(
        operation_id="listInvitations",
        summary=_("Invitations that weren't used yet"),
        description=_("For administrators who signed in; never for a token."),
        responses={200: shapes.InvitationListSerializer, **problem_responses(401, 403)},
    )
    def get(self, request):
        found = Invitation.objects.filter(accepted_at=None, revoked_at=None).with_scopes()
        return Response(shapes.InvitationListSerializer({"results": found}).data)

    @extend_schema(
        operation_id="invite",
        summary=_("Invite somebody"),
        description=ADMINISTRATORS,
        request=shapes.InvitedSerializer,
        responses={201: shapes.InvitationSerializer, **problem_responses(400, 401, 403, 409, 415)},
    )
    def post(self, request):
        made, secret = invitations.invite(by=request.user, **sent(shapes.InvitedSerializer, request.data))
        return _sent(made, secret)


class Sendings(OfAdministrators):
    @extend_schema(
        operation_id="sendInvitationAgain",
        summary=_("Send an invitation again"),
        description=ADMINISTRATORS,
        request=None,
        responses={201: shapes.InvitationSerializer, **WRITES},
    )
    def post(self, request, pk):
        sent(serializers.Serializer, request.data)
        found = get_object_or_404(Invitation, pk=pk)
        return _sent(found, invitations.resend(found, by=request.user))


class InvitationDetail(OfAdministrators):
    @extend_schema(
        operation_id="revokeInvitation",
        summary=_("Withdraw an invitation"),
        description=ADMINISTRATORS,
        responses={204: None, **problem_responses(401, 403, 404, 409)},
    )
    def delete(self, request, pk):
        invitations.revoke(get_object_or_404(Invitation, pk=pk), by=request.user)
        return Response(status=204)


def _sent(found: Invitation, secret: str) -> Response:
    was_sent = invitations.send(found, link=at_home(reverse("regions:invitation_accept", args=[secret])))
    return Response(shapes.InvitationSerializer(found).data | {"wasSent": was_sent}, status=201)


def _people() -> Any:
    return User.objects.prefetch_related(Prefetch("memberships", Membership.objects.with_scopes()))


def _person(pk: int, status: int = 200) -> Response:
    return Response(shapes.PersonSerializer(get_object_or_404(_people(), pk=pk)).data, status=status)
