"""Items: a count and the figures that go with it ("18 FDI projects with 200 million USD"), and items inside items."""

from __future__ import annotations

from dataclasses import dataclass, field

from entente.claims.attach import add
from entente.claims.frames import Facets
from entente.claims.layout import Figure, Layout

OPENERS = frozenset(("projects", "parks", "zones", "agreements", "certificates", "investors", "firms"))
# What the figures of an item have in common with its count, and a part with its whole.
SHARED: tuple[str, ...] = ("investor_scope", "invested", "origin", "component", "inside", "sector", "scope", "stage")
SHARED += ("size_class", "modality", "being", "gross", "done", "came", "accounting", "group", "signed")
SHARED += ("agreement_kind",)
HANDED: tuple[str, ...] = ("investor_scope", "invested", "being", "gross", "done", "accounting", "inside", "sector")
HANDED += ("signed",)
SPENT = "disbursed"
_OF_COUNT = frozenset(("signed", "attending"))  # stages a count hands to its money; "disbursed" is the money's own


@dataclass(slots=True, eq=False)
class Item:
    """A count with its figures; ``parent`` is the item it is a part of."""

    lead: Figure | None = None
    parent: Item | None = None
    figures: list[Figure] = field(default_factory=list)

    def holds(self, head: str) -> bool:
        """Whether a figure under this head is there already, not counting percentages."""
        return any(f.heads and f.heads[0].code == head and "percent" not in f.dims for f in self.figures)


def itemise(layout: Layout, carried: Item | None) -> dict[Figure, Item]:
    """The item of every figure that has one; ``carried`` is the item a sentence begins inside of ("of which …")."""
    parts = [cue.start for cue in layout.cued("part")]
    items: dict[Figure, Item] = {}
    current: Item | None = None
    whole = carried
    for figure in layout.figures:
        fresh = [at for at in parts if current and current.lead and current.lead.end <= at <= figure.start]
        if fresh:
            whole = current
            parts = [at for at in parts if at not in fresh]
        if opens(figure):
            if current and _bracketed(layout, current, figure):
                whole = current
            current = Item(figure, whole)
        elif current is None or (_parted(layout, current, figure) and not (idle(current) and "money" in figure.dims)):
            current = Item(None, whole)
        home = _home(current, figure)
        home.figures.append(figure)
        items[figure] = home
    return items


def _bracketed(layout: Layout, item: Item, figure: Figure) -> bool:
    """Whether a count of the same things in brackets breaks the item down: "465 projects … (292 in parks …)"."""
    if item.lead is None or item.lead.heads[0].code != figure.heads[0].code:
        return False
    between = layout.text(item.figures[-1].end, figure.start)
    return any(mark in between for mark in "(（") and not any(mark in between for mark in ")）;；")


def _home(item: Item, figure: Figure) -> Item:
    """A second amount under one head belongs to the whole that has none yet: "… (3.08 bn) with a total of 6.52 bn"."""
    head = figure.heads[0].code if figure.heads else ""
    parent = item.parent
    if item.lead and parent and parent.lead and "money" in figure.dims and item.holds(head) and not parent.holds(head):
        return parent
    return item


def opens(figure: Figure) -> bool:
    """Whether the figure counts things that have figures of their own."""
    if not figure.heads or not figure.dims & {"count", "number"}:
        return False
    return figure.heads[0].code in OPENERS or bool(figure.heads[0].dims)


def idle(item: Item | None) -> bool:
    """Whether an item counts something no measure of ours is told of: its capital is none of ours either."""
    return item is not None and item.lead is not None and bool(item.lead.heads[0].dims)


def _parted(layout: Layout, item: Item, figure: Figure) -> bool:
    last = item.figures[-1]
    between = layout.text(last.end, figure.start)
    return any(stop in between for stop in (";", "；", "\n"))


def resolve(figure: Figure, item: Item | None) -> Facets:
    """All that is known of a figure: from its whole, its item, the sway of the sentence, its head and its own."""
    facets: Facets = {}
    if item and item.parent:
        _inherit(facets, item.parent, HANDED)
    if item and item.lead and item.lead is not figure:
        _inherit(facets, item, SHARED)
    since = item.lead.start if item and item.lead and item.lead is not figure else -1
    facets |= {key: value for key, (at, value) in figure.swayed.items() if at > since or key not in facets}
    own: Facets = {}
    if figure.heads:
        add(own, figure.heads[0].facets)
    add(own, figure.facets)
    return facets | own


def _inherit(facets: Facets, item: Item, keys: tuple[str, ...]) -> None:
    first = item.lead or next(iter(item.figures), None)
    if first is None:
        return
    known = resolve(first, item)
    for key in keys:
        value = known.get(key)
        if value is not None and not (key == "stage" and value not in _OF_COUNT):
            facets[key] = value
    if known.get("counting") == "in_force":
        facets.setdefault("being", "yes")
    if item.lead is None and known.get("stage") == SPENT:
        facets["stage"] = SPENT
