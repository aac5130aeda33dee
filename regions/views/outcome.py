"""What becomes of a form once it is handed to the domain."""

from django.core.exceptions import ValidationError

from foundation.forms import add_errors


def sent(request):
    """What was sent with a POST, be it nothing at all; None before that."""
    return request.POST if request.method == "POST" else None


def taken(form, act):
    """Whether `form` was sent, could be read, and `act()` took it; what was found wrong stands in the form."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act()
    except ValidationError as error:
        add_errors(form, error)
        return False
    return True
