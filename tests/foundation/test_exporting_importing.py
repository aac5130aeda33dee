"""What leaves as a file is safe to open and can come back; what comes in is judged row by row."""

import csv
import io
import tracemalloc
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st

from foundation import exporting
from foundation.errors import Refused, TooLarge
from foundation.exporting import export
from foundation.importing import ImportColumn, read_table
from foundation.spelling import one_line
from foundation.tables import Column

COLUMNS = [Column("name", "Name", lambda row: row[0]), Column("ward", "Ward", lambda row: row[1])]
BACK = [ImportColumn("name", "Name"), ImportColumn("ward", "Ward")]
KINDS = ["csv", "xlsx"]
FORMULAS = ["=1+1", "+31 6 12345678", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.example")', "＝1+1"]

# Text as people type it in a cell: no control signs, and spaces around it mean nothing.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(one_line).filter(bool)
typed = st.one_of(
    texts, st.builds(str.__add__, st.sampled_from("'=+-@"), texts), st.sampled_from(["a;b", 'a"b', "a,b"])
)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def sent(rows, kind, columns=COLUMNS):
    """The bytes a browser gets."""
    return b"".join(export(columns, rows, kind=kind, filename="requests").streaming_content)


def cells(rows, kind, columns=COLUMNS):
    """The cells as a spreadsheet holds them, without the header."""
    content = sent(rows, kind, columns)
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def read(content, columns=BACK, **limits):
    return read_table(
        io.BytesIO(content if isinstance(content, bytes) else content.encode()), columns=columns, **limits
    )


def a_sheet(*rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd-mm-yyyy"}) as workbook:
        sheet = workbook.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return file.getvalue()


@pytest.mark.property
@pytest.mark.parametrize("kind", KINDS)
@given(rows=st.lists(st.tuples(typed, typed), max_size=8))
@example(rows=[(formula, f"'{formula}") for formula in FORMULAS if formula.strip() == formula])
def test_what_was_exported_can_be_imported_again(kind, rows):
    report = read(sent(rows, kind))

    assert [(row["name"], row["ward"]) for _line, row in report.good] == [tuple(map(one_line, row)) for row in rows]
    assert report.bad == []


@pytest.mark.property
@given(st.one_of(typed, st.sampled_from(FORMULAS), st.text()))
def test_no_text_in_csv_starts_like_a_formula(text):
    [[cell, _ward]] = cells([(text, "x")], "csv")

    assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.property
@given(st.one_of(typed, st.sampled_from(FORMULAS)))
def test_no_text_in_xlsx_is_a_formula_or_a_link(text):
    sheet = openpyxl.load_workbook(io.BytesIO(sent([(text, "http://x.example")], "xlsx"))).active

    assert [sheet["A2"].data_type, sheet["B2"].data_type] == ["s", "s"]
    assert sheet["B2"].hyperlink is None


def test_a_header_is_no_formula_either():
    assert sent([], "csv", [Column("x", "=1+1", "x")]).decode("utf-8-sig") == "'=1+1\r\n"


VALUES = [
    ("text", "a;b", "a;b", "a;b"),
    ("number", 12, "12", 12),
    ("negative", -12, "-12", -12),
    ("decimal", Decimal("12.5"), "12,5", 12.5),
    ("nothing", None, "", None),
    ("yes", True, "yes", "yes"),
    ("day", date(2020, 12, 28), "2020-12-28", datetime(2020, 12, 28)),
    ("old day", date(1848, 3, 1), "1848-03-01", "1848-03-01"),
    ("moment", datetime(2020, 12, 28, 13, 30, tzinfo=UTC), "2020-12-28 14:30", datetime(2020, 12, 28, 14, 30)),
    ("code with zeros", "01234567", "01234567", "01234567"),
]


@pytest.mark.parametrize(("name", "value", "in_csv", "in_xlsx"), VALUES, ids=[row[0] for row in VALUES])
def test_every_kind_of_value_arrives(name, value, in_csv, in_xlsx):
    assert cells([(value, "x")], "csv") == [[in_csv, "x"]]
    assert cells([(value, "x")], "xlsx") == [[in_xlsx, "x"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_download_has_a_name_and_a_kind(kind):
    response = export(COLUMNS, [], kind=kind, filename="Verzoeken één")

    assert response["Content-Type"] == exporting.KINDS[kind]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Verzoeken%20%C3%A9%C3%A9n.")


def test_dutch_excel_opens_the_csv_as_columns():
    assert sent([("é", "2")], "csv") == b"\xef\xbb\xbfName;Ward\r\n\xc3\xa9;2\r\n"


def test_another_kind_is_not_found():
    with pytest.raises(Http404):
        export(COLUMNS, [], kind="pdf", filename="x")


def test_a_list_too_long_for_xlsx_is_refused_and_not_cut(monkeypatch):
    monkeypatch.setattr(exporting, "ROWS_IN_XLSX", 2)

    assert len(cells([("a", "b")] * 2, "xlsx")) == 2
    with pytest.raises(Refused):
        sent([("a", "b")] * 3, "xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_memory_does_not_grow_with_the_list(kind):
    def peak(length):
        tracemalloc.start()
        for _chunk in export(COLUMNS, ((f"row {n}", "x" * 200) for n in range(length)), kind=kind, filename="x"):
            pass
        _now, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(10)
    assert peak(8000) < peak(1000) * 2 + 500_000


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_a_queryset_is_read_in_chunks(kind, monkeypatch):
    monkeypatch.setattr(exporting, "CHUNK", 3)
    queryset = ContentType.objects.order_by("pk")

    found = cells(queryset, kind, [Column("model", "Model", "model")])

    assert queryset._result_cache is None  # it was never in memory as a whole
    assert found == [[row.model] for row in queryset]


# --- Coming in


def whole(text):
    return int(text)


def kvk(text):
    if len(text) != 8 or not text.isdigit():
        raise ValidationError("a KvK number has eight digits.")
    return text


INSTITUTIONS = [
    ImportColumn("name", "Name", required=True),
    ImportColumn("kvk_number", "KvK number", parse=kvk),
    ImportColumn("beds", "Beds", parse=whole),
]


def test_a_bad_row_is_named_with_its_line_and_every_reason_and_the_good_ones_are_there():
    report = read("name;kvk number;beds\nDe Avondzon;12345678;40\n;123;many\n\nDe Berkenhof;;\n", INSTITUTIONS)

    assert report.good == [
        (2, {"name": "De Avondzon", "kvk_number": "12345678", "beds": 40}),
        (5, {"name": "De Berkenhof", "kvk_number": None, "beds": None}),
    ]
    assert report.bad == [
        (
            3,
            [
                "Name: this may not be empty.",
                "KvK number: a KvK number has eight digits.",
                "Beds: “many” can't be read here.",
            ],
        )
    ]


def test_columns_are_found_by_name_or_label_in_any_order_and_others_are_told():
    report = read("BEDS; Kvk  Number;remarks;NAME\n4;12345678;x;De Avondzon", INSTITUTIONS)

    assert report.good == [(2, {"name": "De Avondzon", "kvk_number": "12345678", "beds": 4})]
    assert report.ignored == ["remarks"]


def test_a_row_shorter_than_the_header_misses_its_last_cells():
    assert read("name;kvk number;beds\nDe Avondzon", INSTITUTIONS).good[0][1]["beds"] is None


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_usual_kinds_of_csv_are_understood(sign, encoding):
    text = f'Name{sign}Ward\r\n"Hô{sign}tel"{sign}één\r\n'

    assert read(text.encode(encoding)).good == [(2, {"name": one_line(f"Hô{sign}tel"), "ward": "één"})]


def test_a_comma_in_a_header_does_not_mislead():
    columns = [ImportColumn("place", "Street, number"), ImportColumn("ward", "Ward, bed, room")]

    assert read("Street, number;Ward, bed, room\nx;y", columns).good == [(2, {"place": "x", "ward": "y"})]


def test_a_sheet_gives_text_as_people_see_it():
    moment = datetime(2020, 12, 28, 14, 30)
    sheet = a_sheet(
        ["Name", "Ward"], [12345678, date(2020, 12, 28)], [1.5, moment], [True, "  x "], ["", ""], ["a", "b"]
    )

    assert [(line, *row.values()) for line, row in read(sheet).good] == [
        (2, "12345678", "2020-12-28"),
        (3, "1.5", "2020-12-28 14:30"),
        (4, "yes", "x"),
        (6, "a", "b"),
    ]


def refusal(content, columns=BACK, **limits):
    with pytest.raises(ValidationError) as refused:
        read(content, columns, **limits)
    return refused.value.code


@pytest.mark.parametrize("content", [b"", b"\n\n", b";;\n", a_sheet(), a_sheet([""])])
def test_an_empty_file_is_refused(content):
    assert refusal(content) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 is not all it takes",
        b"\xd0\xcf\x11\xe0 an old Excel file",
        b"\x89PNG\r\n\x1a\n\0\0",
        "Name;Ward".encode("utf-16")[:-1],
        b'Name;Ward\n"' + b"x" * 200_000,
        a_sheet(["Name", "Ward"], ["a", "b"])[:-300],
    ],
)
def test_a_file_that_is_something_else_is_refused(content):
    assert refusal(content) == "unreadable"


def test_a_zip_that_is_no_workbook_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("readme.txt", "hello")

    assert refusal(file.getvalue()) == "unreadable"


@pytest.mark.property
@given(st.integers(0, 4000), st.integers(0, 255))
def test_a_damaged_workbook_never_falls_over(place, value):
    content = bytearray(a_sheet(["Name", "Ward"], ["a", "b"]))
    content[place % len(content)] = value
    with suppress(ValidationError, TooLarge):
        read(bytes(content))


@pytest.mark.property
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fall_over(content):
    with suppress(ValidationError):
        read(content)


def test_a_missing_column_is_named():
    with pytest.raises(ValidationError) as refused:
        read("beds\n3", INSTITUTIONS)

    assert refused.value.code == "missing_columns"
    assert refused.value.messages == ["These columns are missing: Name."]


def test_a_column_that_stands_there_twice_is_refused():
    assert refusal("name;Name;ward\na;b;c") == "double_columns"


def test_too_many_rows_are_refused_and_the_limit_itself_is_not():
    assert len(read("name\n" + "x\n" * 3, max_rows=3).good) == 3
    assert refusal("name\n" + "x\n" * 4, max_rows=3) == "too_many_rows"


def test_too_many_bytes_are_refused_before_they_are_read():
    with pytest.raises(TooLarge) as refused:
        read("name\n" + "x" * 100, max_bytes=50)

    assert refused.value.limit == 50


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))

    with pytest.raises(TooLarge):
        read(file.getvalue())
