"""The last resort on the wire: checks, missions, reports, proposals, positions, decisions, conditions, meetings.

Whoever may open a request reads these, except what each corner of the triangle says: that is for the corners, LOCC
and the decider.
"""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from foundation.errors import NotYours
from foundation.problems import problem_responses
from foundation.rest import APIView
from requests_app.api.fields import Choice, Shape
from requests_app.api.parts import whole
from requests_app.api.serializers import Plain
from requests_app.deeds import fact_finding
from requests_app.models import (
    CheckAnswer,
    Condition,
    DecidedBy,
    Decision,
    Evaluation,
    GrantedLine,
    Meeting,
    Mission,
    MissionKind,
    Outcome,
    Position,
    Proposal,
    Report,
    Review,
    ReviewKind,
    TunedLine,
)
from requests_app.models.checklists import PROCEDURAL, SUBSTANTIVE, RefusalReason
from requests_app.models.staff import StaffType
from requests_app.worklist import triangle_access

FORBIDDEN = problem_responses(403)


class CheckSerializer(Shape):
    """What LOCC answered to one procedural check."""

    class Meta:
        model = CheckAnswer
        fields = ["code", "verdict", "note", "event_number"]


class MissionSerializer(Shape):
    """A team that goes, or calls."""

    team = serializers.CharField(source="team.name")

    class Meta:
        model = Mission
        fields = ["id", "team", "kind", "visit_at", "contact", "state", "event_number"]


class ReportSerializer(Shape):
    """What the team found."""

    mission = serializers.IntegerField(source="mission_id")
    team = serializers.CharField(source="mission.team.name")
    kind = Choice(MissionKind.choices, source="mission.kind", help_text=_("Seen on site, or from a desk."))

    class Meta:
        model = Report
        fields = ["id", "mission", "team", "kind", "reported_at", *fact_finding.WORDS]


class TunedLineSerializer(Shape):
    """Persons of one type for one need line."""

    line = serializers.IntegerField(source="line.number", help_text=_("Number of the need line it serves."))

    class Meta:
        model = TunedLine
        fields = ["id", "line", "staff_type", "persons", "starts_on", "ends_on", "minimum_team"]


class ProposalSerializer(Shape):
    """Lines one side proposed; the last one stands until it is agreed."""

    lines = TunedLineSerializer(many=True)

    class Meta:
        model = Proposal
        fields = ["id", "side", "state", "reason", "event_number", "lines"]


class PositionSerializer(Shape):
    """What one corner says in one review."""

    review = Choice(ReviewKind.choices, source="review.kind")
    persons = serializers.DictField(child=serializers.IntegerField(), help_text=_("Persons by the id of a line."))
    concerns = serializers.ListField(child=Choice([(check.code, check.text) for check in SUBSTANTIVE]))
    deviations = serializers.ListField(child=Choice([(check.code, check.text) for check in PROCEDURAL]))
    reasons = serializers.ListField(child=Choice(RefusalReason.choices))
    situation = serializers.IntegerField(source="situation_id", allow_null=True)

    class Meta:
        model = Position
        fields = [
            "review",
            "corner",
            "outcome",
            "persons",
            "concerns",
            "deviations",
            "reasons",
            "motivation",
            "for_institution",
            "reservation",
            "defer_until",
            "version",
            "situation",
            "spoken",
            "confirmed",
            "event_number",
        ]


class GrantedLineSerializer(Shape):
    """What was granted of a need line."""

    line = serializers.IntegerField(source="line.number", help_text=_("Number of the need line it serves."))
    staff_type = Choice(StaffType.choices)

    class Meta:
        model = GrantedLine
        fields = ["line", "staff_type", "persons", "starts_on", "ends_on"]


class WhoGoesSerializer(Plain):
    """People of one type who were booked by a decision."""

    line = serializers.IntegerField(help_text=_("number of the need line"))
    staff_type = Choice(StaffType.choices, help_text=_("granted as"))
    sent_as = Choice(StaffType.choices, help_text=_("what they are: that, or a substitute"))
    persons = serializers.IntegerField(help_text=_("on each of these days"))
    starts_on = serializers.DateField(help_text=_("first day"))
    ends_on = serializers.DateField(help_text=_("last day"))


