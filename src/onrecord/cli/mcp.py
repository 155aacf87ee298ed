"""`onrecord mcp`: the record for an assistant, over the Model Context Protocol."""

from __future__ import annotations

import sys
from typing import Final

import click

from onrecord.cli.options import Run, least_on_record
from onrecord.errors import InputError

HINT: Final = "name it to the assistant: command `onrecord`, arguments `--record PATH mcp`"


@click.command("mcp", epilog="Example: onrecord --record onrecord.db mcp --min-probability 0.5")
@least_on_record
@click.pass_obj
def command(run: Run, least: float) -> None:
    """Let an assistant read the record and cite it.

    A server of the Model Context Protocol, which an assistant starts and speaks to over
    standard input and output; nothing listens on a port. Its tools are search, show, links
    and verify, and every answer has the spans and the words of its evidence. It changes
    nothing. It comes with `pip install 'onrecord[mcp]'`.
    """
    from onrecord.doors.assistants import server
    from onrecord.doors.record import open_record

    with open_record(run.record, create=False, read_only=True) as record:
        made = server(record, least)
        if sys.stdin.isatty():
            raise InputError("this speaks to an assistant, and not to a terminal", hint=HINT)
        made.run("stdio")
