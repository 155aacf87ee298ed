"""What the pages of a site call things: tables that a journalist can read and correct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.record.entry import Entry, Interval, Office
from onrecord.record.link import Relation
from onrecord.record.statement import Act, Kind, Medium
from onrecord.record.text import Article

# How a statement is given, as the legend and the tags say it.
KINDS: Final = {
    Kind.DIRECT: "quoted",
    Kind.MIXED: "partly quoted",
    Kind.INDIRECT: "paraphrased",
}

ACTS: Final = {
    Act.ASSERT: "",  # most statements say that something is so: no tag
    Act.DENY: "denial",
    Act.PLEDGE: "pledge",
    Act.ORDER: "order",
    Act.REQUEST: "request",
    Act.ACCUSE: "accusation",
    Act.PRAISE: "praise",
    Act.WARN: "warning",
    Act.QUESTION: "question",
    Act.PROPOSE: "proposal",
    Act.ANNOUNCE: "announcement",
    Act.OTHER: "",
}

MEDIA: Final = {Medium.SPEECH: "", Medium.WRITING: "in writing", Medium.THOUGHT: "a belief"}

# What the later statement does to the earlier one, seen from either.
LATER: Final = {
    Relation.REPEATS: "repeats",
    Relation.AGREES: "agrees with",
    Relation.CONTRADICTS: "contradicts",
    Relation.REVERSES: "reverses",
    Relation.NARROWS: "narrows",
}
EARLIER: Final = {
    Relation.REPEATS: "repeated in",
    Relation.AGREES: "agreed with by",
    Relation.CONTRADICTS: "contradicted by",
    Relation.REVERSES: "reversed by",
    Relation.NARROWS: "narrowed by",
}

# What a reader looks for first, and what stands above it.
ORDER: Final = (
    Relation.REVERSES,
    Relation.CONTRADICTS,
    Relation.NARROWS,
    Relation.AGREES,
    Relation.REPEATS,
)
HEADINGS: Final = {
    Relation.REVERSES: "Reversals",
    Relation.CONTRADICTS: "Contradictions",
    Relation.NARROWS: "Narrowings",
    Relation.AGREES: "Agreements",
    Relation.REPEATS: "Repetitions",
}

# Words of an organization's name that do not tell which one it is.
VAGUE: Final = frozenset(["department", "ministry", "office", "of", "the", "for", "and"])


def days(told: Interval | None) -> str:
    """A stretch of days; empty where none is known."""
    if told is None:
        return ""
    if told.earliest == told.latest:
        return f"{told.earliest}"
    if told.earliest and told.latest:
        return f"{told.earliest} to {told.latest}"
    return f"since {told.earliest}" if told.earliest else f"by {told.latest}"


def post(told: Office) -> str:
    """An office; the organization only where the title does not name it already."""
    title = told.title.casefold().split()
    said = all(word in title for word in told.organization.casefold().split() if word not in VAGUE)
    return told.title if said else f"{told.title}, {told.organization}"


def heading(told: Article) -> str:
    """What an article is called: by its title, or else by its first words, or its file."""
    if told.title.strip():
        return told.title
    first = next((line.strip() for line in told.text.splitlines() if line.strip()), told.path)
    return first if len(first) <= 90 else first[:89].rsplit(" ", 1)[0] + "…"


def tags(told: Entry) -> Iterator[str]:
    """What kind of statement it is, in words."""
    said = told.statement
    yield KINDS[said.kind]
    yield from (word for word in (ACTS[said.act], MEDIA[said.medium]) if word)
    if said.hedged:
        yield "hedged"
    if said.negated:
        yield "negated"
    if said.guessed:
        yield "inferred by the reporter"


def setting(told: Entry) -> Iterator[str]:
    """Where, to whom and on what occasion."""
    if told.place or told.country:
        yield ", ".join(part for part in (told.place, told.country) if part)
    if told.addressee:
        yield f"to {told.addressee}"
    if told.occasion:
        yield told.occasion
