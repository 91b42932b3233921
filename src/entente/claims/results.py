"""Results and difficulties of agreements; advantages, companies and characterisations of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from entente.claims.actor import Actor
from entente.claims.cast import Cast
from entente.claims.context import Context
from entente.claims.cues import apart
from entente.claims.draft import Draft
from entente.claims.focus import meant
from entente.claims.statement import Statement
from entente.language.phrases import Cue
from entente.model.claim import EntityRef

CONFIDENCE = {"achieved": 0.75, "obstacle": 0.75, "advantage": 0.7, "described_as": 0.7, "home_of": 0.8}
MOST = 40  # words of one kind in one sentence
SHORT, LONG = 3, 160  # characters of a text value
_SEPARATOR = re.compile(r"[,，、;；]")
_ENDS = re.compile(r"[,，;；。.!?！？](?=\s|$|[\u3400-\u9fff])")
_STOP = re.compile(r"[.。!?！？]+\s*$")
_NAME = re.compile(r"[A-Z][\w&.\-]*(?: [A-Z][\w&.\-]*){0,3}$")


@dataclass(frozen=True, slots=True)
class View:
    """A statement with its context and actors."""

    statement: Statement
    context: Context
    cast: Cast

    @property
    def text(self) -> str:
        """Text of the whole document."""
        return self.statement.document.text

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Actors of the statement."""
        return self.cast.of(self.statement)

    @property
    def end(self) -> int:
        """End of the sentence without its full stop."""
        tail = _STOP.search(self.text[self.statement.start : self.statement.end])
        return self.statement.start + tail.start() if tail else self.statement.end

    def cued(self, *roles: str) -> list[Cue]:
        """Cues of these roles of the family, none overlapping."""
        return apart(islice(self.statement.cued("results", *roles), MOST))

    def ref(self, actor: Actor | None) -> EntityRef | None:
        """Who an actor is; "the city" by the focus."""
        if actor is None or actor.ref is not None or actor.kind != "place":
            return actor.ref if actor is not None else None
        found = meant(actor.subtype or "", self.context.focus(self.statement))
        return found[1] if found else None

    def draft(self, property_: str, span: tuple[int, int], cue: Cue, subject: EntityRef) -> Draft | None:
        """A text claim of these words; None when they are too short or too long to be one."""
        start, end = _trimmed(self.text, *span)
        if not SHORT <= end - start <= LONG:
            return None
        draft = Draft(property_, start, end, cue.phrase.rule, subject, text=self.text[start:end])
        draft.modality, draft.confidence = str(cue.means("modality") or "fact"), CONFIDENCE[property_]
        return draft


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Claims in words: achieved, obstacle, advantage, described_as, home_of."""
    cast = Cast(statements, context.references)
    for statement in statements:
        view = View(statement, context, cast)
        found = [*_agreement(view), *_place(view), *_companies(view)]
        yield from ((draft, statement) for draft in found if draft is not None)


def _agreement(view: View) -> Iterator[Draft | None]:
    """What an agreement has brought and where it lags; only of an agreement in focus, in words of cooperation."""
    agreement = view.context.of("agreement", view.statement)
    if agreement is None:
        return
    bound = bool(view.cued("bond"))
    for cue in view.cued("yield", "achieved", "done"):
        if bound:
            yield from _result(view, cue, agreement)
    difficulties = view.cued("obstacle")
    for cue in difficulties:
        yield view.draft("obstacle", _difficulty(view, cue), cue, agreement)
    for cue in () if difficulties else view.cued("lacking"):
        yield view.draft("obstacle", (_clause(view, cue.start), cue.end), cue, agreement)


def _result(view: View, cue: Cue, agreement: EntityRef) -> Iterator[Draft | None]:
    if cue.role == "yield":
        yield from (view.draft("achieved", span, cue, agreement) for span in _listed_before(view, cue))
    elif cue.means("whole") or cue.role == "done":
        yield view.draft("achieved", (cue.start, cue.end), cue, agreement)
    else:
        yield view.draft("achieved", (cue.end, _until(view, cue.end)), cue, agreement)


def _listed_before(view: View, cue: Cue) -> list[tuple[int, int]]:
    """The examples before "…, have borne fruit"; none when the sentence gives none."""
    such = [c for c in view.cued("such") if c.end <= cue.start]
    if not such:
        return []
    start, joins = such[-1].end, [c for c in view.statement.cued("asks", "join") if such[-1].end <= c.start < cue.start]
    seams = sorted([(m.start(), m.end()) for m in _SEPARATOR.finditer(view.text, start, cue.start)])
    last = [(c.start, c.end) for c in joins if seams and c.start - seams[-1][1] <= 1]
    spans, at = [], start
    for a, b in [*seams, *last]:
        spans.append((at, a))
        at = b
    return [s for s in [*spans, (at, cue.start)] if view.text[s[0] : s[1]].strip()]


def _difficulty(view: View, cue: Cue) -> tuple[int, int]:
    """What is difficult: the examples that follow, else the words behind the cue, else the cue."""
    such = next((c for c in view.cued("such") if c.start >= cue.start and c.end < view.end - SHORT), None)
    if such is not None:
        return such.end, view.end
    rest = view.text[cue.end : view.end].strip()
    return (cue.end, view.end) if len(rest) > 12 and rest[0] in ":：" else (cue.start, _until(view, cue.end))


def _clause(view: View, at: int) -> int:
    """Where the sentence's own clause begins: the sentence, when the cue is near; else after the last separator."""
    if at - view.statement.start <= LONG - 40:
        return view.statement.start
    found = [m.end() for m in _ENDS.finditer(view.text, view.statement.start, at)]
    return found[-1] if found else at


