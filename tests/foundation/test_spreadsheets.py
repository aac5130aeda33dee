"""Spreadsheets as people have them: each arrives as it was shown, or is refused with the line and the reason."""

import io
import time
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from foundation.days import day_of
from foundation.errors import TooLarge
from foundation.importing import ImportColumn, read_table
from foundation.spelling import folded, one_line
from foundation.spreadsheets import MAX_CELLS
from foundation.spreadsheets.shown import shown

COLUMNS = [
    ImportColumn("name", "Name", required=True),
    ImportColumn("kvk", "KvK number"),
    ImportColumn("phone", "Contact, telephone"),
    ImportColumn("since", "Since", parse=lambda text: day_of(text).isoformat()),
]


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def read(content, **limits):
    return read_table(io.BytesIO(content), columns=COLUMNS, **limits)


def rows_of(content):
    """The good rows, without what is empty; there are no bad ones."""
    report = read(content)
    assert report.bad == []
    return [(line, {name: value for name, value in row.items() if value}) for line, row in report.good]


def by_openpyxl(*rows, change=lambda book: None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(fill, **options):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        fill(book, book.add_worksheet("List"))
    return file.getvalue()


def ods(body, styles=""):
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = f"<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
    return file.getvalue()


def ods_row(*texts, **attributes):
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}</table:table-row>"


def test_a_break_in_a_name_and_what_excel_makes_of_it_is_a_space():
    for name in (
        "De Regelbreuk\nregio Twente",
        "De Regelbreuk_x000D_\nregio\u00a0Twente",
        "De Regel\u00adbreuk regio\tTwente",
    ):
        assert rows_of(by_openpyxl(["Name"], [name])) == [(2, {"name": "De Regelbreuk regio Twente"})]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VERW!", "#NAAM?", "Err:502"])
def test_a_cell_with_an_error_is_no_name(error):
    report = read(by_openpyxl(["Name", "KvK number"], [error, "1"], ["De Linde", error]))

    assert report.good == []
    assert [(line, error in why[0]) for line, why in report.bad] == [(2, True), (3, True)]


def test_a_formula_that_nobody_calculated_is_refused_and_one_that_was_counts():
    def fill(_book, sheet):
        sheet.write_row(0, 0, ["Name", "KvK number"])
        sheet.write_formula(1, 0, '="De "&"Linde"', None, "De Linde")
        sheet.write(2, 0, "De Eik")

    assert rows_of(by_xlsxwriter(fill)) == [(2, {"name": "De Linde"}), (3, {"name": "De Eik"})]
    assert read(by_openpyxl(["Name"], ['="De "&"Linde"'])).bad[0][0] == 2


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfsep=;\r\nName;KvK number\r\nDe Linde;01234567\r\n",
        b'"sep=|"\r\nName|KvK number\r\nDe Linde|01234567\r\n',
        b"Name\tKvK number\nDe Linde\t01234567",
        b"Name;KvK number\rDe Linde;01234567\r",
    ],
)
def test_a_line_that_names_the_separator_is_no_row(content):
    assert rows_of(content) == [(2, {"name": "De Linde", "kvk": "01234567"})]


