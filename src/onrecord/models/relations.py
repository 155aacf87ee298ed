"""The relation network at work: what two texts say of each other.

Two readings of a pair: inference (does the left text entail the right one, or
contradict it?) and position (do they take the same one, conflict, or does the
right one take a part back?).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.card import HINT, ModelCard, checked, read_card
from onrecord.models.engines import engine
from onrecord.record.text import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

NLI: Final = ("entailment", "neutral", "contradiction")
POSITIONS: Final = ("same", "conflict", "narrows", "none")
LABELS: Final = (*NLI, *POSITIONS)
NONE: Final = POSITIONS.index("none")

STOP: Final = re.compile(r"(?<=[.!?;…”\"])\s+")
WORD: Final = re.compile(r"\w+")
WINDOWS: Final = 6  # pairs of windows of a long pair that are read, those that share most


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of some pairs, as probabilities.

    nli:      float32[pairs, 3]   NLI: of the right text, if the left one holds
    position: float32[pairs, 4]   POSITIONS: of the right text to the left one

    `windows` are the stretches of both texts that each pair was read in: the whole
    of them, or where they are long, those that decided.
    """

    nli: Floats
    position: Floats
    windows: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class RelationSession:
    """A relation network that is loaded and ready.

    It reads `at_once` pairs at a time, each by itself on a thread: how many makes no
    difference to what it says.
    """

    card: ModelCard
    _tokenizer: Tokenizer
    _engine: InferenceSession
    at_once: int = 1

    @classmethod
    def open(cls, folder: Path, *, threads: int = 1, at_once: int = 1) -> RelationSession:
        """Load a model folder.

        Raises ModelError when a file is missing, damaged, or not a network that
        this version of onrecord can run.
        """
        card = read_card(folder)
        checked(folder, card)
        if card.labels != LABELS or "pieces" not in card.window:
            raise ModelError(
                f"the model in {folder} has other labels or windows than this version reads",
                hint=HINT,
            )
        opened, tokenizer = engine(folder, threads=threads)
        return cls(card, tokenizer, opened, at_once)

    def told(self, pairs: Sequence[tuple[str, str]], /) -> Scores:
        """Read each pair, left and right, in order.

        One pair at a time: int8 activations are scaled over a whole batch, so its
        scores would otherwise depend on its neighbours. Raises ValueError for a
        text without a word.
        """
        if self.at_once > 1 and len(pairs) > 1:
            with ThreadPoolExecutor(self.at_once) as threads:
                found = list(threads.map(self._pair, *zip(*pairs, strict=True)))
        else:
            found = [self._pair(left, right) for left, right in pairs]
        nli = np.zeros((len(pairs), len(NLI)), dtype=np.float32)
        position = np.zeros((len(pairs), len(POSITIONS)), dtype=np.float32)
        for i, (one, other, _) in enumerate(found):
            nli[i], position[i] = one, other
        return Scores(nli, position, tuple(where for _, _, where in found))

    def _pair(self, left: str, right: str) -> tuple[Floats, Floats, tuple[Span, Span]]:
        """What it says of one pair: by the stretches that have most to do with each other."""
        read = (
            (*self._read(left[a.start : a.end], right[b.start : b.end]), (a, b))
            for a, b in self._windows(left, right)
        )
        return max(read, key=lambda one: 1.0 - float(one[1][NONE]))

    def _read(self, left: str, right: str) -> tuple[Floats, Floats]:
        told = self._tokenizer.encode(left, right)
        asked = {
            "ids": np.array([told.ids], dtype=np.int64),
            "segment": np.array([told.type_ids], dtype=np.int64),
        }
        nli, position = self._engine.run(["nli", "position"], asked)
        return _chances(nli[0]), _chances(position[0])

    def _windows(self, left: str, right: str) -> Iterator[tuple[Span, Span]]:
        """The pairs of stretches to read: whole texts, or of long ones those that share most."""
        if not WORD.search(left) or not WORD.search(right):
            raise ValueError("a text without a word cannot be compared")
        half = (self.card.window["pieces"] - 3) // 2
        long = [self._long(text, half) for text in (left, right)]
        if sum(long) <= 2 * half:
            yield Span(0, len(left)), Span(0, len(right))
            return
        sides = [
            [Span(0, len(text))] if n <= half else list(self._stretches(text, half))
            for text, n in zip((left, right), long, strict=True)
        ]
        words = [
            [set(WORD.findall(text[s.start : s.end].casefold())) for s in spans]
            for text, spans in zip((left, right), sides, strict=True)
        ]
        ranked = sorted(
            (-len(words[0][i] & words[1][j]), i, j)
            for i in range(len(sides[0]))
            for j in range(len(sides[1]))
        )
        for _, i, j in ranked[:WINDOWS]:
            yield sides[0][i], sides[1][j]

    def _long(self, text: str, half: int) -> int:
        """How many pieces a text has, or more than any window holds."""
        if len(text) > 40 * half:
            return 3 * half
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _stretches(self, text: str, most: int) -> Iterator[Span]:
        """A long text in stretches of whole sentences, each from the last one of that before."""
        sentences = [s for whole in _sentences(text) for s in self._cut(text, whole, most)]
        first = 0
        while first < len(sentences):
            last, size = first, 0
            while last < len(sentences):
                size += self._long(text[sentences[last].start : sentences[last].end], most)
                if size > most and last > first:
                    break
                last += 1
            yield Span(sentences[first].start, sentences[last - 1].end)
            if last >= len(sentences):
                break
            first = max(first + 1, last - 1)

    def _cut(self, text: str, whole: Span, most: int) -> Iterator[Span]:
        """A sentence, or where it is longer than a window, pieces of it that are not."""
        told = self._tokenizer.encode(text[whole.start : whole.end], add_special_tokens=False)
        for at in range(0, len(told.ids), most):
            some = told.offsets[at : at + most]
            yield Span(whole.start + some[0][0], whole.start + some[-1][1])


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for stop in (*STOP.finditer(text), None):
        end = stop.start() if stop else len(text)
        if WORD.search(text, start, end):
            yield Span(start, end)
        start = stop.end() if stop else end


def _chances(logits: Floats) -> Floats:
    risen = np.exp(logits - logits.max())
    chances: Floats = (risen / risen.sum()).astype(np.float32)
    return chances
