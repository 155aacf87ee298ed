"""`onrecord search`: statements on record that hold some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record

if TYPE_CHECKING:
    pass


@click.command(
    "search",
    epilog="""\b
Examples:
  onrecord search deportations
  onrecord search '"military force"' --speaker "John Kelly"
  onrecord search immigration --office secretary
  onrecord search 'speaker:kelly act:pledge after:2017-02 NOT wall'
  onrecord search 'deport*' --format jsonl
  onrecord search --like "soldiers used to deport people\"""",
)
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option("--like", metavar="TEXT", default="", help="What is about the same as a text.")
@click.option("--exact", is_flag=True, help="Only what holds the words themselves.")
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
    like: str,
    exact: bool,
    speaker: str | None,
    office: str | None,
    organization: str | None,
    limit: int,
    least: float,
    form: str,
) -> None:
    """Find statements on record by words or meaning, best first.

    Words are looked for in what was said, who said it, or the outlet and title; what is
    about the same without them comes, too, and says so. "…" asks for words in a row, and
    word* for whatever begins so: these must be there. OR, NOT and ( ) join and leave out.
    A field asks in one place: text: reading: speaker: outlet: title: office: place:
    measure: act: kind: after: before:
    """
    from onrecord.cli import screen
    from onrecord.cli.hits import drawn
    from onrecord.cli.printing import line
    from onrecord.cli.whom import whom
    from onrecord.pipeline import meant
    from onrecord.record import wire
    from onrecord.record.entry import ArticleRecord
    from onrecord.store.sql import open_record

    asked = " ".join(query)
    if not asked and not like:
        raise click.UsageError("there is nothing to look for: name words, or --like TEXT")
    with open_record(run.record, create=False, read_only=True) as record:
        console = screen.Screen()
        who = whom(record, speaker).id if speaker is not None else None
        among = {"speaker": who, "office": office, "organization": organization}
        near = None if exact else meant(asked, like)
        hits = list(
            record.search(asked, **among, least=least, limit=limit, meaning=near, alone=bool(like))
        )
        also = record.also_in(hit.entry for hit in hits)
        for hit in hits:
            if form == JSONL:
                line(wire.article_record(ArticleRecord(hit.article, (hit.entry,))))
            else:
                screen.draw(drawn(hit, also.get(hit.entry.id, ()), console), console)
        if not hits:
            likely = f" with a probability of {least:g} or more" if least else ""
            click.echo(f"nothing on record{likely} is found by this search", err=True)
