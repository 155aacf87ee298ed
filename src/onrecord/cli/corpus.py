"""`onrecord corpus`: from a crawl to a record, shard by shard."""

from __future__ import annotations

import importlib
from typing import Final, cast

import click

# In the order of the help; each is a module `corpus_NAME`, loaded when it is called for.
COMMANDS: Final = ("run", "report", "connect")


class Corpus(click.Group):
    """Loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"onrecord.cli.corpus_{name}").command)


@click.group("corpus", cls=Corpus, epilog="Example: onrecord corpus report corpus")
def command() -> None:
    """Read a whole corpus, shard by shard, on one machine or many.

    What comes out is a folder of Parquet files, the same however many work on
    it and however often they are interrupted; `onrecord add` takes it into a
    record.
    """
