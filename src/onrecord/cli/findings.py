"""What a check finds on record: a line each, and the status to leave with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.plain import counted, safe

if TYPE_CHECKING:
    from onrecord.store.findings import Finding

UNSOUND: Final = 1
"""The exit status when something does not hold."""


def listed(ctx: click.Context, found: Iterable[Finding], *, verdict: str) -> None:
    """Print each finding; leave with UNSOUND and the verdict, on stderr, if there is any."""
    count = 0
    for one in found:
        count += 1
        click.echo(f"{one.kind}  {safe(one.subject)}  {safe(one.message)}")
    if count:
        click.echo(f"{verdict}: {counted(count, 'finding')}", err=True)
        ctx.exit(UNSOUND)
