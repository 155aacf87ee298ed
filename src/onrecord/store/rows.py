"""Nouns as rows of the tables, and rows as nouns again."""

from __future__ import annotations

import json
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from sqlalchemy import Row

from onrecord.record.entry import (
    Entry,
    Interval,
    Measure,
    Office,
    Quantity,
    Speaker,
    SpeakerType,
    Standing,
    Status,
)
from onrecord.record.identity import Appearance, Called, Weighed
from onrecord.record.judgement import Anchor
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.meaning import Meaning
from onrecord.record.original import Original, Target
from onrecord.record.review import Review, Says
from onrecord.record.statement import Act, Kind, Medium, Spans, Statement
from onrecord.record.text import Article, Skip, Span

Values = dict[str, Any]
AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"

BETWEEN_PIECES = " … "


def folded(name: str) -> str:
    """A name as it is looked up: without case, accents or odd spacing."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def quoted(spans: Spans, text: str) -> str:
    """The words that the spans cut, piece by piece; raises OffsetError outside the text."""
    return BETWEEN_PIECES.join(span.of(text) for span in spans)


def of_article(told: Article) -> Values:
    """A row of `articles`, but for its number."""
    return {
        "id": told.id,
        "path": told.path,
        "title": told.title,
        "outlet": told.outlet,
        "byline": told.byline,
        "published": told.published,
        "url": told.url,
        "language": told.language,
        "text_sha256": told.text_sha256,
        "text": told.text,
        "partial": told.partial,
        "origin": told.origin,
    }


def article(row: AnyRow, original: AnyRow | None) -> Article:
    """The article of a row of `articles`, and what it was taken from, without the bytes of it."""
    return Article(
        text=row.text,
        path=row.path,
        title=row.title,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        url=row.url,
        language=row.language,
        partial=row.partial,
        origin=row.origin,
        original=None
        if original is None
        else Original(original.sha256, original.media_type, original.unanchored),
    )


def of_entry(told: Entry, article: Article) -> Values:
    """A row of `entries`, but for its number and place."""
    said = told.statement
    earliest, latest = _ends(told.said_on)
    return {
        "id": said.id,
        "nested_in": said.nested_in,
        "kind": said.kind.value,
        "medium": said.medium.value,
        "act": said.act.value,
        "hedged": said.hedged,
        "negated": said.negated,
        "said_earliest": earliest,
        "said_latest": latest,
        "place": told.place,
        "country": told.country,
        "occasion": told.occasion,
        "addressee": told.addressee,
        "text": said.text,
        "reading": told.reading,
        "quoted": quoted(said.content, article.text),
        "source": said.source,
        "cue": said.cue,
        "content": said.content,
        "probability": said.probability,
        "model": said.model,
        "source_probability": said.source_probability,
        "kind_probability": said.kind_probability,
        "after": told.after,
        "guessed": said.guessed,
        "act_probability": said.act_probability,
        "day": day(told, article),
    }


def day(told: Entry, article: Article) -> date | None:
    """The day that an entry is sorted by: when it was said, or else printed."""
    return told.said_on.last if told.said_on else article.published


def entry(
    row: AnyRow,
    speakers: Iterable[tuple[AnyRow, str | None]],
    evidence: Iterable[AnyRow],
    targets: Iterable[AnyRow],
) -> Entry:
    """The entry of a row of `entries` and its parts.

    The row has its article's id as `article_id`, and the digest of what that was taken
    from as `original`. With each speaker comes the identity, where one is known.
    """
    return Entry(
        statement=Statement(
            article=row.article_id,
            kind=Kind(row.kind),
            source=row.source,
            cue=row.cue,
            content=row.content,
            text=row.text,
            probability=row.probability,
            model=row.model,
            medium=Medium(row.medium),
            act=Act(row.act),
            hedged=row.hedged,
            negated=row.negated,
            nested_in=row.nested_in,
            source_probability=row.source_probability,
            kind_probability=row.kind_probability,
            guessed=bool(row.guessed),
            act_probability=row.act_probability,
        ),
        speakers=tuple(speaker(one, identity) for one, identity in speakers),
        said_on=_interval(row.said_earliest, row.said_latest),
        place=row.place,
        country=row.country,
        occasion=row.occasion,
        addressee=row.addressee,
        evidence={one.field: one.spans for one in evidence},
        reading=row.reading,
        after=row.after,
        targets=tuple(target(row.original, one) for one in targets),
    )


def of_speakers(told: Iterable[Speaker]) -> Iterator[Values]:
    """Rows of `speakers`, but for their entry."""
    for position, one in enumerate(told):
        yield {
            "position": position,
            "name": one.name,
            "folded": folded(one.name),
            "type": one.type.value,
            "speaker_id": one.id,
            "office_title": one.office and one.office.title,
            "office_organization": one.office and one.office.organization,
            "probability": one.probability,
        }


def speaker(row: AnyRow, identity: str | None = None) -> Speaker:
    """The speaker of a row of `speakers`."""
    office = None
    if row.office_title is not None:
        office = Office(row.office_title, row.office_organization)
    return Speaker(
        row.name, SpeakerType(row.type), row.probability, office, identity=identity or ""
    )


def of_evidence(told: Mapping[str, Spans]) -> Iterator[Values]:
    """Rows of `evidence`, but for their entry."""
    for field, spans in sorted(told.items()):
        yield {"field": field, "spans": spans}


def of_targets(told: Iterable[Target]) -> Iterator[Values]:
    """Rows of `targets`, but for their entry."""
    for position, one in enumerate(told):
        yield {
            "position": position,
            "starts": one.start,
            "ends": one.end,
            "exact": one.exact,
            "prefix": one.prefix,
            "suffix": one.suffix,
            "first_byte": one.bytes and one.bytes.start,
            "end_byte": one.bytes and one.bytes.end,
        }


def target(source: str, row: AnyRow) -> Target:
    """The target of a row of `targets`, in the original with that digest."""
    counted = None if row.first_byte is None else Span(row.first_byte, row.end_byte)
    return Target(source, row.starts, row.ends, row.exact, row.prefix, row.suffix, counted)


def of_appearance(told: Appearance) -> Values:
    """A row of `appearances`, but for its article's number, its block and its identity."""
    offices = [[one.title, one.organization] for one in told.offices]
    return {
        "id": told.id,
        "article_id": told.article,
        "published": told.published,
        "outlet": told.outlet,
        "speaker_id": told.speaker,
        "name": told.name,
        "folded": folded(told.name),
        "type": told.type.value,
        "offices": json.dumps(offices),
        "beside": json.dumps(told.beside),
    }


