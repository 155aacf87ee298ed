"""`onrecord show`: a statement with the words around it, an article, or a speaker."""

from __future__ import annotations

import string
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, form
from onrecord.errors import NotFound
from onrecord.record.entry import ArticleRecord

if TYPE_CHECKING:
    from onrecord.store.sql import Record

MOST = 12  # names offered where several are meant


@click.command(
    "show",
    epilog="""\b
Examples:
  onrecord show "John Kelly"
  onrecord show Spicer --format jsonl""",
)
@click.argument("wanted", nargs=-1, required=True, metavar="ID|SPEAKER")
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, wanted: tuple[str, ...], form: str) -> None:
    """Show a statement, an article or a speaker on record.

    ID is the beginning of the id of a statement, which is shown with the words
    around it and its links, or of an article. SPEAKER is a name, or a part of
    one that only one speaker has; all that was said is shown by date.
    """
    from onrecord.cli import screen, views
    from onrecord.cli.printing import line
    from onrecord.record import wire
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        view, told = found(record, " ".join(wanted))
        if form == JSONL:
            for one in told:
                line(wire.article_record(one))
        else:
            console = screen.Screen()
            screen.draw(views.VIEWS[view](told, record, console), console)


def found(record: Record, wanted: str) -> tuple[str, list[ArticleRecord]]:
    """What an id or a name stands for: the view that it asks for, and what is in it.

    A whole name goes before an id that happens to be spelled like it. Raises
    NotFound where nothing, or more than one thing, is meant.
    """
    if told := spoken(record, wanted):
        return "speaker", told
    unknown = NotFound(
        f"nobody in the record is called {wanted!r}", hint="`onrecord search` looks for words"
    )
    if wanted and set(wanted) <= set(string.hexdigits):
        for view, look in (("article", record.article), ("statement", partial(statement, record))):
            try:
                return view, [look(wanted)]
            except NotFound as error:
                unknown = error
    names = [one.name for one in record.speakers(wanted)]
    if not names:
        raise unknown
    if len(names) > 1:
        raise NotFound(
            f"{wanted!r} is a part of several names", hint="name one: " + ", ".join(names[:MOST])
        )
    return "speaker", spoken(record, names[0])


def statement(record: Record, wanted: str) -> ArticleRecord:
    """One statement with its article, and the links that touch it."""
    entry, article = record.entry(wanted)
    touching = (one for one in record.article(article.id).links if entry.id in (one.a, one.b))
    return ArticleRecord(article, (entry,), links=tuple(touching))


def spoken(record: Record, speaker: str) -> list[ArticleRecord]:
    """All that a speaker said, by date; what one article reports in a row stays together."""
    said = record.entries(speaker=speaker)
    return [
        ArticleRecord(article, tuple(entry for entry, _ in group))
        for article, group in groupby(said, key=lambda pair: pair[1])
    ]
