"""Django's administration behind our own front door: for administrators by role, without a sign-in of its own."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse

from regions.authority import is_administrator


class Administration(AdminSite):
    """Takes no password, neither to come in nor to change one."""

    def has_permission(self, request):
        """By the role of today: a flag on the account would outlive it."""
        return is_administrator(request.user)

    def login(self, request, extra_context=None):
        """The sign-in of everybody; who is in and has no business here is refused."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def password_change(self, request, extra_context=None):
        """The page of everybody, with its limits and its notice by mail."""
        return redirect("account_change_password")
