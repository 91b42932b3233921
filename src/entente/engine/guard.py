"""The one place where a fault of ours is caught: the input is refused, the record names the place, the rest goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from entente.model.problem import DataFault, Problem

In = TypeVar("In")
Out = TypeVar("Out")


def guarded(work: Callable[[In], Out], given: In, doc: str) -> Out | Problem:
    """``work(given)``, or a Problem with code ``internal`` that names the function that failed.

    Raises DataFault where a language or vocabulary file cannot be used.
    """
    try:
        return work(given)
    except DataFault:
        raise  # a broken data file is no fault of this input: nothing can go on
    except Exception as fault:
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        where = f"{Path(frame.filename).stem}.{frame.name}, line {frame.lineno}"
        return Problem("internal", doc, f"{type(fault).__name__} in {where}: {fault}", where)
