"""What a name says by itself: the kind of thing, the place that governs it, and what is left as its own name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from entente.language import placenames
from entente.language.folder import available
from entente.language.namebook import Book, book
from entente.language.namepage import Page
from entente.model.fold import searchable
from entente.model.mark import Mention
from entente.vocabulary import legal, named, places, sectors

_KINDS = ("head", "zone", "infrastructure", "project", "agreement", "collective", "field", "office", "legal", "feature")
_LATE = ("field", "legal", "office", "feature")  # not where a head noun or place is read already
_SMALL = ("preposition", "connector", "stop", "boundary", "descriptor", "pair")
_CONTROL = frozenset(
    [
        "alone",
        "tight",
        "company",
        "route",
        "number",
        "unnamed",
        "named",
        "delegation",
        "pair",
        "state",
        "before",
        "after",
    ]
)
CACHED = 200_000


@dataclass(frozen=True, slots=True)
class Profile:
    """A name taken apart.

    ``known`` is an id of the gazetteer or vocabulary; ``concepts`` what its head nouns mean, alike in all languages;
    ``places`` the lines of places in it, ``rest`` the folded words that are left; ``numbers`` the figures in it;
    ``unit`` a bare place word in it ("UBND tỉnh"), which points at the place its document speaks of.
    """

    type: str
    folded: str
    known: str | None = None
    concepts: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    subtype: str | None = None
    unit: str | None = None

    @property
    def telling(self) -> bool:
        """Whether the name alone says which one is meant: a place, a number or a word of its own in it."""
        return bool(self.known or self.places or self.rest)


@cache
def profile(type_: str, name: str, language: str) -> Profile:
    """The profile of a name of this entity type in a text of this language."""
    folded = searchable(name)
    if type_ == "place":
        return _place(name, language, folded)
    if type_ == "sector":
        return Profile(type_, folded, _sectors().get(folded))
    if known := named.lookup(type_, name):
        return Profile(type_, folded, known)
    if type_ in ("organisation", "zone", "infrastructure", "project", "programme"):
        return _structure(type_, name, language, folded)
    return Profile(type_, folded)


@cache
def _sectors() -> dict[str, str]:
    """Sector by folded name, of the names that stand for one sector only."""
    owners: dict[str, set[str]] = {}
    for one in sectors.sectors().values():
        for form in {one.name, *(f for forms in one.names.values() for f in forms)}:
            owners.setdefault(searchable(form), set()).add(one.id)
    return {form: ids.pop() for form, ids in owners.items() if len(ids) == 1}


def _book(language: str, name: str) -> Book:
    """The names book to read a name with: the text's own, for Chinese characters the one that has them."""
    codes = available() or (language,)
    if language in codes and not _han(name):
        return book(language)
    spaceless = next((c for c in codes if book(c).order == "last"), language)
    return book(spaceless if _han(name) else ("en" if "en" in codes else codes[0]))


def _han(name: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in name)


def _place(name: str, language: str, folded: str) -> Profile:
    page = Page(_book(language, name), name)
    found = [m for m in placenames.find(page) if m.rule != "place.demonym"]
    whole = next((m for m in found if m.start == 0 and m.end == len(page.cased)), None)
    lines = whole.candidates if whole else tuple(dict.fromkeys(p.line for p in places.lookup(name)))
    if len(lines) == 1:
        return Profile("place", folded, lines[0], subtype=places.place(lines[0]).type)
    if whole is not None and whole.rule == "place.pattern":
        return Profile("place", folded, rest=(searchable(whole.name),), subtype=whole.subtype)
    return Profile("place", folded, rest=(folded,), places=lines if len(lines) > 1 else ())


def _structure(type_: str, name: str, language: str, folded: str) -> Profile:
    """A name by head nouns, fields, places and what is left."""
    page = Page(_book(language, name), _capitalised(name))
    covered = [False] * len(page.low)
    found = placenames.find(page)
    lines = []
    for mention in found:
        if len(mention.candidates) == 1:
            lines.append(mention.candidates[0])
            covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
    concepts: set[str] = set()
    subtypes: list[str] = []
    for kind in _KINDS:
        for hit in page.hits(kind):
            if any(covered[hit.start : hit.end]) and kind in _LATE:
                continue
            concepts.update({hit.word.means, *(hit.word.flags - _CONTROL)} - {"", "company", "limited"})
            subtypes += [hit.word.subtype] if kind == _kind_of(type_) else []
            covered[hit.start : hit.end] = [True] * (hit.end - hit.start)
    directions = [(form, sense) for form, sense in page.book.meant.items() if form in page.low]
    concepts.update(sense for form, sense in directions if sense)
    units = []
    for hit in page.hits("place_before", "place_after", "place_list"):
        if not any(covered[hit.start : hit.end]) and not page.cased[hit.start].isupper():
            units += [hit.word.subtype] if hit.word.subtype else []
            covered[hit.start : hit.end] = [True] * (hit.end - hit.start)
    rest, numbers = _left(page, covered)
    if "company" in subtypes or any(h.word.kind == "legal" for h in page.hits("legal")):
        concepts -= {w.kind for w in legal.forms()}
        subtypes = ["company"]
    subtype = subtypes[0] if subtypes else None
    unit = units[0] if units and not lines else None
    return Profile(type_, folded, None, frozenset(concepts), tuple(sorted(lines)), rest, numbers, subtype, unit)


def _kind_of(type_: str) -> str:
    return "head" if type_ == "organisation" else type_


def _capitalised(name: str) -> str:
    """The name with its first letter a capital, as a head noun at the start of a sentence would be."""
    return name[:1].upper() + name[1:]


def _left(page: Page, covered: list[bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words and numbers that are neither head noun nor place nor small word; Chinese ones as one string."""
    words = "".join(c if not covered[i] else " " for i, c in enumerate(page.low))
    kept = [w for w in searchable(words).split() if w]
    plain = {searchable(w) for kind in _SMALL for w in page.book.sets[kind]}
    plain |= {w for form in plain for w in form.split()} | legal.generic()
    rest = [w for w in kept if not w.isdigit() and w not in plain and (len(w) > 1 or page.spaceless)]
    if page.spaceless:
        rest = ["".join(rest)] if rest else []
    return tuple(sorted(rest)), tuple(sorted(w for w in kept if w.isdigit()))


def governing(mention: Mention) -> str | None:
    """The line of the place that governs a mention, when it is certain."""
    place = mention.place
    return place.candidates[0] if place and len(place.candidates) == 1 else None
