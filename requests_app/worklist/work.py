"""What waits for somebody: requests, inquiries, offers, and deeds recorded on her behalf, soonest due first.

Each item names the one next deed. Also what she waits for, and on whom. A constant number of queries, whatever waits.
"""

from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation import clock
from regions.calling import first
from regions.models import Membership, Role
from requests_app.models import (
    PARTIES,
    TERMINAL,
    TERRITORY,
    Answer,
    Inquiry,
    Offer,
    OfferState,
    OnBehalf,
    Rung,
    Situation,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure.authority import standings
from requests_app.procedure.rules import RULES
from requests_app.records import reviews
from requests_app.worklist import assignment
from requests_app.worklist.agreed import agreed
from requests_app.worklist.calling import Calls
from requests_app.worklist.item import AT_MOST, Item, in_order
from requests_app.worklist.listing import owned_by
from requests_app.worklist.next_deed import deed_url, likely, speaks_now


def waiting_for(user, calls: Calls | None = None) -> list[Item]:
    """What waits for `user`, in order; `calls` are the numbers that the page reads anyhow."""
    calls = calls or Calls(user)
    items = [*_requests(user), *_inquiries(user, calls), *_offers(user, calls), *_behalves(user)]
    items += [*_unanswered(user, calls), *_unheard(user, calls), *agreed(user)]
    return sorted(items, key=in_order)


def awaited_by(user, calls: Calls | None = None) -> list[SupportRequest]:
    """Open requests `user` sees where somebody else moves, with its `owners` and whom to call; soonest due first."""
    found = SupportRequest.objects.visible_to(user).open().exclude(owned_by(user)).for_list().order_by("due_at", "pk")
    awaited, calls = list(found.prefetch_related(*assignment.ASKS, "missions__team")[:AT_MOST]), calls or Calls(user)
    for support_request in awaited:
        support_request.owners = calls.whose_move(support_request)
    return awaited


def _requests(user):
    found = SupportRequest.objects.visible_to(user).filter(owned_by(user)).for_list()
    loaded = ("inquiries__offers", "waivers", "lines", "reviews__positions", "decisions", "missions")
    for support_request in found.prefetch_related(*loaded).order_by("due_at", "pk")[:AT_MOST]:
        url = reverse("requests:detail", args=[support_request.reference])
        deed, deed_url = likely(support_request, url, user)
        speaks = speaks_now(support_request, user)
        yield Item(
            title=support_request.reference,
            about=f"{support_request.institution}, {support_request.location.municipality}",
            due=reviews.due_at(support_request) if speaks else support_request.due,
            url=url,
            deed=deed,
            deed_url=deed_url,
            on=support_request,
            counts=_("decision of the triangle") if speaks else "",
        )


def _inquiries(user, calls: Calls):
    found = Inquiry.objects.addressed_to(user).pending().with_party().filter(support_request__status__in=_answerable())
    for inquiry in found.select_related("support_request__safety_region").order_by("due_at")[:AT_MOST]:
        url = reverse("requests:inquiry", args=[inquiry.pk])
        yield Item(
            title=(title := _("Inquiry %(number)s: can you help?") % {"number": inquiry.pk}),
            mailed=title,
            about=str(inquiry.support_request.safety_region),
            due=inquiry.due_at,
            url=url,
            deed=_("Answer"),
            deed_url=url,
            call=first(calls.role(Role.GHOR, inquiry.support_request)),
        )


def _answerable():
    return RULES[Action.ANSWER].sources


def _offers(user, calls: Calls):
    """Offers that the home, or its region, has still to accept or decline (on requests where the move isn't hers)."""
    mine = SupportRequest.objects.visible_to(user).filter(_decides_on_offers(user)).exclude(owned_by(user))
    found = Offer.objects.filter(state=OfferState.OFFERED, inquiry__support_request__in=mine)
    parties = [f"inquiry__{name}" for name in PARTIES]
    offers = list(found.select_related("inquiry__support_request", *parties)[:AT_MOST])
    calls.expect([offer.inquiry for offer in offers])
    for offer in offers:
        reference = offer.inquiry.support_request.reference
        url = reverse("requests:detail", args=[reference]) + "#ladder"
        deed = Action.DECLINE_OFFER if offer.has_lapsed else Action.ACCEPT_OFFER
        yield Item(
            title=_("%(party)s offers %(offer)s") % {"party": offer.inquiry.party, "offer": offer},
            about=reference,
            due=offer.holds_until,
            url=url,
            deed=str(deed.label),
            deed_url=reverse("requests:deed_on_offer", args=[offer.pk, deed.value.replace("_", "-")]),
            on=offer.inquiry.support_request,
            call=first(calls.party(offer.inquiry)),
        )


def _decides_on_offers(user) -> Q:
    decide = RULES[Action.ACCEPT_OFFER].roles
    return TERRITORY.covered_by_any(one for one in user.memberships_now() if one.role in decide)


def _behalves(user):
    found = OnBehalf.objects.spoken_for(user).waiting()
    found = found.select_related("event__support_request__safety_region", "event__actor", "inquiry")
    for behalf in found.order_by("due_at")[:AT_MOST]:
        url, deed_of = _where_it_stands(behalf), partial(_deed_on_behalf, behalf)
        yield Item(
            title=_("Recorded in your name: %(deed)s") % {"deed": _in_short(behalf.event)},
            about=_("%(about)s: by %(person)s, as told by %(told)s")
            % {"about": _which(behalf), "person": behalf.event.actor, "told": behalf.event.spoken_by["name"]},
            due=behalf.due_at,
            url=url,
            mailed=_which(behalf),
            deed=str(Action.CONFIRM.label),
            deed_url=deed_of(Action.CONFIRM),
            otherwise=(str(Action.CONTEST.label), deed_of(Action.CONTEST)),
        )


def _in_short(event) -> str:
    """The deed, and of an answer which; the rest of what was said is read where it is confirmed or contested."""
    deed, answer = str(Action(event.action).label), event.facts.get("answer")
    return f"{deed}, {Answer(answer).label}" if answer in Answer else deed


def _which(behalf) -> str:
    """The request; for a party that sees no more than the inquiry, the inquiry."""
    if behalf.inquiry is None:
        return behalf.event.support_request.reference
    facts = {"number": behalf.inquiry.pk, "region": behalf.event.support_request.safety_region}
    return _("Inquiry %(number)s, %(region)s") % facts


def _deed_on_behalf(behalf, action: Action) -> str:
    return reverse("requests:deed_on_behalf", args=[behalf.pk, action.value])


def _where_it_stands(behalf) -> str:
    """Where one reads what was recorded: of a position the triangle, of anything else the page to confirm it."""
    if behalf.event.action == Action.GIVE_POSITION:
        return reverse("requests:detail", args=[behalf.event.support_request.reference]) + "#triangle"
    return _deed_on_behalf(behalf, Action.CONFIRM)


def _unanswered(user, calls: Calls):
    """The inquiries for which `user` must call: late, not reached by any mail, or whose party would call back."""
    mine = SupportRequest.objects.visible_to(user).filter(_decides_on_offers(user)).exclude(status__in=TERMINAL)
    found = Inquiry.objects.filter(support_request__in=mine).pending().with_party().select_related("support_request")
    waits = Q(due_at__lt=clock.now()) | Q(unreached_at__isnull=False) | Q(calls_back_at__isnull=False)
    to_call = list(found.filter(waits).order_by(Coalesce("calls_back_at", "due_at"))[:AT_MOST])
    calls.expect(to_call)
    for inquiry in to_call:
        yield Item(
            title=_why_to_call(inquiry) % {"party": inquiry.party},
            about=f"{inquiry.support_request.reference} · {Rung(inquiry.rung).label}",
            due=inquiry.calls_back_at or inquiry.due_at,
            url=reverse("requests:detail", args=[inquiry.support_request.reference]) + "#ladder",
            deed=_("Call them"),
            deed_url=_after_the_call(inquiry, user),
            on=inquiry.support_request,
            call=first(calls.party(inquiry)),
        )


def _unheard(user, calls: Calls):
    """The homes that `user` must call: asked for figures since their last ones, and nobody there has an account."""
    rule = RULES[Action.ASK_FIGURES]
    mine = TERRITORY.covered_by_any(one for one in user.memberships_now() if one.role in rule.roles)
    heard = Membership.objects.active().filter(institution=OuterRef("institution"))
    since = Situation.objects.filter(support_request=OuterRef("pk"), measured_at__gte=OuterRef("figures_asked_at"))
    found = SupportRequest.objects.visible_to(user).filter(
        mine, status__in=rule.sources, figures_asked_at__isnull=False
    )
    found = found.exclude(Exists(heard)).exclude(Exists(since)).for_list().order_by("figures_asked_at", "pk")
    for support_request in found[:AT_MOST]:
        yield Item(
            title=_("Not reached by mail: %(party)s") % {"party": support_request.institution},
            about=_("%(reference)s: its figures were asked") % {"reference": support_request.reference},
            due=None,
            url=reverse("requests:detail", args=[support_request.reference]) + "#situation",
            deed=_("Call them"),
            deed_url=deed_url(support_request, Action.UPDATE_SITUATION),
            on=support_request,
            call=first(calls.role(Role.INSTITUTION, support_request)),
        )


def _why_to_call(inquiry: Inquiry) -> str:
    if inquiry.has_not_called_back:
        return _("Didn't call back: %(party)s")
    if inquiry.awaits_call:
        return _("Calls back: %(party)s")
    return _("Not reached by mail: %(party)s") if inquiry.must_be_called else _("No answer yet: %(party)s")


def _after_the_call(inquiry, user) -> str:
    """Where she records what came of the call: no answer, once its time has passed, or what the party said.

    Who may not speak for the party finds it on the ladder.
    """
    if inquiry.is_overdue:
        return reverse("requests:deed_on_inquiry", args=[inquiry.pk, "expire"])
    if standings(RULES[Action.ANSWER], inquiry.support_request, user, inquiry, True):
        return reverse("requests:deed_on_inquiry", args=[inquiry.pk, "answer"])
    return reverse("requests:detail", args=[inquiry.support_request.reference]) + "#ladder"
