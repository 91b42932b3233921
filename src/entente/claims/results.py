"""Results and difficulties of agreements; advantages, companies and characterisations of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from entente.claims.cast import cast_of
from entente.claims.context import Context
from entente.claims.cues import apart
from entente.claims.draft import Draft
from entente.claims.scene import Scene
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


def find(statements: Sequence[Statement], context: Context) -> Iterator[tuple[Draft, Statement]]:
    """Claims in words: achieved, obstacle, advantage, described_as, home_of."""
    cast = cast_of(statements, context.references)
    for statement in statements:
        if next(statement.cued("results"), None) is None:
            continue
        scene = Scene(statement, context, cast)
        found = [*_agreement(scene), *_place(scene), *_companies(scene)]
        yield from ((draft, statement) for draft in found if draft is not None)


def _cued(scene: Scene, *roles: str) -> list[Cue]:
    """Cues of these roles of the family, none overlapping."""
    return apart(islice(scene.statement.cued("results", *roles), MOST))


def _end(scene: Scene) -> int:
    """End of the sentence without its full stop."""
    tail = _STOP.search(scene.text[scene.statement.start : scene.statement.end])
    return scene.statement.start + tail.start() if tail else scene.statement.end


def _draft(scene: Scene, property_: str, span: tuple[int, int], cue: Cue, subject: EntityRef) -> Draft | None:
    """A text claim of these words; None when they are too short or too long to be one."""
    start, end = _trimmed(scene.text, *span)
    if not SHORT <= end - start <= LONG:
        return None
    draft = Draft(property_, start, end, cue.phrase.rule, subject, text=scene.text[start:end])
    draft.modality, draft.confidence = str(cue.means("modality") or "fact"), CONFIDENCE[property_]
    return draft


def _agreement(scene: Scene) -> Iterator[Draft | None]:
    """What an agreement has brought and where it lags; only of an agreement in focus, in words of cooperation."""
    agreement = scene.context.of("agreement", scene.statement)
    if agreement is None:
        return
    bound = bool(_cued(scene, "bond"))
    for cue in _cued(scene, "yield", "achieved", "done"):
        if bound:
            yield from _result(scene, cue, agreement)
    difficulties = _cued(scene, "obstacle")
    for cue in difficulties:
        yield _draft(scene, "obstacle", _difficulty(scene, cue), cue, agreement)
    for cue in () if difficulties else _cued(scene, "lacking"):
        yield _draft(scene, "obstacle", (_clause(scene, cue.start), cue.end), cue, agreement)


def _result(scene: Scene, cue: Cue, agreement: EntityRef) -> Iterator[Draft | None]:
    if cue.role == "yield":
        yield from (_draft(scene, "achieved", span, cue, agreement) for span in _listed_before(scene, cue))
    elif cue.means("whole") or cue.role == "done":
        yield _draft(scene, "achieved", (cue.start, cue.end), cue, agreement)
    else:
        yield _draft(scene, "achieved", (cue.end, _until(scene, cue.end)), cue, agreement)


def _listed_before(scene: Scene, cue: Cue) -> list[tuple[int, int]]:
    """The examples before "…, have borne fruit"; none when the sentence gives none."""
    such = [c for c in _cued(scene, "such") if c.end <= cue.start]
    if not such:
        return []
    start, joins = (
        such[-1].end,
        [c for c in scene.statement.cued("asks", "join") if such[-1].end <= c.start < cue.start],
    )
    seams = sorted([(m.start(), m.end()) for m in _SEPARATOR.finditer(scene.text, start, cue.start)])
    last = [(c.start, c.end) for c in joins if seams and c.start - seams[-1][1] <= 1]
    spans, at = [], start
    for a, b in [*seams, *last]:
        spans.append((at, a))
        at = b
    return [s for s in [*spans, (at, cue.start)] if scene.text[s[0] : s[1]].strip()]


def _difficulty(scene: Scene, cue: Cue) -> tuple[int, int]:
    """What is difficult: the examples that follow, else the words behind the cue, else the cue."""
    such = next((c for c in _cued(scene, "such") if c.start >= cue.start and c.end < _end(scene) - SHORT), None)
    if such is not None:
        return such.end, _end(scene)
    rest = scene.text[cue.end : _end(scene)].strip()
    return (cue.end, _end(scene)) if len(rest) > 12 and rest[0] in ":：" else (cue.start, _until(scene, cue.end))


def _clause(scene: Scene, at: int) -> int:
    """Where the sentence's own clause begins: the sentence, when the cue is near; else after the last separator."""
    if at - scene.statement.start <= LONG - 40:
        return scene.statement.start
    found = [m.end() for m in _ENDS.finditer(scene.text, scene.statement.start, at)]
    return found[-1] if found else at


