"""Whose figure it is: the zone, project, line or place it belongs to, named, meant by an anaphor, or in focus."""

from __future__ import annotations

from dataclasses import dataclass, field

from entente.claims.context import Context, Focus
from entente.claims.focus import home, is_country, is_expanse
from entente.claims.frames import Frame
from entente.claims.items import Item
from entente.claims.layout import Figure, Layout
from entente.claims.placing import POINTING, Placed, country_of
from entente.claims.references import References
from entente.model.claim import EntityRef
from entente.model.mark import Mention

OWNERS = frozenset(("zone", "project", "infrastructure", "organisation", "agreement", "programme"))
LOCATED = 3.0  # "in X" right behind a zone says where the zone is, not whose the figure is
POSSESSIVE = 4  # characters
TOLD_BY = 12  # characters between "according to" and the body named
NOUN_BEHIND = 2.6  # "a 270-hectare zone"
LIES_IN = {
    "place": frozenset(("zone", "project", "infrastructure")),
    "zone": frozenset(("project",)),
}
WORKS = frozenset(("project", "infrastructure"))  # may be named behind their figures: "invest 94 million in a plant"
COMPANY = frozenset(("company", "bank"))


@dataclass(frozen=True, slots=True)
class Owner:
    """A candidate: kind of owner, where it stands, what it is."""

    kind: str
    start: int
    end: int
    ref: EntityRef
    code: str | None = None
    behind: bool = False


