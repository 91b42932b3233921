"""Persons by honorific, office or apposition, and offices that stand for the person who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from entente.language import offices, personshape, unitnames
from entente.language.extent import Names
from entente.language.namepage import Page
from entente.language.offices import Office
from entente.model.mark import Mention, Role

_APPOSITION = r", ~(?:@ ~)?| @ ~| \(| [-–] |，|（"
_NEXT_OFFICE = r", ~|,? ?@ ?~|/| [-–] |、|，"
_HYPHENED = re.compile(r"[^\W\d_a-z]\w+ [^\W\d_a-z]\w+-[^\W\d_A-Z]\w+$")
_COMMA = re.compile(r",? |: ")
MOST_ROLES = 6
MOST_WORDS = 4  # of a name that only an office announces
_COMMON = frozenset({"head", "deputy_head", "director", "member", "representative", "deputy", "chair", "secretary"})


def find(page: Page, bodies: Names) -> list[Mention]:
    """Every person named, with the offices worn there, and every office that stands for its holder."""
    held = offices.find(page, bodies)
    by_start = {o.start: o for o in held}
    found = {m.start: m for m in _by_honorific(page)}
    ends = {m.end: m.start for m in found.values()}
    taken: set[int] = set()
    for office in held:
        if office.role.start in taken:
            continue
        chain = _chain(page, office, by_start)
        named = _named_after(page, chain[-1].end, bodies, found) or _named_before(page, office, ends, found)
        if named is None:
            continue
        roles = _filled(tuple(o.role for o in chain))
        taken.update(o.role.start for o in chain)
        old = found.get(named.start)
        ends[named.end] = named.start
        found[named.start] = replace(old or named, roles=(*(old.roles if old else ()), *roles))
    for mention in list(found.values()):
        found[mention.start] = _with_apposition(page, mention, by_start, taken)
    alone = (_alone(page, o) for o in held if o.role.start not in taken)
    return [*found.values(), *(m for m in alone if m)]


def addressed(page: Page) -> list[str]:
    """Full names that follow an honorific: certain without any context."""
    return [m.name for m in _by_honorific(page) if " " in m.name]


def _by_honorific(page: Page) -> Iterator[Mention]:
    for hit in (h for h in page.hits("honorific", "office") if h.word.kind == "honorific"):
        outer = page.before(hit.start - 1, "honorific")
        if outer is not None and outer.word is hit.word:  # "đồng chí Đồng Chí Hiếu"
            continue
        at = hit.end + 1
        while page.cased[at - 1 : at] == " " and (again := page.at(at, "honorific")) and again.word is not hit.word:
            at = again.end + 1
        end = personshape.after(page, at) if page.cased[at - 1 : at] == " " else at
        if end > at and not _place_like(page, at, end) and not page.knows("unit", _first_word(page, at)):
            yield person(page, at, end, "person.honorific")
    for hit in page.hits("honorific_after"):
        start = personshape.before(page, hit.start)
        if start < hit.start:
            yield person(page, start, hit.start, "person.honorific")
        elif page.knows("surname", page.cased[hit.start - 1 : hit.start]):
            yield person(page, hit.start - 1, hit.start, "person.honorific")


def person(page: Page, start: int, end: int, rule: str, roles: tuple[Role, ...] = ()) -> Mention:
    """A person by these characters."""
    return Mention(start, end, "person", page.cased[start:end], rule=rule, roles=roles)


def _place_like(page: Page, start: int, end: int) -> bool:
    place = page.at(start, "place")
    return place is not None and place.end >= end and page.cased.count(" ", start, end) >= 1


def _chain(page: Page, office: Office, by_start: dict[int, Office]) -> list[Office]:
    """Offices told one after another: "Phó Bí thư Thành ủy, Chủ tịch UBND thành phố"."""
    chain = [office]
    while len(chain) < MOST_ROLES:
        gap = page.book.joining("next", _NEXT_OFFICE).match(page.low, chain[-1].end, chain[-1].end + 24)
        following = by_start.get(gap.end()) if gap else by_start.get(chain[-1].end) if page.spaceless else None
        if following is None:
            break
        chain.append(following)
    return chain


def _filled(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Offices of one person share the place the last of them names, where they name none."""
    place = next((r.place for r in reversed(roles) if r.place), None)
    return tuple(r if r.place else replace(r, place=place) for r in roles)


