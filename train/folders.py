"""A model folder as it ships: the network in seven bits, the tokenizer, and the card."""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from train.fit import BASE


def quantized(whole: Path, out: Path) -> None:
    """Write model.onnx from a network in float, and the base encoder's tokenizer beside it.

    Weights of linear layers per channel, activations at run time. Seven of the eight bits:
    processors without VNNI add up pairs of products in 16 bits, which whole int8 weights
    overflow. Figures and speed are the same.
    """
    quantize_dynamic(
        str(whole),
        str(out / "model.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    onnx.checker.check_model(str(out / "model.onnx"))
    shutil.copy(BASE / "tokenizer.json", out / "tokenizer.json")


def write_card(out: Path, files: Iterable[str], **told: Any) -> None:
    """Write card.json for the files as they stand: name, version, labels and the like."""
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files}
    card = {"date": datetime.date.today().isoformat(), "files": digests, **told}
    (out / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
