"""What there is, as DCAT-AP in JSON-LD, for catalogues that harvest it: a series, and a data set for each day."""

from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from insight.models import OpenFile, OpenKind

MEDIA_TYPE = "application/ld+json"
DAYS = 400
"""As many days as a catalogue tells of, the last first; those before them stay at their addresses."""

EU = "http://publications.europa.eu/resource/authority/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = _("Military and civil help to health care: need and support by safety region and day")
SAYS = _(
    "Requests under way, and of each staff type the persons asked for, met by civil help, granted by Defence, open, "
    "and declined or withdrawn; on a day, as it was known when that day ended. Every count is given as the numbers "
    "among which it is, so that none tells of a single institution. Nothing is said of what Defence can spare."
)
OF_DAY = _("Need and support of health care on %(day)s")
KEYWORDS = (_("health care"), _("crisis"), _("military support"), _("civil help"))


def catalog() -> dict[str, Any]:
    """The catalogue; one query."""
    days: dict[date, list[OpenFile]] = {}
    for one in OpenFile.objects.defer("text").order_by("-day", "kind")[: DAYS * len(OpenKind)]:
        days.setdefault(one.day, []).append(one)
    about = {
        "dct:title": _in_both(TITLE),
        "dct:description": _in_both(SAYS),
        "dct:publisher": _publisher(),
        "dct:language": [{"@id": f"{EU}language/NLD"}, {"@id": f"{EU}language/ENG"}],
    }
    return {
        "@context": CONTEXT,
        "@id": _at("insight:open_catalog"),
        "@type": "dcat:Catalog",
        **about,
        "foaf:homepage": {"@id": _at("insight:open_data")},
        "dct:license": {"@id": f"{EU}licence/CC0"},
        "dcat:dataset": [_series(about, list(days)), *(_of_day(day, files) for day, files in days.items())],
    }


def _series(about: dict[str, Any], days: list[date]) -> dict[str, Any]:
    return {
        "@id": _series_id(),
        "@type": "dcat:DatasetSeries",
        **about,
        **_common(),
        "dcat:keyword": [one for word in KEYWORDS for one in _in_both(word)],
        "dct:accrualPeriodicity": {"@id": f"{EU}frequency/DAILY"},
        **(_temporal(min(days), max(days)) if days else {}),
    }


def _of_day(day: date, files: Iterable[OpenFile]) -> dict[str, Any]:
    made = list(files)
    return {
        "@id": f"{_series_id()}-{day}",
        "@type": "dcat:Dataset",
        "dct:title": _in_both(OF_DAY, day=day.isoformat()),
        "dct:description": _in_both(SAYS),
        "dct:identifier": f"{_series_id()}-{day}",
        "dct:publisher": _publisher(),
        "dct:issued": _typed("dateTime", made[0].made_at.astimezone(UTC).isoformat(timespec="seconds")),
        "dcat:inSeries": {"@id": _series_id()},
        **_common(),
        **_temporal(day, day),
        "dcat:distribution": [_distribution(one) for one in made],
    }


def _distribution(made: OpenFile) -> dict[str, Any]:
    kind = OpenKind(made.kind)
    media = {OpenKind.CSV: "text/csv", OpenKind.JSON: "application/json"}[kind]
    address = _at("insight:open_file", made.day, kind.value)
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": f"{made.day}, {kind.label}",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": {"@id": f"{EU}file-type/{kind.label}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:license": {"@id": f"{EU}licence/CC0"},
        "dcat:byteSize": _typed("nonNegativeInteger", str(made.size)),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": _typed("hexBinary", made.digest),
        },
    }


def _common() -> dict[str, Any]:
    """What is true of the series and of each day."""
    contact = {"@id": f"mailto:{settings.MSOB_OPEN_DATA_CONTACT}"}
    return {
        "dcat:theme": {"@id": f"{EU}data-theme/HEAL"},
        "dct:spatial": {"@id": f"{EU}country/NLD"},
        "dct:accessRights": {"@id": f"{EU}access-right/{'PUBLIC' if settings.MSOB_OPEN_DATA else 'NON_PUBLIC'}"},
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": _name(), "vcard:hasEmail": contact},
        "dcat:landingPage": {"@id": _at("insight:open_data")},
    }


def _publisher() -> dict[str, Any]:
    return {"@id": f"{settings.MSOB_BASE_URL}/#publisher", "@type": "foaf:Agent", "foaf:name": _name()}


def _name() -> str:
    return settings.MSOB_OPEN_DATA_PUBLISHER


def _series_id() -> str:
    return f"{_at('insight:open_data')}#days"


def _at(name: str, *place: Any) -> str:
    return settings.MSOB_BASE_URL + reverse(name, args=place)


def _temporal(first: date, last: date) -> dict[str, Any]:
    period = {"dcat:startDate": _typed("date", str(first)), "dcat:endDate": _typed("date", str(last))}
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", **period}}


def _typed(kind: str, value: str) -> dict[str, str]:
    return {"@type": f"xsd:{kind}", "@value": value}


def _in_both(text: str, **facts: str) -> list[dict[str, str]]:
    """`text` in each language of the product."""
    found = []
    for language, _name_of_it in settings.LANGUAGES:
        with translation.override(language):
            found.append({"@language": language, "@value": gettext(text) % facts if facts else gettext(text)})
    return found
