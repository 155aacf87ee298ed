"""Actors: whose measure it is, where the article says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.record.entry import Status
from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Cast, Naming, Person
from onrecord.resolve.measures.mentions import Mention
from onrecord.resolve.measures.statuses import Found
from onrecord.resolve.mentions import Kind

# Whoever does this to a measure makes it; who blocks or lifts one need not.
MAKING: Final = frozenset(
    (Status.PROPOSED, Status.DRAFT, Status.ANNOUNCED, Status.OFFICIAL, Status.ORDERED,
     Status.PLEDGED, Status.PLEDGED_NOT)
)  # fmt: skip
_NEAR: Final = 70
_IN: Final = re.compile(r"\b(?:of|in|on|from|near|at|to|off)(?: the)? $", re.IGNORECASE)
_BY: Final = re.compile(
    r"(?: (?:on )?\w+day| yesterday| today| in \w+(?: \d{4})?| last \w+)? by (?:the |then-)?", re.I
)
_OTHER_VERB: Final = re.compile(
    r"\b(?:said|says|that|who|which|where|told|was|were|is|are)\b|[;“”\"]"
)


def actor(
    text: str, one: Mention, found: Iterable[Found], cast: Cast, sentence: Span
) -> str | None:
    """Who proposes, orders or promises it, by the words around one mention; None where nobody."""
    if one.owner is not None:
        return owner(text, one.owner, cast)
    for each in found:
        if each.status not in MAKING:
            continue
        if each.active and (name := subject(text, each.words.start, cast, sentence)):
            return name
        if not each.active and (by := _BY.match(text, each.words.end, sentence.end)):
            for naming in cast.within(by.end(), by.end() + 40):
                if naming.start - by.end() < 30 and (name := named(naming)):
                    return name
    return None


def owner(text: str, span: Span, cast: Cast) -> str | None:
    """The somebody in "the Department of Homeland Security’s"."""
    for naming in reversed(cast.within(span.start, span.end)):
        if name := named(naming):
            return name
    return None


def subject(text: str, verb: int, cast: Cast, sentence: Span) -> str | None:
    """Whoever stands before a verb with nothing but adverbs, days and asides between."""
    low = max(sentence.start, verb - _NEAR)
    places: list[str] = []
    for naming in reversed(cast.within(low, verb)):
        between = text[naming.end : verb]
        if _OTHER_VERB.search(between) and not between.startswith(","):
            break
        if (name := named(naming)) is None:
            continue
        if naming.mention.kind is not Kind.PLACE:
            return name
        if not between.strip(" ,") and not _IN.search(text, low, naming.start):
            places.append(name)
    return places[0] if places else None


def named(naming: Naming) -> str | None:
    """The full name of somebody of the cast, or of a place that acts."""
    if isinstance(naming.who, Person):
        return str(naming.who.name)
    if isinstance(naming.who, Body):
        return naming.who.name
    if naming.mention.kind in (Kind.ORGANIZATION, Kind.PLACE):
        return naming.mention.name
    return None
