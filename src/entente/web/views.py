"""Pages: what the register holds on a place, each figure with its sentence."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from entente.register import queries, results
from entente.register.models import CheckRow
from entente.register.search import find
from entente.web.shown import shown_fact, shown_text

_DISAGREE = ("conflict", "fails", "infeasible")


def home(request: HttpRequest) -> HttpResponse:
    """Places with figures, and what does not agree."""
    disputed = [shown_fact(row) for row in results.rows("facts", status="disputed")]
    checks = [json.loads(row.line) for row in CheckRow.objects.filter(outcome__in=_DISAGREE, withdrawn=False)]
    return render(request, "web/home.html", {"places": queries.places(), "disputed": disputed, "checks": checks})


def place(request: HttpRequest, id_: str) -> HttpResponse:
    """Everything on one entity."""
    found = queries.profile(id_)
    if found is None:
        raise Http404(f"nothing is called {id_}")
    if found.entity["id"] != id_:
        return HttpResponsePermanentRedirect(reverse("place", args=[found.entity["id"]]))
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found.facts:
        groups.setdefault(row["property"], []).append(shown_fact(row))
    return render(request, "web/place.html", {"profile": found, "groups": groups.items()})


def fact(request: HttpRequest, id_: str) -> HttpResponse:
    """One fact: its readings, every sentence it rests on, and the checks made on it."""
    row = results.row("facts", id_)
    if row is None:
        raise Http404(f"no fact {id_}")
    if row["id"] != id_:
        return HttpResponsePermanentRedirect(reverse("fact", args=[row["id"]]))
    rivals = [shown_fact(rival) for other in row.get("disputes") or () if (rival := results.row("facts", other))]
    checks = queries.checks_of(row)
    return render(request, "web/fact.html", {"fact": shown_fact(row), "rivals": rivals, "checks": checks})


def source(request: HttpRequest, doc: str) -> HttpResponse:
    """A stored text with the characters that carry a statement highlighted, and what was set aside greyed."""
    found = queries.text_of(doc)
    if found is None:
        raise Http404(f"no document {doc}")
    version, text = found
    return render(request, "web/source.html", {"version": version, "parts": shown_text(version, text)})


def search(request: HttpRequest) -> HttpResponse:
    """Sentences and names."""
    words = request.GET.get("q", "")[:200]
    hits = find(words, 50) if words.strip() else []
    named = queries.entities_called(words) if words.strip() else []
    return render(request, "web/search.html", {"words": words, "hits": hits, "named": named})


_TYPES = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}


@cache
def _file(name: str) -> bytes:
    return files("entente.web").joinpath("static", name).read_bytes()


def static(_request: HttpRequest, name: str) -> HttpResponse:
    """The one stylesheet and the icon."""
    return HttpResponse(_file(name), content_type=_TYPES[name], headers={"Cache-Control": "max-age=600"})
