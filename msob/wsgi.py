"""Entry point for gunicorn."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msob.settings")

application = get_wsgi_application()

# What the program itself consists of stays for good. The collector of garbage needn't walk through all of it every few
# seconds, for a third of a second each time and in the middle of somebody's page.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
