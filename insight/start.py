"""Where somebody starts who reads figures and never a case: from her picture, since nothing waits for her."""

from insight import scopes
from insight.picture import Picture
from regions.models import FIGURES_ALONE, User


def only_reads_figures(user: User) -> bool:
    """Whether nothing waits for her here; who has no role reads nothing."""
    roles = user.roles_now()
    return bool(roles) and roles <= FIGURES_ALONE


def picture(user: User) -> Picture | None:
    """The widest that is hers, as it is now; None for who has work here, and for who has no picture."""
    if not only_reads_figures(user) or (scope := scopes.own(user)) is None:
        return None
    return Picture(scope, reader=user)
