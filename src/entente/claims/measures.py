"""Figures that are the value of a measure: counts, money, areas, capacities … each with its property."""

from __future__ import annotations

from collections.abc import Iterator

from entente.claims.frames import Facets, under
from entente.claims.items import Item, idle, resolve
from entente.claims.layout import Figure, Head, reach
from entente.claims.placing import country_of
from entente.claims.products import product_of
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.claims.whose import Owner

INVESTED = frozenset(("projects", "capital", "investors", "firms", "tenants", "jobs", "visitors"))
ORIGIN_NEAR = 12.0
CONVERTED = 2.6


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
    for dim in sorted(figure.dims):
        for frame in under(head.code, dim):
            owner = sentence.bearings.subject(figure, frame, item)
            if owner is None:
                continue
            _scope(sentence, figure, facets, owner)
            if frame.fits(figure.unit, facets, _belongs(figure, item, owner)):
                return Reading(figure, frame, head, facets, owner, item, reach(sentence.layout, head, figure))
    return None


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
    if before and all(c.means("investor_scope") == "foreign" for c in scopes):
        facets["investor_scope"], facets["invested"] = "foreign", "yes"
    elif sentence.topic and facets.get("component") and not scopes:
        facets["investor_scope"], facets["invested"] = "foreign", "yes"


def _belongs(figure: Figure, item: Item | None, owner: Owner) -> str:
    """Kind of thing the figure belongs to: its subject, or the parks an area is told of."""
    lead = item.lead if item else None
    if lead is not None and lead is not figure and lead.heads[0].code == "parks":
        return "parks"
    return owner.kind


def facets_of(sentence: Sentence, figure: Figure, item: Item | None) -> Facets:
    """Everything known of the figure, origins and the investors' scope that follows from them included."""
    facets = resolve(figure, item)
    if figure.heads and (product := product_of(sentence.layout, figure.heads[0])) is not None:
        facets["product"] = product
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
    elif facets.get("invested") or sentence.foreign:
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
