"""What a point and a comma mean inside the digits of one document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

LITERAL = re.compile(r"[0-9]+(?:(?:[.,'][0-9]+)+|(?: [0-9]{3})+(?![0-9]))?")
_PARTS = re.compile(r"[.,' ]")
MOST_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Convention:
    """The decimal sign of a document; ``mixed`` when its figures speak for both readings."""

    decimal: str = "."
    mixed: bool = False

    @property
    def group(self) -> str:
        """The other sign, which groups thousands."""
        return "," if self.decimal == "." else "."


@dataclass(frozen=True, slots=True)
class Literal:
    """Digits read: value, place value of the last digit, the reading by the other convention where there is one."""

    value: Decimal
    place: Decimal
    grouped: bool = False
    other: Decimal | None = None


def decide(literals: Iterable[tuple[str, bool]], usual: str) -> Convention:
    """The convention of a document from all its digits; ``usual`` is the decimal sign its language uses.

    Digits come with whether a scale word or a unit follows: only then "33.8" is surely no date or chapter.

    >>> decide([("1,035", False), ("33.8", True)], ",")
    Convention(decimal='.', mixed=False)
    """
    votes = {".": 0, ",": 0}
    for literal, measured in literals:
        if sign := _witness(literal):
            votes[sign[0]] += sign[1] + (1 if measured and sign[1] == 1 else 0)
    rival = "," if usual == "." else "."
    if votes[rival] >= 2 and votes[rival] > 3 * votes[usual]:
        return Convention(rival, votes[usual] > 0)
    return Convention(usual, votes[rival] >= 2)


def _witness(literal: str) -> tuple[str, int] | None:
    """The decimal sign these digits speak for, with a weight."""
    points, commas = literal.count("."), literal.count(",")
    if not points and not commas:
        return None
    if points and commas:
        last = "." if literal.rfind(".") > literal.rfind(",") else ","
        return (last, 3) if literal.count(last) == 1 else None
    sign, rival = (".", ",") if points else (",", ".")
    parts = literal.split(sign)
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0][0] != "0":
        return (rival, 3) if len(parts) > 2 else (rival, 2) if parts[1] == "000" else None
    return (sign, 1) if len(parts) == 2 else None


def read(literal: str, convention: Convention) -> Literal | None:
    """The number these digits write, or None for a code, a version or a date.

    >>> read("12.043", Convention(",")).value
    Decimal('12043')
    """
    if len(literal) > 2 * MOST_DIGITS:
        return None
    if literal.isdigit():
        return Literal(Decimal(literal), Decimal(1)) if len(literal) <= MOST_DIGITS else None
    for sign in (convention.decimal, convention.group):
        if (found := _with_decimal(literal, sign)) and (
            sign == convention.decimal or found.grouped or _single(literal)
        ):
            return _ambiguous(literal, found, convention)
    return None


def _single(literal: str) -> bool:
    return len(_PARTS.findall(literal)) == 1 or ("." in literal and "," in literal)


def _ambiguous(literal: str, found: Literal, convention: Convention) -> Literal:
    """The reading by the convention, with the other one where the document speaks for both."""
    parts = _PARTS.split(literal)
    if len(parts) != 2 or len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3 or literal[len(parts[0])] in "' ":
        return found
    sign = literal[len(parts[0])]
    grouped = Literal(Decimal("".join(parts)), Decimal(1), True)
    broken = Literal(Decimal(".".join(parts)), Decimal("0.001"))
    chosen, other = (broken, grouped) if sign == convention.decimal else (grouped, broken)
    return Literal(chosen.value, chosen.place, chosen.grouped, other.value)


def _with_decimal(literal: str, decimal: str) -> Literal | None:
    whole, sign, fraction = literal.partition(decimal)
    if sign and not fraction.isdigit():
        return None
    groups = _PARTS.split(whole)
    marks = set(_PARTS.findall(whole))
    if len(marks) > 1 or (len(groups) > 1 and not _grouping(groups)):
        return None
    digits = "".join(groups)
    if len(digits) + len(fraction) > MOST_DIGITS or (len(digits) > 1 and digits[0] == "0" and (sign or marks)):
        return None
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    return Literal(value, Decimal(1).scaleb(-len(fraction)), len(groups) > 1)


def _grouping(groups: list[str]) -> bool:
    """Thousands by threes, or by twos before the last three (lakh, crore)."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    middle = groups[1:-1]
    return all(len(g) == 3 for g in middle) or (len(groups[0]) <= 2 and all(len(g) == 2 for g in middle))
