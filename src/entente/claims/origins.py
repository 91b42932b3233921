"""What an origin includes, where the text itself breaks it down: "China", of it mainland, Taiwan and Hong Kong."""

from __future__ import annotations

from collections.abc import Sequence

from entente.claims.items import Item
from entente.claims.reading import Reading
from entente.model.claim import EntityRef

PARTS = {
    "place:mainland-china": "mainland",
    "place:taiwan": "taiwan",
    "place:hong-kong": "hong_kong",
    "place:macao": "macau",
    "place:macau": "macau",
}
WHOLE = "place:china"
SCOPES = {
    frozenset(("mainland", "hong_kong", "macau")): "mainland_hong_kong_macau",
    frozenset(("mainland", "taiwan", "hong_kong")): "mainland_taiwan_hong_kong",
    frozenset(("mainland", "taiwan", "hong_kong", "macau")): "mainland_taiwan_hong_kong_macau",
}


def include(readings: Sequence[Reading]) -> None:
    """Say on the figures of "China" what they include, when their parts are told in the same sentence."""
    parts: dict[Item, set[str]] = {}
    for reading in readings:
        item, origin = reading.item, reading.facets.get("origin")
        if item is not None and item.parent is not None and isinstance(origin, EntityRef) and origin.id in PARTS:
            parts.setdefault(item.parent, set()).add(PARTS[origin.id])
    for reading in readings:
        origin = reading.facets.get("origin")
        scope = SCOPES.get(frozenset(parts.get(reading.item, ()))) if reading.item is not None else None
        if scope and isinstance(origin, EntityRef) and origin.id == WHOLE:
            reading.facets["origin_scope"] = scope
