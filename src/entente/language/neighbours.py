"""Other articles on the page: lists of links under "Related", titles and leads that follow the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.language import cohesion
from entente.language.cohesion import Paragraph
from entente.language.furniture import Furniture
from entente.language.lines import Line
from entente.language.roles import Role

_OPEN_END = re.compile(r"[,;:，；：、]$")
_FIGURE_OF_LABEL = re.compile(r"[:：]\s*[\d(（<>~≈+-]")
_MOST_LINKS = 4
_SPEAKING = frozenset({"paragraph", "heading", "list_item"})


def lists(lines: Sequence[Line], found: list[Role], words: Furniture, text: str, code: str) -> None:
    """Give the role ``teaser`` to lists of other articles under their heading, in ``found``."""
    opens = [i for i, line in enumerate(lines) if _opens_a_list(line, found[i], words)]
    _links_under_the_lead(lines, found)
    if not opens:
        return
    named = _named(lines, found, text, code)
    for index in opens:
        _list_under(lines, found, index, named, words)


def _links_under_the_lead(lines: Sequence[Line], found: list[Role]) -> None:
    """Mark titles listed under the first paragraph, which announces no list: links to earlier articles."""
    open_ = [i for i, role in enumerate(found) if role is None]
    lead = next((n for n, i in enumerate(open_) if _running(lines[i]) and not lines[i].marked), None)
    if lead is None:
        return
    after = open_[lead + 1 :]
    count = next((n for n, i in enumerate(after) if not _links(lines[i])), len(after))
    resumed = [i for i in after[count:] if _running(lines[i]) and not lines[i].marked]
    if 1 <= count <= _MOST_LINKS and len(resumed) >= 3 and not lines[after[count]].marked:
        for index in after[:count]:
            found[index] = "teaser", "a title listed under the lead"


def _links(line: Line) -> bool:
    """Whether a list item reads as the title of an article: a clause of some length, not ended."""
    told = line.text.lstrip("-–—•·●▪■◆►*+ ")
    title = line.marked and line.given is None and told != line.text and told[:1].isupper()
    return title and not line.ended and line.weight >= 40 and len(told.split()) >= 6 and not _OPEN_END.search(line.text)


def closing(lines: Sequence[Line], found: list[Role], words: Furniture, text: str, code: str) -> None:
    """Give the role ``teaser`` to titles and leads of other articles that follow the text, in ``found``."""
    _closing_titles(lines, found)
    open_ = [line for line, role in zip(lines, found, strict=True) if role is None and _running(line)]
    if len(open_) < 2 or not all(cohesion.stands_alone(line, words) for line in open_[-2:]):
        return
    left = _named(lines, found, text, code)
    for index in cohesion.closing_teasers(left, words) if _nothing_follows(found, left) else ():
        found[index] = "teaser", "a closing paragraph without any tie to the text"


def _named(lines: Sequence[Line], found: Sequence[Role], text: str, code: str) -> tuple[Paragraph, ...]:
    """The lines of running text with what they name."""
    chosen = [i for i, role in enumerate(found) if role is None and _running(lines[i])]
    return cohesion.paragraphs(lines, chosen, text, code)


def _running(line: Line) -> bool:
    return line.ended and line.weight >= 40


def _opens_a_list(line: Line, role: Role, words: Furniture) -> bool:
    """Whether a line stands over links to other articles: "Tin liên quan", "Baca juga:", 相关阅读."""
    if role is not None and role[0] != "teaser":
        return False
    bare = words.begins("related", line.folded)
    alone = bare is not None and not re.search(r"\w", line.folded[bare.end() :])
    return alone or words.related.match(line.folded) is not None


def _list_under(
    lines: Sequence[Line], found: list[Role], index: int, named: Sequence[Paragraph], words: Furniture
) -> None:
    """Mark the heading and the titles under it, and leads that have no tie to the text, up to where it goes on."""
    found[index] = "teaser", "opens a list of other articles"
    known = cohesion.shared_keys(p for p in named if p.index < index)
    by_index = {p.index: p for p in named}
    at = index + 1
    while at < len(lines) and _continues(lines[at], found[at], by_index.get(at), known, words):
        if found[at] is None:
            found[at] = "teaser", "in a list of other articles"
        at += 1


def _continues(line: Line, role: Role, paragraph: Paragraph | None, known: frozenset[str], words: Furniture) -> bool:
    """Whether the list of other articles goes on with this line."""
    if role is not None:
        return role[0] not in {"table_row", "caption", "headline"}
    if line.given in {"table_row", "heading", "caption"}:
        return False
    if paragraph is not None and line.text[-1] not in "!?！？":
        return cohesion.foreign(paragraph, known, words)
    return line.weight <= 320 and (not line.ended or line.text[-1] in "!?！？") and not _OPEN_END.search(line.text)


def _closing_titles(lines: Sequence[Line], found: list[Role]) -> None:
    """Mark two or more titles that close a text of sentences: a list of links whose heading was lost."""
    open_ = [i for i, role in enumerate(found) if role is None]
    tail: list[int] = []
    for index in reversed(open_):
        if not _is_title(lines[index]):
            break
        tail.append(index)
    rest = [lines[i] for i in open_[: len(open_) - len(tail)]]
    ended = sum(line.ended for line in rest)
    if len(tail) < 2 or ended < 3 or ended * 4 < len(rest) * 3 or not rest[-1].ended:
        return
    for index in tail:
        found[index] = "teaser", "a title among titles below the text"


def _is_title(line: Line) -> bool:
    return (
        not line.ended
        and line.given not in {"table_row", "list_item", "heading", "caption"}
        and not line.marked
        and 30 <= line.weight <= 320
        and not line.text[0].islower()
        and not _OPEN_END.search(line.text)
        and not _FIGURE_OF_LABEL.search(line.text)
        and "|" not in line.text
        and "\t" not in line.text
    )


def _nothing_follows(found: Sequence[Role], left: Sequence[Paragraph]) -> bool:
    """Whether only furniture stands below the last paragraph."""
    last = left[-1].index if left else 0
    return all(role is not None and role[0] not in _SPEAKING for role in found[last + 1 :])