class DecisionSerializer(Shape):
    """An outcome with its lines, conditions and reasons; the corners' own words only for who reads them."""

    outcome = Choice(Outcome.choices)
    reasons = serializers.ListField(child=Choice(RefusalReason.choices))
    conditions = serializers.ListField(child=serializers.CharField())
    motivation = serializers.SerializerMethodField()
    lines = GrantedLineSerializer(many=True)
    who_goes = WhoGoesSerializer(many=True, help_text=_("who was booked by it, type by type; as it was then"))

    class Meta:
        model = Decision
        fields = [
            "number",
            "outcome",
            "decided_by",
            "decided_at",
            "version",
            "provisional_until",
            "mandate",
            "motivation",
            "for_institution",
            "reasons",
            "conditions",
            "defer_until",
            "locc_told_at",
            "applicant_told_at",
            "in_force",
            "event_number",
            "lines",
            "who_goes",
        ]

    def get_motivation(self, decision) -> str:
        """The decider's motivation; that of the corners is empty for those who don't read positions."""
        by_decider = decision.decided_by == DecidedBy.DECIDER
        return decision.motivation if by_decider or self.context["reads_positions"] else ""


class ConditionSerializer(Shape):
    """What must be so before, or soon after, people arrive."""

    class Meta:
        model = Condition
        fields = ["id", "text", "owner", "kind", "due_at", "done_at", "event_number"]


class MeetingSerializer(Shape):
    """A meeting of the triangle."""

    class Meta:
        model = Meeting
        fields = ["id", "starts_at", "place"]


class AgendaItemSerializer(Plain):
    """When the triangle speaks about this request."""

    meeting = MeetingSerializer()
    rank = serializers.IntegerField(allow_null=True, help_text=_("Place on the agenda when it was moved."))
    reason = serializers.CharField()


def positions_of(found, user):
    """Every position that stands in a review, for who may read them; raises PermissionDenied for the others."""
    if not triangle_access.may_read(user, found):
        raise NotYours("positions_unread", _("What each corner says is for the corners and the decider."))
    return Position.objects.filter(review__support_request=found).select_related("review")


def reports_of(found, user):
    """All reports on a request, the last one last."""
    return Report.objects.filter(mission__support_request=found).select_related("mission__team").order_by("pk")


class EvaluationSerializer(Shape):
    """What one side says of a deployment, afterwards."""

    class Meta:
        model = Evaluation
        fields = [
            *("side", "at", "effect", "cooperation", "induction", "right_people"),
            *("went_well", "could_be_better", "lesson", "event_number"),
        ]


class ExtensionSerializer(Shape):
    """More days for people who are out, and what came of it."""

    class Meta:
        model = Review
        fields = ["extend_until", "asked_late", "state", "outcome", "opened_at", "event_number"]


READERS: dict[str, type[APIView]] = {
    "evaluations": whole(
        "Evaluations",
        EvaluationSerializer,
        _("How both sides look back"),
        _("At most one of each side."),
        lambda found, user: found.evaluations.all(),
    ),
    "extensions": whole(
        "Extensions",
        ExtensionSerializer,
        _("Extensions that were asked for"),
        _("The last one last; its positions are for the corners alone."),
        lambda found, user: found.reviews.filter(kind=ReviewKind.EXTENSION),
    ),
    "checks": whole(
        "Checks",
        CheckSerializer,
        _("Procedural checks as LOCC answered them"),
        _("Those not answered yet are left out."),
        lambda found, user: found.checks.all(),
    ),
    "missions": whole(
        "Missions",
        MissionSerializer,
        _("Teams that were sent, or called"),
        _("The last one last."),
        lambda found, user: found.missions.select_related("team"),
    ),
    "reports": whole("Reports", ReportSerializer, _("What the teams found"), _("The last one last."), reports_of),
    "proposals": whole(
        "Proposals",
        ProposalSerializer,
        _("Tuned lines as proposed and agreed"),
        _("All of them; one stands or was accepted."),
        lambda found, user: found.proposals.prefetch_related("lines__line"),
    ),
    "positions": whole(
        "Positions",
        PositionSerializer,
        _("What each corner says"),
        _("For the corners, LOCC and the decider alone."),
        positions_of,
        FORBIDDEN,
    ),
    "agenda-items": whole(
        "AgendaItems",
        AgendaItemSerializer,
        _("Meetings it is on the agenda of"),
        _("The first meeting first."),
        lambda found, user: found.agenda_items.select_related("meeting").order_by("meeting__starts_at"),
    ),
}
Decisions = whole(
    "Decisions",
    DecisionSerializer,
    _("What was decided"),
    _("All decisions; one stands."),
    lambda found, user: found.decisions.prefetch_related("lines__line"),
)
Conditions = whole(
    "Conditions",
    ConditionSerializer,
    _("Conditions set by the fact-finders"),
    _("Report one as met at its own address."),
    lambda found, user: found.conditions.all(),
)
