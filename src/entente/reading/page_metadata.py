"""What a page's head says of its publication; nothing is guessed, and no date after the page was retrieved."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml.html import HtmlElement

from entente.language.detect import language_of
from entente.language.folder import available
from entente.language.moments import plausible
from entente.model.evidence import Source

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "publication_date",
    "publication-date",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "firstpublishedtime",
    "published_at",
    "shareaholic:article_published_time",
)
_PUBLISHERS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "sitename",
    "copyright-holder",
)
_ORIGINS = ("contentsource", "content-source", "article:source", "original-source", "dc.source", "dcterms.source")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "articletitle", "title")
_WHEN = re.compile(
    r"\s*((?:19|20)\d\d)[-/.年]?(0[1-9]|1[0-2]|(?<=[-/.年])[1-9])[-/.月]?(0[1-9]|[12]\d|3[01]|(?<=[-/.月])[1-9])日?"
    r"(?:[T\s]+([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?)?"
)
_ARTICLE = re.compile(r"article|posting|report|webpage", re.I)
_LONGEST = 400
_DEEPEST = 6


def source_of(page: HtmlElement, source: Source) -> Source:
    """The source with title, publisher, address and time of publication where the page names them."""
    meta, linked = _meta(page), list(_linked_data(page))
    published = _published(page, meta, linked, source.retrieved)
    publisher = source.publisher or _publisher(meta, linked)
    origin = next((meta[name] for name in _ORIGINS if name in meta), None)
    return replace(
        source,
        url=source.url or _address(page, meta),
        title=source.title or _title(page, meta, linked),
        publisher=publisher,
        copied_from=source.copied_from or (origin if origin != publisher else None),
        language=source.language or _language(page),
        published=source.published or published,
        published_basis=source.published_basis or ("metadata" if published and not source.published else None),
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    """Content of the named ``meta`` elements, the first of a name."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())[:_LONGEST]


def _linked_data(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and script.text:
            try:
                yield from _articles(json.loads(script.text.strip(), strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node[:50]:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        if _ARTICLE.search(str(node.get("@type", ""))):
            yield node
        yield from _articles(node.get("@graph"), depth + 1)


def _published(
    page: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]], retrieved: str | None
) -> str | None:
    """The time of publication named by metadata, JSON-LD or a marked ``time`` element."""
    named = [str(item.get("datePublished", "")) for item in linked] + [meta.get(name, "") for name in _PUBLISHED]
    for element in page.iter("time", "span", "abbr", "div"):
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None):
            named.append(
                element.get("datetime") or element.get("content") or element.get("title") or element.text or ""
            )
    for told in named:
        when = moment_of(told)
        if when and plausible(when, retrieved):
            return when
    return None


def moment_of(told: str) -> str | None:
    """A written time in EDTF, by the clock of the page: "2025-02-18T20:25:00+07:00" -> 2025-02-18T20:25."""
    found = _WHEN.match(told)
    if found is None or told[found.end() : found.end() + 1].isdigit():
        return None
    year, month, day, hour, minute = found.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    return f"{written}T{int(hour):02}:{minute}" if hour else written


def _address(page: HtmlElement, meta: dict[str, str]) -> str | None:
    """The canonical address; a relative one needs the page's base."""
    base = next((element.get("href") for element in page.iter("base") if element.get("href")), None)
    links = (e.get("href") for e in page.iter("link") if (e.get("rel") or "").lower() == "canonical")
    for told in (next(links, None), meta.get("og:url")):
        found = canonical(told or "", base)
        if found:
            return found
    return None


def canonical(address: str, base: str | None = None) -> str | None:
    """Scheme and host in lower case, no fragment, no default port; None for what is no web address."""
    try:
        parts = urlsplit(urljoin(base or "", address.strip()))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    standing = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = host if port in {None, standing} else f"{host}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def _title(page: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    """The headline: the only first heading, else what metadata names, else the page's title without the outlet."""
    heads = [text for element in page.iter("h1") if (text := _clean(element.text_content()))]
    if len(heads) == 1:
        return heads[0]
    named = [_clean(str(item["headline"])) for item in linked if isinstance(item.get("headline"), str)]
    named += [meta[name] for name in _TITLES if name in meta]
    titles = (_clean(element.text_content()) for element in page.iter("title"))
    return next((text for text in (*named, *titles) if text), None)


def _publisher(meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return _clean(name)
    return next((meta[name] for name in _PUBLISHERS if name in meta), None)


def _language(page: HtmlElement) -> str | None:
    """The language the page declares, where no folder reads it and the text does not tell another."""
    told = (page.get("lang") or "").lower().partition("-")[0]
    if not re.fullmatch(r"[a-z]{2,3}", told) or told in available():
        return None
    return told if language_of(page.text_content()) not in available() else None
