"""What is known of a page's elements before the article is taken out: furniture, leads, captions, links, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from entente.language.detect import language_of
from entente.language.furniture import furniture, words
from entente.language.lines import line_of
from entente.language.roles import is_clock
from entente.reading.grid import Grid
from entente.reading.page_table import grid_of, holds_data, unwrap

SIGN = re.compile(r"\s*⟦(caption|link|table)(\d{0,4})⟧\s*")
_OUTSIDE = ("script", "style", "noscript", "template", "nav", "form", "iframe", "svg", "button", "select", "input")
_LINE = ("p", "li", "h3", "h4", "h5", "h6", "div")
_INNER = frozenset(
    {"p", "div", "ul", "ol", "li", "table", "section", "article", "figure", "h1", "h2", "h3", "h4", "tr"}
)
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SHORTEST_LINK, _MOST_LINKED = 20, 0.9
_LONG, _RUNNING, _NEAR = 120, 250, 60
_YEAR = re.compile(r"(?:19|20)\d\d")


def _tokens(element: HtmlElement) -> str:
    """Class and id as plain words between blanks: "boxRelated tin-khac" -> " box related tin khac "."""
    told = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    return f" {' '.join(token.lower() for token in _TOKEN.findall(told))} "


@cache
def _named(key: str) -> re.Pattern[str]:
    """A pattern for the class names of furniture, of leads or of captions, over plain words."""
    names = {" ".join(token.lower() for token in _TOKEN.findall(name)) for name in words("page", key)}
    return re.compile(" (?:" + "|".join(re.escape(name) for name in sorted(names)) + ") ")


def text_of(element: HtmlElement) -> str:
    """The element's text on one line."""
    return " ".join(" ".join(element.itertext()).split())


def leads(page: HtmlElement) -> list[str]:
    """Texts of the elements that call themselves the article's lead, the first of each, outside links."""
    found: list[str] = []
    for element in page.iter("p", "div", "h2", "h3", "span"):
        if _named("leads").search(_tokens(element)):
            text = text_of(element)
            linked = any(True for _ in element.iterancestors("a", "li", "aside", "nav", "footer"))
            if 40 <= len(text) <= 1200 and not linked and not _linked(element):
                found.append(text)
    return list(dict.fromkeys(found))[:1]


def published_line(page: HtmlElement) -> str | None:
    """The line under the headline that gives the time of publication: "Thứ Ba, 04/03/2025 | 08:15"."""
    headline = next(page.iter("h1"), None)
    if headline is None:
        return None
    code = language_of(text_of(page)[:6000])
    for element in islice(headline.xpath("following::*"), _NEAR):
        if element.tag in {"p", "div", "span", "time", "li", "td"} and not any(c.tag in _INNER for c in element):
            text = text_of(element)
            if _YEAR.search(text) and is_clock(line_of(text), furniture(), code):
                return text
            if len(text) > _RUNNING:
                return None
    return None


def clear(page: HtmlElement) -> None:
    """Take out what is no text of the article: scripts, navigation, boxes whose class says so."""
    for element in list(page.iter(*_OUTSIDE)):
        _drop(element)
    whole = max(1, len(text_of(page)))
    for element in list(page.iter("div", "section", "aside", "ul", "ol", "p", "table", "footer", "header")):
        if element.getparent() is None or not _named("classes").search(_tokens(element)):
            continue
        if not _carries_text(element, whole):
            _drop(element)


def _carries_text(element: HtmlElement, whole: int) -> bool:
    """Whether a box holds so much of the page that it is no box: the headline, several paragraphs, most of the text."""
    if any(True for _ in element.iter("h1", "article", "main")) or len(text_of(element)) * 2 > whole:
        return True
    return sum(len(text_of(p)) > _LONG and not _linked(p) for p in element.iter("p")) > 2


def _drop(element: HtmlElement) -> None:
    """Remove an element, keeping the text that follows it."""
    if element.getparent() is not None:
        element.drop_tree()


def mark(page: HtmlElement) -> list[Grid]:
    """Sign captions, lone links and data tables; returns the tables in the order of their numbers."""
    tables: list[Grid] = []
    for table in list(page.iter("table")):
        if table.getparent() is None:
            continue
        if holds_data(table):
            tables.append(grid_of(table))
            _replace(table, f"⟦table{len(tables) - 1}⟧ {text_of(table)}")
        else:
            unwrap(table)
    for caption in list(_captions(page)):
        _unname(caption)
        _replace(caption, f"⟦caption⟧ {text_of(caption)}")
    for line in [element for element in page.iter(*_LINE) if _linked(element)]:
        text = text_of(line)
        if len(text) >= _SHORTEST_LINK and not SIGN.match(text):
            _replace(line, f"⟦link⟧ {text}", line.tag)
    return tables


def _captions(page: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that caption a picture, not inside one another; a figure gives way to its caption."""
    for figure in list(page.iter("figure")):
        found = next(figure.iterdescendants("figcaption"), None)
        if found is not None and text_of(found):
            figure.tag = "div"
            yield found
    for element in list(page.iter("p", "div", "span", "em", "td")):
        named = _named("captions").search(_tokens(element)) is not None
        if named and 0 < len(text_of(element)) <= 600 and not any(child.tag in _INNER for child in element):
            yield element


def _unname(caption: HtmlElement) -> None:
    """Take class and id off the boxes around a caption that call themselves one: such boxes are thought furniture."""
    for box in list(caption.iterancestors())[:3]:
        if box.tag == "figure" or _named("captions").search(_tokens(box)):
            box.tag = "div" if box.tag == "figure" else box.tag
            for name in ("class", "id"):
                box.attrib.pop(name, None)


def _linked(element: HtmlElement) -> bool:
    """Whether a line is nothing but links to other pages."""
    if any(child.tag in _INNER for child in element.iterdescendants()):
        return False
    links = [
        a for a in element.iter("a") if not (a.get("href") or "#").startswith(("#", "mailto:", "javascript:", "tel:"))
    ]
    linked = sum(len(text_of(a)) for a in links)
    return linked > 0 and linked >= _MOST_LINKED * len(text_of(element))


def _replace(element: HtmlElement, text: str, tag: str = "p") -> None:
    """Make an element a line of this text, keeping its place and what follows it."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = tag, text, tail
