"""Personal tokens for the API: made, shown once, listed and revoked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation import clock
from regions import tokens
from regions.forms.people import TokenForm
from regions.models import ApiToken
from regions.pressed import ANSWERED_BY, pressed_once
from regions.views.guards import freshly_proved
from regions.views.outcome import sent, taken


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def token_list(request):
    """One's own tokens; a new one is shown on this answer and never again: the same press leads to the list."""
    form = TokenForm(sent(request))
    made = []
    if taken(form, lambda: made.extend(_issue(request.user, **form.cleaned_data))):
        form = TokenForm()
    facts = {
        "form": form,
        "tokens": request.user.api_tokens.all(),
        "secret": made[1] if made else None,
        "now": clock.now(),
    }
    response = render(request, "regions/tokens.html", facts, status=400 if form.errors else 200)
    if made:
        response[ANSWERED_BY] = reverse("regions:tokens")
    return response


@login_required
@require_POST
@pressed_once
def token_revoke(request, pk):
    tokens.revoke(get_object_or_404(ApiToken, pk=pk, user=request.user), by=request.user)
    messages.success(request, _("The token was taken back; it no longer works."))
    return redirect("regions:tokens")


def _issue(user, *, expires_at, **chosen):
    return tokens.issue(user, expires_at=tokens.until(expires_at), **chosen)
