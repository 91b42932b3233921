"""Names of sectors, technologies and products in a text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from entente.language.folder import Language, load
from entente.language.phrases import Cue, Phrase, PhraseBook
from entente.model.fold import matchable
from entente.model.mark import Mention
from entente.vocabulary.sectors import forms, sectors

_ACRONYM = 5


def mentions(text: str, code: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Sectors named between two offsets of the stored text: by start, the longest name first taken, none overlapping.

    ``mentions("hợp tác về y tế từ xa", "vi")`` gives one mention, "telemedicine".
    """
    found: list[Mention] = []
    part = text[start:end]
    cues = (c for c in _book(code).find(matchable(part)) if _spelled(part[c.start : c.end]))
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        if not found or cue.start + start >= found[-1].end:
            found.append(_mention(cue, start))
    return tuple(found)


def _spelled(written: str) -> bool:
    """Whether an acronym stands in capitals: "AI" names a sector, Vietnamese "ai" does not."""
    return written.isupper() or written.lower() not in _acronyms()


def _mention(cue: Cue, offset: int) -> Mention:
    sector = sectors()[cue.phrase.name]
    start, end = cue.start + offset, cue.end + offset
    return Mention(start, end, "sector", sector.name, sector.kind, (sector.id,), cue.phrase.rule)


@cache
def _acronyms() -> frozenset[str]:
    named = (form for sector in sectors().values() for names in sector.names.values() for form in names)
    return frozenset(form.lower() for form in named if len(form) <= _ACRONYM and form.isascii() and form.isupper())


@cache
def _book(code: str) -> PhraseBook:
    return PhraseBook(_rows(load(code)))


def _rows(language: Language) -> Iterator[tuple[Phrase, tuple[str, ...], bool]]:
    own = dict(_own(language))
    for sector in sectors().values():
        names = (*sector.names.get(language.code, ()), *own.get(sector.id, ()))
        if names:
            yield Phrase(language.code, "sectors", sector.id, "sector", MappingProxyType({})), names, True


def _own(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names a language folder brings itself (``sectors.csv``: sector, names)."""
    path = language.folder.joinpath("sectors.csv")
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            yield from ((f"sector:{row['sector']}", forms(row["names"])) for row in csv.DictReader(lines))
