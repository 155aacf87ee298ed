"""Another network as a second opinion: any three-way pair classifier in a folder.

The folder is what such networks are published as: `config.json`, which says what its
labels are, `tokenizer.json`, and `model.onnx` (or `onnx/model.onnx`). Where there are
only the weights of the transformers library, that library has to be installed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.engines import engine
from onrecord.models.relations import NLI

# How the labels of published networks begin.
BEGIN: Final = {"entail": 0, "neutral": 1, "contra": 2}
ONNX: Final = ("model.onnx", "onnx/model.onnx")
WEIGHTS: Final = ("model.safetensors", "pytorch_model.bin")
LONGEST: Final = 512  # pieces, where the network does not say
HINT: Final = "a judge is a folder with config.json, tokenizer.json and model.onnx"

Logits = Callable[[str, str], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class FolderJudge:
    """A pair classifier that is loaded and ready. `name` is that of its folder."""

    name: str
    _order: tuple[int, int, int]
    _logits: Logits

    @classmethod
    def open(cls, folder: Path) -> FolderJudge:
        """Load a folder.

        Raises ModelError when a file is missing or cannot be used, or when its labels are not
        entailment, neutral and contradiction, in whatever order.
        """
        config = _config(folder)
        order = _order(config, folder)
        longest = config.get("max_position_embeddings")
        most = min(longest, LONGEST) if isinstance(longest, int) and longest > 8 else LONGEST
        if any((folder / name).is_file() for name in ONNX):
            return cls(folder.name, order, _by_onnx(folder, most))
        if any((folder / name).is_file() for name in WEIGHTS):
            return cls(folder.name, order, _by_transformers(folder, most))
        raise ModelError(f"there is no network in {folder}", hint=HINT)

    def told(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Chances as NLI, float32[pairs, 3]: of the right text, if the left one holds.

        Raises ModelError when the network cannot read a pair.
        """
        found = np.zeros((len(pairs), len(NLI)), dtype=np.float32)
        for row, (left, right) in enumerate(pairs):
            try:
                logits = np.asarray(self._logits(left, right), dtype=np.float32).reshape(-1)
            except Exception as error:  # the engines raise exceptions of their own
                raise ModelError(f"the judge {self.name} cannot read a pair: {error}") from error
            if logits.shape != (3,) or not np.isfinite(logits).all():
                raise ModelError(f"the judge {self.name} gives no three scores", hint=HINT)
            risen = np.exp(logits - logits.max())
            found[row] = (risen / risen.sum())[list(self._order)]
        return found


def _config(folder: Path) -> Mapping[str, Any]:
    path = folder / "config.json"
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"no judge at {folder}: {path}: {error.strerror}", hint=HINT) from error
    except ValueError as error:
        raise ModelError(f"{path} is not JSON: {error}", hint=HINT) from error
    if not isinstance(told, dict):
        raise ModelError(f"{path} is not a network's configuration", hint=HINT)
    return told


def _order(config: Mapping[str, Any], folder: Path) -> tuple[int, int, int]:
    """Which score of the network is entailment, which neutral, which contradiction."""
    named = config.get("id2label")
    labels = {int(k): str(v) for k, v in named.items()} if isinstance(named, dict) else {}
    found: dict[int, int] = {}
    for at, label in labels.items():
        for begin, meant in BEGIN.items():
            if label.casefold().startswith(begin):
                found[meant] = at
    if sorted(found.values()) != [0, 1, 2] or len(labels) != 3:
        told = ", ".join(labels.values()) or "none"
        raise ModelError(
            f"the labels of {folder} are not entailment, neutral and contradiction: {told}",
            hint="its config.json must name them under id2label",
        )
    return found[0], found[1], found[2]


def _by_onnx(folder: Path, most: int) -> Logits:
    inner = folder if (folder / ONNX[0]).is_file() else folder / "onnx"
    opened, tokenizer = engine(inner, tokenizer=folder / "tokenizer.json")
    tokenizer.enable_truncation(most, strategy="longest_first")
    names = {one.name for one in opened.get_inputs()}

    def logits(left: str, right: str) -> NDArray[np.float32]:
        told = tokenizer.encode(left, right)
        every = {
            "input_ids": told.ids,
            "attention_mask": told.attention_mask,
            "token_type_ids": told.type_ids,
        }
        asked = {k: np.array([v], dtype=np.int64) for k, v in every.items() if k in names}
        scores: NDArray[np.float32] = opened.run(None, asked)[0]
        return scores

    return logits


def _by_transformers(folder: Path, most: int) -> Logits:
    try:
        import torch
        from transformers import AutoModelForSequenceClassification, AutoTokenizer
    except ImportError as error:
        raise ModelError(
            f"the judge in {folder} has no model.onnx, and transformers is not installed",
            hint="export it to ONNX, or pip install torch transformers",
        ) from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True)
    except Exception as error:  # the library raises exceptions of many kinds
        raise ModelError(f"the judge in {folder} cannot be loaded: {error}", hint=HINT) from error
    model.eval()

    def logits(left: str, right: str) -> NDArray[np.float32]:
        told = tokenizer(left, right, truncation=True, max_length=most, return_tensors="pt")
        with torch.no_grad():
            scores: NDArray[np.float32] = model(**told).logits.numpy()
        return scores

    return logits
