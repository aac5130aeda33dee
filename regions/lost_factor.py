"""Who lost her phone and her recovery codes comes in again: an administrator takes her second factor away.

Her password goes with it, so that nobody who has only that sets up a factor in her name: a new one comes by a link in
her mail, then she sets up an app anew. Nobody does it for herself; the command line is for who is the only one.
"""

from smtplib import SMTPException

from allauth.mfa.models import Authenticator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, NotYours, Refused
from foundation.mail import AUTOMATIC
from regions import proof, traces
from regions.authority import require_administrator
from regions.models import Tried, User


def may_reset(user: User, *, by: User) -> bool:
    """Whether an administrator `by` is offered it: `user` has a factor to lose, and is somebody else."""
    return user.is_active and user.pk != by.pk and proof.has_factor(user)


@transaction.atomic
def reset(user: User, *, by: User | None) -> None:
    """Take away the second factor of `user`, her recovery codes and her password; her sessions end with that.

    Sessions carry a hash of the password. PermissionDenied for who is no administrator, and for oneself; Refused when
    there is no factor, as when it was taken away already. `by` None is the command line.
    """
    require_administrator(by)
    if by is not None and by.pk == user.pk:
        raise NotYours("own_factor", gettext("Nobody takes away her own second factor: ask a colleague."))
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    if not proof.has_factor(user):
        raise Refused(Lack("no_factor", _("This person has no second factor.")))
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    traces.tried(Tried.FACTOR_RESET, by=by, about=user)


def tell(user: User, *, by: User | None, link: str) -> bool:
    """Mail her that it was done, by whom, and how she comes in (`link`). False when the mail server didn't take it."""
    with translation.override(user.language):
        subject = gettext("Your second factor was taken away")
        body = render_to_string("regions/mail/factor_reset.txt", {"person": user, "by": by, "link": link})
    try:
        EmailMessage(subject, body, to=[user.email], headers=AUTOMATIC).send()
    except (SMTPException, OSError):
        return False
    return True
