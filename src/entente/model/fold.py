"""Our foldings of text: one that keeps offsets for matching, one for search."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# Old and new placement of the tone mark in Vietnamese (hoà / hòa, uỷ / ủy): the second is ours.
_TONES = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
_TONE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_PLAIN = (
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ", "\n": " ", "\r": " "}
    | dict.fromkeys("‘’ʼ´`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−－", "-")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "（），：；！？－"}
    | {chr(0x0E50 + digit): str(digit) for digit in range(10)}  # Thai digits
)
_ODD = re.compile(f"[\ud800-\udfff{re.escape(''.join(_PLAIN))}]")  # far fewer than the characters of a text
_CJK = re.compile(r"([\u3400-\u9fff\uf900-\ufaff])")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text made ready for matching, with the way back to the original offsets."""

    text: str
    starts: tuple[int, ...] | None
    length: int

    def origin(self, position: int) -> int:
        """The offset in the original text for an offset in ``text``."""
        if self.starts is None:
            return position
        return self.starts[position] if position < len(self.starts) else self.length

    def position(self, origin: int) -> int:
        """The offset in ``text`` for an offset in the original."""
        if self.starts is None:
            return origin
        return max(0, bisect_right(self.starts, origin) - 1) if origin < self.length else len(self.starts)


def matchable(text: str) -> Aligned:
    """Lower case, NFC, one tone placement, plain quotes, dashes, spaces and digits; offsets can be led back.

    ``matchable("Thành uỷ").text == "thành ủy"``. Same length as the input unless it is not in NFC.
    """
    if unicodedata.is_normalized("NFC", text):
        return Aligned(_even(text), None, len(text))
    pieces, starts = [], []
    for start, cluster in _clusters(text):
        composed = unicodedata.normalize("NFC", cluster)
        pieces.append(composed)
        starts += [start] * len(composed)
    return Aligned(_even("".join(pieces)), tuple(starts), len(text))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Base characters with the combining marks that follow them, each with its offset."""
    cuts = [i for i, c in enumerate(text) if i == 0 or not (unicodedata.combining(c) or "\u1160" <= c <= "\u11ff")]
    return [(a, text[a:b]) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _even(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return _TONE.sub(_even_tone, _ODD.sub(_plain, lowered))


def _plain(found: re.Match[str]) -> str:
    return _PLAIN.get(found.group(), "\ufffd")  # half a surrogate pair is no character


def _even_tone(found: re.Match[str]) -> str:
    return _TONES[found.group()]


def searchable(text: str) -> str:
    """Marks stripped, đ→d, lower case, a space around each CJK character: for search and blocking.

    ``searchable("Đà Nẵng") == "da nang"``, ``searchable("海防港") == "海 防 港"``.
    """
    split = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(c for c in split if not unicodedata.combining(c)).casefold()
    return _NOT_WORD.sub(" ", _CJK.sub(r" \1 ", bare)).strip()
