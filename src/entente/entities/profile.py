"""What a name says by itself: the kind of thing, the place that governs it, and what is left as its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from entente.language import homonyms, placenames
from entente.language.folder import available
from entente.language.namebook import FLAGS, Book, book
from entente.language.namepage import Page
from entente.model.fold import matchable, searchable
from entente.vocabulary import legal, named, places, sectors

_KINDS = ("legal", "head", "zone", "infrastructure", "project", "agreement", "collective", "field", "office", "feature")
_LATE = ("field", "office", "feature")  # not where a head noun or place is read already
_SMALL = ("preposition", "connector", "stop", "boundary", "pair")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """A name taken apart.

    ``known`` is an id of the gazetteer or vocabulary; ``concepts`` what its head nouns mean, alike in all languages;
    ``places`` the lines of places in it, ``rest`` the folded words that are left; ``numbers`` the figures in it;
    ``unit`` a bare place word in it ("UBND tỉnh"), which points at the place its document speaks of;
    ``words`` are ``rest`` with the words of the places.
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
    words: tuple[str, ...] = ()

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
        bare = _without_unit(page, whole.name)
        named_alike = (p.line for p in places.lookup(bare) if homonyms.excludes(p.line, whole.subtype or ""))
        above = tuple(dict.fromkeys(named_alike))  # a city of a province's name lies in that province
        return Profile("place", folded, rest=(bare,), subtype=whole.subtype, places=above if len(above) == 1 else ())
    return Profile("place", folded, rest=(folded,), places=lines if len(lines) > 1 else ())


def _without_unit(page: Page, name: str) -> str:
    """The folded name without the place word it was kept with: of "thành phố Nam Định" "nam dinh"."""
    before, after = page.at(0, "place_before"), page.before(len(page.cased), "place_after")
    start = before.end if before and name == page.cased else 0
    return searchable(name[start : after.start if after and name == page.cased and not before else None])


def _structure(type_: str, name: str, language: str, folded: str) -> Profile:
    """A name by head nouns, fields, places and what is left."""
    page = Page(_book(language, name), _capitalised(name))
    taken = [False] * len(page.low)
    units = _unit_words(page, taken)
    concepts, subtypes = _head_nouns(page, type_, taken)
    words, numbers = _left(page, taken)
    lines = _lines(page, taken)
    rest, _ = _left(page, taken)
    unit = units[0] if units and not lines else None
    subtype = subtypes[0] if subtypes else None
    return Profile(type_, folded, None, concepts, lines, rest, numbers, subtype, unit, words)


def _take(taken: list[bool], start: int, end: int) -> None:
    taken[start:end] = [True] * (end - start)


def _unit_words(page: Page, taken: list[bool]) -> list[str]:
    """Place words; those without a name beside them are returned by what unit they mean."""
    bare = []
    for hit in page.hits("place_before", "place_after", "place_list"):
        beside = page.at(hit.end + 1, "place") or page.before(hit.start - 1, "place") or page.before(hit.start, "place")
        small = not page.cased[hit.start].isupper() or beside is not None
        if small and not page.spaceless:
            bare += [hit.word.subtype] if hit.word.subtype and beside is None else []
            _take(taken, hit.start, hit.end)
    return bare


def _head_nouns(page: Page, type_: str, taken: list[bool]) -> tuple[frozenset[str], list[str]]:
    """What the head nouns, fields and directions of a name mean, and the subtypes they give."""
    concepts = {sense for form, sense in page.book.meant.items() if sense and form in page.low}
    subtypes: list[str] = []
    for kind in _KINDS:
        for hit in page.hits(kind):
            within = all(taken[hit.start : hit.end])
            if any(taken[hit.start : hit.end]) and (kind in _LATE or (within and "company" in hit.word.flags)):
                continue
            if kind == "legal" or "company" in hit.word.flags:
                subtypes.insert(0, "company")
            else:
                concepts.update({hit.word.means, *(hit.word.flags - FLAGS)} - {""})
                subtypes += [hit.word.subtype] if kind == _kind_of(type_) else []
            _take(taken, hit.start, hit.end)
    return frozenset(concepts), subtypes


def _lines(page: Page, taken: list[bool]) -> tuple[str, ...]:
    """The lines of the places in a name, each of which could only be that one."""
    found = []
    sure = {m.start for m in placenames.find(page)}
    for hit in page.hits("place", "demonym"):
        ids = hit.word.ids or (hit.word.means,)
        certain = not (hit.word.weak or hit.word.derived or hit.word.foreign) or hit.start in sure
        if len(ids) == 1 and certain and not all(taken[hit.start : hit.end]):
            found.append(ids[0])
            _take(taken, hit.start, hit.end)
    return tuple(sorted(found))


def _kind_of(type_: str) -> str:
    return "head" if type_ == "organisation" else type_


def _capitalised(name: str) -> str:
    """The name with its first letter a capital, as a head noun at the start of a sentence would be."""
    return name[:1].upper() + name[1:]


def _left(page: Page, taken: list[bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words and numbers that are neither head noun nor place nor small word; Chinese ones as one string."""
    open_ = "".join(" " if taken[i] else c for i, c in enumerate(page.cased))
    words = [w for w in _WORDS.findall(open_) if not _small(page, w)]
    numbers = tuple(sorted(w for w in words if w.isdigit()))
    own = [w for word in words if not word.isdigit() for w in searchable(word).split() if len(w) > 1 or page.spaceless]
    if page.spaceless:
        own = ["".join(own)] if own else []
    return tuple(sorted(own)), numbers


def _small(page: Page, word: str) -> bool:
    """Whether a word distinguishes nothing: an adjective of kind, or a small word written small."""
    low = matchable(word).text
    if searchable(word) in legal.generic() or low in _descriptors(page):
        return True
    return (word[:1].islower() or page.spaceless) and any(page.knows(kind, low) for kind in _SMALL)


def _descriptors(page: Page) -> frozenset[str]:
    return frozenset(w for form in page.book.sets["descriptor"] for w in form.split() if not form[0].isdigit())
