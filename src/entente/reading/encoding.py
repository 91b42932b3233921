"""Bytes to characters: what is declared, then what the bytes prove, then a constrained guess; nothing is repaired."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What may be guessed: the encodings pages in the languages of the field were written in.
_GUESSES = ["utf_16_le", "utf_16_be", "gb18030", "big5", "cp1258", "cp874", "cp1252"]
# Labels under which pages carry a wider encoding than they name.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso8859-1": "cp1252", "tis-620": "cp874"}
# Declared by template rather than by knowledge: the bytes decide before such a label does.
_UNTOLD = frozenset({"cp1252", "ascii"})
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LATIN_CONTROL = re.compile(r"[\x80-\x9f\ufffd]")
_SAMPLE = 1 << 20
_FEW = 0.02
_CHAOS = 0.2


class Undecodable(ValueError):
    """Bytes that are no text in an encoding we can prove; the message says why."""


def binary(data: bytes) -> str | None:
    """What kind of non-text the bytes evidently are, by signature; None when they may be text."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text, exactly as encoded and without a byte order mark, and the name of the encoding.

    ``decode("Hải Phòng".encode("utf-8")) == ("Hải Phòng", "utf-8")``. Raises Undecodable.
    """
    if kind := binary(data):
        raise Undecodable(f"not text but {kind}")
    for name in _named(data, declared):
        try:
            return _checked(data.decode(name), name), name
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def _named(data: bytes, declared: str | None) -> list[str]:
    """Encodings to try before guessing, the surest first."""
    marked = [name for mark, name in _MARKS if data.startswith(mark)][:1]
    told = _codec(declared)
    if marked or told is None or told in _UNTOLD:
        return [*marked, "utf-8"]
    return [told, "utf-8"]


def _codec(declared: str | None) -> str | None:
    try:
        name = codecs.lookup((declared or "").strip(" \"'")).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if name not in {"base64", "hex", "rot13", "zlib", "bz2", "quopri", "uu"} else None


def _checked(text: str, name: str) -> str:
    """The text unless it holds what no text holds."""
    controls = _CONTROL.findall(text)
    if "\x00" in controls or len(controls) > max(2, len(text) // 1000):
        raise Undecodable(f"not text: control characters when read as {name}")
    return text


def _guessed(data: bytes) -> tuple[str, str]:
    """A guess among the encodings of the field, refused where the bytes look like damaged UTF-8."""
    sample = data[:_SAMPLE]
    if fault := _damaged(sample):
        raise Undecodable(fault)
    best = from_bytes(sample, cp_isolation=_GUESSES, enable_fallback=False).best()
    if best is None or best.chaos > _CHAOS:
        raise Undecodable("no encoding fits: neither UTF-8 nor another of the field")
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as fault_:
        raise Undecodable(f"begins as {best.encoding}, then breaks at byte {fault_.start}") from fault_
    if _LATIN_CONTROL.search(text):
        raise Undecodable(f"no encoding fits: control characters when read as {best.encoding}")
    return _checked(text.removeprefix("\ufeff"), best.encoding), best.encoding


def _damaged(data: bytes) -> str | None:
    """Why the bytes are UTF-8 with a few broken places rather than another encoding; None when they are not."""
    loose = data.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    sound = sum(1 for char in loose if char > "\x7f") - broken
    if sound <= 0 or broken > max(2, sound * _FEW):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return f"UTF-8 with {broken} broken place(s), the first at byte {fault.start}"
    return None
