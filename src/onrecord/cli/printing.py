"""Records on their way out: drawn on a terminal, or one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli import courses, screen
from onrecord.cli.linked import linked
from onrecord.cli.options import JSONL, Run, note
from onrecord.cli.plain import counted, safe
from onrecord.errors import InputError
from onrecord.record import wire
from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Skip

if TYPE_CHECKING:
    from onrecord.pipeline import Connected


def line(told: wire.Json) -> None:
    """One object on one line of ASCII, which no encoding and no lone surrogate can break."""
    click.echo(json.dumps(told))


def records(told: Iterable[ArticleRecord], skips: Sequence[Skip], form: str, run: Run) -> int:
    """Print each record as it comes, and last what connects them; returns how many there were.

    An article's own object carries the links within it. The last object is
    printed where it has anything to say: several articles, or any skip. Raises
    InputError, when all else is printed, for what was not there.
    """
    from onrecord.pipeline import connect

    seen: list[ArticleRecord] = []
    each, last = (_json, _json_last) if form == JSONL else (_drawn, _drawn_last)
    missing = None
    try:
        for one in _watched(told, skips, run):
            seen.append(one)
            each(one)
    except InputError as error:
        missing = error
    if len(seen) > 1 or skips or form != JSONL:
        last(seen, connect(seen), skips)
    if missing:
        raise missing
    return len(seen)


def _json(told: ArticleRecord) -> None:
    line(wire.article_record(told))


def _json_last(told: Sequence[ArticleRecord], found: Connected, skips: Sequence[Skip]) -> None:
    several = (wire.identity(one, found.ids) for one in found.identities)
    line(wire.closing(found.links, skips, several, found.copied))


def _drawn(told: ArticleRecord) -> None:
    console = screen.Screen()
    screen.draw(screen.article_record(told, console), console)
    screen.draw(courses.of_article(told.measures, console), console)
    console.print()


def _drawn_last(told: Sequence[ArticleRecord], found: Connected, skips: Sequence[Skip]) -> None:
    console = screen.Screen()
    home = {entry.id: (entry, one.article) for one in told for entry in one.entries}
    every = [*chain.from_iterable(one.links for one in told), *found.links]
    if every:
        console.rule("What connects them", align="left", style="dim", characters="─")
        screen.draw(linked(every, home, console), console)
        console.print()
    click.echo(_summary(told, len(every), len(skips)))


def _summary(told: Sequence[ArticleRecord], links: int, skips: int) -> str:
    entries = [entry for one in told for entry in one.entries]
    named = {speaker.who for entry in entries for speaker in entry.speakers if speaker.who}
    parts = [
        counted(len(told), "article"),
        counted(len(entries), "statement"),
        counted(len(named), "named speaker"),
        counted(links, "link"),
    ]
    parts += [f"{skips:,} skipped"] if skips else []
    return " · ".join([*parts, *sorted({entry.statement.model for entry in entries})])


@contextmanager
def _progress() -> Iterator[Any]:
    """A line that moves on stderr while stdout goes elsewhere; nothing at all otherwise."""
    console = screen.Screen(stderr=True)
    if not console.is_terminal or screen.Screen().is_terminal:
        yield None
        return
    with console.status("reading") as status:
        yield status


def _watched(
    told: Iterable[ArticleRecord], skips: Sequence[Skip], run: Run
) -> Iterator[ArticleRecord]:
    """The same records, and on stderr how far they have come."""
    with _progress() as status:
        for number, one in enumerate(told, 1):
            if status:
                status.update(f"{counted(number, 'article')} read, {len(skips)} skipped")
            if run.verbose:
                found = counted(len(one.entries), "statement")
                note(f"read {safe(one.article.path)}: {found}")
            yield one
