"""Where a run starts: the weights of an earlier checkpoint, or those that ship, read back.

What ships is in seven bits; a run that goes on from it makes up for the rounding
within its first steps. A model of an earlier version has no tag for the last
piece of a segment: that row begins as a copy of the one for the pieces inside.
"""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

LINEAR = ("attention.self.query", "attention.self.key", "attention.self.value",
          "attention.output.dense", "intermediate.dense", "output.dense")  # fmt: skip
HEADS = ("cue", "role.0", "role.1", "tag")


def weights(path: Path) -> dict[str, Tensor]:
    """The weights of a checkpoint (its running average), or of a model folder."""
    if path.is_dir():
        return thawed(path / "model.onnx")
    kept = torch.load(path, weights_only=True, map_location="cpu")
    return dict(kept.get("average", kept["network"]))


def thawed(path: Path) -> dict[str, Tensor]:
    """The weights of an exported network, from int8 back to float32."""
    stored = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(path)).graph.initializer}

    def whole(name: str) -> Tensor:
        zero = stored[f"{name}_zero_point"].astype("float32")
        values = stored[f"{name}_quantized"].astype("float32") - zero
        return torch.from_numpy(values * stored[f"{name}_scale"])

    found: dict[str, Tensor] = {}
    for name, values in stored.items():
        if name.startswith("network.") and name.endswith("weight_quantized"):
            found[name[8:-10]] = whole(name[:-10])
        elif name.startswith("network.") and values.dtype == "float32" and "_scale" not in name:
            found[name[8:]] = torch.from_numpy(values.copy())
    # The exporter numbers the matrices of linear layers in the order of the forward pass.
    numbered = sorted(
        {n.removesuffix("_quantized") for n in stored if n.endswith("_quantized")}
        - {f"network.{n}" for n in found},
        key=lambda n: int(n.rsplit("_", 1)[1]),
    )
    layers = (len(numbered) - len(HEADS)) // len(LINEAR)
    names = [f"encoder.encoder.layer.{i}.{part}" for i in range(layers) for part in LINEAR]
    for name, numbers in zip((*names, *HEADS), numbered, strict=True):
        found[f"{name}.weight"] = whole(numbers).T.contiguous()
    if len(found["tag.bias"]) == 7:
        rows = torch.tensor([0, 1, 2, 2, 3, 4, 4, 5, 6, 6])
        found |= {name: found[name][rows] for name in ("tag.weight", "tag.bias")}
    return found
