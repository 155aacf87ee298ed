"""`onrecord corpus run`: read shards into a folder of Parquet files."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.corpus_options import POOL, asked, configured, engine
from onrecord.cli.options import Run, least
from onrecord.errors import CorpusError


@click.command(
    "run",
    epilog="""\b
Examples:
  onrecord corpus run articles --out corpus
  onrecord corpus run "articles/*.jsonl" --out corpus-2 --workers 2 --no-pages""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="DIR", help="The folder, or the address of one.")
@least
@asked
@click.pass_obj
def command(
    run: Run,
    /,
    sources: tuple[str, ...],
    out: str,
    least: float | None,
    part: tuple[int, int] | None,
    **given: Any,
) -> None:
    """Read articles, shard by shard, into a folder of Parquet files.

    SOURCE is a WARC, a Parquet or JSON lines file, or any other that `onrecord
    read` takes; a folder of these, a pattern, an address (s3://...), or @FILE
    with a list of them. The same command again goes on from where it ended,
    however it did, and the folder is the same as if it had not.
    """
    from onrecord.cli.corpus_progress import watching
    from onrecord.scale.runs import parts
    from onrecord.scale.runs import run as started
    from onrecord.scale.sources import listed

    if given["address"] and given["engine"] == POOL:
        raise click.UsageError("--address is of a cluster: add --engine ray")
    shards = listed(sources)
    config = configured(given, least, run.model)
    with watching(verbose=run.verbose, port=given["metrics_port"]) as told:
        ended = started(
            parts(shards, *part) if part else shards,
            out,
            config,
            engine(given),
            part=f"{part[0]}-of-{part[1]}" if part else "",
            reread=given["reread_changed"],
            told=told,
        )
    if ended.failed:
        first = ended.failed[0]
        raise CorpusError(
            f"{len(ended.failed):,} of {ended.progress.shards:,} shards could not be read; "
            f"{first.name}: {first.error}",
            hint=f"onrecord corpus report {out} names them; the same command tries them again",
        )
