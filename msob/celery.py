"""The worker and its clock. Tasks live in the apps; what runs when stands in `settings.CELERY_BEAT_SCHEDULE`."""

import os

from celery import Celery
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msob.settings")

app = Celery("msob")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()
