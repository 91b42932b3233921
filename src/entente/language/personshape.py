"""What a personal name looks like at a place in the text."""

from __future__ import annotations

import re

from entente.language.namepage import Page

MOST_WORDS = 6
_BREAKING = (
    "office",
    "head",
    "zone",
    "infrastructure",
    "agreement",
    "collective",
    "legal",
    "programme",
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,5}(?:·[\u4e00-\u9fff]{1,6}){1,3}")


def after(page: Page, at: int) -> int:
    """End of the personal name that begins here, or ``at`` when none does."""
    if page.spaceless and page.cased[at : at + 1] > "\u2e80":
        return _han(page, at)
    run = page.run(at)
    if run is None or run[0] > at:
        return at
    end, words, start = at, 0, at
    while start < run[1] and words < MOST_WORDS:
        stop = page.cased.find(" ", start, run[1])
        stop = stop if stop >= 0 else run[1]
        low = page.low[start:stop]
        if _breaks(page, start, low, words) or not page.cased[start].isalpha():
            break
        end, words, start = stop, words + 1, stop + 1
    if page.low[at:end].endswith(("'s", "’s")):
        end -= 2
    return _particle(page, _initial(page, at, end)) if end > at else at


def _initial(page: Page, at: int, end: int) -> int:
    """On over the full stop of an initial and over a suffix: "Jose P. Reyes Jr."."""
    run = page.run(end + 2) if page.cased[end : end + 2] == ". " and page.cased[end - 2 : end - 1] == " " else None
    if run and run[0] == end + 2 and not page.at(end + 2, *_BREAKING):
        end = max(after(page, end + 2), end)
    last = page.low[page.low.rfind(" ", at, end) + 1 : end]
    return end + 1 if page.cased[end : end + 1] == "." and page.knows("suffix", last + ".") else end


def _breaks(page: Page, at: int, low: str, words: int) -> bool:
    word = page.cased[at : at + len(low)]
    if words and "." in word:
        return True
    if page.at(at, *_BREAKING) or (not page.book.marked and page.at(at, "place_before")):
        return True
    if len(word) > 1 and word.isupper() and _unlike_rest(page, at):
        return True
    return bool(words) and page.knows("stop", low) and not page.knows("surname", low) and not page.book.marked


def _unlike_rest(page: Page, at: int) -> bool:
    """Whether a word of capitals stands in a run that is not all in capitals: an acronym, no name."""
    run = page.run(at)
    return run is not None and not page.cased[slice(*run)].isupper()


def _particle(page: Page, end: int) -> int:
    """On over a particle of small letters: "Ahmad bin Abdullah"."""
    if page.low[end : end + 1] != " ":
        return end
    found = page.book.joining("particle", " @ ").match(page.low, end)
    if found is None or not page.cased[found.end() : found.end() + 1].isupper():
        return end
    return max(after(page, found.end()), end)


def _han(page: Page, at: int) -> int:
    foreign = _FOREIGN.match(page.cased, at)
    if foreign:
        last = foreign.group().rfind("·") + at + 1
        return next((end for end in range(last + 1, foreign.end()) if ends_name(page, end)), foreign.end())
    if any(page.knows("verb", page.low[at : at + n]) for n in (2, 3)):
        return at
    surname = 2 if page.knows("surname", page.cased[at : at + 2]) else 1
    if not page.knows("surname", page.cased[at : at + surname]):
        return at
    longest = 3 if page.cased[at + surname : at + surname + 1] == "氏" else 2
    for given in range(1, longest + 1):
        end = at + surname + given
        if not all(_HAN.match(c) for c in page.cased[at + surname : end]) or end > len(page.cased):
            return at
        if ends_name(page, end) and (given > 1 or not _open(page, end)):
            return end
    end = at + surname + longest
    return end if len(page.cased) >= end and not page.at(end - 1, "place", "head") else at


def _open(page: Page, end: int) -> bool:
    """Whether what follows a two-character name could as well be its third character."""
    return page.cased[end : end + 1] in ("等", "明", "平", "和", "一") and not ends_name(page, end + 1)


def ends_name(page: Page, at: int) -> bool:
    """Whether a Chinese name may end here: punctuation, a boundary word, an office or honorific follows."""
    if at >= len(page.cased) or not _HAN.match(page.cased[at]):
        return True
    if page.at(at, "office", "honorific_after", "collective"):
        return True
    return _parting(page, at)


def _parting(page: Page, at: int) -> bool:
    """Whether a word begins here that no Chinese name goes on with."""
    return any(page.knows(kind, page.low[at : at + n]) for kind in ("verb", "boundary") for n in (1, 2, 3))


def before(page: Page, end: int) -> int:
    """Start of the personal name that ends here, or ``end`` when none does."""
    if page.spaceless and page.cased[end - 1 : end] > "\u2e80":
        return _han_before(page, end)
    run = page.run_before(end)
    if run is None:
        return end
    start = run[0] if page.cased[run[0] - 2 : run[0]] != ". " else _whole_run(page, run[0])
    while start < end:
        stop = page.low.find(" ", start, end)
        word = page.low[start : stop if stop >= 0 else end]
        opening = page.opens(start) and page.knows("stop", word)
        if not opening and not _skipped(page, start):
            break
        if stop < 0:
            return end
        start = (_skipped(page, start) or stop) + 1 if _skipped(page, start) else stop + 1
    words = page.cased.count(" ", start, end) + 1
    sane = words <= MOST_WORDS and page.cased[start : start + 1].isalpha() and not _numbered(page, start, end)
    return start if start < end and sane else end


def _numbered(page: Page, start: int, end: int) -> bool:
    """Whether a figure stands among the words, as in a date: "June 2"."""
    return any(c.isdigit() for c in page.cased[start:end])


def _whole_run(page: Page, start: int) -> int:
    """Start of the run before, when it ends in an initial: "Maria L. | Santos"."""
    before = page.run_before(start - 2)
    return before[0] if before and page.cased[start - 4 : start - 3] == " " else start


def _skipped(page: Page, start: int) -> int:
    found = page.at(start, "honorific", "office", "place", "head")
    return found.end if found else 0


def _han_before(page: Page, end: int) -> int:
    for length in (3, 2, 4):
        start = end - length
        if start >= 0 and after(page, start) == end and (start == 0 or free(page, start)):
            return start
    return end


def free(page: Page, start: int) -> bool:
    """Whether a Chinese name may begin here."""
    if not _HAN.match(page.cased[start - 1]):
        return True
    if page.before(start, "office", "head", "place", "place_after", "collective"):
        return True
    parting = ((kind, page.low[start - n : start]) for kind in ("verb", "boundary") for n in (1, 2, 3) if start >= n)
    return any(page.knows(kind, word) for kind, word in parting)
