"""Names in running text: places, persons, organisations, zones, infrastructure, projects, agreements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from entente.language import placenames
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
    found = placenames.find(page)
    if page.aligned.starts is None and not start:
        return tuple(found)
    return tuple(moved(m, lambda at: page.aligned.origin(at) + start) for m in found)


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
