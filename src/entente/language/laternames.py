"""Later mentions: short names, acronyms, brands and offices led back to the full name in the same text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from entente.language import organisations
from entente.language.namepage import Page
from entente.model.fold import matchable
from entente.model.mark import Mention, Role
from entente.vocabulary import legal


def persons(page: Page, found: list[Mention]) -> list[Mention]:
    """The same mentions with short names made full, and bare later mentions of known names added."""
    full = _full_names(page, found)
    keys = _keys(page, full)
    led = [_led(page, m, full, keys) for m in found if m.type == "person"]
    taken = {m.start for m in led}
    bare = [m for m in _bare(page, full, keys) if m.start not in taken]
    return [m for m in found if m.type != "person"] + led + bare


def _full_names(page: Page, found: list[Mention]) -> dict[str, Mention]:
    """Persons by full name, with all their offices: the first mention that gives the whole name."""
    full: dict[str, Mention] = {}
    for mention in sorted(found, key=lambda m: m.start):
        if mention.type == "person" and mention.subtype is None and _whole(page, mention.name):
            old = full.get(mention.name)
            full[mention.name] = replace(old, roles=old.roles + mention.roles) if old else mention
    return full


def _whole(page: Page, name: str) -> bool:
    return len(name) >= 2 if page.spaceless and name[0] > "\u2e80" else " " in name


def _keys(page: Page, full: dict[str, Mention]) -> dict[str, str]:
    """Single words that stand for one known person only."""
    owners: dict[str, set[str]] = {}
    for name in full:
        for part in [name[0]] if page.spaceless and name[0] > "\u2e80" else name.split():
            owners.setdefault(part, set()).add(name)
    return {part: names.pop() for part, names in owners.items() if len(names) == 1}


def _led(page: Page, mention: Mention, full: dict[str, Mention], keys: dict[str, str]) -> Mention:
    if mention.subtype == "office":
        return _holder(mention, full)
    if mention.name in full:
        first = full[mention.name]
        return mention if first.start == mention.start else replace(mention, full=(first.start, first.end))
    name = keys.get(mention.name) or _ending(mention.name, full)
    if name is None:
        return mention
    first = full[name]
    return replace(mention, name=name, full=(first.start, first.end), rule="person.short")


def _ending(short: str, full: dict[str, Mention]) -> str | None:
    """The one full name that begins or ends with these words."""
    fits = [n for n in full if n.endswith(" " + short) or n.startswith(short + " ")]
    return fits[0] if len(fits) == 1 else None


def _holder(mention: Mention, full: dict[str, Mention]) -> Mention:
    """An office alone is the person known in this text to hold it."""
    role = mention.roles[0]
    holders = [m for m in full.values() if any(_same_office(role, other) for other in m.roles)]
    if len(holders) != 1:
        return mention
    return replace(mention, name=holders[0].name, subtype=None, full=(holders[0].start, holders[0].end))


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


def _bare(page: Page, full: dict[str, Mention], keys: dict[str, str]) -> Iterator[Mention]:
    """Known names without honorific or office."""
    for name, first in full.items():
        at = page.cased.find(name)
        while at >= 0:
            end = at + len(name)
            if (at != first.start and not page.cased[end : end + 1].isalpha()) or page.spaceless:
                yield replace(first, start=at, end=end, roles=(), rule="person.name", full=(first.start, first.end))
            at = page.cased.find(name, end)
    if page.book.marked or page.spaceless:
        return
    for start, end in page.runs:
        name = keys.get(page.cased[start:end].removesuffix("'s").removesuffix("’s"), "")
        if name and not page.at(start, "place") and page.cased[start:end] in name.split()[:1] + name.split()[-1:]:
            first = full[name]
            yield replace(first, start=start, end=end, roles=(), rule="person.short", full=(first.start, first.end))


def bodies(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Acronyms and brands that stand for a body named in full elsewhere in the text."""
    short = organisations.acronyms(page, found)
    for mention in found:
        if mention.type == "organisation" and mention.subtype == "company":
            brand = _brand(page, mention)
            if brand:
                short.setdefault(brand, mention)
    for text, whole in short.items():
        at = page.cased.find(text)
        while at >= 0:
            end = at + len(text)
            inside = whole.start <= at < whole.end
            if not inside and not page.cased[at - 1 : at].isalnum() and not page.cased[end : end + 1].isalnum():
                yield replace(
                    whole, start=at, end=end, parts=(), full=(whole.start, whole.end), rule="organisation.short"
                )
            at = page.cased.find(text, end)


def _brand(page: Page, mention: Mention) -> str | None:
    """A company's name without its legal form, as it is written; None when nothing distinct is left."""
    kept = legal.brand(mention.name).split()
    words = [w for w in mention.name.replace(",", " ").split() if legal.brand(w) in kept or w.lower() in kept]
    text = " ".join(words)
    if len(text) < 4 or text == mention.name or text not in mention.name or page.at(mention.name.find(text), "place"):
        return None
    return text
