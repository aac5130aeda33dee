"""Every import has a sheet: its columns as the reader knows them in either language, and what one chooses is taken."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import translation

from capacity import pool_import
from insight.civil_pools import importing as civil_pools
from insight.pressure import importing as pressure
from insight.upscaling import importing as upscaling
from regions import institution_import, people_import
from tests.house.test_pressed_twice import every_address


@dataclass(frozen=True)
class Sheet:
    """Who hands it in, and the import that reads it."""

    who: str
    what: Callable[[Any], Any]


SHEETS = {
    "regions:institution_import": Sheet("ada", lambda _user: institution_import.INSTITUTIONS),
    "regions:people_import": Sheet("ada", lambda _user: people_import.PEOPLE),
    "capacity:pool_import": Sheet("dirk", lambda _user: pool_import.POOLS),
    "insight:pressure_import": Sheet("gerard", pressure.of),
    "insight:civil_pools_import": Sheet("roos", civil_pools.of),
    "insight:upscaling_import": Sheet("vera", lambda _user: upscaling.PLAN),
}


def test_no_import_is_without_a_sheet():
    names = {name for name, _view in every_address() if name.endswith("_import")}

    assert names == set(SHEETS)
    assert all(reverse(f"{name}_sheet") for name in names)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_back_with_all_its_columns_and_choices(cast, client, name, language):
    who = getattr(cast, SHEETS[name].who)
    client.force_login(who)
    client.cookies["django_language"] = language
    content = b"".join(client.get(reverse(f"{name}_sheet")).streaming_content)
    what = SHEETS[name].what(who)
    page, words = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    offers = [column for column in what.columns if list(column.choices())]

    preview = what.preview(io.BytesIO(content))

    assert preview.notes == [], "every column is one that is asked for"
    lacks = {reason.split(": ")[1] for _line, reasons in preview.bad for reason in reasons}
    assert lacks <= {"dit mag niet leeg zijn.", "this may not be empty."}, "at most there is something to fill in"
    assert page.max_column == len(what.columns)
    ruled = page.data_validations.dataValidation
    assert len(ruled) == len(offers), "whoever fills it in chooses from what is known"
    with translation.override(language):
        for column, rule in zip(offers, ruled, strict=True):
            place = openpyxl.utils.range_boundaries(str(rule.sqref))[0]
            offered = [
                str(one.value) for one in words[openpyxl.utils.get_column_letter(place)] if one.value is not None
            ]
            assert str(column.label) in page.cell(1, place).value
            assert [column.parse(one) for one in offered], column.name
