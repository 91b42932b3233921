"""Ranks: of an origin among all, of a place by a measure, in named indices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from entente.claims.as_of import governing
from entente.claims.attach import attach
from entente.claims.belonging import disowned
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.drafting import PLAIN, SURE, as_of_of, of_merger
from entente.claims.focus import is_country, is_region
from entente.claims.frames import under
from entente.claims.layout import Figure, Head, Layout, lay_out
from entente.claims.moods import mood
from entente.claims.placing import Placed, country_of, place_all
from entente.claims.products import product_of
from entente.claims.qualifiers import MERGED, merged_on
from entente.claims.sentence import FAMILIES, begins_inside
from entente.claims.statement import Statement
from entente.claims.whose import Bearings, Owner
from entente.model.claim import EntityRef, QualifierValue
from entente.model.mark import Mark, Mention
from entente.model.quantity import Quantity, bounded

MOST = 100  # figures of one sentence
NEAR = 8.0
LISTED = 14.0
CHAINED = 9.0
NAMED = 2.6
WORLD = ("place", "World")
_MEASURED = ("money", "count", "mass", "area", "percent", "rank")
_OF_PLACES = ("population", "area", "parks", "reserve", "forest", "visitors", "projects", "capital", "jobs")
_OF_ECONOMY = ("economy_size", "gdp", "gdp_per_capita", "economic_growth", "trade", "trade_balance", "budget")
_OF_WORKS = ("industrial_output", "cargo", "passengers", "capacity", "length", "output")
_NOT_OF_PLACES = frozenset(("project_area", "project_capacity", "project_capital", "project_jobs", "project_output"))
_RANKED = frozenset((*_OF_PLACES, *_OF_ECONOMY, *_OF_WORKS))
_ORIGIN_MEASURES = {"projects": "fdi_project_count", "capital": "fdi_registered_capital"}
_INVESTED = {
    "projects": ("investment_project_count", "fdi_project_count"),
    "capital": ("investment_capital", "fdi_registered_capital"),
}


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank as told: by a number or by a word such as "first", "topping"."""

    start: int
    end: int
    quantity: Quantity
    mark: Mark | None
    rule: str


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Drafts of all ranks, with the statement each stands in."""
    last: Owner | None = None
    block = -1
    for statement in statements:
        if statement.block.start != block and not begins_inside(statement):
            last = None
        block = statement.block.start
        if len(statement.quantities) > MOST:
            continue
        layout = lay_out(statement, FAMILIES)
        attach(layout)
        ranks = list(_ranks(layout))
        if not ranks:
            last = _subject_of(layout, context) or last
            continue
        placed = place_all(layout, context.references)
        bearings = Bearings(layout, context, placed, last)
        for rank in ranks:
            for draft in _drafts(bearings, rank):
                yield draft, statement
        last = _subject_of(layout, context) or last


def _subject_of(layout: Layout, context: Context) -> Owner | None:
    places = place_all(layout, context.references)
    own = [o for o in Bearings(layout, context, places).owners if o.kind == "place"]
    return next((o for o in own if not is_country(o.code)), own[0] if own else None)


def _ranks(layout: Layout) -> Iterator[Rank]:
    """Ranks of a sentence; a leading group without a number is none."""
    barred = layout.cued("barred")
    numbered = [m for m in layout.statement.quantities if m.kind == "ordinal"]
    for mark in numbered:
        if mark.quantity is not None:
            yield Rank(mark.start, mark.end, replace(mark.quantity, unit="rank"), mark, "")
    reach = -1
    for cue in sorted(layout.cued("first"), key=lambda c: (c.start, -c.end)):
        if cue.start < reach:
            continue
        reach = cue.end
        if any(m.start < cue.end and cue.start < m.end for m in numbered):
            continue
        if any(b.end <= cue.end and _bars(layout, b.end, cue.start) for b in barred):
            continue
        value = Decimal(int(cue.means("rank") or 1))
        yield Rank(cue.start, cue.end, bounded(value, "exact", "rank", Decimal(1)), None, cue.phrase.rule)


def _bars(layout: Layout, start: int, end: int) -> bool:
    """Whether "one of", "top 6" still governs a superlative behind it: no comma between."""
    return not any(c in layout.text(start, end) for c in ",，;；") and layout.gap(start, end) <= NEAR


def _drafts(bearings: Bearings, rank: Rank) -> Iterator[Draft]:
    rankings = _rankings(bearings.layout, rank)
    if rankings:
        yield from (_index(bearings, rank, mention) for mention in rankings)
        return
    head = _measure(bearings.layout, rank)
    if head is None:
        return
    origin = _origin(bearings, rank, head)
    made = _of_origin(bearings, rank, head, origin) if origin else _indicator(bearings, rank, head)
    if made is not None:
        yield made


def _rankings(layout: Layout, rank: Rank) -> list[Mention]:
    """The indices a rank holds for: those of its list, up to the next rank."""
    named = [m for m in layout.mentions if m.type == "ranking"]
    others = [r for r in layout.figures if "rank" in r.dims and r.start != rank.start]
    after = [m for m in named if m.start >= rank.end and not any(rank.end <= o.start < m.start for o in others)]
    before = [m for m in named if m.end <= rank.start and not any(m.end <= o.start < rank.start for o in others)]
    if before and others:
        return before[-1:]
    if after and layout.gap(rank.end, after[0].start) <= LISTED:
        return after
    return before[-1:] if before and layout.gap(before[-1].end, rank.start) <= LISTED else []


def _measure(layout: Layout, rank: Rank) -> Head | None:
    """The nearest head a rank can be by."""
    scored = []
    for i, head in enumerate(layout.heads):
        if head.dims or head.code not in _RANKED:
            continue
        gap = layout.between((head.start, head.end), (rank.start, rank.end))
        scored.append((gap, i))
    named = [i for gap, i in scored if layout.heads[i].start >= rank.end and gap <= NAMED]
    if named:
        return layout.heads[min(named, key=lambda i: layout.heads[i].start)]
    best = min(scored, default=None)
    if best and best[0] <= NEAR:
        return layout.heads[best[1]]
    before = [f for f in layout.figures if f.end <= rank.start and f.heads and not f.heads[0].dims]
    return before[-1].heads[0] if before and layout.gap(before[-1].end, rank.start) <= CHAINED else None


def _origin(bearings: Bearings, rank: Rank, head: Head) -> Placed | None:
    """The foreign place that is ranked, where a measure of investment of another place is told."""
    if head.code not in _ORIGIN_MEASURES:
        return None
    here = bearings.country
    before = [p for p in bearings.placed if p.mention.end <= rank.start and p.role in ("free", "origin")]
    foreign = [p for p in before if here and is_country(p.code) and country_of(p.code) not in (None, here)]
    return foreign[-1] if foreign else None


def _of_origin(bearings: Bearings, rank: Rank, head: Head, origin: Placed | None) -> Draft | None:
    owner = _owner(bearings, rank)
    if owner is None or origin is None:
        return None
    draft = _draft(bearings, rank, "fdi_origin_rank", owner, head.rule)
    draft.qualifiers = {"origin": origin.ref, "measure": _ORIGIN_MEASURES[head.code]}
    return draft


def _indicator(bearings: Bearings, rank: Rank, head: Head) -> Draft | None:
    owner = _owner(bearings, rank)
    foreign = any(cue.means("investor_scope") == "foreign" for cue in bearings.layout.cues)
    measure = _property(head, foreign)
    if owner is None or measure is None or measure in _NOT_OF_PLACES:
        return None
    if disowned(bearings.layout, owner, bearings.placed, rank.start):
        return None
    draft = _draft(bearings, rank, "indicator_rank", owner, rank.rule or head.rule)
    scope = _scope(bearings, rank, owner)
    if rank.mark is None and not scope:
        return None
    if is_country(owner.code) and "scope" not in scope:
        return None
    draft.qualifiers = {"measure": measure, **scope}
    if (product := product_of(bearings.layout, head)) is not None:
        draft.qualifiers["product"] = product
    _bound(bearings, draft, owner)
    return draft


def _bound(bearings: Bearings, draft: Draft, owner: Owner) -> None:
    """Boundaries and as-of of a rank told of a merged place."""
    begun = merged_on(bearings.layout.statement, owner.code) if bearings.layout.cued(MERGED) else None
    if begun is None:
        return
    draft.qualifiers["boundaries"] = f"{begun}/.."
    as_of = of_merger(bearings.layout.statement, owner.code, bearings.layout.statement.dates[0])
    if as_of is not None:
        draft.as_of, draft.as_of_basis, draft.as_of_span = as_of.edtf, as_of.basis, as_of.span


def _index(bearings: Bearings, rank: Rank, ranking: Mention) -> Draft:
    owner = _owner(bearings, rank)
    draft = _draft(bearings, rank, "index_rank", owner, rank.rule or f"{_code(bearings)}.rankings.index")
    whole = _country(bearings, owner)
    draft.qualifiers = {"ranking": bearings.references.of(ranking), **({"scope": whole} if whole else {})}
    draft.qualifiers |= _scope(bearings, rank, owner)
    draft.qualifiers.pop("among", None)
    return draft


def _owner(bearings: Bearings, rank: Rank) -> Owner | None:
    figure = Figure(rank.mark or Mark(rank.start, rank.end, "ordinal", rank.quantity), frozenset(("rank",)), -1)
    found = bearings.of(figure, frozenset(("place",)))
    if found is not None and (is_country(found.code) or is_region(found.code)):
        places = [o for o in bearings.owners if o.kind == "place" and o.end <= rank.start]
        own = [o for o in places if not is_country(o.code) and not is_region(o.code)]
        last = bearings.last if bearings.last and not is_country(bearings.last.code) else None
        found = own[-1] if own else last or (found if bearings.country is None else None)
    return found or bearings.last or bearings.in_focus(("place",))


def _property(head: Head, foreign: bool) -> str | None:
    """The property a rank is by: that of the head, of foreign investors where the sentence speaks of them."""
    if head.code == "economy_size":
        return "economy_size"
    if head.code in _INVESTED:
        scope = head.facets.get("investor_scope")
        return _INVESTED[head.code][scope == "foreign" or (foreign and scope is None)]
    for dim in _MEASURED:
        for frame in under(head.code, dim):
            if not frame.when or head.facets.get(frame.when[0][0]) in frame.when[0][1]:
                return frame.property
    return None


def _scope(bearings: Bearings, rank: Rank, owner: Owner | None) -> dict[str, QualifierValue]:
    """Where the rank holds (the country, the world) and among what."""
    layout = bearings.layout
    near = sorted((layout.between((c.start, c.end), (rank.start, rank.end)), c.start, c) for c in layout.cued("whole"))
    found: dict[str, QualifierValue] = {}
    if near and near[0][0] <= LISTED:
        scope = str(near[0][2].means("scope"))
        ref = bearings.references.named(*WORLD) if scope == "world" else _country(bearings, owner)
        if ref is not None:
            found["scope"] = ref
        found["among"] = "cities" if scope == "world" else "provinces"
    elif (whole := _named_whole(bearings, rank)) is not None:
        found["scope"], found["among"] = whole, "provinces"
    return found


def _named_whole(bearings: Bearings, rank: Rank) -> EntityRef | None:
    """A country right behind or before the rank: "Vietnam's third largest economy"."""
    layout = bearings.layout
    for placed in bearings.placed:
        gap = layout.between((placed.mention.start, placed.mention.end), (rank.start, rank.end))
        if gap <= 3.0 and country_of(placed.code) == bearings.country and placed.ref.type == "place":
            row = placed.code or ""
            if row == bearings.country:
                return placed.ref
    return None


def _country(bearings: Bearings, owner: Owner | None) -> EntityRef | None:
    code = country_of(owner.code) if owner else None
    return bearings.references.place(code) if code and code != (owner.code if owner else None) else None


def _code(bearings: Bearings) -> str:
    return bearings.layout.statement.document.language


def _draft(bearings: Bearings, rank: Rank, property_: str, owner: Owner | None, rule: str) -> Draft:
    layout = bearings.layout
    figure = Figure(rank.mark or Mark(rank.start, rank.end, "ordinal", rank.quantity), frozenset(("rank",)), -1)
    when = governing(layout, figure)
    modality, tags = mood(layout, figure, when, bearings.context.known_day)
    as_of = as_of_of(layout.statement, bearings.context, when, modality)
    return Draft(
        property=property_,
        start=rank.start,
        end=rank.end,
        rule=rule,
        subject=owner.ref if owner else None,
        quantity=rank.quantity,
        hedge=rank.mark.hedge if rank.mark else None,
        as_of=as_of.edtf,
        as_of_basis=as_of.basis,
        as_of_span=as_of.span,
        modality=modality,
        confidence=SURE if rank.mark else PLAIN,
        tags=tags,
    )
