"""How the program leaves: the statuses, and what is said of an error."""

from __future__ import annotations

import os
import sys
from typing import Final

import click

from onrecord.errors import OnRecordError

FAILED: Final = 3  # an OnRecordError, told with its hint
FAULT: Final = 70  # a fault of onrecord itself (EX_SOFTWARE)
INTERRUPTED: Final = 130  # 128 + SIGINT
PIPE_CLOSED: Final = 141  # 128 + SIGPIPE


def tell(error: Exception) -> int:
    """One message on stderr and what to do about it; the exit status that goes with it."""
    if isinstance(error, OnRecordError):
        _say(str(error), error.hint)
        return FAILED
    if isinstance(error, OSError):  # a full disk, a drive that was pulled out
        flushed()
        _say(str(error), "")
        return FAILED
    _say(
        f"this is a fault in onrecord: {type(error).__name__}: {error}",
        "run it again with `onrecord --debug …` and report what it prints",
    )
    return FAULT


def flushed() -> None:
    """Write what stdout still holds; where that fails, it goes nowhere, and Python says no more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, hint: str) -> None:
    click.echo(f"onrecord: {message}", err=True)
    if hint:
        click.echo(f"hint: {hint}", err=True)
