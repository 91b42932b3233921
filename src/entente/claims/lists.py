"""Names around a cue: the nearest on either side, and the lists they stand in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from entente.claims.statement import Statement
from entente.language import sectors
from entente.language.phrases import Cue, is_cjk
from entente.model.mark import Mark, Mention

STATES = ("country", "territory")
LONGEST = 2000  # characters of the longest sentence that is read
JOINTS = ("and", "article")  # roles of cues that stand between members of a list
_STOPS = re.compile(r"[;；]")
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
_NOTHING = re.compile(r"[\s,，、:：;；&/\-–—\"'“”‘’]*$")
# What a report opens with: places, an agency, a day, then a dash or 电.
_DATELINE = re.compile(r"(?P<line>[^.!?。\n]{2,60}?)(?:\s[-–—]+\s|电(?![话力站厂动])|讯)")
_LOWER = re.compile(r"(?<!\w)[a-zà-ỹ]{2}")
# What follows a place that is only the larger one around the place meant.
_LARGER = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}(?:province|city|state|prefecture|region|district|county|municipality)\s+of\b"
)
_WITHIN = re.compile(
    r"[A-Z][\w'-]*\s+(?:province|city|state|prefecture|region|district|county|municipality)\s+(?:of|in)\s+(?:the\s+)?$"
    r"|(?:tỉnh|thành phố|bang|huyện|vùng)\s+[A-ZĐ][^,.;]{1,40}\s+của\s+(?:nước\s+)?$"
)
_CAPITAL = re.compile(r"(?<![^\s(])[A-ZĐ][\w'’-]*,\s$")
_UNIT = re.compile(
    r"国?[^\W与和同及跟在对向到至等的有为将是会政城友结缔建签两各多全几一二三四五六七八九十]{1,6}?(?:省|市|县|区|州|盟|旗|道|郡|府)(?![场政长委域])"
)
_OPEN, _CLOSE = "(（", ")）"


def legible(statements: Iterable[Statement]) -> list[Statement]:
    """Those short enough to be sentences; a run of text without an end is none, and would take for ever."""
    return [s for s in statements if s.end - s.start <= LONGEST]


def clause(statement: Statement, at: int) -> tuple[int, int]:
    """The part of the sentence around an offset that holds together: a bracket, or what lies between semicolons.

    Semicolons and colons inside brackets part nothing outside them. Offsets count in the document.
    """
    text, origin = statement.text, statement.start
    inner = _bracket(text, at - origin)
    low, high = inner or (0, len(text))
    cuts = [m.start() for m in _STOPS.finditer(text, low, high) if inner or not _bracket(text, m.start())]
    start = max((c + 1 for c in cuts if c < at - origin), default=low)
    end = min((c for c in cuts if c >= at - origin), default=high)
    return start + origin, end + origin


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """The brackets around a place of the text, innermost first."""
    if "(" not in text and "（" not in text:
        return None
    depth = 0
    for i in range(min(at, len(text)) - 1, max(-1, at - 400), -1):
        if text[i] in _CLOSE:
            depth += 1
        elif text[i] in _OPEN:
            if depth == 0:
                ends = [e for e in (text.find(c, at) for c in _CLOSE) if e >= 0]
                return (i + 1, min(ends)) if ends else None
            depth -= 1
    return None


def within(statement: Statement, start: int, end: int, *types: str) -> list[Mention]:
    """Names of these types that lie between two offsets, in text order."""
    return [m for m in statement.named(*types) if start <= m.start and m.end <= end]


def before(statement: Statement, cue: Cue | Mention | Mark, *types: str, reach: int = 400) -> Mention | None:
    """The last name of these types before a cue in its clause, at most ``reach`` characters off."""
    low = max(clause(statement, cue.start)[0], cue.start - reach)
    found = [m for m in statement.named(*types) if low <= m.start and m.end <= cue.start]
    return found[-1] if found else None


def after(statement: Statement, cue: Cue | Mention | Mark, *types: str, reach: int = 400) -> Mention | None:
    """The first name of these types that ends after a cue in its clause; it may begin inside the cue."""
    high = min(clause(statement, cue.start)[1], cue.end + reach)
    found = [m for m in statement.named(*types) if cue.start <= m.start < high and m.end > cue.end]
    return found[0] if found else None


def gap(statement: Statement, start: int, end: int) -> str:
    """Text between two offsets, without what stands in brackets."""
    return _BRACKETED.sub(" ", statement.document.text[start:end])


def joined(statement: Statement, left: int, right: int) -> bool:
    """Whether nothing stands between two offsets but commas, words that join a list, and counts of its members.

    >>> joined(..., 12, 15)  # the ", " of "Thiên Tân, Nam Ninh"
    True
    """
    if right < left or right - left > 120:
        return False
    text = list(statement.document.text[left:right])
    covered: Iterable[Cue | Mark] = (*(c for c in statement.cues if c.role in JOINTS), *_counts(statement))
    for span in covered:
        if left <= span.start and span.end <= right:
            text[span.start - left : span.end - left] = " " * (span.end - span.start)
    return bool(_NOTHING.match(_BRACKETED.sub(" ", "".join(text))))


def _counts(statement: Statement) -> list[Mark]:
    return [m for m in statement.marks if m.kind in ("count", "number")]


def listed(statement: Statement, member: Mention, *types: str) -> list[Mention]:
    """The list a name stands in, in text order; names glossed in brackets belong to the one before them."""
    names = [m for m in statement.named(*types) if not glosses(statement, m) or m is member]
    return chained(statement, names, member)


def chained(statement: Statement, names: Sequence[Mention], member: Mention) -> list[Mention]:
    """The run of these names around one of them in which each is joined to the next."""
    at = names.index(member)
    low = high = at
    while low > 0 and joined(statement, names[low - 1].end, names[low].start):
        low -= 1
    while high + 1 < len(names) and joined(statement, names[high].end, names[high + 1].start):
        high += 1
    return list(names[low : high + 1])


def onward(statement: Statement, first: Mention, *types: str) -> list[Mention]:
    """A name and the members of its list that follow."""
    return [m for m in listed(statement, first, *types) if m.start >= first.start]


def glosses(statement: Statement, mention: Mention) -> bool:
    """Whether a name stands in brackets right behind another: "Trạm Giang (Quảng Đông)"; a place alone always does."""
    text = statement.document.text
    if mention.start <= statement.start or text[mention.start - 1] not in _OPEN:
        return False
    if mention.type == "place" and text[mention.end : mention.end + 1] in tuple(_CLOSE):
        return True
    behind = [m for m in statement.mentions if m.end <= mention.start]
    return bool(behind) and not text[behind[-1].end : mention.start - 1].strip()


def dateline(statement: Statement, mark: Mark) -> bool:
    """Whether a date stands before the dash a report opens with: "IPOH, Aug 12 —", 中新社昆明11月19日电."""
    opening = _DATELINE.match(statement.document.text, statement.start, statement.start + 80)
    if opening is None or _LOWER.search(opening["line"]):
        return False
    return mark.end <= opening.end("line")


def partial(statement: Statement, mention: Mention) -> bool:
    """Whether a place only says where the one named behind it lies: "Laos' province of X", 老挝万象省万荣县."""
    if mention.type != "place":
        return False
    behind = statement.document.text[mention.end : mention.end + 60]
    ahead = statement.document.text[max(statement.start, mention.start - 60) : mention.start]
    if _LARGER.match(behind) or _WITHIN.search(ahead) or _after_unknown(statement, mention, ahead):
        return True
    if not is_cjk(behind[:1] or " "):
        return False
    at = bisect_left(statement.mentions, mention.end, key=lambda m: m.start)
    next_to = any(m.type == "place" and m.start == mention.end for m in statement.mentions[at : at + 3])
    return next_to or bool(_UNIT.match(behind))


def _after_unknown(statement: Statement, mention: Mention, ahead: str) -> bool:
    """Whether a country stands behind the comma of a place nobody knows: "Prey Lomsak, Cambodia"."""
    if mention.subtype not in STATES or not _CAPITAL.search(ahead):
        return False
    end = mention.start - len(ahead) + len(ahead.rstrip(" ,"))
    return not any(m.start < end <= m.end for m in statement.mentions)


def goes_on(statement: Statement, mention: Mention) -> bool:
    """Whether a name goes on behind what was read of it: "launched the Border Port Smart Initiative" opens no port."""
    behind = statement.document.text[mention.end : mention.end + 2]
    named = any(m.start == mention.end + 1 for m in statement.mentions)
    return mention.type == "infrastructure" and behind[:1] == " " and behind[1:].isupper() and not named


def nearest(statement: Statement, cue: Cue, marks: Sequence[Mark], reach: int = 90) -> Mark | None:
    """The date nearest to a cue in its clause, at most ``reach`` characters away."""
    low, high = clause(statement, cue.start)
    near = [m for m in marks if low <= m.start and m.end <= high and not dateline(statement, m)]
    scored = [(max(cue.start - m.end, m.start - cue.end, 0), m.start, m) for m in near]
    best = min(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] <= reach else None


def begun(mark: Mark) -> str | None:
    """The day, month or year a date names, of "since" and "from" its beginning: "sejak 2022" = 2022."""
    period = mark.period
    if period is None or period.start is None or mark.relation != "since":
        return period.edtf() if period else None
    day = period.start.isoformat()
    return {"year": day[:4], "month": day[:7]}.get(period.precision, day)


def fields(statement: Statement) -> list[Mention]:
    """Sectors, technologies and products named in a sentence."""
    named = list(statement.named("sector"))
    text, code = statement.document.text, statement.document.language
    return named or list(sectors.mentions(text, code, statement.start, statement.end))


def inner(mention: Mention, *types: str) -> list[Mention]:
    """Names of these types inside a name, and the place that governs it."""
    found = {(m.start, m.end): m for p in mention.parts for m in (p, *inner(p, *types)) if m.type in types}
    if mention.place is not None and mention.place.type in types:
        found.setdefault((mention.place.start, mention.place.end), mention.place)
    return [found[key] for key in sorted(found)]
