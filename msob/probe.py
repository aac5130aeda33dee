"""Ask one address and exit 0 when it answers 200; for container health checks, where there is no curl.

Run as a script (`python msob/probe.py URL`), so that a check every few seconds loads no Django.
"""

import sys
import urllib.error
import urllib.request


def answers(url):
    """Whether `url` answers 200 within four seconds; asked as localhost, which every installation serves inside."""
    question = urllib.request.Request(url, headers={"Host": "localhost"})  # noqa: S310 (the address is our own)
    try:
        with urllib.request.urlopen(question, timeout=4) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(0 if answers(sys.argv[1]) else 1)
