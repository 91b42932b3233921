"""Who acts in a sentence: names with the offices set beside them, so that the body of an office is no actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from entente.claims.lists import glosses, partial
from entente.claims.meaning import abbreviated
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.mark import Mention

ALONE = "person.office_alone"
DELEGATION = "delegation"
CHAIN = 12  # characters of an office between a body and the sign that joins it to the next
STATE = frozenset(("country", "territory", "macro_region"))


@dataclass(frozen=True, slots=True)
class Party:
    """A name that may act, with the stretch of text its titles and offices take up."""

    mention: Mention
    start: int
    end: int

    @property
    def type(self) -> str:
        """Entity type; a bare office is the body or person it stands for."""
        return self.mention.type

    @property
    def delegation(self) -> bool:
        """Whether it is a delegation."""
        return DELEGATION in (self.mention.subtype, self.mention.concept)


def parties(statement: Statement, *types: str) -> list[Party]:
    """Everyone of these types in text order; bodies inside a person's offices and places in brackets left out."""
    people = [_chained(statement, _person(m)) for m in statement.named("person") if not abbreviated(m)]
    found = [p for p in people if p.type in types]
    for mention in statement.named(*(t for t in types if t != "person")):
        if any(p.start <= mention.start and mention.end <= p.end for p in people) or glosses(statement, mention):
            continue
        if partial(statement, mention):
            continue
        if mention.type == "place" and (mention.subtype in STATE or mention.rule in ("anaphor", "place.demonym")):
            continue
        found.append(Party(_represented(mention), mention.start, mention.end))
    return sorted(found, key=lambda p: p.start)


def _person(mention: Mention) -> Party:
    spans = [(mention.start, mention.end)]
    for role in mention.roles:
        spans.append((role.start, role.organisation.end if role.organisation else role.end))
        spans.append((role.organisation.start, role.organisation.end) if role.organisation else spans[-1])
    return Party(_represented(mention), min(s for s, _ in spans), max(e for _, e in spans))


def _chained(statement: Statement, person: Party) -> Party:
    """With the offices written before it and joined by 、, as Chinese sets them."""
    start = person.start
    text = statement.document.text
    for mention in reversed([m for m in statement.mentions if m.end <= start]):
        between = text[mention.end : start]
        if (
            len(between) > CHAIN
            or not between.endswith("、")
            or mention.type not in ("organisation", "person", "place")
        ):
            break
        start = mention.start
    return Party(person.mention, start, person.end)


def _represented(mention: Mention) -> Mention:
    """The body a bare "representative of" stands for; anyone else is himself."""
    role = mention.roles[0] if mention.roles else None
    if mention.rule == ALONE and role and role.code == "representative" and role.organisation:
        return role.organisation
    return mention


def last_before(found: Iterable[Party], at: int, reach: int) -> Party | None:
    """The last that ends before an offset, at most ``reach`` characters off."""
    near = [p for p in found if p.end <= at and at - p.end <= reach]
    return near[-1] if near else None


def first_after(found: Iterable[Party], cue: Cue, reach: int) -> Party | None:
    """The first that ends behind a cue and begins in it or soon after."""
    return next((p for p in found if p.start >= cue.start and p.end > cue.end and p.start - cue.end <= reach), None)
