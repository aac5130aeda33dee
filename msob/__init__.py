"""The roof: settings, addresses, the worker, the home page and the demo. It knows every app; no app knows it."""

from msob.celery import app as celery_app

__all__ = ["celery_app"]
