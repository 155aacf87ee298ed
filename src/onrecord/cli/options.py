"""What several commands are asked in the same words."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

import click

from onrecord.cli.plain import safe
from onrecord.errors import InputError
from onrecord.record.text import Article, Skip

if TYPE_CHECKING:
    from onrecord.compare.opinions import Judge

Command = TypeVar("Command", bound=Callable[..., Any])

TABLE, JSONL, CSV = "table", "jsonl", "csv"
INPUTS: Final = (
    *("text", "html", "json", "jsonl", "xml", "csv", "parquet"),
    *("warc", "pdf", "docx", "eml", "mbox"),
)


@dataclass(frozen=True, slots=True)
class Run:
    """What the whole program was told: where the record is, which model, how much to say."""

    record: str
    model: str
    verbose: bool
    judge_key: str = ""
    webhook_key: str = ""

    @property
    def place(self) -> Path:
        """What files beside the record are named after: its own, or its database's here."""
        name = self.record.removeprefix("sqlite:///")
        if "://" in name:
            name = urlsplit(name).path.strip("/").replace("/", "_") or "onrecord"
        return Path(name)

    @property
    def answers(self) -> Path:
        """The file of what judges answered."""
        return Path(f"{self.place}.judge.jsonl")


def note(text: str) -> None:
    """A line on stderr, above whatever moves there: click.echo would go round rich's screen."""
    sys.stderr.write(f"{text}\n")


class Skips(list[Skip]):
    """What was not read: told on stderr at once, and kept for the last object."""

    def __call__(self, skip: Skip) -> None:
        self.append(skip)
        note(f"skipped {safe(skip.path)}: {safe(skip.reason)}")


class Day(click.ParamType[date]):
    """A calendar day, as in 2017-02-23."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day like 2017-02-23", param, ctx)


class Probability(click.ParamType[float]):
    """A number from 0 to 1."""

    name = "probability"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        try:
            told = float(value)
        except ValueError:
            told = math.nan
        if not 0.0 <= told <= 1.0:
            self.fail(f"{value!r} is not a probability from 0 to 1, like 0.8", param, ctx)
        return told


class Pair(click.ParamType[tuple[str, str]]):
    """A field of an article and the column that holds it, as in title=headline."""

    name = "field=column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        from onrecord.read.rows import COLUMNS

        field, given, column = str(value).partition("=")
        if not (given and column) or field not in COLUMNS:
            fields = ", ".join(COLUMNS)
            self.fail(f"{value!r} is not FIELD=COLUMN, with a FIELD of {fields}", param, ctx)
        return field, column


class Host(click.ParamType[str]):
    """A host of the web, by its name or its address, without a port."""

    name = "host"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from onrecord.cli.addresses import host

        try:
            return host(str(value))
        except InputError as error:
            self.fail(f"{error}; a host is a name like localhost, without a port", param, ctx)


def second_opinion(command: Command) -> Command:
    """`--judge` and `--judge-budget`: ask another judge about candidates, too."""
    for option in (
        click.option(
            "--judge-budget",
            type=click.IntRange(min=0),
            default=100,
            show_default=True,
            help="Requests of a run to a judge at an address.",
        ),
        click.option(
            "--judge",
            metavar="DIR|openai:MODEL@URL",
            help="A second opinion on each candidate; an address is sent both statements.",
        ),
    ):
        command = option(command)
    return command


def asked(run: Run, judge: str | None, budget: int) -> Judge | None:
    """The judge that was asked for; its answers are kept beside the record."""
    if judge is None:
        return None
    from onrecord.cli import judges

    return judges.judge(judge, budget=budget, kept=run.answers, key=run.judge_key)


def form(*forms: str) -> Callable[[Command], Command]:
    """`--format`: by default what a terminal, or else what a program, can read."""

    def chosen(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
        return value or (TABLE if sys.stdout.isatty() else JSONL)

    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        callback=chosen,
        help="[a table for a terminal, JSON lines for a pipe]",
    )


def _least(default: float | None, more: str) -> Callable[[Command], Command]:
    return click.option(
        "--min-probability",
        "least",
        type=Probability(),
        default=default,
        metavar="P",
        help=f"Leave out what is less probable, 0 to 1{more}.",
    )


# `--min-probability`, for what finds statements anew and for what reads them off a record.
least: Final = _least(None, "; otherwise the model says")
least_on_record: Final = _least(0.0, "")


def sources(command: Command) -> Command:
    """PATH…, the hosts that may be asked, and what a bare text cannot say of itself."""
    for option in reversed(SOURCES):
        command = option(command)
    return command


def handed_in(given: dict[str, Any], skips: Skips) -> Iterator[Article]:
    """The articles that the options of `sources` ask for."""
    from onrecord.cli.sources import articles
    from onrecord.read.formats import Format
    from onrecord.read.rows import mapped

    form = given.pop("input_format")
    chosen, hosts = dict(given.pop("map")), frozenset(given.pop("allow_host"))
    return articles(
        **given,
        form=form and Format(form),
        columns=mapped(chosen),
        allowed=hosts,
        skipped=skips,
    )


SOURCES: Final[tuple[Callable[[Any], Any], ...]] = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option("--published", type=Day(), metavar="DATE", help="When it was published."),
    click.option("--outlet", help="Who published it."),
    click.option("--url", help="Where it was published."),
    click.option("--title", help="Its headline."),
    click.option(
        "--input-format",
        type=click.Choice(INPUTS),
        help="What standard input is, and files whose name does not tell. [by how they begin]",
    ),
    click.option(
        "--map",
        type=Pair(),
        multiple=True,
        metavar="FIELD=COLUMN",
        help="Which column holds a field of the article, such as title=headline.",
    ),
    click.option(
        "--allow-host",
        type=Host(),
        multiple=True,
        metavar="HOST",
        help="Fetch from this host although it is at a private address.",
    ),
    click.option("--any-language", is_flag=True, help="Read what is not English, too."),
    click.option("--model", metavar="DIR", help="Another network. [ONRECORD_MODEL]"),
)
