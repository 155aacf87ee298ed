"""`onrecord forget`: take an article, or all articles that a person speaks in, off the record."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.cli.options import Run
from onrecord.cli.plain import SHORT, counted, safe
from onrecord.errors import InputError


@click.command(
    "forget",
    epilog="""\b
Examples:
  onrecord forget 7c1e8d2a --yes --reason "withdrawn by the outlet"
  onrecord forget "John Kelly" --yes
  onrecord forget --list""",
)
@click.argument("wanted", nargs=-1, metavar="ARTICLE|PERSON")
@click.option("--reason", default="on request", show_default=True, help="Why; it is kept.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listing", is_flag=True, help="List what was forgotten, when and why.")
@click.pass_obj
def command(run: Run, wanted: tuple[str, ...], reason: str, yes: bool, listing: bool) -> None:
    """Take texts off the record, and keep that they were there.

    ARTICLE is an id or its beginning. PERSON is a name or an id, as for `onrecord
    who`: every article goes in which they speak, with what others say there.
    Text, statements, links and original go, from every byte of the record; the id,
    the day and the reason stay, and `onrecord add` skips the article from then on.
    What people judged stays, and is listed as orphaned. Backups made before still
    have it all.
    """
    from onrecord.cli.burials import drawn, emptied, meant
    from onrecord.pipeline import forget
    from onrecord.store.sql import open_record

    if listing == bool(wanted):
        raise click.UsageError("name an ARTICLE or a PERSON, or --list what was forgotten")
    if not reason.strip():
        raise click.UsageError("--reason is empty: say why it is to be forgotten")
    with open_record(run.record, create=False, read_only=listing) as record:
        if listing:
            for one in record.tombstones():
                with_whom = f" (with {one.person[:SHORT]})" if one.person else ""
                click.echo(f"{one.day}  {one.what}  {one.id}  {safe(one.reason)}{with_whom}")
            return
        articles, person = meant(record, " ".join(wanted))
        if not yes and not _agreed(drawn(record, articles)):
            click.echo("nothing was forgotten", err=True)
            return
        went = forget(record, articles, on=date.today(), reason=reason, person=person)
        gone = ", ".join(
            (
                counted(went.articles, "article"),
                counted(went.entries, "statement"),
                counted(went.originals, "original"),
            )
        )
        click.echo(f"forgotten: {gone}")
        for judgement in went.orphaned:
            click.echo(f"orphaned: judgement {judgement.id[:SHORT]}, by {safe(judgement.who)}")
        _answers(run.answers)
        emptied(record)


def _agreed(lines: list[str]) -> bool:
    """What a person at the terminal says to it; nobody else can be asked."""
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: say --yes to forget without a question")
    click.echo("\n".join(lines))
    return click.confirm("Forget this?")


def _answers(path: Path) -> None:
    """What a judge at an address said of statements cites them: its answers go, too."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"{path} cannot be removed: {error.strerror}",
            hint="it holds words that a judge cited: remove it by hand",
        ) from error
