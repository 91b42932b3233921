"""Which closing paragraphs belong to other articles: they share no name with the text and name places elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from entente.language import names
from entente.language.furniture import Furniture
from entente.language.lines import Line
from entente.model.mark import Mention
from entente.vocabulary.places import within

_RUN = re.compile(r"[^\W\d_a-zà-ỹ][^\W\d_]*(?:[ -][^\W\d_a-zà-ỹ][^\W\d_]*)+")
_WORD = re.compile(r"(?<![.!?:“\"'(\n] )(?<!^)\b[A-Z][A-Za-z]{5,}\b")
_SENTENCES = re.compile(r"[.!?](?=\s+\S)|[。！？](?=.)")
_DATES = re.compile(r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b|\b(?:19|20)\d\d\b|\d{1,2}月\d{1,2}日|(?:19|20)\d\d年")
_FIGURE = re.compile(r"\d")
_HALF, _QUARTER = 0.5, 0.25
_LONGEST = 12
_LEAST_BODY = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line and what it names: ``keys`` of everything, ``places`` those below a country, ``countries``."""

    index: int
    line: Line
    keys: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]


def closing_teasers(found: Sequence[Paragraph], words: Furniture) -> tuple[int, ...]:
    """Indexes of the closing paragraphs that are leads of other articles; empty when in doubt.

    At least two, each of at most two sentences. None leans on what was said ("Meanwhile", "the two sides") or speaks
    of "the city"; at least two of them, and half, name a place the rest has nothing to do with, and give no figure;
    one that shares a name with the rest gives no figure and stands between such. A text without one subject of its
    own is left alone.
    """
    for start in range(max(_LEAST_BODY, len(found) - _LONGEST), len(found) - 1):
        rest, tail = found[:start], found[start:]
        if not _one_subject(rest):
            continue
        near = {place for p in rest for place in p.places}
        known = shared_keys(rest)
        if not foreign(tail[0], known, words):
            continue
        apart = [foreign(p, known, words) for p in tail]
        alien = [own and _elsewhere(p, near) for p, own in zip(tail, apart, strict=True)]
        if not (alien[0] or not tail[0].keys) or not _scattered(tail, alien):
            continue
        inside = tail[: len(alien) - alien[::-1].index(True)]
        if all(own or (p in inside and _may_stand(p, words)) for p, own in zip(tail, apart, strict=True)):
            return tuple(p.index for p in tail)
    return ()


def _may_stand(paragraph: Paragraph, words: Furniture) -> bool:
    """Whether a paragraph that shares a name with the text may yet be the lead of an article on the same place."""
    return not _counts(paragraph.line) and stands_alone(paragraph.line, words)


def paragraphs(lines: Sequence[Line], chosen: Sequence[int], text: str, code: str) -> tuple[Paragraph, ...]:
    """The chosen lines with what they name."""
    mentions = names.find(text, code)
    starts = [m.start for m in mentions]
    found = []
    for index in chosen:
        line = lines[index]
        inside = mentions[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        found.append(_paragraph(index, line, [m for one in inside for m in _all(one)]))
    return tuple(found)


def _all(mention: Mention) -> Iterator[Mention]:
    yield mention
    for part in (*mention.parts, *((mention.place,) if mention.place else ())):
        yield from _all(part)


def _paragraph(index: int, line: Line, inside: Sequence[Mention]) -> Paragraph:
    of_places = [m for m in inside if m.type == "place"]
    countries = {i for m in of_places if m.subtype == "country" for i in m.candidates}
    local = {i for m in of_places if m.subtype != "country" for i in m.candidates}
    others = {m.name.lower() for m in inside if m.type != "place" or not m.candidates}
    written = _written(line, of_places)
    return Paragraph(index, line, frozenset(others | written | local), frozenset(local), frozenset(countries))


def _written(line: Line, of_places: Sequence[Mention]) -> set[str]:
    """Runs of capitals outside the names of known places, and long capitalised words inside a sentence."""
    text = line.text
    for mention in of_places:
        if mention.candidates:
            start, end = max(0, mention.start - line.start), max(0, mention.end - line.start)
            text = text[:start] + "," * (min(end, len(text)) - start) + text[end:]
    return {m.group().lower() for pattern in (_RUN, _WORD) for m in pattern.finditer(text)}


def shared_keys(rest: Iterable[Paragraph]) -> frozenset[str]:
    """What ties a paragraph to these: every name in them, and a country most of them name."""
    read = list(rest)
    counts = Counter(country for p in read for country in p.countries)
    ruling = {country for country, n in counts.items() if n >= _HALF * len(read)}
    return frozenset(key for p in read for key in p.keys) | ruling


def foreign(paragraph: Paragraph, known: frozenset[str], words: Furniture) -> bool:
    """Whether a paragraph stands by itself: names something, shares no name, leans on nothing before it."""
    own = paragraph.keys | paragraph.countries
    return bool(own) and not own & known and stands_alone(paragraph.line, words)


def stands_alone(line: Line, words: Furniture) -> bool:
    """Whether it has the form of a lead: one or two sentences that lean on nothing before them."""
    return 60 <= line.weight <= 600 and len(_SENTENCES.findall(line.text)) <= 1 and not leans(line, words)


def leans(line: Line, words: Furniture) -> bool:
    """Whether it takes up what was said before: a connective, "the two sides", "of the city"."""
    if line.given == "list_item" or line.marked or line.text[:1].islower():
        return True
    if words.leaning.match(line.folded) or words.referring.search(line.folded):
        return True
    return any(_bare(line.text, m.end()) for m in words.bare_place.finditer(line.folded))


def _bare(text: str, at: int) -> bool:
    """Whether the place word is not followed by a name."""
    following = re.match(r"\s+(?:of |de )?(\w)", text[at : at + 12])
    return following is None or not following[1].isupper()


def _one_subject(rest: Sequence[Paragraph]) -> bool:
    """Whether most paragraphs name something that a quarter of them, and at least two, name."""
    counts = Counter(key for p in rest for key in p.keys | p.countries)
    ruling = {key for key, n in counts.items() if n >= max(2, _QUARTER * len(rest))}
    return sum(bool((p.keys | p.countries) & ruling) for p in rest) >= _HALF * len(rest)


def _scattered(tail: Sequence[Paragraph], alien: Sequence[bool]) -> bool:
    """Whether the paragraphs are about several other things: places elsewhere, no one name in most of them."""
    counts = Counter(key for p in tail for key in p.keys)
    together = max(counts.values(), default=0)
    return sum(alien) >= 2 and sum(alien) * 2 >= len(tail) and together * 2 <= max(len(tail), 2)


def _counts(line: Line) -> bool:
    """Whether a line gives a figure that is no date."""
    return _FIGURE.search(_DATES.sub("", line.text)) is not None


def _elsewhere(paragraph: Paragraph, near: Iterable[str]) -> bool:
    """Whether it names, without any figure, a place that neither lies in nor holds one of the others."""
    if not paragraph.places or _counts(paragraph.line):
        return False
    known = list(near)
    return not any(within(a, b) or within(b, a) for a in paragraph.places for b in known)
