"""Full-text search over folded sentences: marks stripped, đ→d, a space around each Chinese character."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from entente.language import folder, sentences
from entente.model.evidence import Document
from entente.model.fold import searchable
from entente.register.models import Content, Passage, Version


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was found."""

    doc: str
    start: int
    end: int
    quote: str


def passages(document: Document) -> Iterable[Passage]:
    """Sentences of the blocks that speak, folded."""
    code = document.language if document.language in folder.available() else "en"
    for block in document.blocks:
        if not block.dropped:
            for start, end in sentences.split(document.text, code, block.start, block.end):
                folded = searchable(document.text[start:end])
                if folded:
                    yield Passage(doc=document.id, start=start, end=end, folded=folded)


def index(document: Document) -> None:
    """Put a document's sentences in place of its earlier ones."""
    Passage.objects.filter(doc=document.id).delete()
    Passage.objects.bulk_create(passages(document), batch_size=500)


def _phrase(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _matches(query: str, limit: int) -> list[int]:
    """Keys of matching passages, the best first; quoted parts of the query must stand together."""
    parts = [searchable(part) for part in query.split('"')]
    phrases = [p for i, part in enumerate(parts) if part for p in ([part] if i % 2 else _terms(part))]
    if not phrases:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT rowid FROM register_passage_fts WHERE folded MATCH %s ORDER BY rank, rowid LIMIT %s",
                [" ".join(map(_phrase, phrases)), limit],
            )
        else:
            vector, ask = (
                "to_tsvector('simple', folded)",
                " && ".join(["phraseto_tsquery('simple', %s)"] * len(phrases)),
            )
            cursor.execute(
                f"SELECT id FROM register_passage WHERE {vector} @@ ({ask}) "
                f"ORDER BY ts_rank({vector}, {ask}) DESC, id LIMIT %s",
                [*phrases, *phrases, limit],
            )
        return [key for (key,) in cursor.fetchall()]


def _terms(folded: str) -> list[str]:
    """Words of a folded query; neighbouring Chinese characters stay together as one phrase."""
    terms: list[str] = []
    single = False
    for word in folded.split():
        chinese = len(word) == 1 and "\u3400" <= word <= "\u9fff"
        if chinese and single:
            terms[-1] += " " + word
        else:
            terms.append(word)
        single = chinese
    return terms


def find(query: str, limit: int = 20) -> list[Hit]:
    """Sentences of current documents for a query in any of the languages, with or without diacritics."""
    keys = _matches(query, limit)
    found = Passage.objects.in_bulk(keys)
    docs = {p.doc for p in found.values()}
    shas = dict(Version.objects.filter(doc__in=docs, current=True).values_list("doc", "content_id"))
    texts = Content.objects.in_bulk(list(shas.values()))
    hits = []
    for key in keys:
        passage = found[key]
        text = texts[shas[passage.doc]].text
        hits.append(Hit(passage.doc, passage.start, passage.end, text[passage.start : passage.end]))
    return hits
