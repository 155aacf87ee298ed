"""`onrecord serve`: the record in a browser, on this computer alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.judging import by
from onrecord.cli.options import Run, Skips

if TYPE_CHECKING:
    from onrecord.store.sql import Record


@click.command(
    "serve",
    epilog="""\b
Examples:
  onrecord serve --demo
  onrecord serve --port 8000 --by "Jo Reyes\"""",
)
@click.option("--demo", is_flag=True, help="Serve the samples; what is judged is not kept.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Where to listen; 0 for any port that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    show_default=True,
    help="Where others reach it.",
)
@click.option("--name", multiple=True, metavar="HOST", help="What browsers call it there.")
@click.option("--https", is_flag=True, help="By https, which a server before it speaks.")
@click.option("--accounts", is_flag=True, help="Only who has an account may come in.")
@by
@click.pass_obj
def command(
    run: Run,
    demo: bool,
    port: int,
    host: str,
    name: tuple[str, ...],
    https: bool,
    accounts: bool,
    by: str,
) -> None:
    """Open the record in a browser, to read, check and decide.

    Only this computer can reach it, and nothing is loaded from elsewhere. What is
    decided is kept in the record as judgements by NAME. At another address everybody
    comes in by an account of `onrecord users add`. Ctrl-C ends it.
    """
    from onrecord.web.serving import serve

    with _samples(run) if demo else _kept(run) as record:

        def ready(address: str) -> None:
            click.echo(f"{'the samples are' if demo else f'{record.path} is'} open at {address}")

        serve(
            record, port=port, who=by, ready=ready, demo=demo,
            host=host, names=name, https=https, accounts=accounts,
        )  # fmt: skip


@contextmanager
def _kept(run: Run) -> Iterator[Record]:
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        yield record


@contextmanager
def _samples(run: Run) -> Iterator[Record]:
    """The samples in a record that goes when the desk is closed."""
    from onrecord.cli.demo import samples
    from onrecord.pipeline import Pipeline
    from onrecord.store.sql import open_record

    skips = Skips()
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        open_record(Path(folder) / "samples.db") as record,
    ):
        for _ in Pipeline(model=run.model).add(samples(skips), record, skipped=skips):
            pass
        yield record
