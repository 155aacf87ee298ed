"""The meaning of a text as a vector: near texts speak of the same matter.

A weighted mean of learned vectors of its word pieces; no network runs. It tells
what a text is about and hardly what position it takes: whether two texts agree is
for `onrecord.models.relations`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.card import HINT, ModelCard, checked, read_card
from onrecord.record.meaning import Meaning

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

# How many regions of a text, of 1,024, are looked into for its neighbours; how many of the
# nearest those hold is what `python -m bench.comparing` prints.
REGIONS: Final = 64
ALIKE: Final = 0.25  # cosine: what lies farther apart is about something else
LIKE: Final = 0.4  # what is to stand among what has the very words must lie nearer
STEPS: Final = 400  # a part of a vector, in eight bits: hardly one is beyond 127 / 400


def nearest(own: Meaning, others: Sequence[Meaning], *, most: int) -> list[int]:
    """Which of others are about the same matter as one: their places, the nearest first.

    Of equally near ones the earlier comes first.
    """
    if not others:
        return []
    likeness = _cosines(own.vector, [each.vector for each in others])
    order = np.argsort(-likeness, kind="stable")[:most]
    return [int(at) for at in order if likeness[at] >= ALIKE]


def likenesses(own: bytes, others: Sequence[bytes]) -> list[float]:
    """How near each of others is to one, as vectors are kept: the cosine."""
    return [float(one) for one in _cosines(own, others)] if others else []


def _cosines(own: bytes, others: Sequence[bytes]) -> Floats:
    one, them = _whole(own), _whole(b"".join(others)).reshape(len(others), -1)
    lengths = np.linalg.norm(them, axis=1) * np.linalg.norm(one)
    return (them @ one) / np.maximum(lengths, 1e-9)  # type: ignore[no-any-return]


def _whole(vector: bytes) -> Floats:
    return np.frombuffer(vector, dtype=np.int8).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Meanings:
    """The vectors of word pieces, loaded and ready.

    pieces: float32[vocabulary, width]
    cells: float32[cells, width]    the middles of the regions that texts fall into
    """

    card: ModelCard
    _tokenizer: Tokenizer
    _pieces: Floats
    _cells: Floats

    @classmethod
    def open(cls, folder: Path) -> Meanings:
        """Load a model folder.

        Raises ModelError when a file is missing, damaged, or of another kind.
        """
        card = read_card(folder)
        checked(folder, card)
        from tokenizers import Tokenizer

        try:
            whole = np.load(folder / "pieces.npy")
            scales = np.load(folder / "scales.npy")
            cells = np.load(folder / "cells.npy").astype(np.float32)
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the tokenizer raises a bare Exception
            raise ModelError(
                f"the model in {folder} cannot be loaded: {error}", hint=HINT
            ) from error
        width = card.window.get("width")
        fits = whole.shape == (len(scales), width) and cells.shape[1:] == (width,)
        if not fits or tokenizer.get_vocab_size() > len(scales):
            raise ModelError(
                f"the model in {folder} has other widths than its card says", hint=HINT
            )
        tokenizer.no_padding()
        tokenizer.enable_truncation(card.window["pieces"])
        return cls(card, tokenizer, whole.astype(np.float32) * scales[:, None], cells)

    @property
    def width(self) -> int:
        return int(self._pieces.shape[1])

    def vectors(self, texts: Sequence[str]) -> Floats:
        """float32[texts, width], each of length 1; zeros for a text without a word."""
        found = np.zeros((len(texts), self.width), dtype=np.float32)
        for i, told in enumerate(
            self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ):
            if told.ids:
                whole = self._pieces[told.ids].sum(axis=0)
                found[i] = whole / max(float(np.linalg.norm(whole)), 1e-9)
        return found

    def meanings(self, texts: Sequence[str]) -> list[Meaning | None]:
        """The meaning of each text, as a store can keep it; None for one without a word."""
        if not texts:
            return []
        vectors = self.vectors(texts)
        whole = np.rint(vectors * STEPS).clip(-127, 127).astype(np.int8)
        regions = self.cells(vectors, most=REGIONS)
        return [
            Meaning(row.tobytes(), tuple(map(int, near))) if row.any() else None
            for row, near in zip(whole, regions, strict=True)
        ]

    def cells(self, vectors: Floats, *, most: int) -> NDArray[np.int64]:
        """The regions that vectors lie in, int64[texts, most]: the nearest first.

        Texts of one matter mostly lie in one or in neighbouring ones, so that the near
        ones are found among a few regions, however many texts there are.
        """
        likeness = vectors @ self._cells.T
        near = np.argpartition(-likeness, most - 1, axis=1)[:, :most]
        order = np.argsort(-np.take_along_axis(likeness, near, axis=1), axis=1, kind="stable")
        return np.take_along_axis(near, order, axis=1)
