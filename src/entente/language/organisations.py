"""Bodies that act: authorities, committees, universities, companies, and collectives such as a place's firms."""

from __future__ import annotations

import re

from entente.language.extent import Names, Reach, left, left_cjk, right
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.model.mark import Mention

NESTED = 5  # head nouns, fields and places that one name may chain
_ACRONYM = re.compile(r" ?[(（]([A-ZĐ][A-ZĐa-z&-]{1,11})[)）]")
OF = " @ ~"
_SEATED = frozenset({"diplomatic_mission", "association"})
UNIT = frozenset({"province", "city", "district", "regency", "county", "state", "ward", "commune", "town"})


def find(page: Page, known: Names) -> list[Mention]:
    """Every organisation by head noun or legal form; some lie inside others."""
    found = [m for hit in page.hits("head") if (m := _body(page, hit, known))]
    found += [m for hit in page.hits("legal") if (m := _company(page, hit, known))]
    return found


def _body(page: Page, hit: Hit, known: Names) -> Mention | None:
    if (place := known.starts.get(hit.start)) and place.end >= hit.end:
        return None
    if "company" in hit.word.flags and page.spaceless:
        return None
    reach = {"first": _first, "last": _last}.get(page.book.order, _either)
    start, end, parts, named = reach(page, hit, known)
    if not named and "alone" not in hit.word.flags:
        return None
    return organisation(page, hit, (start, end), parts)


def organisation(page: Page, hit: Hit, span: tuple[int, int], parts: tuple[Mention, ...]) -> Mention:
    """The mention of a body: its governing place is the last one it names."""
    place = next((p for p in reversed(parts) if p.type == "place"), None)
    return Mention(
        *span,
        "organisation",
        page.cased[slice(*span)],
        hit.word.subtype or None,
        rule=f"organisation.{hit.word.kind}",
        place=place,
        parts=parts,
        concept=hit.word.means or None,
    )


_Extent = tuple[int, int, tuple[Mention, ...], bool]


def _first(page: Page, hit: Hit, known: Names) -> _Extent:
    """Head noun first: "Sở Ngoại vụ Hải Phòng", "Dewan Manajemen Zona Ekonomi Hai Phong"."""
    at, parts, named = hit.end, list[Mention](), "alone" in hit.word.flags
    if (over := _over(hit, known)) is not None:
        return hit.start, over.end, (over,), True
    surname = "sure_surname" if "company" in hit.word.flags else "surname"
    for _ in range(NESTED):
        reach = right(page, at, known, named, surname)
        at, named = reach.at, named or reach.named
        parts += reach.parts
        inner = page.at(at + 1, "zone", "head", "place_before") if page.cased[at : at + 1] == " " else None
        if inner is None or inner.word.subtype in ("company",):
            break
        if inner.word.kind == "place_before" and inner.word.subtype not in UNIT:
            break
        at, named = inner.end, True
        if inner.word.kind == "place_before":
            break
    place = _seat(page, at, known) if hit.word.subtype in _SEATED else None
    if place:
        at, named = place.end, True
        parts.append(place)
    return hit.start, at, tuple(parts), named


def _seat(page: Page, at: int, known: Names) -> Mention | None:
    """The place a body sits in, told behind its name: "Tổng lãnh sự quán Việt Nam tại Nam Ninh"."""
    where = page.book.joining("at", OF).match(page.low, at)
    place = known.starts.get(where.end()) if where else None
    return place if place and place.type == "place" else None


def _over(hit: Hit, known: Names) -> Mention | None:
    """A place that begins inside the head noun: "Pemerintah Provinsi" + "Provinsi Jawa Tengah"."""
    found = (known.starts.get(start) for start in range(hit.start + 1, hit.end))
    return next((p for p in found if p and p.end > hit.end), None)


def _last(page: Page, hit: Hit, known: Names) -> _Extent:
    """Head noun last: 深圳市发展和改革委员会, 市商务局."""
    parts: list[Mention] = []
    at = hit.start
    if (over := _across(hit, known)) is not None:
        parts, at = [over], over.start
    for _ in range(NESTED):
        field = page.before(at, "field", "zone") or page.before(at, "place_after")
        posted = page.book.joining("posted", "@").fullmatch(page.low, at - 1, at) if at else None
        if posted and (sender := known.ends.get(at - 1)):
            parts.insert(0, sender)
            at = sender.start
            break
        if place := known.ends.get(at):
            parts.insert(0, place)
            at = place.start
        elif field and field.word.kind == "zone":
            reach = left_cjk(page, field.start, known)
            parts[:0] = reach.parts
            at = reach.at
            break
        elif field:
            at = field.start
        else:
            break
    named = at < hit.start
    if not named and "tight" not in hit.word.flags and "alone" not in hit.word.flags:
        reach = left_cjk(page, hit.start, known)
        return reach.at, hit.end, reach.parts, reach.named and hit.start - reach.at >= 2
    return at, hit.end, tuple(parts), named


