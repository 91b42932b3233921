"""Places in a text: gazetteer names with the words around them, and unknown units by their place word."""

from __future__ import annotations

from collections.abc import Iterator

from entente.language import homonyms
from entente.language.extent import Spans
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.model.mark import Mention
from entente.vocabulary import places

_UNKNOWN = frozenset({"district", "ward", "commune", "town", "city", "regency", "county", "township", "border_gate"})
MOST_WORDS = 4  # of the name of a unit that is not in the gazetteer


def find(page: Page) -> list[Mention]:
    """Every place named in the page, by start."""
    own = list(_own_regions(page))
    within = Spans(own)
    hits = (h for h in page.hits("place", "bilateral") if h.word.ids and not within.meets(h.start, h.end))
    named = own + [m for hit in hits if (m := _named(page, hit))]
    taken = Spans(named)
    found = named + [m for m in (*_units(page), *_regions(page)) if not taken.meets(m.start, m.end)]
    peoples = (
        h for h in page.hits("demonym") if not taken.meets(h.start, h.end) and page.cased[h.end : h.end + 1] != "-"
    )
    found += [_demonym(hit) for hit in peoples]
    return homonyms.settled(page, sorted(found, key=lambda m: m.start))


def _demonym(hit: Hit) -> Mention:
    known = places.place(hit.word.means)
    return Mention(hit.start, hit.end, "place", known.name, known.type, (known.line,), "place.demonym")


def _named(page: Page, hit: Hit) -> Mention | None:
    before, after = _unit_before(page, hit.start), _unit_after(page, hit.end)
    if before is not None and before.word.subtype == "border_gate" and not _belongs(page, hit, before):
        return _gate(page, before.start, hit.end)
    before, after = _belongs(page, hit, before), _belongs(page, hit, after)
    word = before or after
    if not _stands(page, hit, before, word) or _smaller(hit, word):
        return None
    start = before.start if before else hit.start
    end = after.end if after and not before else hit.end
    if not word and page.knows("homonym", hit.word.form) and not _spoken_of(page, hit):
        unit = _unit_after(page, hit.end)
        stop = unit.end if unit else hit.end
        return Mention(hit.start, stop, "place", page.cased[hit.start : stop], None, (), "place.pattern")
    known, ids = places.place(hit.word.ids[0]), hit.word.ids
    name = known.name if len(ids) == 1 else page.cased[hit.start : hit.end]
    rule = "place.unit" if word else "place.gazetteer"
    return Mention(start, end, "place", name, known.type, ids, rule, concept=word.word.subtype if word else None)


def _gate(page: Page, start: int, end: int) -> Mention:
    """A border gate called by the place it lies in: it is not that place."""
    return Mention(start, end, "place", page.cased[start:end], "border_gate", (), "place.pattern")


def _smaller(hit: Hit, unit: Hit | None) -> bool:
    """Whether the place word is of a unit far smaller than what the form names: "huyện Đức Cơ" is not Germany."""
    wide = {"country", "macro_region"}
    return unit is not None and unit.word.subtype in _UNKNOWN - {"border_gate"} and set(hit.word.types) <= wide


def _spoken_of(page: Page, hit: Hit) -> bool:
    """Whether the page names the country of a form that names a place at home too, and no unit it is not stands by it.

    莱州 is Lai Châu beside 越南, a city of Shandong in 莱州市.
    """
    countries = {places.place(line).country for line in hit.word.ids}
    before = page.before(hit.start, "place")
    here = before.word.ids if before else ()
    if _unit_after(page, hit.end) or any(places.place(line).country in page.book.home for line in here):
        return False
    others = (h.word for h in page.by_kind.get("place", ()) if not page.knows("homonym", h.word.form))
    return any({places.place(line).country for line in word.ids} <= countries for word in others)


def _belongs(page: Page, hit: Hit, unit: Hit | None) -> Hit | None:
    """The place word, when one of the places the form may name is such a unit, or it says that none of them is."""
    if unit is None or any(homonyms.may_be(line, unit.word.subtype) for line in hit.word.ids):
        return unit
    other = not page.spaceless and all(homonyms.excludes(line, unit.word.subtype) for line in hit.word.ids)
    return unit if other else None


def _unit_before(page: Page, start: int) -> Hit | None:
    for end in (start - 1, start):
        if end > 0 and end in page.by_end and (page.cased[end] == " " if end < start else page.low[end - 1] == "."):
            found = page.before(end, "place_before")
            if found and not _plural(page, found):
                return found
    return None


def _plural(page: Page, unit: Hit) -> bool:
    """Whether the place word stands before a list ("các tỉnh A, B"): then it belongs to no single name."""
    word = page.word_before(unit.start)
    return page.knows("place_list", f"{word} {unit.word.form}") or page.knows("place_list", unit.word.form)


