"""What a door is: the form and the domain function of one deed, and where its button stands; what page and API open.

A door has no rule of its own. The key is looked at first: what was done under it is answered again. Finding the target
says who may see it (404); the domain says whose deed it is (403), whether it is the moment (409) and, after that, what
was typed wrongly (400).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from foundation.forms import Form
from regions import traces
from regions.models import User
from requests_app.forms.deed import DeedForm, ReasonForm, request_of
from requests_app.models import (
    PARTIES,
    AgreedAction,
    Condition,
    Inquiry,
    NeedLine,
    Offer,
    OnBehalf,
    SupportRequest,
    Undoable,
)
from requests_app.models.actions import Action
from requests_app.procedure import replay, workflow
from requests_app.procedure.how import Done, How
from requests_app.procedure.rules import RULES
from requests_app.worklist import triangle_access


def valid(form: Form) -> None:
    """Raises ValidationError when something was typed wrongly on a page."""
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())


@dataclass(frozen=True)
class Door:
    """One deed, ready to be done from a page or the API.

    `do(target, by=…, how=…, **recorded)` does it. `resource` is the collection it adds to in the API; deeds without
    one go through the general door, `events`. `done` says that it was done, to whoever did it. `example` is what one
    sends, with people and days of December 2020 and the numbers of the demo's first request; what isn't sent stays as
    it is where the deed `keeps` it.

    Its button stands in a `section` of the request's page, and again in a `panel` about what it is part of. `is_next`
    brings what it is done to further, so that it stands in sight; what `goes_round` the ordinary way up is never the
    first thing to press. `lacks_on_its_page` is for what takes several queries to find out: the page of the deed says
    what is lacking. `by_link` opens it to a party without an account. It `mends` what is lacking by these codes, on a
    `page` of its own (*name#part*) where there is one. Of what `sends` people the page says where they go.
    """

    action: Action
    form: type[DeedForm]
    do: Callable[..., Done[Any]]
    resource: str = ""
    done: Any = ""
    example: Mapping[str, Any] = field(default_factory=dict)
    keeps: bool = False
    section: str = "top"
    panel: str = ""
    is_next: bool = False
    goes_round: bool = False
    lacks_on_its_page: bool = False
    by_link: bool = False
    sends: bool = False
    mends: tuple[str, ...] = ()
    page: str = ""

    @property
    def on(self) -> str:
        """What it is done to: "" for the request itself, else line, inquiry, offer, behalf …"""
        return RULES[self.action].on

    @property
    def slug(self) -> str:
        return self.action.value.replace("_", "-")

    def open(self, target, *, by: User, data=None, files=None) -> DeedForm:
        """The form for `target`, empty or with what was typed."""
        return self.form(data, files, action=self.action, target=target, by=by)

    def act(self, how: How, *, by: User, form: Callable[[], DeedForm], fill=valid) -> Done[Any]:
        """Do it once under the key it was sent with; raises what the domain raises.

        `form` finds the target and opens the form, `fill` judges what was typed; neither is asked on a replay.
        """

        def deed() -> Done[Any]:
            opened = form()
            opened.fingerprint = how.fingerprint
            subject = opened.target if self.on else None
            workflow.admit(opened.request, self.action, by=by, subject=subject, version=how.version)
            fill(opened)
            return self.do(opened.target, by=by, how=opened.how, **opened.recorded)

        return replay.once(partial(replay.seen, by=by, how=how, action=self.action), deed)


DOORS: dict[Action, Door] = {}
BY_SLUG: dict[str, Door] = {}
OF_HIGHER_APPS: dict[str, Callable[[Any], Any]] = {}


def plain(action: Action, *, example: Mapping[str, Any] | None = None, **more) -> Door:
    """The door of a deed without data: only the general door."""
    form = ReasonForm if RULES[action].reasoned else DeedForm
    return Door(action, form, partial(_perform, action), example={"action": action.value, **(example or {})}, **more)


def register(doors: Iterable[Door], **targets: Callable[[Any], Any]) -> None:
    """Open `doors`; each of `targets`, by the name of what deeds are done to, finds those of the requests in sight.

    ImproperlyConfigured for a deed that has a door already.
    """
    new = {door.action: door for door in doors}
    if twice := sorted(DOORS.keys() & new.keys()):
        raise ImproperlyConfigured(f"Registered twice: {', '.join(twice)}.")
    OF_HIGHER_APPS.update(targets)
    DOORS.update(new)
    BY_SLUG.update({door.slug: door for door in new.values()})


def find_request(user, reference: str) -> SupportRequest:
    """The request `user` may open by this reference; raises Http404 when she may not see it."""
    found = SupportRequest.objects.reachable_by(user, reference=reference)
    request = get_object_or_404(found.select_related("location__municipality", "institution", "safety_region"))
    traces.shown(request)
    return request


def find_subject(user, on: str, pk: int, of: str = ""):
    """The line, inquiry, offer, deed-on-behalf or deployment `pk` that `user` may see; raises Http404 otherwise.

    Who opens a request by its reference alone (LOCC) names that reference too (`of`): a number opens nothing.
    """
    requests = SupportRequest.objects.reachable(user, reference=of)
    found = OF_HIGHER_APPS[on](requests) if on in OF_HIGHER_APPS else _within(requests, user)[on]()
    subject = get_object_or_404(found, pk=pk)
    if on in ONLY_READ_BY and not ONLY_READ_BY[on](user, subject):
        raise Http404
    traces.shown(request_of(subject))
    return subject


ONLY_READ_BY: dict[str, Callable[[User, Any], bool]] = {
    "agreed_action": lambda user, agreed: triangle_access.may_read(user, agreed.support_request)
}
"""What isn't for everybody who sees the request: who doesn't read it doesn't hear that it is there."""


def _within(requests, user) -> dict[str, Callable]:
    """What hangs on `requests`, and what was asked of `user` or said in her name, each as a query not yet made."""
    inquiries = Inquiry.objects.addressed_to(user).values("pk")
    in_sight = Q(inquiry__support_request__in=requests) | Q(inquiry__in=inquiries)
    parties = [f"inquiry__{name}" for name in PARTIES]
    return {
        "line": lambda: NeedLine.objects.filter(support_request__in=requests).select_related("support_request"),
        "inquiry": lambda: (
            Inquiry.objects.filter(Q(support_request__in=requests) | Q(pk__in=inquiries))
            .with_party()
            .select_related("support_request")
        ),
        "offer": lambda: Offer.objects.filter(in_sight).select_related("line", "inquiry__support_request", *parties),
        "condition": lambda: Condition.objects.filter(support_request__in=requests).select_related("support_request"),
        "agreed_action": lambda: AgreedAction.objects.filter(support_request__in=requests).select_related(
            "support_request"
        ),
        "undoable": lambda: Undoable.objects.filter(
            Q(event__support_request__in=requests) | Q(event__actor=user)
        ).select_related("event__support_request"),
        "behalf": lambda: OnBehalf.objects.filter(
            Q(event__support_request__in=requests) | Q(pk__in=OnBehalf.objects.spoken_for(user).values("pk"))
        ).select_related("event__support_request", "inquiry", *parties),
    }


def _perform(action: Action, support_request: SupportRequest, *, by: User, how: How) -> Done[None]:
    return workflow.perform(support_request, action, by=by, how=how)