def _named_after(page: Page, end: int, bodies: Names, found: dict[int, Mention]) -> Mention | None:
    """The person named right after an office: "Giám đốc Sở Ngoại vụ Nguyễn Thị Bích Dung"."""
    if page.spaceless:
        at, comma = end, False
    else:
        gap = _COMMA.match(page.low, end, end + 3)
        if gap is None:
            return None
        at, comma = gap.end(), len(gap.group()) > 1
    passed = unitnames.past(page, at, bodies) if page.book.sets["unit"] else at
    if passed != at:
        stop = personshape.after(page, passed)
        sure = 1 <= page.cased.count(" ", passed, stop) < MOST_WORDS and passed not in bodies.starts
        return person(page, passed, stop, "person.office") if sure else None
    title = page.at(at, "honorific")
    if title and title.end + 1 in found:
        return found[title.end + 1] if not comma or page.book.order == "first" else None
    at = _tail(page, at)
    if at in bodies.starts and not page.knows("surname", _first_word(page, at)):
        return None
    stop = personshape.after(page, at)
    if stop <= at or (comma and not _closed(page, at, stop)) or _place_like(page, at, stop):
        return None
    if page.book.marked and " " not in page.cased[at:stop] and page.cased[stop + 1 : stop + 2].islower():
        return None
    if not page.spaceless and (
        page.cased.count(" ", at, stop) >= MOST_WORDS or page.knows("stop", _first_word(page, at))
    ):
        return None
    return person(page, at, stop, "person.office")


def _tail(page: Page, at: int) -> int:
    """Past a company named without its form before a hyphened name: "Samsung Electronics | Lee Jae-yong"."""
    run = page.run(at)
    found = _HYPHENED.search(page.cased, at, run[1]) if run and run[0] <= at else None
    return found.start() if found else at


def _first_word(page: Page, at: int) -> str:
    if page.spaceless:
        return page.low[at : at + 1]
    stop = page.low.find(" ", at)
    return page.low[at : stop if stop >= 0 else len(page.low)]


def _closed(page: Page, at: int, stop: int) -> bool:
    """Whether a name after a comma has two words or more and is followed by a comma, colon or small word."""
    after = page.cased[stop : stop + 2]
    return page.cased.count(" ", at, stop) >= 1 and (
        after[:1] in (",", ":") or (after[:1] == " " and after[1:].islower())
    )


def _named_before(page: Page, office: Office, ends: dict[int, int], found: dict[int, Mention]) -> Mention | None:
    """The person named right before an office in apposition: "Guo Ziping, director of the commission"."""
    if page.spaceless:
        start = personshape.before(page, office.role.start)
        if start < office.role.start and office.start == office.role.start:
            return found.get(start) or person(page, start, office.role.start, "person.office")
        if (
            page.knows("surname", page.cased[office.role.start - 1 : office.role.start])
            and office.start == office.role.start
        ):
            at = office.role.start - 1
            if personshape.free(page, at):
                return person(page, at, at + 1, "person.office")
        return None
    for end in _gap_ends(page, office.start):
        if (known := ends.get(end)) is not None:
            return found[known]
        start = personshape.before(page, end)
        words = page.cased.count(" ", start, end) + 1 if start < end else 0
        if (
            2 <= words <= 4
            and not page.at(start, "place", "head", "zone", "noun")
            and not page.before(end, "place", "legal", "head")
        ):
            return person(page, start, end, "person.apposition")
    return None


def _gap_ends(page: Page, start: int) -> Iterator[int]:
    """Where a name set off before an office would end."""
    window = page.low[max(0, start - 28) : start]
    for found in page.book.joining("apposition", f"(?:{_APPOSITION})$").finditer(window):
        yield start - len(window) + found.start()


def _with_apposition(page: Page, mention: Mention, by_start: dict[int, Office], taken: set[int]) -> Mention:
    gap = page.book.joining("apposition", _APPOSITION).match(page.low, mention.end, mention.end + 28)
    office = by_start.get(gap.end()) if gap else None
    if office is None or office.role.start in taken:
        return mention
    chain = _chain(page, office, by_start)
    taken.update(o.role.start for o in chain)
    return replace(mention, roles=(*mention.roles, *_filled(tuple(o.role for o in chain))))


def _alone(page: Page, office: Office) -> Mention | None:
    """An office without a name: of a head of state or government a body, else the person who holds it."""
    role = office.role
    text = page.cased[office.start : office.end]
    if office.state:
        if not page.cased[role.start].isupper() and not page.spaceless:
            return None
        return Mention(
            office.start,
            office.end,
            "organisation",
            text,
            "office",
            rule="organisation.office",
            roles=(role,),
            place=role.place,
            concept=role.code,
        )
    if role.organisation is None and (role.place is None or role.code in _COMMON):
        return None
    return Mention(
        office.start, office.end, "person", text, "office", rule="person.office_alone", roles=(role,), place=role.place
    )
