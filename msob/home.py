"""My work: the page everybody starts from. It merges what the apps know to be waiting for a person."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import path

from requests_app import alert, work


@login_required
def home(request):
    """What waits for me, soonest due first; what I wait for, and on whom."""
    context = {
        "items": work.waiting_for(request.user),
        "awaited": work.awaited_by(request.user),
        "may_open": alert.may_open(request.user),
    }
    return render(request, "msob/home.html", context)


urlpatterns = [path("", home, name="home")]
