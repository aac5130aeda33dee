"""Somebody's calendar: what is due of her, meetings, her duty, the last days of deployments; and her link to it.

In the words of a mail: no home, no person, nothing that somebody typed. A program needs nothing but the address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar
from icalendar import Event as Appointment

from capacity import deployment_list
from capacity import work as deployments
from capacity.models.deployment import UNDER_WAY
from foundation import clock, limits
from foundation.mail import at_home
from msob.home import merged
from regions import calendar_links
from regions.models import Duty, Role, User
from regions.pressed import ANSWERED_BY, pressed_once
from regions.views.guards import freshly_proved
from requests_app.models import Meeting
from requests_app.worklist import triangle_access, work

MOST = 500
"""Entries of one kind."""

ASK_AGAIN = timedelta(minutes=30)


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar: from a moment on, or on a day; `path` is where to read on after signing in."""

    about: str
    starts: datetime | date
    path: str
    ends: datetime | None = None

    def as_event(self) -> Appointment:
        """The same thing at the same place keeps its name, so that a program moves it and doesn't add another."""
        told = Appointment()
        told.add("uid", uuid5(NAMESPACE_URL, at_home(self.path)).urn)
        told.add("dtstamp", clock.now())
        told.add("dtstart", self.starts)
        if self.ends:
            told.add("dtend", self.ends)
        told.add("summary", self.about)
        told.add("url", at_home(self.path))
        told.add("class", "PRIVATE")
        told.add("transp", "TRANSPARENT")
        return told


def written(user: User) -> bytes:
    """The calendar of `user` as iCalendar (RFC 5545), in her language, with what she may see now."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//MSOB Zorg//NL")
    calendar.add("x-wr-calname", "MSOB Zorg")
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"value": "DURATION"})
    with translation.override(user.language):
        for entry in (*_due(user), *_meetings(user), *_duty(user), *_last_days(user)):
            calendar.add_component(entry.as_event())
    return calendar.to_ical()


def _due(user: User) -> Iterator[Entry]:
    for item in merged(work.waiting_for(user), deployments.waiting_for(user)):
        about = item.on.reference if item.on else item.mailed
        if item.due:
            yield Entry(" · ".join(filter(None, [item.deed, about])), item.due, item.deed_url)


def _meetings(user: User) -> Iterator[Entry]:
    if not triangle_access.may_attend(user):
        return
    for held in Meeting.objects.filter(starts_at__gte=clock.now() - timedelta(days=1))[:MOST]:
        yield Entry(_("Meeting of the triangle"), held.starts_at, reverse("requests:meeting", args=[held.pk]))


def _duty(user: User) -> Iterator[Entry]:
    hers = Duty.objects.filter(membership__in=user.memberships_now(), ends_at__gt=clock.now())
    for duty in hers.select_related("membership")[:MOST]:
        about = _("On call: %(role)s") % {"role": Role(duty.membership.role).label}
        yield Entry(about, duty.starts_at, f"{reverse('regions:duty')}#{duty.pk}", duty.ends_at)


def _last_days(user: User) -> Iterator[Entry]:
    out = deployment_list.find(user).filter(state__in=UNDER_WAY).select_related("support_request")
    for one in out.order_by("ends_on", "pk")[:MOST]:
        about = _("Last day of a deployment · %(reference)s") % {"reference": one.support_request.reference}
        yield Entry(about, one.ends_on, reverse("deployments:detail", args=[one.pk]))


@require_safe
def calendar(request, secret: str) -> HttpResponse:
    """The calendar behind a link that works; else 404, as for one that never was."""
    limits.count("calendar", limits.address_of(request))
    user = calendar_links.owner_of(secret)
    if user is None:
        raise Http404
    response = HttpResponse(written(user), content_type="text/calendar; charset=utf-8")
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def calendar_link(request) -> HttpResponse:
    """Her link: made by a POST, shown on that answer and never again."""
    secret = calendar_links.issue(request.user) if request.method == "POST" else None
    standing = calendar_links.standing(request.user)
    address = at_home(reverse("calendar", args=[secret])) if secret else None
    facts = {"address": address, "standing": standing, "works": standing and calendar_links.opens(standing)}
    response = render(request, "msob/calendar_link.html", facts)
    if secret:
        response[ANSWERED_BY] = reverse("calendar_link")
    return response


@login_required
@require_POST
@pressed_once
def calendar_link_end(request) -> HttpResponse:
    """Take it back."""
    calendar_links.revoke(request.user)
    messages.success(request, _("The calendar link was taken back; it no longer works."))
    return redirect("calendar_link")