@dataclass(slots=True)
class Bearings:
    """A sentence with its places, its possible owners, and what was in focus when it began."""

    layout: Layout
    context: Context
    placed: list[Placed]
    last: Owner | None = None
    owners: list[Owner] = field(default_factory=list)
    given: dict[Figure, Owner] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find everything a figure of the sentence may belong to."""
        found = [*self._named(), *self._nouns(), *self._places(), *self._anaphors()]
        self.owners = sorted(found, key=lambda o: (o.start, -o.end))
        self.owners = [o for o in self.owners if not self._locates(o)]

    @property
    def focus(self) -> Focus:
        """What is in focus when the sentence begins."""
        return self.context.focus(self.layout.statement)

    @property
    def references(self) -> References:
        """The names of the document."""
        return self.context.references

    def _named(self) -> list[Owner]:
        named = (m for m in self.layout.mentions if m.type in OWNERS)
        return [
            Owner(m.type, m.start, m.end, self.references.of(m))
            for m in named
            if not any(f.mark.start < m.end and m.start < f.end for f in self.layout.figures)
            and not any(h.start <= m.start and m.end <= h.end for h in self.layout.heads)
            and (m.type != "organisation" or m.subtype in COMPANY)
            and not (m.rule == POINTING and not self._known(m))
        ]

    def _taken(self, mention: Mention) -> bool:
        """Whether a mention is an owner of its own already."""
        if mention.subtype == "collective":
            return False
        return mention.type in OWNERS and (mention.rule != POINTING or self._known(mention))

    def _known(self, mention: Mention) -> bool:
        """Whether an anaphor has been led back to something named."""
        return mention.name != self.layout.text(mention.start, mention.end)

    def _nouns(self) -> list[Owner]:
        """Owners named by nothing but a noun: "the plant", "nhà máy"."""
        found = []
        for cue in self.layout.cued("owner"):
            if any(f.mark.start < cue.end and cue.start < f.mark.end for f in self.layout.figures):
                continue
            if any(m.start <= cue.start and cue.end <= m.end and self._taken(m) for m in self.layout.mentions):
                continue
            kind = str(cue.means("owner"))
            ref = self.focus.of(kind) or self.references.unnamed(kind, "1", self.layout.text(cue.start, cue.end))
            found.append(Owner(kind, cue.start, cue.end, ref, behind=bool(cue.means("behind"))))
        return found

    def _places(self) -> list[Owner]:
        named = (p for p in self.placed if p.role == "free" and not is_expanse(p.code))
        return [Owner("place", p.mention.start, p.mention.end, p.ref, p.code) for p in named]

    def _anaphors(self) -> list[Owner]:
        """Places meant by "the city", "tỉnh": not the nouns a figure counts, nor where investors are from."""
        taken = {p.mention.start for p in self.placed if p.role in ("origin", "partner")}
        return [
            Owner("place", m.start, m.end, self.references.of(m), m.candidates[0])
            for m in self.layout.mentions
            if m.type == "place"
            and m.rule == POINTING
            and m.candidates
            and m.start not in taken
            and not any(f.start < m.end and m.start < f.end for f in self.layout.figures)
        ]

    @property
    def country(self) -> str | None:
        """Country of the places the text is about here; None when it speaks of countries only."""
        own = next((p.country for p in self.placed if p.role == "free" and not is_country(p.code)), None)
        return home(self.focus) or own

    def _locates(self, owner: Owner) -> bool:
        """Whether a place (a zone) only says where a zone, project or line (a project) lies."""
        inside = LIES_IN.get(owner.kind, frozenset())
        return any(
            o.kind in inside
            and not o.behind
            and o.end <= owner.start
            and self.layout.gap(o.end, owner.start) <= LOCATED
            and not any(o.end <= f.start < owner.start for f in self.layout.figures)
            for o in self.owners
        )

    def _whole(self, owner: Owner) -> bool:
        """Whether it is only "the country", which other places of the sentence are compared within."""
        return (
            owner.kind == "place"
            and is_country(owner.code)
            and any(m.start == owner.start and m.rule == POINTING for m in self.layout.mentions)
        )

    def _compares(self, owner: Owner) -> bool:
        """Whether it only says among what something is first: "the largest in the country, with 73 percent"."""
        firsts = (c for c in self.layout.cued("first") if c.start < owner.start)
        return self._whole(owner) and any(self.layout.gap(c.end, owner.start) <= LOCATED for c in firsts)

    def _foreign(self, owner: Owner) -> bool:
        """Whether it is a country the text is not about."""
        here = self.country
        return owner.kind == "place" and bool(here) and is_country(owner.code) and country_of(owner.code) != here

    def of(self, figure: Figure, kinds: frozenset[str], mixed: bool = False) -> Owner | None:
        """The owner of a figure among these kinds: the nearest before it, or the noun right behind it.

        A foreign country owns only what stands right beside it ("China's 1.4 billion consumers"), and nothing where
        it can be an origin or a partner (``mixed``).
        """
        behind = self.noun_behind(figure)
        if behind is not None and behind.kind in kinds and not self._foreign(behind):
            return behind
        before = [o for o in self.owners if o.kind in kinds and o.end <= figure.start and not o.behind]
        before = [o for o in before if not self._foreign(o) or (not mixed and figure.start - o.end <= POSSESSIVE)]
        own = [o for o in before if not self._whole(o)] or [o for o in before if not self._compares(o)]
        if own:
            return min(own, key=lambda o: self.layout.gap(o.end, figure.start))
        return next((o for o in self.owners if o.kind in kinds and o.start <= figure.start < o.end), None)

    def noun_behind(self, figure: Figure) -> Owner | None:
        """The owner a figure stands before as its modifier: "a 20,000-ha coastal economic zone"."""
        for owner in self.owners:
            if owner.start >= figure.end and self.layout.gap(figure.end, owner.start) <= NOUN_BEHIND:
                between = self.layout.text(figure.end, owner.start)
                return None if any(c in between for c in ",，;；()（）:：") else owner
        return None

    def subject(self, figure: Figure, frame: Frame, item: Item | None) -> Owner | None:
        """The subject of a claim: named before the figure, behind it, meant, carried, or in focus."""
        kinds = frozenset(frame.subjects)
        if figure in self.given and self.given[figure].kind in kinds:
            return self.given[figure]
        mixed = "origin" in frame.take or "partner" in frame.take
        found = self.of(figure, kinds, mixed) or (item and item.lead and self.of(item.lead, kinds, mixed)) or None
        if found is not None:
            return found
        if self.last is not None and self.last.kind in kinds:
            return self.last
        free = kinds & WORKS if frame.owners else kinds
        behind = next((o for o in self.owners if self._names_behind(o, free, figure)), None)
        return behind or self.in_focus(frame.subjects)

    def _names_behind(self, owner: Owner, kinds: frozenset[str], figure: Figure) -> bool:
        near = owner.start - figure.end <= POSSESSIVE or not self._foreign(owner)
        usable = near and not owner.behind and not self._whole(owner)
        return usable and owner.kind in kinds and owner.start >= figure.end

    def in_focus(self, kinds: tuple[str, ...]) -> Owner | None:
        """The entity of the first of these kinds that is in focus."""
        start = self.layout.statement.start
        for kind in kinds:
            code, ref = self._place() if kind == "place" else (None, self.context.of(kind, self.layout.statement))
            if ref is not None:
                return Owner(kind, start, start, ref, code)
        return None

    def _place(self) -> tuple[str | None, EntityRef | None]:
        """The place in focus; a foreign country only where the text speaks of nothing else."""
        trail = self.focus.places
        here = home(self.focus)
        own = [(c, r) for c, r in trail if not (here and is_country(c) and country_of(c) != here)]
        found = own or list(trail)
        return found[0] if found else (None, None)
