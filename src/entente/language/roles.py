"""What a line of a page is, by its own words and by where it stands."""

from __future__ import annotations

import re

from entente.language.furniture import Furniture, furniture
from entente.language.lines import Line
from entente.language.moments import moment
from entente.model.fold import matchable

# (role, reason) of a line; None = nothing has been said of it yet.
Role = tuple[str, str] | None

ADDRESS = re.compile(r"https?://[^\s<>\"'，。）)]{4,600}|www\.[^\s<>\"'，。）)]{4,600}", re.I)
_IMAGE = re.compile(r"[\w\-. ()%+@&]{1,120}\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic|avif)$", re.I)
_POINTS = re.compile(r"(?:>>+|»»*|►►+|☞|👉)\s*\S")
# How many characters at the end of a line may hold a picture's number, or a credit.
_END, _CREDIT = 40, 160
_SPOKEN = re.compile(r"[^\W_]")
_LABEL = re.compile(r"\s*[:：/|]\s*")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:19|20)\d\d|25[5-9]\d")
_BESIDE_DATES = ("published", "byline", "source", "noise", "tags")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}(?:[\s、]+[\u3400-\u9fff·]{2,4}){0,3}$")
_STOP = re.compile(r"[.!?。！？；;，,](?:\s|$)|[。！？；，]")


_SOURCE: Role = ("source_line", "names its source")


def own_role(line: Line, words: Furniture, code: str) -> Role:
    """What the line is by its own words alone, wherever it stands."""
    if line.given == "table_row":
        return "table_row", "a row of a table"
    if line.given == "teaser":
        return "teaser", "only a link to another page"
    if line.given in {"table_header", "table_note"}:
        return None
    if len(line.text) > 600:
        return None
    if _IMAGE.match(line.text):
        return "image_file", "an image file's name"
    if not _SPOKEN.search(line.text):
        return "page_noise", "signs only"
    if words.picture_number.search(line.folded[-_END:]):
        return "image_file", "a picture's number after the title"
    if words.comments.match(line.folded):
        return "comments_counter", "a counter of comments or views"
    return _sourced(line, words, code) or _labelled(line, words, code) or _noisy(line, words) or _caption(line, words)


def _sourced(line: Line, words: Furniture, code: str) -> Role:
    """A line that names where the text comes from: "Sumber: https://…"."""
    opening = words.begins("source", line.folded)
    if opening is None:
        return None
    rest = line.folded[opening.end() :]
    label = _LABEL.match(rest)
    told = rest[label.end() :] if label else rest
    short = len(told) <= 60 and not _STOP.search(told.rstrip(" .。)）"))
    dated = line.weight <= 300 and _YEAR.search(told) and not _STOP.search(told) and moment(line.text, code) is not None
    if label and told and dated and not ADDRESS.search(line.text):
        return "byline_date", "source and time"
    if label and told and (ADDRESS.search(line.text) or short):
        return _SOURCE
    return _SOURCE if ADDRESS.match(rest.strip()) else None


def _labelled(line: Line, words: Furniture, code: str) -> Role:
    """Tags, links to other articles, and lines that name who wrote or edited."""
    folded = line.folded
    if (tags := words.begins("tags", folded)) and _LABEL.match(folded, tags.end()) and line.weight <= 400:
        return "page_noise", "tags"
    linked = words.begins("related", folded) or words.related.match(folded) or _POINTS.match(line.text)
    if linked and line.weight <= 300:
        return "teaser", "link to another article"
    byline = words.begins("byline", folded)
    if byline and _signs(line, byline.end()):
        return ("byline_date", "author and time") if is_clock(line, words, code) else ("byline", "names its author")
    return None


def _signs(line: Line, at: int) -> bool:
    """Whether what follows the word ("reporter", "Pewarta") is names only."""
    rest = line.text[at:] if len(line.text) == len(line.folded) else line.folded[at:]
    label = _LABEL.match(rest)
    told = rest[label.end() :] if label else rest.strip()
    if not told:
        return label is not None or line.words <= 2
    if label:
        return len(told) <= 160 and not _STOP.search(told.rstrip(" .)）"))
    return is_name(told)


