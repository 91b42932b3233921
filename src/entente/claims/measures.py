"""Figures that are the value of a measure: counts, money, areas, capacities … each with its property."""

from __future__ import annotations

from collections.abc import Iterator

from entente.claims.comparing import is_base, moves
from entente.claims.frames import Facets, Frame, under
from entente.claims.items import SPENT, Item, idle, resolve
from entente.claims.layout import Figure, Head, Layout, reach
from entente.claims.placing import country_of, located
from entente.claims.products import product_of
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.claims.whose import Owner
from entente.language import sectors
from entente.model.claim import EntityRef

INVESTED = frozenset(("projects", "capital", "investors", "firms", "tenants", "jobs", "visitors"))
ORIGIN_NEAR = 12.0
CONVERTED = 2.6
TERM = 3.6
SECTOR = 40
_ISO = {"year": "Y", "month": "M"}
ZONED = frozenset(("zone", "place"))


def read(sentence: Sentence) -> Iterator[Reading]:
    """Readings of the figures of a sentence, in text order; a figure that fits no frame is left alone."""
    before: Reading | None = None
    for figure in sentence.layout.figures:
        found = _converted(sentence, before, figure) or _read(sentence, figure)
        if found is not None:
            before = found
            yield found


def _read(sentence: Sentence, figure: Figure) -> Reading | None:
    if not figure.heads:
        return None
    head, item = figure.heads[0], sentence.items.get(figure)
    facets = facets_of(sentence, figure, item)
    if head.dims or (idle(item) and head.code == "capital" and not head.facets.get("investor_scope")):
        return None
    if _part_of_kind(item, figure):
        return None
    _topic(sentence, figure, facets)
    _spent(sentence, figure, facets)
    if is_base(sentence.layout, figure) or moves(sentence.layout, figure) or not _sectored(sentence, figure, facets):
        return None
    if facets.get("told") and not facets.get(str(facets["told"])):
        return None
    if (term := _term(sentence, figure)) is not None:
        facets["term"] = term
    for dim in sorted(figure.dims):
        for frame in under(head.code, dim):
            owner = sentence.bearings.subject(figure, frame, item)
            if owner is None or _of_zone(sentence, figure, frame) or not _own_area(sentence, figure, frame, owner):
                continue
            _scope(sentence, figure, facets, owner)
            if frame.fits(figure.unit, facets, _belongs(figure, item, owner)):
                return Reading(figure, frame, head, facets, owner, item, reach(sentence.layout, head, figure))
    return None


def _continued(sentence: Sentence, figure: Figure) -> bool:
    """Whether the sentence goes on telling what the one before told of foreign investment.

    An item of a list of it, a part of a flow ("5 dự án điều chỉnh"), a count with its capital beside a rank ("thứ ba
    với 584 dự án").
    """
    if sentence.led:
        return True
    if not sentence.topic:
        return False
    item = sentence.items.get(figure)
    both = item is not None and item.lead is not None and item.holds("capital")
    ranked = bool(sentence.layout.cued("first", "ranked")) or any("rank" in f.dims for f in sentence.layout.figures)
    return bool(figure.facets.get("component")) or (both and ranked)


def _spent(sentence: Sentence, figure: Figure, facets: Facets) -> None:
    """Foreign and domestic capital told after "realised investment" is realised too."""
    own = figure.heads[0].facets
    open_ = sentence.spent and figure.heads[0].code == "capital" and "stage" not in facets
    if open_ and own.get("investor_scope") and "counting" not in own and "component" not in own:
        facets["stage"] = SPENT


def _sectored(sentence: Sentence, figure: Figure, facets: Facets) -> bool:
    """Whether a figure limited to a sector can be told: a sector named becomes a qualifier, an unknown one bars it."""
    layout, head = sentence.layout, figure.heads[0]
    document = sentence.statement.document
    if (sector := _sector_beside(layout, head)) is not None:
        facets["sector"] = sector
        return True
    low, high = min(head.end, figure.start), max(head.end, figure.start)
    cue = next((c for c in layout.cued("sector") if low <= c.start and c.end <= high), None)
    if cue is None or head.end > figure.start > head.start:
        return True
    found = sectors.mentions(document.text, document.language, cue.start, min(high, cue.end + SECTOR))
    if found:
        written = document.text[found[0].start : found[0].end]
        facets["sector"] = EntityRef(found[0].candidates[0], "sector", found[0].name, written)
    return bool(found)


def _sector_beside(layout: Layout, head: Head) -> EntityRef | None:
    """A sector named right before the head as its modifier: 制造业实际使用外资, "manufacturing FDI"."""
    if head.code not in ("capital", "projects"):
        return None
    document = layout.statement.document
    low = max(layout.statement.start, head.start - SECTOR)
    found = sectors.mentions(document.text, document.language, low, head.start)
    if (
        not found
        or found[-1].subtype == "product"
        or found[-1].name == "investment"
        or document.text[found[-1].end : head.start].strip()
    ):
        return None
    return EntityRef(found[-1].candidates[0], "sector", found[-1].name, document.text[found[-1].start : found[-1].end])


