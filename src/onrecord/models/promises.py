"""Whether words promise something, where no table of words tells, by their turns of phrase.

A linear model over short runs of words, without names and numbers. It was trained
on what campaigns say of themselves, where every fourth sentence promises something;
of news it knows only that hardly anything does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.card import HINT, ModelCard, checked, read_card

BUCKETS: Final = 1 << 16  # that runs of words are sorted into, by their checksum
FILE: Final = "weights.npy"

_TOKEN: Final = re.compile(r"[\w’]+|[^\w\s]")
_RUNS: Final = (1, 2, 3)
_HEAD: Final = 5  # words from the beginning, as one run
_GAPS: Final = (2, 3)  # two words so far apart


@dataclass(frozen=True, slots=True)
class Promises:
    """The model, loaded and ready. `weights`: float32[BUCKETS]."""

    card: ModelCard
    weights: NDArray[np.float32]
    bias: float
    least: float

    @classmethod
    def open(cls, folder: Path) -> Promises:
        """Load a model folder.

        Raises ModelError when a file is missing, damaged, or of another kind.
        """
        card = read_card(folder)
        checked(folder, card)
        try:
            whole = np.load(folder / FILE)
            scale, bias, least = (float(card.decoding[n]) for n in ("scale", "bias", "least"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"the model in {folder} cannot be loaded: {error}", hint=HINT
            ) from error
        if whole.shape != (BUCKETS,):
            raise ModelError(f"the model in {folder} has another size than this reads", hint=HINT)
        return cls(card, whole.astype(np.float32) * scale, bias, least)

    def chance(self, words: str) -> float:
        """How likely these words promise something, said in a campaign."""
        at = buckets(words)
        told = self.bias + float(self.weights[at].sum()) / math.sqrt(len(at))
        return 1.0 / (1.0 + math.exp(-told))

    def likely(self, words: str) -> bool:
        """Whether they do so likely that it is told."""
        return self.chance(words) >= self.least


def buckets(words: str) -> list[int]:
    """Which buckets the runs of these words fall into, each once."""
    return sorted({crc32(run.encode()) % BUCKETS for run in _runs(_tokens(words))})


def _tokens(words: str) -> list[str]:
    """The words, with one NAME for what is capitalized in a row and NUM for a number."""
    found = ["<s>"]
    for at, word in enumerate(_TOKEN.findall(words.replace("'", "’"))):
        if word[0].isupper() and at and word != "I" and not word.startswith("I’"):
            if found[-1] != "NAME":
                found.append("NAME")
        else:
            found.append("NUM" if word[0].isdigit() else word.lower())
    return [*found, "</s>"]


def _runs(told: list[str]) -> Iterator[str]:
    for length in _RUNS:
        for at in range(len(told) - length + 1):
            yield " ".join(told[at : at + length])
    yield "^" + " ".join(told[:_HEAD])
    for gap in _GAPS:
        for at in range(len(told) - gap):
            yield f"{told[at]}{' _' * (gap - 1)} {told[at + gap]}"
