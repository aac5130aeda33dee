"""The worker and its clock. Tasks live in the apps; what runs when stands in `settings.CELERY_BEAT_SCHEDULE`."""

import os

from celery import Celery
from celery.signals import worker_init
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msob.settings")

app = Celery("msob")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


def by_road(_name, _args, kwargs, _options, **_more) -> dict[str, str] | None:
    """The queue of a task, None for the usual one: whoever sends webhooks is waited for by nobody else."""
    return {"queue": "webhooks"} if kwargs and kwargs.get("road") == "webhook" else None


@worker_init.connect
def read_ahead(**_how) -> None:
    """Read addresses, words and wordings once, before the worker's processes part: else each does at its first mail."""
    for wording in ("txt", "html"):
        get_template(f"notifications/mail/message.{wording}")
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            reverse("home")
            translation.gettext("Open it")
