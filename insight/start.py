"""Where somebody starts who reads figures and never a case: from her picture, since nothing waits for her."""

from insight import scopes
from insight.picture import Picture
from regions.models import FIGURES_ALONE, User


def picture(user: User) -> Picture | None:
    """The widest that is hers, as it is now; None for who has work here, and for who has no picture."""
    if user.roles_now() - FIGURES_ALONE or (scope := scopes.own(user)) is None:
        return None
    return Picture(scope, reader=user)
