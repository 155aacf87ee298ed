"""The record as linked data: schema.org's words, the targets of Web Annotations, and our own.

The context stands in the document: nothing has to be fetched to understand it. What of
it is our own vocabulary is told in docs/reference/exports.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from onrecord.export.iris import VOCABULARY, address, iri, listed, text_iri
from onrecord.export.json_ld_nodes import claim_review, known, measure, places, stretch
from onrecord.export.judged import NOTHING, Judged, state_of
from onrecord.export.selectors import targets
from onrecord.record.entry import (
    ArticleRecord,
    Entry,
    Speaker,
    SpeakerType,
    told_together,
)
from onrecord.record.identity import Identity
from onrecord.record.judgement import State
from onrecord.record.link import Link, Reason
from onrecord.record.review import Checked
from onrecord.record.statement import Act, Kind
from onrecord.record.text import Article
from onrecord.record.wire import Json, rounded

# Acts by which somebody says that something is so: what schema.org calls a claim.
CLAIMS: Final = frozenset({Act.ASSERT, Act.DENY, Act.ACCUSE, Act.WARN, Act.ANNOUNCE})
QUOTED: Final = frozenset({Kind.DIRECT, Kind.MIXED})

TYPES: Final = {
    SpeakerType.PERSON: "Person",
    SpeakerType.ORGANIZATION: "Organization",
    SpeakerType.DOCUMENT: "CreativeWork",
    SpeakerType.GROUP: "Thing",
    SpeakerType.UNNAMED: "Thing",
}

# Our own words, and whether their values are names of things.
OWN: Final = {
    "act": True, "kind": True, "medium": True, "nestedIn": True, "saidAfter": True,
    "copyOf": True, "relation": True, "standing": True, "later": True, "earlier": True,
    "reading": False, "hedged": False, "negated": False, "guessed": False, "model": False,
    "probability": False, "sourceProbability": False, "kindProbability": False,
    "actProbability": False, "inOrganization": False, "because": False, "rule": False,
    "laterWords": False, "earlierWords": False, "textDigest": True, "words": False,
    "mentionedBy": False, "actor": False, "quantity": False, "approximate": False,
    "became": False, "status": True, "spokenOfIn": True, "reviewOf": True,
}  # fmt: skip

# Of the Web Annotation vocabulary; its own context would have to be fetched.
TARGETS: Final = {
    "target": "hasTarget", "source": "hasSource", "selector": "hasSelector",
    "state": "hasState", "cached": "cachedSource", "exact": "exact", "prefix": "prefix",
    "suffix": "suffix", "start": "start", "end": "end",
    "SpecificResource": "SpecificResource", "TextQuoteSelector": "TextQuoteSelector",
    "TextPositionSelector": "TextPositionSelector",
    "DataPositionSelector": "DataPositionSelector", "TimeState": "TimeState",
}  # fmt: skip
NAMES: Final = frozenset({"source", "cached"})

CONTEXT: Final[Json] = {
    "@vocab": "http://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "or": VOCABULARY,
    "id": "@id",
    "type": "@type",
    "dateCreated": {"@type": "http://schema.org/Date"},
    "datePublished": {"@type": "http://schema.org/Date"},
    "isPartOf": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    **{
        term: {"@id": f"oa:{name}", "@type": "@id"} if term in NAMES else f"oa:{name}"
        for term, name in TARGETS.items()
    },
    **{
        term: {"@id": f"or:{term}", "@type": "@id"} if names else f"or:{term}"
        for term, names in OWN.items()
    },
}


def written(
    told: Iterable[ArticleRecord],
    identities: Iterable[Identity] = (),
    judged: Judged = NOTHING,
    reviews: Iterable[Checked] = (),
) -> Iterator[str]:
    """One document: a line for each speaker, article, statement, measure, link and check."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['
    nodes = _nodes(told, tuple(identities), judged)
    yield from listed(chain(nodes, map(claim_review, reviews)))
    yield "\n]}\n"


