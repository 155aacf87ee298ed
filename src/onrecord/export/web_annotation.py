"""Statements and links as a collection of W3C Web Annotations.

https://www.w3.org/TR/annotation-model/: one page with all annotations, each with what it
says of its words (its bodies) and where they stand (its targets).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from onrecord.export.iris import OURS, iri, listed
from onrecord.export.judged import NOTHING, Judged, state_of
from onrecord.export.selectors import targets
from onrecord.record.entry import ArticleRecord, Entry, Speaker, SpeakerType, told_together
from onrecord.record.judgement import State
from onrecord.record.link import Link
from onrecord.record.text import Article
from onrecord.record.wire import Json

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
COLLECTION: Final = f"{OURS}annotations"

# What the context of the model has a class for.
AGENTS: Final = {SpeakerType.PERSON: "Person", SpeakerType.ORGANIZATION: "Organization"}

HEAD: Final = {
    "@context": CONTEXT,
    "id": COLLECTION,
    "type": "AnnotationCollection",
    "label": "Who said what",
}
PAGE: Final = {
    "id": f"{COLLECTION}:1",
    "type": "AnnotationPage",
    "partOf": COLLECTION,
    "startIndex": 0,
}


def written(told: Iterable[ArticleRecord], judged: Judged = NOTHING) -> Iterator[str]:
    """One AnnotationCollection: a line for each statement, and for each link."""
    total = 0
    yield _open(HEAD) + ', "first": ' + _open(PAGE) + ', "items": ['
    for piece in listed(chain.from_iterable(_annotations(one, judged) for one in told)):
        total += 1
        yield piece
    yield f'\n]}}, "total": {total}}}\n'


def _open(told: Json) -> str:
    """A JSON object that is not closed yet."""
    return json.dumps(told).removesuffix("}")


def _annotations(told: ArticleRecord, judged: Judged) -> Iterator[Json]:
    own = {entry.id for entry in told.entries}
    for entry in told_together(told.entries):
        yield statement(entry, told.article)
    for link in told.links:
        if link.a in own:  # its other end tells the same link again
            yield linking(link, state_of(link, judged))


def statement(told: Entry, article: Article) -> Json:
    """A statement: what it says, what was done by it, and who said it."""
    said = told.statement
    value = {"value": told.reading or said.text, "format": "text/plain"}
    language = {"language": article.language} if article.language else {}
    return {
        "id": iri("annotation", told.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": said.model},
        "body": [
            {"type": "TextualBody", "purpose": "describing", **value, **language},
            *(_tag(tag) for tag in _tags(told)),
            *map(_speaker, told.speakers),
        ],
        "target": targets(told, article),
    }


def linking(told: Link, state: State) -> Json:
    """A link: the later statement's annotation is the target, the earlier one's a body."""
    earlier = {"type": "SpecificResource", "source": iri("annotation", told.b)}
    return {
        "id": iri("link", told.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": [{**earlier, "purpose": "linking"}, _tag(told.relation.value), _tag(state.value)],
        "target": iri("annotation", told.a),
    }


def _tags(told: Entry) -> Iterator[str]:
    said = told.statement
    yield from (said.act.value, said.kind.value, said.medium.value)
    flags = {"hedged": said.hedged, "negated": said.negated, "guessed": said.guessed}
    yield from (name for name, holds in flags.items() if holds)


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _speaker(told: Speaker) -> Json:
    """Who it is, where somebody is named; else how the article describes them."""
    if told.who is None or told.type not in AGENTS:
        return {"type": "TextualBody", "purpose": "identifying", "value": told.name}
    agent = {"id": iri("speaker", told.who), "type": AGENTS[told.type], "name": told.name}
    return {"type": "SpecificResource", "purpose": "identifying", "source": agent}
