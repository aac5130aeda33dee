"""The same call sent twice under one key is done once: for calls that are no deed, as `pressed_once` is for pages."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from foundation import clock
from foundation.errors import KeyUsed, Lack, NotYours, Refused
from foundation.fingerprints import LONGEST_KEY, fingerprint
from foundation.problems import refusal
from regions.models import Press
from regions.pressed import forget_older

KEY = "Idempotency-Key"
PARAMETER = OpenApiParameter(
    KEY,
    str,
    OpenApiParameter.HEADER,
    description=_(
        "Sent twice under one key within a day, a call is done once and answered the same, with 200. Something else "
        "under the same key is refused with 422. What was refused uses no key up."
    ),
)
Call = Callable[..., Response]
Sight = dict[str, bool]


def everything(_request: Any, **_address: Any) -> Sight:
    """The sight of an answer that is the same for whoever may make the call."""
    return {}


def called_once(
    wall: Callable[..., Any], *, tells_secret: bool = False, sight: Callable[..., Sight] = everything
) -> Callable[[Call], Call]:
    """Stands innermost on a method of a view. `wall` and `sight` get the request and the address.

    `wall` refuses who may no longer do this, before she reads the first answer again; `sight` names what of the answer
    is only for some, and whether she is one: who saw more then than she does now is refused as well. A secret is told
    once: the same call is refused then.
    """

    def on(view: Call) -> Call:
        @wraps(view)
        def called(self: Any, request: Any, **address: Any) -> Response:
            if not (key := _key(request)):
                return view(self, request, **address)
            with transaction.atomic():
                press, is_first = _press(request, key)
                if not is_first:
                    _require_same(press, request)
                    wall(request, **address)
                    return _again(press, sight(request, **address))
                press.saw = sight(request, **address)
                response = view(self, request, **address)
                _keep(press, None if tells_secret else response.data)
            return response

        return extend_schema(parameters=[PARAMETER])(called)

    return on


def asks(require: Callable[[Any], Any]) -> Callable[..., Any]:
    """The wall that asks of a person alone, whatever the address."""
    return lambda request, **_address: require(request.user)


def own(_request: Any, **_address: Any) -> None:
    """The wall before what is one's own: to be who one is."""


def with_a_key(result: dict, generator: Any, request: Any, public: bool) -> dict:
    """A hook for the description of the API: whatever takes a key may answer 422, and 200 where it was made before."""
    operations = [one for methods in result["paths"].values() for one in methods.values()]
    for operation in operations:
        if any(one["name"] == KEY for one in operation.get("parameters", [])):
            answers = operation["responses"]
            answers.setdefault("422", refusal(422))
            answers.setdefault("200", answers.get("201"))
    return result


def _key(request: Any) -> str:
    key = request.headers.get(KEY, "")
    try:
        MaxLengthValidator(LONGEST_KEY)(key)
    except ValidationError as error:
        raise ValidationError({KEY: error}) from error
    return key


def _press(request: Any, key: str) -> tuple[Press, bool]:
    """What was called under this key, and whether that is now; of two at once one waits for the other here."""
    first = {"at": clock.now(), "said": _said(request)}
    return Press.objects.get_or_create(person=request.user, digest=fingerprint(KEY, key), defaults=first)


def _said(request: Any) -> str:
    return fingerprint(request.method, request.path, request.data)


def _require_same(press: Press, request: Any) -> None:
    if press.said != _said(request):
        raise KeyUsed


def _again(press: Press, sees: Sight) -> Response:
    if any(saw and not sees.get(name) for name, saw in press.saw.items()):
        raise NotYours("saw_more_then", gettext("This was answered when you saw more of it than you do now."))
    if press.answer is None:
        raise Refused(Lack("told_once", _("This was done, and its secret was told once. Replace it if it was lost.")))
    return Response(press.answer)


def _keep(press: Press, answer: Any) -> None:
    press.answer = json.loads(json.dumps(answer, cls=JSONEncoder))
    press.save(update_fields=["answer", "saw"])
    forget_older()
