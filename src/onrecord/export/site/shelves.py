"""What stands on the pages of days, speakers and pairs, gathered while articles pass.

Of an article its statements are kept, not its text; of a statement what a list shows; of
a link both ends until both were there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from onrecord.export.iris import address
from onrecord.export.judged import NOTHING, Judged, state_of
from onrecord.export.site.marks import Mark, Segment, around, cut
from onrecord.export.site.wording import (
    EARLIER,
    LATER,
    days,
    heading,
    post,
    setting,
    tags,
)
from onrecord.record.entry import ArticleRecord, Entry, Speaker
from onrecord.record.identity import Identity
from onrecord.record.judgement import State
from onrecord.record.link import Link
from onrecord.record.text import Article

REACH: Final = 240  # characters around a statement that a pair shows


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a list shows one: `page` is the id of a page, where there is one."""

    name: str
    office: str
    page: str


@dataclass(frozen=True, slots=True)
class Bond:
    """What a statement does to others, or they to it: in words, and the ids of the pairs."""

    words: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What of an article stands above its statements."""

    id: str
    title: str
    outlet: str
    byline: str
    published: date | None
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as lists show it.

    `day` is the last day on which it can have been said, or else the day it was printed;
    `when` says which of these in words.
    """

    id: str
    number: int
    head: Head
    day: date | None
    when: str
    voices: tuple[Voice, ...]
    text: str
    reading: str
    kind: str
    tags: tuple[str, ...]
    setting: tuple[str, ...]
    probability: float
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link: the statement among the words around it.

    `begun` and `broken` say that its paragraph has more before and behind them.
    """

    line: Line
    segments: tuple[Segment, ...]
    begun: bool
    broken: bool


@dataclass(slots=True)
class Pair:
    """A link, what people made of it, and those of its ends that were there."""

    link: Link
    state: State
    later: End | None = None
    earlier: End | None = None


@dataclass(frozen=True, slots=True)
class Couple:
    """A pair as the list of pairs shows it."""

    link: Link
    state: State
    later: Line | None
    earlier: Line | None


@dataclass(slots=True)
class Held:
    """An office as an article first spells it, and the days on which it was printed."""

    name: str
    days: list[date] = field(default_factory=list)


@dataclass(slots=True)
class Person:
    """Somebody who is heard: names and offices as articles print them, and what they said."""

    id: str
    name: str
    type: str
    names: Counter[str] = field(default_factory=Counter)
    offices: dict[str, Held] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


class Shelves:
    """What was gathered so far. `identities` say by which name each speaker goes."""

    def __init__(self, identities: Iterable[Identity] = (), judged: Judged = NOTHING) -> None:
        self._judged = judged
        self._known = {one.id: one.name for one in identities}
        self.people: dict[str, Person] = {}
        self.days: dict[date | None, list[Line]] = {}
        self.printed: dict[date | None, list[Head]] = {}
        self.pairs: list[Couple] = []
        self._open: dict[str, Pair] = {}
        self._done: list[Pair] = []
        self.statements = self.articles = 0

    def take(self, told: ArticleRecord) -> list[Line]:
        """Gather an article; returns its statements, in reading order."""
        head = headed(told.article)
        self.articles += 1
        self.printed.setdefault(head.published, []).append(head)
        lines = []
        for number, entry in enumerate(told.entries, start=1):
            again = entry.id in told.copied.first
            line = _line(entry, number, head, told.links, again=again)
            lines.append(line)
            for one in entry.speakers:
                self._speak(one, None if again else line, head.published)
            if not again:  # it was said once, where it stood first
                self.statements += 1
                self.days.setdefault(line.day, []).append(line)
        self._join(told, {line.id: line for line in lines})
        return lines

    def _speak(self, told: Speaker, line: Line | None, printed: date | None) -> None:
        if told.who is None:
            return
        name = self._known.get(told.who, told.name)
        person = self.people.setdefault(told.who, Person(told.who, name, told.type.value))
        person.names[told.name] += 1
        if line and line not in person.lines[-1:]:
            person.lines.append(line)
        if told.office:
            held = post(told.office)
            seen = person.offices.setdefault(held.casefold(), Held(held)).days
            seen += [printed] if printed else []

    def _join(self, told: ArticleRecord, lines: dict[str, Line]) -> None:
        entries = {entry.id: entry for entry in told.entries}
        for link in told.links:
            pair = self._open.setdefault(link.id, Pair(link, state_of(link, self._judged)))
            if link.a in entries:
                pair.later = _end(entries[link.a], told.article, lines[link.a], link, later=True)
            if link.b in entries:
                pair.earlier = _end(entries[link.b], told.article, lines[link.b], link, later=False)

            if pair.later and pair.earlier:
                self._done.append(self._open.pop(link.id))

    def finished(self) -> Iterator[Pair]:
        """The pairs both ends of which have come since this was last asked."""
        done, self._done = self._done, []
        yield from map(self._listed, done)

    def left(self) -> Iterator[Pair]:
        """The pairs of which one end never came."""
        yield from map(self._listed, self._open.values())

    def _listed(self, told: Pair) -> Pair:
        later, earlier = (end.line if end else None for end in (told.later, told.earlier))
        self.pairs.append(Couple(told.link, told.state, later, earlier))
        return told


def headed(told: Article) -> Head:
    """An article without its text."""
    return Head(
        told.id,
        heading(told),
        told.outlet,
        told.byline,
        told.published,
        address(told.url),
        told.language or "en",
    )


def _line(told: Entry, number: int, head: Head, links: Iterable[Link], *, again: bool) -> Line:
    said = told.statement
    on = told.said_on
    printed = f"printed {head.published}" if head.published else "on a day that is not known"
    return Line(
        told.id,
        number,
        head,
        on.last if on else head.published,
        days(on) or printed,
        tuple(_voice(one) for one in told.speakers),
        said.text,
        told.reading if "[" in told.reading else "",  # else it says nothing that is not there
        said.kind.value,
        (*tags(told), *(("printed before",) if again else ())),
        tuple(setting(told)),
        said.probability,
        tuple(_bonds(told.id, links)),
    )


def _voice(told: Speaker) -> Voice:
    return Voice(told.name, post(told.office) if told.office else "", told.who or "")


def _bonds(id: str, links: Iterable[Link]) -> Iterator[Bond]:  # noqa: A002
    pages: dict[str, list[str]] = {}
    for link in links:
        if link.a == id:
            pages.setdefault(f"{LATER[link.relation]} an earlier statement", []).append(link.id)
        elif link.b == id:
            pages.setdefault(f"{EARLIER[link.relation]} a later statement", []).append(link.id)
    for words, those in pages.items():
        yield Bond(words, tuple(those))


def _end(told: Entry, article: Article, line: Line, link: Link, *, later: bool) -> End:
    """The statement with what stands around it, and the words that made the link."""
    content = told.statement.content
    why = [span for one in link.because for span in (one.a if later else one.b)]
    marks = [Mark(0, f"said {line.kind}", content)]
    marks += [Mark(0, "why", (span,)) for span in why]
    text, near = article.text, around(article.text, content, REACH)
    begun = near.start > 0 and text[near.start - 1] != "\n"
    broken = near.end < len(text) and text[near.end] != "\n"
    return End(line, tuple(cut(text, near, marks)), begun, broken)
