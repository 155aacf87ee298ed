"""`onrecord search`: statements on record that hold some words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record
from onrecord.cli.plain import seen

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.record.copied import Copy
    from onrecord.store.search import Hit


@click.command(
    "search",
    epilog="""\b
Examples:
  onrecord search deportations
  onrecord search '"military force"' --speaker "John Kelly"
  onrecord search immigration --office secretary
  onrecord search 'speaker:kelly act:pledge after:2017-02 NOT wall'
  onrecord search 'deport*' --format jsonl""",
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option("--speaker", metavar="NAME|ID", help="Only what this one said, under any name.")
@click.option("--office", metavar="TITLE", help="Only what was said in an office called so.")
@click.option(
    "--organization", metavar="NAME", help="Only what a body called so, or its officers, said."
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    query: tuple[str, ...],
    speaker: str | None,
    office: str | None,
    organization: str | None,
    limit: int,
    least: float,
    form: str,
) -> None:
    """Find statements on record by their words, best first.

    All words must be there: in what was said, who said it, or the outlet and
    title. "…" asks for words in a row, and word* for whatever begins so. OR,
    NOT and ( ) join and leave out. A field asks in one place: text: reading:
    speaker: outlet: title: office: place: measure: act: kind: after: before:
    TITLE and NAME are words in any case, all of which must be there.
    """
    from onrecord.cli import screen
    from onrecord.cli.printing import line
    from onrecord.cli.whom import whom
    from onrecord.record import wire
    from onrecord.record.entry import ArticleRecord
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        console = screen.Screen()
        who = whom(record, speaker).id if speaker is not None else None
        among = {"speaker": who, "office": office, "organization": organization}
        hits = list(record.search(" ".join(query), **among, least=least, limit=limit))
        also = record.also_in(hit.entry for hit in hits)
        for hit in hits:
            if form == JSONL:
                line(wire.article_record(ArticleRecord(hit.article, (hit.entry,))))
            else:
                screen.draw(drawn(hit, also.get(hit.entry.id, ()), console), console)
        if not hits:
            likely = f" with a probability of {least:g} or more" if least else ""
            click.echo(f"nothing on record{likely} is found by this search", err=True)


def drawn(hit: Hit, also: Sequence[Copy], console: Console) -> Iterator[Text]:
    """Who said it and where it is printed, and the words with those found in bold."""
    from rich.text import Text

    from onrecord.cli import screen

    snippet = Text(seen(hit.snippet))
    for span in hit.highlights:
        snippet.stylize("bold underline", span.start, span.end)
    yield screen.whose(hit.entry, hit.article)
    yield from screen.wrapped(snippet, console, screen.BARS[hit.entry.statement.kind])
    yield from screen.also(also, console)
    yield Text()
