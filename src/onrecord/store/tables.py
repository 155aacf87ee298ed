"""The tables of a record, as the newest migration leaves them.

`number` is a row's own key and says in which order things came in; `id` is the
hash that the rest of onrecord and the wire format know a thing by. Every other
table points at numbers. What each column means is told, for someone who opens
the file with another program, in docs/reference/record.md.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    column,
    false,
    table,
)

from onrecord.store.columns import Instant, NameList, Partial, SpanList, Whence, Words

# "onrc" in ASCII, at byte 68 of the file: what `file` and doctor know a record by.
APPLICATION_ID: Final = 0x6F6E7263

METADATA: Final = MetaData()


def _key() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _of(name: str, target: str, *, primary_key: bool = False) -> Column[int]:
    """A pointer at another row, gone when that row goes."""
    points = ForeignKey(target, ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, points, nullable=False, primary_key=primary_key)


def _known(name: str, target: str, *, nullable: bool = True) -> Column[str]:
    """A pointer at another row by its id, which is known before that row has a number."""
    points = ForeignKey(target, ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    return Column(name, Text, points, nullable=nullable)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _words(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Words, nullable=nullable)


META: Final = Table(
    "meta",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

ARTICLES: Final = Table(
    "articles",
    METADATA,
    _key(),
    _id(),
    _words("path"),
    _words("title"),
    _words("outlet"),
    _words("byline"),
    Column("published", Date),
    _words("url"),
    _words("language"),
    Column("text_sha256", Text, nullable=False),
    _words("text"),
    Column("partial", Boolean, nullable=False, server_default=false()),
    Column("origin", Whence),
    Index("articles_by_day", "published"),
)

ORIGINALS: Final = Table(
    "originals",
    METADATA,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("media_type", Text, nullable=False),
    Column("packed", LargeBinary),
)

ORIGINS: Final = Table(
    "origins",
    METADATA,
    _of("article", "articles.number", primary_key=True),
    _of("original", "originals.number"),
    Column("unanchored", SpanList, nullable=False),
    Index("origins_in", "original"),
)

ENTRIES: Final = Table(
    "entries",
    METADATA,
    _key(),
    _id(),
    _of("article", "articles.number"),
    Column("position", Integer, nullable=False),
    Column(
        "nested_in",
        Text,
        ForeignKey("entries.id", deferrable=True, initially="DEFERRED"),
    ),
    Column("kind", Text, nullable=False),
    Column("medium", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("said_earliest", Date),
    Column("said_latest", Date),
    _words("place", nullable=True),
    _words("occasion", nullable=True),
    _words("addressee", nullable=True),
    _words("text"),
    _words("reading"),
    _words("quoted"),
    Column("source", SpanList, nullable=False),
    Column("cue", SpanList, nullable=False),
    Column("content", SpanList, nullable=False),
    Column("probability", Float, nullable=False),
    _words("model"),
    Column("source_probability", Float),
    Column("kind_probability", Float),
    Column("after", NameList, nullable=False, server_default="[]"),
    _words("country", nullable=True),
    Column("guessed", Boolean),
    Column("act_probability", Float),
    Column("day", Date),
    Index("entries_of_article", "article", "position"),
    Index("entries_nested", "nested_in"),
    Index("entries_by_act", "act", "day"),
    Index("entries_by_day", "day"),
)

SPEAKERS: Final = Table(
    "speakers",
    METADATA,
    _of("entry", "entries.number", primary_key=True),
    _position(),
    _words("name"),
    _words("folded"),
    Column("type", Text, nullable=False),
    _words("speaker_id", nullable=True),
    _words("office_title", nullable=True),
    _words("office_organization", nullable=True),
    Column("probability", Float, nullable=False),
    Index("speakers_by_name", "folded"),
    Index("speakers_by_id", "speaker_id", "entry"),
)

EVIDENCE: Final = Table(
    "evidence",
    METADATA,
    _of("entry", "entries.number", primary_key=True),
    Column("field", Words, primary_key=True, nullable=False),
    Column("spans", SpanList, nullable=False),
)

TARGETS: Final = Table(
    "targets",
    METADATA,
    _of("entry", "entries.number", primary_key=True),
    _position(),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    _words("exact"),
    _words("prefix"),
    _words("suffix"),
    Column("first_byte", Integer),
    Column("end_byte", Integer),
)

PHRASES: Final = Table(
    "phrases",
    METADATA,
    Column("phrase", Words, primary_key=True, nullable=False),
    _of("entry", "entries.number", primary_key=True),
    Index("phrases_of_entry", "entry"),
)

MEANINGS: Final = Table(
    "meanings",
    METADATA,
    Column("region", Integer, primary_key=True, nullable=False, autoincrement=False),
    _of("entry", "entries.number", primary_key=True),
    Column("regions", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("meanings_of", "entry", unique=True),
    sqlite_with_rowid=False,  # in the order of its key: those of a region lie together
)

MEASURES: Final = Table(
    "measures",
    METADATA,
    _key(),
    _id(),
    _of("article", "articles.number"),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    _words("text"),
    _words("actor", nullable=True),
    _words("quantity", nullable=True),
    Column("quantity_number", Float),
    _words("quantity_unit", nullable=True),
    Column("quantity_approximate", Boolean),
    Column("spans", SpanList, nullable=False),
    Column("mentions", SpanList, nullable=False),
    Column("course", Text),
    Index("measures_of_article", "article", "position", unique=True),
    Index("measures_of_course", "course"),
)

STANDINGS: Final = Table(
    "standings",
    METADATA,
    _of("measure", "measures.number", primary_key=True),
    _position(),
    Column("status", Text, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("spans", SpanList, nullable=False),
)

SPOKEN_OF: Final = Table(
    "spoken_of",
    METADATA,
    _of("measure", "measures.number", primary_key=True),
    _position(),
    _known("entry", "entries.id", nullable=False),
    Index("spoken_of_in", "entry"),
)

MEASURE_KEYS: Final = Table(
    "measure_keys",
    METADATA,
    Column("key", Words, primary_key=True, nullable=False),
    _of("measure", "measures.number", primary_key=True),
    Index("measure_keys_of", "measure"),
)

SKIPS: Final = Table(
    "skips",
    METADATA,
    _of("article", "articles.number", primary_key=True),
    _position(),
    _words("path"),
    _words("reason"),
)

LINKS: Final = Table(
    "links",
    METADATA,
    _key(),
    _of("a", "entries.number"),
    _of("b", "entries.number"),
    Column("relation", Text, nullable=False),
    Column("probability", Float, nullable=False),
    Index("links_from", "a", "b", "relation", unique=True),
    Index("links_to", "b"),
    Index("links_by_relation", "relation", "probability"),
)

REASONS: Final = Table(
    "reasons",
    METADATA,
    _of("link", "links.number", primary_key=True),
    _position(),
    _words("rule"),
    Column("a_spans", SpanList, nullable=False),
    Column("b_spans", SpanList, nullable=False),
)

SKETCHES: Final = Table(
    "sketches",
    METADATA,
    _of("article", "articles.number", primary_key=True),
    _words("address"),
    Column("signature", LargeBinary, nullable=False),
    Index("sketches_at", "address"),
)

BANDS: Final = Table(
    "bands",
    METADATA,
    # 64 bits: SQLite has one kind of whole number only.
    Column("band", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
    _of("article", "articles.number", primary_key=True),
    Index("bands_of", "article"),
)

COPIES: Final = Table(
    "copies",
    METADATA,
    _of("a", "articles.number", primary_key=True),
    _of("b", "articles.number", primary_key=True),
    Index("copies_of", "b"),
)

OCCURRENCES: Final = Table(
    "occurrences",
    METADATA,
    _of("entry", "entries.number", primary_key=True),
    _of("first", "entries.number"),
    Index("occurrences_of", "first"),
)

REGISTERS: Final = Table(
    "registers",
    METADATA,
    _key(),
    Column("name", Words, nullable=False, unique=True),
    Column("format", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("as_of", Date),
)

PEOPLE: Final = Table(
    "people",
    METADATA,
    _key(),
    _id(),
    _of("register", "registers.number"),
    _words("key"),
    _words("name"),
    Column("other_names", NameList, nullable=False),
    _words("folded"),
    _words("gender"),
    Column("birth", Partial),
    Column("death", Partial),
    Index("people_of_register", "register"),
)

ORGANIZATIONS: Final = Table(
    "organizations",
    METADATA,
    _key(),
    _id(),
    _of("register", "registers.number"),
    _words("key"),
    _words("name"),
    Column("other_names", NameList, nullable=False),
    _words("classification"),
    _words("area"),
    Index("organizations_of_register", "register"),
)

POSTS: Final = Table(
    "posts",
    METADATA,
    _key(),
    _id(),
    _of("register", "registers.number"),
    _words("key"),
    _words("label"),
    _known("organization", "organizations.id"),
    _words("area"),
    Index("posts_of_register", "register"),
    Index("posts_in", "organization"),
)

MEMBERSHIPS: Final = Table(
    "memberships",
    METADATA,
    _key(),
    _id(),
    _of("register", "registers.number"),
    _known("person", "people.id", nullable=False),
    _known("organization", "organizations.id"),
    _known("post", "posts.id"),
    _words("role"),
    Column("since", Partial),
    Column("until", Partial),
    Column("as_of", Date),
    _known("party", "organizations.id"),
    _words("area"),
    Index("memberships_of_register", "register"),
    Index("memberships_of", "person"),
    Index("memberships_in", "organization"),
    Index("memberships_at", "post"),
    Index("memberships_for", "party"),
)

APPEARANCES: Final = Table(
    "appearances",
    METADATA,
    _key(),
    _id(),
    _of("article", "articles.number"),
    Column("article_id", Text, nullable=False),
    Column("published", Date),
    _words("outlet"),
    _words("speaker_id"),
    _words("name"),
    _words("folded"),
    Column("type", Text, nullable=False),
    Column("offices", Text, nullable=False),
    Column("beside", Text, nullable=False),
    _words("block", nullable=True),
    Column("identity", Text),
    Index("appearances_of_article", "article", "speaker_id", unique=True),
    Index("appearances_by_speaker", "speaker_id"),
    Index("appearances_by_name", "folded"),
    Index("appearances_in_block", "block"),
    Index("appearances_of_identity", "identity"),
)

GUESTS: Final = Table(
    "guests",
    METADATA,
    Column("block", Words, primary_key=True, nullable=False),
    _of("appearance", "appearances.number", primary_key=True),
    Index("guests_of_appearance", "appearance"),
)

IDENTITIES: Final = Table(
    "identities",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    _words("name"),
    _words("folded"),
    Column("type", Text, nullable=False),
)

CANDIDATES: Final = Table(
    "candidates",
    METADATA,
    _key(),
    _words("block"),
    _of("a", "appearances.number"),
    _of("b", "appearances.number"),
    Column("probability", Float, nullable=False),
    Column("because", Text, nullable=False),
    Index("candidates_of_block", "block"),
    Index("candidates_from", "a"),
    Index("candidates_to", "b"),
)

JUDGEMENTS: Final = Table(
    "judgements",
    METADATA,
    _key(),
    _id(),
    Column("verdict", Text, nullable=False),
    _words("who"),
    Column("at", Text, nullable=False),
    _words("a_name", nullable=True),
    _words("b_name", nullable=True),
    Column("undoes", Text),
    Column("a_entry", Text),
    Column("b_entry", Text),
    Column("relation", Text),
    Column("note", Words, nullable=False, server_default=""),
    Column("article", Text),
    Column("revision", Text),
    Index("judgements_on", "a_entry", "b_entry"),
    Index("judgements_of_article", "article"),
    Index("judgements_undoing", "undoes"),
)

# What the program found in an article that people revised.
FOUND: Final = Table(
    "found",
    METADATA,
    _of("article", "articles.number", primary_key=True),
    Column("told", LargeBinary, nullable=False),
)

DECISIONS: Final = Table(
    "decisions",
    METADATA,
    Column("first", Text, primary_key=True, nullable=False),
    Column("last", Text, primary_key=True, nullable=False),
    Column("relation", Text, primary_key=True, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("judgement", Text, nullable=False),
    Index("decisions_by", "judgement"),
)

ANCHORS: Final = Table(
    "anchors",
    METADATA,
    _of("judgement", "judgements.number", primary_key=True),
    Column("side", Integer, primary_key=True, nullable=False),
    Column("appearance", Text, primary_key=True, nullable=False),
    Column("article", Text, nullable=False),
    _words("speaker_id"),
    Index("anchors_of_appearance", "appearance"),
)

REVIEWS: Final = Table(
    "reviews",
    METADATA,
    _key(),
    _id(),
    _words("claim"),
    _words("claimant"),
    Column("claimed_on", Date),
    Column("appearances", NameList, nullable=False),
    _words("rating"),
    _words("publisher"),
    Column("published", Date),
    _words("url"),
    _words("title"),
)

# By the entry's id, which waits where its article is read anew and says this no longer.
REVIEWED: Final = Table(
    "reviewed",
    METADATA,
    _of("review", "reviews.number", primary_key=True),
    Column("entry", Text, primary_key=True, nullable=False),
    Column("relation", Text, nullable=False),
    Column("probability", Float, nullable=False),
    Column("printed", Boolean, nullable=False),
    Index("reviewed_in", "entry"),
)

FEEDS: Final = Table(
    "feeds",
    METADATA,
    Column("url", Words, primary_key=True, nullable=False),
    _words("etag"),
    _words("modified"),
    Column("polled_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
)

HOSTS: Final = Table(
    "hosts",
    METADATA,
    Column("site", Text, primary_key=True, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("not_before", Instant, nullable=False),
    _words("robots", nullable=True),
    Column("robots_at", Instant),
)

ITEMS: Final = Table(
    "items",
    METADATA,
    _key(),
    _words("feed"),
    _words("key"),
    _words("link"),
    Column("due_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("told", Text),
    _words("body_url", nullable=True),
    Column("body_format", Text),
    Column("body", LargeBinary),
    Column("done_at", Instant),
    Column("article", Text),
    _words("reason"),
    Index("items_of_feed", "feed", "key", unique=True),
    Index("items_by_link", "link"),
    Index("items_waiting", "done_at", "due_at"),
)

SIGHTINGS: Final = Table(
    "sightings",
    METADATA,
    _key(),
    _id(),
    Column("seen_at", Instant, nullable=False),
    Column("watches", NameList, nullable=False),
    Column("told", Text, nullable=False),
    Column("printed", Boolean, nullable=False),
    Index("sightings_unprinted", "printed"),
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    _of("sighting", "sightings.number", primary_key=True),
    Column("webhook", Words, primary_key=True, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("done_at", Instant),
    _words("reason"),
    Index("outbox_waiting", "webhook", "done_at"),
)

ACCOUNTS: Final = Table(
    "accounts",
    METADATA,
    Column("name", Words, primary_key=True, nullable=False),
    Column("role", Text, nullable=False),
    Column("hashed", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)

# Digests of what a browser or a program shows: who reads the record cannot come in with them.
KEYS: Final = Table(
    "keys",
    METADATA,
    Column("digest", Text, primary_key=True, nullable=False),
    Column(
        "account",
        Words,
        ForeignKey("accounts.name", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("scope", Text),
    Column("made_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Index("keys_of", "account"),
)

SEARCHES: Final = Table(
    "searches",
    METADATA,
    _key(),
    _id(),
    _words("name"),
    _words("query"),
    Column("exact", Boolean, nullable=False),
    _words("who"),
    Column("made_at", Instant, nullable=False),
)

AUDIT: Final = Table(
    "audit",
    METADATA,
    _key(),
    Column("at", Instant, nullable=False),
    _words("who"),
    _words("what"),
    _words("about"),
)

# Ids of what is gone, and so no pointers.
TOMBSTONES: Final = Table(
    "tombstones",
    METADATA,
    Column("id", Text, primary_key=True, nullable=False),
    Column("what", Text, nullable=False),
    Column("day", Date, nullable=False),
    _words("reason"),
    Column("person", Text),
    Column("text_sha256", Text),
    Index("tombstones_of_text", "text_sha256"),
)

# The full-text index. Not in METADATA: only SQLite has it, in FTS5's own words.
SEARCH: Final = table("search", column("rowid", Integer))
SEARCHED: Final = ("text", "reading", "speakers", "outlet", "title")
