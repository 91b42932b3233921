"""Figures in table cells: header, unit, note and row reach the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from entente.language import marks
from entente.model.evidence import Block, Document, Source
from entente.reading.grid import plain
from entente.reading.table_layout import Page, lay_table


def read(code: str, *rows: list[str]) -> list[tuple[str, Decimal | None, str | None]]:
    page = Page()
    lay_table(page, plain(rows))
    document = Document("t", page.text, Source("t", language=code), code, tuple(page.blocks), tuple(page.tables))
    found = [m for m in marks.find_in(document) if m.quantity is not None]
    return [(page.text[m.start : m.end], m.quantity.value, m.quantity.unit) for m in found if m.quantity]


def test_a_header_names_the_unit_of_its_column() -> None:
    rows = [["STT", "Xã", "Số dự án", "Vốn (triệu USD)", "Tỷ lệ (%)"], ["1", "An Hòa", "205", "1.480,5", "21,9"]]
    assert read("vi", *rows) == [
        ("205", Decimal(205), "project"),
        ("1.480,5", Decimal("1480500000.0"), "USD"),
        ("21,9", Decimal("21.9"), "percent"),
    ]


def test_a_note_over_the_table_reaches_all_but_counted_rows() -> None:
    rows = [
        ["Đơn vị: tỷ đồng", ""],
        ["Chỉ tiêu", "Năm 2024"],
        ["Thu ngân sách", "13.700"],
        ["Số doanh nghiệp", "1.350"],
    ]
    assert read("vi", *rows) == [("13.700", Decimal(13700) * 10**9, "VND"), ("1.350", Decimal(1350), "company")]


def test_a_column_of_units_reaches_its_rows() -> None:
    rows = [["Indicator", "Unit", "2024"], ["Land", "ha", "12,043"], ["Output", "billion dong", "445.9"]]
    assert read("en", *rows) == [("12,043", Decimal(12043), "ha"), ("445.9", Decimal("445900000000.0"), "VND")]


def test_years_as_figures_where_the_header_counts() -> None:
    rows = [["Negara", "Proyek", "Nilai (Rp miliar)"], ["Jepang", "2024", "2.025"], ["Korea", "1987", "912,5"]]
    assert read("id", *rows) == [
        ("2024", Decimal(2024), "project"),
        ("2.025", Decimal(2025) * 10**9, "IDR"),
        ("1987", Decimal(1987), "project"),
        ("912,5", Decimal("912500000000.0"), "IDR"),
    ]


def test_a_chinese_note_with_the_same_below() -> None:
    rows = [["单位：人民币亿元，下同", ""], ["指标", "2024年"], ["工业总产值", "812.5"], ["项目数", "15"]]
    assert read("zh", *rows) == [("812.5", Decimal("81250000000.0"), "CNY"), ("15", Decimal(15), "project")]


@pytest.mark.parametrize("note", ["triệu USD", "USD triệu", "Đơn vị tính: triệu đô la Mỹ", "ĐVT: triệu USD"])
def test_a_unit_is_understood_however_it_is_put(note: str) -> None:
    rows = [[f"({note})", ""], ["Hạng mục", "Giá trị"], ["Kho", "12,5"], ["Bến", "7"]]
    assert [(value, unit) for _, value, unit in read("vi", *rows)] == [
        (Decimal("12500000.0"), "USD"),
        (Decimal(7_000_000), "USD"),
    ]


def test_dropped_blocks_keep_their_figures_to_themselves() -> None:
    text = "Huyện có 12 chợ.\nXem thêm: Xã bên có 15 chợ."
    blocks = (Block(0, 16), Block(17, len(text), "teaser"))
    document = Document("d", text, Source("d", language="vi"), "vi", blocks)
    assert [text[m.start : m.end] for m in marks.find_in(document)] == ["12 chợ"]


def test_a_language_without_a_folder_gives_no_marks() -> None:
    assert marks.find_in(Document("d", "5 km", Source("d"), "und")) == ()
