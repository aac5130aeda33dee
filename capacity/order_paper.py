"""A movement order on paper: one page, tagged PDF in Dutch; what it says comes from `order_shown`."""

from django.utils.translation import gettext as _

from capacity.order_shown import Change, Number, Row, Shown
from foundation import telephone
from foundation.mail import at_home
from foundation.tables import words
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.printing import Paper


def paper(found: Shown, path: str) -> Paper:
    """The paper of an order that was read in Dutch; `path` is where it is read again."""
    title = _("Movement order %(deployment)s") % {"deployment": found.deployment}
    stands = _("order %(number)s, as of %(at)s") % {"number": found.order.number, "at": words(found.order.at)}
    return Paper(
        name="-".join([_("movement order"), str(found.deployment), str(found.order.number)]),
        title=title,
        template="sheet",
        blocks=[],
        footer=f"{title}, {stands}",
        keywords=(found.deployment.support_request.reference,),
        more={
            "sender": {"name": _("Ministry of Defence"), "about": ""},
            "author": _("Ministry of Defence"),
            "subtitle": "\n".join([stands, _("Read it again: %(address)s") % {"address": at_home(path)}]),
            "lead": [*_stands(found), *_lacking(found)],
            "left": [
                *_part(_("Who, and when"), found.parts["who"]),
                *_people(found),
                *_part(_("Where"), _where(found)),
            ],
            "right": [*_part(_("On site"), found.parts["living"]), *_numbers(found.numbers), *_conditions(found)],
        },
    )


def _stands(found: Shown) -> list[Block]:
    """Whether it still stands, and what it says otherwise than before."""
    said = [blocks.note(_("This order no longer stands"), found.off)] if found.off else []
    if found.newer:
        said.append(blocks.note(_("A newer order took its place"), _("order %(number)s") % {"number": found.newer}))
    return [*said, *map(_change, found.changes)]


def _change(change: Change) -> Block:
    said = _("%(label)s: %(now)s (was: %(was)s)")
    what = [said % {"label": one.label, "now": one.now, "was": one.was} for one in change.what]
    return blocks.note(_("Changed at %(at)s") % {"at": words(change.at)}, "\n".join(what))


def _lacking(found: Shown) -> list[Block]:
    if not found.lacking:
        return []
    return [blocks.note(_("Not arranged yet"), ", ".join(row.label for row in found.lacking))]


def _part(title: str, rows: list[Row]) -> list[Block]:
    return [blocks.heading(title), blocks.facts([(row.label, row.words) for row in rows], width=2.6)]


def _where(found: Shown) -> list[Row]:
    return [*found.parts["where"], Row("map", _("On a map"), found.map_url)]


def _people(found: Shown) -> list[Block]:
    return [blocks.items(found.people)]


def _numbers(numbers: list[Number]) -> list[Block]:
    rows = [(one.who, " ".join([telephone.shown(one.number), f"({one.why}{_until(one)})"])) for one in numbers]
    said = blocks.facts(rows, width=2.6) if rows else blocks.text(_("no number is known"))
    return [blocks.heading(_("Whom to call, at the moment of printing")), said]


def _until(one: Number) -> str:
    return _(" until %(at)s") % {"at": words(one.until)} if one.until else ""


def _conditions(found: Shown) -> list[Block]:
    said = blocks.items(found.conditions) if found.conditions else blocks.text(_("none"))
    return [blocks.heading(_("Conditions")), said]