def appearance(row: AnyRow) -> Appearance:
    """The appearance of a row of `appearances`."""
    return Appearance(
        row.article_id,
        row.speaker_id,
        row.name,
        _TYPES[row.type],
        _offices(row.offices),
        row.published,
        row.outlet,
        tuple(json.loads(row.beside)),
    )


def called(row: AnyRow) -> Called:
    """What of a row of `appearances` says with whom it can be compared."""
    return Called(row.name, _TYPES[row.type], _offices(row.offices))


_TYPES: Final = {one.value: one for one in SpeakerType}


@lru_cache(maxsize=16_384)
def _offices(kept: str) -> tuple[Office, ...]:
    return tuple(Office(title, organization) for title, organization in json.loads(kept))


def of_weighed(told: Iterable[Weighed]) -> str:
    """Features and their weights, as JSON."""
    return json.dumps([[one.feature, one.compared, one.weight, one.rules_out] for one in told])


def weighed(kept: str) -> tuple[Weighed, ...]:
    """What `of_weighed` was given."""
    return tuple(Weighed(*one) for one in json.loads(kept))


def of_anchor(told: Anchor) -> Values:
    """A row of `anchors`, but for its judgement and side."""
    return {
        "appearance": told.appearance,
        "article": told.article,
        "speaker_id": told.speaker,
    }


def of_meaning(told: Meaning) -> Values:
    """A row of `meanings`, but for its entry: regions in 16 bits each, the nearest first."""
    regions = struct.pack(f"<{len(told.regions)}H", *told.regions)
    return {"region": told.regions[0], "regions": regions, "vector": told.vector}


def meaning(row: AnyRow) -> Meaning:
    """What `of_meaning` was given."""
    return Meaning(row.vector, struct.unpack(f"<{len(row.regions) // 2}H", row.regions))


