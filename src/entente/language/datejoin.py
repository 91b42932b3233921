"""Neighbouring dates read together: a year told beside, ranges, years shared along a list."""

from __future__ import annotations

from dataclasses import replace

from entente.language.calendar import Fields, is_relative, lacks_year, period_of, stated_year
from entente.language.dateforms import DateGrammar
from entente.language.datescan import Found

_OTHER = frozenset({"ref", "cal"})
_SHARING = frozenset({"m", "q", "h", "d", "n"})


def joined(rules: DateGrammar, text: str, found: list[Found]) -> list[Found]:
    """Dates with their year beside them, ranges made one ("January to September 2025"), years shared along a list."""
    return _ranges(rules, text, _completed(rules, text, found))


def _completed(rules: DateGrammar, text: str, found: list[Found]) -> list[Found]:
    """A date and the year told next to it made one: "15 October" + "this year", "去年" + "前9个月"."""
    out: list[Found] = []
    for item in found:
        last = out[-1] if out else None
        if last is not None and item.fields.keys() == {"d"} and "m" in last.fields and _kind(rules, text, last, item):
            shared = {k: v for k, v in last.fields.items() if k in ("y", "m")}
            out.append(replace(item, fields={**shared, **item.fields}))
        elif last is not None and (whole := _with_year(rules, text, last, item)) is not None:
            out[-1] = whole
        else:
            out.append(item)
    return out


def _with_year(rules: DateGrammar, text: str, last: Found, item: Found) -> Found | None:
    within = rules.joins.get("within")
    if within is None or not within.fullmatch(text, last.end, item.start):
        return None
    if rules.year_first:
        if lacks_year(item.fields) and _only_year(last.fields):
            return Found(last.start, item.end, {**last.fields, **item.fields}, item.name)
    elif lacks_year(last.fields) and _only_year(item.fields):
        return Found(last.start, item.end, {**last.fields, **item.fields}, last.name)
    return None


def _only_year(fields: Fields) -> bool:
    if fields.keys() == {"y"}:
        return True
    return fields.keys() == {"shift", "unit"} and fields["unit"] == "year"


def _ranges(rules: DateGrammar, text: str, found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for item in reversed(found):
        kind = _kind(rules, text, item, out[-1]) if out else None
        if kind is None:
            out.append(item)
            continue
        after = out[-1]
        if kind == "range" and item.fields.keys() == after.fields.keys() == {"d"} and after.far is None:
            out[-1] = Found(item.start, after.end, {"d": item.fields["d"], "d2": after.fields["d"]}, item.name)
            continue
        lent = _lend(item, after.fields)
        if kind == "range" and (near := _near_end(item, lent, after)) is not None:
            far = _lend(after, near.fields).fields
            out[-1] = Found(near.start, after.end, near.fields, near.name, far)
        else:
            out.append(lent)
    return out[::-1]


def _kind(rules: DateGrammar, text: str, left: Found, right: Found) -> str | None:
    """How two dates are joined: range, list, or not at all."""
    for kind, join in rules.joins.items():
        if kind != "within" and join.fullmatch(text, left.end, right.start):
            return kind
    return None


def _lend(item: Found, source: Fields) -> Found:
    """The date with the year its neighbour writes, where it has none itself and is of the same make."""
    if not lacks_year(item.fields) or _only_year(source) or not _SHARING & item.fields.keys():
        return item
    keys = ("y", "yy", "be") if stated_year(source) is not None else ("shift", "unit")
    lent = {k: source[k] for k in keys if k in source}
    if "shift" in lent and lent.get("unit") != "year":
        return item
    if "d" in item.fields and "m" not in item.fields and "m" in source:
        lent["m"] = source["m"]
    return replace(item, fields={**item.fields, **lent}) if lent else item


def _near_end(item: Found, lent: Found, after: Found) -> Found | None:
    """The near end of a range, in the year before where it lent its year and would come after the far end."""
    if after.far is not None or is_relative(lent.fields) != is_relative(after.fields):
        return None
    if lent.fields.keys() & _OTHER or after.fields.keys() & _OTHER:
        return None
    if is_relative(lent.fields):
        return lent if lent.fields.get("unit") == after.fields.get("unit") else None
    start, end = stated_year(lent.fields), stated_year(after.fields)
    first, last = period_of(lent.fields, start or end or 2024), period_of(after.fields, end or start or 2024)
    if first is None or last is None or first.start is None or last.start is None:
        return None
    if first.start < last.start:
        return lent
    if item is not lent and "y" in lent.fields and "y" not in item.fields:
        return replace(lent, fields={**lent.fields, "y": int(lent.fields["y"]) - 1})
    return lent if start is None and end is None else None