def _unit_after(page: Page, end: int) -> Hit | None:
    gap = 0 if page.spaceless else 1
    if not gap and page.before(end, "place_after"):
        return None
    if gap and page.cased[end : end + 1] != " ":
        return None
    return page.at(end + gap, "place_after")


def _stands(page: Page, hit: Hit, before: Hit | None, unit: Hit | None) -> bool:
    """Whether the form really names a place here, and is no part of a longer name and no plain word."""
    if page.spaceless and not page.cased[hit.start].isascii():
        return bool(unit) or not hit.word.weak or _called_for(page, hit)
    left, right = _whole(page, hit, before.start if before else hit.start)
    right = right or unit is not None or page.at(hit.start, "place_before") is not None
    if not (hit.word.derived or hit.word.foreign) and _announced(page, hit.start, right):
        return True
    if page.before(hit.start - 1, "honorific") and page.cased[hit.start - 1] == " " and not before:
        return False
    if (hit.word.weak or hit.word.derived) and not unit:
        return left and right and _called_for(page, hit)
    return left and right


def _announced(page: Page, start: int, right: bool) -> bool:
    """Whether an office, a body or a zone stands right before the name, which says that it is a place."""
    unit = page.at(start, "place_before")
    if unit and page.before(unit.end, "office"):
        return True
    if page.cased[start - 1 : start] != " ":
        return False
    return bool(page.before(start - 1, "office", "head") or (right and page.before(start - 1, "zone")))


def _whole(page: Page, hit: Hit, start: int) -> tuple[bool, bool]:
    """Whether the name is free on its left and right, or what is capitalised there is explained."""
    run = page.run(hit.start)
    if run is None:
        return True, True
    left = start <= run[0] or _explained_left(page, run[0], start)
    right = hit.end >= run[1] or _explained_right(page, hit.end)
    return left, right


def _explained_left(page: Page, run: int, start: int) -> bool:
    if page.before(start - 1, *_EXPLAINING):
        return True
    word = page.word_before(start)
    if page.knows("descriptor", " ".join(page.low[max(0, start - 24) : start].split()[-2:])):
        return True
    if page.opens(run) and (" " not in page.cased[run : start - 1] or page.knows("stop", word)):
        return not page.knows("surname", word) or page.knows("stop", word)
    return page.knows("stop", word) or page.titled(start)


_EXPLAINING = (
    *("place", "place_before", "place_after", "demonym", "named", "legal"),
    *("head", "field", "zone", "infrastructure", "project", "collective", "office", "agreement", "anaphor", "noun"),
)


def _explained_right(page: Page, end: int) -> bool:
    at = end + 1
    if page.low[end : end + 2] == "'s" or page.low[at : at + 1].isdigit():
        return True
    if page.cased[end:at] == "-" and page.cased[at : at + 1].isupper():
        return True
    if page.at(at, *_EXPLAINING, "honorific") or page.titled(end):
        return True
    stop = page.low.find(" ", at)
    word = page.low[at : stop if stop >= 0 else len(page.low)].strip(".,;:)")
    return page.knows("surname", word) or page.knows("stop", word) or page.knows("descriptor", word)


def _called_for(page: Page, hit: Hit) -> bool:
    """Whether a preposition or another place beside it says that a plain word is a place here."""
    at = hit.start
    if page.spaceless:
        tail = page.low[max(0, at - 3) : at]
        return any(page.knows("preposition", tail[i:]) for i in range(len(tail)))
    word = page.word_before(at)
    before = page.low[max(0, at - 30) : at]
    two = " ".join(before.split()[-2:])
    if page.knows("preposition", word) or page.knows("preposition", two):
        return True
    if page.low[hit.end : hit.end + 2] in (" (", " -", " –") or before.endswith(("(", "- ", "– ")):
        return True
    return _beside(page, hit)


def _beside(page: Page, hit: Hit) -> bool:
    """Whether a comma or a connector joins the form to another place."""
    low = page.low
    for stop in (hit.start - 2, hit.start):
        if stop > 0 and low[stop : hit.start].startswith(",") and page.before(stop, "place"):
            return True
    word = page.word_before(hit.start)
    if page.knows("connector", word) and page.before(hit.start - len(word) - 2, "place"):
        return True
    return low[hit.end : hit.end + 2] == ", " and page.at(hit.end + 2, "place") is not None


