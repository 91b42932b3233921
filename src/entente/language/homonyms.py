"""Forms that may name places of several countries (Hà Nam, 河南): settled by what is joined to them, or left open."""

from __future__ import annotations

from dataclasses import replace

from entente.language.namepage import Page
from entente.model.mark import Mention
from entente.vocabulary import places

_MARKS = frozenset({",", "、", "，", "(", "（", "/"})  # what alone joins two places; words do by the language's table


def settled(page: Page, found: list[Mention]) -> list[Mention]:
    """The places with one country chosen where a joined place tells it, or else whose press it is."""
    if all(len(m.candidates) < 2 for m in found):
        return found
    met = {c for m in found if (c := _country(m))}
    return [_by_country(page, found, i, met) if len(m.candidates) > 1 else m for i, m in enumerate(found)]


def _by_country(page: Page, found: list[Mention], index: int, met: set[str]) -> Mention:
    mention = found[index]
    countries = {places.place(line).country for line in mention.candidates}
    beside = [m for m in found[index + 1 : index + 2] if _joined(page, mention, m)]
    beside += [m for m in found[max(0, index - 1) : index] if _joined(page, m, mention) or _owns(page, m, mention)]
    for other in beside:
        if _country(other) in countries:
            return _kept(mention, _country(other))
    homes = countries & page.book.home
    return _kept(mention, homes.pop()) if len(homes) == 1 and not (countries - homes) & met else mention


def _joined(page: Page, first: Mention, second: Mention) -> bool:
    """Whether the two stand in one list, or one explains the other: "A, B", "A và B", "A (B", "A của B"."""
    between = page.low[first.end : second.start].strip()
    return between in _MARKS or page.knows("connector", between) or page.knows("belonging", between)


def _owns(page: Page, first: Mention, second: Mention) -> bool:
    """Whether a country stands right before a place where words are not spaced: 越南河南省."""
    return page.spaceless and first.end == second.start and first.subtype == "country"


def _kept(mention: Mention, country: str | None) -> Mention:
    """The mention with the candidates of one country; its own name when one is left."""
    ids = tuple(line for line in mention.candidates if places.place(line).country == country)
    if len(ids) != 1:
        return replace(mention, candidates=ids)
    return replace(mention, candidates=ids, name=places.place(ids[0]).name, subtype=places.place(ids[0]).type)


def _country(mention: Mention) -> str | None:
    return places.place(mention.candidates[0]).country if len(mention.candidates) == 1 else None
