"""Whose figure it is where the sentence does not say: the entities in focus as the text goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from entente.claims.context import Focus
from entente.claims.layout import Layout, lay_out
from entente.claims.placing import Placed, beside, country_of, located, place_all
from entente.claims.references import References, slug
from entente.claims.statement import Statement
from entente.language.namebook import book
from entente.model.claim import EntityRef
from entente.model.mark import Mention
from entente.vocabulary import places

PAIR = "pair"  # "both sides": no one place
ANAPHOR = "anaphor"  # rule of mentions that only point back: "the city", "dự án này"
LOCAL = {"VND": "VN", "IDR": "ID", "MYR": "MY", "THB": "TH", "LAK": "LA", "KHR": "KH", "PHP": "PH", "CNY": "CN"}
LOCAL |= {"SGD": "SG", "TWD": "TW", "JPY": "JP", "KRW": "KR", "INR": "IN", "MMK": "MM", "BND": "BN"}
DEPTH = 6  # places remembered
OF = 4  # characters: "the southern province of X" is X
LYING = 40  # characters between "located in" and the last of the names that follow
FIRST = 3  # the headline and two sentences: what a document is about is named there
LASTING = frozenset(("agreement", "event", "programme"))  # held beyond a paragraph
HELD = frozenset(("zone", "project", "infrastructure", "agreement", "programme", "organisation", "event"))
KINDS = {
    "city": frozenset(("municipality", "city", "prefecture", "capital", "federal_territory", "town")),
    "province": frozenset(("province", "autonomous_region", "state", "region", "municipality", "special_region")),
    "country": frozenset(("country", "territory")),
    "district": frozenset(("district", "county", "regency")),
    "regency": frozenset(("regency",)),
}
KINDS["locality"] = KINDS["city"] | KINDS["province"] | KINDS["district"]


def follow(statements: Sequence[Statement], references: References) -> tuple[tuple[Statement, ...], tuple[Focus, ...]]:
    """The statements with their anaphors led back to what they stand for, and the focus when each begins.

    The first sentences begin with the document's main place.
    """
    layouts = [lay_out(s, ("discourse",)) for s in statements]
    named = [place_all(layout, references) for layout in layouts]
    trail = _main(named, layouts)
    own = native(statements[0].document.language) if statements else None
    about = _about(_mentioned(named), statements) or own or _about(trail, statements)
    held: dict[str, Mention] = {}
    found: list[Focus] = []
    led: list[Statement] = []
    block: int | None = None
    for statement, placed, layout in zip(statements, named, layouts, strict=True):
        if statement.block.start != block:
            held = {k: v for k, v in held.items() if k in LASTING}
            block = statement.block.start
        refs = tuple((kind, references.of(m)) for kind, m in held.items())
        found.append(Focus(refs + _place(trail), tuple(trail), about))
        led.append(_lead_back(layout, found[-1], placed, held))
        _remember(trail, placed, layout, about)
    return tuple(led), tuple(found)


def _about(trail: Sequence[tuple[str | None, EntityRef]], statements: Sequence[Statement]) -> str | None:
    """Country a document is about: that of its main place; where it names countries only, that of its currency."""
    main = trail[0][0] if trail else None
    if main is not None and not is_country(main):
        return country_of(main)
    units = Counter(m.quantity.unit for s in statements for m in s.quantities if m.kind == "money" and m.quantity)
    local = Counter({LOCAL[u]: n for u, n in units.items() if u in LOCAL})
    return local.most_common(1)[0][0] if local else country_of(main)


def native(code: str) -> str | None:
    """The one country a language is at home in, when there is one."""
    countries = book(code).home
    return next(iter(countries)) if len(countries) == 1 else None


def _lead_back(layout: Layout, focus: Focus, placed: Sequence[Placed], held: dict[str, Mention]) -> Statement:
    """The statement with "the city", "nhà máy này" standing for what they mean; what is named here is held.

    What is counted ("210 Chinese-invested projects") names nothing.
    """
    statement, mentions = layout.statement, list[Mention]()
    counted = [(f.mark.start, f.mark.end) for f in layout.figures]
    for mention in statement.mentions:
        if mention.rule != ANAPHOR:
            mentions.append(mention)
            names = not any(a < mention.start < b for a, b in counted)
            if mention.type in HELD and mention.subtype != "collective" and names:
                held[mention.type] = mention
        else:
            mentions.append(_meant(mention, focus, placed, held))
    return replace(statement, mentions=tuple(mentions))


def _meant(mention: Mention, focus: Focus, placed: Sequence[Placed], held: dict[str, Mention]) -> Mention:
    if mention.type == "place":
        named = next((p for p in placed if p.code and 0 < p.mention.start - mention.end <= OF), None)
        row = places.table().get(str(named.code)) if named is not None else None
        if named is not None and row is not None and row.type in KINDS.get(str(mention.subtype), ()):
            return replace(mention, candidates=(str(named.code),), name=named.ref.name or mention.name)
        earlier = [p for p in placed if p.mention.end <= mention.start]
        place = meant(str(mention.subtype), focus, earlier)
        if place is None or place[0] is None:
            return mention
        return replace(mention, candidates=(place[0],), name=place[1].name or mention.name)
    before = held.get(mention.type)
    if before is None or (mention.subtype and before.subtype and mention.subtype != before.subtype):
        return mention
    return replace(mention, name=before.name, candidates=before.candidates, subtype=before.subtype)


def _place(trail: Sequence[tuple[str | None, EntityRef]]) -> tuple[tuple[str, EntityRef], ...]:
    return (("place", trail[0][1]),) if trail else ()


def _main(named: Sequence[Sequence[Placed]], layouts: Sequence[Layout]) -> list[tuple[str | None, EntityRef]]:
    """The place a document begins with: one its headline or first two sentences speak of, the one named most."""
    early = [p for placed, layout in zip(named[:FIRST], layouts[:FIRST], strict=False) for p in _topics(placed, layout)]
    ids = {p.ref.id for p in early}
    counts = Counter(p.ref.id for placed in named for p in placed if p.role == "free" and p.ref.id in ids)
    ranked = sorted(early, key=lambda p: (is_country(p.code), -counts[p.ref.id], p.ref.id))
    return [(p.code, p.ref) for p in ranked[:1]]


def _mentioned(named: Sequence[Sequence[Placed]]) -> list[tuple[str | None, EntityRef]]:
    """The place named most, wherever: it says which country a document is about, not whose its figures are."""
    roles = ("free",) if any(p.role == "free" for placed in named for p in placed) else ("free", "dateline")
    free = [p for placed in named for p in placed if p.role in roles]
    early = {p.ref.id for placed in named[:6] for p in placed if p.role == "free"}
    counts = Counter(p.ref.id for p in free if not is_country(p.code) or len({q.ref.id for q in free}) == 1)
    ranked = sorted(counts, key=lambda id_: (id_ not in early, -counts[id_], id_))
    return [(p.code, p.ref) for p in free if ranked and p.ref.id == ranked[0]][:1]


def _topics(placed: Sequence[Placed], layout: Layout) -> list[Placed]:
    """The places a sentence speaks of: not members of a list, nor where something counted before them lies."""
    free = [p for p in placed if p.role == "free" and not is_expanse(p.code)]
    plain = [p for p in free if not p.wrapped] or free
    return [p for p in plain if not beside(p.mention, p.code, plain, layout) and not _lies(p, layout)]


def _lies(place: Placed, layout: Layout) -> bool:
    """Whether it only says where something lies: "designating 20 hectares of land in X"."""
    start = place.mention.start
    figures = [f.end for f in layout.figures if f.end <= start]
    near = (
        any(figures[-1] <= c.start and 0 <= start - c.end <= LYING for c in layout.cued("located"))
        if figures
        else False
    )
    return near or (bool(figures) and located(layout, place.mention))


def _remember(
    trail: list[tuple[str | None, EntityRef]], placed: Sequence[Placed], layout: Layout, about: str | None
) -> None:
    """The first place a sentence speaks of comes to the front, its own country behind it."""
    for p in reversed(_topics(placed, layout)[:3]):
        rest = [t for t in trail if t[1].id != p.ref.id]
        within = bool(rest) and p.code == about and country_of(rest[0][0]) == about
        trail[:] = [*rest[:within], (p.code, p.ref), *rest[within:]][:DEPTH]


def is_country(code: str | None) -> bool:
    """Whether the gazetteer id is a country or a territory with statistics of its own."""
    row = places.table().get(code or "")
    return row is not None and row.type in KINDS["country"]


def is_region(code: str | None) -> bool:
    """Whether it is a region of several units, in which others are ranked."""
    row = places.table().get(code or "")
    return row is not None and row.type == "macro_region"


def is_expanse(code: str | None) -> bool:
    """Whether it is the world or a part of it across countries: no figure is told of it here."""
    row = places.table().get(code or "")
    return row is not None and row.type == "macro_region" and row.country is None


def meant(kind: str, focus: Focus, placed: Sequence[Placed] = ()) -> tuple[str | None, EntityRef] | None:
    """The place "the city", "the province" stands for: the last of this kind, in the sentence or before it.

    Of places not spoken of just now one of the document's own country is the likelier. "The country" is that of the
    places named, else the one the language is at home in (我国, "cả nước").
    """
    if kind == "country" and (land := home(focus)) and land in places.table():
        return land, EntityRef(f"place:{slug(places.table()[land].names['en'])}", "place", places.table()[land].name)
    wanted = KINDS.get(kind)
    if kind == PAIR:
        return None
    here = [(p.code, p.ref) for p in reversed(placed) if p.role == "free"]
    fitting = [(row.type, code, ref) for code, ref in (*here, *focus.places) if (row := places.table().get(code or ""))]
    fitting = [found for found in fitting if wanted is None or found[0] in wanted]
    exact = [found for found in fitting if kind != "province" or found[0] != "municipality"] or fitting
    near = [ref.id for _, ref in (*here, *focus.places[:1])]
    own = [f for f in exact if f[2].id in near] or [f for f in exact if country_of(f[1]) == focus.country]
    return next(((code, ref) for _, code, ref in own or exact), None)


def home(focus: Focus) -> str | None:
    """Country the text is about at this point."""
    own = (c for code, _ in focus.places if not is_country(code) and (c := country_of(code)))
    return next(own, None) or focus.country
