"""The noun a number counts, in each of the word orders: 12 parks, 12 new parks, 12 kawasan industri, 项目56个."""

from __future__ import annotations

import re

from entente.language.hedges import skip, skip_back
from entente.language.numbers import Figure, Reading

MOST_MODIFIERS = 4
LOOK_BEHIND = 10
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def attach(reading: Reading, figure: Figure) -> None:
    """Give the figure the noun it counts, if one can be told."""
    if reading.grammar.switches.joined:
        _joined(reading, figure)
    elif reading.grammar.switches.noun_first:
        _noun_first(reading, figure)
    else:
        _modifiers_first(reading, figure)


def _begin(reading: Reading, figure: Figure) -> int:
    """Where a noun may begin after the number: one blank or a hyphen on."""
    at = figure.end
    hedge = reading.grammar.hedges_after.ahead(reading.text, skip(reading.text, at))
    if hedge is not None and hedge[1] != "none":
        at = hedge[0]
    elif figure.high is not None and (link := reading.grammar.links.ahead(reading.text, skip(reading.text, at))):
        at = link[0]
    nxt = reading.text[at : at + 1]
    if nxt == "-":
        return at + 1
    if nxt == " " and reading.text[at] != "\n":
        return skip(reading.text, at) if "\n" not in reading.text[at : at + 2] else -1
    return at if not nxt.isalnum() or nxt > "\u2e7f" else -1


def _noun_first(reading: Reading, figure: Figure) -> None:
    """Number, classifier, noun: "20 khu công nghiệp mới", "12 unit kendaraan"."""
    at = _begin(reading, figure)
    if at < 0:
        return
    grammar, text = reading.grammar, reading.text
    found = grammar.nouns.ahead(text, at)
    if found is None and (classifier := grammar.classifiers.ahead(text, at)) is not None:
        inner = skip(text, classifier[0])
        found = grammar.nouns.ahead(text, inner)
        if found is None:
            word = _free_word(reading, inner)
            figure.noun, figure.end = text[at : classifier[0]], classifier[0]
            if word is not None:
                figure.noun, figure.end = reading.cased[inner:word], word
            figure.noun_code = classifier[1] if classifier[1] != "item" else None
            return
        at = inner
    if found is not None:
        _take(reading, figure, at, found)
    elif (end := _free_word(reading, at)) is not None:
        figure.noun, figure.end = reading.cased[at:end], end
        figure.rule = "count.free"


def _take(reading: Reading, figure: Figure, at: int, found: tuple[int, str]) -> None:
    end, code = found
    end = _pair(reading, end)
    figure.noun, figure.noun_code, figure.end = reading.cased[at:end], code, end
    figure.rule = "count"


def _pair(reading: Reading, end: int) -> int:
    """A second noun joined to the first: "mekanisme dan kebijakan", "countries and territories"."""
    text, grammar = reading.text, reading.grammar
    joiner = grammar.pairs.ahead(text, skip(text, end))
    if joiner is None:
        return end
    second = grammar.nouns.ahead(text, skip(text, joiner[0]))
    return second[0] if second is not None else end


def _free_word(reading: Reading, at: int) -> int | None:
    """End of an unknown noun: the next word, in small letters, unless it is a word that counts nothing."""
    word = _WORD.match(reading.cased, at, at + 40)
    if word is None or not word.group().islower() or reading.text[word.start() : word.end()] in _stops(reading):
        return None
    return word.end()


def _stops(reading: Reading) -> frozenset[str]:
    return reading.grammar.special.get("noun_stops", frozenset())


def _modifiers_first(reading: Reading, figure: Figure) -> None:
    """Number, modifiers, noun: "12 new industrial parks"; the first plural closes the search."""
    at = _begin(reading, figure)
    if at < 0:
        return
    start, stops = at, _stops(reading)
    for step in range(MOST_MODIFIERS):
        found = reading.grammar.nouns.ahead(reading.text, at)
        if found is not None and (found[0] - start < 60):
            _take(reading, figure, at, found)
            figure.noun = reading.cased[start : figure.end] if step == 0 else reading.cased[at : figure.end]
            return
        word = _WORD.match(reading.cased, at, at + 40)
        if word is None or (text := reading.text[word.start() : word.end()]) in stops:
            return
        if reading.grammar.switches.plural and _plural(text):
            figure.noun, figure.end, figure.rule = word.group(), word.end(), "count.free"
            return
        if reading.cased[word.end() : word.end() + 1] != " ":
            return
        at = word.end() + 1


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s"))


def _joined(reading: Reading, figure: Figure) -> None:
    """Number, classifier, modifiers, noun; or noun, number, classifier: 440个项目, 项目56个."""
    grammar, text = reading.grammar, reading.text
    at = skip(text, figure.end)
    hedged = grammar.hedges_after.ahead(text, at)
    if hedged is not None and hedged[1] != "none":
        at = hedged[0]
    classifier = grammar.classifiers.ahead(text, at)
    noun = grammar.nouns.ahead(text, at)
    if classifier is not None and (noun is None or noun[0] <= classifier[0]):
        inside = _within(reading, classifier[0])
        figure.end, figure.rule = classifier[0], "count"
        if inside is not None:
            start, end, figure.noun_code = inside
            figure.end = end = _pair(reading, end)
            figure.noun = reading.cased[start:end]
            return
        behind = _noun_behind(reading, figure)
        figure.noun = behind[0] if behind else reading.cased[at : classifier[0]]
        figure.noun_code = classifier[1] if classifier[1] != "item" else behind[1] if behind else None
    elif noun is not None:
        _take(reading, figure, at, noun)


def _within(reading: Reading, at: int) -> tuple[int, int, str] | None:
    """A known noun at this place or after a few modifiers."""
    for place in range(at, min(at + 7, len(reading.text))):
        found = reading.grammar.nouns.ahead(reading.text, place)
        if found is not None:
            return place, found[0], found[1]
        if not ("\u3400" <= reading.text[place] <= "\u9fff") or reading.text[place] in _stops(reading):
            return None
    return None


def _noun_behind(reading: Reading, figure: Figure) -> tuple[str, str] | None:
    """A known noun that ends before the number, at most a verb between: 签约项目达56个."""
    at = skip_back(reading.text, figure.start)
    for place in range(at, max(at - 4, 0), -1):
        found = reading.grammar.nouns.behind(reading.text, place)
        if found is not None:
            return reading.cased[found[0] : place], found[1]
        if reading.text[place - 1] in "，。；、,.;":
            return None
    return None
