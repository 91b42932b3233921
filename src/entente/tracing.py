"""One sentence followed through the river: what each stage found, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entente import pipeline
from entente.claims.assemble import statements
from entente.claims.statement import Statement
from entente.language.document import annotate
from entente.model.claim import Claim
from entente.model.evidence import Document, Source
from entente.model.fact import Fact
from entente.model.mark import Mark
from entente.model.wire import number


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a stage found; ``rule`` names the rule or data row, offsets count in the sentence.

    Not ``weighty`` are words that only order others (prepositions, articles): left out where people read.
    """

    stage: str
    start: int
    end: int
    says: str
    rule: str
    weighty: bool = True


def steps(sentence: str, language: str | None, published: str | None, today: date) -> list[Step]:
    """Every step of reading one sentence, in river order."""
    source = Source("sentence", language=language, published=published, published_basis="given" if published else None)
    document = annotate(Document("sentence", sentence, source))
    claims = pipeline.claims(document)
    resolution, results = pipeline.derive(claims, {document.id: document}, today)
    found = [Step("document", 0, len(sentence), f"language {document.language}", "sentences.toml")]
    for statement in statements(document):
        found += _statement(statement)
    found += [_claim(claim) for claim in claims]
    for entity in resolution.entities:
        found.append(Step("entities", 0, 0, f"{entity.id}  {entity.name or '(unnamed)'}", "; ".join(entity.why)))
    found += [_fact(fact) for fact in results.facts]
    found += [
        Step("checks", 0, 0, f"{check.kind}: {check.outcome}. {check.detail}", check.id) for check in results.checks
    ]
    return found


def _statement(statement: Statement) -> Iterator[Step]:
    for mark in statement.marks:
        yield Step("marks", mark.start, mark.end, _mark(mark, statement), mark.rule)
    for mention in statement.mentions:
        known = f" = {', '.join(mention.candidates)}" if mention.candidates else ""
        yield Step("names", mention.start, mention.end, f"{mention.type} {mention.name}{known}", mention.rule)
    for cue in statement.cues:
        quote = statement.document.text[cue.start : cue.end]
        meaning = ", ".join(f"{k}: {v}" for k, v in cue.phrase.means.items())
        yield Step("cues", cue.start, cue.end, f"{quote!r} {cue.role} {meaning}", cue.phrase.rule, bool(meaning))


def _mark(mark: Mark, statement: Statement) -> str:
    quote = statement.document.text[mark.start : mark.end]
    if mark.quantity is None:
        when = mark.period.edtf() if mark.period else mark.partial or "not resolved"
        return f"{quote!r} {when}" + (f" ({mark.relation})" if mark.relation else "")
    q = mark.quantity
    hedge = f" ({mark.hedge.text})" if mark.hedge else ""
    return f"{quote!r} {q.bound} {number(q.low)}..{number(q.high)} {q.unit or mark.noun or ''}{hedge}"


def _claim(claim: Claim) -> Step:
    about = ", ".join(f"{k}: {getattr(v, 'name', v)}" for k, v in claim.qualifiers)
    when = f" as of {claim.as_of} ({claim.as_of_basis})" if claim.as_of else ""
    value = claim.value if claim.value is not None else claim.span.quote
    unit = f" {claim.quantity.unit}" if claim.quantity and claim.quantity.unit else ""
    says = f"{claim.subject.name or claim.subject.id} {claim.property} = {value}{unit} [{about}]{when}"
    return Step("claims", claim.span.start, claim.span.end, says, f"{claim.rule} ({claim.confidence})")


def _fact(fact: Fact) -> Step:
    value = fact.quantity.value if fact.quantity else fact.text or (fact.value_ref.name if fact.value_ref else "")
    return Step("facts", 0, 0, f"{fact.subject.name} {fact.property} = {value}, {fact.status}", fact.id)
