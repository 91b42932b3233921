"""One machine: a process pool where it pays, else in this process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

POOL_FROM = 64  # inputs below which starting processes costs more than it saves


def map_ordered(work: Callable[[In], Out], inputs: Sequence[In], jobs: int | None = None) -> Iterator[Out]:
    """``work`` over ``inputs``, results in input order, whatever the number of workers."""
    workers = jobs or os.cpu_count() or 1
    if workers == 1 or len(inputs) < POOL_FROM:
        yield from map(work, inputs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(work, inputs, chunksize=max(1, len(inputs) // (workers * 8)))
