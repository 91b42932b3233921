"""Lists of sectors: where one begins and ends, in front of a word or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from entente.claims.statement import Statement
from entente.language import sectors
from entente.model.mark import Mention

FIRST = 45  # characters up to the first sector of a list
NEXT = 60  # characters between two of them
TAIL = 20  # of these, words of the next item before its sector: ", dan menciptakan …"
OPEN = 120  # characters from 在 to 领域
CLOSE = 4  # characters that need no separator: "smart city, cybersecurity to cloud computing"
END = re.compile(r"[。.!?！？](?=\s|$)|\n")
BREAK = re.compile(r"[;；]")
CLAUSE = re.compile(r"[;；,，]")
_SEPARATOR = re.compile(r"[,，、;；:：/()（）]")


def named(statement: Statement, start: int, end: int) -> tuple[Mention, ...]:
    """Sectors named between two offsets."""
    return sectors.mentions(statement.document.text, statement.document.language, start, end)


def onwards(statement: Statement, found: Sequence[Mention], begin: int) -> list[Mention]:
    """Sectors in a run from an offset on: each soon after the one before, no word between that ends the list.

    The first stands in the same clause as the offset.
    """
    stops = [c.start for c in statement.cued("sectors", "stop")]
    run: list[Mention] = []
    text, at = statement.document.text, begin
    for mention in (m for m in found if m.end > begin):
        ended = END.search(text, at, mention.start) or any(at <= stop < mention.start for stop in stops)
        far = not _joined(statement, at, mention.start) if run else mention.start - at > FIRST
        if ended or far or (not run and CLAUSE.search(text, at, mention.start)):
            break
        run.append(mention)
        at = mention.end
    return run


def backwards(statement: Statement, found: Sequence[Mention], end: int, room: int) -> list[Mention]:
    """Sectors in a run that ends at most ``room`` characters before an offset."""
    run: list[Mention] = []
    text = statement.document.text
    for mention in reversed([m for m in found if m.end <= end]):
        near = _joined(statement, mention.end, run[0].start) if run else end - mention.end <= room
        if not near or BREAK.search(text, mention.end, end):
            break
        run.insert(0, mention)
        end = mention.start
    return run


def _joined(statement: Statement, low: int, high: int) -> bool:
    """Whether two sectors are neighbours in a list: a separator or "and" between them, and little else."""
    if high - low <= CLOSE:
        return True
    if high - low > NEXT:
        return False
    seams = [m.end() for m in _SEPARATOR.finditer(statement.document.text, low, high)]
    seams += [c.end for c in statement.cued("asks", "join") if low <= c.start and c.end <= high]
    return bool(seams) and high - max(seams) <= TAIL


def examples(statement: Statement, run: Sequence[Mention]) -> list[Mention]:
    """Of "farm products such as seeds and machinery" the examples alone."""
    such = [c.start for c in statement.cued("sectors", "field") if c.means("side") != "before"]
    for i in range(len(run) - 1, 0, -1):
        if any(run[i - 1].end <= at < run[i].start for at in such):
            return list(run[i:])
    return list(run)


def closed(statement: Statement, start: int, end: int) -> list[Mention]:
    """Sectors of the lists that a word of fields closes between two offsets: 在能源、旅游等领域."""
    found: list[Mention] = []
    for cue in statement.cued("sectors", "field"):
        if cue.means("side") == "before" and start < cue.start < end:
            found += ending(statement, start, cue.start)
    return found


def ending(statement: Statement, start: int, end: int) -> list[Mention]:
    """The list that ends at a word of fields: all from the word that opens it (在 …), else the run before it."""
    known = named(statement, start, end)
    text = statement.document.text
    opened = [c.end for c in statement.cued("sectors", "open") if start <= c.start and c.end <= end]
    if opened and end - opened[-1] <= OPEN and not CLAUSE.search(text, opened[-1], end):
        return [m for m in known if m.start >= opened[-1]]
    return backwards(statement, known, end, CLOSE)
