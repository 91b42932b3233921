"""Lines with end points: flights, railways, expressways, shipping routes."""

from __future__ import annotations

import re

from entente.language.extent import Names, left_cjk, right
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.model.mark import Mention

_LEAD = ",? ?@ "
_GAP = " ?[-–—] ?| @ |, "
_GAP_DASH = " ?[-–—] ?"
_GAP_CJK = "[-–—]|@"
_PLURAL = "@ "
MOST_POINTS = 6


def line(page: Page, hit: Hit, known: Names) -> Mention | None:
    """The line with its end points as parts, or None when fewer than two are named."""
    points: list[Mention] = []
    start, end = hit.start, hit.end
    if page.book.order != "last":
        points, end = _after(page, hit, known)
    if len(points) < 2 and page.book.order != "first":
        points, start = _before(page, hit, known)
        end = hit.end
    if len(points) < 2:
        return None
    return Mention(
        start,
        end,
        "infrastructure",
        page.cased[start:end],
        hit.word.subtype or None,
        rule="infrastructure.route",
        parts=tuple(points),
        concept=hit.word.means,
    )


def _after(page: Page, hit: Hit, known: Names) -> tuple[list[Mention], int]:
    """End points to the right: "từ A đến B", "between A and B", "A - B - C"."""
    points: list[Mention] = []
    at = end = _skip(page, hit.end)
    lead = page.book.joining("lead", _LEAD).match(page.low, at, at + 24)
    at = lead.end() if lead else at + (page.low[at : at + 1] == " ")
    gaps = page.book.joining("joint", _GAP if lead else _GAP_DASH)
    joined = False
    while len(points) < MOST_POINTS:
        point = _point(page, at, known, points)
        if point is None:
            break
        points.append(point)
        end = point.end
        gap = gaps.match(page.low, end, end + 10)
        joined = joined or (gap is not None and gap.group().strip().isalpha())
        if gap is None or (gap.group() == ", " and len(points) < 2) or (joined and len(points) > 1 and _word(gap)):
            break
        at = gap.end()
    return points, end


def _word(gap: re.Match[str]) -> bool:
    """Whether two end points are joined by a word: of those there is one ("between A and B")."""
    return any(c.isalpha() for c in gap.group())


def _skip(page: Page, at: int) -> int:
    """Past adjectives between the head noun and the first end point: "thẳng quốc tế", "khổ tiêu chuẩn"."""
    word = page.low[at + 1 : at + 24]
    for form in sorted(page.book.sets["descriptor"], key=len, reverse=True):
        if word.startswith(form + " "):
            return _skip(page, at + 1 + len(form))
    return at


def _point(page: Page, at: int, known: Names, before: list[Mention]) -> Mention | None:
    """An end point here: a place, a port or airport, or capitalised words."""
    plural = page.book.joining("plural", _PLURAL).match(page.low, at, at + 12)
    at = plural.end() if plural else at
    if (place := known.starts.get(at)) and place.type == "place":
        return place
    head = page.at(at, "infrastructure")
    if head and "route" not in head.word.flags:
        reach = right(page, head.end, known)
        if reach.named:
            return Mention(
                at,
                reach.at,
                "infrastructure",
                page.cased[at : reach.at],
                head.word.subtype or None,
                rule="infrastructure.head",
                parts=reach.parts,
                concept=head.word.means,
            )
    run = page.run(at)
    if run and run[0] <= at and not page.at(at, "office", "honorific", "head"):
        return Mention(at, run[1], "place", page.cased[at : run[1]], rule="place.end_point")
    return None


def _before(page: Page, hit: Hit, known: Names) -> tuple[list[Mention], int]:
    """End points to the left: "Mong Cai - Hai Phong expressway", 南宁至海防航线."""
    points: list[Mention] = []
    at = hit.start
    while len(points) < MOST_POINTS:
        point = _ending(page, at, known, bool(points))
        if point is None:
            break
        points.insert(0, point)
        at = point.start
        dash = _dash_before(page, at)
        if not dash:
            break
        at -= dash
    return points, points[0].start if points else hit.start


def _dash_before(page: Page, at: int) -> int:
    """Length of the joint that ends here, between two end points; 0 when there is none."""
    if page.spaceless:
        joints = page.book.joining("joint", _GAP_CJK)
        return next((n for n in (2, 1) if at >= n and joints.fullmatch(page.low, at - n, at)), 0)
    return next((len(d) for d in (" - ", " – ", " — ", "-", "–", "—") if page.cased.endswith(d, 0, at)), 0)


def _ending(page: Page, at: int, known: Names, exact: bool) -> Mention | None:
    for end in (at,) if exact else (at, at - 1):
        place = known.ends.get(end)
        if place and place.type == "place":
            return place
    if page.spaceless:
        reach = left_cjk(page, at, known) if exact else None
        return (
            Mention(reach.at, at, "place", page.cased[reach.at : at], rule="place.end_point")
            if reach and reach.named
            else None
        )
    run = page.run_before(at if exact else at - 1)
    if run is None:
        return None
    return Mention(run[0], run[1], "place", page.cased[slice(*run)], rule="place.end_point")