NAMES = ("André", "Zoë’s Huis", "Élan", "Curaçao", "Noord – Süd", "Sjö")
NOT_IN_DOS = {"Zoë’s Huis", "Noord – Süd"}
WRITTEN = [(name, one) for name in NAMES for one in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman")]


@pytest.mark.parametrize(("name", "encoding"), [*WRITTEN, *((one, "cp850") for one in NAMES if one not in NOT_IN_DOS)])
def test_what_windows_a_mac_or_dos_wrote_is_read_as_it_was_or_doubted(encoding, name):
    report = read(f"Name;KvK number\r\nHuis {name};1\r\n".encode(encoding))

    [(_line, row)] = report.good
    assert row["name"] == f"Huis {name}" or report.notes


def test_a_guess_is_said():
    assert rows_of("Name\r\nAndré\r\n".encode("mac_roman")) == [(2, {"name": "André"})]
    assert "Mac" in read("Name\r\nAndré\r\n".encode("mac_roman")).notes[0]
    assert "DOS" in read("Name\r\nAndrée\r\n".encode("cp850")).notes[0]
    assert read("Name\r\nAndré\r\n".encode("cp1252")).notes == []


def test_a_column_that_isnt_read_is_named_with_the_one_that_is_meant():
    report = read(b"Name;Telephone 24/7;Beds;\nDe Linde;053;4;loose")

    assert report.ignored == ["Telephone 24/7", "Beds", "D"]
    assert "Contact, telephone" in report.notes[0]
    assert ["Beds" in report.notes[1], "“D”" in report.notes[2]] == [True, True]


@pytest.mark.parametrize("header", ["Name *", "NAME (required)", "name:", "  Name\n", "Na\u00adme"])
def test_a_header_is_known_whatever_stands_around_it(header):
    assert rows_of(by_openpyxl([header, "KvK-nummer"], ["De Linde", "1"]))[0][1]["name"] == "De Linde"


def test_the_header_is_sought_under_a_title_and_on_another_sheet():
    def on_the_second(book):
        book.active.title = "Read me"
        book.create_sheet("Hidden").append(["Name"])
        book["Hidden"].sheet_state = "hidden"
        for row in (["All homes"], [], ["Name", "KvK number"], ["De Linde", "1"]):
            book.create_sheet("List").append(row) if "List" not in book else book["List"].append(row)

    content = by_openpyxl(["Please read this first"], ["Name and so on"], change=on_the_second)

    assert rows_of(content) == [(4, {"name": "De Linde", "kvk": "1"})]


def test_of_two_lists_in_one_file_the_one_that_isnt_read_is_named():
    def another(book):
        book.create_sheet("Closed").append(["Name"])

    assert "Closed" in read(by_openpyxl(["Name"], ["De Linde"], change=another)).notes[0]


def test_merged_cells_count_for_each_row():
    content = by_openpyxl(
        ["Name", "KvK number"], ["De Linde", "1"], [None, "2"], change=lambda book: book.active.merge_cells("A2:A3")
    )

    assert rows_of(content) == [(2, {"name": "De Linde", "kvk": "1"}), (3, {"name": "De Linde", "kvk": "2"})]
    assert read(content).notes


SHOWN = [
    (1234567, "00000000", "01234567"),
    (539991234, "0000000000", "0539991234"),
    (539991234, "000-0000000", "053-9991234"),
    (31539991234, "General", "31539991234"),
    (12.5, "0.00", "12.50"),
    (0.5, "0%", "50%"),
    (0.1 + 0.2, "General", "0.3"),
    (5, "0.0", "5"),
    (12000, "#,##0", "12000"),
    (5, '0" beds"', "5 beds"),
    (1.23e20, "General", "123000000000000000000"),
    (-3, "0", "-3"),
    (4.5, "0", "5"),
    (True, "General", "yes"),
    ("_x005F_x000D_", "General", "_x000D_"),
    ("_xD83D__xDE91_", "General", "\U0001f691"),
    (date(2021, 1, 4), "dd-mm-yy", "2021-01-04"),
]


@pytest.mark.parametrize(("value", "number_format", "seen"), SHOWN)
def test_a_cell_is_read_as_it_is_shown(value, number_format, seen):
    assert shown(value, number_format) == seen


DAYS = [
    *("4-1-2021", "04-01-21", "4-1-2021 0:00", "4/1/2021", "4.1.2021", "2021/01/04", "2021-1-4", "4 jan 2021"),
    *("4 januari 2021", "ma 4 jan. 2021", "4-jan-21", "2021-01-04 23:59:59", "2021-01-04T00:00:00", "44200", "44200.5"),
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_in_every_usual_way(text):
    assert day_of(text) == date(2021, 1, 4)


@pytest.mark.parametrize(
    "text", ["13-13-2021", "12/31/2020", "soon", "2021", "4-1", "31-2-2021", "4-1-1848", "99999", "4-1-20210"]
)
def test_what_is_no_day_is_asked_again(text):
    with pytest.raises(ValidationError):
        day_of(text)


@pytest.mark.parametrize(
    "value", [datetime(2021, 1, 4), datetime(2021, 1, 4, 23, 59, 59), date(2021, 1, 4), "4-1-2021"]
)
def test_a_workbook_that_counts_from_1904_has_the_same_days(value):
    def from_1904(book):
        book.epoch = CALENDAR_MAC_1904

    for change in (from_1904, lambda book: None):
        content = by_openpyxl(["Name", "Since"], ["De Linde", value], change=change)
        assert rows_of(content)[0][1]["since"] == "2021-01-04"
    assert rows_of(by_openpyxl(["Name", "Since"], ["a", 44200]))[0][1]["since"] == "2021-01-04"
    assert rows_of(by_openpyxl(["Name", "Since"], ["a", 44200 - 1462], change=from_1904))[0][1]["since"] == "2021-01-04"


def test_a_sheet_of_libreoffice_is_read_with_its_repeats_merges_notes_and_hidden_sheets():
    merged = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>De</text:p><text:p>Linde</text:p>'
        "<office:annotation><text:p>a note</text:p></office:annotation></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="1234567"><text:p>01234567</text:p>'
        "</table:table-cell>"
        '<table:table-cell/><table:table-cell office:value-type="date" office:date-value="2021-01-04T00:00:00">'
        "<text:p>04-01-21</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:covered-table-cell/>"
        '<table:table-cell office:value-type="float" office:value="12000"><text:p>12.000</text:p></table:table-cell>'
        "</table:table-row>"
    )
    empty = '<table:table-row table:number-rows-repeated="1048000">'
    empty += '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    head = ods_row("Name", "KvK number", "Contact,<text:s/>telephone", "Since")
    head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    hidden = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    sheets = f'<table:table table:name="Old" table:style-name="h">{ods_row("Name")}{ods_row("Gone")}</table:table>'
    sheets += f'<table:table table:name="List">{head}{merged}{empty}</table:table>'

    assert rows_of(ods(sheets, hidden)) == [
        (2, {"name": "De Linde", "kvk": "01234567", "since": "2021-01-04"}),
        (3, {"name": "De Linde", "kvk": "12000"}),
    ]


OTHERS = {
    "XLS": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40,
    "PDF": b"%PDF-1.7 and so on",
    "picture": b"\x89PNG\r\n\x1a\n\0\0",
    "web page": b"<html><table><tr><td>Name</td></tr></table></html>",
    "XML": b"<?xml version='1.0'?><Workbook/>",
}


def packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return file.getvalue()


OTHERS |= {
    "XLSB": packed("xl/workbook.bin"),
    "Word": packed("word/document.xml"),
    "Numbers": packed("Index/Document.iwa"),
}
OTHERS["XLSM"] = packed("xl/workbook.xml", "xl/vbaProject.bin")


@pytest.mark.parametrize("kind", OTHERS)
def test_another_format_is_refused_by_its_name(kind):
    with pytest.raises(ValidationError) as refused:
        read(OTHERS[kind])
    assert kind in refused.value.messages[0]


def test_a_small_file_that_unpacks_to_a_large_one_is_refused_within_a_second():
    file = io.BytesIO(by_openpyxl(["Name"], ["De Linde"]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet2.xml", b"<row/>" * 15_000_000)
    many = "<table:table-row><table:table-cell/></table:table-row>" * (MAX_CELLS // 2 + 1)
    repeated = ods_row("x").replace("table-row>", 'table-row table:number-rows-repeated="1000000">', 1)
    began = time.process_time()

    with pytest.raises(TooLarge):
        read(file.getvalue())
    for rows in (many, ods_row("Name") + repeated):
        with pytest.raises(ValidationError) as refused:
            read(ods(f"<table:table>{rows}</table:table>"))
        assert refused.value.code == "too_large"
    assert time.process_time() - began < 1


def test_entities_that_grow_are_not_read():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')
    with pytest.raises(ValidationError):
        read(file.getvalue())


def test_quotes_that_dont_match_are_refused_with_their_line():
    with pytest.raises(ValidationError) as refused:
        read(b'Name;KvK number\nDe Linde;1\n"De Eik;2\nDe Es;3\n')
    assert "line 4" in refused.value.messages[0] or "line 3" in refused.value.messages[0]


def test_more_columns_than_are_read_are_said():
    with pytest.raises(ValidationError) as refused:
        read(by_openpyxl(["Name"], ["De Linde", *[None] * 300, "far away"]))
    assert refused.value.code == "too_many_columns"


cells = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=12).filter(
        lambda text: "_x" not in text  # which writers escape, each in its own way
    ),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.none(),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(["#REF!", "'t Heem", "=1+1", "é\u0301", "a;b", '"', "x\r\ny"]),
)


def as_shown(value):
    return one_line(shown(value, "General"))


@pytest.mark.property
@given(
    title=st.lists(st.just(["A title"]), max_size=5),
    table=st.lists(st.tuples(cells, cells), max_size=6),
    writer=st.sampled_from(["xlsxwriter", "xlsxwriter, row by row", "openpyxl", "ods", "csv", "csv mac", "csv dos"]),
)
def test_any_table_arrives_as_shown_or_is_refused_with_its_line(title, table, writer):
    rows = [*title, ["Name *", "KvK-number"], *map(list, table)]
    content = _written(rows, writer)
    first = len(title) + 2

    report = read(content)

    kept = {line: row for line, row in report.good}
    refused = dict(report.bad)
    for line, row in enumerate(table, start=first):
        seen = [as_shown(value) for value in row]
        if line in kept:
            given = [kept[line]["name"] or "", kept[line]["kvk"] or ""]
            assert given == seen or (report.notes and "csv" in writer)
        elif line in refused:
            assert not seen[0] or "#REF!" in seen
        else:
            assert not any(seen)


def _written(rows, writer):
    if writer == "openpyxl":
        return by_openpyxl(*[[_escaped(value) for value in row] for row in rows])
    if writer == "ods":
        table = "".join(ods_row(*(escape(as_shown(value)) for value in row)) for row in rows)
        return ods(f"<table:table>{table}</table:table>")
    if writer.startswith("xlsxwriter"):

        def fill(book, sheet):
            day = book.add_format({"num_format": "dd-mm-yyyy"})
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    sheet.write(line, place, value, day if isinstance(value, date) else None)

        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        return by_xlsxwriter(fill, **plain, constant_memory=writer != "xlsxwriter")
    text = "\r\n".join(";".join('"' + as_shown(value).replace('"', '""') + '"' for value in row) for row in rows)
    encoding = {"csv": "utf-8-sig", "csv mac": "mac_roman", "csv dos": "cp850"}[writer]
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def _escaped(value):
    """Signs that openpyxl refuses are written as Excel does; what begins like a formula stays text."""
    if not isinstance(value, str):
        return value
    text = "".join(f"_x{ord(sign):04X}_" if ILLEGAL_CHARACTERS_RE.match(sign) else sign for sign in value)
    return text if not text.startswith("=") else f" {text}"


def test_what_writers_do_in_odder_ways_is_read_all_the_same():
    def rich(book, sheet):
        bold = book.add_format({"bold": True})
        sheet.add_table(0, 0, 2, 1, {"columns": [{"header": "Name"}, {"header": "KvK number"}]})
        sheet.write_rich_string(1, 0, "De ", bold, "Lin", "de")
        sheet.write_number(1, 1, 1234567, book.add_format({"num_format": "00000000"}))
        sheet.write_url(2, 0, "http://eik.example", None, "De Eik")
        sheet.write_comment(2, 0, "a note")
        sheet.data_validation(1, 0, 9, 0, {"validate": "list", "source": ["De Linde", "De Eik"]})
        sheet.set_row(2, None, None, {"hidden": True})
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=List!$B$2:$B$3"})
        book.add_chartsheet("Chart").set_chart(chart)

    assert rows_of(by_xlsxwriter(rich)) == [(2, {"name": "De Linde", "kvk": "01234567"}), (3, {"name": "De Eik"})]


@given(st.text())
def test_a_line_is_one_line_and_stays_so_and_folding_finds_it(text):
    once = one_line(text)

    assert one_line(once) == once
    assert len(once.splitlines()) < 2
    assert folded(folded(text)) == folded(text)
