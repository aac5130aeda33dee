"""`make attack`: everybody tries every door, and nobody may read, change or break what isn't hers.

The product runs as in production, under gunicorn on this machine's own address, over a PostgreSQL database made for it
with the demo's month; what is typed and read back again goes through Django's test client (`typing`). Bounded in time.
"""

import os

import django
from django.conf import settings

CHOSEN = os.environ.get("DJANGO_SETTINGS_MODULE", "").startswith("tests.")  # a process that the attack started
if not settings.configured and not CHOSEN:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.attack.settings", "MSOB_TEST_SERVICES": "1", "MSOB_CLOCK": "demo"}
    django.setup()
