"""Streams of bytes that are not read at once."""

from __future__ import annotations

import io
from typing import BinaryIO, Final

from onrecord.errors import InputError

# The most that is held in memory of a stream that has to be.
LARGEST_AT_ONCE: Final = 512 * 2**20


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or its bytes in memory where one cannot go back in it.

    Raises InputError for a pipe with more than fits.
    """
    if stream.seekable():
        return stream
    data = stream.read(LARGEST_AT_ONCE + 1)
    if len(data) > LARGEST_AT_ONCE:
        raise InputError(f"larger than {LARGEST_AT_ONCE // 2**20} MiB", hint="hand it in as a file")
    return io.BytesIO(data)
