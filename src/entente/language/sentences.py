"""Where sentences and clauses begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from entente.language.folder import Language
from entente.model.fold import matchable

Bounds = tuple[int, int]
_END = re.compile(r"[\r\n\u2028\u2029。！？.!?…]+[\"'”’»)\]」』）]{0,3}")
_LINE, _WIDE = re.compile(r"[\r\n\u2028\u2029]"), re.compile("[。！？]")
_OPEN, _CLOSE = "([（【《〈「『{", ")]）】》〉」』}"
_COMMA = re.compile(r"[,;，；]")
_LOOK = 24


@dataclass(frozen=True, slots=True, eq=False)
class SentenceRules:
    """What a folder says of its sentences."""

    abbreviations: frozenset[str]
    conjunctions: re.Pattern[str] | None
    spaced: bool


@cache
def rules_of(code: str) -> SentenceRules:
    """The rules of a language; an unknown one has no abbreviations and no conjunctions."""
    table = Language(code).table("sentences.toml")
    spaced = bool(table.get("spaced", True))
    words = sorted((matchable(w).text for w in table.get("conjunctions", ())), key=len, reverse=True)
    edge = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    joining = re.compile(f"{edge[0]}(?:{'|'.join(map(re.escape, words))}){edge[1]}") if words else None
    return SentenceRules(frozenset(matchable(a).text for a in table.get("abbreviations", ())), joining, spaced)


def split(text: str, code: str, start: int = 0, end: int | None = None) -> tuple[Bounds, ...]:
    """Sentences between two offsets, trimmed of white space; a line break ends one, a semicolon does not.

    >>> text = "Tại TP. Hải Phòng có 1.035 dự án. Vốn đạt 33,8 tỷ USD."
    >>> [text[a:b] for a, b in split(text, "vi")]
    ['Tại TP. Hải Phòng có 1.035 dự án.', 'Vốn đạt 33,8 tỷ USD.']
    """
    rules, stop = rules_of(code), len(text) if end is None else end
    out: list[Bounds] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        sign = match.group()
        if _LINE.search(sign) or _WIDE.search(sign) or _ends(text, match, begin, stop, rules):
            _add(out, text, begin, match.end())
            begin = match.end()
    _add(out, text, begin, stop)
    return tuple(out)


def _add(out: list[Bounds], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))


def _ends(text: str, match: re.Match[str], begin: int, stop: int, rules: SentenceRules) -> bool:
    """Whether a stop sign ends a sentence, and not an abbreviation, an initial, a number or an address."""
    at, after = match.start(), match.end()
    if after >= stop:
        return True
    if not text[after].isspace():
        return _glued(text, match)
    following = _next(text, after, stop)
    if match.group()[0] in "!?":
        return not following.islower()
    if match.group() == "." and _abbreviated(text, begin, at, rules):
        return False
    return not following.islower()


def _glued(text: str, match: re.Match[str]) -> bool:
    """A forgotten blank: two small letters before, a capital and a small letter after ("phát triển.Đến")."""
    at, after = match.start(), match.end()
    if match.group()[0] == "…" or not text[max(0, at - 2) : at].islower():
        return False
    return text[after].isupper() and text[after + 1 : after + 2].islower() and "/" not in text[max(0, at - 20) : at]


def _next(text: str, at: int, stop: int) -> str:
    """The first character of what follows, opening signs passed over."""
    limit = min(stop, at + 8)
    while at < limit and (text[at].isspace() or text[at] in "\"'“‘«([（「『-–—"):
        at += 1
    return text[at] if at < limit else "X"


def _abbreviated(text: str, begin: int, at: int, rules: SentenceRules) -> bool:
    word = re.search(r"[^\s(\"“'‘/]*$", text[max(begin, at - _LOOK) : at])
    last = word.group() if word else ""
    if not last:
        return False
    opens = at - begin <= _LOOK and text[begin:at].strip() == last
    if opens and (last.isdigit() or (last.isupper() and len(last) <= 4)):
        return True
    if len(last) == 1 and last.isalpha() and last.isupper():
        return True
    return matchable(last).text in rules.abbreviations or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", last))


def clauses(text: str, code: str, start: int = 0, end: int | None = None) -> tuple[Bounds, ...]:
    """Clauses between two offsets: cut at commas, semicolons and before conjunctions, never in numbers or brackets.

    >>> text = "Tỉnh có 12 khu, trong đó 9 khu đã hoạt động"
    >>> [text[a:b] for a, b in clauses(text, "vi")]
    ['Tỉnh có 12 khu,', 'trong đó 9 khu đã hoạt động']
    """
    rules, stop = rules_of(code), len(text) if end is None else end
    out: list[Bounds] = []
    begin = start
    for cut in _cuts(text, start, stop, rules):
        _add(out, text, begin, cut)
        begin = max(begin, cut)
    _add(out, text, begin, stop)
    return tuple(out)


def _cuts(text: str, start: int, stop: int, rules: SentenceRules) -> list[int]:
    depth, cuts = _depths(text, start, stop), []
    for match in _COMMA.finditer(text, start, stop):
        at = match.start()
        in_number = text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if not depth[at - start] and not in_number:
            cuts.append(match.end())
    if rules.conjunctions is not None:
        part = matchable(text[start:stop])
        found = (part.origin(m.start()) for m in rules.conjunctions.finditer(part.text))
        cuts += [start + at for at in found if not depth[at]]
    return sorted(cuts)


def _depths(text: str, start: int, stop: int) -> list[bool]:
    """For each character whether it stands in brackets; a bracket that never closes opens nothing."""
    inside, opened = [False] * (stop - start + 1), []
    for at in range(start, stop):
        if text[at] in _OPEN:
            opened.append(at)
        elif text[at] in _CLOSE and opened:
            first = opened.pop()
            if not opened:
                inside[first - start : at + 1 - start] = [True] * (at + 1 - first)
    return inside
