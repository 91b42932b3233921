"""The gazetteer: places with their names in four languages, valid from day to day."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from entente.model.fold import matchable, searchable
from entente.vocabulary.terms import VocabularyFault

FILES = ("places.csv", "regions.csv")
LANGUAGES = ("vi", "en", "id", "zh")


@dataclass(frozen=True, slots=True)
class Place:
    """One place over the days for which its extent held.

    ``names`` maps a language (and ``local``) to its name; ``aliases`` are other forms, ``weak`` those that are also
    plain words, given names or other places; ``derived`` says that the Vietnamese form is read from the characters
    and not known from print. ``valid_from``/``valid_to`` are the first and last day, None = not tracked.
    """

    id: str
    type: str
    parent: str | None
    country: str | None
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()
    derived: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    @property
    def line(self) -> str:
        """The id shared by all extents of one name: ``VN-HP`` for ``VN-HP~2025``."""
        head, mark, year = self.id.partition("~")
        return head if mark and year.isdigit() else self.id

    @property
    def name(self) -> str:
        """The name in the place's own official language, else in English."""
        return self.names.get("local") or self.names["en"]

    @property
    def name_en(self) -> str:
        """The English name."""
        return self.names["en"]

    @property
    def name_local(self) -> str:
        """The name in the place's own language, empty where the table has none."""
        return self.names.get("local", "")

    def holds(self, on: date) -> bool:
        """Whether this extent was in force on the day."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form with the language it belongs to (``local``, ``alias`` for the rest)."""
        yield from self.names.items()
        for alias in self.aliases:
            yield "alias", alias


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _place(row: Mapping[str, str]) -> Place:
    names: dict[str, str] = {lang: row[f"name_{lang}"] for lang in ("local", *LANGUAGES) if row[f"name_{lang}"]}
    return Place(
        id=row["id"],
        type=row["type"].replace(" ", "_"),
        parent=row["parent"] or None,
        country=row["country"] or None,
        names=MappingProxyType(names),
        aliases=tuple(a for a in row["aliases"].split("|") if a),
        weak=frozenset(a for a in row.get("ambiguous", "").split("|") if a),
        derived=row.get("vi_form") == "derived",
        valid_from=_day(row.get("valid_from", "")),
        valid_to=_day(row.get("valid_to", "")),
        successor=row.get("successor") or None,
    )


def _more(known: Place, row: Mapping[str, str]) -> Place:
    """A second row of an id adds forms and replaces the names and the type it gives."""
    extra = _place({**row, "type": row["type"] or known.type})
    names = MappingProxyType(dict(known.names) | dict(extra.names))
    return replace(known, type=extra.type, names=names, aliases=tuple(dict.fromkeys([*known.aliases, *extra.aliases])))


@cache
def table() -> Mapping[str, Place]:
    """Every place by id, in the order of the files; raises VocabularyFault naming file and row."""
    found: dict[str, Place] = {}
    for name in FILES:
        text = files("entente.vocabulary").joinpath(name).read_text(encoding="utf-8")
        for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
            try:
                found[row["id"]] = _more(found[row["id"]], row) if row["id"] in found else _place(row)
            except (KeyError, ValueError, AttributeError) as fault:
                raise VocabularyFault(f"vocabulary/{name}: line {number}: {fault!r}") from fault
    return MappingProxyType(found)


def place(id_: str) -> Place:
    """The place of this id; KeyError for another."""
    return table()[id_]


def key(form: str) -> str:
    """What counts as the same form: case, spaces, dashes, dots and tone placement do not matter."""
    return " ".join(matchable(form).text.replace("-", " ").replace(".", " ").split())


@cache
def _index() -> Mapping[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for item in table().values():
        keys = {key(form) for _, form in item.forms()}
        for one in keys | {searchable(k) for k in keys if k.isascii() or not any("\u3400" <= c <= "\u9fff" for c in k)}:
            rows.setdefault(one, []).append(item.id)
    return MappingProxyType({k: tuple(v) for k, v in rows.items()})


def lookup(form: str, on: date | None = None) -> tuple[Place, ...]:
    """Places this form may name, the exactly written ones first; on a day, only extents in force then.

    ``lookup("Hà Nam")`` gives the Vietnamese province and Henan: choosing needs context.
    """
    exact = key(form)
    ids = _index().get(exact, ())
    found = [place(i) for i in ids if on is None or place(i).holds(on)]
    written = [p for p in found if any(key(f) == exact for _, f in p.forms())]
    return tuple(written or found)


@cache
def _lines() -> Mapping[str, tuple[Place, ...]]:
    rows: dict[str, list[Place]] = {}
    for item in table().values():
        rows.setdefault(item.line, []).append(item)
    return MappingProxyType({k: tuple(sorted(v, key=lambda p: p.valid_from or date.min)) for k, v in rows.items()})


def extents(id_: str) -> tuple[Place, ...]:
    """All extents of the name, the oldest first: ``extents("VN-HP")`` = before and after the merger."""
    return _lines().get(place(id_).line, ())


def extent(id_: str, on: date) -> Place | None:
    """The extent of the name in force on a day; None when the unit did not exist then."""
    return next((p for p in extents(id_) if p.holds(on)), None)


def heirs(id_: str) -> tuple[str, ...]:
    """Lines that took the place over when it ended: ``heirs("VN-61") == ("VN-HP",)``; empty while it lasts."""
    last = extents(id_)[-1]
    return (place(last.successor).line,) if last.successor else ()


def chain(id_: str) -> tuple[Place, ...]:
    """The place and those it lies in, the smallest first."""
    found: list[Place] = []
    at: str | None = id_
    while at and at in table() and len(found) < 8:
        found.append(place(at))
        at = found[-1].parent
    return tuple(found)


def within(id_: str, other: str) -> bool:
    """Whether the one lies in the other (or is it), whatever the extent."""
    lines = [p.line for p in chain(id_)]
    return place(other).line in lines if other in table() else False


@cache
def _slugs() -> Mapping[str, str]:
    owners: dict[str, str] = {}
    for one in table().values():
        owners.setdefault(searchable(one.name_en).replace(" ", "-"), one.line)
    return MappingProxyType(owners)


def slug(line: str) -> str:
    """The place's English name for an id; the first of the table has it plain, namesakes carry their code."""
    plain = searchable(place(line).name_en).replace(" ", "-")
    return plain if _slugs()[plain] == place(line).line else f"{plain}-{line.lower()}"
