"""Model cards: what a network is, what it was trained on, and what to trust it with.

A model is a folder: `card.json`, `model.onnx`, `tokenizer.json`. Thresholds
live in the card that they were measured with, beside the digests of the files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final

from onrecord.errors import ModelError

CARD: Final = "card.json"
HINT: Final = "Install onrecord again, or point ONRECORD_MODEL at a whole model folder."


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What one model folder says of itself.

    `files` are SHA-256 digests by file name, `decoding` the numbers that the
    decoder reads, `figures` what was measured, `data` what it was trained on.
    """

    name: str
    version: str
    date: str
    labels: tuple[str, ...]
    files: Mapping[str, str]
    window: Mapping[str, int]
    decoding: Mapping[str, Any]
    data: tuple[Mapping[str, str], ...]
    figures: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Name and version, as every claim of the model is signed."""
        return f"{self.name} {self.version}"


def weights(name: str) -> Path:
    """The folder of a model that comes with onrecord."""
    return Path(str(resources.files("onrecord.models"))) / "weights" / name


def read_card(folder: Path) -> ModelCard:
    """Read a folder's card. Raises ModelError when it is missing or not a card."""
    path = folder / CARD
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"no model card at {path}: {error.strerror}", hint=HINT) from error
    except ValueError as error:
        raise ModelError(f"the model card {path} is not JSON: {error}", hint=HINT) from error
    try:
        return ModelCard(
            name=told["name"],
            version=told["version"],
            date=told["date"],
            labels=tuple(told["labels"]),
            files=told["files"],
            window=told["window"],
            decoding=told["decoding"],
            data=tuple(told["data"]),
            figures=told["figures"],
        )
    except (KeyError, TypeError) as error:
        raise ModelError(f"the model card {path} lacks {error}", hint=HINT) from error


def checked(folder: Path, card: ModelCard) -> None:
    """Hold the files of a model against its card.

    Raises ModelError for a file that is missing or not the one that was
    measured, so that no figure is ever claimed for other weights.
    """
    for name, wanted in card.files.items():
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"no model file {path}: {error.strerror}", hint=HINT) from error
        if found != wanted:
            raise ModelError(
                f"the model file {path} is damaged: its SHA-256 is {found[:12]}…, "
                f"the card says {wanted[:12]}…",
                hint=HINT,
            )