def _across(hit: Hit, known: Names) -> Mention | None:
    """A place that ends inside the head noun: 广西壮族自治区 + 区党委."""
    found = (known.ends.get(end) for end in range(hit.start + 1, hit.end))
    return next((p for p in found if p and p.start < hit.start), None)


def _either(page: Page, hit: Hit, known: Names) -> _Extent:
    """Head noun before or after its name: "Department of Foreign Affairs of Hai Phong", "Hai Phong Tax Department"."""
    before = _joined_left(page, hit.start, known)
    after = _of_right(page, hit.end, known)
    return before.at, after.at, before.parts + after.parts, before.named or after.named


def _joined_left(page: Page, at: int, known: Names) -> Reach:
    """To the left, over "and": "Development and Reform Commission"."""
    reach = left(page, at, known)
    start, parts = reach.at, list(reach.parts)
    if owner := _owner(page, start, known):
        return Reach(owner.start, (owner, *parts), True)
    if (joined := _other_half(page, start)) < start:
        return Reach(joined, tuple(parts), True)
    field = page.before(at - 1, "field")
    if field and field.start < start:
        more = left(page, field.start, known)
        start, parts = more.at if more.named else field.start, [*more.parts, *parts]
    return Reach(start, tuple(parts), reach.named or start < at)


def _other_half(page: Page, start: int) -> int:
    """Start of the words joined on by a connector: "Industrial Development and Investment Corporation"."""
    found = page.book.joining("and", " @ $").search(page.low[max(0, start - 12) : start])
    end = start - len(found.group()) if found else 0
    run = page.run_before(end) if end else None
    if run is None or " " not in page.cased[slice(*run)]:
        return start
    if (placed := _placed_half(page, run)) is not None:
        return placed
    return start if page.opens(run[0]) or _holds(page, run) else run[0]


def _placed_half(page: Page, run: tuple[int, int]) -> int | None:
    """Start of the place that opens the first half of a joined name: "The | Guangxi Logistics and …"."""
    words = [at for at in range(*run) if at == run[0] or page.cased[at - 1] == " "]
    opening = [at for at in words if not page.book.joining("article", "@ ").match(page.low, at)]
    place = page.at(opening[0], "place") if opening else None
    if place is None or place.end >= run[1] or _holds(page, (place.end + 1, run[1])):
        return None
    return place.start


def _holds(page: Page, run: tuple[int, int]) -> bool:
    """Whether a run has a known word in it that makes it a name of its own."""
    starts = (at for at in range(*run) if at == run[0] or page.cased[at - 1] == " ")
    return any(page.at(at, "place", "office", "head", "honorific", "zone", "legal") for at in starts)


def _owner(page: Page, start: int, known: Names) -> Mention | None:
    """The place that owns a body: "Binh Duong province's Party Committee"."""
    if page.low[max(0, start - 3) : start] != "'s ":
        return None
    owner = known.ends.get(start - 3)
    return owner if owner and owner.type == "place" else None


def _of_right(page: Page, at: int, known: Names) -> Reach:
    """To the right, over "of" and fields: "Ministry of Industry and Trade of Vietnam"."""
    parts: list[Mention] = []
    named = False
    of, where = page.book.joining("of", OF), page.book.joining("at", OF)
    for _ in range(NESTED):
        found = of.match(page.low, at) or where.match(page.low, at)
        if found is None:
            break
        after = found.end()
        field = page.at(after, "field")
        place = known.starts.get(after)
        run = page.run(after)
        if place and place.type == "place":
            parts.append(place)
            at = place.end
        elif field and page.cased[after].isupper():
            at = field.end
        elif (
            run
            and run[0] <= after
            and not page.at(after, "office", "honorific")
            and page.low[found.start() : after].strip() != "in"
        ):
            at = run[1]
        else:
            break
        named = True
        if place:
            break
    return Reach(at, tuple(parts), named)


def _company(page: Page, hit: Hit, known: Names) -> Mention | None:
    """A company by the legal form after its name: "Shenyue Investment Co., Ltd.", 中源投资有限公司."""
    if page.cased[hit.start : hit.start + 1].isascii() or not page.spaceless:
        reach = _joined_left(page, hit.start, known)
    else:
        reach = left_cjk(page, hit.start, known, verbs=False)
    if not reach.named or (reach.parts and reach.parts[0].end >= hit.start - 1 and reach.at == reach.parts[0].start):
        return None
    start = reach.at
    if not page.spaceless and (prefix := page.before(start - 1, "head")) and "company" in prefix.word.flags:
        start = prefix.start
    return organisation(page, hit, (start, hit.end), reach.parts)


def acronyms(page: Page, found: list[Mention]) -> dict[str, Mention]:
    """Short forms given in brackets after a name, with what they stand for: {"HEZA": …}."""
    known: dict[str, Mention] = {}
    for mention in found:
        given = _ACRONYM.match(page.cased, mention.end, mention.end + 16)
        common = given and page.at(given.start(1), "zone", "head", "agreement", "infrastructure")
        if given and not common and sum(c.isupper() for c in given.group(1)) >= 2:
            known.setdefault(given.group(1), mention)
    return known
