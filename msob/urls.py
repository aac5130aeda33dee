"""Every address of the product, apps from the ground up; `/api/` knows no trailing slash and redirects nothing."""

from importlib.util import find_spec

from allauth.mfa.totp.views import activate_totp
from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from msob import calendars, demo_clock, demo_mails, demo_sign_in, failures, health, metrics, my_sessions

handler400 = failures.bad_request
handler403 = failures.permission_denied
handler404 = failures.page_not_found
handler500 = failures.server_error
handler429 = failures.asked_too_often  # the sign-in package looks here

# The QR code of the second factor is a data: picture; nowhere else may a page show one.
activate_second_factor = csp_update({"img-src": [SELF, "data:"]})(activate_totp)

urlpatterns = [
    path("-/live", health.live, name="live"),
    path("-/health", health.health, name="health"),
    path("-/metrics", metrics.metrics, name="metrics"),
    path("sign-in-as/", demo_sign_in.demo_sign_in, name="demo_sign_in"),
    path("clock/", demo_clock.demo_clock, name="demo_clock"),
    path("mails/", demo_mails.mails, name="demo_mails"),
    path("account/2fa/totp/activate/", activate_second_factor, name="mfa_activate_totp"),
    path("account/", include("allauth.account.urls")),
    path("account/sessions/", my_sessions.where, name="usersessions_list"),
    path("account/sessions/<int:pk>/end/", my_sessions.end_one, name="session_end"),
    path("account/calendar/", calendars.calendar_link, name="calendar_link"),
    path("account/calendar/end/", calendars.calendar_link_end, name="calendar_link_end"),
    path("calendar/<str:secret>.ics", calendars.calendar, name="calendar"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/3rdparty/", include("allauth.socialaccount.urls")),
    path("account/oidc/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("toegankelijkheid", TemplateView.as_view(template_name="msob/accessibility.html"), name="accessibility"),
    path("privacy", TemplateView.as_view(template_name="msob/privacy.html"), name="privacy"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
MODULES = [
    ("", "regions.urls"),
    ("", "requests_app.urls"),
    ("", "notifications.urls"),
    ("", "capacity.urls"),
    ("", "capacity.deployment_urls"),
    ("", "insight.urls"),
    ("", "msob.home"),
    ("api/v1/", "regions.api_urls"),
    ("api/v1/", "requests_app.api_urls"),
    ("api/v1/", "notifications.api_urls"),
    ("api/v1/", "capacity.api_urls"),
    ("api/v1/", "capacity.deployment_api_urls"),
    ("api/v1/", "insight.api_urls"),
    ("api/v1/", "msob.api"),
]
for route, module in MODULES:
    if find_spec(module):
        urlpatterns.append(path(route, include(module)))
