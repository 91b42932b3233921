"""Investment projects: who invests, from where, what is produced; also plants named by nothing but "a factory"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.claims.draft import Draft
from entente.claims.lists import chained, clause, fields, inner, legible
from entente.claims.meaning import ANAPHOR, VENTURE, Meaning
from entente.claims.references import References
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef
from entente.model.fold import searchable
from entente.model.mark import Mention

NEXT = 14
BUILT = 40  # how far behind "has built" the plant stands
BUILDER = 70


def read(statement: Statement, meaning: Meaning, references: References) -> Iterator[Draft]:
    """Origins, investors and products of the projects of a sentence."""
    projects = owners(statement, meaning)
    if projects:
        yield from _origins(statement, projects, meaning)
        yield from _investors(statement, projects, meaning)
        yield from _products(statement, projects, references)


def furnish(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with plants that have no name: "broke ground on its plant", "đầu tư xây dựng nhà máy"."""
    return [_furnished(statement) for statement in legible(statements)]


def _furnished(statement: Statement) -> Statement:
    kept = list(statement.mentions)
    spots = [(c.start, c.end) for c in statement.cued("relations", "plant")]
    spots += [(m.start, m.end) for m in statement.named("project") if m.rule == ANAPHOR]
    for start, end in sorted(set(spots)):
        if any(m.start < end and start < m.end and m.rule != ANAPHOR for m in kept):
            continue
        if builder := _builder(statement, start):
            written = statement.document.text[start:end]
            kept = [m for m in kept if not (m.start < end and start < m.end)]
            kept.append(Mention(start, end, "project", written, "factory", rule=VENTURE, parts=(builder,)))
    return statement if len(kept) == len(statement.mentions) and not spots else _with(statement, kept)


def _with(statement: Statement, mentions: Sequence[Mention]) -> Statement:
    return replace(statement, mentions=tuple(sorted(mentions, key=lambda m: m.start)))


def _builder(statement: Statement, start: int) -> Mention | None:
    """The company before "has built" before a plant."""
    for cue in statement.cued("relations", "tie"):
        built = cue.means("property") == "investor" and cue.means("turned")
        if built and -4 <= start - cue.end <= BUILT and cue.start < start:
            near = [m for m in statement.named("organisation") if m.end <= cue.start and cue.start - m.end <= BUILDER]
            if near and near[-1].subtype == "company":
                return near[-1]
    return None


def owners(statement: Statement, meaning: Meaning) -> list[tuple[Mention, EntityRef]]:
    """The projects of a sentence with what they are."""
    return [(m, ref) for m in statement.named("project") if (ref := meaning.of(m, statement))]


def _origins(statement: Statement, projects: Sequence[tuple[Mention, EntityRef]], meaning: Meaning) -> Iterator[Draft]:
    """Where investors are from: "… của nhà đầu tư Hong Kong"; a list before it shares the origin."""
    for cue in statement.cued("relations", "origin"):
        place = _origin(statement, cue)
        value = meaning.of(place, statement) if place else None
        shared = _sharing(statement, [p for p, _ in projects], cue)
        for project, owner in projects:
            if place is not None and value is not None and project in shared:
                yield Draft(
                    "investor_origin", place.start, place.end, cue.phrase.rule, owner, value_ref=value, confidence=0.85
                )


def _sharing(statement: Statement, projects: Sequence[Mention], cue: Cue) -> list[Mention]:
    """The projects an origin holds for: right before it, back to the last origin or the start of the clause."""
    low = clause(statement, cue.start)[0]
    before = [m for m in projects if low <= m.start and m.end <= cue.start and m.rule != ANAPHOR]
    if not before or cue.start - before[-1].end > 3:
        return []
    stops = [c.end for c in statement.cued("relations", "origin") if c.end < cue.start and _origin(statement, c)]
    return [m for m in before if all(stop <= m.start for stop in stops)]


def _origin(statement: Statement, cue: Cue) -> Mention | None:
    inside = [p for m in statement.mentions if m.start <= cue.end and cue.start < m.end for p in inner(m, "place")]
    if inside:
        return inside[-1]
    return next((m for m in statement.named("place") if 0 <= m.start - cue.end <= 2), None)


def _investors(
    statement: Statement, projects: Sequence[tuple[Mention, EntityRef]], meaning: Meaning
) -> Iterator[Draft]:
    """Companies that build a plant, and firms whose name is part of a project's in a list of investors' projects."""
    code = statement.document.language
    told = {m for c in statement.cued("relations", "origin") for m in _sharing(statement, [p for p, _ in projects], c)}
    for project, owner in projects:
        if project.rule == VENTURE:
            builder = project.parts[0]
            ref = meaning.of(builder, statement)
            if ref is not None:
                yield Draft(
                    "investor",
                    builder.start,
                    builder.end,
                    f"{code}.relations.has built a plant",
                    owner,
                    value_ref=ref,
                    confidence=0.88,
                )
        elif project in told and (span := brand(statement, project)):
            name = statement.document.text[slice(*span)]
            ref = EntityRef(f"organisation:{searchable(name).replace(' ', '-')}", "organisation", name, name)
            yield Draft("investor", *span, f"{code}.relations.name in a project", owner, value_ref=ref, confidence=0.8)


def brand(statement: Statement, project: Mention) -> tuple[int, int] | None:
    """The proper name inside a project's name that is no place: "Flat Việt Nam" of "Nhà máy kính … Flat Việt Nam"."""
    text = statement.document.text
    placed = [(p.start, p.end) for p in inner(project, "place")]
    runs = [r for r in _runs(text, project.start, project.end) if r[0] > project.start and r not in placed]
    return runs[-1] if runs else None


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, a single one only in capitals throughout or between small words."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w&.'’-]+", text[start:end])]
    run: list[tuple[int, int]] = []
    for a, b in [*words, (end - start, end - start)]:
        word = text[start + a : start + b]
        if word[:1].isupper() and (not run or a - run[-1][1] == 1):
            run.append((a, b))
            continue
        if len(run) > 1 or (run and text[start + run[0][0] : start + run[0][1]].isupper()):
            yield start + run[0][0], start + run[-1][1]
        run = [(a, b)] if word[:1].isupper() else []


def _products(
    statement: Statement, projects: Sequence[tuple[Mention, EntityRef]], references: References
) -> Iterator[Draft]:
    """Products named in a project's own name, or behind "to produce" next to it."""
    goods = [m for m in fields(statement) if m.subtype == "product"]
    code = statement.document.language
    for project, owner in projects:
        own = [g for g in goods if project.start <= g.start and g.end <= project.end]
        found = [(g, f"{code}.relations.named product") for g in own] or list(_produced(statement, project, goods))
        for good, rule in found:
            value = references.of(good)
            yield Draft("produces", good.start, good.end, rule, owner, value_ref=value, confidence=0.85)


def _produced(statement: Statement, project: Mention, goods: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    for cue in statement.cued("relations", "produce"):
        if 0 <= cue.start - project.end <= NEXT:
            first = next((g for g in goods if 0 <= g.start - cue.end <= 4), None)
            for good in chained(statement, goods, first) if first else ():
                yield good, cue.phrase.rule
            return
