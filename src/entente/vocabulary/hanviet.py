"""One name in three writings: Chinese characters, pinyin, Sino-Vietnamese."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType

from entente.model.fold import searchable
from entente.vocabulary.terms import VocabularyFault

MOST = 400  # readings of one name that are tried
_COLUMNS = ("pinyin", "sino_vietnamese")


@cache
def _table() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pinyin and Sino-Vietnamese readings of every character in the table, without marks."""
    text = files("entente.vocabulary").joinpath("hanviet.csv").read_text(encoding="utf-8")
    rows: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        if len(row.get("character") or "") != 1 or not all(row.get(c) for c in _COLUMNS):
            raise VocabularyFault(f"vocabulary/hanviet.csv: line {number}: needs a character with its readings")
        rows[row["character"]] = (tuple(row["pinyin"].split("|")), _folded(row["sino_vietnamese"].split("|")))
    return MappingProxyType(rows)


@cache
def _pinyin_of() -> Mapping[str, tuple[str, ...]]:
    """Pinyin syllables that a Sino-Vietnamese syllable may be."""
    rows: dict[str, dict[str, None]] = {}
    for sounds, readings in _table().values():
        for reading in readings:
            rows.setdefault(reading, {}).update(dict.fromkeys(sounds))
    return MappingProxyType({k: tuple(v) for k, v in rows.items()})


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(searchable(word) for word in words)


def _joined(choices: list[tuple[str, ...]]) -> frozenset[str]:
    size = 1
    for some in choices:
        size *= len(some)
    if not choices or not size or size > MOST:
        return frozenset()
    return frozenset("".join(parts) for parts in product(*choices))


def pinyin(characters: str) -> frozenset[str]:
    """Readings of a name, one string each: ``pinyin("郭子平") == {"guoziping"}``; none with an unknown character."""
    return _joined([_table().get(c, ((), ()))[0] for c in characters])


def vietnamese(characters: str) -> frozenset[str]:
    """Sino-Vietnamese readings without marks or spaces: ``"quachtubinh" in vietnamese("郭子平")``."""
    return _joined([_table().get(c, ((), ()))[1] for c in characters])


def pinyin_of_vietnamese(name: str) -> frozenset[str]:
    """Pinyin that a Sino-Vietnamese name may stand for: ``"guoziping" in pinyin_of_vietnamese("Quách Tử Bình")``."""
    return _joined([_pinyin_of().get(word, ()) for word in searchable(name).split()])
