"""The noun a number counts, in each of the word orders: 12 parks, 12 new parks, 12 kawasan industri, 项目56个."""

from __future__ import annotations

import re

from entente.language.grammar import Grammar
from entente.language.hedges import after_hedge, skip, skip_back
from entente.language.numbers import Figure, Reading

# Things whose bare numbers are mostly names of models.
MODELLED = frozenset(("vessel", "vehicle", "product", "train", "thing"))
MOST_MODIFIERS = 6
LOOK_BEHIND = 10
_REMARK = re.compile(r"\([^()]{1,12}\) ")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def attach(reading: Reading, figure: Figure) -> None:
    """Give the figure the noun it counts, if one can be told."""
    _beside(reading, figure)
    if figure.noun is None and figure.unit is None and figure.high is None:
        _said_before(reading, figure)


def _said_before(reading: Reading, figure: Figure) -> None:
    """ "Số hồ sơ là 1.240", "the number of projects reached 56": a noun counted before, with a word of counting."""
    found = _noun_behind(reading, figure)
    if found is None:
        return
    noun, code, start = found
    cues, after = reading.grammar.count_cues, start + len(noun)
    if cues.behind(reading.text, skip_back(reading.text, start)) or cues.ahead(reading.text, after):
        figure.noun, figure.noun_code, figure.rule = noun, code, "count"


def _beside(reading: Reading, figure: Figure) -> None:
    """The noun right after the number, in the order of the language."""
    if reading.grammar.switches.joined:
        _joined(reading, figure)
    elif reading.grammar.switches.noun_first:
        _noun_first(reading, figure)
    else:
        _modifiers_first(reading, figure)


def _begin(reading: Reading, figure: Figure) -> int:
    """Where a noun may begin after the number: one blank or a hyphen on."""
    at = figure.end
    if (hedge := after_hedge(reading, at)) is not None:
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
    classifier = grammar.classifiers.ahead(text, at)
    if classifier is not None and (found is None or found[0] <= classifier[0]):
        inner = skip(text, classifier[0])
        found = grammar.nouns.ahead(text, inner)
        if found is None:
            _classified(reading, figure, at, classifier)
            return
        at = inner
    if found is not None:
        _take(reading, figure, at, found)
    elif (end := _free_word(reading, at)) is not None:
        figure.noun, figure.end = reading.cased[at:end], end
        figure.rule = "count.free"


def _classified(reading: Reading, figure: Figure, at: int, classifier: tuple[int, str]) -> None:
    """A classifier without a known noun after it: the noun stands before, or is the next word."""
    end, code = classifier
    behind = _noun_behind(reading, figure)
    figure.noun, figure.end, figure.rule = reading.cased[at:end], end, "count"
    figure.noun_code = reading.grammar.nouns.get(reading.text[at:end])
    if code != "item":
        figure.noun_code = code
    elif behind is not None:
        figure.noun, figure.noun_code = behind[:2]
    elif (word := _free_word(reading, skip(reading.text, end))) is not None:
        figure.noun, figure.end = reading.cased[skip(reading.text, end) : word], word


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
    """End of an unknown noun: the next words, in small letters, unless they count nothing."""
    end: int | None = None
    start = at
    for _ in range(reading.grammar.switches.free_words):
        word = _WORD.match(reading.cased, at, at + 40)
        if word is None or not word.group().islower() or _counts_nothing(reading, word.group()):
            break
        end, at = word.end(), word.end() + 1
        if reading.text[word.end() : at] != " ":
            break
    return end if end is not None and end - start > 1 else None


def _counts_nothing(reading: Reading, word: str) -> bool:
    """A function word, or a verb by its prefix where the language tells verbs so."""
    prefixes = reading.grammar.special.get("verb_prefixes", ())
    if word in _stops(reading) or word in reading.grammar.number_words:
        return True
    return any(word.startswith(prefix) and len(word) > 5 for prefix in prefixes)


def _stops(reading: Reading) -> frozenset[str]:
    return reading.grammar.special.get("noun_stops", frozenset())


