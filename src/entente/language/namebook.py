"""The names and name words of a language, compiled into one automaton."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import ahocorasick_rs as aho

from entente.language.folder import Language, LanguageFault
from entente.model.fold import matchable
from entente.vocabulary import legal, named, places
from entente.vocabulary.places import Place

COLUMNS = ["kind", "forms", "means", "subtype", "flags"]
KINDS = frozenset(
    {
        *("home", "order", "marks", "plain", "place_before", "place_after", "place_list", "demonym"),
        *("honorific", "honorific_after", "office", "surname", "sure_surname"),
        *("head", "field", "feature", "zone", "infrastructure", "project", "agreement", "collective"),
        *("anaphor", "noun", "glue", "bilateral", "verb"),
        *(
            "preposition",
            "connector",
            "belonging",
            "descriptor",
            "adjective",
            "such_as",
            "stop",
            "boundary",
            "pair",
            "kindword",
        ),
        *("guard", "homonym", "descriptive", "region", "unit", "suffix"),
    }
)
SETS = frozenset(
    {
        *("stop", "preposition", "surname", "sure_surname", "connector", "belonging", "boundary"),
        *("descriptor", "adjective", "such_as", "place_list", "pair", "kindword", "verb"),
        *("homonym", "descriptive", "unit", "suffix"),
    }
)
FLAGS = frozenset(  # any other flag of a head noun is one more thing it means
    {"adjacent", "alone", "company", "delegation", "number", "pair", "route", "state", "tight", "unnamed", "after"}
)
SWITCHES = ("home", "order", "marks")
_WEIGHT = {"own": 0, "local": 0, "en": 1, "alias": 1, "other": 2, "folded": 3, "foreign": 4}


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A row of ``names.csv``, or a gazetteer form: what a string may be to the names pass.

    ``upper`` are the offsets that must be capitals in the text. For a place ``ids`` are the lines it may name, of
    these ``types``, ``weak`` says that context must speak for it, ``derived`` that its form was never seen in print,
    ``foreign`` that it is a third language's form without marks.
    """

    kind: str
    form: str
    means: str = ""
    subtype: str = ""
    flags: frozenset[str] = frozenset()
    upper: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    weak: bool = False
    derived: bool = False
    foreign: bool = False


class Hit(NamedTuple):
    """A word found in a page, in offsets of its matchable text."""

    start: int
    end: int
    word: Word


@dataclass(slots=True)
class Book:
    """All words of a language by form, and the automaton over the forms.

    ``order``: where the head noun of a name stands: ``first`` (Sở …), ``last`` (…局), ``either``.
    ``meant``: what words of ``sets`` mean (phía nam: south).
    ``marked``: the language never drops the marks of its names.
    """

    code: str
    home: frozenset[str]
    order: str = "first"
    marked: bool = False
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)
    glue: dict[str, str] = field(default_factory=dict)
    words: list[tuple[Word, ...]] = field(default_factory=list)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    automaton: aho.AhoCorasick | None = None

    def joining(self, role: str, frame: str) -> re.Pattern[str]:
        """A pattern of the language's words for a role ("of", "between"), at ``@`` of a frame; its article at ``~``."""
        key = f"{role} {frame}"
        if key not in self.patterns:
            article = self.glue.get("article")
            whole = frame.replace("@", f"(?:{self.glue.get(role, '(?!)')})")
            self.patterns[key] = re.compile(whole.replace("~", f"(?:(?:{article}) )?" if article else ""))
        return self.patterns[key]

    def listing(self) -> re.Pattern[str]:
        """The words that open an enumeration ("such as"); of a language without spaces those that close one (等)."""
        if "such_as" not in self.patterns:
            words = _alternation(self.sets["such_as"]) or "(?!)"
            self.patterns["such_as"] = re.compile(words if self.order == "last" else rf"\b(?:{words})[ :]+")
        return self.patterns["such_as"]

    def hits(self, low: str, cased: str) -> Iterator[Hit]:
        """Every word of the book in the text, on word edges and with the capitals it asks for."""
        if self.automaton is None:
            return
        last, words = len(low), self.words
        for index, start, end in self.automaton.find_matches_as_indexes(low, overlapping=True):
            if start and low[start - 1].isalnum() and _joined(low[start - 1], low[start]):
                continue
            if end < last and low[end].isalnum() and _joined(low[end - 1], low[end]):
                continue
            for word in words[index]:
                upper = word.upper
                if not upper or (cased[start + upper[0]].isupper() and _capital(cased, start, upper)):
                    yield Hit(start, end, word)


def _capital(cased: str, start: int, upper: tuple[int, ...]) -> bool:
    """Whether every offset that must be a capital is one."""
    return len(upper) == 1 or all(cased[start + offset].isupper() for offset in upper)


def _joined(left: str, right: str) -> bool:
    """Whether two characters stand inside one word; Chinese characters never do."""
    return left < "\u2e80" and right < "\u2e80" and left.isalnum() and right.isalnum()


def _rows(language: Language) -> Iterator[dict[str, str]]:
    path = language.folder.joinpath("names.csv")
    if not path.is_file():
        return
    reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    for number, row in enumerate(reader, 2):
        if set(row) != set(COLUMNS) or None in row.values() or row["kind"] not in KINDS or not row["forms"]:
            raise LanguageFault(f"language {language.code}: names.csv: line {number}: needs {', '.join(COLUMNS)}")
        yield row


