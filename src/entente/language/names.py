"""Names in running text: places, persons, organisations, zones, infrastructure, projects, agreements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from entente.language import anaphors, collectives, extent, laternames, organisations, persons, placenames, structures
from entente.language.namebook import book
from entente.language.namepage import Page
from entente.model.mark import Mention, Role


def find(text: str, code: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Names in ``text[start:end]``, by start; offsets count in the text given.

    Mentions do not overlap: a name inside another stands in its ``parts``. Short later mentions are led back to the
    full name within what is read, so read a whole document at once.
    """
    part = text[start:end]
    page = Page(book(code), part)
    found = _everything(page)
    if page.aligned.starts is None and not start:
        return tuple(found)
    return tuple(moved(m, lambda at: page.aligned.origin(at) + start) for m in found)


def _everything(page: Page) -> list[Mention]:
    """In order of trust: known names, head nouns, what points back to them, collectives of them, persons."""
    known = placenames.find(page)
    page.expect(persons.addressed(page))
    index = extent.names(known)
    named = [*anaphors.known(page), *structures.find(page, index), *organisations.find(page, index)]
    bodies = outermost([*known, *named, *laternames.bodies(page, outermost(list(named)))])
    bodies = outermost([*bodies, *anaphors.find(page, bodies)])
    owners = extent.names(bodies)
    bodies = outermost([*bodies, *collectives.listed(page, owners)])
    owners = extent.names(bodies)
    people = laternames.persons(page, persons.find(page, owners))
    return outermost([*bodies, *collectives.find(page, owners), *people])


def outermost(found: list[Mention]) -> list[Mention]:
    """Mentions that lie in no other, by start; of two that cross, the one that begins first."""
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def moved(mention: Mention, lead: Callable[[int], int]) -> Mention:
    """The mention with every offset in it led elsewhere."""
    inner = replace(
        mention,
        start=lead(mention.start),
        end=lead(mention.end),
        place=moved(mention.place, lead) if mention.place else None,
        parts=tuple(moved(p, lead) for p in mention.parts),
        full=(lead(mention.full[0]), lead(mention.full[1])) if mention.full else None,
    )
    return replace(inner, roles=tuple(_moved_role(role, lead) for role in mention.roles))


def _moved_role(role: Role, lead: Callable[[int], int]) -> Role:
    return replace(
        role,
        start=lead(role.start),
        end=lead(role.end),
        organisation=moved(role.organisation, lead) if role.organisation else None,
        place=moved(role.place, lead) if role.place else None,
    )
