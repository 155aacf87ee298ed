"""`onrecord revise`: add, change, split, join, confirm or reject statements of an article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from onrecord.cli.judging import by, judged
from onrecord.cli.options import Run
from onrecord.record.judgement import Verdict
from onrecord.record.statement import Act, Kind


def _words(name: str, told: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", metavar="WORDS", multiple=True, help=told)


@click.command(
    "revise",
    epilog="""\b
Examples:
  onrecord revise 8b719fce --reject --note "nobody said this"
  onrecord revise 7ca0a082 --split "and according to human rights"
  onrecord revise 4e873f1a --content "mass expulsions" --act other""",
)
@click.argument("id", metavar="STATEMENT|ARTICLE")
@_words("content", "What was said; again for each stretch of it.")
@_words("source", "Who said it, in the words there.")
@_words("cue", "The words that say so.")
@click.option(
    "--kind", type=click.Choice([one.value for one in Kind]), help="[by the quotation marks]"
)
@click.option("--act", type=click.Choice([one.value for one in Act]), help="[by the words]")
@click.option("--reject", is_flag=True, help="It is no statement.")
@click.option("--confirm", is_flag=True, help="It is right as it stands.")
@click.option("--split", metavar="WORDS", help="With these words another one begins.")
@click.option("--join", metavar="STATEMENT", multiple=True, help="It is one with this one.")
@click.option("--note", default="", metavar="TEXT", help="The reason, for the log.")
@by
@click.pass_obj
def command(run: Run, /, id: str, by: str, note: str, **told: Any) -> None:
    """Add a statement to an article, or change, split, join or reject one.

    By an article's id a statement with this content is added; by a statement's id, what is
    told of it is changed. It is a judgement: it outranks what the program finds, survives
    that the article is read anew, and is taken back by `onrecord people undo`. Words are
    those nearest in the text, or START:END, in characters of it.
    """
    from onrecord.cli.marks import Told, revision
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        made = revision(record, id, Told(**told))
        judged(record, Verdict.REVISE, by, revision=made, note=note)
