"""What tells of somebody in a lesson: names of homes, references, telephone numbers and addresses of mail.

Whoever publishes it, or adds words of her own to what is public, is warned: she says that it is meant, or takes it out.
"""

import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import telephone
from foundation.spelling import folded
from insight.models import Lesson
from regions.models import Institution

TEXTS = ("title", "what", "place", "figure", "paid_by", "regulation", "stop_criterion", "how_to_repeat", "source")
KINDS_OF_HOME = frozenset(
    {
        *("verpleeghuis", "zorgcentrum", "woonzorgcentrum", "zorghotel", "ziekenhuis", "revalidatiecentrum", "huize"),
        *("stichting", "zorggroep", "thuiszorg", "zorg", "wonen", "locatie", "de", "het", "van", "in", "en"),
    }
)
"""What a name begins with and others don't say: *Verpleeghuis De Avondzon* is *Avondzon* too."""
SHORTEST = 4
WARNING = _("These stand in it, and everybody will read them: %(names)s. Take them out, or say that it is meant.")
REFERENCE = re.compile(r"MSOB[- ]?20\d\d[- ]?\d{1,5}", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def told_in(lesson: Lesson) -> list[str]:
    """Each once, as it is called or stands there; one query."""
    return in_texts(getattr(lesson, name) for name in TEXTS)


def in_texts(texts: Iterable[str]) -> list[str]:
    """The same of texts."""
    text = "\n".join(texts)
    found = [*_names(text), *REFERENCE.findall(text), *MAIL.findall(text), *telephone.whole(text)]
    return list(dict.fromkeys(found))


def require_meant(found: list[str], is_meant: bool) -> None:
    """Raises ValidationError that names what is `found`, unless it is meant."""
    if found and not is_meant:
        error = ValidationError(WARNING, code="tells", params={"names": ", ".join(found)})
        raise ValidationError({"names_meant": error})


def _names(text: str) -> Iterator[str]:
    said = f" {folded(text)} "
    for home, location in Institution.objects.values_list("name", "locations__name"):
        for name in {home, location or home}:
            if f" {_core(name)} " in said:
                yield name


def _core(name: str) -> str:
    """What is said of a name when it is said short; its whole when too little is left."""
    words = folded(name).split()
    core = " ".join(word for word in words if word not in KINDS_OF_HOME)
    return core if len(core) >= SHORTEST else " ".join(words)
