"""`onrecord demo`: the samples that come with onrecord, read and compared."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import click

from onrecord.cli.options import JSONL, TABLE, Run, Skips, least
from onrecord.record.text import Article, Skip


@click.command("demo", epilog="Example: onrecord demo")
@least
@click.option(
    "--format", "form", type=click.Choice((TABLE, JSONL)), default=TABLE, show_default=True
)
@click.pass_obj
def command(run: Run, least: float | None, form: str) -> None:
    """Read and compare the samples that come with onrecord.

    Eight short articles of February 2017, written to be difficult. Nothing is
    kept.
    """
    from onrecord.cli.printing import records
    from onrecord.pipeline import Pipeline

    skips = Skips()
    told = Pipeline(model=run.model).read(samples(skips), skipped=skips, least=least)
    records(told, skips, form, run)


def samples(skipped: Callable[[Skip], None]) -> Iterator[Article]:
    """The samples, read as `onrecord read` would with the options that their index gives."""
    from onrecord.cli.sources import articles

    folder = Path(str(resources.files("onrecord"))) / "samples"
    index = tomllib.loads((folder / "samples.toml").read_text(encoding="utf-8"))
    for sample in index["sample"]:
        name = sample.pop("path")
        for article in articles([str(folder / name)], skipped=skipped, **sample):
            # Named as in the index, wherever onrecord is installed.
            yield replace(article, path=article.path.removeprefix(f"{folder}{os.sep}"))
