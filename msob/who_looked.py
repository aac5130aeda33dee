"""Who looked: of each door whether it reads, and what; and the middleware that writes it down before an answer leaves.

Every address of ours stands here once, by name (a test walks them): what it reads, or None. A list or an export is one
reading with what it was filtered by; what shows the inside of several requests is one for each, in one INSERT.
"""

from collections.abc import Callable

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase

from foundation.again import AGAIN
from foundation.privacy import bsn_in
from foundation.text import is_readable
from insight.lessons.api import RESOURCES
from msob import who_tried
from msob.sessions import UNATTENDED
from regions import traces
from regions.models import Membership, User, What
from regions.traces import Answering
from requests_app.doors import DOORS
from requests_app.models import TERRITORY, SupportRequest, sees

AGAIN_AFTER = 300
"""Seconds of real time after which a page that asks by itself, because it stands open, is written down once more."""

HANDED_BACK = {400, 409, 412, 413, 422}
"""What a form comes back with on the page it was sent from."""

NOT_A_FILTER = {"cursor", "next"}


def _each(what: What | None, *names: str) -> dict[str, What | None]:
    return dict.fromkeys(names, what)


def _of(space: str, what: What | None, *names: str) -> dict[str, What | None]:
    return {f"{space}{name}": what for name in names}


_PARTS = ("detail", "complete", "night_card", "intake", "deed", "report", "position", "dissent")
_DEED_ON = ("line", "inquiry", "offer", "condition", "agreed_action", "deployment", "behalf", "undoable")
_OF_POOLS = ("cell", "pools", "pool", "pool_import", "pool_edit", "pool_size", "pool_confirm", "shortage_solve")

