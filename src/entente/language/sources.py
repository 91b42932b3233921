"""What a page says of its own publication: title, time, outlet, and where it was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.language.furniture import furniture
from entente.language.lines import Line
from entente.language.moments import moment, of_address, plausible
from entente.language.roles import ADDRESS, Role
from entente.model.evidence import Document, Source

# How a date of publication was found here; a re-reading may find it anew.
_OURS = frozenset({"byline", "address"})
_SEPARATOR = re.compile(
    r"\s{2,}|\s(?=[^\s:：]{1,12}[:：])|\t|[|]|\s[-–—]\s|[;；]|\d{4}\s?[-/.年]|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
)


def settled(document: Document, lines: Sequence[Line], found: Sequence[Role], code: str) -> Source:
    """The source with what the lines tell: never over what was given, never a guess."""
    source = document.source
    if source.published_basis in _OURS:
        source = replace(source, published=None, published_basis=None)
    copied = source.copied_from or next(_origins(lines, found), None)
    published, basis = source.published, source.published_basis
    if published is None:
        published, basis = _published(source, copied, lines, found, code)
    headlines = (line.text for line, role in zip(lines, found, strict=True) if _is(role, "headline"))
    title = source.title or next(headlines, None)
    return replace(source, title=title, published=published, published_basis=basis, copied_from=copied)


def _is(role: Role, *names: str) -> bool:
    return role is not None and role[0] in names


def _published(
    source: Source, copied: str | None, lines: Sequence[Line], found: Sequence[Role], code: str
) -> tuple[str | None, str | None]:
    """When it was published and how that is known: by a line of it, by its address, by the address it comes from."""
    for line, role in zip(lines, found, strict=True):
        when = moment(line.text, code) if _is(role, "byline_date") else None
        if when is not None and plausible(when.edtf, source.retrieved):
            return when.edtf, "byline"
    for address in (source.url, copied):
        stamp = of_address(address) if address and ADDRESS.match(address) else None
        if stamp is not None and plausible(stamp, source.retrieved):
            return stamp, "address"
    return None, None


def _origins(lines: Sequence[Line], found: Sequence[Role]) -> Iterator[str]:
    """Addresses and names of where the text was taken from, an address before a name."""
    told = [line for line, role in zip(lines, found, strict=True) if _is(role, "source_line", "byline_date")]
    for line in told:
        address = ADDRESS.search(line.text)
        if address:
            yield address.group().rstrip(".,;)")
    for line in told:
        name = _named(line)
        if name and name.lower() not in furniture().own:
            yield name
    yield from _wires([line for line, role in zip(lines, found, strict=True) if _is(role, "paragraph")])


def _wires(told: Sequence[Line]) -> Iterator[str]:
    """The agency named in the dateline of the first paragraph ("(ANTARA) -", 新华社河内…电) or below the last."""
    words = furniture()
    if not told:
        return
    opening = words.dateline.match(told[0].folded)
    if opening:
        yield _written(told[0], *opening.span(1 if opening[1] else 2))
    closing = words.trailer.search(told[-1].folded[-60:])
    if closing:
        at = max(0, len(told[-1].folded) - 60)
        yield _written(told[-1], closing.start(1) + at, closing.end(1) + at)


def _written(line: Line, start: int, end: int) -> str:
    """This part of a line as it is written."""
    return (line.text if len(line.text) == len(line.folded) else line.folded)[start:end]


def _named(line: Line) -> str | None:
    """The outlet a source line names: "来源：新华网 2025-02-18" -> 新华网."""
    words = furniture()
    text = line.text if len(line.text) == len(line.folded) else line.folded
    opening = next((m for m in _openings(line.folded) if m), None)
    if opening is None:
        bare = line.folded.strip(" ()（）[]【】.。*")
        return text.strip(" ()（）[]【】.。*") if bare in words.agencies else None
    rest = text[opening.end() :].lstrip(" :：/|").strip()
    name = _SEPARATOR.split(rest, maxsplit=1)[0].strip(" .。)）:：,，]】")
    return name if name and re.search(r"[^\W\d_]", name) and len(name) <= 80 else None


def _openings(folded: str) -> Iterator[re.Match[str] | None]:
    """Where the name of a source may begin: after "Nguồn:", "Theo", or "来源：" further on in a line with a date."""
    words = furniture()
    yield words.begins("source", folded)
    yield words.begins("after", folded)
    yield words.source_label.search(folded)
