"""Number words of a text, and the set phrases that only look like numbers: 三元, "at one"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import ahocorasick_rs as aho

from entente.language.grammar import Grammar, grammar
from entente.language.lexicon import edge
from entente.language.number_words import Token, Word

_GOING_ON = frozenset(("value", "times", "vague", "inside"))


def word_tokens(text: str, code: str) -> Iterator[Token]:
    """Number words by start; a set phrase gives way where it cuts a longer number in two (七十|三元, 5|万家企业)."""
    own = grammar(code)
    if own.automaton is None:
        return
    found = list(_found(text, own, own.automaton, own.words))
    for at, token in enumerate(found):
        if token.word.role == "guard" and _gives_way(text, own, found, at):
            yield from _inside(text, own, token)
        else:
            yield token


def _found(text: str, own: Grammar, automaton: aho.AhoCorasick, words: Sequence[Word]) -> Iterator[Token]:
    joined = own.switches.joined
    for index, start, end in automaton.find_matches_as_indexes(text):
        if joined or (edge(text, start) and edge(text, end)):
            yield Token(start, end, words[index])


def _gives_way(text: str, own: Grammar, found: list[Token], at: int) -> bool:
    token = found[at]
    if own.switches.joined:
        before = found[at - 1].word.role if at and found[at - 1].end == token.start else ""
        digit = text[token.start - 1 : token.start].isdigit()
        if (before not in _GOING_ON and not digit) or own.units.get(text[token.start : token.end]) is not None:
            return False
        first = next(_inside(text, own, token), None)
        if first is None or first.start != token.start:
            return False
        return first.word.role == "times" or (first.word.role == "value" and before == "times")
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or after.word.role != "times" or text[token.end : after.start] != " ":
        return False
    inside = list(_inside(text, own, token))
    return bool(inside) and inside[-1].end == token.end and inside[-1].word.role == "value"


def _inside(text: str, own: Grammar, token: Token) -> Iterator[Token]:
    """The number words within a set phrase."""
    automaton, words = _bare(own.code)
    for part in _found(text[token.start : token.end], own, automaton, words):
        yield Token(part.start + token.start, part.end + token.start, part.word)


@cache
def _bare(code: str) -> tuple[aho.AhoCorasick, tuple[Word, ...]]:
    """The number words of a language without its set phrases."""
    own = grammar(code)
    rows = [(word, text) for word, text in zip(own.words, own.spellings, strict=True) if word.role != "guard"]
    patterns = [text for _, text in rows]
    return aho.AhoCorasick(patterns, matchkind=aho.MATCHKIND_LEFTMOST_LONGEST), tuple(word for word, _ in rows)
