"""Files, folders and bad input: the rest goes on, each problem names file and cause."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading import read, walk

SAID = "Khu công nghiệp Đồi Gió có 12 dự án."


def problems(data: bytes, name: str) -> list[tuple[str, str | None]]:
    return [(p.code, p.doc) for p in read(data, Source(name), name) if isinstance(p, Problem)]


def test_a_folder_gives_every_file_by_its_path_in_order(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    items = list(walk([tmp_path]))
    assert [item.doc for item in items] == ["a.txt", "b/a.txt", "b/z.txt"]
    assert items[1].data == b"b/a.txt"
    assert [item.doc for item in walk([tmp_path / "b" / "z.txt"])] == ["z.txt"]


def test_the_same_tree_elsewhere_gives_the_same_ids(tmp_path: Path) -> None:
    for root in ("one", "two"):
        (tmp_path / root / "in").mkdir(parents=True)
        (tmp_path / root / "in" / "t.txt").write_text(SAID, encoding="utf-8")
    assert list(walk([tmp_path / "one"])) == list(walk([tmp_path / "two"]))


def test_what_cannot_be_opened_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "b.txt").write_text(SAID, encoding="utf-8")
    first, second = walk([tmp_path])
    assert isinstance(first.data, Problem)
    assert (first.data.code, first.data.doc) == ("unreadable", "a.txt")
    assert "No such file" in first.data.message
    assert second.data == SAID.encode()


def test_a_missing_input_is_a_problem(tmp_path: Path) -> None:
    (item,) = walk([tmp_path / "nothing.txt"])
    assert isinstance(item.data, Problem)
    assert item.data.code == "unreadable"


def test_a_huge_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (item,) = walk([path])
    assert isinstance(item.data, Problem)
    assert item.data.code == "too_long"
    assert "52428800" in item.data.message


def test_the_limit_on_characters() -> None:
    data = SAID.encode() * 10
    assert problems(data, "a.txt") == []
    found = list(read(data, Source("a.txt"), "a.txt", max_chars=100))
    assert [type(f) for f in found] == [Problem]
    assert found[0].code == "too_long"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.txt", "empty"),
        ("\u3000\n".encode(), "a.txt", "empty"),
        (b"", "a.xlsx", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "bad_encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture.png", "bad_encoding"),
        (b"PK\x03\x04 not really", "a.xlsx", "broken"),
        (b"no workbook at all", "a.xlsx", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "unreadable"),
        (b"WARC/1.0\r\n", "a.warc", "unreadable"),
        (b"\x1f\x8b\x08", "a.warc.gz", "unreadable"),
        (b"%PDF-1.7", "a.pdf", "unreadable"),
        (b"<html><body></body></html>", "a.html", "empty"),
        ("Sông Mơ".encode() + b"\xff" + "có 12 dự án".encode(), "a.txt", "bad_encoding"),
    ],
)
def test_bad_input_is_a_problem_that_names_the_file(data: bytes, name: str, code: str) -> None:
    assert problems(data, name) == [(code, name)]


def test_the_cause_is_said() -> None:
    (problem,) = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Source("a.xlsx"), "a.xlsx")
    assert isinstance(problem, Problem)
    assert "old office file" in problem.message


def test_a_text_is_kept_exactly_and_its_bytes_are_hashed() -> None:
    data = b"\xef\xbb\xbf" + "\n một\r\nhai \n".encode()
    (document,) = read(data, Source("a.txt"), "a.txt")
    assert isinstance(document, Document)
    assert document.text == "\n một\r\nhai \n"
    assert document.source.raw_sha256 == hashlib.sha256(data).hexdigest()


def test_a_page_is_known_by_its_first_bytes_too() -> None:
    page = f"<!DOCTYPE html><html><body><p>{SAID}</p></body></html>".encode()
    for name in ("saved.txt", "saved", "table.xls", "saved.aspx"):
        (document,) = read(page, Source(name), name)
        assert isinstance(document, Document), name
        assert document.reader == "html/1"
        assert document.text == SAID
