"""A document's language, dates, source line and furniture: what surrounds the article is kept and marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from entente.language import neighbours, positions, roles
from entente.language.detect import language_of
from entente.language.folder import available
from entente.language.furniture import Furniture, furniture
from entente.language.lines import STRUCTURE, Line, lines_of
from entente.language.roles import Role
from entente.language.sources import settled
from entente.model.evidence import Block, Document


def annotate(document: Document) -> Document:
    """The same text with language, block roles over the whole of it, and what it says of its publication.

    Blocks are the lines of the text (or what a reader laid out), each with a role and, where it is not plain text,
    a reason; blocks in ``DROPPED_ROLES`` are set aside. Annotating twice gives the same.
    """
    words = furniture()
    lines = lines_of(document)
    code = _language(document)
    found = _roles(lines, document.text, code, words)
    blocks = tuple(_block(line, role) for line, role in zip(lines, found, strict=True))
    return replace(document, language=code, blocks=blocks, source=settled(document, lines, found, code))


def _language(document: Document) -> str:
    """The language given, else the one the text gives away."""
    told = (document.source.language or "").lower().replace("_", "-").split("-")[0]
    if told in available():
        return told
    return language_of(document.text)


def _roles(lines: Sequence[Line], text: str, code: str, words: Furniture) -> list[Role]:
    """The role of every line, the surest reading first."""
    found = [roles.own_role(line, words, code) for line in lines]
    positions.top(lines, found, words, code)
    neighbours.lists(lines, found, words, text, code)
    positions.foot(lines, found, words, code)
    positions.captions(lines, found, words)
    neighbours.closing(lines, found, words, text, code)
    for index, role in enumerate(found):
        if role is None:
            found[index] = _plain(lines, index)
    return found


def _plain(lines: Sequence[Line], index: int) -> Role:
    """Running text: a heading, an item of a list, or a paragraph."""
    line = lines[index]
    if line.given in {"heading", "list_item", "headline", "table_header", "table_note"}:
        return ("paragraph" if line.given == "heading" and line.ended and line.weight > 100 else line.given), ""
    if line.marked:
        return "list_item", "begins with the mark of an item"
    following = lines[index + 1] if index + 1 < len(lines) else None
    if _heads(line, following):
        return "heading", "short, not a sentence, over running text"
    return "paragraph", ""


def _heads(line: Line, following: Line | None) -> bool:
    if following is None or line.ended or line.weight > 160 or re.search(r"[,;:，；：、]$", line.text):
        return False
    return following.weight > line.weight and (following.ended or following.weight > 160)


def _block(line: Line, role: Role) -> Block:
    name, reason = role or ("paragraph", "")
    if line.given:
        reason = f"{STRUCTURE} {line.given}" + (f"; {reason}" if reason and name != line.given else "")
    return Block(line.start, line.end, name, reason or None)
