"""Texts made to be slow or odd: what is read keeps the law, what is no figure is refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from entente.language import marks
from entente.language.figures import figures

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "9" * n,
    "points": lambda n: "1." * n,
    "commas": lambda n: "1," * n,
    "groups": lambda n: "123 " * n,
    "no blanks": lambda n: "a" * n,
    "slashes": lambda n: "1/" * n,
    "dashes": lambda n: "1-" * n,
    "scales": lambda n: "một triệu " * n,
    "hedges": lambda n: "hơn " * n + "5",
    "lists": lambda n: "3, " * n + "5 và 7 ha",
    "prepositions": lambda n: "5 over " * n,
    "telephones": lambda n: "+84 225 382 3207 " * n,
    "fractions": lambda n: "1 1/2 " * n,
    "units": lambda n: "5km-" * n,
    "ideographs": lambda n: "一百万" * n,
    "combining": lambda n: "e\u0301" * n,
    "lines": lambda n: "\n" * n + "5",
}


@pytest.mark.parametrize("code", ["vi", "en", "zh"])
@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_texts_keep_the_law(name: str, code: str) -> None:
    """Marks lie apart and inside the text; how the time grows is shown by bench/marks.py."""
    text = HOSTILE[name](2_000)
    end = 0
    for mark in marks.find(text, code):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


def test_a_million_digits_are_no_figure() -> None:
    assert figures("9" * 1_000_000, "en") == ()


def test_a_tower_of_scale_words_stays_printable() -> None:
    text = "một " + "triệu " * 5_000
    found = marks.find(text, "vi")
    assert len(json.dumps([marks.mark_json(mark, text) for mark in found])) < 10_000 * (len(found) + 1)


def test_an_unknown_language_gives_nothing() -> None:
    assert marks.find("5 km", "xx") == ()


@pytest.mark.parametrize("text", ["", " ", "\n", "\u0000", "−", "½", "%", "±", "1", "\ud800 5 km"])
def test_scraps_do_no_harm(text: str) -> None:
    for code in ("vi", "en", "id", "zh"):
        for mark in marks.find(text, code):
            assert 0 <= mark.start < mark.end <= len(text)
