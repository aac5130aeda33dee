"""Pages about people: list, export, one person, joining, deputising, leaving."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation import clock, telephone
from foundation.exporting import export
from foundation.mail import at_home
from foundation.paging import Sort, page_of
from foundation.tables import Column, Table
from regions import lost_factor, people
from regions.forms.people import DeputyForm, EndForm, FactorForm, JoinForm, LeaveForm, PeopleFilter
from regions.models import Invitation, Membership, User
from regions.pressed import pressed_once, sent_once
from regions.views.guards import administrators_only, freshly_proved, freshly_proved_to_read
from regions.views.outcome import sent, taken

SORTS = {
    "name": Sort("name", gettext_lazy("Name")),
    "email": Sort("email", gettext_lazy("E-mail address")),
    "joined": Sort("joined_at", gettext_lazy("Known since"), descending=True),
}


def _held(user):
    return ", ".join(membership.label for membership in user.held_now)


COLUMNS = [
    Column(
        "name", gettext_lazy("Name"), "name", sort="name", link=lambda row: reverse("regions:person", args=[row.pk])
    ),
    Column("email", gettext_lazy("E-mail address"), "email", sort="email"),
    Column("phone", gettext_lazy("Telephone"), lambda row: telephone.shown(row.phone)),
    Column("memberships", gettext_lazy("Speaks for"), _held),
    Column("is_active", gettext_lazy("Account open"), "is_active"),
    Column("joined", gettext_lazy("Known since"), "joined_at", sort="joined"),
]


@administrators_only
@require_safe
def people_list(request):
    form = PeopleFilter(request.GET)
    found = User.objects.matching(**form.chosen()).for_list()
    page = page_of(request, found, SORTS)
    invitations = (
        Invitation.objects.filter(accepted_at=None, revoked_at=None).with_scopes().select_related("invited_by")
    )
    facts = {"form": form, "table": Table(COLUMNS, page.items, _("People"), page), "invitations": invitations[:50]}
    return render(request, "regions/people.html", facts | {"now": clock.now()})


@administrators_only
@require_safe
@freshly_proved_to_read
def people_export(request, kind):
    found = User.objects.matching(**PeopleFilter(request.GET).chosen()).for_list()
    return export(COLUMNS, found, kind=kind, filename=f"{_('people')}-{clock.today()}")


@administrators_only
@require_safe
def person(request, pk):
    return _page(request, get_object_or_404(User, pk=pk))


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def person_join(request, pk):
    user = get_object_or_404(User, pk=pk)
    form = JoinForm(sent(request))
    if taken(form, lambda: people.join(user, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The membership was added."))
        return redirect("regions:person", pk)
    return _form_page(request, form, user, _("Add a membership"))


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def membership_end(request, pk):
    membership = _membership(pk)
    form = EndForm(sent(request))
    if taken(form, lambda: people.end(membership, on=form.cleaned_data["on"], by=request.user)):
        messages.success(request, _("The membership has a last day now."))
        return redirect("regions:person", membership.user_id)
    return _form_page(request, form, membership.user, _("End: %(label)s") % {"label": membership.label})


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def membership_deputy(request, pk):
    membership = _membership(pk)
    form = DeputyForm(sent(request))
    if taken(form, lambda: people.deputise(membership, by=request.user, **form.cleaned_data)):
        messages.success(request, _("The deputy was appointed."))
        return redirect("regions:person", membership.user_id)
    return _form_page(request, form, membership.user, _("Deputy for: %(label)s") % {"label": membership.label})


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def person_leave(request, pk):
    user = get_object_or_404(User, pk=pk)
    form = LeaveForm(sent(request))
    if taken(form, lambda: people.leave(user, by=request.user)):
        messages.success(
            request,
            _("%(name)s has left: memberships, tokens, sessions, webhooks and open invitations ended.")
            % {"name": user},
        )
        return redirect("regions:person", pk)
    return _form_page(request, form, user, _("%(name)s leaves") % {"name": user}, leaving=True)


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@sent_once("regions:person", "pk")
def person_factor(request, pk):
    """Who lost her phone and her codes comes in again: she is told by mail."""
    user = get_object_or_404(User, pk=pk)
    form = FactorForm(sent(request))
    if taken(form, lambda: lost_factor.reset(user, by=request.user)):
        _tell_of_factor(request, user)
        return redirect("regions:person", pk)
    return _form_page(request, form, user, _("Take the second factor away"), resetting=True)


def _tell_of_factor(request, user):
    if lost_factor.tell(user, by=request.user, link=at_home(reverse("account_reset_password"))):
        told = _("The second factor and the password of %(name)s count no more. A mail says how to come in again.")
        messages.success(request, told % {"name": user})
    else:
        told = _("The second factor and the password of %(name)s count no more; the mail that says so wasn't accepted.")
        messages.warning(request, told % {"name": user})


@administrators_only
@require_POST
@freshly_proved
@pressed_once
def person_readmit(request, pk):
    people.readmit(get_object_or_404(User, pk=pk), by=request.user)
    messages.success(
        request, _("The account is open. Add a membership; a password comes by “forgotten your password”.")
    )
    return redirect("regions:person", pk)


def _membership(pk):
    return get_object_or_404(Membership.objects.with_scopes().select_related("user"), pk=pk)


def _page(request, user):
    memberships = (
        user.memberships.with_scopes().select_related("deputy_for__user", "given_by").order_by("-valid_from", "-pk")
    )
    facts = {"person": user, "memberships": memberships, "tokens": user.api_tokens.all(), "today": clock.today()}
    facts["may_reset_factor"] = lost_factor.may_reset(user, by=request.user)
    return render(request, "regions/person.html", facts)


def _form_page(request, form, user, title, **facts):
    facts |= {"form": form, "person": user, "title": title}
    return render(request, "regions/person_form.html", facts, status=400 if form.errors else 200)
