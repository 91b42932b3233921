"""What a document says of itself: when it was published, who wrote it, where the original stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.statement import Statement
from entente.model.claim import EntityRef

_ADDRESS = re.compile(r"https?://[^\s<>\"'，。）)]{4,600}")
_STAMP = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?\d{0,4}(?!\d)")
_DASHED = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/)")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:h](\d\d)(?::(\d\d))?(?!\d)")


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Publication, author and source, each from the line that gives it."""
    subject = EntityRef(f"document:{context.document.id}", "document", None, None)
    dated = False
    for statement in statements:
        role = statement.block.role
        if role == "byline_date" and not dated:
            for draft in (*_published(statement), *_author(statement, context)):
                draft.subject = subject
                dated = dated or draft.property == "published_on"
                yield draft, statement
        elif role == "source_line":
            for draft in _source(statement, dated):
                draft.subject = subject
                yield draft, statement


def _published(statement: Statement) -> Iterator[Draft]:
    mark = next((m for m in statement.dates if m.period and m.period.precision == "day"), None)
    if mark is None or mark.period is None:
        return
    clock = _CLOCK.search(statement.document.text, mark.start, statement.end)
    day = mark.period.edtf()
    text = f"{day}T{int(clock.group(1)):02}:{clock.group(2)}" if clock else day
    end = max(mark.end, clock.end()) if clock else mark.end
    yield Draft("published_on", mark.start, end, "document.byline", text=text, confidence=0.97)


def _author(statement: Statement, context: Context) -> Iterator[Draft]:
    """The name that is all the line holds besides its date and clock."""
    spans = [(m.start, m.end) for m in statement.dates]
    spans += [(c.start, c.end) for c in statement.cued("documents", "byline")]
    spans += [m.span() for m in _CLOCK.finditer(statement.document.text, statement.start, statement.end)]
    for start, end in _left(statement, spans):
        name = statement.document.text[start:end]
        if _named(name):
            who = context.references.named("person", name, name)
            yield Draft("author", start, end, "document.byline", value_ref=who, confidence=0.85)
            return


def _left(statement: Statement, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What a line holds between these spans, without the signs around it."""
    at = statement.start
    for start, end in [*sorted(spans), (statement.end, statement.end)]:
        if start > at:
            yield from _pieces(statement.document.text, at, start)
        at = max(at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for sign in re.finditer(r"[|,，:：/()（）•·]|\s[-–—]\s|\s{2,}|$", text[start:end]):
        stop = start + sign.start()
        part = text[low:stop]
        kept = part.strip(" \t-–—.*")
        if kept:
            begin = low + part.index(kept)
            yield begin, begin + len(kept)
        low = start + sign.end()


def _named(text: str) -> bool:
    """Whether these are the words of a personal name: two to five capitalised ones, or two to four characters."""
    if re.fullmatch(r"[\u3400-\u9fff]{2,4}", text):
        return True
    words = text.split()
    plain = all(w[:1].isupper() and w.replace(".", "").replace("'", "").replace("-", "").isalpha() for w in words)
    return 2 <= len(words) <= 5 and plain and not text.isupper()


def _source(statement: Statement, dated: bool) -> Iterator[Draft]:
    found = _ADDRESS.search(statement.document.text, statement.start, statement.end)
    if found is None:
        return
    url = found.group().rstrip(".,;")
    yield Draft("source_url", found.start(), found.start() + len(url), "document.source", text=url, confidence=0.98)
    if dated:
        return
    stamp = _DASHED.search(url) or _STAMP.search(url)
    day = _day(stamp) if stamp else None
    if stamp and day:
        start, end = found.start() + stamp.start(1), found.start() + stamp.end(stamp.lastindex or 3)
        draft = Draft("published_on", start, end, "document.address", text=day, confidence=0.8, tags=("inferred",))
        draft.qualifiers |= {"of": "source article", "basis": "timestamp inside the source URL"}
        yield draft


def _day(stamp: re.Match[str]) -> str | None:
    """The day, to the second where the address holds it; None for what is no date."""
    year, month, day = (int(g) for g in stamp.groups()[:3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    text = f"{year}-{month:02}-{day:02}"
    clock = stamp.groups()[3:]
    if len(clock) == 3 and all(clock) and int(clock[0]) < 24 and int(clock[1]) < 60 and int(clock[2]) < 60:
        return f"{text}T{clock[0]}:{clock[1]}:{clock[2]}"
    return text
