"""`onrecord add`: read articles into the record and connect them."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import Run, Skips, handed_in, least, sources
from onrecord.cli.plain import SHORT, counted, days, names, printed, safe
from onrecord.errors import InputError
from onrecord.record.copied import NOTHING_COPIED

if TYPE_CHECKING:
    from onrecord.pipeline import Added
    from onrecord.store.sql import Record


@click.command(
    "add",
    epilog="""\b
Examples:
  onrecord add article.txt --published 2017-02-23 --outlet "The Harbor Ledger"
  onrecord --record mexico.db add articles/
  onrecord --record corpus.db add corpus""",
)
@sources
@least
@click.option("--again", is_flag=True, help="Read what was forgotten, too.")
@click.pass_obj
def command(
    run: Run,
    /,
    least: float | None,
    model: str | None,
    any_language: bool,
    again: bool,
    **given: Any,
) -> None:
    """Read articles into the record and connect them.

    PATH is as for `onrecord read`. An article is named when it is safe on
    disk, with what its statements repeat of what was there before; adding it
    again changes nothing. What --min-probability leaves out is not kept; the
    last reading of an article holds. What `onrecord forget` took out is
    skipped, unless --again. PATH may also be the --out of `onrecord corpus
    run`: what was found in it is not looked for again.
    """
    from onrecord.pipeline import Pipeline
    from onrecord.scale.loading import is_corpus, keep
    from onrecord.scale.pools import cores
    from onrecord.store.sql import open_record

    skips = Skips()
    at_once = cores()
    pipeline = Pipeline(model=model or run.model, today=date.today(), at_once=at_once)
    corpora = [path for path in given["paths"] if is_corpus(path)]
    given["paths"] = [path for path in given["paths"] if path not in corpora]
    count = 0
    with open_record(run.record) as record:
        articles = handed_in(given, skips)
        read = pipeline.add(
            articles, record, skipped=skips, least=least, any_language=any_language, again=again
        )
        found = (keep(path, record, skipped=skips, least=least, again=again) for path in corpora)
        for added in chain(read, *found):
            count += 1
            acknowledge(added, record)
    if not count:
        raise InputError("nothing could be read", hint="what was handed in, and why not, is above")


def acknowledge(added: Added, record: Record) -> None:
    """One line for the article, and one for each link that came with it."""
    article, entries = added.told.article, added.told.entries
    found = counted(len(entries), "statement")
    state = "added" if added.new else "known"
    click.echo(f"{state}  {article.id[:SHORT]}  {safe(article.path)}  {found}")
    copied = added.told.copied if added.new else NOTHING_COPIED
    if copied.stories:
        first, *_ = (copy for copy in record.copies(article.id) if copy.id != article.id)
        told = f"{len(copied.first)} of them in an earlier one"
        click.echo(f"       one story with {first.id[:SHORT]}  ({printed(first)}), {told}")
    own = {entry.id for entry in entries}
    for link in added.told.links if added.new else ():
        entry, where = record.entry(link.a if link.b in own else link.b)
        whose = names(entry), days(entry.said_on), safe(where.outlet or where.title or where.path)
        told = f"{link.a[:SHORT]} {link.relation} {link.b[:SHORT]}"
        click.echo(f"       {told}  ({', '.join(filter(None, whose))})")
