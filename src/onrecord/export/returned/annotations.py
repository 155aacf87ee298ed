"""Annotations that come back: what a person changed, as revisions of the article.

What was marked is found again by its evidence: by where it stands if the words are there,
or else by the words, if these stand in the text once only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from onrecord.errors import OnRecordError
from onrecord.record.entry import Entry
from onrecord.record.revision import Marked, Place, Revision
from onrecord.record.statement import Act, Kind, Spans
from onrecord.record.text import Article, Span


class Piece(NamedTuple):
    """Marked words, and where the tool says that they stand: code points, half-open."""

    start: int
    end: int
    words: str


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it stands in a tool. `act` and `kind` are None where they were not told."""

    content: Pieces
    source: Pieces = ()
    cue: Pieces = ()
    kind: Kind | None = None
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one person marked in one article.

    `article` is its id and `text_sha256` the digest of its text, each empty where the file
    does not tell. `shown` are the ids of the statements that the person was shown; None
    where nobody knows. `finished` says that what was left as it is was looked at, too.
    """

    path: str
    said: tuple[Said, ...]
    article: str = ""
    text_sha256: str = ""
    who: str = ""
    at: datetime | None = None
    shown: frozenset[str] | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """What an annotation changes of what is on record, and what of it stands nowhere there."""

    revisions: tuple[Revision, ...]
    lost: tuple[str, ...]
    confirmed: int


def differences(told: Annotation, article: Article, entries: Sequence[Entry]) -> Differences:
    """What of an article's statements, as they are on record, an annotation makes otherwise.

    A statement that was shown and is no longer marked is rejected, or changed, split or
    joined where what is marked shares most of its words; what is marked else is added.
    Where the annotation is `finished`, what it left as it was is confirmed.
    """
    marks, lost = _attached(told.said, article, {entry.id for entry in entries})
    on_record = {entry.id: entry for entry in entries}
    here = {one.place.entry(article.id): one for one in marks}
    shown = set(on_record) if told.shown is None else on_record.keys() & told.shown
    gone = [Place.of(on_record[id_].statement) for id_ in on_record if id_ in shown - here.keys()]
    fresh = [one for id_, one in here.items() if id_ not in on_record]
    revisions = [Revision(article.id, *group) for group in _groups(gone, fresh)]
    confirmed = 0
    for id_, one in here.items():
        if id_ not in on_record:
            continue
        before = Marked.of(on_record[id_].statement)
        now = Marked(
            one.content, one.source, one.cue, one.kind or before.kind, one.act or before.act
        )
        if now != before or told.finished:
            revisions.append(Revision(article.id, (before.place,), (now,)))
            confirmed += now == before
    return Differences(tuple(revisions), tuple(lost), confirmed)


def _groups(
    gone: Iterable[Place], fresh: Iterable[Marked]
) -> Iterator[tuple[tuple[Place, ...], tuple[Marked, ...]]]:
    """What goes with what comes in its place: whatever shares most of its words."""
    groups: list[tuple[list[Place], list[Marked]]] = [([place], []) for place in gone]
    for one in fresh:
        near = [each for each in groups if any(_alike(place, one.place) for place in each[0])]
        joined: tuple[list[Place], list[Marked]] = ([], [one])
        for each in near:
            groups.remove(each)
            joined[0].extend(each[0])
            joined[1].extend(each[1])
        groups.append(joined)
    for drops, marks in groups:
        yield tuple(drops), tuple(sorted(marks))


def _alike(before: Place, now: Place) -> bool:
    """True where one is the other with its edges moved, or a part of it."""
    inner = sum(len(a) for a in now.content if any(b.holds(a) for b in before.content))
    outer = sum(len(b) for b in before.content if any(a.holds(b) for a in now.content))
    parts = inner == sum(map(len, now.content)) or outer == sum(map(len, before.content))
    return parts or before.likeness(now) > 0


def _attached(
    told: Iterable[Said], article: Article, known: set[str]
) -> tuple[list[Marked], list[str]]:
    """What was marked, by the article's own spans; and the words that are not there."""
    marks: dict[Place, Marked] = {}
    lost: list[str] = []
    for one in told:
        try:
            content, source, cue = (
                _spans(pieces, article.text) for pieces in (one.content, one.source, one.cue)
            )
            ways = ((content, cue), (_whole(content, article), _whole(cue, article)))
            ids = [Place(*way).entry(article.id) for way in ways]
            content, cue = ways[0] if ids[0] in known else ways[1]
            made = Marked(content, _whole(source, article), cue, one.kind, one.act)
        except OnRecordError as error:
            words = " … ".join(piece.words for piece in one.content)
            lost.append(f"{words!r}: {error}")
            continue
        marks[made.place] = made
    return list(marks.values()), lost


def _spans(pieces: Pieces, text: str) -> Spans:
    return tuple(sorted(_span(piece, text) for piece in pieces))


def _span(piece: Piece, text: str) -> Span:
    """Where a piece stands; raises OnRecordError where nobody can tell."""
    start, end, words = piece
    if 0 <= start < end <= len(text) and text[start:end] == words:
        return Span(start, end)
    first = text.find(words) if words else -1
    if first < 0 or text.find(words, first + 1) >= 0:
        raise OnRecordError("these words stand nowhere in the article, or more than once")
    return Span(first, first + len(words))


def _whole(spans: Spans, article: Article) -> Spans:
    """Stretches with nothing but line breaks or tabs between them as one: a tool had cut them."""
    joined: list[Span] = list(spans[:1])
    for before, one in pairwise(spans):
        between = article.text[before.end : one.start]
        if between and not between.strip("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"):
            joined[-1] = Span(joined[-1].start, one.end)
        else:
            joined.append(one)
    return tuple(joined)
