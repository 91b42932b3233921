"""Places of one name (Hà Nam and 河南; a province and its city): settled by country and place word, or left open."""

from __future__ import annotations

from dataclasses import replace

from entente.language.namepage import Page
from entente.model.mark import Mention
from entente.vocabulary import places

_MARKS = frozenset({",", "、", "，", "(", "（", "/"})  # what alone joins two places; words do by the language's table


_WORDS_OF_UNIT = {  # a place word says which of two places of one name is meant
    "province": {"province", "autonomous_region", "state", "municipality", "region"},
    "city": {"city", "municipality", "prefecture", "capital", "county", "federal_territory", "territory", "town"},
    "capital": {"city", "municipality", "prefecture", "capital", "federal_territory"},
    "country": {"country", "territory"},
    "regency": {"regency"},
    "state": {"state"},
    "county": {"county"},
    "autonomous_region": {"autonomous_region"},
    "prefecture": {"prefecture"},
    "border_gate": {"border_gate", "county", "city"},
}
_SMALL = frozenset({"city", "town", "district", "ward", "commune"})  # of a large unit's name: another place
_LARGE = frozenset({"province", "state", "autonomous_region"})
_SMALLEST = frozenset({"ward", "commune"})
_CITIES = frozenset({"city", "municipality", "prefecture"})


def fits(line: str, unit: str) -> bool:
    """Whether a place is such a unit: Hải Phòng is a "city", no "province"."""
    return places.place(line).type in _WORDS_OF_UNIT.get(unit, set())


def excludes(line: str, unit: str) -> bool:
    """Whether the place word says that another place of that name is meant: thành phố Nam Định is not the province."""
    type_ = places.place(line).type
    return (unit in _SMALL and type_ in _LARGE) or (unit in _SMALLEST and type_ in _CITIES)


def may_be(line: str, unit: str) -> bool:
    """Whether the place word can belong to the place; the words of small units say nothing of most."""
    return fits(line, unit) or (unit not in _WORDS_OF_UNIT and not excludes(line, unit))


def settled(page: Page, found: list[Mention]) -> list[Mention]:
    """The places with the one chosen that a joined place, the press's own country or the place word tells."""
    met = {c for m in found if (c := _country(m))}
    made = [_by_country(page, found, i, met) if len(m.candidates) > 1 else m for i, m in enumerate(found)]
    return [_by_unit(page, m, m.concept) if m.concept else m for m in made]


def _by_country(page: Page, found: list[Mention], index: int, met: set[str]) -> Mention:
    mention = found[index]
    countries = {places.place(line).country for line in mention.candidates}
    if len(countries) == 1:
        return mention
    beside = [m for m in found[index + 1 : index + 2] if _joined(page, mention, m)]
    beside += [m for m in found[max(0, index - 1) : index] if _joined(page, m, mention) or _owns(page, m, mention)]
    for other in beside:
        if (country := _country(other)) in countries:
            return _kept(mention, [line for line in mention.candidates if places.place(line).country == country])
    homes = countries & page.book.home
    if len(homes) != 1 or (countries - homes) & met:
        return mention
    return _kept(mention, [line for line in mention.candidates if places.place(line).country in homes])


def _by_unit(page: Page, mention: Mention, unit: str) -> Mention:
    """The mention with the places its place word leaves; a place out of the gazetteer when it leaves none."""
    ids = mention.candidates
    fitting = [line for line in ids if fits(line, unit)]
    if all(excludes(line, unit) for line in ids):
        name = page.cased[mention.start : mention.end]
        return replace(mention, name=name, subtype=unit, candidates=(), rule="place.pattern", concept=None)
    at_home = [line for line in ids if places.place(line).country in page.book.home]
    sure = len({places.place(line).country for line in ids}) == 1 or not at_home or set(fitting) & set(at_home)
    return replace(_kept(mention, fitting if fitting and sure else list(ids)), concept=None)


def _joined(page: Page, first: Mention, second: Mention) -> bool:
    """Whether the two stand in one list, or one explains the other: "A, B", "A và B", "A (B", "A của B"."""
    between = page.low[first.end : second.start].strip()
    return between in _MARKS or page.knows("connector", between) or page.knows("belonging", between)


def _owns(page: Page, first: Mention, second: Mention) -> bool:
    """Whether a country stands right before a place where words are not spaced: 越南河南省."""
    return page.spaceless and first.end == second.start and first.subtype == "country"


def _kept(mention: Mention, ids: list[str]) -> Mention:
    """The mention with these candidates; under its own name when it is one."""
    if len(ids) != 1:
        return replace(mention, candidates=tuple(ids))
    return replace(mention, candidates=tuple(ids), name=places.place(ids[0]).name, subtype=places.place(ids[0]).type)


def _country(mention: Mention) -> str | None:
    """The country all places it may be lie in."""
    countries = {places.place(line).country for line in mention.candidates}
    return countries.pop() if len(countries) == 1 else None
