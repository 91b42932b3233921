"""Bodies that act: authorities, committees, universities, companies, and collectives such as a place's firms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entente.language.extent import Names, Reach, left, left_cjk, right
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.model.mark import Mention

_ACRONYM = re.compile(r" ?[(（]([A-ZĐ][A-ZĐa-z&-]{1,11})[)）]")
_OF = " @ ~"
_POSSESSED = re.compile(r"['’]s? ")
_SEATED = frozenset({"diplomatic_mission", "association", "company", "zone_authority"})
_UNIT = frozenset({"province", "city", "district", "regency", "county", "state", "ward", "commune", "town"})


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
    while True:
        reach = right(page, at, known, named)
        at, named = reach.at, named or reach.named
        parts += reach.parts
        inner = page.at(at + 1, "zone", "head", "place_before") if page.cased[at : at + 1] == " " else None
        if inner is None or inner.word.subtype in ("company",):
            break
        if inner.word.kind == "place_before" and inner.word.subtype not in _UNIT:
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
    where = page.book.joining("at", _OF).match(page.low, at)
    place = known.starts.get(where.end()) if where else None
    return place if place and place.type == "place" else None


def _last(page: Page, hit: Hit, known: Names) -> _Extent:
    """Head noun last: 深圳市发展和改革委员会, 市商务局."""
    at = hit.start
    parts: list[Mention] = []
    while True:
        field = page.before(at, "field", "zone") or page.before(at, "place_after")
        if place := known.ends.get(at):
            parts.insert(0, place)
            at = place.start
        elif field:
            at = field.start
        else:
            break
    named = at < hit.start
    if not named and "tight" not in hit.word.flags and "alone" not in hit.word.flags:
        reach = left_cjk(page, hit.start, known)
        return reach.at, hit.end, reach.parts, reach.named and hit.start - reach.at >= 2
    return at, hit.end, tuple(parts), named


def _either(page: Page, hit: Hit, known: Names) -> _Extent:
    """Head noun before or after its name: "Department of Foreign Affairs of Hai Phong", "Hai Phong Tax Department"."""
    before = _joined_left(page, hit.start, known)
    after = _of_right(page, hit.end, known)
    return before.at, after.at, before.parts + after.parts, before.named or after.named


def _joined_left(page: Page, at: int, known: Names) -> Reach:
    """To the left, over "and": "Development and Reform Commission"."""
    reach = left(page, at, known)
    start, parts = reach.at, list(reach.parts)
    field = page.before(at - 1, "field")
    if field and field.start < start:
        more = left(page, field.start, known)
        start, parts = more.at if more.named else field.start, [*more.parts, *parts]
    return Reach(start, tuple(parts), reach.named or start < at)


def _of_right(page: Page, at: int, known: Names) -> Reach:
    """To the right, over "of" and fields: "Ministry of Industry and Trade of Vietnam"."""
    parts: list[Mention] = []
    named = False
    of, where = page.book.joining("of", _OF), page.book.joining("at", _OF)
    while found := (of.match(page.low, at) or where.match(page.low, at)):
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
        reach = left_cjk(page, hit.start, known)
    if not reach.named or (reach.parts and reach.parts[0].end >= hit.start - 1 and reach.at == reach.parts[0].start):
        return None
    start = reach.at
    if (prefix := page.before(start - 1, "head")) and "company" in prefix.word.flags:
        start = prefix.start
    return organisation(page, hit, (start, hit.end), reach.parts)


def acronyms(page: Page, found: list[Mention]) -> dict[str, Mention]:
    """Short forms given in brackets after a name, with what they stand for: {"HEZA": …}."""
    known: dict[str, Mention] = {}
    for mention in found:
        given = _ACRONYM.match(page.cased, mention.end, mention.end + 16)
        if given and sum(c.isupper() for c in given.group(1)) >= 2:
            known.setdefault(given.group(1), mention)
    return known


def collectives(page: Page, known: Names) -> Iterator[Mention]:
    """Firms, leaders and delegations of a place or body: "Shenzhen firms", "lãnh đạo thành phố Hải Phòng"."""
    for hit in page.hits("collective"):
        span = _whose(page, hit, known)
        if span is None and "delegation" not in hit.word.flags:
            continue
        start, end, parts = span or (hit.start, hit.end, ())
        made = organisation(page, hit, (start, end), parts)
        if span or page.cased[hit.start].isupper():
            yield made


def _whose(page: Page, hit: Hit, known: Names) -> _Extent3 | None:
    """Span and names of a collective with its owner, on the side where the language puts it."""
    if page.book.order != "either":
        return _whose_cjk(page, hit, known) if page.spaceless else _whose_right(page, hit, known)
    end = hit.start - 1
    place = known.ends.get(end)
    if place is None and page.cased[end - 2 : end] in ("'s", "’s"):
        place = known.ends.get(end - 2)
    if place is None and (found := _POSSESSED.search(page.low, max(0, hit.start - 40), hit.start)):
        words = page.low[found.end() : hit.start].split()
        place = known.ends.get(found.start()) if len(words) <= 2 else None
    if place:
        return place.start, hit.end, (place,)
    after = page.book.joining("at", _OF).match(page.low, hit.end)
    place = known.starts.get(after.end()) if after else None
    return (hit.start, place.end, (place,)) if place else None


_Extent3 = tuple[int, int, tuple[Mention, ...]]


def _whose_right(page: Page, hit: Hit, known: Names) -> _Extent3 | None:
    at = hit.end
    gap = page.book.joining("owner", " (?:@ )?").match(page.low, at)
    owner = known.starts.get(gap.end()) or known.starts.get(at + 1) if gap else None
    if owner:
        return hit.start, owner.end, (owner,)
    unit = page.at(at + 1, "place_before") if page.cased[at : at + 1] == " " else None
    if unit and unit.word.subtype in _UNIT and hit.word.means == "leaders":
        return hit.start, unit.end, ()
    return None


def _whose_cjk(page: Page, hit: Hit, known: Names) -> _Extent3 | None:
    owner = known.ends.get(hit.start)
    return (owner.start, hit.end, (owner,)) if owner else None
