"""Offices in a text: which one, held in which body or place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from entente.language.extent import Names, Spans
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.model.mark import Mention, Role

_OF = " @ ~| |/"
POSTED = frozenset({"ambassador", "consul_general", "representative"})  # sent by the place named before them
_BODIES = ("organisation", "zone", "place", "project", "infrastructure")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it stands: the words of it with the body it is held in, and whether it may stand for the body."""

    start: int
    end: int
    role: Role
    state: bool
    spoken: bool


def find(page: Page, bodies: Names) -> list[Office]:
    """Every office named in the page, with the body or place beside it."""
    covering = Spans(page.hits("head", "infrastructure", "collective", "zone", "noun"))
    return [_office(page, hit, bodies) for hit in page.hits("office") if not covering.covers(hit.start, hit.end)]


def _office(page: Page, hit: Hit, bodies: Names) -> Office:
    body, end = _body_after(page, hit, bodies)
    start = hit.start
    if (body is None or hit.word.means in POSTED) and (before := _body_before(page, hit, bodies)):
        body, start = before, before.start
    place = body if body is not None and body.type == "place" else body.place if body is not None else None
    held = body if body is not None and body.type != "place" else None
    role = Role(hit.start, hit.end, hit.word.means, held, place)
    return Office(start, end, role, "state" in hit.word.flags, body is not None or page.cased[hit.start].isupper())


def _body_after(page: Page, hit: Hit, bodies: Names) -> tuple[Mention | None, int]:
    if page.spaceless:
        return None, hit.end
    gap = page.book.joining("office", _OF).match(page.low, hit.end, hit.end + 14)
    if gap is None or gap.group() == "/":
        return None, hit.end
    body = (
        bodies.starts.get(gap.end()) or bodies.starts.get(gap.end() - _article(page, gap)) or _overlapping(hit, bodies)
    )
    if body is not None and body.type in _BODIES and body.rule != "place.demonym":
        return body, _posted(page, body.end, bodies)
    field = page.at(gap.end(), "field")
    if field and (gap.group() != " " or page.cased[field.start].isupper()):
        return _placed_field(page, field, bodies)
    run = page.run(gap.end()) if gap.group() != " " else None
    if run and run[0] <= gap.end() and not page.at(gap.end(), "honorific"):
        return None, run[1]
    unit = page.at(gap.end(), "anaphor") or page.at(gap.end(), "place_before")
    return None, unit.end if unit else hit.end


def _placed_field(page: Page, field: Hit, bodies: Names) -> tuple[Mention | None, int]:
    """A field, and the place behind it: "Menteri Luar Negeri Singapura", "Minister of Finance of Laos"."""
    at = field.end + 1
    while ordinal := page.book.joining("ordinal", "@ ").match(page.low, at):
        at = ordinal.end()
    place = bodies.starts.get(at)
    return (place, place.end) if place and place.type == "place" else (None, field.end)


def _posted(page: Page, end: int, bodies: Names) -> int:
    """On over the place an office is posted to: "Đại sứ Trung Quốc tại Việt Nam"."""
    where = page.book.joining("at", " @ ~").match(page.low, end)
    place = bodies.starts.get(where.end()) if where else None
    return place.end if place and place.type == "place" else end


def _article(page: Page, gap: re.Match[str]) -> int:
    """Length of the article that ends the words between office and body: "of the commission"."""
    found = re.search(rf"(?:{page.book.glue.get('article', '(?!)')}) $", gap.group())
    return len(found.group()) if found else 0


def _overlapping(hit: Hit, bodies: Names) -> Mention | None:
    """A body whose head noun is the last word of the office: "Trưởng Đoàn đại biểu Quốc hội"."""
    last = hit.start + hit.word.form.rfind(" ") + 1
    return bodies.starts.get(last) if last > hit.start else None


def _body_before(page: Page, hit: Hit, bodies: Names) -> Mention | None:
    """The body before its office: "HEZA head", "Hai Phong's Party Secretary", 深圳市发改委主任."""
    if page.book.order == "first":
        return None
    if page.spaceless and (over := _across(hit, bodies)):
        return over
    end = hit.start if page.spaceless else hit.start - 1
    if not page.spaceless and page.cased[end - 2 : end] in ("'s", "’s"):
        end -= 2
    body = bodies.ends.get(end)
    return body if body is not None and body.type in _BODIES else None


def _across(hit: Hit, bodies: Names) -> Mention | None:
    """A place that ends inside the office: 广西壮族自治区 + 自治区主席."""
    found = (bodies.ends.get(end) for end in range(hit.start + 1, hit.end))
    return next((p for p in found if p and p.start < hit.start), None)
