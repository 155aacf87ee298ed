"""Measures, and checks by others, as linked data; and what all nodes are made of."""

from __future__ import annotations

from typing import Any

from onrecord.export.iris import address, iri
from onrecord.export.selectors import position
from onrecord.record.entry import Interval, Measure, Quantity, Standing
from onrecord.record.review import Checked
from onrecord.record.statement import Spans
from onrecord.record.wire import Json


def measure(told: Measure) -> Json:
    """What an article speaks of as proposed, ordered or promised, and what became of it."""
    return {
        "id": iri("measure", told.id),
        "type": "or:Measure",
        "isPartOf": iri("article", told.article),
        "name": told.text,
        "category": told.kind,
        "words": places(told.evidence),
        **known(
            actor=told.actor,
            quantity=told.quantity and _quantity(told.quantity),
            mentionedBy=places(told.mentions),
            became=[_standing(one) for one in told.standings],
            spokenOfIn=[iri("statement", one) for one in told.statements],
        ),
    }


def _quantity(told: Quantity) -> Json:
    """schema.org's, with the article's own words as its name."""
    more = known(value=told.number, unitText=told.unit)
    return {
        "type": "QuantitativeValue", "name": told.text, "approximate": told.approximate, **more,
    }  # fmt: skip


def _standing(told: Standing) -> Json:
    what = {"type": "or:Standing", "status": f"or:{told.status}"}
    return {**what, "words": places(told.evidence), **stretch(told.date)}


def claim_review(told: Checked) -> Json:
    """A fact-check by others, in the words that its own page has for machines.

    Its type goes by no name of ours: whoever looks for fact-checks finds it.
    """
    one = told.review
    claim = known(
        author=one.claimant and {"@type": "Person", "name": one.claimant},
        datePublished=one.claimed_on and one.claimed_on.isoformat(),
        appearance=[url for each in one.appearances if (url := address(each))],
    )
    return {
        "id": iri("review", one.id),
        "@type": "ClaimReview",
        "claimReviewed": one.claim,
        "itemReviewed": {"@type": "Claim", **claim},
        **known(
            reviewRating=one.rating and {"@type": "Rating", "alternateName": one.rating},
            author=one.publisher and {"@type": "Organization", "name": one.publisher},
            datePublished=one.published and one.published.isoformat(),
            url=address(one.url),
            headline=one.title,
            reviewOf=[iri("statement", each.entry) for each in told.says],
        ),
    }


def stretch(told: Interval | None) -> Json:
    """A day, or what ISO 8601 writes for a stretch of days with or without ends."""
    if told is None:
        return {}
    if told.earliest == told.latest:
        return {"dateCreated": str(told.earliest)}
    ends = (str(day) if day else ".." for day in (told.earliest, told.latest))
    return {"temporalCoverage": "/".join(ends)}


def places(told: Spans) -> list[Json]:
    """Spans, each by its place in the text of its article."""
    return [position(one) for one in told]


def known(**told: Any) -> Json:
    """What is known; a chance of nothing at all is known, too."""
    return {key: value for key, value in told.items() if value or value == 0}
