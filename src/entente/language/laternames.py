"""Later mentions: short names, acronyms, brands and offices led back to the full name in the same text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from entente.language import organisations
from entente.language.namepage import Page
from entente.model.fold import matchable
from entente.model.mark import Mention, Role
from entente.vocabulary import legal

MOST_ROLES = 12  # offices gathered of one person
MOST = 200  # persons compared for one office or one word


def persons(page: Page, found: list[Mention]) -> list[Mention]:
    """The same mentions with short names made full, and bare later mentions of known names added."""
    full = _full_names(page, found)
    known = Known(page, full)
    led = [_led(m, known) for m in found if m.type == "person"]
    taken = {m.start for m in led}
    bare = [m for m in _bare(page, known) if m.start not in taken]
    return [m for m in found if m.type != "person"] + led + bare


def _full_names(page: Page, found: list[Mention]) -> dict[str, Mention]:
    """Persons by full name, with all their offices: the first mention that gives the whole name."""
    full: dict[str, Mention] = {}
    for mention in sorted(found, key=lambda m: m.start):
        if mention.type == "person" and mention.subtype is None and _whole(page, mention.name):
            old = full.get(mention.name)
            if old is None:
                full[mention.name] = mention
            elif mention.roles and len(old.roles) < MOST_ROLES:
                full[mention.name] = replace(old, roles=old.roles + mention.roles)
    return full


def _whole(page: Page, name: str) -> bool:
    return len(name) >= 2 if page.spaceless and name[0] > "\u2e80" else " " in name


class Known:
    """The persons a text names in full, by the words of their names and by their offices."""

    def __init__(self, page: Page, full: dict[str, Mention]) -> None:
        self.full = full
        self._words: dict[str, dict[str, None]] = {}
        self._offices: dict[str, dict[str, None]] = {}
        for name, mention in full.items():
            for word in [name[0]] if page.spaceless and name[0] > "\u2e80" else name.split():
                self._words.setdefault(word, {})[name] = None
            for role in mention.roles:
                self._offices.setdefault(role.code, {})[name] = None

    def by_word(self, word: str) -> str | None:
        """The one person with this word in the name."""
        names = self._words.get(word, {})
        return next(iter(names)) if len(names) == 1 else None

    def by_short(self, short: str) -> str | None:
        """The one person whose name begins or ends with these words."""
        names = self._words.get(short.split(maxsplit=1)[0], {}) if len(short.split()) > 1 else {}
        fits = [n for n in names if n.endswith(" " + short) or n.startswith(short + " ")] if len(names) < MOST else []
        return fits[0] if len(fits) == 1 else None

    def by_office(self, role: Role) -> Mention | None:
        """The one person who holds the office."""
        names = self._offices.get(role.code, {})
        people = [self.full[n] for n in names] if len(names) < MOST else []
        holders = [p for p in people if any(_same_office(role, other) for other in p.roles)]
        return holders[0] if len(holders) == 1 else None


def _led(mention: Mention, known: Known) -> Mention:
    if mention.subtype == "office":
        holder = known.by_office(mention.roles[0])
        return _standing_for(mention, holder, mention.rule) if holder else mention
    first = known.full.get(mention.name)
    if first is not None:
        return mention if first.start == mention.start else replace(mention, full=(first.start, first.end))
    name = known.by_word(mention.name) or known.by_short(mention.name)
    return _standing_for(mention, known.full[name], "person.short") if name else mention


def _standing_for(mention: Mention, whole: Mention, rule: str) -> Mention:
    return replace(mention, name=whole.name, subtype=None, full=(whole.start, whole.end), rule=rule)


def _same_office(one: Role, other: Role) -> bool:
    """Whether two offices are one: same code, and bodies or places that do not differ."""
    a, b = one.organisation, other.organisation
    if one.code != other.code or (one.place and other.place and one.place.name != other.place.name):
        return False
    if a is not None and b is not None:
        return a.concept == b.concept and _nested(matchable(a.name).text, matchable(b.name).text)
    return a is b is None and one.place is not None and other.place is not None


def _nested(one: str, other: str) -> bool:
    """Whether the shorter name opens or closes the longer: "Thành ủy" and "Thành ủy Hải Phòng"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _bare(page: Page, known: Known) -> Iterator[Mention]:
    """Known names without honorific or office."""
    for name, start, end in page.everywhere(known.full):
        first = known.full[name]
        if (start != first.start and not page.cased[end : end + 1].isalpha()) or page.spaceless:
            yield replace(first, start=start, end=end, roles=(), rule="person.name", full=(first.start, first.end))
    if page.book.marked or page.spaceless:
        return
    for start, end in page.runs:
        word = page.cased[start:end].removesuffix("'s").removesuffix("’s")
        name = known.by_word(word) or ""
        if name and not page.at(start, "place") and word in name.split()[:1] + name.split()[-1:]:
            first, stop = known.full[name], start + len(word)
            yield replace(first, start=start, end=stop, roles=(), rule="person.short", full=(first.start, first.end))


def bodies(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Acronyms and brands that stand for a body named in full elsewhere in the text."""
    short = organisations.acronyms(page, found)
    for mention in found:
        if mention.type == "organisation" and mention.subtype == "company" and (brand := _brand(page, mention)):
            short.setdefault(brand, mention)
    for text, start, end in page.everywhere(short):
        whole = short[text]
        apart = not page.cased[max(0, start - 1) : start].isalnum() and not page.cased[end : end + 1].isalnum()
        if apart and not whole.start <= start < whole.end:
            span = (whole.start, whole.end)
            yield replace(whole, start=start, end=end, parts=(), full=span, rule="organisation.short")


def _brand(page: Page, mention: Mention) -> str | None:
    """A company's name without its legal form, as it is written; None when nothing distinct is left."""
    kept = legal.brand(mention.name).split()
    words = [w for w in mention.name.replace(",", " ").split() if legal.brand(w) in kept or w.lower() in kept]
    text = " ".join(words)
    if len(text) < 4 or text == mention.name or text not in mention.name or page.at(mention.name.find(text), "place"):
        return None
    return text
