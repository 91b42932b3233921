"""From number words and digits side by side to one value, by a rule that holds in every language.

A multiplier multiplies the sum of the smaller parts before it; a part may follow only where the one before left room:
"hai triệu ba trăm nghìn", "twenty-one hundred", "二十万亿", "3 tỷ 500 triệu".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

SCALE = Decimal(1000)
HALF = Decimal("0.5")
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Word:
    """What a number word does: its role with the value it brings.

    Roles: value, times, and, half, point, vague, ordinal, denominator, fraction, vulgar, fused, inside, guard, digits.
    ``room`` is the limit the next part must stay below. ``weak``: 0 counts alone, 1 needs a thing counted, 2 is mostly
    an article, 3 needs a hedge, 4 a thing counted beyond doubt. ``only_after``: reads only after another part;
    ``homograph``: alone it is mostly another word.
    """

    role: str
    value: Decimal = ONE
    room: Decimal = ONE
    high: Decimal | None = None
    unit: str | None = None
    weak: int = 0
    only_after: bool = False
    homograph: bool = False
    implied: bool = False


@dataclass(slots=True)
class Token:
    """A number word or a run of digits in the text; ``value``, ``place`` and ``other`` belong to digits."""

    start: int
    end: int
    word: Word
    value: Decimal = ONE
    place: Decimal = ONE
    other: Decimal | None = None


@dataclass(slots=True)
class Part:
    """A summand of a number being read."""

    value: Decimal
    room: Decimal
    place: Decimal
    factor: Decimal = ONE


@dataclass(slots=True)
class Sum:
    """A number being read token by token; ``take`` says whether the next token still belongs to it."""

    compound: int = 0
    parts: list[Part] = field(default_factory=list)
    high: Decimal | None = None
    weak: int = 0
    taken: int = 0
    last: str = ""
    done: bool = False
    ordinal: bool = False
    unit: str | None = None
    inside: Token | None = None
    decimals: int = 0
    divisor: Decimal = ONE
    digits: bool = False
    other: Decimal | None = None
    times: Decimal = ONE

    def take(self, token: Token, following: Token | None) -> bool:
        """Add the token when the number may go on with it."""
        if self.done or not _TAKE[token.word.role](self, token, following):
            return False
        self.taken += 1
        self.last = "point" if self.decimals and token.word.role == "value" else token.word.role
        if self.taken > 1:
            self.weak = min(self.weak, self.compound)
        return True

    @property
    def value(self) -> Decimal:
        """The value so far."""
        return sum((p.value for p in self.parts), Decimal(0)) / self.divisor

    @property
    def place(self) -> Decimal:
        """Place value of the last written digit."""
        return self.parts[-1].place

    @property
    def factor(self) -> Decimal:
        """The scale words that multiply the whole number; 1 when there are none or they stand inside."""
        return self.parts[0].factor if len(self.parts) == 1 else ONE

    def _room(self) -> Decimal | None:
        return self.parts[-1].room if self.parts else None

    def value_word(self, token: Token, following: Token | None) -> bool:
        """A digit, a teen, a ten: "hai", "mười", "twenty", "三"."""
        word, room = token.word, self._room()
        if self.last == "point":
            return self._decimal(word.value)
        if word.only_after and room is None:
            return False
        multiplied = following is not None and following.word.role == "times"
        if word.homograph and room is not None and self.last != "and" and not multiplied:
            return False
        if room is not None and (word.value >= room or self.digits):
            return False
        if room is None:
            self.weak = 0 if word.homograph and multiplied else word.weak
        self.parts.append(Part(word.value, word.room, ONE))
        return True

    def _decimal(self, digit: Decimal) -> bool:
        if digit > 9:
            return False
        self.decimals += 1
        part = self.parts[-1]
        part.place = Decimal(1).scaleb(-self.decimals)
        part.value += digit * part.place
        part.room = part.place
        return True

    def digit_run(self, token: Token, following: Token | None) -> bool:
        """Digits, alone or before their scale word: "3 tỷ 500 triệu"."""
        room = self._room()
        if room is not None:
            multiplied = following is not None and following.word.role == "times" and following.word.value < room
            if not self.digits or not multiplied or token.value >= room or self.last != "times":
                return False
        self.digits = True
        self.other = token.other if room is None else None
        self.parts.append(Part(token.value, token.place if token.place < 1 else ONE, token.place))
        return True

    def multiplier(self, token: Token, following: Token | None) -> bool:
        """A scale word multiplies the smaller parts before it, "nghìn tỷ" and 万亿 one after the other."""
        times = token.word.value
        if self.last in ("and", "half") and not (self.last == "half" and self.parts[-1].value < 1):
            return False
        tail: list[Part] = []
        if self.last == "digits" and len(self.parts) == 1:
            tail.append(self.parts.pop())
        while self.parts and self.parts[-1].value < times and self.parts[-1].room < times:
            tail.append(self.parts.pop())
        if not tail:
            return self._scaled_again(token)
        value = sum((p.value for p in tail), Decimal(0))
        factor = tail[0].factor * times if len(tail) == 1 else times
        place = tail[0].place * (times if times >= SCALE else ONE)
        self.parts.append(Part(value * times, times, place, factor))
        self._scale(times)
        return True

    def _scaled_again(self, token: Token) -> bool:
        """A scale word after an equal or larger one, or at the start with an unspoken one."""
        times = token.word.value
        if len(self.parts) == 1 and self.last == "times" and times >= SCALE:
            part = self.parts[-1]
            self.parts[-1] = Part(part.value * times, times, part.place * times, part.factor * times)
            self._scale(times)
            return True
        if not token.word.implied or (self.parts and (self.last == "times" or self.parts[-1].room <= times)):
            return False
        self.parts.append(Part(times, times, ONE, ONE))
        self.weak = max(self.weak, token.word.weak)
        return True

    def _scale(self, times: Decimal) -> None:
        self.high = self.high * times if self.high is not None else None
        self.other = self.other * times if self.other is not None else None

    def connector(self, token: Token, following: Token | None) -> bool:
        """A word for an empty place: "linh", "lẻ", 零."""
        if not self.parts or following is None or following.word.role not in ("value", "times"):
            return False
        return self.last == "times" and not self.digits

    def half(self, token: Token, following: Token | None) -> bool:
        """Half of the last scale: "2 triệu rưỡi", "two and a half", 两万半."""
        if not self.parts:
            return False
        unit = self.parts[-1].room if self.last == "times" else ONE
        self.parts.append(Part(HALF * unit, HALF * unit, unit / 10))
        return True

    def point(self, token: Token, following: Token | None) -> bool:
        """A decimal sign in words, between two numbers."""
        good = bool(self.parts) and following is not None and following.word.role == "value"
        return good and not self.decimals and not self.digits

    def vague(self, token: Token, following: Token | None) -> bool:
        """A plural scale word: "hàng nghìn", "puluhan", 数百."""
        if self.parts:
            return False
        self.parts.append(Part(token.word.value, ONE, ONE))
        self.high, self.unit = token.word.high, token.word.unit
        self.weak = token.word.weak
        return True

    def ordinal_word(self, token: Token, following: Token | None) -> bool:
        """An ordinal ends the number: "twenty-first"."""
        room = self._room()
        if room is not None and (token.word.value >= room or self.digits):
            return False
        self.parts.append(Part(token.word.value, ONE, ONE))
        self.done = self.ordinal = True
        return True

    def denominator(self, token: Token, following: Token | None) -> bool:
        """A denominator ends the number: "three quarters", "ba phần tư"."""
        if not self.parts or self.value >= token.word.value * 10 or self.divisor != ONE or self.high is not None:
            return False
        self.divisor = token.word.value
        self.weak = 0
        self.done = True
        return True

    def fraction(self, token: Token, following: Token | None) -> bool:
        """A fraction in one word, which a scale word may follow: "setengah juta", "half a million"."""
        if self.parts:
            return self.last == "value" and token.word.value == HALF and self.half(token, following)
        self.parts.append(Part(token.word.value, Decimal(0), ONE))
        self.weak = token.word.weak
        return True

    def vulgar(self, token: Token, following: Token | None) -> bool:
        """A fraction sign, alone or after digits: "2½"."""
        if self.parts and (self.last != "digits" or len(self.parts) > 1 or self.parts[0].room < ONE):
            return False
        self.parts.append(Part(token.word.value, Decimal(0), token.word.value))
        return True

    def fused(self, token: Token, following: Token | None) -> bool:
        """Number and unit in one: "setahun", "a decade", 半年."""
        if self.parts:
            return False
        self.parts.append(Part(token.word.value, ONE, ONE))
        self.unit, self.weak, self.done = token.word.unit, token.word.weak, True
        return True

    def hedge_inside(self, token: Token, following: Token | None) -> bool:
        """A hedge between a number and its scale: 30多万."""
        if not self.parts or following is None or following.word.role != "times":
            return False
        self.inside = token
        self.last = "times"
        return True

    def guard(self, token: Token, following: Token | None) -> bool:
        """A set phrase that only looks like a number."""
        return False


_TAKE = {
    "value": Sum.value_word,
    "digits": Sum.digit_run,
    "times": Sum.multiplier,
    "and": Sum.connector,
    "half": Sum.half,
    "point": Sum.point,
    "vague": Sum.vague,
    "ordinal": Sum.ordinal_word,
    "denominator": Sum.denominator,
    "fraction": Sum.fraction,
    "vulgar": Sum.vulgar,
    "fused": Sum.fused,
    "inside": Sum.hedge_inside,
    "guard": Sum.guard,
    "code": Sum.guard,
}
