"""Whatever the bytes and the name: documents or problems, never an exception, blocks that tile the text."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.language.document import annotate
from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading import read

NAMES = ["a.txt", "a.html", "a.csv", "a.tsv", "a.xlsx", "a.jsonl", "a.pdf", "a.warc.gz", "a", "-", "a.xls"]
CODES = {
    "bad_json",
    "bad_encoding",
    "missing_field",
    "bad_type",
    "bad_value",
    "too_long",
    "unreadable",
    "empty",
    "broken",
}
PIECES = st.sampled_from(
    [
        "Komentar (0)",
        "img_1.jpeg",
        "Nguồn: https://a.example/x-20250304101500.htm",
        "\n",
        "\n\n",
        "Tin liên quan",
        "来源：",
        "04/03/2025 08:15",
        "Sông Mơ thu hút 12 dự án.",
        "相关新闻",
        "- mục",
        "(",
        "Ảnh: A",
        " ",
        "\u3000",
        "\r\n",
        "\u2028",
        "<p>",
        "</p>",
        "<table><tr><td>1</td>",
        "</table>",
        "<h1>Tít</h1>",
        "<a href='/x'>một liên kết khá dài ở đây</a>",
        "<html>",
        "<figcaption>x</figcaption>",
        "<li>",
        "⟦table9⟧",
        "⟦caption⟧",
        "<script>",
        "&#0;",
        "&nbsp;",
        ";",
        ",",
        "|",
        '"',
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join)


def check(data: bytes, name: str) -> list[Document]:
    """Read and annotate; every promise of the records holds."""
    documents = []
    for found in read(data, Source("doc", retrieved="2025-06-01"), name):
        if isinstance(found, Problem):
            assert found.code in CODES, found
            assert found.message
            continue
        told = annotate(found)
        tiled(told)
        assert told.text == found.text
        again = annotate(told)
        assert again.blocks == told.blocks
        assert again.source == told.source
        documents.append(told)
    return documents


def tiled(document: Document) -> None:
    """Blocks lie in order, do not overlap, and leave out nothing but white space."""
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        at = block.end
    assert not document.text[at:].strip()
    for table in document.tables:
        assert 0 <= table.start <= table.end <= len(document.text)
        for cell in table.cells:
            assert table.start <= cell.start < cell.end <= table.end


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_are_documents_or_problems(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["a.txt", "a.html", "a.csv"]), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_texts_of_pages_are_tiled(text: str, name: str, encoding: str) -> None:
    check(text.encode(encoding, "replace"), name)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["id", "text", "lang", "published", "url"]),
            st.one_of(
                st.text(max_size=20),
                st.integers(),
                st.none(),
                st.sampled_from(["vi", "2025-02-30", "2025-01/2025-03", "\ud800"]),
            ),
        ),
        max_size=5,
    )
)
def test_json_lines_of_anything(rows: list[dict[str, object]]) -> None:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    documents = check(data, "a.jsonl")
    assert len(documents) <= len(rows)


def workbook_bytes() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["A2"], book.active["B2"] = "Huyện", "Số dự án", "Sông Mơ", 12
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


WORKBOOK = workbook_bytes()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_workbook_is_a_problem_or_a_document(at: int, byte: int, cut: bool) -> None:
    check(WORKBOOK[:at] if cut else WORKBOOK[:at] + bytes([byte]) + WORKBOOK[at + 1 :], "a.xlsx")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_a_workbook_with_hostile_parts_is_a_problem_or_a_document(part: str) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, part.encode("utf-8", "replace") if "sheet1" in name else old.read(name))
    check(held.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "a " * 50_000,
        "Nguồn: " * 10_000,
        "12/12/" * 20_000,
        "Facebook | Zalo | " * 5_000,
        "\n".join(["Komentar ("] * 5_000),
        "- " * 40_000,
        "<div>" * 3_000 + "x",
        "<table><tr><td>" * 400 + "x",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv"])
def test_hostile_repetition_is_read_or_refused(text: str, name: str) -> None:
    check(text.encode(), name)
