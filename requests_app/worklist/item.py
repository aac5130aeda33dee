"""One thing that waits for somebody, and in which order such things stand."""

from dataclasses import dataclass
from datetime import datetime

from foundation import clock
from regions.calling import Call
from requests_app.models import FAR_FUTURE, SupportRequest

AT_MOST = 25


@dataclass(frozen=True)
class Item:
    """One thing to do: what and about whom, when it is due, the next deed as a link, and the request it is `on`.

    `on` is None for who may not see that request. `counts` says of what the due time is, where it isn't the one that
    stands at the top of the request. `call` is whom to call for it, `otherwise` the deed that says the opposite, in
    words and as a link. `mailed` says what it is about where `on` is None, as a mail may.
    """

    title: str
    about: str
    due: datetime | None
    url: str
    deed: str
    deed_url: str
    on: SupportRequest | None = None
    counts: str = ""
    call: Call | None = None
    otherwise: tuple[str, str] | None = None
    mailed: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it should have been done by now."""
        return self.due is not None and self.due < clock.now()


def in_order(item: Item) -> tuple:
    """What is unsafe now or soon comes first, then what is due soonest, the undated last."""
    soon = item.on.unsafe_from if item.on and item.on.is_unsafe_soon else FAR_FUTURE
    return (soon, item.due or FAR_FUTURE, item.title)
