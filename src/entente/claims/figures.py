"""All families of figures: statistics, zones, projects, indicators, economy, infrastructure, incentives, agreements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from entente.claims import belonging, measures, origins, points, rates
from entente.claims.context import Context
from entente.claims.draft import Draft
from entente.claims.drafting import draft
from entente.claims.items import Item
from entente.claims.reading import Reading
from entente.claims.repeats import settle
from entente.claims.sentence import LISTED, Carried, Sentence, prepare
from entente.claims.statement import Statement

MOST = 100  # figures of one sentence; more are a dump of numbers, not statements


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Drafts of every figure whose property the text tells, with the statement it stands in."""
    yield from settle(_find(statements, context))


def _find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    only = _foreign_only(statements)
    carried = Carried(foreign_only=only)
    for statement in statements:
        if not 0 < len(statement.quantities) <= MOST:
            carried = _led_in(statement, carried)
            continue
        sentence = prepare(statement, context, carried)
        read = list(measures.read(sentence))
        readings = belonging.keep(sentence, read)
        readings += belonging.of_kept(sentence, list(rates.read(sentence, readings)), read, list(readings))
        origins.include(readings)
        points.tell(sentence.layout, readings)
        for reading in sorted(readings, key=lambda r: r.figure.start):
            yield draft(sentence, reading, context), statement
        carried = _carry(sentence, readings, carried)


def _scopes(statement: Statement) -> set[str]:
    """Whose investment a statement speaks of."""
    return {str(c.means("investor_scope")) for c in statement.cued("statistics") if c.means("investor_scope")}


def _foreign_only(statements: Sequence[Statement]) -> bool:
    """Whether a document speaks of foreign investment and of no other."""
    told = {scope for statement in statements for scope in _scopes(statement)}
    return told == {"foreign"}


def _led_in(statement: Statement, before: Carried) -> Carried:
    """A line without figures that leads in a list ("FDI:") says what the list is of."""
    if not statement.text.rstrip().endswith((":", "：")):
        return replace(before, led=before.led and statement.block.role == LISTED)
    foreign = _scopes(statement) == {"foreign"}
    return replace(before, item=None, block=statement.block.start, foreign=foreign, spent=False, led=foreign)


def _carry(sentence: Sentence, readings: Sequence[Reading], before: Carried) -> Carried:
    """What the next sentence may continue."""
    block = sentence.statement.block.start
    if not readings:
        same = before.block == block
        kept = before.subject if same else None
        return replace(before, item=None, subject=kept, block=block, foreign=before.foreign and same)
    items: list[Item] = [r.item for r in readings if r.item is not None]
    top = next((i for i in items if i.parent is None and i.lead), items[-1] if items else None)
    foreign = any(r.frame.property.startswith("fdi_") for r in readings) or (sentence.topic and not _others(readings))
    spent = any(r.frame.property.endswith("disbursed_capital") for r in readings)
    led = before.led and sentence.statement.block.role == LISTED
    return Carried(top, readings[-1].owner, block, foreign, spent, before.foreign_only, led)


def _others(readings: Sequence[Reading]) -> bool:
    return any(r.frame.property.startswith("investment_") for r in readings)
