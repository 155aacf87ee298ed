"""The program `onrecord`: its commands, and what becomes of an error."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any, Final, cast

import click

from onrecord import __version__
from onrecord.cli.leaving import INTERRUPTED, PIPE_CLOSED, flushed, tell
from onrecord.cli.options import Run, note
from onrecord.cli.shares import warning
from onrecord.settings import settings

# In the order of the help; each is a module beside this one, loaded when it is called for.
COMMANDS: Final = (
    "demo", "read", "add", "watch", "show", "who", "search", "links", "compare", "checks",
    "timeline", "changes", "matters", "measures", "people", "revise", "annotations", "export",
    "serve", "users", "mcp", "backup", "compact", "forget", "corpus", "doctor", "verify",
)  # fmt: skip


# They keep nothing.
UNRECORDED: Final = frozenset(("demo", "read"))


class Commands(click.Group):
    """Loads a command when it is called, and tells errors without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"onrecord.cli.{name}").command)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            flushed()  # whoever read our output has gone
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            if ctx.params["debug"]:
                raise
            ctx.exit(tell(error))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: onrecord demo",
)
@click.option("--record", metavar="PATH|URL", help="The record. [ONRECORD_RECORD, or onrecord.db]")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(__version__, message="onrecord %(version)s")
@click.pass_context
def group(ctx: click.Context, record: str | None, verbose: bool, debug: bool) -> None:
    """Who said what, in what office, when and where: the public record of news coverage."""
    told = settings()
    if ctx.invoked_subcommand not in UNRECORDED and (said := warning(record or told.record)):
        note(said)
    ctx.obj = Run(record or told.record, told.model, verbose, told.judge_key, told.webhook_key)


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot draw a character shows a mark, and goes on.
            stream.reconfigure(errors="replace")
    try:
        group.main(prog_name="onrecord")
    except OSError as error:  # where there is no command yet: a help that cannot be written
        sys.exit(tell(error))
