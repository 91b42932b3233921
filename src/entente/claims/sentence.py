"""A sentence made ready for measuring: laid out, heads attached, modifiers handed out, items and origins told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from entente.claims.attach import attach, beside, classify, imply, modify
from entente.claims.context import Context
from entente.claims.focus import is_country, meant
from entente.claims.items import SPENT, Item, itemise
from entente.claims.layout import Figure, Layout, lay_out
from entente.claims.placing import Placed, country_of, place_all
from entente.claims.respectively import distribute
from entente.claims.statement import Statement
from entente.claims.whose import Bearings, Owner
from entente.model.claim import EntityRef
from entente.model.mark import Mention

FAMILIES: tuple[str, ...] = ("statistics", "zones", "projects", "rankings", "economy", "infrastructure", "incentives")
FAMILIES += ("discourse", "demonyms")
ORIGINATING = frozenset(("projects", "capital", "investors", "firms", "tenants", "visitors"))
PARTNERED = frozenset(("trade", "trade_balance"))
LISTED = "list_item"
NEAR = 14.0
OPENING = 12  # characters that may stand before "of which"
LEANING = 6.0  # "from X" belongs to a figure this close before it, even when another follows at once


@dataclass(slots=True)
class Carried:
    """What a sentence hands to the next: its item, the subject of its figures, its block, whether it told of FDI.

    ``led``: a line before the list it stands in said that the list is of foreign investment.
    """

    item: Item | None = None
    subject: Owner | None = None
    block: int = -1
    foreign: bool = False
    spent: bool = False
    foreign_only: bool = False
    led: bool = False


@dataclass(slots=True)
class Sentence:
    """Everything the readers of figures need of one sentence."""

    layout: Layout
    context: Context
    bearings: Bearings
    items: dict[Figure, Item]
    continues: bool = False
    foreign: bool = False
    topic: bool = False
    foreign_only: bool = False
    spent: bool = False
    led: bool = False
    origins: dict[Figure, EntityRef] = field(default_factory=dict)
    codes: dict[str, str | None] = field(default_factory=dict)

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.layout.statement


def prepare(statement: Statement, context: Context, carried: Carried) -> Sentence:
    """The sentence with all its relations; ``carried`` comes from the sentence before."""
    layout = lay_out(statement, FAMILIES)
    attach(layout)
    placed = place_all(layout, context.references)
    placed += _meant_origins(layout, context) + _demonyms(layout, context, placed)
    continues = begins_inside(statement)
    last = carried.subject if carried.block == statement.block.start or continues else None
    bearings = Bearings(layout, context, placed, last)
    spread = distribute(layout, placed)
    imply(layout, [(o.kind, o.start) for o in bearings.owners])
    modify(layout)
    classify(layout)
    items = itemise(layout, carried.item if continues else None)
    foreign = any(cue.means("investor_scope") == "foreign" for cue in layout.cues)
    codes = {p.ref.id: p.code for p in placed}
    same = carried.block == statement.block.start or statement.block.role == LISTED
    topic = carried.foreign and same
    spent = any(cue.means("stage") == SPENT for cue in layout.cues)
    spent = spent or (carried.spent and carried.block == statement.block.start)
    only = carried.foreign_only
    sentence = Sentence(layout, context, bearings, items, continues, foreign, topic, only, spent, codes=codes)
    sentence.led = carried.led and statement.block.role == LISTED
    _settle_origins(sentence, placed)
    _spread(sentence, spread)
    return sentence


def _spread(sentence: Sentence, spread: dict[Figure, Placed]) -> None:
    """Give distributed figures their place: an origin where it is foreign, else their subject."""
    home = sentence.bearings.country
    for figure, placed in spread.items():
        foreign = home is not None and country_of(placed.code) != home
        if foreign or placed.role in ("origin", "partner"):
            sentence.origins[figure] = placed.ref
        else:
            mention = placed.mention
            sentence.bearings.given[figure] = Owner("place", mention.start, mention.end, placed.ref, placed.code)


def begins_inside(statement: Statement) -> bool:
    """Whether the sentence begins with "of which", "trong đó" …: a part of what the one before states."""
    start, text = statement.start, statement.document.text
    cues = (c for c in statement.cued("discourse", "part") if c.start - start <= OPENING)
    return any(len(text[start : c.start].split()) <= 1 for c in cues)


def _meant_origins(layout: Layout, context: Context) -> list[Placed]:
    """Origins told by an anaphor: "investor kota" are investors of the city in focus."""
    found = []
    for cue in layout.cued("origin_meant"):
        place = meant(str(cue.means("kind")), context.focus(layout.statement))
        if place is not None:
            mention = Mention(cue.start, cue.end, "place", place[1].name or "", candidates=(place[0] or "",))
            found.append(Placed(mention, place[1], place[0], "origin", "left"))
    return found


def _demonyms(layout: Layout, context: Context, placed: Sequence[Placed]) -> list[Placed]:
    """Origins told by a word right before what is counted: "210 Chinese-invested projects", 韩资项目."""
    taken = {p.mention.start for p in placed}
    found = []
    for cue in layout.cued("demonym"):
        if cue.start in taken or not any(h.start <= cue.end + 1 and cue.end < h.end for h in layout.heads):
            continue
        mention = Mention(cue.start, cue.end, "place", str(cue.means("place")), candidates=(str(cue.means("place")),))
        found.append(Placed(mention, context.references.of(mention), mention.candidates[0], "origin", "none"))
    return found


def _settle_origins(sentence: Sentence, placed: list[Placed]) -> None:
    """Give each origin (or partner) to the figure it stands by; free foreign places beside money are origins too."""
    home = sentence.bearings.country
    for p in placed:
        foreign = p.role == "free" and home is not None and is_country(p.code) and country_of(p.code) != home
        if not (p.role in ("origin", "partner") or foreign):
            continue
        near = _nearest(sentence, p)
        if near is not None and near not in sentence.origins:
            sentence.origins[near] = p.ref


def _nearest(sentence: Sentence, placed: Placed) -> Figure | None:
    """The figure a place qualifies: "440 projects from China" the one before it, 来自日本的项目20个 the one behind."""
    layout = sentence.layout
    wanted = PARTNERED if placed.role == "partner" else ORIGINATING | PARTNERED
    figures = [f for f in layout.figures if f.heads and f.heads[0].code in wanted and "percent" not in f.dims]
    scored = sorted((beside(layout, placed.mention, f), f.number) for f in figures)
    near = [layout.figures[number] for distance, number in scored if distance <= NEAR]
    behind = [f for f in near if f.end <= placed.mention.start]
    if placed.leans == "left" and behind and beside(layout, placed.mention, behind[0]) <= LEANING:
        return behind[0]
    return near[0] if near else None
