"""Lessons for programs: the list, one, its proposal, and a resource for each deed; by the functions of the pages."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from foundation.paging import page_of
from foundation.problems import camel, problem_responses
from foundation.rest import APIView
from insight.lessons import deeds, finding, proposing, shown
from insight.lessons.forms import FORMS, EditForm, LessonFilter, ProposalForm
from insight.models import (
    Lesson,
    LessonDeed,
    LessonKind,
    LessonState,
    LessonStep,
    Origin,
    UmbrellaVerdict,
    WeakPoint,
    WhyStopped,
)
from regions.api.called import asks, called_once
from regions.models import Role
from requests_app.api import schema
from requests_app.api.fields import VOCABULARY, Choice, Moment, Number, Shape
from requests_app.api.parsers import JsonBody
from requests_app.api.reading import chosen
from requests_app.api.serializers import Plain
from requests_app.api.serializers import page_of as page_shape
from requests_app.api.shapes import described, fill
from requests_app.forms.deed import Keyed
from requests_app.models.staff import StaffType

OURS = (LessonKind, LessonState, LessonDeed, Origin, UmbrellaVerdict, WeakPoint, WhyStopped)
VOCABULARY |= {tuple(words.values): words for words in OURS}
WRITES = problem_responses(400, 401, 403, 404, 409, 415)
D = LessonDeed
Told = serializers.SerializerMethodField


class LessonInListSerializer(Shape):
    """A lesson, as far as its reader may know it, as it stood at the moment asked."""

    state: Any = Choice(LessonState.choices, source="state_then", help_text=_("how far it was"))
    changed_at = Moment(source="changed_then", help_text=_("moment of the last step"))
    began_on: Any = serializers.DateField(
        source="began_then", allow_null=True, help_text=_("the first day; of a pilot once it runs")
    )
    ended_on: Any = serializers.DateField(
        source="ended_then", allow_null=True, help_text=_("the last day; null: still")
    )
    after: Any = Number(
        source="after_then", allow_null=True, help_text=_("that figure after it; of a pilot once it stopped")
    )
    staff_types = Told("get_staff_types", help_text=_("for whom it helps"))
    institution = serializers.IntegerField(
        source="home.pk", default=None, allow_null=True, help_text=_("null: of no home, or not told")
    )
    safety_region: Any = serializers.CharField(
        source="region.code", default=None, allow_null=True, help_text=_("null: of the country, or not told")
    )
    request: Any = serializers.CharField(
        source="request.reference", default=None, allow_null=True, help_text=_("shown to who sees that request")
    )
    adopters = serializers.IntegerField(help_text=_("how many homes and regions do this too"))

    class Meta:
        model = Lesson
        fields = [
            *("id", "kind", "title", "what", "origin", "state", "place", "began_on", "ended_on", "figure", "before"),
            *("after", "cost", "paid_by", "regulation", "stop_criterion", "how_to_repeat", "source", "sector"),
            *("staff_types", "weak_point", "institution", "safety_region", "request", "adopters", "proposed_at"),
            *("changed_at", "steps_taken"),
        ]

    def get_staff_types(self, lesson) -> serializers.ListField(child=Choice(StaffType.choices)):  # type: ignore[valid-type]
        return [one.staff_type for one in lesson.staff.all()]


class AdopterSerializer(Plain):
    """A home or region that does this too."""

    institution = serializers.IntegerField(
        source="institution.pk", default=None, allow_null=True, help_text=_("null: a region, or not told")
    )
    safety_region: Any = serializers.CharField(
        source="safety_region.code", default=None, allow_null=True, help_text=_("the region")
    )
    at = Moment(help_text=_("when that was said"))


class LessonStepSerializer(Shape):
    """One step: what was done, and how far it was afterwards."""

    class Meta:
        model = LessonStep
        fields = ["number", "deed", "state", "at", "words", "why", "body", "verdict"]


class StepShownSerializer(LessonStepSerializer):
    """One step as its reader may know it."""

    who = serializers.CharField(help_text=_("a role, home or region; to whose it is with the name of the person"))
    role: Any = Choice(Role.choices, help_text=_("under which role"))

    class Meta(LessonStepSerializer.Meta):
        fields = ["who", "role", *LessonStepSerializer.Meta.fields]


class LessonSerializer(LessonInListSerializer):
    """One lesson with who does this too, its steps, and what one may do with it now."""

    does_this_too = Told("get_does_this_too", help_text=_("who took it over"))
    steps = Told("get_steps", help_text=_("what became of it"))
    offered = Told("get_offered", help_text=_("what you may do now"))

    class Meta(LessonInListSerializer.Meta):
        fields = [*LessonInListSerializer.Meta.fields, "does_this_too", "steps", "offered"]

    def to_representation(self, lesson):
        self.shown = shown.of(lesson, self.context["request"].user)
        return super().to_representation(lesson)

    def get_does_this_too(self, _lesson) -> AdopterSerializer(many=True):  # type: ignore[valid-type]
        return AdopterSerializer(self.shown.adopters, many=True).data

    def get_steps(self, _lesson) -> StepShownSerializer(many=True):  # type: ignore[valid-type]
        for one in self.shown.steps:
            one.step.who = one.who  # type: ignore[attr-defined]
        return StepShownSerializer([one.step for one in self.shown.steps], many=True).data

    def get_offered(self, _lesson) -> serializers.ListField(child=Choice(LessonDeed.choices)):  # type: ignore[valid-type]
        return [one.value for one in self.shown.offered]


LESSON_PAGE = page_shape(LessonInListSerializer, "LessonPage")


def _described(form: type[Keyed], name: str, *, optional: bool = False) -> type[serializers.Serializer]:
    """What is sent: the form without the key, which goes in a header."""
    made = described(form, name, optional=optional)
    del made._declared_fields["key"]
    return made


def _filled(form: Any, sent: Any, *, keeps: bool = False) -> dict[str, Any]:
    del form.fields["key"]
    return fill(form, sent, keeps=keeps).cleaned_data


def _seen(request: Any, pk: int) -> Lesson:
    return shown.find(pk, request.user)


def _one(request: Any, pk: int, **more: Any) -> Response:
    return Response(LessonSerializer(_seen(request, pk), context={"request": request}).data, **more)


PROPOSAL = OpenApiExample(
    "proposal",
    request_only=True,
    value={
        "kind": "lesson",
        "title": "Eén vaste contactpersoon per dienst",
        "what": "Bij de overdracht staat één naam op het bord.",
        "origin": "own",
        "staffTypes": ["nurse"],
    },
)


class Lessons(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="listLessons",
        summary=_("Lessons, pilots and innovations"),
        description=_(
            "What is published for everybody who signs in; of the rest one's own, what one may publish and what one "
            "took over. With `at` as they stood then, of what one may read today."
        ),
        parameters=[*schema.filters(LessonFilter), schema.sorts(finding.SORTS), schema.CURSOR],
        responses={200: LESSON_PAGE, **problem_responses(400, 401)},
    )
    def get(self, request):
        found = finding.find(request.user, **chosen(LessonFilter, request))
        return Response(LESSON_PAGE(page_of(request, found, finding.SORTS)).data)

    @extend_schema(
        operation_id="proposeLesson",
        summary=_("Propose a lesson"),
        description=_(
            "By whoever takes part. `whose` is `nl`, `VR05` or `home-12-VR05`, of what one speaks for; it may be left "
            "out where there is one. Read by its proposer and by who may publish it."
        ),
        request=_described(ProposalForm, "LessonProposal"),
        responses={201: LessonSerializer, **problem_responses(400, 401, 403, 415)},
        examples=[PROPOSAL],
    )
    @called_once(asks(proposing.require_proposer))
    def post(self, request):
        proposing.require_proposer(request.user)
        made = proposing.propose(by=request.user, **_filled(ProposalForm(by=request.user), request.data))
        return _one(request, made.pk, status=201, headers={"Location": reverse("api-lesson", args=[made.pk])})


class LessonDetail(APIView):
    parser_classes = [JsonBody]

    @extend_schema(
        operation_id="getLesson",
        summary=_("One lesson"),
        description=_("With who does this too and what became of it."),
        responses={200: LessonSerializer, **problem_responses(401, 404)},
    )
    def get(self, request, pk):
        return _one(request, pk)

    @extend_schema(
        operation_id="changeLesson",
        summary=_("Change the text of a lesson"),
        description=_(
            "By its proposer, her home and who may publish it, until it is published; what was rejected is proposed "
            "again by it. What isn't sent stays as it is; with `seen` (`stepsTaken`) it must stand as it was read."
        ),
        request=_described(EditForm, "LessonChange", optional=True),
        responses={200: LessonSerializer, **problem_responses(400, 401, 403, 404, 409, 415)},
    )
    @called_once(_seen)
    def patch(self, request, pk):
        lesson = _seen(request, pk)
        deeds.require(D.EDIT, lesson, request.user)
        said = _filled(EditForm(lesson=lesson, by=request.user), request.data, keeps=True)
        deeds.do(lesson, D.EDIT, by=request.user, **said)
        return _one(request, pk)


class LessonDeedEndpoint(APIView):
    """POST does `deed` to the lesson of the address."""

    deed: LessonDeed
    parser_classes = [JsonBody]

    def post(self, request, pk):
        lesson = _seen(request, pk)
        deeds.require(self.deed, lesson, request.user)
        said = _filled(FORMS[self.deed](lesson=lesson, by=request.user), request.data)
        step = deeds.do(lesson, self.deed, by=request.user, **said)
        return Response(LessonStepSerializer(step).data, status=201)


RESOURCES = {
    D.PUBLISH: ("publications", _("By: the ministry, and GHOR of its region. In: proposed.")),
    D.REJECT: ("rejections", _("By: the ministry, and GHOR of its region. In: proposed.")),
    D.WITHDRAW: (
        "withdrawals",
        _("What is public: by the ministry, and GHOR of its region. What isn't: by its proposer and her home."),
    ),
    D.START: (
        "starts",
        _(
            "A pilot that is published, by its proposer, her home and who publishes it; while scaling up is in a "
            "phase in which pilots may start."
        ),
    ),
    D.STOP: ("stops", _("A pilot that runs, by its proposer, her home and who publishes it.")),
    D.ADOPT: ("adoptions", _("What is public: by a home for itself, by GHOR for its region.")),
    D.GIVE_UP: ("adoption-ends", _("By a home for itself, by GHOR for its region.")),
    D.JUDGE: (
        "verdicts",
        _("By: an umbrella body; the ministry and LOCC for one. In: public; by the ministry in: proposed too."),
    ),
}
"""Of each deed the resource it adds to, by whom, and when."""


def _endpoint(deed: LessonDeed) -> type[APIView]:
    _resource, says = RESOURCES[deed]
    name = "".join(part.title() for part in deed.value.split("_"))
    post = extend_schema(
        operation_id=camel(f"{deed.value}_lesson"),
        summary=deed.label,
        description=says,
        request=_described(FORMS[deed], f"Lesson{name}"),
        responses={201: LessonStepSerializer, **WRITES},
    )(called_once(_seen)(LessonDeedEndpoint.post))
    return type(f"Lesson{name}Endpoint", (LessonDeedEndpoint,), {"deed": deed, "post": post})


urlpatterns = [
    path("lessons", Lessons.as_view(), name="api-lessons"),
    path("lessons/<int:pk>", LessonDetail.as_view(), name="api-lesson"),
    *(
        path(f"lessons/<int:pk>/{resource}", _endpoint(deed).as_view(), name=f"api-lesson-{resource}")
        for deed, (resource, _says) in RESOURCES.items()
    ),
]
