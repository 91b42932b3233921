"""What a figure must not be told of: readings that are dropped because their subject or value is not theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entente.claims.focus import is_country
from entente.claims.layout import Figure, Layout
from entente.claims.placing import INVESTING, POINTING, Placed, beside, country_of
from entente.claims.reading import Reading
from entente.claims.sentence import Sentence
from entente.claims.whose import Owner
from entente.model.claim import EntityRef
from entente.model.mark import Mention

ALIAS = 3  # characters: "(BOI)" behind the name that holds the place
AT_ONCE = 2.6
TOLD_BY = 14  # characters between "according to" and the body named
CLASSED = frozenset(("projects", "firms", "investors", "tenants"))
FROM = 1.6
BEFORE = 1.3  # a word of planning, a partner without a name stands right before its figure
COUNTS = {"industrial_park": 2000, "zone": 5000, "mechanism": 1000, "country_or_territory": 250, "locality": 5000}
PARTED = frozenset(("area", "project_area", "project_capital", "project_capacity", "project_jobs", "trade_turnover"))
PARTED |= frozenset(("container_throughput", "cargo_throughput", "visitor_count", "jobs", "budget_revenue"))
TRAVEL = frozenset(("visitors", "passengers"))
_NUMBERED = re.compile(r"(?:\b[A-Z]{2,8}) $")  # "VSIP 3 Industrial Park" is a name, no count
_TIMES = re.compile(r"\d ?[x×] ?$")


def keep(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """The readings a text really tells: of a place that owns the figure, a whole, a level."""
    kept: list[Reading] = []
    for reading in readings:
        if not (_of_another(sentence, reading) or _untold(sentence, reading) or _part(sentence, reading, kept)):
            _origin(sentence, reading)
            kept.append(reading)
    return [r for r in kept if not _contradicts(sentence, r)]


def of_kept(
    sentence: Sentence, rates: Sequence[Reading], read: Sequence[Reading], kept: Sequence[Reading]
) -> Iterator[Reading]:
    """The rates that do not speak of a figure right before them that was dropped, or read as nothing."""
    told = [r.figure for r in (*kept, *rates)]
    dropped = [r.figure for r in read if r not in kept]
    for rate in rates:
        if (
            _class(sentence.layout, rate.figure)
            or _of_another(sentence, rate)
            or _contradicts(sentence, rate)
            or _behind(sentence, rate)
        ):
            continue
        before = [
            f for f in sentence.layout.figures if f.number < rate.figure.number and not f.dims & {"percent", "ratio"}
        ]
        if not (before and (any(before[-1] is f for f in dropped) or _skips(sentence.layout, before[-1], rate, told))):
            _origin(sentence, rate)
            yield rate


def _skips(layout: Layout, before: Figure, rate: Reading, told: Sequence[Figure]) -> bool:
    """Whether a change follows at once on a figure no property was found for: it is that figure's change."""
    if before in told or not before.dims & {"mass", "count", "money"} or rate.frame.property == "share_of_total":
        return False
    return before.end <= rate.figure.start and layout.gap(before.end, rate.figure.start) <= AT_ONCE


def disowned(layout: Layout, owner: Owner, placed: Sequence[Placed], start: int) -> bool:
    """Whether a place is one of several named together, or something else acts between it and a figure."""
    here = layout.statement.start <= owner.start < owner.end
    if here and beside(Mention(owner.start, owner.end, "place", ""), owner.code, placed, layout):
        return True
    return _acts(layout, owner.end if here and owner.end <= start else layout.statement.start - ALIAS - 1, start)


def _of_another(sentence: Sentence, reading: Reading) -> bool:
    owner = reading.owner
    if owner.kind != "place" or reading.figure in sentence.bearings.given:
        return False
    return disowned(sentence.layout, owner, sentence.bearings.placed, reading.figure.start)


def _acts(layout: Layout, low: int, high: int) -> bool:
    """Whether a body, a firm or a region without a name acts between: not one that only says something."""
    said = [c.start for c in layout.statement.cued("speech", "say", "tell")]
    told = [c.end for c in layout.statement.cued("speech", "according")]
    actors = [(c.start, c.end) for c in layout.cued("actor")]
    actors += [(m.start, m.end) for m in layout.mentions if _acting(layout, m)]
    counted = [(f.mark.start, f.mark.end) for f in layout.figures]
    return any(
        low + ALIAS < start
        and end <= high
        and not any(a < end and start < b for a, b in counted)
        and not any(end <= at < high for at in said)
        and not any(0 <= start - at <= TOLD_BY for at in told)
        for start, end in actors
    )


def _acting(layout: Layout, mention: Mention) -> bool:
    """Whether a name is that of a body that could own figures, not of investors or of one thing in a list."""
    if mention.type != "organisation" or mention.rule == POINTING or mention.subtype == "collective":
        return False
    return mention.concept not in INVESTING and layout.text(mention.start - 1, mention.start) not in ("、", "·")


def _behind(sentence: Sentence, reading: Reading) -> bool:
    """Whether the subject is only part of another name behind the figure: the RI of "BKPM RI"."""
    owner = reading.owner
    if owner.kind != "place":
        return False
    wrapped = {p.mention.start for p in sentence.bearings.placed if p.wrapped}
    return owner.start >= reading.figure.end and owner.start in wrapped


