"""What `onrecord corpus run` is asked, and who reads the shards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from onrecord.cli.options import Pair

if TYPE_CHECKING:
    from onrecord.scale.configs import Config
    from onrecord.scale.engines import Engine

POOL, RAY = "pool", "ray"
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


# How a corpus is read, and who reads it.
ASKED: Final[tuple[Callable[[Any], Any], ...]] = (
    click.option("--workers", type=click.IntRange(1), metavar="N", help="At a time. [one a core]"),
    click.option(
        "--engine",
        type=click.Choice([POOL, RAY]),
        default=POOL,
        show_default=True,
        help="Processes of this machine, or a Ray cluster.",
    ),
    click.option("--address", default="", metavar="HOST:PORT", help="The cluster. [one of ours]"),
    click.option("--part", type=Part(), metavar="I/N", help="Every N-th shard, from the I-th."),
    click.option("--any-language", is_flag=True, help="Read what is not English, too."),
    click.option("--every-article", is_flag=True, help="Look where nothing seems to be said, too."),
    click.option("--pages/--no-pages", default=True, help="Keep pages, for `verify`. [keep]"),
    click.option(
        "--map",
        "columns",
        type=Pair(),
        multiple=True,
        metavar="FIELD=COLUMN",
        help="Which column holds a field, such as title=headline.",
    ),
    click.option("--model", metavar="DIR", help="Another network. [ONRECORD_MODEL]"),
    click.option("--reread-changed", is_flag=True, help="Read anew what has changed since."),
    click.option(
        "--memory",
        type=click.IntRange(0),
        default=6144,
        show_default=True,
        metavar="MIB",
        help="Address space of a process of the pool; 0: no limit.",
    ),
    click.option(
        "--patience",
        type=click.FloatRange(1),
        default=600,
        show_default=True,
        metavar="SECONDS",
        help="For one article; then its process is ended.",
    ),
    click.option(
        "--metrics-port",
        type=click.IntRange(0, 65535),
        metavar="PORT",
        help="Tell Prometheus how far it is, at 127.0.0.1.",
    ),
)


def asked(command: Any) -> Any:
    """All of ASKED."""
    for option in reversed(ASKED):
        command = option(command)
    return command


def configured(given: dict[str, Any], least: float | None, model: str) -> Config:
    """The configuration that the options ask for."""
    from onrecord.scale.configs import Config

    return Config.of(
        today=date.today(),
        folder=given["model"] or model,
        least=least,
        any_language=given["any_language"],
        every_article=given["every_article"],
        pages=given["pages"],
        columns=tuple(sorted(given["columns"])),
    )


def engine(given: dict[str, Any]) -> Callable[[str, Config], Engine]:
    """What makes who reads the shards."""
    if given["engine"] == RAY:
        from onrecord.scale.clusters import Cluster

        return lambda target, config: Cluster(
            target, config, address=given["address"], workers=given["workers"]
        )
    from onrecord.scale.pools import Pool, cores

    return lambda target, config: Pool(
        target,
        config,
        workers=given["workers"] or cores(),
        memory=given["memory"] * MIB,
        patience=given["patience"],
    )
