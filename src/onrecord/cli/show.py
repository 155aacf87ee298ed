"""`onrecord show`: a statement with the words around it, an article, or a speaker."""

from __future__ import annotations

import click

from onrecord.cli.options import JSONL, TABLE, Run, form, least_on_record


@click.command(
    "show",
    epilog="""\b
Examples:
  onrecord show "John Kelly"
  onrecord show Spicer --format jsonl""",
)
@click.argument("wanted", nargs=-1, required=True, metavar="ID|SPEAKER")
@least_on_record
@form(TABLE, JSONL)
@click.pass_obj
def command(run: Run, wanted: tuple[str, ...], least: float, form: str) -> None:
    """Show a statement, an article or a speaker on record.

    ID is the beginning of the id of a statement, which is shown with the words
    around it and its links, or of an article. SPEAKER is a name, or a part of
    one that only one speaker has; all that was said is shown by date.
    """
    from onrecord.cli import screen, views
    from onrecord.cli.lookups import found
    from onrecord.cli.printing import line
    from onrecord.record import wire
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        view, told = found(record, " ".join(wanted), least)
        if form == JSONL:
            for one in told:
                line(wire.article_record(one))
        else:
            console = screen.Screen()
            screen.draw(views.VIEWS[view](told, record, console), console)
