"""A text as lines: where each stands, its folded form, and what the page's own structure says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from entente.model.evidence import Block, Document
from entente.model.fold import matchable

# Reason of blocks that a reader laid out by the page's own marks (a heading, a list, a caption, a table).
STRUCTURE = "structure"
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ENDED = re.compile(r"[.!?。！？…][\"'”’»)）\]】」』]{0,3}$")
_ITEM = re.compile(
    r"(?:[-–—•·●▪■◆►*+○◦❖✓✔➢]\s*|\(?\d{1,2}[.)）、](?!\d)\s*|[a-zđ]\)\s*|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\S"
)
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_WRAP = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; ``gap`` = an empty line stands before it.

    ``given`` is the role the page's own structure gave (heading, caption, list_item, table_row …), else None.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: bool = False
    given: str | None = None

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text[-6:]) is not None

    @property
    def marked(self) -> bool:
        """Whether it begins with the mark of a list item."""
        return _ITEM.match(self.text) is not None

    @property
    def weight(self) -> int:
        """Length as read: a Chinese character counts for two and a half others."""
        return len(self.text) + len(_CJK.findall(self.text)) * 3 // 2

    @property
    def words(self) -> int:
        """Words, a Chinese character counting as half of one."""
        han = len(_CJK.findall(self.text))
        return len(_CJK.sub(" ", self.text).split()) + (han + 1) // 2


def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines of a document, in order: its own structure where a reader laid it out, else its line breaks."""
    text = document.text
    if document.blocks and all((block.reason or "").startswith(STRUCTURE) for block in document.blocks):
        return tuple(_structured(text, document.blocks))
    found = list(_broken(text))
    return tuple(_unwrapped(found, text) if _wrapped(found) else found)


def _structured(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        line = _line(text, block.start, block.end, False)
        if line is not None:
            yield replace(line, given=_structural(block.role, block.reason or ""))


def _structural(role: str, reason: str) -> str | None:
    """The role the structure gave, also where later reading changed it: "structure caption; names no figure"."""
    told = reason.removeprefix(STRUCTURE).strip().partition(";")[0]
    return told or role


def _broken(text: str) -> Iterator[Line]:
    start, gap = 0, False
    for end, following in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        line = _line(text, start, end, gap)
        gap = line is None
        if line is not None:
            yield line
        start = following


def _line(text: str, start: int, end: int, gap: bool) -> Line | None:
    part = text[start:end]
    bare = part.strip()
    if not bare:
        return None
    start += len(part) - len(part.lstrip())
    return Line(start, start + len(bare), bare, matchable(bare).text, gap)


def line_of(text: str) -> Line:
    """A text as one line by itself."""
    return Line(0, len(text), text, matchable(text).text)


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken for width: paragraphs apart by empty lines, most lines inside them not ended."""
    inner = [a for a, b in pairwise(lines) if not b.gap]
    if len(inner) < 4 or not any(line.gap for line in lines) or max(len(line.text) for line in lines) > _WRAP:
        return False
    full = [line for line in inner if line.weight > 50]
    return len(full) * 2 > len(inner) and sum(line.ended for line in full) * 3 < len(full)


def _unwrapped(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """Lines joined into the paragraphs they were broken from."""
    held: Line | None = None
    for line in lines:
        if held is None or line.gap or line.marked or line.given or held.weight <= 50:
            if held is not None:
                yield held
            held = line
        else:
            whole = text[held.start : line.end]
            held = replace(held, end=line.end, text=whole, folded=matchable(whole).text)
    if held is not None:
        yield held
