"""The deeds of the ladder as a part of the table (`rules`): who is asked, what is answered and offered, who comes."""

from regions.models import Role
from requests_app.models import OfferState, Status
from requests_app.models.actions import Action
from requests_app.procedure import foretelling, preconditions_ladder
from requests_app.procedure.entry import Rule, deed, harmless_deed
from requests_app.procedure.whose import HOME, HOME_OR_GHOR, LADDER, PARTIES, TO_DEPLOYED, TO_REVIEW, WITH_HELP

S, R = Status, Role

HELP: dict[Action, Rule] = {
    Action.ASK: harmless_deed(HOME_OR_GHOR, TO_REVIEW, leaves_need=True),
    Action.ASK_ALL: deed(
        HOME_OR_GHOR,
        TO_REVIEW,
        lacks=preconditions_ladder.somebody_to_ask,
        leaves_need=True,
        foretells=foretelling.asks_everybody,
    ),
    Action.ANSWER: harmless_deed(
        PARTIES,
        WITH_HELP,
        on="inquiry",
        addressee=True,
        lacks=preconditions_ladder.is_pending,
        leaves_need=True,
        voidable=True,
        undoable=True,
    ),
    Action.CORRECT_ANSWER: harmless_deed(
        PARTIES,
        WITH_HELP,
        on="inquiry",
        addressee=True,
        lacks=preconditions_ladder.is_answered,
        voidable=True,
        undoable=True,
    ),
    Action.OFFER: harmless_deed(
        PARTIES,
        WITH_HELP,
        on="inquiry",
        addressee=True,
        lacks=preconditions_ladder.is_answered,
        voidable=True,
        undoable=True,
    ),
    Action.EXPIRE: harmless_deed(
        HOME_OR_GHOR, (S.DRAFT, *TO_DEPLOYED), on="inquiry", lacks=preconditions_ladder.is_due, undoable=True
    ),
    Action.CALL_BACK: harmless_deed(
        HOME_OR_GHOR, (S.DRAFT, *TO_DEPLOYED), on="inquiry", lacks=preconditions_ladder.is_waiting, undoable=True
    ),
    Action.WAIVE_RUNG: deed(
        [R.GHOR], LADDER, lacks=preconditions_ladder.some_rung_open, foretells=foretelling.may_waive, undoable=True
    ),
    Action.RESTORE_RUNG: harmless_deed(
        [R.GHOR], LADDER, lacks=preconditions_ladder.some_waiver_not_climbed_on, reasoned=True
    ),
    Action.WITHDRAW_OFFER: deed(
        PARTIES,
        WITH_HELP,
        on="offer",
        addressee=True,
        lacks=preconditions_ladder.offer_in(OfferState.OFFERED, OfferState.ACCEPTED),
        foretells=foretelling.takes_back_offer,
        harms=True,
        undoable=True,
    ),
    Action.ACCEPT_OFFER: deed(
        HOME_OR_GHOR,
        (*TO_DEPLOYED, S.DRAFT, S.REJECTED),
        on="offer",
        lacks=preconditions_ladder.for_accept,
        changes_grants=True,
        foretells=foretelling.takes_offer,
        undoable=True,
    ),
    Action.DECLINE_OFFER: deed(
        HOME_OR_GHOR,
        WITH_HELP,
        on="offer",
        lacks=preconditions_ladder.offer_in(OfferState.OFFERED),
        foretells=foretelling.turns_down,
        harms=True,
        undoable=True,
    ),
    Action.MARK_ARRIVED: harmless_deed(
        HOME,
        WITH_HELP,
        on="offer",
        lacks=preconditions_ladder.for_arrival,
        otherwise=Action.MARK_NOT_ARRIVED,
        undoable=True,
    ),
    Action.MARK_NOT_ARRIVED: deed(
        HOME,
        WITH_HELP,
        on="offer",
        lacks=preconditions_ladder.offer_in(OfferState.ACCEPTED, OfferState.ARRIVED),
        foretells=foretelling.opens_days_not_worked,
        undoable=True,
    ),
}
