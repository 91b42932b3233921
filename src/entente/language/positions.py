"""What a line of a page is by where it stands: above the text, below it, under a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.language.furniture import Furniture
from entente.language.lines import Line
from entente.language.roles import Role, caption, is_clock, is_name, is_outlet_and_date

_BRACKETED = re.compile(r"^\s*[(（\[【].*[)）\]】]\s*[.。]?\s*$")
_INITIALS = re.compile(r"[(*]*[a-z]{2,5}(?:/[a-z]{2,5}){1,6}[)*]*")
_PATH = re.compile(r"[^>»›]{1,30}(?:>{1,2}|»|›)[^>»›]{1,30}(?:>{1,2}|»|›)")
_NOT_HEADLINE = re.compile(r"[.。;；:：,，、]$")
_TOP, _FOOT = 8, 6


def top(lines: Sequence[Line], found: list[Role], words: Furniture, code: str) -> None:
    """Section label, headline, date and author above the first running text."""
    end = first_body(lines, found)
    headline = _headline(lines, found, end, words)
    for index in range(min(end, headline + _TOP if headline is not None else _TOP, len(lines))):
        if found[index] is not None:
            continue
        if index == headline:
            found[index] = "headline", "the first line that reads as a title"
        elif is_clock(lines[index], words, code):
            found[index] = "byline_date", "author and time"
        elif headline is not None and index == headline + 1 and is_outlet_and_date(lines[index], code):
            found[index] = "byline_date", "outlet and time under the headline"
        elif _is_section(lines[index], words):
            found[index] = "section_label", "a section of the outlet"
        elif headline is not None and index > headline and _beside_a_date(lines, found, index, words, code):
            found[index] = "byline", "a name beside the date"


def first_body(lines: Sequence[Line], found: Sequence[Role]) -> int:
    """Index of the first line that reads as running text; the number of lines when none does."""
    for index, (line, role) in enumerate(zip(lines, found, strict=True)):
        if role is None and (line.weight >= 220 or (line.ended and line.weight >= 60)) and line.given != "headline":
            return index
    return len(lines)


def _headline(lines: Sequence[Line], found: Sequence[Role], end: int, words: Furniture) -> int | None:
    """Index of the headline: the title the page's structure gives, else the first line that reads as one."""
    given = next((i for i, line in enumerate(lines[:60]) if line.given == "headline"), None)
    if given is not None:
        return given
    for index in range(min(end, _TOP)):
        line = lines[index]
        if found[index] is None and not _is_section(line, words) and _reads_as_title(line):
            return index if index + 1 < len(lines) else None
    return None


def _reads_as_title(line: Line) -> bool:
    return (
        12 <= line.weight <= 300
        and not _NOT_HEADLINE.search(line.text)
        and not line.marked
        and not line.text[0].islower()
        and re.search(r"[^\W\d_]{2}", line.text) is not None
        and line.given in {None, "heading", "paragraph"}
    )


def _is_section(line: Line, words: Furniture) -> bool:
    """Whether the line is a newspaper section or a path of them: "Trang chủ > Kinh tế"."""
    if line.weight <= 300 and _PATH.match(line.text) and not line.ended:
        return True
    return line.weight <= 120 and words.made_of(words.section, line.folded)


def _beside_a_date(lines: Sequence[Line], found: Sequence[Role], index: int, words: Furniture, code: str) -> bool:
    """Whether a line is a name and the next or the last one a date of publication."""
    if not is_name(lines[index].text):
        return False
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return any((found[i] or ("",))[0] == "byline_date" or is_clock(lines[i], words, code) for i in near)


def foot(lines: Sequence[Line], found: list[Role], words: Furniture, code: str) -> None:
    """Author, agency and date below the last running text."""
    seen = 0
    for index in range(len(lines) - 1, 0, -1):
        if found[index] is not None:
            continue
        role = _foot_role(lines[index], words, code)
        if role is None or seen >= _FOOT:
            return
        found[index], seen = role, seen + 1


def _foot_role(line: Line, words: Furniture, code: str) -> Role:
    if line.given in {"headline", "table_row", "table_header", "table_note", "list_item"}:
        return None
    if is_clock(line, words, code):
        return "byline_date", "author and time"
    if (after := words.begins("after", line.folded)) and _names_an_outlet(line, after.end()):
        return "source_line", "names its source"
    if line.folded.strip(" ()（）[]【】.。*") in words.agencies:
        return "source_line", "names an agency"
    if _BRACKETED.match(line.text) and line.weight <= 40:
        return "byline", "initials or a name in brackets"
    if _INITIALS.fullmatch(line.text) or (is_name(line.text) and not line.ended):
        return "byline", "a name below the text"
    return None


def _names_an_outlet(line: Line, at: int) -> bool:
    rest = line.text[at:] if len(line.text) == len(line.folded) else line.folded[at:]
    return line.weight <= 80 and is_name(rest.strip(" :：.)）"))


def captions(lines: Sequence[Line], found: list[Role], words: Furniture) -> None:
    """The line under an image file's name is its caption, unless it reads as a paragraph of the text."""
    apart = sum(line.gap for line in lines) * 2 > len(lines)
    for index in range(1, len(lines)):
        before = found[index - 1]
        if found[index] is None and before and before[0] == "image_file" and _under_a_picture(lines[index], apart):
            found[index] = caption(lines[index], words, "stands under a picture")


def _under_a_picture(line: Line, apart: bool) -> bool:
    """Whether a caption's size, and close to the picture where paragraphs are set apart."""
    sentences = len(re.findall(r"[.!?](?=\s+[^\W\d_])|[。！？](?=.)", line.text))
    if sentences > 1 or line.given in {"heading", "headline", "list_item", "table_row"}:
        return False
    return not line.gap and line.weight <= 320 if apart else line.weight <= 200
