"""Files that were opened: their articles, whatever was compressed and however large they are."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import count
from typing import BinaryIO, Final, cast

from onrecord.errors import InputError
from onrecord.read import formats
from onrecord.read.charsets import refuse_binary
from onrecord.read.formats import STREAMED, Format, Given
from onrecord.read.inflating import DEEPEST, Unpacking
from onrecord.record.text import Article, Skip

MIB: Final = 2**20

# The most that is held in memory at once: of a text, a page or a JSON line, and of a JSON
# file, which may hold many articles.
LARGEST: Final = 64 * MIB
LARGEST_JSON: Final = 512 * MIB

Found = Iterator[Article | Skip]


def opened(
    stream: BinaryIO, path: str, *, form: Format | None = None, given: Given | None = None
) -> Found:
    """The articles in one stream and what of it cannot be read, a little at a time in memory.

    Its name says how it is read, or else `form`, or how it begins; what is compressed, once
    or twice over, is unpacked. Never raises for bad input.
    """
    given = given or Given()
    buffered = _buffered(stream)
    head = buffered.peek(4096)
    form = formats.named(path) or form or formats.sniffed(head)
    if formats.is_packed(head, form):
        yield from _unpacked(buffered, path, form, given)
    else:
        yield from _open(buffered, path, form, given)


def _unpacked(packed: BinaryIO, path: str, form: Format, given: Given) -> Found:
    """The same for one that is compressed, once or twice over."""
    layers = [Unpacking(packed)]
    inner = _buffered(cast(BinaryIO, layers[0]))
    while formats.is_packed(inner.peek(4096), form):
        if len(layers) == DEEPEST:
            yield Skip(path, f"compressed more than {DEEPEST} times over")
            return
        layers.append(Unpacking(cast(BinaryIO, inner)))
        inner = _buffered(cast(BinaryIO, layers[-1]))
    if form in STREAMED or form is Format.JSONL:
        yield from _open(inner, path, form, given)
        if told := _amiss(layers):
            yield Skip(path, f"{told}: what came before was read")
    else:
        yield from _whole(inner, path, form, given, layers)


def _amiss(layers: Sequence[Unpacking]) -> str:
    return next((one.amiss for one in layers if one.amiss), "")


def _open(buffered: io.BufferedReader, path: str, form: Format, given: Given) -> Found:
    """The articles in a stream that is not compressed, or no longer."""
    head = buffered.peek(4096)
    if form in STREAMED:
        yield from formats.streamed(buffered, path, form, given=given)
        return
    # In UTF-16 a byte of a newline may be none: only other text is cut into lines as bytes.
    in_lines = form is Format.JSONL and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    yield from (_lines if in_lines else _whole)(buffered, path, form, given)


def _whole(
    stream: io.BufferedReader,
    path: str,
    form: Format,
    given: Given,
    layers: Sequence[Unpacking] = (),
) -> Found:
    """The articles of what has to be in memory as a whole; `layers` are what it was unpacked by."""
    largest = LARGEST_JSON if form is Format.JSON else LARGEST
    data = stream.read(largest + 1)
    told = _amiss(layers)
    if any(one.bomb for one in layers):
        yield Skip(path, told)
    elif len(data) > largest:
        hint = "; make it JSON lines" if form is Format.JSON else ""
        yield Skip(path, f"larger than {largest // MIB} MiB{hint}")
    else:
        found = formats.articles(data, path, form=form, given=given)
        yield from formats.cut_short(found, path, told)


def _lines(stream: io.BufferedReader, path: str, _form: Format, given: Given) -> Found:
    """The rows of a file of JSON lines, of which one at a time is in memory."""
    try:
        refuse_binary(stream.peek(4096))
    except InputError as error:
        yield Skip(path, str(error))
    else:
        yield from formats.some(_rows(stream, path, given), path)


def _rows(stream: io.BufferedReader, path: str, given: Given) -> Found:
    for number in count(1):
        line = stream.readline(LARGEST + 1)
        if not line:
            return
        if len(line) > LARGEST:
            yield Skip(f"{path}#{number}", f"a line larger than {LARGEST // MIB} MiB")
            while line and not line.endswith(b"\n"):
                line = stream.readline(MIB)
        elif line.strip():
            yield formats.row(line, path, number, given=given)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    """A stream whose beginning can be looked at before it is read."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream))