def _units(page: Page) -> Iterator[Mention]:
    """Units unknown to the gazetteer: a place word with a name beside it."""
    for hit in page.by_kind.get("place_before", ()):
        longest = page.at(hit.start, "place_before")
        if hit.word.subtype not in _UNKNOWN or page.cased[hit.end : hit.end + 1] != " " or hit is not longest:
            continue
        run = page.run(hit.end + 1)
        place = page.at(hit.end + 1, "place")
        if run and run[0] <= hit.end + 1 and (place is None or _smaller(place, hit)):
            end = _first_words(page, hit.end + 1, run[1])
            yield _unit(page, hit, (hit.end + 1, end), (hit.start, end))
    if not page.spaceless:
        for hit in page.by_kind.get("place_after", ()):
            run = page.run_before(hit.start - 1)
            if hit.word.subtype in _UNKNOWN and run and not page.before(hit.start - 1, "place"):
                start = _strip_left(page, run)
                if start < run[1]:
                    yield _unit(page, hit, (start, run[1]), (start, hit.end))


def _unit(page: Page, hit: Hit, name: tuple[int, int], span: tuple[int, int]) -> Mention:
    return Mention(*span, "place", page.cased[slice(*name)], hit.word.subtype, (), "place.pattern")


def _first_words(page: Page, start: int, end: int) -> int:
    """End of the name that begins here: few words, stopping before another known word."""
    at, words = start, 0
    while at < end and words < MOST_WORDS:
        stop = page.cased.find(" ", at, end)
        stop = stop if stop >= 0 else end
        place = page.at(at, "place")
        if words and (page.at(at, "office", "honorific", "head", "zone") or (place and not place.word.weak)):
            break
        words, at, last = words + 1, stop + 1, stop
    return last if words else end


def _strip_left(page: Page, run: tuple[int, int]) -> int:
    """Start of the name at the end of a run, without words that open a sentence."""
    start, end = run
    while start < end:
        stop = page.low.find(" ", start, end)
        word = page.low[start : stop if stop >= 0 else end]
        if not page.knows("stop", word) and not page.knows("preposition", word):
            break
        if stop < 0:
            return end
        start = stop + 1
    return start


def _regions(page: Page) -> Iterator[Mention]:
    """Parts of a country by name or direction: 苏南地区, "wilayah utara dan tengah utara", "khu vực phía Bắc"."""
    for hit in page.hits("region"):
        name = page.cased[hit.start : hit.end]
        yield Mention(hit.start, hit.end, "place", name, "macro_region", (), "place.region")
    if not page.spaceless:
        for hit in page.by_kind.get("place_after", ()):
            if hit.word.subtype == "region" and (start := _region_start(page, hit)) < hit.start:
                name = page.cased[start : hit.end]
                yield Mention(start, hit.end, "place", name, "macro_region", (), "place.region")
    for hit in page.by_kind.get("place_before", ()):
        if hit.word.subtype == "region":
            end = _directions_end(page, hit.end)
            if end > hit.end:
                name = page.cased[hit.start : end]
                yield Mention(hit.start, end, "place", name, "macro_region", (), "place.region")


def _region_start(page: Page, hit: Hit) -> int:
    """Start of the capitalised words or the direction before a word for a region: "the Eastern region"."""
    if page.before(hit.start - 1, "place", "named"):
        return hit.start
    run = page.run_before(hit.start - 1)
    if run:
        start = _strip_left(page, run)
        return start if start < run[1] else hit.start
    word = page.word_before(hit.start)
    return hit.start - 1 - len(word) if word in page.book.meant else hit.start


def _own_regions(page: Page) -> Iterator[Mention]:
    """Regions named after a city or by words of their own: "vùng Thủ đô Hà Nội", "vùng Tứ giác Long Xuyên"."""
    for hit in page.by_kind.get("place_before", ()):
        if "own" in hit.word.flags and page.cased[hit.end : hit.end + 1] == " ":
            at = hit.end + 1
            unit, place = page.at(at, "place_before"), page.at(at, "place")
            inner = page.at(unit.end + 1, "place") if unit else None
            run = page.run(at)
            end = inner.end if inner else _first_words(page, at, run[1]) if run and run[0] <= at else at
            torn = " " not in page.cased[at:end] and page.cased[end + 1 : end + 2].islower() and place is None
            if end > at and not torn and (place is None or "macro_region" not in place.word.types):
                name = page.cased[hit.start : end]
                yield Mention(hit.start, end, "place", name, "macro_region", (), "place.region")


def _directions_end(page: Page, at: int) -> int:
    """End of the directions that follow, joined by connectors."""
    end = at
    for _ in range(MOST_WORDS):
        found = next(
            (f for f in page.book.meant if page.low.startswith(" " + f, at) and _ends(page, at + 1 + len(f))), ""
        )
        if found:
            at = end = at + 1 + len(found)
            continue
        word = _word_after(page, at)
        if not page.knows("connector", word) or end == at - len(word) - 1:
            break
        at += len(word) + 1
    return end


def _ends(page: Page, at: int) -> bool:
    return not page.low[at : at + 1].isalnum()


def _word_after(page: Page, at: int) -> str:
    stop = page.low.find(" ", at + 1, at + 20)
    return page.low[at + 1 : stop] if stop > 0 and page.low[at : at + 1] == " " else ""