def _noisy(line: Line, words: Furniture) -> Role:
    """Share bars, copyright lines, navigation."""
    folded = line.folded
    if line.weight <= 400 and (words.begins("noise", folded) or words.within["noise"].search(folded)):
        return "page_noise", "around the article: contact, copyright, sharing"
    if line.weight <= 200 and words.made_of(words.noise, folded):
        return "page_noise", "navigation or sharing"
    return None


def _boxed(text: str) -> bool:
    """Whether a line stands in a table of one cell, as pictures with captions were laid out: "| … |" or "… |"."""
    return text.endswith("|") and "|" not in text[:-1].lstrip("| ")


def _caption(line: Line, words: Furniture) -> Role:
    """A line that calls itself a picture or ends with a photographer's credit."""
    if line.weight > 320:
        return None
    if line.given == "caption" or _boxed(line.text):
        return caption(line, words, "a caption")
    folded = line.folded
    if (
        words.begins("caption", folded)
        or words.caption_end.search(folded[-_END:])
        or words.credit.search(folded[-_CREDIT:])
    ):
        return caption(line, words, "calls itself a picture")
    return None


def caption(line: Line, words: Furniture, reason: str) -> Role:
    """A caption, kept when it tells of a figure, a signing or another event; else an empty one."""
    before = max(0, len(line.folded) - _CREDIT)
    credit = words.credit.search(line.folded[before:])
    said = line.folded[: before + credit.start()] if credit else line.folded
    if re.search(r"\d", said) or words.telling.search(said):
        return "caption", reason
    return "empty_caption", f"{reason}; tells of no figure and no event"


def is_clock(line: Line, words: Furniture, code: str) -> bool:
    """Whether the line is a date of publication with at most names and labels around it."""
    if line.weight > 240 or not _YEAR.search(line.folded):
        return False
    when = moment(line.text, code)
    if when is None:
        return False
    pieces = re.split(r"[|:：,，\t()（）–—•·/\[\]【】*]|\s-\s|\s{2,}|^-|-$", when.rest)
    return all(_around_a_date(piece.strip(" .-"), words) for piece in pieces)


def is_outlet_and_date(line: Line, code: str) -> bool:
    """Whether the line is a few words and, set apart from them, a date: "Cổng thông tin Sông Mơ, 04/03/2025"."""
    if line.weight > 120 or line.ended or not _YEAR.search(line.folded):
        return False
    when = moment(line.text, code)
    if when is None:
        return False
    before, apart, after = when.rest.rstrip().partition("  ")
    told = (before.rstrip(), after.strip())
    words = " ".join(told).strip(" ,|·–—-")
    set_apart = re.search(r"[,|·–—-]$", told[0]) or re.match(r"[,|·–—-]", told[1]) or (apart and not all(told))
    return bool(set_apart) and not re.search(r"[\d:：]", words) and len(words.split()) <= 6 and len(words) <= 50


def _around_a_date(piece: str, words: Furniture) -> bool:
    """Whether this may stand beside a date of publication: nothing, a name, or a word such as "published"."""
    if not _LETTER.search(piece) or len(piece) <= 3 or is_name(piece):
        return True
    folded = matchable(piece).text
    return len(piece) <= 40 and any(words.begins(kind, folded) for kind in _BESIDE_DATES)


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name: "Vũ Ba", "Ahmad bin Omar", 李四."""
    bare = text.strip(" .()（）*-–—/")
    if not bare or len(bare) > 60 or re.search(r"\d", bare):
        return False
    if _HAN_NAME.match(bare):
        return True
    tokens = re.split(r"[\s.,/–-]+", bare)
    named = [t for t in tokens if t and t.lower() not in furniture().particles]
    written = any(t[0].isupper() for t in named)
    return written and len(named) <= 6 and all(t[0].isupper() or _HAN_NAME.match(t) for t in named)
