"""`onrecord timeline`: what somebody said of a matter, in order, and where it turned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record
from onrecord.cli.plain import day
from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record.entry import Entry
    from onrecord.record.text import Article

    Said = Sequence[tuple[Entry, Article]]


@click.command(
    "timeline",
    epilog="""\b
Examples:
  onrecord timeline Kelly military
  onrecord timeline "Donald Trump"
  onrecord timeline Kelly deport* --svg kelly.svg""",
)
@click.argument("speaker")
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option("--svg", type=click.Path(dir_okay=False), metavar="FILE", help="Draw it, too.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True)
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    speaker: str,
    query: tuple[str, ...],
    svg: str | None,
    force: bool,
    limit: int,
    least: float,
    form: str,
) -> None:
    """Show what SPEAKER said in order, by the day it was said or printed.

    QUERY leaves out statements that do not hold its words, as `onrecord search` reads
    them. Under each statement stands what it does to an earlier one, where the record
    has a link.
    """
    from onrecord.cli.printing import line
    from onrecord.cli.screen import Screen, draw
    from onrecord.cli.timelines import drawn, picture
    from onrecord.cli.whom import whom
    from onrecord.record import wire
    from onrecord.record.entry import ArticleRecord
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        who = whom(record, speaker)
        told: Said
        if query:
            hits = record.search(" ".join(query), speaker=who.id, least=least, limit=limit)
            told = [(hit.entry, hit.article) for hit in hits]
        else:
            told = list(record.entries(speaker=who.id, least=least, limit=limit))
        ids = {entry.id for entry, _ in told}
        links = [one for one in record.every_link(least=least) if one.a in ids and one.b in ids]
    told = sorted(told, key=lambda one: (str(day(*one) or "9999"), one[0].id))
    if not told:
        raise InputError(f"{speaker} has said nothing on record that holds these words")
    if svg is not None:
        _write(Path(svg), picture(told, links, _title(speaker, query)), force)
    if form == JSONL:
        for entry, article in told:
            own = tuple(link for link in links if entry.id in (link.a, link.b))
            line(wire.article_record(ArticleRecord(article, (entry,), links=own)))
    else:
        console = Screen()
        draw(drawn(told, links, console), console)


def _title(speaker: str, query: Sequence[str]) -> str:
    return f"{speaker}: {' '.join(query)}" if query else speaker


def _write(path: Path, text: str, force: bool) -> None:
    if path.exists() and not force:
        raise InputError(f"{path} exists already", hint="--force writes over it")
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
