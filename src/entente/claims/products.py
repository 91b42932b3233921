"""The product a figure is limited to: named right behind its head ("cadangan timbal dan seng", "coffee exports")."""

from __future__ import annotations

from entente.claims.layout import Head, Layout
from entente.language import sectors
from entente.model.claim import EntityRef

PRODUCING = frozenset(("reserve", "trade", "capacity", "output", "cargo"))
BESIDE = 24  # characters looked at on either side of the head


def product_of(layout: Layout, head: Head) -> EntityRef | None:
    """The sector or product that stands right beside the head; None where there is none."""
    if head.code not in PRODUCING:
        return None
    document = layout.statement.document
    low = max(layout.statement.start, head.start - BESIDE)
    high = min(layout.statement.end, head.end + BESIDE)
    for mention in sectors.mentions(document.text, document.language, low, high):
        between = document.text[head.end : mention.start] or document.text[mention.end : head.start]
        if mention.subtype == "product" and len(between.strip()) <= 2:
            return EntityRef(mention.candidates[0], "sector", mention.name, document.text[mention.start : mention.end])
    return None
