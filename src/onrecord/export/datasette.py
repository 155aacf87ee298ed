"""What Datasette has to know of a record: names for its tables, and questions to begin with.

https://docs.datasette.io/en/stable/metadata.html. The record itself is what Datasette
opens; this describes it, and leaves out of sight what only onrecord needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from onrecord.record.entry import ArticleRecord
from onrecord.record.wire import Json

SAID: Final = {
    "day": "The last day on which it may have been said, or else the day it was printed.",
    "speaker": "As the article prints it; a row for each of several speakers.",
    "office": "The title that the article gives.",
    "act": "What was done by saying it: assert, deny, pledge, order …",
    "kind": "direct: in quotation marks; indirect: in the reporter's words; mixed: some of both.",
    "text": "The words, on one line.",
    "place": "Where it was said, in the article's words.",
    "country": "Where that is, by two letters.",
    "probability": "How sure the model is of words and source, 0 to 1.",
    "entry_id": "The statement's id: `onrecord show ID`.",
    "article_id": "The article's id.",
}

# Views and tables in the order in which a reader looks for them.
TABLES: Final[dict[str, Json]] = {
    "said": {
        "description": "Who said what, when, and where it was printed.",
        "columns": SAID,
    },
    "pledges": {
        "description": "What somebody promised to do or not to do; copies are left out.",
        "columns": {
            **{name: SAID[name] for name in ("day", "speaker", "office", "text", "entry_id")},
            "reading": "The same, made to stand alone: what is not in the article is in brackets.",
            "negated": "1: it was ruled out.",
            "act_probability": "How sure the model is that it is a pledge.",
        },
    },
    "conflicts": {
        "description": "Statements that contradict or reverse an earlier one.",
        "columns": {
            "relation": "What the later one does to the earlier: contradicts or reverses.",
            "probability": "How sure the model is of that, 0 to 1.",
            "state": "accepted: by a person; candidate: nobody judged it yet.",
            "earlier_speaker": "The first of its speakers.",
            "later_speaker": "The first of its speakers.",
        },
    },
    "entries": {
        "description": "Every statement. Search looks in words, speakers, outlets and titles.",
        "label_column": "text",
        "fts_table": "search",
        "fts_pk": "number",
    },
    "articles": {"description": "What was handed in, with its text.", "label_column": "title"},
    "speakers": {"description": "Who said each statement, in what office."},
    "identities": {"description": "Who is one across the articles.", "label_column": "name"},
    "appearances": {"description": "Each speaker of each article.", "label_column": "name"},
    "links": {"description": "How one statement bears on another: b is the earlier one."},
    "reasons": {"description": "The words that made two statements a pair."},
    "evidence": {"description": "The words behind an office, a day, a place …"},
    "measures": {
        "description": "What is proposed, ordered, promised or ruled out.",
        "label_column": "text",
    },
    "standings": {"description": "What became of a measure, by one article."},
    "people": {"description": "Who is in the registers.", "label_column": "name"},
    "organizations": {"description": "Bodies and parties.", "label_column": "name"},
    "posts": {"description": "Offices, whoever holds them.", "label_column": "label"},
    "memberships": {"description": "Who held which office when, by the registers."},
    "judgements": {"description": "What people decided: who is one, links, statements."},
    "decisions": {"description": "The judgement that stands on a link."},
    "reviews": {
        "description": "What others have checked, and their verdicts.",
        "label_column": "claim",
    },
    "reviewed": {"description": "The statements that say what a check is about, by their ids."},
    "searches": {"description": "Searches that people keep."},
    "sightings": {"description": "Statements that a watchlist asked for."},
    "tombstones": {"description": "What was forgotten on request, when and why."},
    "originals": {
        "description": "The pages that articles were taken from.",
        "label_column": "sha256",
    },
}

# What only onrecord itself needs.
HIDDEN: Final = (
    *(
        "accounts",
        "audit",
        "keys",
        "anchors",
        "bands",
        "candidates",
        "copies",
        "feeds",
        "found",
        "guests",
        "hosts",
        "items",
    ),
    *(
        "meanings",
        "measure_keys",
        "meta",
        "occurrences",
        "origins",
        "outbox",
        "phrases",
        "registers",
    ),
    *("search", "searched", "sketches", "skips", "spoken_of", "targets"),
)

QUERIES: Final[dict[str, Json]] = {
    "speaker": {
        "title": "What somebody said, by day",
        "description": "Under whatever name: try John Kelly.",
        "sql": (
            "SELECT DISTINCT coalesce(entries.said_latest, articles.published) AS day,"
            " speakers.name AS printed, entries.act, entries.text, articles.outlet, articles.url,"
            " entries.id AS entry_id\n"
            "FROM identities\n"
            "JOIN appearances ON appearances.identity = identities.id\n"
            "JOIN articles ON articles.number = appearances.article\n"
            "JOIN entries ON entries.article = articles.number\n"
            "JOIN speakers ON speakers.entry = entries.number"
            " AND speakers.speaker_id = appearances.speaker_id\n"
            "WHERE identities.name = :name\n"
            "ORDER BY day"
        ),
    },
    "heard": {
        "title": "Who is heard most",
        "sql": (
            "SELECT identities.name, identities.type, count(DISTINCT entries.id) AS statements\n"
            "FROM identities\n"
            "JOIN appearances ON appearances.identity = identities.id\n"
            "JOIN entries ON entries.article = appearances.article\n"
            "JOIN speakers ON speakers.entry = entries.number"
            " AND speakers.speaker_id = appearances.speaker_id\n"
            "GROUP BY identities.id\n"
            "ORDER BY statements DESC, identities.name"
        ),
    },
    "words": {
        "title": "Statements with these words",
        "description": 'In what was said, who said it, outlet and title: "military force" kelly.',
        "sql": (
            "SELECT entries.id AS entry_id, snippet(search, 0, '[', ']', '…', 20) AS found,"
            " articles.outlet, articles.published\n"
            "FROM search\n"
            "JOIN entries ON entries.number = search.rowid\n"
            "JOIN articles ON articles.number = entries.article\n"
            "WHERE search MATCH escape_fts(:words)\n"
            "ORDER BY search.rank"
        ),
    },
    "became": {
        "title": "What became of measures",
        "sql": (
            "SELECT measures.text, standings.status,"
            " coalesce(standings.latest, standings.earliest, articles.published) AS day,"
            " measures.actor, articles.outlet\n"
            "FROM measures\n"
            "JOIN standings ON standings.measure = measures.number\n"
            "JOIN articles ON articles.number = measures.article\n"
            "ORDER BY measures.course, day"
        ),
    },
}


def written(told: Iterable[ArticleRecord], database: str = "onrecord") -> Iterator[str]:
    """The metadata of a record, by the name of its file without the ending; no article is read.

    `datasette onrecord.db --metadata FILE` takes it.
    """
    yield json.dumps(metadata(database), indent=2) + "\n"


def metadata(database: str) -> dict[str, Any]:
    """The same as an object."""
    tables = {**TABLES, **{name: {"hidden": True} for name in HIDDEN}}
    return {
        "title": "Who said what",
        "description": "A record of news coverage, with the words that every entry rests on.",
        "databases": {database: {"tables": tables, "queries": QUERIES}},
    }
