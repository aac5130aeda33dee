"""Inviting somebody, and the page on which she accepts; the link works once and expires."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from foundation import limits
from foundation.errors import Refused
from foundation.forms import add_errors
from foundation.mail import at_home
from regions import invitations
from regions.forms.people import AcceptForm, InviteForm
from regions.models import Invitation
from regions.pressed import pressed_once, sent_once
from regions.views.guards import administrators_only, freshly_proved
from regions.views.outcome import sent, taken


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved
@sent_once("regions:people")
def invite(request):
    form = InviteForm(sent(request))
    made = []
    if taken(form, lambda: made.extend(invitations.invite(by=request.user, **form.cleaned_data))):
        _send(request, *made)
        return redirect("regions:people")
    return render(request, "regions/invite.html", {"form": form}, status=400 if form.errors else 200)


@administrators_only
@require_POST
@freshly_proved
@sent_once("regions:people")
def invitation_resend(request, pk):
    invitation = get_object_or_404(Invitation, pk=pk)
    _send(request, invitation, invitations.resend(invitation, by=request.user))
    return redirect("regions:people")


@administrators_only
@require_POST
@pressed_once
def invitation_revoke(request, pk):
    invitation = get_object_or_404(Invitation, pk=pk)
    invitations.revoke(invitation, by=request.user)
    messages.success(request, _("The invitation was withdrawn; its link no longer works."))
    return redirect("regions:people")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def invitation_accept(request, secret):
    """For whoever holds the link: nobody is signed in yet, so a second press is known by the link that was used."""
    limits.count("link", limits.address_of(request))
    invitation = invitations.find(secret)
    if invitation is None:
        return _dead(request, secret)
    form = AcceptForm(sent(request), initial={"name": invitation.name})
    try:
        accepted = form.is_bound and form.is_valid() and _accepted(form, secret)
    except Refused:  # another press came first
        return _dead(request, secret)
    if accepted:
        messages.success(request, _("Welcome. Sign in with your e-mail address and the password you chose."))
        return redirect("account_login")
    facts = {"form": form, "invitation": invitation}
    return render(request, "regions/invitation.html", facts, status=400 if form.errors else 200)


def _dead(request, secret):
    """The link doesn't work any more; who sends by it again is led to where its first use led."""
    if request.method == "POST" and invitations.was_used(secret):
        messages.info(request, _("This link was used. Sign in with the password that was chosen then."))
        return redirect("account_login")
    return render(request, "regions/invitation_dead.html", status=410)


def _accepted(form, secret):
    try:
        invitations.accept(secret, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
    except ValidationError as error:
        by_field = hasattr(error, "error_dict") and NON_FIELD_ERRORS not in error.error_dict
        add_errors(form, error if by_field else ValidationError({"password": error.messages}))
        return False
    return True


def _send(request, invitation, secret):
    link = at_home(reverse("regions:invitation_accept", args=[secret]))
    if invitations.send(invitation, link=link):
        messages.success(request, _("The invitation was sent to %(email)s.") % {"email": invitation.email})
    else:
        messages.error(
            request, _("The mail server didn't accept the invitation. It stands below: send it again later.")
        )
