"""Why something was decided: a code with its parameters, worded by the vocabulary and by each language's labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason's code and what fills its sentence, e.g. ``Reason("sum", (("parts", "2 + 3"), ("whole", "5")))``."""

    code: str
    parameters: tuple[tuple[str, str], ...] = ()


def because(code: str, **parameters: object) -> Reason:
    """A reason with its parameters as words, in the order given."""
    return Reason(code, tuple((name, str(value)) for name, value in parameters.items()))
