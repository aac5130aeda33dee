"""Speed at size: fills a PostgreSQL database with requests and times what people do most, beside a floor.

`python -m bench [N]`, or `make bench N=1000000`; docs/bench.md says how to read what it prints. It is no test: slow is
reported, never refused. The package brings its own settings, unless it is imported where settings are loaded already.
"""

import os

import django
from django.conf import settings

CHOSEN = os.environ.get("DJANGO_SETTINGS_MODULE", "").startswith("bench.")  # a process that a bench started
if not settings.configured and not CHOSEN:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
