"""Every setting of the product. What differs per installation comes from the environment (docs/operations.md)."""

from pathlib import Path
from urllib.parse import urlsplit

import structlog
from csp.constants import NONE, SELF
from kombu import Queue
from structlog.tracebacks import ExceptionDictTransformer

from msob.front_door import *  # noqa: F403 – part of these settings
from msob.installation import *  # noqa: F403
from msob.installation import BASE_DIR, EMBEDDED, MSOB_CLOCK, MSOB_DATA_DIR, MSOB_TEST, env, required
from msob.procedure import *  # noqa: F403
from msob.refusals import refuse

# --- Security

SECRET_KEY = required("SECRET_KEY", embedded="embedded-demo-and-tests-only-nothing-to-protect")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # what these signed stays good
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"] if EMBEDDED else [])
SECURE_SSL_REDIRECT = not EMBEDDED
SECURE_REDIRECT_EXEMPT = [r"^-/"]  # health checks arrive without TLS, from inside
SECURE_HSTS_SECONDS = 0 if EMBEDDED else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not EMBEDDED
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MSOB_TRUSTED_PROXIES = env.list("MSOB_TRUSTED_PROXIES", default=[])  # whose X-Forwarded-… are believed; networks
if MSOB_TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# No inline script or style anywhere; the one exception (a picture in the page with the QR code) stands in urls.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *env.list("MSOB_OIDC_ORIGINS", default=[])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Apps and what every request passes through

INSTALLED_APPS = [
    "msob",
    "insight",
    "notifications",
    "capacity",
    "requests_app",
    "regions",
    "foundation",
    "msob.apps.AdministrationConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "django_htmx",
    "simple_history",
    "django_structlog",
    "django_prometheus",
    "csp",
]

MIDDLEWARE = [
    "msob.proxies.ClientAddress",
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "msob.headers.ApiHeaders",
    "foundation.text.ReadableText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "msob.headers.NothingKept",
    "msob.who_looked.WhoLooked",
    "msob.sessions.SessionLimits",
    "msob.language.LanguageMiddleware",
    "msob.logs.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "msob.handing_back.HandingBack",
    "msob.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "foundation.problems.RefusalPages",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

ROOT_URLCONF = "msob.urls"
WSGI_APPLICATION = "msob.wsgi.application"
FORM_RENDERER = "foundation.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["msob.templatetags.drafts"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "msob.context.page",
            ],
        },
    },
]

# --- Data

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": env.db_url_config(required("DATABASE_URL", embedded=f"sqlite:///{MSOB_DATA_DIR}/db.sqlite3"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a reader that becomes a writer halfway would fail at once, unwaited
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

if EMBEDDED:
    MSOB_DATA_DIR.mkdir(parents=True, exist_ok=True)
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
else:
    # In the database, not in Redis: signing in (rate limits) must not depend on the broker being up.
    # When full it throws away by name, whatever is still needed: failed sign-ins, the last beat that was heard.
    CACHE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "msob_cache"}
    CACHES = {"default": CACHE | {"OPTIONS": {"MAX_ENTRIES": 100_000}}}

# How often somebody may ask is counted in each process; nothing else lives there.
LIMITS = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}
CACHES["limits"] = LIMITS | {"OPTIONS": {"MAX_ENTRIES": 100_000}}

# Charts are kept as files, by their content: a machine that loses them draws them again.
DRAWN = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": MSOB_DATA_DIR / "charts"}
CACHES["charts"] = DRAWN | {"OPTIONS": {"MAX_ENTRIES": 2_000}}
# What draws them; without it tables stand there by themselves, as in all tests but those of the drawings.
MSOB_PEN = env.str("MSOB_PEN", default="" if MSOB_TEST else str(BASE_DIR / "insight" / "pen.py"))

MSOB_ATTACHMENT_DIR = Path(env.str("MSOB_ATTACHMENT_DIR", default=str(MSOB_DATA_DIR / "attachments")))
MSOB_MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024
MSOB_CLAMD = env.str("MSOB_CLAMD", default="")  # the virus scanner; what it hasn't looked at can't be downloaded
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the regional round has some forty for each request and its parties

# --- Language, time, numbers

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- Static files: straight from the apps in the demo and the tests, compressed with a manifest in the image

STATIC_URL = "/static/"
STATIC_ROOT = None if EMBEDDED else Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
WHITENOISE_USE_FINDERS = EMBEDDED
STATICFILES_BACKEND = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if EMBEDDED
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MSOB_ATTACHMENT_DIR}},
    "staticfiles": {"BACKEND": STATICFILES_BACKEND},
}

# --- Mail

