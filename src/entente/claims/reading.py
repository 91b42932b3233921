"""What the engine makes of one figure, before it is a draft."""

from __future__ import annotations

from dataclasses import dataclass

from entente.claims.frames import Facets, Frame
from entente.claims.items import Item
from entente.claims.layout import Figure, Head
from entente.claims.whose import Owner


@dataclass(slots=True)
class Reading:
    """A figure read as a measure: its frame, head, facets, subject and item."""

    figure: Figure
    frame: Frame
    head: Head
    facets: Facets
    owner: Owner
    item: Item | None
    distance: float = 0.0
    conversion_of: str | None = None
    point: str | None = None
