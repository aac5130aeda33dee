"""The product's settings for a test run; which database and broker, the environment says.

Without anything: an embedded SQLite file per process. With MSOB_TEST_SERVICES=1: PostgreSQL and Redis. The databases
themselves are made by tests/template.py.
"""

import os

os.environ["MSOB_TEST"] = "1"
os.environ.setdefault("MSOB_CLOCK", "real")  # tests freeze it
if os.environ.get("MSOB_TEST_SERVICES") == "1":
    os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or "postgresql://localhost:5432/msob"
    os.environ["REDIS_URL"] = os.environ.get("REDIS_URL") or "redis://localhost:6379/0"

from msob.settings import *  # noqa: F403
from msob.settings import DATABASES, MSOB_DATA_DIR, MSOB_LIMITS

if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # threads of a test must leave the database free to be dropped
    # Nothing here needs to outlive a power cut, so no commit waits for the disk; and compiling a query costs more than
    # it saves where rows are few (docs/operations.md).
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off -c jit=off"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nobody's password lives here
WHITENOISE_USE_FINDERS = False  # each test client would read two hundred files; the live server serves them itself
MSOB_ATTACHMENT_DIR = MSOB_DATA_DIR / f"attachments-{os.getpid()}"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
MSOB_LIMITS = {what: (most * 100, seconds) for what, (most, seconds) in MSOB_LIMITS.items()}  # tests are quick