def _untold(sentence: Sentence, reading: Reading) -> bool:
    """Whether the value is none of the kind: a target as realised, a count without bounds, one of "2 x 65"."""
    layout, figure, property_ = sentence.layout, reading.figure, reading.frame.property
    value = figure.mark.quantity.value if figure.mark.quantity else None
    if value is not None and value > COUNTS.get(reading.frame.as_unit or "", value):
        return True
    if property_ == "project_capacity":
        written = layout.text(max(layout.statement.start, figure.mark.start - 4), figure.mark.start)
        return figure.unit is None or _TIMES.search(written) is not None
    if property_ == "industrial_park_count" and _NUMBERED.search(layout.text(layout.statement.start, figure.start)):
        return True
    owner = reading.owner
    if owner.kind == "infrastructure" and any(p.mention.end == owner.start for p in _countries(sentence)):
        return True
    if _class(layout, figure) or (not reading.facets.get("component") and _moved(layout, figure)):
        return True
    if property_ == "fdi_origin_count" and any(h.code in TRAVEL for h in layout.heads):
        return True
    if property_.endswith("disbursed_capital") and _right_before(layout, figure, "planned"):
        return True
    return _behind(sentence, reading) or _unnamed_partner(layout, reading) or _of_several(layout, reading)


def _countries(sentence: Sentence) -> list[Placed]:
    """Countries of the sentence: all ports of one (全国港口) are no port."""
    return [p for p in sentence.bearings.placed if is_country(p.code)]


def _moved(layout: Layout, figure: Figure) -> bool:
    """Whether an amount is by how much something changed ("fell by 6.3 trillion"), or what it changed from."""
    if not figure.dims & {"money", "count"}:
        return False
    to = [c.start for c in layout.cued("to")]
    moves = [c for c in layout.cued("move") if c.end <= figure.start]
    for cue in moves:
        level = any(cue.start <= c.start and c.end <= figure.start for c in layout.cued("to", "from"))
        if layout.gap(cue.end, figure.start) < BEFORE and not level:
            return True
    froms = [c for c in layout.cued("from") if c.end <= figure.start and layout.gap(c.end, figure.start) <= FROM]
    froms = [c for c in froms if not any(c.end <= f.start < figure.start for f in layout.figures)]
    return bool(moves and froms) and not any(at >= figure.end for at in to)


def _class(layout: Layout, figure: Figure) -> bool:
    """Whether an amount only says how large the things counted behind it are: 3000万美元以上企业946家."""
    quantity = figure.mark.quantity
    if quantity is None or "money" not in figure.dims or quantity.bound not in ("at_least", "more_than"):
        return False
    return any(h.code in CLASSED and 0 <= h.start - figure.end <= 1 for h in layout.heads)


def _right_before(layout: Layout, figure: Figure, *roles: str) -> bool:
    return any(c.end <= figure.start and layout.gap(c.end, figure.start) <= BEFORE for c in layout.cued(*roles))


def _unnamed_partner(layout: Layout, reading: Reading) -> bool:
    """Whether the trade is with somebody the sentence does not name: "trade with them", "two-way trade"."""
    if reading.frame.property != "trade_turnover" or {"partner", "origin"} & reading.facets.keys():
        return False
    return any(c.end <= reading.figure.start for c in layout.cued("somebody"))


def _of_several(layout: Layout, reading: Reading) -> bool:
    """Whether the capital is that of several projects counted before it: "two projects worth 900 million"."""
    if reading.frame.property != "project_capital":
        return False
    owner, figure = reading.owner, reading.figure
    counts = [f for f in layout.figures if f.end <= figure.start and f.heads and f.heads[0].code == "projects"]
    several = [f for f in counts if f.mark.quantity and f.mark.quantity.value is not None and f.mark.quantity.value > 1]
    return any(not f.end <= owner.start < figure.start for f in several)


def _part(sentence: Sentence, reading: Reading, kept: Sequence[Reading]) -> bool:
    """Whether the figure is a part, told behind "of which", of one told just like it: it would stand as a whole."""
    if reading.frame.property not in PARTED or reading.conversion_of or reading.point:
        return False
    parts = [c.start for c in sentence.layout.cued("part")]
    if reading.owner.start >= reading.figure.end and any(
        reading.figure.end <= at <= reading.owner.start for at in parts
    ):
        return True
    return any(
        other.frame is reading.frame
        and other.owner.ref.id == reading.owner.ref.id
        and other.figure.unit == reading.figure.unit
        and all(other.facets.get(k) == reading.facets.get(k) for k in reading.frame.take)
        and any(other.figure.start < at <= reading.figure.start for at in parts)
        for other in kept
    )


def _origin(sentence: Sentence, reading: Reading) -> None:
    """A place that attracts foreign capital is not where it comes from, nor the partner of its own trade."""
    origin = reading.facets.get("origin")
    if (
        isinstance(origin, EntityRef)
        and _home(sentence, reading, origin)
        and reading.facets.get("investor_scope") != "domestic"
    ):
        del reading.facets["origin"]
    partner = reading.facets.get("partner")
    if isinstance(partner, EntityRef) and _home(sentence, reading, partner):
        del reading.facets["partner"]


def _home(sentence: Sentence, reading: Reading, ref: EntityRef) -> bool:
    here = country_of(reading.owner.code)
    return ref.id == reading.owner.ref.id or (here is not None and country_of(sentence.codes.get(ref.id)) == here)


def _contradicts(sentence: Sentence, reading: Reading) -> bool:
    """Whether investors called domestic come from elsewhere, or from the very place they are counted for."""
    origin, partner = reading.facets.get("origin"), reading.facets.get("partner")
    pointing = {sentence.layout.text(m.start, m.end) for m in sentence.layout.mentions if m.rule == POINTING}
    if isinstance(partner, EntityRef) and partner.as_written in pointing:
        return True
    if reading.facets.get("investor_scope") != "domestic" or not isinstance(origin, EntityRef):
        return False
    there = country_of(sentence.codes.get(origin.id))
    return origin.id == reading.owner.ref.id or there != country_of(reading.owner.code)
