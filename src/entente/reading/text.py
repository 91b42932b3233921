"""Plain text: stored exactly as decoded, so that offsets count in what the publisher wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from entente.model.evidence import Document, Source
from entente.model.problem import Problem
from entente.reading.encoding import Undecodable, decode

READER = "text/1"


def read(data: bytes, source: Source) -> Iterator[Document | Problem]:
    """One document, or the problem that prevents it."""
    try:
        text, _ = decode(data)
    except Undecodable as fault:
        yield Problem("bad_encoding", source.doc, str(fault))
        return
    if not text.strip():
        yield Problem("empty", source.doc, "no text in the file")
        return
    yield Document(source.doc, text, stamped(source, data), reader=READER)


def stamped(source: Source, data: bytes) -> Source:
    """The source with the hash of the bytes it was read from."""
    return replace(source, raw_sha256=hashlib.sha256(data).hexdigest())
