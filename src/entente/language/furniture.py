"""Words that tell what surrounds an article on a page: all folders' ``furniture.toml`` together, compiled once.

A page mixes languages (an Indonesian counter under a Vietnamese article), so the words of every folder hold on
every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from entente.language.folder import Language, LanguageFault
from entente.model.fold import matchable

_FILE = "furniture.toml"
_KNOWN = {
    "line": {"section", "noise", "comments", "related"},
    "start": {"related", "noise", "tags", "source", "after", "caption", "byline", "published", "unit"},
    "within": {"noise", "caption"},
    "end": {"caption"},
    "credit": {"words"},
    "caption": {"telling", "numbers"},
    "leaning": {"start", "within", "place"},
    "time": {"beside", "late"},
    "name": {"particles", "agencies", "own", "wire"},
    "page": {"classes", "leads", "captions"},
}
_LETTER = re.compile(r"[^\W\d_]")
_OPEN = r"[^\w\n]{0,6}"


@dataclass(frozen=True, slots=True, eq=False)
class Furniture:
    """Patterns over folded lines (see ``model.fold.matchable``); a list nobody fills matches nothing."""

    section: re.Pattern[str]
    noise: re.Pattern[str]
    comments: re.Pattern[str]
    related: re.Pattern[str]
    starts: dict[str, re.Pattern[str]]
    within: dict[str, re.Pattern[str]]
    caption_end: re.Pattern[str]
    credit: re.Pattern[str]
    picture_number: re.Pattern[str]
    telling: re.Pattern[str]
    leaning: re.Pattern[str]
    referring: re.Pattern[str]
    bare_place: re.Pattern[str]
    beside_time: re.Pattern[str]
    late: re.Pattern[str]
    particles: frozenset[str]
    agencies: frozenset[str]
    dateline: re.Pattern[str]
    trailer: re.Pattern[str]
    source_label: re.Pattern[str]
    own: frozenset[str]
    classes: tuple[str, ...]

    def begins(self, kind: str, folded: str) -> re.Match[str] | None:
        """The opening words of this kind, when the line begins with them."""
        return self.starts[kind].match(folded)

    def made_of(self, pattern: re.Pattern[str], folded: str) -> bool:
        """Whether a line holds nothing but these words, figures and signs: "Facebook | Zalo | In"."""
        first = _LETTER.search(folded)
        if first is None or not pattern.match(folded, first.start()):
            return False
        return not _LETTER.search(pattern.sub(" ", folded))


def _tables() -> Iterator[tuple[str, dict[str, dict[str, list[str]]]]]:
    root = files("entente.language")
    for code in sorted(p.name for p in root.iterdir() if p.is_dir() and p.joinpath(_FILE).is_file()):
        table = Language(code).table(_FILE)
        for section, rows in table.items():
            unknown = set(rows) - _KNOWN.get(section, set())
            if unknown:
                raise LanguageFault(f"language {code}: {_FILE}: [{section}] has unknown {', '.join(sorted(unknown))}")
        yield code, table


def words(section: str, key: str) -> tuple[str, ...]:
    """All folders' words under a key, folded, the longest first."""
    found = {matchable(word).text for _, table in _tables() for word in table.get(section, {}).get(key, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def choice(found: Iterable[str], before: str = r"(?<!\w)", after: str = r"(?!\w)") -> str:
    """A pattern of these words, on word edges where a word is written with spaces around it."""
    pieces = [_edged(word, before, after) for word in found]
    return f"(?:{'|'.join(pieces)})" if pieces else r"(?!)"


def _edged(word: str, before: str, after: str) -> str:
    left = before if _spaced(word[0]) else ""
    right = after if _spaced(word[-1]) else ""
    return left + re.escape(word) + right


def _spaced(char: str) -> bool:
    return char.isalnum() and not "\u3400" <= char <= "\u9fff"


@cache
def furniture() -> Furniture:
    """The words of all folders; raises LanguageFault for a list nobody knows."""
    agency = choice(words("name", "agencies"))
    comments, related = choice(words("line", "comments")), choice(words("line", "related"))
    telling = choice((*words("caption", "telling"), *words("caption", "numbers")))
    return Furniture(
        section=re.compile(choice(words("line", "section"))),
        noise=re.compile(choice(words("line", "noise"))),
        comments=re.compile(rf"\W*(?:[\d.,]+\s*)?{comments}\s*[:：]?\s*[(（\[]?\s*[\d.,]*\s*[)）\]]?\W*$"),
        related=re.compile(rf"{_OPEN}{related}[^\w]{{0,6}}$"),
        starts={kind: re.compile(_OPEN + choice(words("start", kind))) for kind in _KNOWN["start"]},
        within={kind: re.compile(choice(words("within", kind))) for kind in _KNOWN["within"]},
        caption_end=re.compile(choice(words("end", "caption")) + r"[^\w]{0,4}$"),
        credit=re.compile(
            rf"(?:[(（\[/–—.。-]|(?<=\s))\s*{choice(words('credit', 'words'))}\s*[:：/]\s*"
            r"(?:(?!\.\s)[^。！？!?\n]){2,120}$"
        ),
        picture_number=re.compile(rf"[-–—|]\s*{choice(words('credit', 'words'))}[\s-]{{0,2}}\d{{1,3}}\.?$"),
        telling=re.compile(telling),
        leaning=re.compile(_OPEN + choice(words("leaning", "start"))),
        referring=re.compile(choice(words("leaning", "within"))),
        bare_place=re.compile(choice(words("leaning", "place"))),
        beside_time=re.compile(r"\(?" + choice(words("time", "beside")) + r"\s?(?:[+-]\s?\d{1,2}(?::\d\d)?)?\)?"),
        late=re.compile(choice(words("time", "late"))),
        particles=frozenset(words("name", "particles")),
        agencies=frozenset(words("name", "agencies")),
        dateline=re.compile(
            rf"[^(（\n]{{0,60}}[(（]\s*({agency})\s*[)）]"
            rf"|\W{{0,3}}({agency})[^，。,.\n]{{0,24}}{choice(words('name', 'wire'))}"
        ),
        source_label=re.compile(choice(words("start", "source")) + r"\s*[:：]"),
        trailer=re.compile(rf"[-–—(（/]\s*({agency})\s*[)）]?\s*\.?$"),
        own=frozenset(words("name", "own")),
        classes=words("page", "classes"),
    )