def _term(sentence: Sentence, figure: Figure) -> str | None:
    """How long a rate or a price holds: the years right behind it ("10 percent for 15 years")."""
    layout = sentence.layout
    after = next((f for f in layout.figures if f.number == figure.number + 1), None)
    if after is None or after.unit not in _ISO or layout.gap(figure.end, after.start) > TERM:
        return None
    value = after.mark.quantity.value if after.mark.quantity else None
    return f"P{int(value)}{_ISO[after.unit]}" if value is not None and value == int(value) else None


def _part_of_kind(item: Item | None, figure: Figure) -> bool:
    """A part of a count of parks by where they lie: not a count of the place's parks."""
    if item is None or item.lead is not figure or item.parent is None or item.parent.lead is None:
        return False
    code = figure.heads[0].code
    return code in ("parks", "zones") and item.parent.lead.heads[0].code == code and not figure.facets.get("scope")


def _topic(sentence: Sentence, figure: Figure, facets: Facets) -> None:
    """A figure that follows "FDI" in its sentence, with nobody else's investment told there, is of FDI too.

    A total never takes the scope of a part told behind "of which".
    """
    if facets.get("investor_scope") or figure.heads[0].code not in ("projects", "capital"):
        return
    layout = sentence.layout
    scopes = [c for c in layout.cues if c.means("investor_scope")]
    parts = [c.start for c in layout.cued("part")]
    before = [c for c in scopes if c.end <= figure.start and not any(p <= c.start for p in parts)]
    told = bool(before) and all(c.means("investor_scope") == "foreign" for c in scopes)
    counted = facets.get("component") or facets.get("counting") in ("registered", "in_force")
    open_ = not scopes and (_continued(sentence, figure) or (sentence.foreign_only and counted))
    if told or open_:
        facets["investor_scope"], facets["invested"] = "foreign", "yes"


def _of_zone(sentence: Sentence, figure: Figure, frame: Frame) -> bool:
    """Whether a zone named in the sentence owns a figure that this frame would give to its place."""
    if frame.subjects != ("place",) or figure.heads[0].code not in ("projects", "capital"):
        return False
    lead = sentence.items[figure].lead if figure in sentence.items else None
    owner = sentence.bearings.of(lead or figure, ZONED)
    return owner is not None and owner.kind == "zone"


def _own_area(sentence: Sentence, figure: Figure, frame: Frame, owner: Owner) -> bool:
    """Whether an area told of a place is that of the place itself, not of something that lies in it."""
    if frame.property != "area" or owner.kind != "place":
        return True
    here = sentence.statement.start <= owner.start < owner.end <= figure.start
    if not here:
        return figure.unit == "km2" and owner.end <= figure.start
    placed = next((p for p in sentence.bearings.placed if p.mention.start == owner.start), None)
    return placed is None or not located(sentence.layout, placed.mention)


def _belongs(figure: Figure, item: Item | None, owner: Owner) -> str:
    """Kind of thing the figure belongs to: its subject, or the parks an area is told of."""
    lead = item.lead if item else None
    if lead is not None and lead is not figure and lead.heads[0].code in ("parks", "zones"):
        return lead.heads[0].code
    return owner.kind


def facets_of(sentence: Sentence, figure: Figure, item: Item | None) -> Facets:
    """Everything known of the figure, origins and the investors' scope that follows from them included."""
    facets = resolve(figure, item)
    if figure.heads and (product := product_of(sentence.layout, figure.heads[0])) is not None:
        facets["product"] = product
    if figure.heads and figure.heads[0].code == "origins" and any(c.means("invested") for c in sentence.layout.cues):
        facets["invested"] = "yes"
    origin = sentence.origins.get(figure) or _of_item(sentence, item)
    if origin is not None:
        facets["origin"] = origin
    return facets


def _of_item(sentence: Sentence, item: Item | None) -> object:
    """The origin said once for all figures of an item."""
    if item is None or item.lead is None:
        return None
    return next((sentence.origins[f] for f in item.figures if f in sentence.origins), None)


def _scope(sentence: Sentence, figure: Figure, facets: Facets, owner: Owner) -> None:
    """An origin in another country makes the investors foreign, one in the same country domestic."""
    origin = facets.get("origin")
    if origin is None or facets.get("investor_scope") or figure.heads[0].code not in INVESTED:
        return
    there, here = country_of(sentence.codes.get(origin.id)), country_of(owner.code)
    if there is None or here is None:
        return
    if there == here:
        facets["investor_scope"] = "domestic"
        facets.setdefault("invested", "yes")
    elif facets.get("invested") or sentence.foreign or sentence.topic:
        facets["investor_scope"] = "foreign"


def _converted(sentence: Sentence, before: Reading | None, figure: Figure) -> Reading | None:
    """A second amount in another currency right behind: a stated conversion of the first."""
    if before is None or "money" not in figure.dims or "money" not in before.figure.dims:
        return None
    layout = sentence.layout
    first = before.figure
    gap = layout.text(first.end, figure.start)
    said = any(first.end <= c.start < figure.start for c in layout.cued("convert"))
    opened = gap.strip() in ("(", "（")
    if figure.unit == first.unit or not (said or opened) or layout.gap(first.end, figure.start) > CONVERTED + 3 * said:
        return None
    written = layout.text(first.mark.start, first.mark.end)
    head: Head = before.head
    return Reading(figure, before.frame, head, before.facets, before.owner, before.item, before.distance, written)
