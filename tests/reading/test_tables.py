"""CSV and workbooks: rows as lines, cells that know their headers and units."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from entente.language.document import annotate
from entente.model.evidence import Cell, Document, Source
from entente.model.problem import Problem
from entente.reading import read
from entente.reading.delimited import delimiter_of
from entente.reading.shown import shown


def documents(data: bytes, name: str) -> list[Document]:
    return [annotate(d) for d in read(data, Source(name), name) if isinstance(d, Document)]


def cell(document: Document, text: str, table: int = 0) -> Cell:
    return next(c for c in document.tables[table].cells if document.text[c.start : c.end] == text)


def saved(book: openpyxl.Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


CSV = """Bảng 1. Vốn đầu tư theo huyện;;;
;;;Đơn vị: tỷ đồng
STT;Huyện;Số dự án;Vốn đăng ký
;;;2024
1;Sông Mơ;12;1.250,5
2;Đồi Gió;7;320
;Tổng;19;1.570,5
Nguồn: Chi cục Thống kê Sông Mơ;;;
"""


def test_a_csv_with_title_unit_line_and_two_header_rows() -> None:
    (document,) = documents(CSV.encode(), "huyen.csv")
    assert document.id == "huyen.csv"
    assert document.language == "vi"
    figure = cell(document, "1.250,5")
    assert figure.headers == ("Vốn đăng ký", "2024")
    assert figure.row_header == "Sông Mơ"
    assert figure.note == "Đơn vị: tỷ đồng"
    assert (figure.row, figure.column) == (0, 3)
    assert document.tables[0].caption == "Bảng 1. Vốn đầu tư theo huyện"
    assert document.tables[0].note == "Đơn vị: tỷ đồng"
    roles = {document.text[b.start : b.end]: b.role for b in document.blocks}
    assert roles["2 | Đồi Gió | 7 | 320"] == "table_row"
    assert roles["STT | Huyện | Số dự án | Vốn đăng ký"] == "table_header"
    assert roles["Nguồn: Chi cục Thống kê Sông Mơ"] == "source_line"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2\n", ","),
        ("Tỉnh;Vốn\nHà Khê;1,5\nSông Mơ;2,5\n", ";"),
        ("a\tb, c\n1\t2\n", "\t"),
        ("x|y|z\n1|2|3\n", "|"),
        ("one column\nof, text\n", ","),
    ],
)
def test_the_delimiter_is_told_from_the_lines(text: str, sign: str) -> None:
    assert delimiter_of(text) == sign


def test_a_delimiter_written_by_a_spreadsheet() -> None:
    (document,) = documents("sep=;\nHuyện;Số dự án\nSông Mơ;12\n".encode("utf-16"), "a.csv")
    assert document.text == "Huyện | Số dự án\nSông Mơ | 12"


def test_quoted_cells_and_groups_of_rows() -> None:
    (document,) = documents(b'Item,"Capital\n(USD million)"\nNorthern zone,\nFactories,"1,200"\nPorts,-\n', "a.csv")
    figure = cell(document, "1,200")
    assert figure.headers == ("Capital (USD million)",)
    assert figure.note == "USD million"
    assert figure.row_header == "Northern zone / Factories"


def test_a_chinese_table_with_its_unit() -> None:
    (document,) = documents(
        "青川市利用外资情况\n（单位：亿元）\n县区,2023年,2024年\n云岭县,12.5,13.1\n".encode("gb18030"), "a.csv"
    )
    assert document.language == "zh"
    figure = cell(document, "13.1")
    assert (figure.headers, figure.row_header, figure.note) == (("2024年",), "云岭县", "（单位：亿元）")


def test_too_many_rows_are_said() -> None:
    found = list(read(b"a,b\n" + b"1,2\n" * 20_100, Source("a.csv"), "a.csv"))
    assert [(f.code, f.where) for f in found if isinstance(f, Problem)] == [("too_long", "a.csv")]
    assert any(isinstance(f, Document) for f in found)


def book() -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "FDI"
    sheet["A1"] = "Vốn nước ngoài theo huyện năm 2024"
    sheet.merge_cells("A1:D1")
    sheet["A3"], sheet["B3"], sheet["D3"] = "Huyện", "Cấp mới", "Tỷ lệ"
    for area in ("A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(area)
    sheet["B4"], sheet["C4"] = "Số dự án", "Vốn (triệu USD)"
    for row, values in enumerate([("Sông Mơ", 12, 1250.456, 0.1107), ("Đồi Gió", 7, 320, 0.05)], 5):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        sheet.cell(row, 3).number_format = "#,##0.0"
        sheet.cell(row, 4).number_format = "0.00%"
    second = made.create_sheet("Ngày")
    second["B3"], second["C3"] = "Ngày ký", "Số biên bản"
    second["B4"], second["C4"] = datetime.date(2025, 1, 31), 5
    hidden = made.create_sheet("Nháp")
    hidden["A1"], hidden.sheet_state = "không công bố", "hidden"
    return made


def test_a_workbook_with_merged_headers_and_two_sheets() -> None:
    first, second = documents(saved(book()), "fdi.xlsx")
    assert (first.id, second.id) == ("fdi.xlsx", "fdi.xlsx#Ngày")
    assert "không công bố" not in first.text + second.text
    figure = cell(first, "1250,5")
    assert figure.headers == ("Cấp mới", "Vốn (triệu USD)")
    assert (figure.row_header, figure.note) == ("Sông Mơ", "triệu USD")
    assert cell(first, "11,07%").headers == ("Tỷ lệ",)
    assert first.tables[0].caption == "Vốn nước ngoài theo huyện năm 2024"
    assert second.text == "Ngày ký | Số biên bản\n2025-01-31 | 5"


def test_two_tables_in_one_sheet() -> None:
    made = openpyxl.Workbook()
    for row in (
        ["Zones", None],
        ["Zone", "Area (ha)"],
        ["Lakeside", 410],
        [None, None],
        ["Ports", None],
        ["Port", "Berths"],
        ["Meridian", 6],
    ):
        made.active.append(row)
    (document,) = documents(saved(made), "a.xlsx")
    assert [table.caption for table in document.tables] == ["Zones", "Ports"]
    assert cell(document, "410").note == "ha"
    assert cell(document, "6", 1).headers == ("Berths",)
    assert cell(document, "6", 1).row_header == "Meridian"


def test_a_formula_without_its_value_is_said() -> None:
    made = openpyxl.Workbook()
    for row in (["Huyện", "Số dự án"], ["Sông Mơ", "=6*2"]):
        made.active.append(row)
    problem, document = read(saved(made), Source("a.xlsx"), "a.xlsx")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message.partition(" ")[0]) == ("bad_value", "1")
    assert isinstance(document, Document)
    assert document.text == "Huyện | Số dự án\nSông Mơ"


@pytest.mark.parametrize(
    ("value", "style", "sign", "text"),
    [
        (1035, "#,##0", ",", "1035"),
        (6.52, "General", ",", "6,52"),
        (6.52, "General", ".", "6.52"),
        (0.1 + 0.2, "General", ".", "0.3"),
        (3.0, "General", ".", "3"),
        (1250.456, "#,##0.0", ".", "1250.5"),
        (0.05, "0%", ".", "5%"),
        (2.5, '0.0" tỷ đồng"', ",", "2,5 tỷ đồng"),
        (1500000, "#,##0,", ".", "1500"),
        (12, '"USD "#,##0', ".", "USD 12"),
        (-4.25, "#,##0.00;[Red]-#,##0.00", ".", "-4.25"),
        (datetime.datetime(2025, 1, 31), "dd/mm/yyyy", ",", "2025-01-31"),
        (datetime.datetime(2025, 1, 31, 8, 5), "", ".", "2025-01-31 08:05"),
        (None, "General", ".", ""),
        (True, "General", ".", "TRUE"),
        ("  a\n b ", "@", ".", "a b"),
    ],
)
def test_values_as_they_show(value: object, style: str, sign: str, text: str) -> None:
    assert shown(value, style, sign) == text
