"""Versions of one article: looked up in the record, drawn one after the other, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.plain import SHORT, counted, names, safe
from onrecord.compare.changes import Change, Changed, changes
from onrecord.compare.variants import Piece, Side, variants
from onrecord.errors import NotFound
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.store.sql import Record

# Told by a mark and a style: nothing rests on the style alone.
MARKS: Final = {Change.ADDED: "+ ", Change.REMOVED: "- ", Change.REWORDED: "~ "}
WORDS: Final = {Side.BOTH: "", Side.EARLIER: "strike red", Side.LATER: "bold underline green"}
AROUND: Final = {Side.BOTH: ("", ""), Side.EARLIER: ("[-", "-]"), Side.LATER: ("{+", "+}")}


def found(record: Record, wanted: str, least: float) -> list[ArticleRecord]:
    """The versions of an article by its address or the id of one of them, the earliest first.

    Raises NotFound where nothing on record was published there, or the article of that
    id was published nowhere.
    """
    from onrecord.read.sketches import address

    at = address(wanted if "://" in wanted else f"https://{wanted}" if "." in wanted else "")
    if not at:
        article = record.article(wanted).article
        if not (at := address(article.url)):
            raise NotFound(
                f"the article {article.id[:SHORT]} was published at no address on record",
                hint="`onrecord add --url URL` tells one",
            )
    told = [_likely(one, least) for one in record.versions(at)]
    if not told:
        raise NotFound(
            f"nothing on record was published at {wanted}",
            hint="`onrecord changes ID` takes the id of an article, too",
        )
    return told


def _likely(told: ArticleRecord, least: float) -> ArticleRecord:
    kept = tuple(one for one in told.entries if one.statement.probability >= least)
    return ArticleRecord(told.article, kept)


def drawn(told: Sequence[ArticleRecord], console: Console) -> screen.Lines:
    """The first version's heading, and under that of each later one what it says otherwise."""
    first = told[0]
    yield from screen.heading(first.article, console)
    yield screen.dotted(first.article.url, counted(len(first.entries), "statement"))
    if len(told) == 1:
        yield Text()
        yield Text("this is the only version on record")
    for before, after in pairwise(told):
        found = list(changes(before, after))
        yield Text()
        yield from screen.heading(after.article, console)
        yield screen.dotted(*_tally(before.article, after.article, found))
        if before.article.title != after.article.title:
            yield Text()
            yield from _worded("headline", before.article.title, after.article.title, console)
        for one in found:
            yield Text()
            yield from _changed(one, console)


def _tally(before: Article, after: Article, found: Sequence[Changed]) -> Iterator[str]:
    for change in Change:
        if count := sum(one.change is change for one in found):
            yield f"{count} {change.value}"
    if not found:
        same = before.text_sha256 == after.text_sha256
        yield "the same text" if same else "every statement as before"


def _changed(one: Changed, console: Console) -> screen.Lines:
    before, after = one.before, one.after
    if before is not None and after is not None:
        if one.change is Change.REWORDED:
            yield from _worded("reworded", before.statement.text, after.statement.text, console)
        else:
            yield from screen.words(after, console, "  ")
        who = names(after) if names(before) == names(after) else f"{names(before)} → {names(after)}"
        change = "" if one.change is Change.REWORDED else one.change.value
        yield from screen.wrapped(screen.dotted(who, change, after.id[:SHORT]), console, "    ")
    elif (entry := after or before) is not None:
        yield from screen.words(entry, console, MARKS[one.change])
        line = screen.dotted(names(entry), one.change.value, entry.id[:SHORT])
        yield from screen.wrapped(line, console, "    ")


def _worded(what: str, earlier: str, later: str, console: Console) -> screen.Lines:
    line = Text.assemble((f"{what}: ", "dim"), wording(earlier, later))
    yield from screen.wrapped(line, console, MARKS[Change.REWORDED])


def wording(earlier: str, later: str) -> Text:
    """Two wordings as one text: `[-only earlier-]`, `{+only later+}`."""
    parts: list[Text] = []
    for piece in variants(earlier, later):
        before, after = AROUND[piece.side]
        parts.append(Text(f"{before}{safe(piece.text)}{after}", WORDS[piece.side]))
    return Text(" ").join(parts)


def as_json(told: Sequence[ArticleRecord]) -> Iterator[wire.Json]:
    """An object for each version after the first: both articles, and what changed."""
    for before, after in pairwise(told):
        yield {
            "before": wire.article(before.article),
            "after": wire.article(after.article),
            "changes": [_json(one) for one in changes(before, after)],
        }


def _json(one: Changed) -> wire.Json:
    pieces: tuple[Piece, ...] = ()
    if one.change is Change.REWORDED and one.before and one.after:
        pieces = variants(one.before.statement.text, one.after.statement.text)
    return {
        "change": one.change.value,
        "before": _entry(one.before),
        "after": _entry(one.after),
        "words": [{"side": piece.side.value, "text": piece.text} for piece in pieces],
    }


def _entry(told: Entry | None) -> wire.Json | None:
    return None if told is None else wire.entry(told)
