"""The API's ground: of an address and a body only what the description names is taken, each value by its own type.

What isn't known is refused, never passed over: a name with a typing mistake would otherwise be read as *none given*.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers, views
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request

from foundation import unchanged

UNKNOWN = _("“%(name)s” isn't known here.")
SAFE = ("get", "head")
TYPES: tuple[tuple[type[serializers.Field], type | tuple[type, ...], Any], ...] = (
    (serializers.IntegerField, int, _("Send a whole number.")),
    (serializers.DecimalField, (int, float), _("Send a number.")),
    (serializers.FloatField, (int, float), _("Send a number.")),
    (serializers.BooleanField, bool, _("Send true or false.")),
    (serializers.CharField, str, _("Send text.")),
    (serializers.PrimaryKeyRelatedField, int, _("Send a whole number.")),
    (serializers.SlugRelatedField, str, _("Send text.")),
)
"""What a value must be in JSON, the first that fits: "8" is no number, and 8 no text."""

OFFSET = re.compile(r"T.*(Z|[+-]\d\d:?\d\d)$")
"""A moment says how far from Greenwich it is: without that nobody knows which one is meant."""


class APIView(views.APIView):
    """DRF's, and it refuses names in the query string that its description doesn't have (400, all together).

    A reading has an `ETag`, and is 304 for who has it already.
    """

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        method = str(request.method).lower()
        handler = getattr(self, method, None) if method != "options" else None
        wrong = _wrong_names(request, handler) if handler else {}
        if wrong and method not in SAFE:
            raise ValidationError(wrong)
        if wrong:
            setattr(self, method, partial(_refused_with_the_rest, handler, wrong))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        unchanged.when_read(request, answer)
        return answer


def _wrong_names(request: Request, handler: Any) -> dict[str, ValidationError]:
    strange = set(request.GET) - query_names(handler.__func__)
    wrong = {name: _unknown(name) for name in sorted(strange)}
    twice = (name for name, values in request.GET.lists() if len(values) > 1 and name not in wrong)
    return wrong | {name: ValidationError(_("Send it once."), code="repeated") for name in twice}


def _refused_with_the_rest(handler: Any, wrong: dict[str, ValidationError], *args: Any, **kwargs: Any) -> NoReturn:
    """Refuse what is unknown together with what the reading itself refuses."""
    try:
        handler(*args, **kwargs)
    except ValidationError as error:
        raise ValidationError(wrong | getattr(error, "error_dict", {})) from error
    raise ValidationError(wrong)


@cache
def query_names(handler: Any) -> frozenset[str]:
    """The names that the description of this method of a view has for the query string."""
    inspector = getattr(handler, "kwargs", {}).get("schema")
    if inspector is None:
        return frozenset()
    described = inspector()
    described.view, described.method = _Anywhere(), ""
    told = described.get_override_parameters()
    return frozenset(one.name for one in told if one.location == OpenApiParameter.QUERY)


class _Anywhere:
    """What drf-spectacular asks of a view to find the parameters; here nothing depends on a version."""

    request, kwargs = None, {}  # type: ignore[var-annotated]

    def determine_version(self, _request: Any) -> tuple[None, None]:
        return None, None


def told(shape: type[serializers.Serializer], value: Any) -> Any:
    """`value` in a shape that needs no context, which is built once in each process and not for each answer."""
    return _built(shape).to_representation(value)


@cache
def _built(shape: type[serializers.Serializer]) -> serializers.Serializer:
    return shape()


def sent(shape: type[serializers.BaseSerializer], data: Any, **more: Any) -> dict[str, Any]:
    """What was sent as `shape`, validated; raises ValidationError with every error: unknown, of another type, wrong."""
    asked = shape(data=data, **more)
    wrong = dict(_wrong(asked, data))
    if not asked.is_valid() or wrong:
        raise serializers.ValidationError({**dict(asked.errors), **wrong})
    return asked.validated_data


def _wrong(field: Any, value: Any, path: str = "") -> Iterator[tuple[str, list[ErrorDetail]]]:
    """(dotted path, errors) of what is unknown or of another type."""
    if (inside := _inside(field, value)) is None:
        if value is not None and (says := _of_another_type(field, value)):
            yield path[:-1], [ErrorDetail(str(says), "type")]
        return
    for name, inner, one in inside:
        if inner is None:
            yield f"{path}{name}", [ErrorDetail(str(UNKNOWN) % {"name": name}, "unknown")]
        else:
            yield from _wrong(inner, one, f"{path}{name}.")


def _inside(field: Any, value: Any) -> list[tuple[Any, Any, Any]] | None:
    """(name, field, value) of all that stands in an object or a list; the field is None of a name that isn't known.

    A name that is only told isn't taken, so it isn't known. None when nothing can stand in it.
    """
    if isinstance(field, serializers.Serializer) and isinstance(value, Mapping):
        taken = {name: one for name, one in field.fields.items() if not one.read_only}
        return [(name, taken.get(name), inner) for name, inner in value.items()]
    if isinstance(value, Mapping) and isinstance(field, serializers.DictField):
        return [(name, field.child, inner) for name, inner in value.items()]
    if isinstance(value, list) and hasattr(field, "child"):
        return [(number, field.child, inner) for number, inner in enumerate(value)]
    return None


def _of_another_type(field: serializers.Field, value: Any) -> Any:
    if isinstance(field, serializers.DateTimeField) and not OFFSET.search(str(value)):
        return _("Send a moment with its offset, such as 2020-12-28T14:30:00Z.")
    for kind, wanted, says in TYPES:
        if isinstance(field, kind):
            return None if type(value) in (wanted if isinstance(wanted, tuple) else (wanted,)) else says
    return None


def _unknown(name: str) -> ValidationError:
    return ValidationError(UNKNOWN, code="unknown", params={"name": name})