def _nodes(
    told: Iterable[ArticleRecord], identities: tuple[Identity, ...], judged: Judged
) -> Iterator[Json]:
    names = {one.id: one.name for one in identities}
    for identity in identities:
        yield agent(identity)
    for one in told:
        yield article(one.article)
        own = {entry.id for entry in one.entries}
        for entry in told_together(one.entries):
            yield statement(entry, one.article, names, one.copied.first.get(entry.id))
        yield from map(measure, one.measures)
        for each in one.links:
            if each.a in own:  # its other end tells the same link again
                yield link(each, state_of(each, judged))


def agent(told: Identity) -> Json:
    """A person or an organization, with every name that articles print."""
    others = [name for name in told.names if name != told.name]
    return {
        "id": iri("speaker", told.id),
        "type": TYPES[told.type],
        "name": told.name,
        **known(alternateName=others),
    }


def article(told: Article) -> Json:
    """An article, without its text."""
    return {
        "id": iri("article", told.id),
        "type": "NewsArticle",
        "textDigest": text_iri(told),
        **known(
            headline=told.title,
            url=address(told.url),
            datePublished=told.published and told.published.isoformat(),
            publisher=told.outlet and {"type": "Organization", "name": told.outlet},
            author=told.byline and {"type": "Person", "name": told.byline},
            inLanguage=told.language,
        ),
    }


def statement(
    told: Entry, home: Article, names: Mapping[str, str], first: str | None = None
) -> Json:
    """A statement; `names` are those of speakers by their ids.

    `first` is the id of the statement that has the same words where they stood first.
    """
    said = told.statement
    printed_in = iri("article", home.id)
    claim = said.act in CLAIMS
    types = ["or:Statement"]
    types += ["Quotation"] if said.kind in QUOTED else []
    types += ["Claim"] if claim else []
    return {
        "id": iri("statement", told.id),
        "type": types,
        "isPartOf": printed_in,
        **({"appearance": printed_in} if claim else {}),
        "text": said.text,
        "reading": told.reading or said.text,
        "act": f"or:{said.act}",
        "kind": f"or:{said.kind}",
        "medium": f"or:{said.medium}",
        "hedged": said.hedged,
        "negated": said.negated,
        "guessed": said.guessed,
        "model": said.model,
        "probability": rounded(said.probability),
        "target": targets(told, home),
        **known(
            inLanguage=home.language,
            creator=[_role(one, names) for one in told.speakers],
            **stretch(told.said_on),
            locationCreated=_place(told),
            recordedAt=told.occasion and {"type": "Event", "name": told.occasion},
            audience=told.addressee and {"type": "Audience", "name": told.addressee},
            copyOf=first and iri("statement", first),
            nestedIn=said.nested_in and iri("statement", said.nested_in),
            saidAfter=[iri("statement", one) for one in told.after],
            sourceProbability=rounded(said.source_probability),
            kindProbability=rounded(said.kind_probability),
            actProbability=rounded(said.act_probability),
        ),
    }


def link(told: Link, state: State) -> Json:
    """A link, with the words on either side by their places in the two texts."""
    return {
        "id": iri("link", told.id),
        "type": "or:Link",
        "relation": f"or:{told.relation}",
        "standing": f"or:{state}",
        "later": iri("statement", told.a),
        "earlier": iri("statement", told.b),
        "probability": rounded(told.probability),
        **known(because=[_reason(one) for one in told.because]),
    }


def _role(told: Speaker, names: Mapping[str, str]) -> Json:
    """Who said it, in which office: a schema.org Role stands between the two."""
    name = names.get(told.who or "", told.name)
    who: Json = {"type": TYPES[told.type], "name": name}
    if told.who:
        who = {"id": iri("speaker", told.who), **who}
    office = told.office
    return {
        "type": "Role",
        "name": told.name,
        "probability": rounded(told.probability),
        "creator": who,
        **known(roleName=office and office.title, inOrganization=office and office.organization),
    }


def _place(told: Entry) -> Json | None:
    if not (told.place or told.country):
        return None
    address = {"type": "PostalAddress", "addressCountry": told.country}
    return {"type": "Place", **known(name=told.place, address=told.country and address)}


def _reason(told: Reason) -> Json:
    return {"type": "or:Reason", "rule": told.rule} | known(
        laterWords=places(told.a), earlierWords=places(told.b)
    )
