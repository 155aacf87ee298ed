"""What a server, or whoever made a file, compressed, unpacked within bounds.

A small body can unpack to a huge one: 1,219 bytes to half a gigabyte, or one gzip
within another. So there is a cap on bytes, on the ratio to what was sent, and on
how many layers there are, whatever the headers say.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, Final, NamedTuple

from onrecord.errors import InputError

# The most that a body may unpack to, in bytes; how many times what was sent, where that
# is more than SMALL; and how many layers of compression lie around it.
LARGEST: Final = 64 * 2**20
RATIO: Final = 200
SMALL: Final = 2**20
DEEPEST: Final = 2
# The most that a file may unpack to of which a little at a time is in memory.
LARGEST_FILE: Final = 16 * 2**30

CHUNK: Final = 2**16
GZIP: Final = b"\x1f\x8b\x08"


class Inflated(NamedTuple):
    """What was unpacked, and whether all of it was there."""

    data: bytes
    whole: bool


def inflated(data: bytes, encodings: tuple[str, ...]) -> Inflated:
    """A body without its content encodings, named in the order in which they were applied.

    What breaks off gives what came before. A body that is not compressed although
    its headers say so is taken as it is: archives keep the headers of what they
    unpacked. Raises InputError beyond the caps and for encodings that are not read.
    """
    layers = [name for name in encodings if name not in ("", "identity", "none")]
    most = min(LARGEST, max(SMALL, RATIO * len(data)))
    whole, depth = True, 0
    while layers or data.startswith(GZIP):
        name = layers.pop() if layers else "gzip"
        if name not in UNPACKERS:
            raise InputError(f"a body in the encoding {name[:40]!r}, which is not read")
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"compressed more than {DEEPEST} times over")
        data, complete = _within(UNPACKERS[name](data), most)
        whole = whole and complete
    return Inflated(data, whole)


class Unpacking(io.RawIOBase):
    """The bytes within a compressed stream, a little at a time.

    Where they break off, or go beyond the caps, they end, and `amiss` says why;
    `bomb` is True for the caps, behind which nothing is what it seems.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.amiss, self.bomb = "", False
        self._stream, self._engine = stream, zlib.decompressobj(wbits=31)
        self._packed, self._ready = b"", memoryview(b"")
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and not self.amiss and self._more():
            pass
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _more(self) -> bool:
        """Unpack some more; False where there is none."""
        if self._engine.eof:
            self._packed = self._engine.unused_data or self._read()
            if not self._packed.lstrip(b"\0"):  # tapes are filled up with these
                return False
            self._engine = zlib.decompressobj(wbits=31)
        packed = self._packed or self._read()
        if not packed:
            self.amiss = "the compressed file breaks off"
            return False
        try:
            piece = self._engine.decompress(packed, CHUNK)
        except zlib.error:
            self.amiss = "the compressed file is damaged"
            return False
        self._packed = self._engine.unconsumed_tail
        self._given += len(piece)
        most = min(LARGEST_FILE, max(SMALL, RATIO * self._taken))
        if self._given > most:
            self.amiss, self.bomb = f"unpacks to more than {most:,} bytes", True
            return False
        self._ready = memoryview(piece)
        return True

    def _read(self) -> bytes:
        packed = self._stream.read(CHUNK)
        self._taken += len(packed)
        return packed


def unpacked(head: bytes) -> bytes:
    """How what was compressed begins, of how that begins; empty where it is damaged."""
    for _ in range(DEEPEST):
        if not head.startswith(GZIP):
            break
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 4096)
        except zlib.error:
            return b""
    return head


def _within(pieces: Iterator[bytes], most: int) -> tuple[bytes, bool]:
    """The pieces together; whether they came to an end by themselves, which an empty one tells."""
    told = bytearray()
    for piece in pieces:
        if not piece:
            return bytes(told), True
        told += piece
        if len(told) > most:
            raise InputError(f"unpacks to more than {most:,} bytes, which is too many for its size")
    return bytes(told), False


def _gzip(data: bytes) -> Iterator[bytes]:
    if not data.startswith(GZIP):
        yield from (data, b"")
        return
    while data.startswith(GZIP):
        engine = zlib.decompressobj(wbits=31)
        yield from _pieces(engine, data)
        if not engine.eof:
            return
        data = engine.unused_data
    yield b""


def _deflate(data: bytes) -> Iterator[bytes]:
    """With its header, as the standard has it, or without, as some servers send it."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        engine = zlib.decompressobj(wbits=wbits)
        try:
            engine.decompress(data, 1)
        except zlib.error:
            continue
        engine = zlib.decompressobj(wbits=wbits)
        yield from _pieces(engine, data)
        if engine.eof:
            yield b""
        return
    yield from (data, b"")


def _pieces(engine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while data and not engine.eof:
            piece = engine.decompress(data, CHUNK)
            if piece:
                yield piece
            data = engine.unconsumed_tail
    except zlib.error:  # damaged: what came before is kept
        return


def _brotli(data: bytes) -> Iterator[bytes]:
    try:
        import brotli
    except ImportError as error:
        raise InputError(
            "a body in Brotli, for which brotli is not installed", hint="pip install brotli"
        ) from error
    engine = brotli.Decompressor()
    try:
        piece = engine.process(data, output_buffer_limit=CHUNK)
        while piece:
            yield piece
            if engine.is_finished():
                yield b""
                return
            piece = engine.process(b"", output_buffer_limit=CHUNK)
    except brotli.error:
        return


UNPACKERS: Final[Mapping[str, Callable[[bytes], Iterator[bytes]]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
