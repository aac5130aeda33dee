"""What people say and hand over on a request: comments and files.

A file is judged by its content, never by its name, and lies outside the web root under a random name.
"""

import hashlib
from typing import NotRequired, TypedDict

from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from foundation import clock, files, pictures
from foundation.errors import NotYours, TooLarge, wrong
from regions.models import User
from requests_app.models import Attachment, Audience, Comment, Inquiry, Proves, SupportRequest, is_authority
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written


class Commented(TypedDict):
    """The remark (its key) and who may read it; its text only where everybody may."""

    audience: str
    text: NotRequired[str]
    comment: int
    not_a_bsn: NotRequired[bool]


def comment(
    support_request: SupportRequest, *, by: User, text: str, audience: str = Audience.ALL, how: How = SIMPLY
) -> Done[Comment]:
    """Say something to everybody who sees the request, or (authorities) to authorities only."""
    _may_address(support_request, by, audience)
    declared = _is_declared(text, how)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Comment]:
        said = Comment(
            support_request=locked, text=text, audience=audience, author=by, at=clock.now(), event_number=number
        )
        said.full_clean()
        said.save()
        facts = Commented(audience=audience, comment=said.pk)
        if audience == Audience.ALL:
            facts["text"] = text
        if declared:
            facts["not_a_bsn"] = True
        return Written(facts, said)

    return workflow.perform(support_request, Action.COMMENT, by=by, how=how, write=write)


def _is_declared(text: str, how: How) -> bool:
    """Check what may not enter the journal itself, which is read by everybody who sees the request."""
    return workflow.check_text({"text": text}, declared=how.not_a_bsn)


def _may_address(support_request: SupportRequest, by: User, audience: str) -> None:
    if audience == Audience.AUTHORITIES and not is_authority(by, support_request):
        raise NotYours("authorities_only", _("Only authorities write to authorities only."))


class Attached(TypedDict):
    """The file (its key), what it proves and who may read it; what is in it only where everybody may."""

    name: NotRequired[str]
    proves: str
    audience: str
    size: NotRequired[int]
    sha256: NotRequired[str]
    attachment: int
    nobody_on_it: NotRequired[bool]
    not_a_bsn: NotRequired[bool]


def attach(
    support_request: SupportRequest,
    *,
    by: User,
    file: File,
    proves: str,
    inquiry: Inquiry | None = None,
    audience: str = Audience.ALL,
    nobody_on_it: bool = False,
    how: How = SIMPLY,
) -> Done[Attachment]:
    """Keep `file` (an uploaded file) with what it proves; of a photograph of a visit nothing but the picture.

    Raises TooLarge over the limit, ValidationError when its content isn't PDF, JPEG, PNG, DOCX or XLSX, and for such a
    photograph as long as nobody declared that no person is on it.
    """
    _may_address(support_request, by, audience)
    if inquiry is not None and inquiry.support_request_id != support_request.pk:
        raise wrong("inquiry", "inquiry_of_another_request", _("This inquiry belongs to another request."))
    content = _seen(read_limited(file), proves, nobody_on_it)
    bound = {"support_request": support_request, "inquiry": inquiry, "proves": proves, "audience": audience}
    attachment = _unsaved(content, file.name or "", author=by, **bound)
    told = {"declared": _is_declared(attachment.name, how), "nobody_on_it": nobody_on_it}

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Attachment]:
        attachment.at, attachment.event_number = clock.now(), number
        _keep(attachment, content)
        return Written(_told(attachment, **told), attachment)

    try:
        return workflow.perform(support_request, Action.ATTACH, by=by, how=how, write=write)
    except Exception:  # the row is gone with the transaction, and so is the file
        attachment.path.unlink(missing_ok=True)
        raise


def _seen(content: bytes, proves: str, nobody_on_it: bool) -> bytes:
    """A photograph of a visit, bare and declared; anything else as it came."""
    kind = files.kind_of(content)
    if proves != Proves.VISIT or not kind.startswith("image/"):
        return content
    if not nobody_on_it:
        raise wrong("nobody_on_it", "nobody_on_it", _("Declare that nobody is on the photograph; else don't send it."))
    return pictures.bare(content, kind)


def _keep(attachment: Attachment, content: bytes) -> None:
    attachment.full_clean()
    attachment.save()
    attachment.path.parent.mkdir(parents=True, exist_ok=True)
    attachment.path.write_bytes(content)


def _told(kept: Attachment, *, declared: bool, nobody_on_it: bool = False) -> Attached:
    facts = Attached(proves=kept.proves, audience=kept.audience, attachment=kept.pk)
    if kept.audience == Audience.ALL:
        facts |= {"name": kept.name, "size": kept.size, "sha256": kept.sha256}
    if declared:
        facts["not_a_bsn"] = True
    if nobody_on_it:
        facts["nobody_on_it"] = True
    return facts


def _unsaved(content: bytes, name: str, **bound) -> Attachment:
    """The row of a file of `content`, judged by that alone; its name follows its kind."""
    kind, digest = files.kind_of(content), hashlib.sha256(content).hexdigest()
    return Attachment(name=files.name_for(name, kind), content_type=kind, size=len(content), sha256=digest, **bound)


def read_limited(file: File) -> bytes:
    """The content of an uploaded file; raises TooLarge over the limit and ValidationError when it is empty."""
    limit = settings.MSOB_MAX_ATTACHMENT_BYTES
    size = file.size or 0
    content = b"" if size > limit else file.read(limit + 1)
    if size > limit or len(content) > limit:
        raise TooLarge(limit)
    if not content:
        raise wrong("file", "empty", _("The file is empty."))
    return content
