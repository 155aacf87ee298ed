"""`onrecord watch`: follow feeds, and tell what a watchlist asks for."""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime
from pathlib import Path

import click

from onrecord.cli.options import JSONL, TABLE, Host, Run, form, least


@click.command(
    "watch",
    epilog="""\b
Examples:
  onrecord watch feeds.toml --once
  onrecord watch feeds.toml --once --format jsonl --atom seen.xml""",
)
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.TOML")
@click.option("--once", is_flag=True, help="One round, as for cron, and not one after another.")
@click.option(
    "--atom", metavar="PATH", type=click.Path(path_type=Path), help="Write what was seen here, too."
)
@click.option("--webhook", metavar="URL", multiple=True, help="Send it here, too, as JSON.")
@click.option(
    "--allow-host",
    type=Host(),
    multiple=True,
    metavar="HOST",
    help="Fetch from this host although it is at a private address.",
)
@click.option("--any-language", is_flag=True, help="Read what is not English, too.")
@click.option("--model", metavar="DIR", help="Another network. [ONRECORD_MODEL]")
@least
@form(TABLE, JSONL)
@click.pass_obj
def command(
    run: Run,
    feeds: Path,
    once: bool,
    atom: Path | None,
    webhook: tuple[str, ...],
    allow_host: tuple[str, ...],
    any_language: bool,
    model: str | None,
    least: float | None,
    form: str,
) -> None:
    """Follow feeds and tell what a watchlist asks for.

    FEEDS.TOML names both. What is new in a feed is fetched whole, if its host
    allows it, and put on record; each statement that a watch asks for is
    printed on one line. Runs until it is ended, with --once for one round;
    whatever way it ends, the next run goes on from there.
    """
    from onrecord.cli.addresses import target
    from onrecord.cli.watching import telling
    from onrecord.cli.watching.alone import alone
    from onrecord.cli.watching.atom import write
    from onrecord.cli.watching.hosts import Hosts, World
    from onrecord.cli.watching.plans import plan
    from onrecord.cli.watching.rounds import Ends, Rounds
    from onrecord.pipeline import Pipeline
    from onrecord.store.sql import open_record

    asked = plan(feeds)
    webhooks = tuple(dict.fromkeys(target(one).url for one in webhook))
    world = World(lambda: datetime.now(UTC), time.sleep, random.random)
    pipeline = Pipeline(model=model or run.model, today=date.today())
    with open_record(run.record) as record, alone(run.place):
        hosts = Hosts(record.watches, world, allowed=frozenset(allow_host), pause=asked.pause)
        ends = Ends(
            telling.in_json if form == JSONL else telling.in_words,
            telling.skipped,
            (lambda seen: write(atom, asked, seen)) if atom else (lambda _: None),
            webhooks,
            run.webhook_key,
        )
        rounds = Rounds(
            record, asked, pipeline, world, hosts, ends, least=least, any_language=any_language
        )
        rounds.once() if once else rounds.go_on()
