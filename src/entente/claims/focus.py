"""Whose figure it is where the sentence does not say: the entities in focus as the text goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from entente.claims.context import Focus
from entente.claims.layout import Layout, lay_out
from entente.claims.placing import Placed, country_of, place_all
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.model.claim import EntityRef
from entente.vocabulary import places

DEPTH = 6  # places remembered
HELD = frozenset(("zone", "project", "infrastructure", "agreement", "programme", "organisation", "event"))
KINDS = {
    "city": frozenset(("municipality", "city", "prefecture", "capital", "federal_territory", "town")),
    "province": frozenset(("province", "autonomous_region", "state", "region", "municipality", "special_region")),
    "country": frozenset(("country", "territory")),
    "district": frozenset(("district", "county", "regency")),
    "regency": frozenset(("regency",)),
}
KINDS["locality"] = KINDS["city"] | KINDS["province"] | KINDS["district"]


def follow(statements: Sequence[Statement], references: References) -> tuple[Focus, ...]:
    """The focus when each statement begins; the first sentences begin with the document's main place."""
    layouts = [lay_out(s, ("discourse", "statistics", "economy")) for s in statements]
    named = [place_all(layout, references) for layout in layouts]
    trail = _main(named)
    held: dict[str, EntityRef] = {}
    found: list[Focus] = []
    block: int | None = None
    for statement, placed in zip(statements, named, strict=True):
        if statement.block.start != block:
            held = {k: v for k, v in held.items() if k in ("agreement", "event", "programme")}
            block = statement.block.start
        found.append(Focus(tuple(held.items()) + _place(trail), tuple(trail)))
        _remember(trail, placed)
        held |= {m.type: references.of(m) for m in statement.mentions if m.type in HELD and m.subtype != "collective"}
    return tuple(found)


def _place(trail: Sequence[tuple[str | None, EntityRef]]) -> tuple[tuple[str, EntityRef], ...]:
    return (("place", trail[0][1]),) if trail else ()


def _main(named: Sequence[Sequence[Placed]]) -> list[tuple[str | None, EntityRef]]:
    """The place a document is about: of those named in its first lines the one named most, never an origin."""
    free = [p for placed in named for p in placed if p.role == "free"]
    early = {p.ref.id for placed in named[:6] for p in placed if p.role == "free"}
    counts = Counter(p.ref.id for p in free if not is_country(p.code) or len({q.ref.id for q in free}) == 1)
    ranked = sorted(counts, key=lambda id_: (id_ not in early, -counts[id_], id_))
    return [(p.code, p.ref) for p in free if ranked and p.ref.id == ranked[0]][:1]


def _remember(trail: list[tuple[str | None, EntityRef]], placed: Sequence[Placed]) -> None:
    """The first place a sentence speaks of comes to the front; what it only mentions goes behind it."""
    free = [p for p in placed if p.role == "free"]
    plain = [p for p in free if not p.wrapped] or free
    for p in reversed(plain[:3]):
        trail[:] = [(p.code, p.ref), *(t for t in trail if t[1].id != p.ref.id)][:DEPTH]


def is_country(code: str | None) -> bool:
    """Whether the gazetteer id is a country or a territory with statistics of its own."""
    row = places.table().get(code or "")
    return row is not None and row.type in KINDS["country"]


def meant(kind: str, focus: Focus, placed: Sequence[Placed] = ()) -> tuple[str | None, EntityRef] | None:
    """The place "the city", "the province" stands for: the last of this kind, in the sentence or before it."""
    wanted = KINDS.get(kind)
    here = [(p.code, p.ref) for p in reversed(placed) if p.role == "free"]
    for code, ref in (*here, *focus.places):
        row = places.table().get(code or "")
        if row is not None and (wanted is None or row.type in wanted):
            return code, ref
    return None


def home(focus: Focus) -> str | None:
    """Country the text is about at this point."""
    return next((c for code, _ in focus.places if not is_country(code) and (c := country_of(code))), None)


def cue_free(layout: Layout) -> list[tuple[int, int, str]]:
    """Anaphors of a sentence: start, end and kind ("the province" → province)."""
    found = []
    for cue in layout.cued("anaphor"):
        if not any(m.start <= cue.start and cue.end <= m.end for m in layout.mentions):
            found.append((cue.start, cue.end, str(cue.means("kind"))))
    return found