def _modifiers_first(reading: Reading, figure: Figure) -> None:
    """Number, modifiers, noun: "12 new industrial parks"; the first plural closes the search, a singular may wait."""
    start = at = _begin(reading, figure)
    if at < 0:
        return
    if reading.text[at - 1] == "-":
        _hyphened(reading, figure, at)
        return
    waiting: tuple[int, tuple[int, str]] | None = None
    for step in range(MOST_MODIFIERS):
        at = _past_brackets(reading, at)
        found = reading.grammar.nouns.ahead(reading.text, at)
        if found is not None and found[0] - start < 80:
            if figure.value == 1 or not _singular(reading, at, found[0]):
                _take(reading, figure, at, found)
                figure.noun = reading.cased[start : figure.end] if step == 0 else reading.cased[at : figure.end]
                return
            waiting = waiting or (at, found)
        word = _WORD.match(reading.cased, at, at + 40)
        if word is None or (text := reading.text[word.start() : word.end()]) in _stops(reading):
            break
        if reading.grammar.switches.plural and _plural(text, word.group()):
            figure.noun, figure.end, figure.rule = word.group(), word.end(), "count.free"
            return
        if reading.text[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    if waiting is not None:
        _take(reading, figure, *waiting)
    elif figure.value == 1 and (end := _single_thing(reading, start)) is not None:
        figure.noun, figure.noun_code, figure.end = reading.cased[start:end], "thing", end


def _single_thing(reading: Reading, at: int) -> int | None:
    """End of an unknown noun after "one": a plain word, not a verb or an adverb by its ending."""
    end = _free_word(reading, at)
    if end is None or end - at < 3:
        return None
    return None if reading.text[at:end].endswith(("s", "ly", "ed", "er", "ing")) else end


def _singular(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun is one that only a single thing bears: "project", not "projects" or "people"."""
    word = reading.text[start:end]
    return word not in reading.grammar.plurals or f"{word}s" in reading.grammar.plurals


def _hyphened(reading: Reading, figure: Figure, at: int) -> None:
    """ "27-member", "two-storey": only the word right after the hyphen."""
    found = reading.grammar.nouns.ahead(reading.text, at)
    if found is not None:
        figure.noun, figure.noun_code, figure.end = reading.cased[at : found[0]], found[1], found[0]
        figure.rule = "count"


def _past_brackets(reading: Reading, at: int) -> int:
    """The place after a short remark in brackets: "40 foreign direct investment (FDI) projects"."""
    remark = _REMARK.match(reading.text, at)
    return remark.end() if remark is not None else at


def _plural(word: str, written: str) -> bool:
    if written[-1] == "s" and written[:-1].isupper() and len(word) > 2:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "'s"))


def _joined(reading: Reading, figure: Figure) -> None:
    """Number, classifier, modifiers, noun; or noun, number, classifier: 440个项目, 项目56个."""
    grammar, text = reading.grammar, reading.text
    at = skip(text, figure.end)
    if (hedge := after_hedge(reading, at)) is not None:
        at = hedge[0]
    classifier = grammar.classifiers.ahead(text, at)
    noun = grammar.nouns.ahead(text, at)
    if classifier is not None and classifier[1] == "alone":
        figure.noun, figure.end, figure.rule = reading.cased[at : classifier[0]], classifier[0], "count"
        figure.noun_code = "thing"
        return
    if classifier is not None and (noun is None or noun[0] <= classifier[0]):
        inside = _within(reading, classifier[0])
        figure.end, figure.rule = classifier[0], "count"
        if inside is not None:
            start, end, figure.noun_code = inside
            figure.end = end = _pair(reading, end)
            figure.noun = reading.cased[start:end]
            return
        behind = _noun_behind(reading, figure)
        figure.noun_code = classifier[1] if classifier[1] != "item" else behind[1] if behind else None
        fits = behind is not None and behind[1] == figure.noun_code
        figure.noun = behind[0] if behind and fits else reading.cased[at : classifier[0]]
    elif noun is not None and (noun[0] - at == 1 or noun[1] not in MODELLED):
        _take(reading, figure, at, noun)


def _within(reading: Reading, at: int) -> tuple[int, int, str] | None:
    """A known noun at this place, or one of several characters after a few modifiers."""
    for place in range(at, min(at + 7, len(reading.text))):
        found = reading.grammar.nouns.ahead(reading.text, place)
        if found is not None and (place == at or found[0] - place > 1):
            return place, found[0], found[1]
        if not ("\u3400" <= reading.text[place] <= "\u9fff") or reading.text[place] in _stops(reading):
            return None
    return None


def _noun_behind(reading: Reading, figure: Figure) -> tuple[str, str, int] | None:
    """A known noun that ends before the number, at most a few verbs between, and its start: 签约项目达56个."""
    text, fillers = reading.text, reading.grammar.behind_fillers
    at = skip_back(text, figure.start)
    for _ in range(3):
        found = reading.grammar.nouns.behind(text, at)
        if found is not None:
            return (reading.cased[found[0] : at], found[1], found[0]) if at - found[0] > 1 else None
        filler = fillers.behind(text, at)
        if filler is None:
            return None
        at = skip_back(text, filler[0])
    return None


def singular(noun: str, rules: Grammar) -> str:
    """The counted noun of one thing, where the language has a plural: "countries and territories" is
    "country and territory".
    """
    if not rules.switches.plural:
        return noun
    return " ".join(_one(word, rules) for word in noun.split(" "))


def _one(word: str, rules: Grammar) -> str:
    low = word.lower()
    if (irregular := rules.singular.get(low)) is not None:
        return irregular
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    plain = low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2
    return word[:-1] if plain else word
