"""`onrecord corpus connect`: the output of a run into the record, and its links beside it."""

from __future__ import annotations

import click

from onrecord.cli.options import Run, Skips, note
from onrecord.cli.plain import counted

EVERY = 1000  # articles between two words of how far it is


@click.command("connect", epilog="Example: onrecord --record corpus.db corpus connect corpus")
@click.argument("folder", metavar="DIR")
@click.pass_obj
def command(run: Run, folder: str) -> None:
    """Take a run into the record, and write its links beside it.

    DIR is the --out of `onrecord corpus run`. It is taken in as `onrecord add
    DIR` does, and what the record then has of links is written to DIR/links,
    as Parquet. Done again, it changes nothing.
    """
    from onrecord.scale.loading import connect, keep
    from onrecord.scale.pools import cores
    from onrecord.store.sql import open_record

    skips, known, new = Skips(), 0, 0
    with open_record(run.record) as record:
        for added in keep(folder, record, skipped=skips, at_once=cores()):
            known, new = known + (not added.new), new + added.new
            if run.verbose and (known + new) % EVERY == 0:
                note(f"{counted(known + new, 'article')} so far")
        links = sum(one.rows for one in connect(folder, record))
    told = f"{counted(new, 'article')} added, {known:,} known"
    click.echo(f"{told}; {counted(links, 'link')} in {folder}/links")
