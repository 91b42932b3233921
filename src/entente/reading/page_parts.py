"""The parts of a page's main text, in order: what trafilatura takes for the article, with captions, links and tables.

Captions, lines that are only a link, and data tables would lose what they are on the way, so they are marked
before: each becomes a paragraph that opens with a sign of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from entente.reading import page_marks
from entente.reading.grid import Grid
from entente.reading.page_marks import SIGN

_SHORTEST_TEXT = 80
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u3000\u200b\ufeff]+")
_BLOCKS = ("p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd", "dt", "pre")
_ROLES = {"head": "heading", "item": "list_item"}
_SIGNED = {"caption": "caption", "link": "teaser"}


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a page: its role by structure, its text, or the table that stands there."""

    role: str
    text: str
    grid: Grid | None = None


def parts_of(page: HtmlElement, title: str | None) -> list[Part]:
    """The main text of a page, the headline first; all its text where no article is found."""
    above = [line for line in (page_marks.published_line(page), *page_marks.leads(page)) if line]
    page_marks.clear(page)
    tables = page_marks.mark(page)
    parts = list(_parts(_article(page), tables))
    if sum(len(part.text) for part in parts) < _SHORTEST_TEXT and not any(part.grid for part in parts):
        parts = list(_everything(page, tables)) or parts
    return _headed(parts, title, above)


def _article(page: HtmlElement) -> etree._Element:
    """The element of the main text as trafilatura finds it; an empty one when it finds none."""
    copy = lxml.html.fromstring(etree.tostring(page, encoding="unicode"))
    found = trafilatura.bare_extraction(copy, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    return body if body is not None else etree.Element("body")


def _parts(element: etree._Element, tables: list[Grid]) -> Iterator[Part]:
    for child in element:
        if child.tag in {"list", "div", "quote", "table", "row"} and len(child) and not (child.text or "").strip():
            yield from _parts(child, tables)
        else:
            for line in _lines(child):
                yield from _part(line, _ROLES.get(str(child.tag), "paragraph"), tables)


def _lines(element: etree._Element) -> Iterator[str]:
    """The lines of an element: its text, cut where the page breaks the line."""
    for line in _ordered(element).split("\n"):
        bare = _SPACE.sub(" ", line).strip()
        if bare:
            yield bare


def _ordered(element: etree._Element) -> str:
    """Text of an element in reading order, with a line break for each element that breaks the line."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        breaks = node is not element and node.tag in {"lb", "br", "p", "item", "cell", "head", "row"}
        if event == "start":
            pieces += ["\n" if breaks else "", " ".join((node.text or "").split("\n"))]
        elif node is not element:
            pieces += ["\n" if breaks else "", " ".join((node.tail or "").split("\n"))]
    return "".join(pieces)


def _part(line: str, role: str, tables: list[Grid]) -> Iterator[Part]:
    """The part of a line; a signed one is the caption, link or table it stands for."""
    sign = SIGN.match(line)
    if sign is None:
        yield Part(role, line)
    elif sign[1] == "table":
        number = int(sign[2] or 0)
        if number < len(tables):
            yield Part("table", "", tables[number])
    elif line[sign.end() :].strip():
        yield Part(_SIGNED[sign[1]], line[sign.end() :].strip())


def _everything(page: HtmlElement, tables: list[Grid]) -> Iterator[Part]:
    """Every line of the page's body: for pages that hold no article, such as a table of figures."""
    for element in page.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            for line in _ordered(element).split("\n"):
                if bare := _SPACE.sub(" ", line).strip():
                    yield from _part(bare, "heading" if re.match(r"h\d", str(element.tag)) else "paragraph", tables)


def _headed(parts: list[Part], title: str | None, above: list[str]) -> list[Part]:
    """The parts under the headline, with time and lead where the article was found without them."""
    if title is None:
        return parts
    rest = [part for part in parts if part.text != title]
    told = " ".join(part.text for part in rest)
    missing = [Part("paragraph", line) for line in above if line not in told and line != title]
    return [Part("headline", title), *missing, *rest] if rest or missing else []
