"""The wire format: one JSON object per article, `onrecord/1`.

Keys and their order are stable; a key is never left out. Spans are
`[start, end]`, half-open, in code points of the article's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from onrecord.record.copied import NOTHING_COPIED, Copied
from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Interval,
    Measure,
    Quantity,
    Speaker,
    Standing,
    told_together,
)
from onrecord.record.identity import Identity
from onrecord.record.link import Link
from onrecord.record.linked import Linked
from onrecord.record.original import Original, Target
from onrecord.record.statement import Spans
from onrecord.record.text import Article, Origin, Skip

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
    "partial": None,
    "origin": None,
    "original": None,
}


def article_record(told: ArticleRecord) -> Json:
    """One article and all that was found in it."""
    return {
        "format": FORMAT,
        "article": article(told.article),
        "statements": [entry(one) for one in told_together(told.entries)],
        "measures": [measure(one) for one in told.measures],
        "links": [link(one) for one in told.links],
        "identities": [],
        "copies": copies(told.copied),
        "skips": [skip(one) for one in told.skips],
    }


def closing(
    links: Iterable[Link],
    skips: Iterable[Skip],
    identities: Iterable[Json] = (),
    copied: Copied = NOTHING_COPIED,
) -> Json:
    """The last object of a run: what connects its articles, and what was not read.

    `identities`, each as `identity` gives it, say who speaks in several of them.
    It has the keys of an article's object, of no article: a program that reads
    line by line needs no second shape.
    """
    return {
        "format": FORMAT,
        "article": NO_ARTICLE,
        "statements": [],
        "measures": [],
        "links": [link(one) for one in links],
        "identities": list(identities),
        "copies": copies(copied),
        "skips": [skip(one) for one in skips],
    }


def copies(told: Copied) -> Json:
    """Which articles are one story, and which statements stood in an earlier one of it."""
    return {
        "stories": [list(story) for story in told.stories],
        "occurrences": [{"id": one, "first": first} for one, first in told.first.items()],
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
        "partial": told.partial,
        "origin": origin(told.origin),
        "original": told.original and original(told.original),
    }


def origin(told: Origin | None) -> Json | None:
    """Where an article stood within its file; null where it is all of it."""
    if told is None:
        return None
    return {
        "format": told.format,
        "record": told.record or None,
        "uri": told.uri or None,
        "captured": told.captured or None,
        "digest": told.digest or None,
        "offset": told.offset,
        "pages": list(told.pages),
    }


def original(told: Original) -> Json:
    """What an article was taken from, and the paragraphs of it that are not found there."""
    return {
        "sha256": told.sha256,
        "media_type": told.media_type,
        "unanchored": spans(told.unanchored),
    }


def target(told: Target) -> Json:
    """Where words stand in the original: selectors of the W3C Web Annotation Data Model."""
    places = [
        {
            "type": "TextQuoteSelector",
            "exact": told.exact,
            "prefix": told.prefix,
            "suffix": told.suffix,
        },
        {"type": "TextPositionSelector", "start": told.start, "end": told.end},
    ]
    if told.bytes:
        where = {"start": told.bytes.start, "end": told.bytes.end}
        places.append({"type": "DataPositionSelector", **where})
    return {"source": f"hash://sha256/{told.source}", "selector": places}


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
        "act_probability": rounded(said.act_probability),
        "hedged": said.hedged,
        "negated": said.negated,
        "guessed": said.guessed,
        "said_on": interval(told.said_on),
        "after": list(told.after),
        "place": told.place,
        "country": told.country,
        "occasion": told.occasion,
        "addressee": told.addressee,
        "evidence": {name: spans(where) for name, where in sorted(told.evidence.items())},
        "text": said.text,
        "reading": told.reading or said.text,
        "targets": [target(one) for one in told.targets],
    }


def speaker(told: Speaker) -> Json:
    """A speaker; `office` is null where nothing names one."""
    office = told.office
    return {
        "name": told.name,
        "type": told.type.value,
        "id": told.who,
        "office": office and {"title": office.title, "organization": office.organization or None},
        "probability": rounded(told.probability),
    }


def identity(told: Identity, ids: Mapping[str, str]) -> Json:
    """Somebody who speaks in several articles; `ids` are those that they print, by appearance."""
    return {
        "id": told.id,
        "name": told.name,
        "type": told.type.value,
        "appearances": [
            {"article": one.article, "id": ids.get(one.id, told.id), "name": one.name}
            for one in told.appearances
        ],
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
        "id": told.id,
        "kind": told.kind,
        "text": told.text,
        "status": told.status and told.status.value,
        "actor": told.actor,
        "quantity": quantity(told.quantity),
        "date": interval(told.date),
        "evidence": spans(told.evidence),
        "mentions": spans(told.mentions),
        "standings": [standing(one) for one in told.standings],
        "statements": list(told.statements),
    }


def quantity(told: Quantity | None) -> Json | None:
    """A quantity in the article's words and as a number; null where there is none."""
    if told is None:
        return None
    return {
        "text": told.text,
        "number": told.number,
        "unit": told.unit,
        "approximate": told.approximate,
    }


def standing(told: Standing) -> Json:
    """A status, its days, and the words that say both."""
    return {
        "status": told.status.value,
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


def linked(told: Linked) -> Json:
    """A link with what stands at both ends of it, each with its article but for the text."""
    ends = {
        "a": {**entry(told.a), "article": article(told.a_article)},
        "b": {**entry(told.b), "article": article(told.b_article)},
    }
    return {**link(told.link), "id": told.link.id, "state": told.state.value, **ends}


def skip(told: Skip) -> Json:
    """Something that was not read, and why."""
    return {"path": told.path, "reason": told.reason}


def rounded(probability: float | None) -> float | None:
    """A probability to four places; null where it is not known."""
    return None if probability is None else round(probability, 4)


def spans(told: Spans) -> list[list[int]]:
    """`[[start, end], …]`"""
    return [[one.start, one.end] for one in told]
