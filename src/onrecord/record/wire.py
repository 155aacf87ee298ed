"""The wire format: one JSON object per article, `onrecord/1`.

Keys and their order are stable; a key is never left out. Spans are
`[start, end]`, half-open, in code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from onrecord.record.entry import ArticleRecord, Entry, Interval, Measure, Speaker
from onrecord.record.link import Link
from onrecord.record.statement import Spans
from onrecord.record.text import Article, Skip

FORMAT: Final = "onrecord/1"

Json = dict[str, Any]

NO_ARTICLE: Final[Json] = {
    "id": None,
    "path": "",
    "title": None,
    "outlet": None,
    "byline": None,
    "published": None,
    "url": None,
    "language": None,
    "text_sha256": None,
}


def article_record(told: ArticleRecord) -> Json:
    """One article and all that was found in it."""
    return {
        "format": FORMAT,
        "article": article(told.article),
        "statements": [entry(one) for one in told.entries],
        "measures": [measure(one) for one in told.measures],
        "links": [link(one) for one in told.links],
        "skips": [skip(one) for one in told.skips],
    }


def closing(links: Iterable[Link], skips: Iterable[Skip]) -> Json:
    """The last object of a run: links between articles, and what was not read.

    It has the keys of an article's object, of no article: a program that reads
    line by line needs no second shape.
    """
    return {
        "format": FORMAT,
        "article": NO_ARTICLE,
        "statements": [],
        "measures": [],
        "links": [link(one) for one in links],
        "skips": [skip(one) for one in skips],
    }


def article(told: Article) -> Json:
    """An article without its text; the digest says which text it was."""
    return {
        "id": told.id,
        "path": told.path,
        "title": told.title or None,
        "outlet": told.outlet or None,
        "byline": told.byline or None,
        "published": told.published.isoformat() if told.published else None,
        "url": told.url or None,
        "language": told.language or None,
        "text_sha256": told.text_sha256,
    }


def entry(told: Entry) -> Json:
    """A statement with what was resolved of it."""
    said = told.statement
    return {
        "id": told.id,
        "kind": said.kind.value,
        "medium": said.medium.value,
        "nested_in": said.nested_in,
        "source": spans(said.source),
        "cue": spans(said.cue),
        "content": spans(said.content),
        "probability": rounded(said.probability),
        "source_probability": rounded(said.source_probability),
        "kind_probability": rounded(said.kind_probability),
        "model": said.model,
        "speakers": [speaker(one) for one in told.speakers],
        "act": said.act.value,
        "hedged": said.hedged,
        "negated": said.negated,
        "said_on": interval(told.said_on),
        "place": told.place,
        "country": told.country,
        "occasion": told.occasion,
        "addressee": told.addressee,
        "evidence": {name: spans(where) for name, where in sorted(told.evidence.items())},
        "text": said.text,
        "reading": told.reading or said.text,
    }


def speaker(told: Speaker) -> Json:
    """A speaker; `office` is null where nothing names one."""
    office = told.office
    return {
        "name": told.name,
        "type": told.type.value,
        "id": told.id,
        "office": office and {"title": office.title, "organization": office.organization or None},
        "probability": rounded(told.probability),
    }


def interval(told: Interval | None) -> Json | None:
    """A stretch of days as ISO dates, an open end as null."""
    if told is None:
        return None
    return {
        "earliest": told.earliest.isoformat() if told.earliest else None,
        "latest": told.latest.isoformat() if told.latest else None,
    }


def measure(told: Measure) -> Json:
    """A measure and what became of it."""
    return {
        "text": told.text,
        "status": told.status,
        "actor": told.actor,
        "quantity": told.quantity,
        "date": interval(told.date),
        "evidence": spans(told.evidence),
    }


def link(told: Link) -> Json:
    """A link with the words that made it so, on both sides."""
    return {
        "a": told.a,
        "b": told.b,
        "relation": told.relation.value,
        "probability": rounded(told.probability),
        "because": [
            {"rule": why.rule, "a": spans(why.a), "b": spans(why.b)} for why in told.because
        ],
    }


def skip(told: Skip) -> Json:
    """Something that was not read, and why."""
    return {"path": told.path, "reason": told.reason}


def rounded(probability: float | None) -> float | None:
    """A probability to four places; null where it is not known."""
    return None if probability is None else round(probability, 4)


def spans(told: Spans) -> list[list[int]]:
    """`[[start, end], …]`"""
    return [[one.start, one.end] for one in told]
