"""Which reader reads an input: by the end of its name, and by its first bytes where the name does not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading import delimited, html, jsonl, text, workbook

Reader = Callable[[bytes, Source], Iterator[Document | Problem]]
MAX_CHARS = 2_000_000
_HEAD = 2048

# Name ends, the longest first where one ends another. A format is added by its file and a row here.
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".shtml": html.read,
    ".csv": delimited.read,
    ".tsv": delimited.read,
    ".xlsx": workbook.read,
    ".xlsm": workbook.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
}
_NOT_YET = {
    ".warc": "web archives are not read yet",
    ".warc.gz": "web archives are not read yet",
    ".pdf": "PDF is not read yet",
    ".rss": "feeds are not read yet",
    ".atom": "feeds are not read yet",
    ".xls": "the old Excel format is not read: save it as .xlsx",
    ".doc": "Word files are not read: save it as text or HTML",
    ".docx": "Word files are not read: save it as text or HTML",
}


def read(data: bytes, source: Source, name: str, max_chars: int = MAX_CHARS) -> Iterator[Document | Problem]:
    """Documents of one input, or the Problems that stand for them; never raises, whatever the bytes.

    ``name`` chooses the reader; ``source.doc`` is the id the document gets (a sheet or line adds its own).
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        yield Problem("empty", source.doc, "the file is empty")
        return
    reader = reader_of(name, data)
    if isinstance(reader, str):
        yield Problem("unreadable", source.doc, reader)
        return
    for found in reader(data, source):
        if isinstance(found, Document) and len(found.text) > max_chars:
            yield Problem("too_long", found.id, f"{len(found.text)} characters; the limit is {max_chars}")
        else:
            yield found


def reader_of(name: str, data: bytes) -> Reader | str:
    """The reader for this name and content, or why there is none."""
    lowered = name.lower()
    if is_page(data) and not lowered.endswith((".jsonl", ".ndjson", ".csv", ".tsv", ".warc", ".warc.gz")):
        return html.read
    for end, refusal in _NOT_YET.items():
        if lowered.endswith(end):
            return refusal
    known = next((reader for end, reader in READERS.items() if lowered.endswith(end)), None)
    return known or (jsonl.read if name == "-" else text.read)


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, whatever the name says (a page saved as .txt or .xls)."""
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith(b"<") and (b"<html" in start or b"<!doctype html" in start)
