"""What `onrecord show` draws: one view for each kind of thing that is on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import screen
from onrecord.cli.linked import linked
from onrecord.cli.plain import counted, post, safe, seen
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.link import Link
from onrecord.record.text import Article

if TYPE_CHECKING:
    from onrecord.store.sql import Record

AROUND: Final = 240  # characters of the article shown on each side of a statement


def statement(told: Sequence[ArticleRecord], record: Record, console: Console) -> screen.Lines:
    """A statement, the article's own words around it, and what it is linked with."""
    (one,) = told
    (entry,) = one.entries
    yield from screen.heading(one.article, console)
    yield Text()
    yield from screen.speakers(entry, console)
    yield from screen.words(entry, console)
    yield from screen.tags(entry, console)
    yield Text()
    yield screen.dotted("in the article", _where(entry))
    yield from screen.wrapped(context(entry, one.article), console)
    yield from linked(one.links, _homes(one.links, record), console)


def article(told: Sequence[ArticleRecord], record: Record, console: Console) -> screen.Lines:
    """An article with all its statements, and what they are linked with."""
    (one,) = told
    yield from screen.article_record(one, console)
    yield from linked(one.links, _homes(one.links, record), console)


def speaker(told: Sequence[ArticleRecord], record: Record, console: Console) -> screen.Lines:
    """All that a speaker said, by date, each with where it is printed."""
    entries = [(entry, one.article) for one in told for entry in one.entries]
    offices = dict.fromkeys(
        post(one.office) for entry, _ in entries for one in entry.speakers if one.office
    )
    who = entries[0][0].speakers
    yield Text(safe(", ".join(one.name for one in who)), "bold")
    yield screen.dotted(counted(len(entries), "statement"), *offices)
    for entry, where in entries:
        yield Text()
        printed = where.outlet or where.path
        yield screen.dotted(screen.when(entry, where) or "undated", printed, where.title)
        yield from screen.words(entry, console)
        yield from screen.tags(entry, console)


def context(entry: Entry, where: Article) -> Text:
    """The article's own words around a statement: what was said underlined, who said it in bold."""
    said = entry.statement
    spans = (*said.source, *said.cue, *said.content)
    low = max(min(span.start for span in spans) - AROUND, 0)
    high = min(max(span.end for span in spans) + AROUND, len(where.text))
    low = where.text.find(" ", low) + 1 if low else 0
    high = where.text.rfind(" ", 0, high) if high < len(where.text) else high
    text = Text(seen(where.text[low:high].replace("\n", " ")))
    for style, cut in (("bold", said.source), ("italic", said.cue), ("underline", said.content)):
        for span in cut:
            text.stylize(style, span.start - low, span.end - low)
    return text


def _where(entry: Entry) -> str:
    return "characters " + ", ".join(f"{s.start}–{s.end}" for s in entry.statement.content)


def _homes(links: Iterable[Link], record: Record) -> Mapping[str, tuple[Entry, Article]]:
    return {id: record.entry(id) for link in links for id in (link.a, link.b)}


VIEWS: Final[Mapping[str, Callable[..., screen.Lines]]] = {
    "statement": statement,
    "article": article,
    "speaker": speaker,
}
