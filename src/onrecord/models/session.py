"""The attribution network at work: ONNX Runtime on one thread.

A session is made once per process and
reads any number of texts; the same text always gives the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.card import HINT, ModelCard, checked, read_card
from onrecord.models.engines import engine
from onrecord.models.pieces import Pieces, pieces, windows
from onrecord.record.text import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

# The tags that a network of this kind scores, in order: outside, then the first piece
# of a segment, those inside, and the last of several.
LABELS: Final = ("O", *(f"{at}-{role}" for role in ("source", "cue", "content") for at in "BIL"))


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the network says of one window of pieces `start:end`, `n` of them.

    It answers for the pieces `own:end`; those before are context.

    tags:    float32[n, 10]   logits of LABELS
    source:  float32[n, 1 + n]   logits: the source of piece i, in a cue, begins at
                                 piece j - 1; column 0: it has none
    content: float32[n, n]       logits: piece i, in a content, belongs to the cue
                                 that begins at piece j
    """

    start: int
    own: int
    end: int
    tags: Floats
    source: Floats
    content: Floats


@dataclass(slots=True)
class AttributionSession:
    """An attribution network that is loaded and ready."""

    card: ModelCard
    _tokenizer: Tokenizer
    _engine: InferenceSession

    @classmethod
    def open(cls, folder: Path, *, threads: int = 1) -> AttributionSession:
        """Load a model folder.

        Raises ModelError when a file is missing, damaged, or not a network
        that this version of onrecord can run.
        """
        card = read_card(folder)
        checked(folder, card)
        if card.labels != LABELS or not {"pieces", "context"} <= {*card.window}:
            raise ModelError(
                f"the model in {folder} has other labels or windows than this version reads",
                hint=HINT,
            )
        opened, tokenizer = engine(folder, threads=threads)
        return cls(card, tokenizer, opened)

    def pieces(
        self,
        text: str,
        paragraphs: Iterable[Span],
        sentences: Iterable[Span],
        states: bytes | bytearray,
    ) -> Pieces:
        """The word pieces of a text; see `onrecord.models.pieces`."""
        return pieces(text, paragraphs, sentences, states, self._tokenizer)

    def scores(self, cut: Pieces) -> Iterator[WindowScores]:
        """Run the network over a text, window by window, in order.

        One window at a time: int8 activations are scaled over a whole batch,
        so a window's scores would otherwise depend on its neighbours.
        """
        first = self._tokenizer.token_to_id("[CLS]") or 0
        last = self._tokenizer.token_to_id("[SEP]") or 0
        window = self.card.window
        for start, own, end in windows(
            cut.paragraph, most=window["pieces"], context=window["context"]
        ):
            here = slice(start, end)
            asked: dict[str, NDArray[np.integer]] = {
                "ids": np.pad(cut.ids[here], 1, constant_values=(first, last)),
                "case": np.pad(cut.case[here], 1),
                "quote": np.pad(cut.quote[here], 1),
                "opens": np.pad(cut.opens[here], 1),
            }
            tags, source, content = self._engine.run(
                ["tags", "source", "content"],
                {name: values[None].astype(np.int64) for name, values in asked.items()},
            )
            yield WindowScores(
                start, own, end, tags[0, 1:-1], source[0, 1:-1, :-1], content[0, 1:-1, 1:-1]
            )