def _until(scene: Scene, start: int) -> int:
    """End of the words that belong to a cue: the next separator, else the sentence's end."""
    stop = _ENDS.search(scene.text, start + 1, _end(scene))
    return stop.start() if stop else _end(scene)


def _place(scene: Scene) -> Iterator[Draft | None]:
    """Advantages and characterisations, of the one they are said of."""
    for cue in _cued(scene, "advantage"):
        subject = _whose(scene, cue)
        if subject is not None and subject.type == "place":
            yield _draft(scene, "advantage", _advantage(scene, cue), cue, subject)
    for cue in _cued(scene, "as", "praise"):
        subject = _described(scene, cue)
        if subject is not None:
            span = (cue.end, _until(scene, cue.end)) if cue.role == "as" else (cue.start, _until(scene, cue.end))
            yield _draft(scene, "described_as", span, cue, subject)


def _advantage(scene: Scene, cue: Cue) -> tuple[int, int]:
    if cue.means("side") == "before":
        return _clause(scene, cue.start), cue.start
    such = next((c for c in _cued(scene, "such") if cue.start < c.start <= cue.end + 60), None)
    begin = such.end if such is not None else cue.start
    return begin, _until(scene, max(begin, cue.end))


def _whose(scene: Scene, cue: Cue) -> EntityRef | None:
    """Whose advantage: of "is an advantage of …" the one behind, else the one before the word or the place in focus."""
    if cue.means("side") == "before":
        behind = next((a for a in scene.actors if 0 <= a.start - cue.end <= 20), None)
        return scene.ref(behind)
    near = next((a for a in scene.actors if a.kind == "place" and cue.start <= a.start <= cue.end + 30), None)
    before = scene.cast.doer(scene.statement, cue)
    for actor in (before, near):
        ref = scene.ref(actor)
        if ref is not None and ref.type == "place":
            return ref
    return None


def _described(scene: Scene, cue: Cue) -> EntityRef | None:
    """Who is characterised: inside a cue in two parts ("hailed X as"), or right before it."""
    inside = [a for a in scene.actors if cue.role == "as" and cue.start < a.start and a.end <= cue.end]
    actor = inside[-1] if inside else scene.cast.doer(scene.statement, cue)
    ref = scene.ref(actor)
    return ref if ref is not None and ref.type in ("place", "organisation") else None


def _companies(scene: Scene) -> Iterator[Draft | None]:
    """Companies a place is home of: the names listed behind the word."""
    for cue in _cued(scene, "home"):
        subject = scene.ref(scene.cast.doer(scene.statement, cue))
        if subject is None or subject.type != "place":
            continue
        such = next((c for c in _cued(scene, "such") if c.start >= cue.end), None)
        for start, end in _names(scene, such.end if such else cue.end):
            ref = scene.context.references.named("organisation", scene.text[start:end], scene.text[start:end])
            draft = Draft("home_of", start, end, cue.phrase.rule, subject, value_ref=ref)
            draft.confidence = CONFIDENCE["home_of"]
            yield draft


def _names(scene: Scene, start: int) -> list[tuple[int, int]]:
    """Capitalised items of a list up to the end of the sentence; a list of names ends with the first that is none."""
    joins = [(c.start, c.end) for c in scene.statement.cued("asks", "join") if start <= c.start]
    seams = sorted([*((m.start(), m.end()) for m in _SEPARATOR.finditer(scene.text, start, _end(scene))), *joins])
    found, at = [], start
    for a, b in [*seams, (_end(scene), _end(scene))]:
        span = _trimmed(scene.text, at, a)
        at = max(at, b)
        if span[1] <= span[0]:
            continue
        if not _NAME.match(scene.text[span[0] : span[1]]):
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
