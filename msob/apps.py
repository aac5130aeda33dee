"""The roof as a Django app, so that its checks, templates and commands are found."""

from django.apps import AppConfig
from django.contrib.admin import apps as django_admin


class MsobConfig(AppConfig):
    """Registers the project's own system checks."""

    name = "msob"

    def ready(self):
        """Import what registers itself, and hear what the sign-in package tells."""
        from allauth.account.signals import user_logged_in as signed_in
        from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_used
        from allauth.socialaccount.signals import social_account_added
        from django.contrib.auth.signals import user_logged_in

        from msob import by_provider, checks, second_factor, sessions, who_tried  # noqa: F401

        user_logged_in.connect(sessions.note_begin, dispatch_uid="session_began")
        signed_in.connect(by_provider.signed_in, dispatch_uid="signed_in_by_provider")
        social_account_added.connect(by_provider.linked, dispatch_uid="linked_to_provider")
        authenticator_added.connect(second_factor.set_up, dispatch_uid="second_factor_set_up")
        authenticator_used.connect(second_factor.used, dispatch_uid="second_factor_used")
        authentication_failed.connect(who_tried.factor_failed, dispatch_uid="second_factor_failed")


class AdministrationConfig(django_admin.AdminConfig):
    """Django's administration with our site in the place of its own."""

    default = False
    default_site = "msob.administration.Administration"
