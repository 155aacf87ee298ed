"""What `onrecord show` draws: one view for each kind of thing that is on record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

from onrecord.cli import courses, screen
from onrecord.cli.checked import by_others
from onrecord.cli.linked import linked
from onrecord.cli.plain import SHORT, counted, post, printed, safe, seen
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
    yield from screen.reading(entry, console)
    yield from screen.setting(entry, console)
    yield from screen.tags(entry, console)
    sureness = screen.dotted(*_sureness(entry))
    yield from screen.wrapped(sureness, console, "  ") if sureness else ()
    yield from screen.also(record.also_in([entry]).get(entry.id, ()), console)
    yield Text()
    yield screen.dotted("in the article", _where(entry))
    yield from screen.wrapped(context(entry, one.article), console)
    yield from by_others(record.reviews.of(entry.id), entry.id, console)
    yield from linked(one.links, _homes(one.links, record), console)


def article(told: Sequence[ArticleRecord], record: Record, console: Console) -> screen.Lines:
    """An article with all its statements, and what they are linked with."""
    (one,) = told
    yield from screen.article_record(one, console)
    yield from _story(one, record, console)
    yield from courses.of_article(one.measures, console)
    yield from linked(one.links, _homes(one.links, record), console)


def speaker(told: Sequence[ArticleRecord], record: Record, console: Console) -> screen.Lines:
    """All that a speaker said, by date, each with where it is printed."""
    said = [entry for one in told for entry in one.entries]
    also = record.also_in(said)
    yield from screen.wrapped(Text(safe(_name(said)), "bold"), console)
    about = screen.dotted(counted(len(said), "statement"), *_offices(said))
    yield from screen.wrapped(about, console)
    for one in told:
        for day, entries in groupby(one.entries, key=lambda entry: screen.when(entry, one.article)):
            printed = one.article.outlet or one.article.path
            yield Text()
            where = screen.dotted(day or "undated", printed, one.article.title)
            yield from screen.wrapped(where, console)
            for place, entry in enumerate(entries):
                yield from [Text()] if place else []
                yield from screen.words(entry, console)
                yield from screen.setting(entry, console)
                yield from screen.tags(entry, console)
                yield from screen.also(also.get(entry.id, ()), console)


def _story(told: ArticleRecord, record: Record, console: Console) -> screen.Lines:
    """The copies of an article, the first one first, and how much of it stood in an earlier one."""
    if not told.copied.stories:
        return
    yield Text()
    yield Text("One story", "bold")
    for copy in record.copies(told.article.id):
        own = "this one" if copy.id == told.article.id else ""
        line = screen.dotted(printed(copy), copy.title, copy.id[:SHORT], own)
        yield from screen.wrapped(line, console, "  ")
    if again := len(told.copied.first):
        whole = counted(len(told.entries), "statement")
        yield from screen.wrapped(
            screen.dotted(f"{again} of {whole} stood in an earlier one"), console, "  "
        )


def context(entry: Entry, where: Article) -> Text:
    """The article's own words around a statement: what was said underlined, who said it in bold."""
    said = entry.statement
    spans = (*said.source, *said.cue, *said.content)
    low = max(min(span.start for span in spans) - AROUND, 0)
    high = min(max(span.end for span in spans) + AROUND, len(where.text))
    low = where.text.find(" ", low) + 1 if low else 0
    high = where.text.rfind(" ", 0, high) if high < len(where.text) else high
    cut = where.text[low:high].replace("\r", " ")
    text = Text("\n".join(seen(line) for line in cut.split("\n")))
    for style, parts in (("bold", said.source), ("italic", said.cue), ("underline", said.content)):
        for span in parts:
            text.stylize(style, span.start - low, span.end - low)
    return Text.assemble("… " if low else "", text, " …" if high < len(where.text) else "")


def _name(said: Sequence[Entry]) -> str:
    """The one who said all of it, also where others said some of it too."""
    first, *others = ([one.name for one in entry.speakers] for entry in said)
    return next((name for name in first if all(name in other for other in others)), first[0])


def _offices(said: Sequence[Entry]) -> list[str]:
    """The offices that the articles give, each once however it is written."""
    named = (one for entry in said for one in entry.speakers if one.name == _name(said))
    posts = [post(one.office) for one in named if one.office]
    return list({told.casefold(): told for told in reversed(posts)}.values())[::-1]


def _sureness(entry: Entry) -> Iterator[str]:
    """How sure it is of the source, of the kind and of the act, where that is known."""
    said = entry.statement
    chances = (said.source_probability, said.kind_probability, said.act_probability)
    for what, told in zip(("source", "kind", "act"), chances, strict=True):
        yield from [] if told is None else [f"{what} {told:.0%}"]


def _where(entry: Entry) -> str:
    return "characters " + ", ".join(f"{s.start}–{s.end}" for s in entry.statement.content)


def _homes(links: Iterable[Link], record: Record) -> Mapping[str, tuple[Entry, Article]]:
    return {id: record.entry(id) for link in links for id in (link.a, link.b)}


VIEWS: Final[Mapping[str, Callable[..., screen.Lines]]] = {
    "statement": statement,
    "article": article,
    "speaker": speaker,
}
