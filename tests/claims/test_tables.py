"""Cells are read by their row and headers; what is not told stays a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

import entente
from entente.language.marks import find_in


def told(tmp_path: Path, text: str) -> list[tuple[str | None, str, float, str | None, str | None]]:
    page = tmp_path / "table.csv"
    page.write_text(text, encoding="utf-8")
    (document,) = entente.read(page)
    assert isinstance(document, entente.Document)
    found = []
    for claim in entente.claims(document):
        assert document.text[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.quantity is not None
        assert claim.rule.endswith("(table)")
        found.append((claim.subject.name, claim.property, float(claim.value), claim.quantity.unit, claim.as_of))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            'Tỉnh,Số dự án FDI còn hiệu lực,Vốn đăng ký FDI (triệu USD)\nLào Cai,41,"1.250,5"\n',
            [("Lào Cai", "fdi_project_count", 41.0, "project", None)],
        ),
        (
            "Kabupaten,Realisasi investasi PMA 2024 (Rp miliar)\nTuban,620\n",
            [("Kabupaten Tuban", "fdi_disbursed_capital", 620e9, "IDR", "2024")],
        ),
        (
            "Province,FDI projects in force\nLao Cai,41\nYen Bai,38\n",
            [
                ("Lào Cai", "fdi_project_count", 41.0, "project", None),
                ("Yên Bái", "fdi_project_count", 38.0, "project", None),
            ],
        ),
    ],
)
def test_a_cell_takes_its_place_and_measure(tmp_path, text, wanted):
    assert set(wanted) <= set(told(tmp_path, text))


@pytest.mark.parametrize(
    "text", ["Row,Value\n1,12\n2,13\n", "Province,Score\nLao Cai,41\n", "FDI projects in force\n41\n"]
)
def test_without_place_or_measure_it_stays_a_mark(tmp_path, text):
    assert told(tmp_path, text) == []


def test_the_unit_of_the_header_reaches_the_cell(tmp_path):
    page = tmp_path / "t.csv"
    page.write_text("Đơn vị: tỷ đồng\nTỉnh,Thu ngân sách\nLào Cai,8.100\n", encoding="utf-8")
    (document,) = entente.read(page)
    (mark,) = [m for m in find_in(document) if m.kind == "money"]
    assert (mark.quantity.value, mark.quantity.unit) == (8_100_000_000_000, "VND")
