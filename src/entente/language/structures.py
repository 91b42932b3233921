"""Zones, infrastructure, projects and agreements by their head nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entente.language.extent import Names, Reach, Spans, left, left_cjk, loose_right, right
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.language.routes import line
from entente.model.mark import Mention
from entente.vocabulary import places

KINDS = ("zone", "infrastructure", "project", "agreement")
_NUMBER = re.compile(r"\d{1,2}")
_NUMBERS = r" ?(?:@ ?)?(\d{1,2}(?:(?:, |,| |、)?(?:JOIN ?)?\d{1,2})*)(?![\d%]|[.,]\d)"
_BRACKET = re.compile(r" ?[(（]?")
_PHASE_NUMBER = re.compile(r"(?: ?(?:\d{1,2}|[ivx]{1,4})(?![\w]))?[)）]?")


def find(page: Page, known: Names) -> list[Mention]:
    """Every zone, line, port, project and agreement that has a head noun, by start; some hold others."""
    named = Spans(known.starts.values())
    found: list[Mention] = []
    for hit in page.hits(*KINDS):
        if not named.covers(hit.start, hit.end):
            found += _of(page, hit, known)
    return found


def _of(page: Page, hit: Hit, known: Names) -> Iterator[Mention]:
    flags = hit.word.flags
    if hit.word.kind == "agreement":
        yield made(page, hit, (hit.start, hit.end))
    elif "number" in flags and (numbered := list(_numbered(page, hit))):
        yield from numbered
    elif "route" in flags and (route := line(page, hit, known)):
        yield route
    elif found := _named(page, hit, known):
        yield _phase(page, found) or found
    elif "unnamed" in flags:
        yield _unnamed(page, hit, known)


def _named(page: Page, hit: Hit, known: Names) -> Mention | None:
    """The head noun with its name beside it, or None when it stands bare."""
    before, after = Reach(hit.start), Reach(hit.end)
    if page.spaceless:
        before = left_cjk(page, hit.start, known)
        if not _close(hit, before) or _describes(page, before.at, hit.start):
            return None
    elif page.book.order == "first":
        reach = loose_right if hit.word.kind == "project" else right
        after = reach(page, hit.end, known)
    else:
        before = left(page, hit.start, known)
    if not (before.named or after.named) or _general(page, hit, before, after):
        return None
    return made(page, hit, (before.at, after.at), before.parts + after.parts)


def _unnamed(page: Page, hit: Hit, known: Names) -> Mention:
    """A zone or plant without a name, with what says where it lies: "coastal economic zone in southern Hai Phong"."""
    end, parts = hit.end, tuple[Mention, ...]()
    if page.book.order == "first":
        end = right(page, hit.end, known).at
        unit = page.at(end + 1, "place_before") if end > hit.end else None
        end = unit.end if unit else end
    elif page.book.order == "either":
        where = page.book.joining("at", " @ ~(?:(?:DIRECTION) )?".replace("DIRECTION", directions(page)))
        found = where.match(page.low, hit.end, hit.end + 40)
        place = known.starts.get(found.end()) if found else None
        end, parts = (place.end, (place,)) if place and place.type == "place" else (end, parts)
    return made(page, hit, (hit.start, end), parts, "unnamed")


def directions(page: Page) -> str:
    """The language's words for north, south, east and west, as a pattern."""
    return "|".join(re.escape(form) for form in sorted(page.book.meant)) or "(?!)"


def _describes(page: Page, start: int, end: int) -> bool:
    """Whether the words before a head noun count or praise it and so name nothing: 首批境外合作区."""
    return any(form in page.low[start:end] for form in page.book.sets["descriptive"])


def _close(hit: Hit, before: Reach) -> bool:
    """Whether a short head noun has a place where it asks for one: right before it, or opening the name."""
    if "adjacent" in hit.word.flags:
        return any(p.end == hit.start for p in before.parts)
    return "tight" not in hit.word.flags or any(p.start == before.at for p in before.parts)


def _general(page: Page, hit: Hit, before: Reach, after: Reach) -> bool:
    """Whether the words beside the head noun only say what kind it is: "dự án FDI", "dự án Trung Quốc"."""
    if page.cased[hit.start].isupper():
        return False
    rest = page.low[hit.end : after.at].strip() or page.low[before.at : hit.start].strip()
    parts = before.parts + after.parts
    if hit.word.kind == "project" and parts and not _own_word(page, (before.at, after.at), parts):
        return True
    whole = len(parts) == 1 and parts[0].end - parts[0].start == len(rest)
    return page.knows("kindword", rest) or (whole and parts[0].subtype in ("country", "macro_region"))


def _own_word(page: Page, span: tuple[int, int], parts: tuple[Mention, ...]) -> bool:
    """Whether a name has a capitalised word besides the places in it."""
    text = page.cased[slice(*span)]
    for part in reversed(parts):
        text = text[: part.start - span[0]] + text[part.end - span[0] :]
    return page.spaceless or any(c.isupper() for c in text)


def made(page: Page, hit: Hit, span: tuple[int, int], parts: tuple[Mention, ...] = (), rule: str = "head") -> Mention:
    """The mention of a head noun with its name; the last place in it governs it."""
    kind = hit.word.kind
    place = next((p for p in reversed(parts) if p.type == "place" and not _abroad(page, p)), None)
    return Mention(
        *span,
        kind,
        page.cased[slice(*span)],
        hit.word.subtype or None,
        rule=f"{kind}.{rule}",
        place=place,
        parts=parts,
        concept=hit.word.means,
    )


def _abroad(page: Page, place: Mention) -> bool:
    """Whether a bare form in a zone's name is a foreign town's only by chance: "Khu công nghiệp An Dương"."""
    known = places.table().get(place.candidates[0]) if place.candidates else None
    bare = place.rule == "place.gazetteer" and known is not None and known.type in ("prefecture", "county", "city")
    return bare and page.book.marked and known is not None and known.country not in page.book.home


def _numbered(page: Page, hit: Hit) -> Iterator[Mention]:
    """Members of a numbered series: "terminal 3, 4, 5 and 6" gives four, each at its number."""
    frame = _NUMBERS.replace("JOIN", f"(?:{page.book.glue['connector']})")
    found = page.book.joining("number", frame).match(page.low, hit.end, hit.end + 60)
    if found is None:
        return
    for first, number in enumerate(_NUMBER.finditer(page.low, found.start(1), found.end(1))):
        start = hit.start if first == 0 else number.start()
        yield Mention(
            start,
            number.end(),
            hit.word.kind,
            f"{page.cased[hit.start : hit.end]} {number.group()}",
            hit.word.subtype or None,
            rule=f"{hit.word.kind}.number",
            number=int(number.group()),
            concept=hit.word.means,
        )


def _phase(page: Page, zone: Mention) -> Mention | None:
    """A zone named with a phase is the project of building it: "Tan Trao Industrial Park (Phase 1)"."""
    opening = _BRACKET.match(page.low, zone.end)
    word = page.at(opening.end() if opening else zone.end, "feature")
    if word is None or word.word.means != "phase" or zone.type not in ("zone", "project"):
        return None
    found = _PHASE_NUMBER.match(page.low, word.end)
    end = found.end() if found else word.end
    parts = (zone,) if zone.type == "zone" else zone.parts
    subtype = "industrial_park_infrastructure" if zone.type == "zone" else zone.subtype
    return Mention(
        zone.start,
        end,
        "project",
        page.cased[zone.start : end],
        subtype,
        rule="project.phase",
        place=zone.place,
        parts=parts,
        concept="project" if zone.type == "zone" else zone.concept,
    )