EMAIL_BACKEND = "msob.demo_mails.Backend"  # kept as files, to be read on a page of the demo
EMAIL_FILE_PATH = MSOB_DATA_DIR / "mail"
if not EMBEDDED:
    vars().update(env.email_url_config(required("EMAIL_URL", embedded="")))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = required("DEFAULT_FROM_EMAIL", embedded="MSOB <noreply@msob.example>")

# --- API

API_VERSION = "1.0.0"
REST_FRAMEWORK = {
    # The token comes first: it answers 401 with a challenge, where the session alone would answer 403.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "regions.api.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["regions.api.Fairly"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["requests_app.api.parsers.JsonBody"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": [],
    "EXCEPTION_HANDLER": "foundation.problems.handler",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "MSOB: military support to health care",
    "DESCRIPTION": "Every deed of the pages, with the same rules and the same refusals (RFC 9457).",
    "VERSION": API_VERSION,
    "CONTACT": {"name": "MSOB", "url": "https://msob.example/", "email": "beheer@msob.example"},
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/api/v1", "description": "this installation"}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "regions.api.called.with_a_key",
        "foundation.unchanged.as_described",
        "foundation.problems.as_it_answers",
    ],
}

# --- The worker

# Redis in production; in the demo the worker lives in the web process and the broker in its memory.
CELERY_BROKER_URL = REDIS_URL = required("REDIS_URL", embedded="memory://")
CELERY_TIMEZONE = "UTC"
CELERY_TASK_IGNORE_RESULT = True  # results are rows of the domain, never of the broker
CELERY_TASK_ACKS_LATE = True  # a worker that dies halfway leaves its message in the queue
CELERY_TASK_REJECT_ON_WORKER_LOST = True  # the same when its child process is killed (out of memory, kill -9)
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # a slow task holds no other task hostage
CELERY_TASK_TIME_LIMIT = 240  # seconds; below the visibility timeout, or a slow task would be done twice at once
CELERY_TASK_SOFT_TIME_LIMIT = 210
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for Redis as long as it takes
if urlsplit(REDIS_URL).scheme in {"redis", "rediss"}:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 300,  # seconds until an unacknowledged message goes to another worker
        "unacked_restore_interval": 10,  # seconds between two looks for such messages
        "unacked_restore_throttle": 1,  # look every time: by default only one look in ten does anything
    }
# Beat only looks at the database; a missed beat is caught up by the next one. No task is planned long ahead (eta).
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "msob.tasks.heartbeat", "schedule": 10},
    "sweep-deadlines": {"task": "requests_app.tasks.sweep_deadlines", "schedule": 30},
    "erase-ways-back": {"task": "requests_app.tasks.erase_ways_back", "schedule": 60},
    "keep-letters": {"task": "requests_app.tasks.keep_letters", "schedule": 5},
    "sweep-traces": {"task": "regions.tasks.sweep_traces", "schedule": 3600},
    "compute-plans": {"task": "capacity.tasks.compute_plans", "schedule": 3},
    "add-up-picture": {"task": "insight.tasks.add_up", "schedule": 600},
    "write-report-mails": {"task": "insight.tasks.write_report_mails", "schedule": 60},
    "tell-of-silence": {"task": "insight.tasks.tell_of_silence", "schedule": 600},
    "publish-open-data": {"task": "insight.tasks.publish", "schedule": 60},
    "sweep-capacity": {"task": "capacity.tasks.sweep_warnings", "schedule": 60},
    "sweep-outbox": {"task": "notifications.tasks.sweep_outbox", "schedule": 2},
    "look-whom-nothing-reaches": {"task": "notifications.tasks.look_whom_nothing_reaches", "schedule": 10},
    "send-mail": {"task": "notifications.tasks.send", "schedule": 2, "kwargs": {"road": "email"}},
    "send-summaries": {"task": "notifications.tasks.send", "schedule": 60, "kwargs": {"road": "digest"}},
    "send-webhooks": {"task": "notifications.tasks.send", "schedule": 2, "kwargs": {"road": "webhook"}},
    "send-links": {"task": "notifications.tasks.send", "schedule": 2, "kwargs": {"road": "link"}},
    "send-reports": {"task": "notifications.tasks.send", "schedule": 30, "kwargs": {"road": "report"}},
    "send-notices": {"task": "notifications.tasks.send", "schedule": 30, "kwargs": {"road": "notice"}},
}
if MSOB_CLAMD:
    CELERY_BEAT_SCHEDULE["scan-attachments"] = {"task": "requests_app.tasks.scan_attachments", "schedule": 2}
if MSOB_CLOCK == "demo":
    CELERY_BEAT_SCHEDULE["remember-clock"] = {"task": "foundation.tasks.remember_clock", "schedule": 5}
# Webhooks wait for systems of others, so they have a queue of their own; a worker without --queues serves both.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("webhooks")]
CELERY_TASK_ROUTES = ["msob.celery.by_road"]
for entry in CELERY_BEAT_SCHEDULE.values():
    # After an outage the queue holds no heap of old beats; a busy worker still comes round to each.
    entry["options"] = {"expires": max(entry["schedule"] * 2, 20)}
