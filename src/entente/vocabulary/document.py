"""The tables of docs/vocabulary.md, out of the vocabulary itself: ``python -m entente.vocabulary.document``."""

from __future__ import annotations

from collections.abc import Iterator

from entente.vocabulary import terms


def _table(title: str, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"\n### {title}\n"
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _properties() -> Iterator[str]:
    families: dict[str, list[terms.Property]] = {}
    for one in terms.properties().values():
        families.setdefault(one.family, []).append(one)
    for family, members in families.items():
        rows = ((f"`{p.code}`", ", ".join(p.subjects), ", ".join(p.values), p.definition) for p in members)
        yield from _table(family, ("property", "of", "value", "meaning"), rows)


def _qualifier(name: str) -> tuple[str, ...]:
    row = terms.qualifiers()[name]
    codes = ", ".join(f"`{code}`" for code in row.get("codes", {}))
    return f"`{name}`", "yes" if row["identifying"] else "", row["definition"], codes or row["value"]


def lines() -> Iterator[str]:
    """The document's generated lines."""
    yield from _properties()
    yield from _table(
        "Qualifiers", ("qualifier", "identifies", "meaning", "values"), map(_qualifier, terms.qualifiers())
    )
    statuses = ((f"`{c}`", s["definition"], s["iati"], s["oc4ids"], s["gem"]) for c, s in terms.statuses().items())
    yield from _table("Statuses", ("status", "meaning", "IATI", "OC4IDS", "GEM"), statuses)
    for name in ("modality", "part", "topic", "check"):
        rows = ((f"`{code}`", str(meaning)) for code, meaning in terms.codes(name).items())
        yield from _table(name.capitalize(), ("code", "meaning"), rows)
    units = ((f"`{code}`", dimension) for code, dimension in terms.units().items())
    yield from _table("Units", ("unit", "measures"), units)


if __name__ == "__main__":
    print("\n".join(lines()))
