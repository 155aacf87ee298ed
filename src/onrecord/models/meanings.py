"""The meaning of a text as a vector: near texts speak of the same matter.

A weighted mean of learned vectors of its word pieces; no network runs. It tells
what a text is about and hardly what position it takes: whether two texts agree is
for `onrecord.models.relations`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.card import HINT, ModelCard, checked, read_card

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The vectors of word pieces, loaded and ready.

    pieces: float32[vocabulary, width]
    """

    card: ModelCard
    _tokenizer: Tokenizer
    _pieces: Floats

    @classmethod
    def open(cls, folder: Path) -> Meanings:
        """Load a model folder. Raises ModelError when a file is missing, damaged or of another kind."""
        card = read_card(folder)
        checked(folder, card)
        from tokenizers import Tokenizer

        try:
            whole = np.load(folder / "pieces.npy")
            scales = np.load(folder / "scales.npy")
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # the tokenizer raises a bare Exception
            raise ModelError(
                f"the model in {folder} cannot be loaded: {error}", hint=HINT
            ) from error
        fits = whole.ndim == 2 and whole.shape == (len(scales), card.window.get("width"))
        if not fits or tokenizer.get_vocab_size() > len(scales):
            raise ModelError(
                f"the model in {folder} has other widths than its card says", hint=HINT
            )
        tokenizer.no_padding()
        tokenizer.enable_truncation(card.window["pieces"])
        return cls(card, tokenizer, whole.astype(np.float32) * scales[:, None])

    @property
    def width(self) -> int:
        return self._pieces.shape[1]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """float32[texts, width], each of length 1; zeros for a text without a word."""
        found = np.zeros((len(texts), self.width), dtype=np.float32)
        for i, told in enumerate(self._tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            if told.ids:
                whole = self._pieces[told.ids].sum(axis=0)
                found[i] = whole / max(float(np.linalg.norm(whole)), 1e-9)
        return found
