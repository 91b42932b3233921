"""A web page: its main text with headings, lists, captions and tables, and what it says of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading import page_layout, page_metadata, page_parts
from entente.reading.encoding import Undecodable, decode
from entente.reading.text import stamped

READER = "html/1"
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})", re.I
)
_DECLARED_WITHIN = 4096


def read(data: bytes, source: Source) -> Iterator[Document | Problem]:
    """The page's document, or the problem that prevents it."""
    try:
        text, _ = decode(data, _declared(data))
    except Undecodable as fault:
        yield Problem("bad_encoding", source.doc, str(fault))
        return
    page = parsed(text)
    if page is None:
        yield Problem("broken", source.doc, "no HTML element in the file")
        return
    told = page_metadata.source_of(page, stamped(source, data))
    parts = page_parts.parts_of(page, told.title)
    laid = page_layout.lay_out(parts)
    if not laid.text:
        yield Problem("empty", source.doc, "no text found in the page")
        return
    yield Document(source.doc, laid.text, told, blocks=tuple(laid.blocks), tables=tuple(laid.tables), reader=READER)


def parsed(text: str) -> lxml.html.HtmlElement | None:
    """The page as a tree; None when there is none."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None