READS: dict[str, What | None] = {
    **_of("requests:", What.REQUEST, *_PARTS, *(f"deed_on_{on}" for on in _DEED_ON)),
    **_of("requests:", What.LIST, "list", "alert", "inquiries", "regional_round", "national_priority"),
    **_of("requests:", What.EXPORT, "export", "inquiries_export", "national_export"),
    **_of(
        "requests:", What.MEETING, "meeting", "meeting_positions", "meeting_turn", "attendance", "minutes", "package"
    ),
    **_of("api-meeting", What.MEETING, "", "-minutes", "-attendance", "-turns", "-positions"),
    **_of("requests:", What.SIGNING_PACK, "signing_pack_pdf", "municipality_pack_pdf"),
    **_of("requests:", What.TRACES, "readings", "readings_export"),
    "requests:journal": What.JOURNAL,
    "requests:file": What.ATTACHMENT,
    "requests:letter_pdf": What.LETTER,
    "requests:case_file_pdf": What.CASE_FILE,
    "requests:minutes_pdf": What.MINUTES,
    "requests:inquiry": What.INQUIRY,
    "requests:meetings": None,
    "home": What.LIST,
    **_of("insight:", What.PICTURE, "own", "picture", "charts", "pressure", "pressure_of", "pressure_hand_in"),
    **_of("insight:", What.PICTURE, "pressure_import", "pressure_import_sheet"),
    **_of("insight:", What.EXPORT, "export", "pressure_export", "steering_export"),
    **_of("insight:civil_pools", What.PICTURE, "", "_of", "_hand_in", "_import", "_import_sheet"),
    **_of("insight:civil_pools", What.EXPORT, "_export"),
    "api-civil-pools": What.PICTURE,
    **_of("insight:sign", What.PICTURE, "s", "s_of", "_call"),
    "insight:signs_export": What.EXPORT,
    **_of("insight:", What.PICTURE, "report", "report_pdf", "briefing_pdf"),
    "insight:report_table": What.EXPORT,
    **_of("insight:", None, "reports", "subscription_stop"),
    **_of("api-report", What.PICTURE, "", "-paper"),
    **_of("api-report-", None, "subscriptions", "subscription"),
    **_of("insight:upscaling", What.PICTURE, "", "_import", "_import_sheet"),
    "insight:upscaling_export": What.EXPORT,
    **_each(None, "insight:open_data", "insight:open_catalog", "insight:open_file", "api-open-days", "api-open-day"),
    "api-upscaling": What.PICTURE,
    **_of("insight:lesson", What.LIST, "s", "", "_deed"),
    "insight:lessons_export": What.EXPORT,
    "insight:lesson_new": None,
    "api-sign-calls": None,
    "api-early-signs": What.PICTURE,
    **_of("api-lesson", What.LIST, "s", ""),
    **_of("api-lesson-", None, *(resource for resource, _says in RESOURCES.values())),
    **_of("insight:money", What.PICTURE, "", "_of"),
    "insight:money_export": What.EXPORT,
    **_of("api-money", What.PICTURE, "", "-requests"),
    "insight:steering": What.LIST,
    "api-steering": What.LIST,
    "api-steering-marks": None,
    **_of("api-", What.PICTURE, "picture", "picture-chart", "pressure"),
    **_of("deployments:", What.LIST, "list", "together", "timeline"),
    **_of("deployments:", What.EXPORT, "export", "timeline_export"),
    "api-timeline": What.LIST,
    **_of("deployments:", What.DEPLOYMENT, "detail", "order", "order_pdf"),
    **_of("capacity:", What.CAPACITY, "board", *_OF_POOLS, "plans", "plan", "adopt", "package"),
    **_of("capacity:", What.CAPACITY, "again", "cancel", "compare", "left"),
    **_of("capacity:", What.EXPORT, "export", "pools_export", "pool_import_sheet"),
    "capacity:pool_new": None,
    **_of("notifications:", What.LIST, "messages", "webhook"),
    **_of("notifications:", What.EXPORT, "messages_export", "webhook_export"),
    **_of(
        "notifications:", None, "message", "read", "preferences", "delivery", "delivery_export", "resend", "put_away"
    ),
    **_of("notifications:", None, "tell_again", "webhooks", "webhooks_export", "webhook_new", "webhook_edit"),
    **_of("notifications:webhook_", None, "secret", "trial", "again", "replay"),
    "notifications:answer_by_link": What.INQUIRY,
    **_of("regions:", None, "institutions", "institutions_export", "institution_import", "institution_import_sheet"),
    **_of("regions:", None, "institution_new"),
    **_of(
        "regions:", None, "institution", "institution_edit", "location_new", "location_edit", "people", "people_export"
    ),
    **_of(
        "regions:",
        None,
        "invite",
        "people_import",
        "people_import_sheet",
        "person",
        "person_join",
        "person_leave",
        "person_factor",
        "person_readmit",
    ),
    **_of(
        "regions:",
        None,
        "membership_end",
        "membership_deputy",
        "invitation_resend",
        "invitation_revoke",
        "invitation_accept",
    ),
    **_of("regions:", None, "tokens", "token_revoke", "duty", "duty_new", "duty_remove"),
    **_of("regions:", What.TRACES, "readings", "readings_export", "security_events", "security_events_export"),
    **_each(None, "live", "health", "metrics", "demo_sign_in", "demo_mails", "accessibility", "privacy", "api-openapi"),
    **_each(None, "usersessions_list", "session_end", "demo_clock"),
    **_each(None, "calendar", "calendar_link", "calendar_link_end"),  # it tells what mails tell
    **_of(
        "api-", None, "me", "regions", "municipalities", "institutions", "institution", "tokens", "token", "meetings"
    ),
    **_of("api-", None, "preferences", "messages-read", "webhooks", "webhook", "webhook-secret", "webhook-trial"),
    **_of("api-", None, "webhook-again", "webhook-replays", "locations", "location", "teams"),
    **_of(
        "api-",
        None,
        "people",
        "people-previews",
        "people-imports",
        "person",
        "invitations",
        "invitation",
        "invitation-sendings",
    ),
    **_of("api-person-", None, "memberships", "departures", "readmissions", "factor"),
    **_of("api-membership-", None, "ends", "deputies"),
    **_of("api-duty", None, "", "-memberships", "-one"),
    **_of("api-", What.LIST, "requests", "deployments", "inquiries", "on-behalf", "messages", "webhook-deliveries"),
    **_of("api-", What.JOURNAL, "events", "event"),
    **_of(
        "api-", What.REQUEST, "request", "parties", "numbers", "decisions", "conditions", "deed-preview", "check-rounds"
    ),
    **_of("api-", What.TRACES, "readings", "all-readings", "security-events"),
    **_of("api-", What.SIGNING_PACK, "signing-pack", "municipality-pack"),
    "api-meeting-minutes-paper": What.MINUTES,
    **_of("", What.REQUEST, "api-resource-message", "requests:edxl"),
    **_each(None, "api-received-resources", "requests:edxl_in"),
    "api-attachment-content": What.ATTACHMENT,
    "api-decision-letter": What.LETTER,
    "api-case-file": What.CASE_FILE,
    "api-inquiry": What.INQUIRY,
    **_of("api-", What.DEPLOYMENT, "deployment", "order", "order-paper"),
    **_of(
        "api-",
        What.CAPACITY,
        "board",
        "board-units",
        "bookings",
        "bands",
        "pools",
        "pool",
        "pool-confirmations",
        "pool-sizes",
        "pool-shortages",
    ),
    **_of(
        "api-", What.CAPACITY, "board-units", "shortage-solutions", "plans", "plan", "plan-adoptions", "plan-positions"
    ),
    **_of("api-plan-", What.CAPACITY, "cancellations", "comparison", "left"),
    **{f"api-{door.slug}": What.REQUEST for door in DOORS.values() if door.resource},
}


