"""Marks against one word pass, beside two other readers of quantities, and hostile strings at n, 2n, 4n.

    python bench/marks.py [FOLDER]      # texts of a folder; the examples without one
    python bench/marks.py --alone       # without the other readers, which need a package index

The other readers pin old packages, so they are installed into an environment of their own in a temporary folder.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

from entente.door import read
from entente.language import marks
from entente.model.evidence import Document

ROUNDS = 5
WORDS = re.compile(r"\w+")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PEERS = {
    "quantulum3": ("quantulum3",),
    "recognizers-text-suite": ("recognizers-text-suite", "emoji<2"),
}  # it imports a name that emoji 2 dropped
PEER_LANGUAGES = {"quantulum3": ("en",), "recognizers-text-suite": ("en", "zh")}

# Runs in the environment of a reader; prints seconds per pass as JSON, or what went wrong.
PEER_CODE = """
import json, statistics, sys, time
name, texts = sys.argv[1], json.load(sys.stdin)
if name == "quantulum3":
    from quantulum3 import parser
    parser.parse("3 km")
    work = lambda text, code: parser.parse(text)
else:
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_number import recognize_number, recognize_percentage
    cultures = {"en": "en-us", "zh": "zh-cn"}
    readers = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
    work = lambda text, code: [reader(text, cultures[code]) for reader in readers]
taken = []
failed = 0
for turn in range(2):
    start = time.process_time()
    for code, text in texts:
        try:
            work(text, code)
        except Exception:
            failed += 1
    taken.append(time.process_time() - start)
print(json.dumps([taken[-1], failed // 2]))
"""


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median time of some work, after a warm-up."""
    taken = []
    for turn in range(rounds + 1):
        start = time.process_time()
        work()
        if turn:
            taken.append(time.process_time() - start)
    return statistics.median(taken)


def word_pass(texts: list[str]) -> float:
    """Seconds of one word pass over the texts: the unit of everything here."""
    return seconds(lambda: [sum(1 for _ in WORDS.finditer(text)) for text in texts])


def ours(documents: list[Document]) -> None:
    """Print marks as a multiple of a word pass, by language and together."""
    for code in (*sorted({d.language or "?" for d in documents}), "all"):
        own = [d for d in documents if code in ("all", d.language or "?")]
        unit = word_pass([d.text for d in own])
        taken = seconds(lambda own=own: [marks.find_in(d) for d in own])  # type: ignore[misc]
        size = sum(len(d.text) for d in own)
        print(f"entente marks, {code:<4} {len(own):>4} texts {taken / unit:9.1f} {1e6 * taken / size:9.2f} µs/char")


def peer(name: str, documents: list[Document], home: Path) -> str:
    """One line on another reader: its multiple of a word pass where it reads the language, or why not."""
    texts = [(d.language, d.text) for d in documents if d.language in PEER_LANGUAGES[name]]
    if not texts:
        return f"{name}: no text in a language it reads"
    python = home / "bin" / "python"
    try:
        if not python.is_file():
            venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS[name]], check=True, capture_output=True)
        done = subprocess.run(
            [python, "-c", PEER_CODE, name],
            input=json.dumps(texts), text=True, check=True, capture_output=True, timeout=1800,
        )  # fmt: skip
        taken, failed = json.loads(done.stdout.strip().splitlines()[-1])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError) as fault:
        said = getattr(fault, "stderr", "") or str(fault)
        said = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{name}: not available ({said.strip().splitlines()[-1][:100] if said.strip() else 'no reason given'})"
    unit = word_pass([text for _, text in texts])
    own = seconds(lambda: [marks.find(text, code or "en") for code, text in texts])
    size = sum(len(text) for _, text in texts)
    return (
        f"{name:<22} {len(texts):>4} texts ({', '.join(PEER_LANGUAGES[name])}) {taken / unit:9.1f} "
        f"{1e6 * taken / size:9.2f} µs/char; failed on {failed}; entente marks on the same texts {own / unit:.1f}"
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "nested separators": lambda n: "1." * (n // 2) + "1",
    "both separators": lambda n: "1.2," * (n // 4) + "1",
    "groups set apart by blanks": lambda n: "1" + " 000" * (n // 4),
    "letters without a space": lambda n: "x" * n,
    "Chinese without a space": lambda n: "甲乙丙丁" * (n // 4),
    "number words in a row": lambda n: "一二三百千万亿" * (n // 7),
    "scale words in a row": lambda n: "1 million " * (n // 10),
    "hedges in a row": lambda n: "more than " * (n // 10) + "5",
    "ranges in a row": lambda n: "5-" * (n // 2) + "5",
    "list without an end": lambda n: "5, " * (n // 3) + "5 ha",
    "n of m of m": lambda n: "5 of " * (n // 5) + "5",
    "date parts in a row": lambda n: "1/2/" * (n // 4),
    "opening brackets": lambda n: "(" * n + "5",
    "blanks": lambda n: "5" + " " * n + "ha",
    "line ends": lambda n: "5\n" * (n // 2),
}
SIZES = {"digits": 250_000, "letters without a space": 250_000, "Chinese without a space": 250_000}


def growth(make: Callable[[int], str], size: int, code: str) -> list[float]:
    """Seconds for a hostile string of n, 2n and 4n characters: the best of three, which other work disturbs least."""
    best = []
    for length in (size, 2 * size, 4 * size):
        text, taken = make(length), []
        for _ in range(3):
            start = time.process_time()
            marks.find(text, code)
            taken.append(time.process_time() - start)
        best.append(min(taken))
    return best


def hostile(codes: tuple[str, ...] = ("en", "vi", "id", "zh")) -> None:
    """Print seconds for n, 2n and 4n characters of each hostile string; what grows more than sixfold is marked."""
    for name, make in HOSTILE.items():
        size = SIZES.get(name, 25_000)
        for code in codes:
            taken = growth(make, size, code)
            times = taken[2] / taken[0] if taken[0] else 1.0
            figures = " ".join(f"{one:8.3f}" for one in taken)
            flag = "  NOT LINEAR" if times > 6 and taken[2] > 0.05 else ""
            print(f"{name:<28} {code} {4 * size:>9} chars at 4n {figures} s  x{times:4.1f}{flag}", flush=True)


def main() -> None:
    """Print the three tables."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    documents = [found for found in read(words[0] if words else str(EXAMPLES)) if isinstance(found, Document)]
    print(f"{len(documents)} documents; one word pass over the same texts = 1")
    ours(documents)
    if "--alone" not in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            for name in PEERS:
                print(peer(name, documents, Path(folder) / name), flush=True)
    hostile()


if __name__ == "__main__":
    main()
