"""What the desk calls things, and texts made fit to stand on a page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from onrecord.record.entry import Entry, Interval, Office
from onrecord.record.judgement import Judgement, State, Verdict
from onrecord.record.link import Relation
from onrecord.record.revision import Deed
from onrecord.record.statement import Spans
from onrecord.record.text import Article

SHORT: Final = 8  # digits of an id that are shown

# Whatever could turn the line round, is not seen, or that UTF-8 has no bytes for.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

LONE: Final = re.compile("[\ud800-\udfff]")

# Words of an organization's name that do not tell which one it is.
VAGUE: Final = frozenset(["department", "ministry", "office", "of", "the", "for", "and"])

# What a link says, never more than that somebody should look.
RELATIONS: Final = {
    Relation.REVERSES: ("reversal", "The later statement may take back the earlier one."),
    Relation.CONTRADICTS: ("contradiction", "The two may not both hold."),
    Relation.NARROWS: ("narrowing", "The later statement may hold for less than the earlier one."),
    Relation.AGREES: ("agreement", "The two may say the same of one matter."),
    Relation.REPEATS: ("repetition", "The two may report the same words."),
}

# The rules of reasons in the words of a reader.
REASONS: Final = {
    "quoted words": "the same words are quoted",
    "polarity": "the same words, on one side turned round",
    "opposites": "words that exclude each other",
    "number": "other numbers of the same thing",
    "same number": "the same number",
    "quantifier": "all on one side, some on the other",
    "modality": "“will” on one side, “may” on the other",
    "condition": "a condition on one side alone",
    "acts": "what one pledges or orders, the other denies",
    "denial": "one denies having said or done it",
    "same words": "words that both share",
    "names": "other places, people or bodies",
    "years": "other years",
    "question": "one of them asks",
    "wish": "one hopes or wants, which holds beside what is",
    "reported": "one tells what others say",
    "words that carried it": "words without which the network would have said otherwise",
}

STATES: Final = {
    State.CANDIDATE: "a candidate: found by the program, not judged by anybody",
    State.ACCEPTED: "accepted: a person judged that the link is right",
    State.REJECTED: "rejected: a person judged that the link is wrong",
}

DONE: Final = {
    Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.UNSURE: "was unsure about",
    Verdict.SAME: "declared one", Verdict.DIFFERENT: "declared two", Verdict.UNDO: "took back",
    Verdict.REVISE: "revised",
}  # fmt: skip

# What was done to statements, as in "Jo Reyes split a statement".
DEEDS: Final = {
    Deed.ADD: "added a statement", Deed.CONFIRM: "confirmed a statement",
    Deed.CHANGE: "changed a statement", Deed.SPLIT: "split a statement",
    Deed.JOIN: "joined statements", Deed.REJECT: "rejected a statement",
    Deed.REDO: "marked statements anew",
}  # fmt: skip


def plain(value: Any) -> Any:
    """A text without what a page should not hold, as long as before; anything else as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def encodable(value: Any) -> Any:
    """JSON as UTF-8 can hold it: what it has no bytes for, in any text, is shown as �."""
    if isinstance(value, str):
        return LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {encodable(key): encodable(one) for key, one in value.items()}
    return [encodable(one) for one in value] if isinstance(value, list) else value


def on(day: date | None) -> str:
    """A day as a reader says it."""
    return f"{day.day} {day:%B} {day.year}" if day else "no day known"


def days(told: Interval | None) -> str:
    """A stretch of days; empty where none is known."""
    if told is None:
        return ""
    if told.earliest == told.latest:
        return on(told.earliest)
    if told.earliest and told.latest:
        return f"{on(told.earliest)} to {on(told.latest)}"
    return f"since {on(told.earliest)}" if told.earliest else f"until {on(told.latest)}"


def day(entry: Entry, article: Article) -> date | None:
    """The day it was said, or else the day it was printed."""
    return entry.said_on.last if entry.said_on else article.published


def when(entry: Entry, article: Article) -> str:
    """When it was said, or else when it was printed."""
    if entry.said_on:
        return days(entry.said_on)
    return f"printed {on(article.published)}" if article.published else "no day known"


def post(told: Office) -> str:
    """An office in words; the organization only where the title does not name it already."""
    title = told.title.casefold().split()
    said = all(word in title for word in told.organization.casefold().split() if word not in VAGUE)
    return told.title if said else f"{told.title}, {told.organization}"


def percent(chance: float | None) -> str:
    """A chance in full per cent; never all or nothing, which no program can know."""
    if chance is None:
        return ""
    return f"{min(99, max(1, round(chance * 100)))}%"


def score(told: float | None) -> str:
    """A coefficient to two figures; a dash where there is none."""
    return "–" if told is None else f"{told:.2f}".replace("-", "−")


def counted(number: int, thing: str) -> str:
    """`1 article`, `2 articles`, `2 entries`."""
    if number == 1:
        return f"1 {thing}"
    return f"{number:,} {thing[:-1]}ies" if thing.endswith("ry") else f"{number:,} {thing}s"


def where(article: Article) -> str:
    """By what a reader knows an article."""
    return article.outlet or article.title or article.path or article.id[:SHORT]


def title(article: Article) -> str:
    """An article's headline, or what else it is known by."""
    return article.title or article.path or article.id[:SHORT]


def quoted(spans: Spans, article: Article) -> str:
    """The words that spans cut out of an article, on one line."""
    return " … ".join(" ".join(article.text[s.start : s.end].split()) for s in spans)


def address(url: str) -> str:
    """An address that can be followed; empty for one of another scheme."""
    return url if url.casefold().startswith(("https://", "http://")) else ""


def did(one: Judgement) -> str:
    """What was done by a judgement, in a few words."""
    if one.revision:
        return DEEDS[one.revision.deed]
    return f"{DONE[one.verdict]} {judged(one)}"


def judged(one: Judgement) -> str:
    """What a judgement is about, in a few words."""
    if one.pair:
        return f"a {RELATIONS[one.pair.relation][0]}"
    if one.revision:
        return "statements of an article"
    if one.undoes:
        return f"judgement {one.undoes[:SHORT]}"
    return " and ".join(side.name for side in one.sides)
