"""Which entity a name or a word that points back stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from entente.claims.context import Context
from entente.claims.lists import inner
from entente.claims.statement import Statement
from entente.model.claim import EntityRef
from entente.model.mark import Mention
from entente.vocabulary import places

ANAPHOR = "anaphor"
PAIR = "pair"
COUNTRY = frozenset(("country", "territory", "macro_region", "statistical"))
HIGHER = COUNTRY | {"province", "autonomous_region"}
ROUTES = frozenset(("air_route", "shipping_route", "railway", "expressway", "road", "bridge"))
VENTURE = "project.venture"  # rule of a plant known only by the company that builds it


class Meaning:
    """The names of a document by place, so that words that point back can be followed."""

    def __init__(self, statements: Sequence[Statement], context: Context) -> None:
        self._context = context
        self._at = {(m.start, m.end): m for s in statements for m in s.mentions}
        self._plants = [m for s in statements for m in s.named("project") if m.rule == VENTURE]

    def of(self, mention: Mention, statement: Statement) -> EntityRef | None:
        """The entity meant; None for a pair, and for a word nothing before explains."""
        if mention.subtype == PAIR:
            return None
        if mention.rule == VENTURE:
            return self._plant(mention, statement)
        if mention.rule != ANAPHOR or mention.candidates:
            return self._context.references.of(mention)
        first = self._at.get(mention.full) if mention.full else None
        if first is None:
            return self._led_back(mention, statement)
        if mention.type != first.type or (mention.subtype and first.subtype and mention.subtype != first.subtype):
            return None
        ref = self._context.references.of(first)
        return EntityRef(ref.id, ref.type, ref.name, statement.document.text[mention.start : mention.end])

    def _led_back(self, mention: Mention, statement: Statement) -> EntityRef | None:
        """What the discourse gave the word for; of a plant without a name the last one before it."""
        if mention.name != statement.document.text[mention.start : mention.end]:
            return self._context.references.of(mention)
        at = bisect_right(self._plants, mention.start, key=lambda p: p.end) if mention.type == "project" else 0
        return self._plant(self._plants[at - 1], statement) if at else None

    def _plant(self, mention: Mention, statement: Statement) -> EntityRef:
        """A plant without a name of its own: that of the company which builds it."""
        builder = self._context.references.of(mention.parts[0])
        written = statement.document.text[mention.start : mention.end]
        return self._context.references.unnamed("project", builder.id, written)

    def place(self, mention: Mention, statement: Statement) -> EntityRef | None:
        """The place a name is, or belongs to: the city of "lãnh đạo thành phố Hải Phòng"."""
        if mention.type == "place":
            return self.of(mention, statement)
        found = inner(mention, "place")
        return self.of(found[-1], statement) if found else None


def named(mention: Mention) -> bool:
    """Whether the mention names something itself and does not only point back."""
    return mention.rule != ANAPHOR and mention.subtype != PAIR


def abbreviated(mention: Mention) -> bool:
    """Whether a name is capitals only: an office or body, and no person: "Kepala BPKAD", "Ủy viên BCH"."""
    return " " not in mention.name and len(mention.name) > 2 and mention.name.isupper() and mention.name.isascii()


def rank(mention: Mention) -> str | None:
    """Kind of administrative unit of a place of the gazetteer."""
    row = places.table().get(mention.candidates[0]) if mention.candidates else None
    return row.type if row is not None else mention.subtype


def flat(statement: Statement, members: Sequence[Mention]) -> list[Mention]:
    """A list without the place a member lies in ("Nanning, Guangxi" is one), and without countries beside places."""
    kept: list[Mention] = []
    for mention in members:
        between = statement.document.text[kept[-1].end : mention.start] if kept else ""
        higher = mention.type == "place" and rank(mention) in HIGHER
        if kept and higher and between.strip() in (",", "，", "") and _lower(kept[-1]):
            continue
        kept.append(mention)
    local = [m for m in kept if m.type != "place" or rank(m) not in COUNTRY]
    return local or kept


def _lower(mention: Mention) -> bool:
    place = mention if mention.type == "place" else next(iter(inner(mention, "place")), None)
    return place is not None and rank(place) not in (*HIGHER, "municipality")
