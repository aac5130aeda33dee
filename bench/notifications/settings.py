"""The product's settings as an installation has them, but with pauses that a bench can wait for.

Loaded by the worker, beat and callers that the bench starts; the conductor of the bench needs none.
"""

from msob.settings import *  # noqa: F403

MSOB_SEND_ROUND_SECONDS = 4
MSOB_SEND_LEASE_SECONDS = 12  # three rounds, as much as the product's own 60 seconds is more than its 8
MSOB_SEND_FIRST_PAUSE_SECONDS = 2
MSOB_SEND_LONGEST_PAUSE_SECONDS = 5
MSOB_SEND_BLOCKED_SECONDS = 2