SHOWN = {HttpResponse.status_code, HttpResponseNotModified.status_code}
"""Told what is there, or that what she has of it is still so."""


class WhoLooked:
    """Writes what was read before the answer leaves: what can't be written isn't shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with traces.answering(request) as under_way:
            response = self.get_response(request)
            what = READS.get(under_way.door)
            reader = under_way.reader or request.user
            if what and reader.is_authenticated and shows(request, response):  # nobody is shown but a refusal
                _write(under_way, what, reader)
            who_tried.note(request, response, under_way.door)
        return response


def shows(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer shows what its door reads: asked for and given, or a form handed back on its page."""
    if request.method == "GET" or AGAIN in request.POST:
        return response.status_code in SHOWN
    handed_back = response.status_code in HANDED_BACK and not request.path.startswith("/api/")
    return handed_back and is_readable(request.path_info)  # an address that isn't text leads nowhere


def _write(under_way: Answering, what: What, reader: User) -> None:
    request = under_way.request
    once = f"read.{reader.pk}.{request.get_full_path()}"
    if UNATTENDED in request.headers and caches["limits"].get(once):
        return
    traces.read(reader, what, of=_shown(under_way, reader, what), detail=_detail(under_way))
    caches["limits"].set(once, True, AGAIN_AFTER)


def _shown(under_way: Answering, reader: User, what: What) -> dict[str, Membership | None]:
    """The requests the answer shows the inside of, each with the membership that led there; "" when there is none."""
    if under_way.shown:
        return {reference: _under(reader, about) for reference, about in under_way.shown.items()}
    audits = reader.audits_now() if what == What.TRACES else None
    return {under_way.named.get("reference", ""): audits or _under(reader)}


def _under(reader: User, about: SupportRequest | None = None) -> Membership | None:
    """Under which of her memberships she reads: of several the first that sees it, else one that covers it."""
    held = reader.memberships_now() or reader.held_today()
    if about is None or len(held) < 2:
        return held[0] if held else None
    covering = [one for one in held if TERRITORY.covers(one, about)]
    seeing = [one for one in covering if sees(one.role, about)]
    return (seeing or covering or held)[0]


def _detail(under_way: Answering) -> str:
    """Which of several, by the number in the address; and what was filtered by. No secret of a link, and no BSN."""
    kept = {name: value for name, value in under_way.named.items() if name not in {"reference", "token"}}
    kept |= {name: value for name, value in under_way.request.GET.items() if value and name not in NOT_A_FILTER}
    said = " ".join(f"{name}={value}" for name, value in kept.items())
    return "" if bsn_in(said) else said