def of_phrases(told: Iterable[str]) -> Iterator[Values]:
    """Rows of `phrases`, but for their entry."""
    for phrase in sorted(set(told)):
        yield {"phrase": phrase}


def of_measure(told: Measure) -> Values:
    """A row of `measures`, but for its number, its article and its place there."""
    much = told.quantity
    return {
        "id": told.id,
        "kind": told.kind,
        "text": told.text,
        "actor": told.actor,
        "quantity": much and much.text,
        "quantity_number": much and much.number,
        "quantity_unit": much and much.unit,
        "quantity_approximate": much and much.approximate,
        "spans": told.evidence,
        "mentions": told.mentions,
    }


def of_standings(told: Iterable[Standing]) -> Iterator[Values]:
    """Rows of `standings`, but for their measure."""
    for position, one in enumerate(told):
        earliest, latest = _ends(one.date)
        yield {
            "position": position,
            "status": one.status.value,
            "earliest": earliest,
            "latest": latest,
            "spans": one.evidence,
        }


def of_spoken(told: Iterable[str]) -> Iterator[Values]:
    """Rows of `spoken_of`, but for their measure."""
    for position, entry in enumerate(told):
        yield {"position": position, "entry": entry}


def standing(row: AnyRow) -> Standing:
    """The standing of a row of `standings`."""
    return Standing(Status(row.status), row.spans, _interval(row.earliest, row.latest))


def measure(row: AnyRow, standings: Iterable[AnyRow], spoken: Iterable[AnyRow]) -> Measure:
    """The measure of a row of `measures`, with its article's id as `article_id`, and its parts."""
    much = None
    if row.quantity is not None:
        much = Quantity(
            row.quantity, row.quantity_number, row.quantity_unit, row.quantity_approximate
        )
    return Measure(
        row.article_id,
        row.text,
        row.spans,
        row.kind,
        tuple(map(standing, standings)),
        row.actor,
        much,
        row.mentions,
        tuple(one.entry for one in spoken),
    )


def of_review(told: Review) -> Values:
    """A row of `reviews`, but for its number."""
    return {
        "id": told.id,
        "claim": told.claim,
        "claimant": told.claimant,
        "claimed_on": told.claimed_on,
        "appearances": told.appearances,
        "rating": told.rating,
        "publisher": told.publisher,
        "published": told.published,
        "url": told.url,
        "title": told.title,
    }


def review(row: AnyRow) -> Review:
    """The review of a row of `reviews`."""
    return Review(
        row.claim,
        row.claimant,
        row.claimed_on,
        row.appearances,
        row.rating,
        row.publisher,
        row.published,
        row.url,
        row.title,
    )


def of_says(told: Says) -> Values:
    """A row of `reviewed`, but for its review."""
    return {
        "entry": told.entry,
        "relation": told.relation.value,
        "probability": told.probability,
        "printed": told.printed,
    }


def of_skips(told: Iterable[Skip]) -> Iterator[Values]:
    """Rows of `skips`, but for their article."""
    for position, one in enumerate(told):
        yield {"position": position, "path": one.path, "reason": one.reason}


def skip(row: AnyRow) -> Skip:
    """The skip of a row of `skips`."""
    return Skip(row.path, row.reason)


def of_reasons(told: Iterable[Reason]) -> Iterator[Values]:
    """Rows of `reasons`, but for their link."""
    for position, one in enumerate(told):
        yield {"position": position, "rule": one.rule, "a_spans": one.a, "b_spans": one.b}


def link(row: AnyRow, reasons: Iterable[AnyRow]) -> Link:
    """The link of a row of `links`, with the ids of its entries as `a_id` and `b_id`."""
    because = tuple(Reason(one.rule, one.a_spans, one.b_spans) for one in reasons)
    return Link(row.a_id, row.b_id, Relation(row.relation), row.probability, because)


def _ends(told: Interval | None) -> tuple[date | None, date | None]:
    return (told.earliest, told.latest) if told else (None, None)


def _interval(earliest: date | None, latest: date | None) -> Interval | None:
    # Open at both ends says nothing: it is kept as no interval at all.
    return Interval(earliest, latest) if earliest or latest else None