MSOB_EXPECT_BEAT = env.bool("MSOB_EXPECT_BEAT", default=not EMBEDDED)
MSOB_BEAT_SILENCE_SECONDS = 120

# --- The procedure: due times and what else it fixes in numbers stand in msob/procedure.py

MSOB_TWO_PLANNERS = env.bool("MSOB_TWO_PLANNERS", True)  # who draws up a deployment doesn't approve it

# --- Messages: how they are tried, and when somebody must look

# Where this installation stands, for the addresses in mails; without it a mail has no working link.
MSOB_BASE_URL = required("MSOB_BASE_URL", embedded=f"http://localhost:{env.str('PORT', default='') or 8000}").rstrip(
    "/"
)
MSOB_SEND_BATCH = 50  # messages a sender takes at once
MSOB_SEND_LEASE_SECONDS = 60  # how long it keeps them; after this a killed sender's batch is free again
MSOB_SEND_ROUND_SECONDS = 8  # a task sweeps or sends for this long at most, so that each gets its turn
MSOB_SEND_FIRST_PAUSE_SECONDS = 10  # the pause after the first failed try, doubled after each
MSOB_SEND_LONGEST_PAUSE_SECONDS = 3600  # the longest such pause
MSOB_SEND_ATTEMPTS = 12  # after so many (three and a half hours) it is given up and administrators hear of it
MSOB_SEND_BLOCKED_SECONDS = 10  # where nobody answers (mail server down) all wait this long
MSOB_DIGEST_HOUR = 7  # in Amsterdam: when the daily summary leaves
MSOB_UNDELIVERED_SECONDS = env.int("MSOB_UNDELIVERED_SECONDS", default=900)  # older than this turns health red

# --- Who looked, and who tried (docs/decisions/0029-who-looked.md)

MSOB_TRACE_DAYS = env.int("MSOB_TRACE_DAYS", default=365)  # how long it is kept that somebody looked, or tried

# --- Webhooks and answers by link (docs/api.md, docs/decisions/0012-answer-by-link.md)

MSOB_WEBHOOK_SOURCE = env.str("MSOB_WEBHOOK_SOURCE", default="urn:nld:oin:00000099000000000000:systeem:msob")
MSOB_WEBHOOK_NETWORKS = env.list("MSOB_WEBHOOK_NETWORKS", default=[])  # where they may go beside the public internet
MSOB_WEBHOOK_HTTP = env.bool("MSOB_WEBHOOK_HTTP", default=False)  # whether they may go without TLS
MSOB_WEBHOOK_CONNECT_SECONDS, MSOB_WEBHOOK_READ_SECONDS = 3, 5  # how long one waits, and for each byte of an answer
MSOB_WEBHOOK_SECONDS = 7  # for a whole try, name and second address included; less than a round
MSOB_WEBHOOK_LONGEST_REST_SECONDS = 300  # an endpoint that was silent is left alone, twice as long each time up to this
MSOB_WEBHOOK_KEEP_DAYS = 7  # what waited for a switched-off endpoint longer than this isn't sent by itself any more
MSOB_WEBHOOK_GRACE_HOURS, MSOB_LINK_DAYS = 24, 7  # how long a replaced secret, and a link to answer, still works

# --- Open data (docs/decisions/0063-open-data.md)

MSOB_OPEN_DATA = env.bool("MSOB_OPEN_DATA", default=False)  # whether it is read without signing in
MSOB_OPEN_DATA_PUBLISHER = env.str("MSOB_OPEN_DATA_PUBLISHER", default="MSOB Zorg" if EMBEDDED else "")
MSOB_OPEN_DATA_CONTACT = env.str("MSOB_OPEN_DATA_CONTACT", default="opendata@msob.example" if EMBEDDED else "")

# --- Logs: one line of JSON per event on standard output; never a form body, a query string or a link's secret

SHARED_LOG_PROCESSORS = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                # Without the variables of each frame: they may hold what a person typed.
                structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": SHARED_LOG_PROCESSORS,
        },
    },
    "filters": {"masked": {"()": "msob.logs.MaskedPaths"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["masked"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING" if EMBEDDED else "INFO")},
    "loggers": {"django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED_LOG_PROCESSORS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
DJANGO_STRUCTLOG_CELERY_ENABLED = True

# --- Figures for monitoring: /-/metrics answers only to this bearer token, and to nobody without one

MSOB_METRICS_TOKEN = env.str("MSOB_METRICS_TOKEN", default="")
PROMETHEUS_EXPORT_MIGRATIONS = False

# --- What it doesn't run on

refuse(globals())
