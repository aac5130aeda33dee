"""The tests' settings with limits nobody reaches: the attack asks as fast as it can."""

from tests.settings import *  # noqa: F403
from tests.settings import MSOB_DATA_DIR, MSOB_LIMITS

MSOB_ATTACHMENT_DIR = MSOB_DATA_DIR / "attack-attachments"  # shared by the servers and whoever loads the scene
MSOB_LIMITS = {what: (10**9, seconds) for what, (_most, seconds) in MSOB_LIMITS.items()}
