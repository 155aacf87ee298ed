"""One watch at a time on a record: two would fetch everything twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import RecordError


@contextmanager
def alone(record: Path) -> Iterator[None]:
    """Keep every other watch off a record; the system lets go of it however we end.

    Raises RecordError where another one is at work. On Windows nothing keeps them apart.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    path = record.with_name(f"{record.name}-watch")
    try:
        with path.open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise RecordError(
                    f"another `onrecord watch` is at work on {record}",
                    hint="let it finish, or name another record with --record",
                ) from error
            yield
    except PermissionError as error:
        raise RecordError(
            f"{path} cannot be written: {error.strerror}", hint="check the folder's permissions"
        ) from error
