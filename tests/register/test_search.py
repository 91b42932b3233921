"""Search in four languages, without diacritics, down to two Chinese characters."""

from __future__ import annotations

import json

import pytest

from tests.register.conftest import entente

PAGES = {
    "vi.txt": "Đà Nẵng đón đoàn doanh nghiệp. Uỷ ban họp về khu công nghiệp.",
    "zh.txt": "海防港新增两条航线。代表团参观了工业园区。",
    "id.txt": "Delegasi meninjau kawasan industri di pesisir.",
    "en.txt": "The delegation toured the industrial park on the coast.",
}


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    (folder / "in").mkdir()
    for name, text in PAGES.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    assert entente("build", folder / "in", "--register", folder / "r", "--today", "2026-01-01").returncode == 0
    return folder / "r"


@pytest.mark.parametrize(
    ("words", "doc", "quote"),
    [
        ("da nang", "vi.txt", "Đà Nẵng đón đoàn doanh nghiệp."),
        ("ĐÀ NẴNG", "vi.txt", "Đà Nẵng đón đoàn doanh nghiệp."),
        ("khu cong nghiep", "vi.txt", "Uỷ ban họp về khu công nghiệp."),
        ("ủy ban", "vi.txt", "Uỷ ban họp về khu công nghiệp."),
        ("海防", "zh.txt", "海防港新增两条航线。"),
        ("园区", "zh.txt", "代表团参观了工业园区。"),
        ("kawasan industri", "id.txt", "Delegasi meninjau kawasan industri di pesisir."),
        ('"industrial park"', "en.txt", "The delegation toured the industrial park on the coast."),
    ],
)
def test_a_sentence_is_found(register, words, doc, quote):
    done = entente("search", words, "--register", register, "--jsonl")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert (doc, quote) in [(h["doc"], h["quote"]) for h in hits]
    for hit in hits:
        assert PAGES[hit["doc"]][hit["start"] : hit["end"]] == hit["quote"]


@pytest.mark.parametrize("words", ["防海", '"park industrial"', "zzz", '"', "*", "NEAR(", "- -"])
def test_what_is_not_there_is_not_found(register, words):
    done = entente("search", "--register", register, "--jsonl", "--", words)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
