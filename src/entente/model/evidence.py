"""Where a statement stands: the publication, its content, the blocks of it and the exact characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

# Roles of blocks that carry no statement of this document and are set aside, yet stay inspectable.
DROPPED_ROLES = frozenset(
    {"teaser", "image_file", "comments_counter", "section_label", "byline", "empty_caption", "page_noise"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """Exact characters of a document; law: ``text[start:end] == quote``.

    Offsets count Unicode code points of the stored text, end exclusive. Serialises as a W3C
    TextPositionSelector with a TextQuoteSelector.
    """

    doc: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role: headline, paragraph, list_item, table_row, caption, teaser …"""

    start: int
    end: int
    role: str = "paragraph"
    reason: str | None = None

    @property
    def dropped(self) -> bool:
        """Whether claims and marks leave this block alone (see ``DROPPED_ROLES``)."""
        return self.role in DROPPED_ROLES


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's place in the text, with the headers and notes that govern it."""

    start: int
    end: int
    row: int
    column: int
    headers: tuple[str, ...] = ()
    row_header: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table laid into the text; ``note`` holds its unit line ("đơn vị: tỷ đồng")."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: who carried a content, where and when. Unknown stays None, never guessed.

    ``published`` is EDTF (a day, a minute, or an interval); ``published_basis`` says how it was found:
    given, metadata, byline, address. ``retrieved`` is an ISO time. The three dates of a statement
    (published, retrieved, as-of) are never defaulted into one another.
    """

    doc: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    retrieved: str | None = None
    copied_from: str | None = None
    raw_sha256: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A content as read, through one publication of it.

    Identical texts at two addresses are one content with two sources: that *is* the evidence of copying.
    """

    id: str
    text: str
    source: Source
    language: str = "und"
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    reader: str = "text/1"

    @property
    def sha256(self) -> str:
        """Content identity: SHA-256 of the text as UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span at these offsets, its quote cut from the text so that the law holds by construction."""
        return Span(self.id, start, end, self.text[start:end])

    def with_blocks(self, blocks: tuple[Block, ...]) -> Document:
        """The same content with other block roles."""
        return replace(self, blocks=blocks)
