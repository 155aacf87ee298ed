"""`onrecord people split`: declare that one speaker is not another."""

from __future__ import annotations

import click

from onrecord.cli.judging import by, judged
from onrecord.cli.options import Run
from onrecord.record.judgement import Verdict


@click.command("split", epilog='Example: onrecord people split "John Kelly" "John F. Kelly"')
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@by
@click.pass_obj
def command(run: Run, a: str, b: str, by: str) -> None:
    """Declare that one speaker is not another.

    A and B are names or ids, as for `onrecord who`. Where both are one on
    record, the articles that print the one name are told from those that print
    the other; the id of an appearance names one article's.
    """
    from onrecord.cli.whom import sides
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        judged(record, Verdict.DIFFERENT, by, sides(record, a, b))
