"""Claims of another reader, checked against the texts they cite."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from entente.model.claim import Claim
from entente.model.evidence import Document
from entente.model.problem import Problem
from entente.model.wire import claim_from


def _claim(text: str, number: int, documents: Mapping[str, Document]) -> Claim | Problem:
    try:
        row = json.loads(text)
        claim = claim_from(row)
    except json.JSONDecodeError as fault:
        return Problem("bad_json", None, f"not JSON: {fault.msg}", line=number)
    except KeyError as fault:
        return Problem("missing_field", None, f"no field {fault}", line=number)
    except (TypeError, ValueError, AttributeError) as fault:
        return Problem("bad_type", None, f"not a claim: {fault}", line=number)
    document = documents.get(claim.doc)
    if document is None:
        return Problem("bad_span", claim.doc, f"claim {claim.id}: no such text", line=number)
    if document.text[claim.span.start : claim.span.end] != claim.span.quote:
        where = f"{claim.span.start}-{claim.span.end}"
        return Problem("bad_span", claim.doc, f"claim {claim.id}: the text there is not its quote", where, number)
    return claim


def grouped(
    lines: Iterable[str], documents: Mapping[str, Document]
) -> tuple[Mapping[str, tuple[Claim, ...]], list[Problem]]:
    """Usable claims by document, and one Problem (with its line number) for each that is not."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    problems: list[Problem] = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        found = _claim(text, number, documents)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            claims[found.doc].append(found)
    return {doc: tuple(claims.get(doc, ())) for doc in documents}, problems