def _until(view: View, start: int) -> int:
    """End of the words that belong to a cue: the next separator, else the sentence's end."""
    stop = _ENDS.search(view.text, start + 1, view.end)
    return stop.start() if stop else view.end


def _place(view: View) -> Iterator[Draft | None]:
    """Advantages and characterisations, of the one they are said of."""
    for cue in view.cued("advantage"):
        subject = _whose(view, cue)
        if subject is not None and subject.type == "place":
            yield view.draft("advantage", _advantage(view, cue), cue, subject)
    for cue in view.cued("as", "praise"):
        subject = _described(view, cue)
        if subject is not None:
            span = (cue.end, _until(view, cue.end)) if cue.role == "as" else (cue.start, _until(view, cue.end))
            yield view.draft("described_as", span, cue, subject)


def _advantage(view: View, cue: Cue) -> tuple[int, int]:
    if cue.means("side") == "before":
        return _clause(view, cue.start), cue.start
    such = next((c for c in view.cued("such") if cue.start < c.start <= cue.end + 60), None)
    begin = such.end if such is not None else cue.start
    return begin, _until(view, max(begin, cue.end))


def _whose(view: View, cue: Cue) -> EntityRef | None:
    """Whose advantage: of "is an advantage of …" the one behind, else the one before the word or the place in focus."""
    if cue.means("side") == "before":
        behind = next((a for a in view.actors if 0 <= a.start - cue.end <= 20), None)
        return view.ref(behind)
    near = next((a for a in view.actors if a.kind == "place" and cue.start <= a.start <= cue.end + 30), None)
    before = view.cast.doer(view.statement, cue)
    for actor in (before, near):
        ref = view.ref(actor)
        if ref is not None and ref.type == "place":
            return ref
    return None


def _described(view: View, cue: Cue) -> EntityRef | None:
    """Who is characterised: inside a cue in two parts ("hailed X as"), or right before it."""
    inside = [a for a in view.actors if cue.role == "as" and cue.start < a.start and a.end <= cue.end]
    actor = inside[-1] if inside else view.cast.doer(view.statement, cue)
    ref = view.ref(actor)
    return ref if ref is not None and ref.type in ("place", "organisation") else None


def _companies(view: View) -> Iterator[Draft | None]:
    """Companies a place is home of: the names listed behind the word."""
    for cue in view.cued("home"):
        subject = view.ref(view.cast.doer(view.statement, cue))
        if subject is None or subject.type != "place":
            continue
        such = next((c for c in view.cued("such") if c.start >= cue.end), None)
        for start, end in _names(view, such.end if such else cue.end):
            ref = view.context.references.named("organisation", view.text[start:end], view.text[start:end])
            draft = Draft("home_of", start, end, cue.phrase.rule, subject, value_ref=ref)
            draft.confidence = CONFIDENCE["home_of"]
            yield draft


def _names(view: View, start: int) -> list[tuple[int, int]]:
    """Capitalised items of a list up to the end of the sentence; a list of names ends with the first that is none."""
    joins = [(c.start, c.end) for c in view.statement.cued("asks", "join") if start <= c.start]
    seams = sorted([*((m.start(), m.end()) for m in _SEPARATOR.finditer(view.text, start, view.end)), *joins])
    found, at = [], start
    for a, b in [*seams, (view.end, view.end)]:
        span = _trimmed(view.text, at, a)
        at = max(at, b)
        if span[1] <= span[0]:
            continue
        if not _NAME.match(view.text[span[0] : span[1]]):
            break
        found.append(span)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and separators at its ends."""
    while start < end and (text[start].isspace() or text[start] in ',，、;；:：“”"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',，、;；:：“”"'):
        end -= 1
    return start, end
