"""Where a page of a list ends, as an address can carry it.

What is in it is the store's affair; a reader hands back what a page gave.
"""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date
from typing import Final

from onrecord.errors import InputError
from onrecord.store.links import ORDER

LONGEST: Final = 200
LAST: Final = 2**63 - 1  # what a database counts up to


def told(*parts: int | float | date) -> str:
    """A place as letters and figures."""
    plain = [part.isoformat() if isinstance(part, date) else part for part in parts]
    written = json.dumps(plain, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


def number(cursor: str) -> int | None:
    """The place in a list that is ordered by numbers; None for its beginning."""
    if not cursor:
        return None
    match _read(cursor):
        case [int(at)] if 0 <= at <= LAST:
            return at
    raise _wrong(cursor)


def day_and_number(cursor: str) -> tuple[date, int] | None:
    """The place in a list that is ordered by days; None for its beginning."""
    if not cursor:
        return None
    match _read(cursor):
        case [str(day), int(at)] if 0 <= at <= LAST:
            try:
                return date.fromisoformat(day), at
            except ValueError:
                pass
    raise _wrong(cursor)


def in_queue(cursor: str) -> tuple[int, float, int] | None:
    """The place in the queue of links; None for its beginning."""
    if not cursor:
        return None
    match _read(cursor):
        case [int(place), (int() | float()) as probability, int(at)] if (
            0 <= at <= LAST and 0 <= place < len(ORDER)
        ):
            return place, float(probability), at
    raise _wrong(cursor)


def _read(cursor: str) -> object:
    if len(cursor) > LONGEST:
        raise _wrong(cursor)
    try:
        written = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        return json.loads(written)
    except (binascii.Error, ValueError, RecursionError):
        raise _wrong(cursor) from None


def _wrong(cursor: str) -> InputError:
    return InputError(
        f"{cursor[:40]!r} is not a place in this list",
        hint="use `next` as a page gave it, or leave it away to begin at the beginning",
    )
