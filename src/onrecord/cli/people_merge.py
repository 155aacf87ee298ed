"""`onrecord people merge`: declare two speakers one."""

from __future__ import annotations

import click

from onrecord.cli.judging import by, judged
from onrecord.cli.options import Run
from onrecord.errors import InputError
from onrecord.record.judgement import Verdict


@click.command("merge", epilog='Example: onrecord people merge "John Kelly" "John F. Kelly"')
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@by
@click.pass_obj
def command(run: Run, a: str, b: str, by: str) -> None:
    """Declare that two speakers are one.

    A and B are names or ids, as for `onrecord who`. It holds for the articles
    that are on record now, whoever is like them comes along, and it survives
    that an article is read anew.
    """
    from onrecord.cli.whom import side, whom
    from onrecord.store.sql import open_record

    with open_record(run.record, create=False) as record:
        one, other = whom(record, a), whom(record, b)
        if one.id == other.id:
            raise InputError(f"{a!r} and {b!r} are one already: {one.name}, {one.id}")
        judged(record, Verdict.SAME, by, (side(one), side(other)))
