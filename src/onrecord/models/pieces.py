"""Word pieces of a text with the three features that the network adds to them.

The vocabulary is uncased and the network reads 1:1 normalized marks, so letter
case, quotation state and paragraph starts are told to it apart from the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from onrecord.record.text import Span

# Narrow, because a transcript of a day has a million pieces; windows are widened one by one.
Ints = NDArray[np.int32]
Small = NDArray[np.int8]

# One character for one character, so that offsets stay. What a mark does is in
# the quotation state; which glyph an outlet uses says nothing.
GLYPHS: Final = str.maketrans("“”„‟«»＂‘’‚‹›–―", '"""""""' + "'''''" + "——")


# Characters that are handed to the tokenizer at once.
BLOCK: Final = 50_000


class Case(IntEnum):
    """Letter case of a word piece."""

    LOWER = 0
    TITLE = 1
    UPPER = 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, `n` of them, without [CLS] and [SEP].

    ids, starts, ends, paragraph, sentence: int32[n]; case, quote, opens: int8[n];
    wordy: bool[n]. `starts` and `ends` are offsets into the text; `opens` is 1 at
    the first piece of a paragraph; `paragraph` and `sentence` say in which of each
    a piece stands; `wordy` is True for a piece that begins with a letter or a figure.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    case: Small
    quote: Small
    opens: Small
    paragraph: Ints
    sentence: Ints
    wordy: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)


def pieces(
    text: str,
    paragraphs: Iterable[Span],
    sentences: Iterable[Span],
    states: bytes | bytearray,
    tokenizer: Tokenizer,
) -> Pieces:
    """Cut a text into word pieces and describe each.

    `paragraphs` and `sentences` are spans of the text in order; `states` holds
    one quotation state for each character. The tokenizer must neither truncate
    nor pad.
    """
    parts = [_encoded(text, low, high, tokenizer) for low, high in _blocks(text)]
    ids, starts, ends = (np.concatenate(rows) for rows in zip(*parts, strict=True))
    upper = np.fromiter(map(str.isupper, text), dtype=bool, count=len(text))
    alphabetic = np.fromiter(map(str.isalpha, text), dtype=bool, count=len(text))
    seen = np.concatenate([[0], np.cumsum(alphabetic & ~upper, dtype=np.int32)])
    wordy = np.fromiter(map(str.isalnum, text), dtype=bool, count=len(text))
    first = upper[starts]
    all_upper = first & (seen[ends] == seen[starts]) & (ends - starts > 1)
    quote = np.frombuffer(bytes(states) or b"\0", dtype=np.uint8)[starts]
    paragraph, sentence = (_numbers(starts, spans) for spans in (paragraphs, sentences))
    opens = np.diff(paragraph, prepend=-2) != 0
    return Pieces(
        ids=ids,
        starts=starts,
        ends=ends,
        case=first.astype(np.int8) + all_upper,
        quote=quote.astype(np.int8),
        opens=opens.astype(np.int8),
        paragraph=paragraph,
        sentence=sentence,
        wordy=wordy[starts],
    )


def _numbers(starts: Ints, spans: Iterable[Span]) -> Ints:
    """In which of some spans, in order, each start stands."""
    bounds = np.array([span.start for span in spans], dtype=np.int32)
    return (np.searchsorted(bounds, starts, side="right") - 1).astype(np.int32)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The text in blocks of whole lines, so that memory does not grow with its length."""
    low = 0
    while len(text) - low > BLOCK:
        high = text.find("\n", low + BLOCK) + 1 or len(text)
        yield low, high
        low = high
    yield low, len(text)


def _encoded(text: str, low: int, high: int, tokenizer: Tokenizer) -> tuple[Ints, Ints, Ints]:
    block = text[low:high].translate(GLYPHS)
    encoded = tokenizer.encode(block, add_special_tokens=False)
    starts, ends = np.array(encoded.offsets, dtype=np.int32).reshape(-1, 2).T + low
    return np.array(encoded.ids, dtype=np.int32), starts, ends


def windows(paragraph: Ints, *, most: int, context: int) -> list[tuple[int, int, int]]:
    """Pack whole paragraphs into windows of at most `most` pieces.

    Gives (start, own, end): the window is `start:end`, and answers for the
    pieces `own:end`; what stands before `own` is context, whole paragraphs of
    at most `context` pieces together. A paragraph longer than a window is cut,
    and its later parts get the `context` pieces before them.
    """
    length = len(paragraph)
    edges = np.concatenate([[0], np.flatnonzero(np.diff(paragraph)) + 1, [length]])
    found: list[tuple[int, int, int]] = []
    own = 0
    while own < length:
        first = int(np.searchsorted(edges, own, side="right")) - 1
        start = own
        if edges[first] == own:
            while first > 0 and own - edges[first - 1] <= context:
                first -= 1
                start = int(edges[first])
        else:
            start = max(0, own - context)
        last = int(np.searchsorted(edges, start + most, side="right")) - 1
        end = int(edges[last])
        if end <= own:
            end = min(length, start + most)
        found.append((start, own, end))
        own = end
    return found
