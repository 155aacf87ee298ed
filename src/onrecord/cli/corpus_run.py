"""`onrecord corpus run`: read shards into a folder of Parquet files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.options import Pair, Run, least
from onrecord.errors import CorpusError

if TYPE_CHECKING:
    from onrecord.scale.configs import Config
    from onrecord.scale.engines import Engine

MIB: Final = 2**20


class Part(click.ParamType[tuple[int, int]]):
    """Which of how many, as in 2/10."""

    name = "part"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        number, _, of = str(value).partition("/")
        if number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
            return int(number), int(of)
        return self.fail(f"{value!r} is not a part like 2/10", param, ctx)


@click.command(
    "run",
    epilog="""\b
Examples:
  onrecord corpus run articles --out corpus
  onrecord corpus run "articles/*.jsonl" --out corpus-2 --workers 2 --no-pages""",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="DIR", help="The folder, or the address of one.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes. [one a core]")
@click.option("--part", type=Part(), metavar="I/N", help="Only every N-th shard, from the I-th.")
@least
@click.option("--any-language", is_flag=True, help="Read what is not English, too.")
@click.option("--every-article", is_flag=True, help="Look also where nothing seems to be said.")
@click.option("--pages/--no-pages", default=True, help="Keep pages, for `verify`. [keep]")
@click.option("--map", "columns", type=Pair(), multiple=True, metavar="FIELD=COLUMN",
              help="Which column holds a field, such as title=headline.")  # fmt: skip
@click.option("--model", metavar="DIR", help="Another network. [ONRECORD_MODEL]")
@click.option("--reread-changed", is_flag=True, help="Read anew what has changed since.")
@click.option("--memory", type=click.IntRange(0), default=6144, show_default=True, metavar="MIB",
              help="Address space of a process; 0: no limit.")  # fmt: skip
@click.option("--patience", type=click.FloatRange(1), default=600, show_default=True,
              metavar="SECONDS", help="For one article, then its process is ended.")  # fmt: skip
@click.pass_obj
def command(
    run: Run, /, sources: tuple[str, ...], out: str, part: tuple[int, int] | None, **given: Any
) -> None:
    """Read articles, shard by shard, into a folder of Parquet files.

    SOURCE is a WARC, a Parquet or JSON lines file, or any other that `onrecord
    read` takes; a folder of these, a pattern, an address (s3://...), or @FILE
    with a list of them. The same command again goes on from where it ended,
    however it did, and the folder is the same as if it had not.
    """
    from onrecord.cli.corpus_progress import watching
    from onrecord.scale.configs import Config
    from onrecord.scale.runs import parts
    from onrecord.scale.runs import run as started
    from onrecord.scale.sources import listed

    shards = listed(sources)
    config = Config.of(
        today=date.today(),
        folder=given["model"] or run.model,
        least=given["least"],
        any_language=given["any_language"],
        every_article=given["every_article"],
        pages=given["pages"],
        columns=tuple(sorted(given["columns"])),
    )
    with watching(verbose=run.verbose) as told:
        ended = started(
            parts(shards, *part) if part else shards,
            out,
            config,
            lambda target, settled: _engine(target, settled, given),
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


def _engine(target: str, config: Config, given: dict[str, Any]) -> Engine:
    from onrecord.scale.pools import Pool, cores

    return Pool(
        target,
        config,
        workers=given["workers"] or cores(),
        memory=given["memory"] * MIB,
        patience=given["patience"],
    )
