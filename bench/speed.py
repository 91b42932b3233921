"""Time of marks and of claims as ratios over one pass of ``re.finditer(r"\\w+")`` on the same texts, in one run.

    python bench/speed.py [FOLDER]      # texts of a folder; the examples without one

Ratios, not seconds: they hold when the machine's speed drifts.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from entente.claims import find
from entente.door import read
from entente.language import marks, names
from entente.language.document import annotate
from entente.model.evidence import Document

ROUNDS = 7
WORDS = re.compile(r"\w+")


def seconds(work: Callable[[Document], object], documents: list[Document]) -> float:
    """Median time of one pass over all documents, after a warm-up."""
    taken = []
    for turn in range(ROUNDS + 1):
        start = time.perf_counter()
        for document in documents:
            work(document)
        if turn:
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parent.parent / "examples")
    documents = [found for found in read(folder) if isinstance(found, Document)]
    chars = sum(len(document.text) for document in documents)
    unit = seconds(lambda d: sum(1 for _ in WORDS.finditer(d.text)), documents)
    print(f"{len(documents)} documents, {chars} characters; one word pass = 1")
    stages: dict[str, Callable[[Document], object]] = {
        "annotate": lambda d: annotate(d.with_blocks(())),
        "names": lambda d: names.find(d.text, d.language),
        "marks": marks.find_in,
        "claims (all of it)": find,
    }
    for name, work in stages.items():
        taken = seconds(work, documents)
        print(f"{name:<20} {taken / unit:8.0f}   {1e6 * taken / chars:7.1f} µs per character")


if __name__ == "__main__":
    main()
