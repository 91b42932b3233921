from __future__ import annotations

import json

import pytest

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading import read
from entente.reading.jsonl import is_date


def taken(*rows: object) -> list[Document | Problem]:
    data = b"\n".join(row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    return list(read(data, Source("in.jsonl", retrieved="2025-07-01"), "in.jsonl"))


def test_each_line_is_a_document_with_what_it_tells() -> None:
    row = {
        "id": "n1",
        "text": "Sông Mơ có 12 dự án.\r\n",
        "lang": "vi",
        "published": "2025-03-04T08:15",
        "url": "https://a.example/1",
        "title": "Tít",
        "retrieved": "2025-03-05",
        "other": [1],
    }
    first, second = taken(row, {"id": "n2", "text": "x"})
    assert isinstance(first, Document)
    assert (first.id, first.text) == ("n1", row["text"])
    assert first.source == Source(
        "n1",
        url="https://a.example/1",
        title="Tít",
        language="vi",
        published="2025-03-04T08:15",
        published_basis="given",
        retrieved="2025-03-05",
        raw_sha256=first.source.raw_sha256,
    )
    assert isinstance(second, Document)
    assert second.source.retrieved == "2025-07-01"
    assert second.source.published is None


@pytest.mark.parametrize(
    ("line", "code", "doc"),
    [
        (b"{", "bad_json", None),
        (b"[1]", "bad_json", None),
        (b"[" * 100_000, "bad_json", None),
        (b'{"id":"a","text":"\xff"}', "bad_encoding", None),
        (b'{"id":"a","text":"\\ud800"}', "bad_encoding", "a"),
        (b'{"text":"x"}', "missing_field", None),
        (b'{"id":"","text":"x"}', "missing_field", ""),
        (b'{"id":"a"}', "missing_field", "a"),
        (b'{"id":1,"text":"x"}', "bad_type", None),
        (b'{"id":"a","text":["x"]}', "bad_type", "a"),
    ],
)
def test_a_bad_line_is_named_and_the_stream_goes_on(line: bytes, code: str, doc: str | None) -> None:
    problem, after = taken(b"", line, {"id": "z", "text": "y"})[-2:]
    assert isinstance(problem, Problem)
    assert (problem.code, problem.doc, problem.line, problem.where) == (code, doc, 2, "in.jsonl, line 2")
    assert isinstance(after, Document)


@pytest.mark.parametrize(
    ("hint", "code"),
    [
        ({"lang": "fr"}, "bad_value"),
        ({"published": "last week"}, "bad_value"),
        ({"published": "2025-02-30"}, "bad_value"),
        ({"published": 20250218}, "bad_type"),
        ({"url": ["x"]}, "bad_type"),
    ],
)
def test_a_bad_hint_is_dropped_and_the_line_still_read(hint: dict[str, object], code: str) -> None:
    problem, document = taken({"id": "a", "text": "x"} | hint)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.doc, problem.line) == (code, "a", 1)
    assert isinstance(document, Document)
    assert document.source.published is None
    assert document.source.language is None


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2025", True),
        ("2025-03", True),
        ("2025-03-04", True),
        ("2025-03-04T08:15", True),
        ("2025-03-04T08:15:09+07:00", True),
        ("2025-01-01/2025-03-31", True),
        ("../2025-06-30", True),
        ("2025-13", False),
        ("2025-3-4", False),
        ("2025T10:00", False),
        ("../..", False),
        ("a/b/c", False),
        ("", False),
        ("2025-03-04 08:15", False),
    ],
)
def test_dates_in_edtf(value: str, good: bool) -> None:
    assert is_date(value) is good
