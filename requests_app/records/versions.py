"""Versions: the need and the application as they stood, frozen as canonical JSON.

A version is made at the first submit and after each change of what is needed. Who acts on an older one is told what
changed (`changed`); situations are dated by themselves and aren't part of it.
"""

import json

from django.forms.models import model_to_dict

from requests_app.models import Application, SupportRequest, Version
from requests_app.records import journal, need_ledger, reviews


def snapshot(support_request: SupportRequest) -> dict:
    """What the next version would hold: the need lines with what is still needed, the application, the tuned lines."""
    lines = list(support_request.lines.all())
    ledger, numbers = need_ledger.accounts(lines), {line.pk: line.number for line in lines}
    return journal.plain(
        {
            "lines": {str(line.number): _line(line, ledger[line.pk]) for line in lines},
            "application": _application(support_request),
            "tuned": [_tuned(line, numbers) for line in reviews.tuned_lines(support_request)],
        }
    )


def _line(line, entry) -> dict:
    fields = model_to_dict(line, exclude=["id", "support_request", "number"])
    return {**fields, "needed": _ranges(entry.asked - entry.withdrawn)}


def _tuned(line, numbers: dict[int, int]) -> dict:
    return model_to_dict(line, exclude=["id", "proposal", "line"]) | {"line": numbers[line.line_id]}


def _application(support_request) -> dict:
    application = Application.objects.filter(support_request=support_request).first()
    return model_to_dict(application, exclude=["id", "support_request"]) if application else {}


def freeze(support_request: SupportRequest, *, event_number: int, filing: bool = False) -> bool:
    """Make the next version of `support_request` if anything differs; the caller holds its lock and saves it.

    `filing`: what is open now is what is asked, and stays in this version and the next. Returns whether it was made.
    """
    earlier = support_request.versions.filter(number=support_request.version)
    last = earlier.values_list("frozen", flat=True).first() if support_request.version else None
    filed = _open_now(support_request) if filing else json.loads(last or "{}").get("filed", {})
    frozen = journal.canonical(snapshot(support_request) | {"filed": filed})
    if frozen == last:
        return False
    support_request.version += 1
    Version.objects.create(
        support_request=support_request,
        number=support_request.version,
        frozen=frozen,
        event_number=event_number,
    )
    return True


def _open_now(support_request: SupportRequest) -> dict:
    lines = list(support_request.lines.all())
    ledger = need_ledger.accounts(lines)
    return {str(line.number): _ranges(ledger[line.pk].residual) for line in lines}


def _ranges(profile) -> list[dict]:
    return [{"persons": persons, "from": first, "until": last} for persons, first, last in profile.ranges]
