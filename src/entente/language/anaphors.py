"""Words that point back ("the city", "thành phố", "kota ini", 该市, "both sides"), and known programmes and indices."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from entente.language.namebook import Hit
from entente.language.namepage import Page
from entente.language.personshape import free
from entente.model.fold import matchable
from entente.model.mark import Mention
from entente.vocabulary import named

RECENT = 40  # names of a type that words may point back to


def known(page: Page) -> Iterator[Mention]:
    """Programmes, rankings and bodies of the vocabulary."""
    for hit in page.hits("named"):
        one = named.table()[hit.word.means]
        start, end = _unquoted(page, hit)
        name = page.cased[start:end]
        yield Mention(start, end, one.type, name, one.subtype or None, (one.id,), f"{one.type}.known")


def _unquoted(page: Page, hit: Hit) -> tuple[int, int]:
    """Without quotation marks that only surround the whole."""
    marks = "\"'“”"
    whole = page.cased[hit.start] in marks and page.cased[hit.end - 1] in marks
    return (hit.start + 1, hit.end - 1) if whole else (hit.start, hit.end)


def find(page: Page, bodies: list[Mention]) -> Iterator[Mention]:
    """Words that point back to a place, body, zone, project, agreement, person or line named before.

    ``bodies`` are the names found so far, by start.
    """
    recent: dict[str, deque[Mention]] = {}
    ahead = iter([*bodies, None])
    following = next(ahead)
    for hit in page.hits("anaphor", "noun", "office"):
        while following is not None and following.end <= hit.start:
            recent.setdefault(following.type, deque(maxlen=RECENT)).append(following)
            following = next(ahead)
        if hit.word.kind == "anaphor" and not _governs(page, hit):
            name = page.cased[hit.start : hit.end]
            made = Mention(hit.start, hit.end, hit.word.means, name, hit.word.subtype or None, rule="anaphor")
            yield _led_back(made, recent.get(made.type, deque()))


def _governs(page: Page, hit: Hit) -> bool:
    """Whether the words go with a name or a plural and so point at nothing before."""
    after = hit.end + 1
    if page.at(after, "place") and page.cased[after : after + 1].isupper():  # "địa bàn tỉnh Nghệ An"
        return True
    if page.at(hit.start, "honorific") and page.cased[after : after + 1].isupper():
        return True
    if (
        not page.spaceless
        and not page.book.marked
        and page.cased[hit.end : after] == " "
        and page.cased[after].isupper()
    ):
        return not page.titled(hit.start)
    if page.spaceless and hit.word.means == "person" and not free(page, hit.start):
        return True
    word = page.word_before(hit.start)
    return page.knows("pair", word) or page.knows("place_list", f"{word} {hit.word.form}") or word[-1:].isdigit()


def _led_back(mention: Mention, bodies: deque[Mention]) -> Mention:
    """A body pointed at by its own head noun is the last one before that has it."""
    if mention.type not in ("organisation", "zone", "agreement") or mention.subtype in ("pair", "collective"):
        return mention
    noun = set(matchable(mention.name).text.split())
    for body in reversed(bodies):
        shares = noun & set(matchable(body.name).text.split())
        if (shares and body.subtype not in ("collective",)) or (mention.subtype == body.subtype == "delegation"):
            return replace(mention, full=(body.start, body.end))
    return mention