def _capitals(form: str) -> tuple[int, ...]:
    return tuple(i for i, c in enumerate(unicodedata.normalize("NFC", form)) if c.isupper())


def _words(rows: Iterable[dict[str, str]]) -> Iterator[Word]:
    for row in rows:
        flags = frozenset(row["flags"].split())
        for form in row["forms"].split("|"):
            yield Word(row["kind"], matchable(form).text, row["means"], row["subtype"], flags, _capitals(form))


def _named(code: str) -> Iterator[Word]:
    for one in named.table().values():
        for form in one.forms.get(code, ()):
            yield Word("named", matchable(form).text, one.id, one.subtype, frozenset(), _capitals(form))


def _legal() -> Iterator[Word]:
    for row in legal.forms():
        if row.position == "after":
            yield Word(
                "legal", matchable(row.form).text, row.kind, "company", frozenset({row.position}), _capitals(row.form)
            )


def _weights(place: Place, code: str) -> Iterator[tuple[str, int]]:
    """Forms of a place with how far the language vouches for each: its own name 0 … a third language's, bare, 4."""
    for lang, form in place.forms():
        weight = _WEIGHT.get("own" if lang == code else lang, _WEIGHT["other"])
        if not form[:1].islower() or place.type == "macro_region":
            yield form, weight
            yield _bare(form), _WEIGHT["folded" if lang in ("local", "alias", "en", code) else "foreign"]


def _bare(form: str) -> str:
    """The form without its marks, case kept: "Hải Phòng" -> "Hai Phong"."""
    split = unicodedata.normalize("NFD", form.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in split if not unicodedata.combining(c))


def _hides(rows: dict[str, dict[str, tuple[int, Place, str]]], low: str, units: frozenset[str]) -> bool:
    """Whether a form is a place word and a name that places of other countries bear: Tỉnh Hà Nam, in China, too."""
    own = rows[low]
    countries = {p.country for _, p, _ in own.values()}
    for name in (low[i + 1 :] for i, c in enumerate(low) if c == " " and low[:i] in units):
        lines = rows.get(name, {})
        if own.keys() <= lines.keys() and any(p.country not in countries for _, p, _ in lines.values()):
            return True
    return False


def _places(book: Book, plain: frozenset[str], units: frozenset[str]) -> Iterator[Word]:
    rows: dict[str, dict[str, tuple[int, Place, str]]] = {}
    for place in places.table().values():
        for form, weight in _weights(place, book.code):
            if book.marked and weight >= _WEIGHT["folded"]:
                continue
            lines = rows.setdefault(matchable(form).text, {})
            if place.line not in lines or weight < lines[place.line][0]:
                lines[place.line] = (weight, place, form)
    vouched = 0 if book.marked else _WEIGHT["folded"]
    for low, lines in rows.items():
        if _hides(rows, low, units):
            continue
        ranked = sorted(lines.values(), key=lambda x: (x[0], x[1].country not in book.home, x[1].type == "regency"))
        best = [x for x in ranked if x[0] <= max(1, ranked[0][0])]
        foreign = ranked[0][0] == _WEIGHT["foreign"]
        weak = low in plain or foreign or (len(best) == 1 and best[0][2] in best[0][1].weak)
        derived = all(p.derived and w >= vouched for w, p, _ in best)
        ids = tuple(p.line for _, p, _ in best)
        types = tuple(p.type for _, p, _ in best)
        upper = _capitals(best[0][2])
        yield Word("place", low, "", types[0], frozenset(), upper, ids, types, weak, derived, foreign)


def _alternation(forms: Iterable[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def book(code: str) -> Book:
    """The names book of a language, compiled at first use; raises LanguageFault naming file and line."""
    rows = list(_rows(Language(code)))
    setting = {row["kind"]: row["forms"] for row in rows if row["kind"] in SWITCHES}
    made = Book(code, frozenset(setting.get("home", "").split("|")) - {""})
    made.order, made.marked = setting.get("order", "first"), setting.get("marks") == "own"
    plain = frozenset(matchable(f).text for row in rows if row["kind"] == "plain" for f in row["forms"].split("|"))
    words = list(_words(row for row in rows if row["kind"] not in (*SWITCHES, "plain", "glue")))
    made.glue = {row["means"]: _alternation(row["forms"].split("|")) for row in rows if row["kind"] == "glue"}
    made.glue["connector"] = _alternation(w.form for w in words if w.kind == "connector") or "(?!)"
    made.sets = {kind: frozenset(w.form for w in words if w.kind == kind) for kind in SETS}
    made.meant = {w.form: w.means for w in words if w.kind in SETS and w.means}
    by_form: dict[str, list[Word]] = {}
    units = frozenset(w.form for w in words if w.kind == "place_before")
    known = _places(made, plain, units)
    for word in [*(w for w in words if w.kind not in SETS), *_legal(), *_named(code), *known]:
        by_form.setdefault(word.form, []).append(word)
    made.words = [tuple(w) for w in by_form.values()]
    made.automaton = aho.AhoCorasick(list(by_form)) if by_form else None
    return made
