"""Unnamed bodies by whose they are, and companies enumerated after their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from entente.language.extent import Names
from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.language.organisations import OF, UNIT, organisation
from entente.model.mark import Mention

_BEFORE_LIST = ("boundary", "verb", "preposition")
COMPOSED = 90  # characters over which a delegation may be told by its members
_POSSESSED = re.compile(r"['’]s? ")
NOT_LISTED = ("office", "honorific", "zone", "infrastructure", "project", "field", "place", "head", "collective")


def listed(page: Page, known: Names) -> Iterator[Mention]:
    """Companies enumerated after their kind: "technology firms such as A, B and C", A、B等企业."""
    done = 0
    for hit in page.hits("collective"):
        if hit.word.means == "enterprises":
            spans = _before_etcetera(page, hit, done) if page.spaceless else _after_such_as(page, hit)
            for start, end in spans:
                done = max(done, end)
                if _larger(known, start, end):
                    name = page.cased[start:end]
                    yield Mention(start, end, "organisation", name, "company", rule="organisation.listed")


def _larger(known: Names, start: int, end: int) -> bool:
    """Whether no name known already takes up the stretch or an edge of it: 宁德 within 宁德时代 does not."""
    first, last = known.starts.get(start), known.ends.get(end)
    return (first is None or first.end < end) and (last is None or last.start > start)


def _after_such_as(page: Page, hit: Hit) -> Iterator[tuple[int, int]]:
    such = page.book.listing().search(page.low, hit.end, hit.end + 60)
    if such is None or any(c in page.low[hit.end : such.start()] for c in ".;:,"):
        return
    at = such.end()
    while (run := page.run(at)) and run[0] == at and not page.at(at, *NOT_LISTED):
        end = page.cased.find(",", *run)
        yield at, run[1] if end < 0 else end
        gap = page.book.joining("and", r",? (?:@ )?").match(page.low, run[1])
        if gap is None or not page.cased[gap.end() : gap.end() + 1].isupper():
            break
        at = gap.end()


_ITEMS = re.compile(r"([A-Za-z\u4e00-\u9fff·\-]{2,12}(?:、[A-Za-z\u4e00-\u9fff·\-]{2,12})+)$")


def _before_etcetera(page: Page, hit: Hit, done: int) -> Iterator[tuple[int, int]]:
    window = max(done, hit.start - 80)
    such = page.book.listing()
    marks = list(such.finditer(page.cased, max(window, hit.start - 8), hit.start))
    found = _ITEMS.search(page.cased[window : marks[-1].start()]) if marks else None
    if found is None:
        return
    at = window + found.start()
    for item in found.group().split("、"):
        start = at + (_small_words(page, item) if at == window + found.start() else 0)
        if start < at + len(item):
            yield start, at + len(item)
        at += len(item) + 1


def _small_words(page: Page, item: str) -> int:
    """Where the first item begins after the words before the list: 引进了比亚迪 at 比."""
    for at in range(len(item) - 2, 0, -1):
        if any(page.knows(kind, item[max(0, at - 2) : at]) for kind in _BEFORE_LIST if at > 1):
            after = page.book.joining("aspect", "@").match(item, at)
            return after.end() if after else at
        if page.knows("connector", item[at - 1]):
            return at
    return 0


def find(page: Page, known: Names) -> Iterator[Mention]:
    """Firms, leaders and delegations of a place or body: "Shenzhen firms", "lãnh đạo thành phố Hải Phòng"."""
    for hit in page.hits("collective"):
        span = _whose(page, hit, known) or _composed(page, hit, known)
        if span is None and "delegation" not in hit.word.flags:
            continue
        start, end, parts = span or (hit.start, hit.end, ())
        made = organisation(page, hit, (start, end), parts)
        if span or page.cased[hit.start].isupper():
            yield made


def _composed(page: Page, hit: Hit, known: Names) -> _Extent | None:
    """A delegation by who belongs to it: "Đoàn khảo sát gồm kỹ sư và doanh nghiệp Thái Lan"."""
    if "delegation" not in hit.word.flags or page.spaceless:
        return None
    such = page.book.listing().match(page.low, hit.end + 1)
    if such is None:
        return None
    stop = min((i for i in (page.low.find(c, such.end(), such.end() + COMPOSED) for c in ".;\n") if i > 0), default=0)
    window = range(such.end(), stop or such.end() + COMPOSED)
    place = next((p for at in window if (p := known.starts.get(at)) and p.type == "place"), None)
    return (hit.start, place.end, (place,)) if place else None


def _whose(page: Page, hit: Hit, known: Names) -> _Extent | None:
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
    after = page.book.joining("at", OF).match(page.low, hit.end)
    place = known.starts.get(after.end()) if after else None
    place = place if place and place.rule != "place.demonym" else None
    return (hit.start, place.end, (place,)) if place else None


_Extent = tuple[int, int, tuple[Mention, ...]]


def _whose_right(page: Page, hit: Hit, known: Names) -> _Extent | None:
    at = hit.end
    gap = page.book.joining("owner", " (?:@ )?").match(page.low, at)
    owner = known.starts.get(gap.end()) or known.starts.get(at + 1) if gap else None
    if owner:
        return hit.start, owner.end, (owner,)
    unit = page.at(at + 1, "place_before") if page.cased[at : at + 1] == " " else None
    if unit and unit.word.subtype in UNIT and hit.word.means == "leaders":
        return hit.start, unit.end, ()
    return None


def _whose_cjk(page: Page, hit: Hit, known: Names) -> _Extent | None:
    owner = known.ends.get(hit.start)
    return (owner.start, hit.end, (owner,)) if owner else None
