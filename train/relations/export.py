"""Export a trained relation network: ONNX, int8, with its card.

    python -m train.relations.export build/relations/checkpoint.pt --out build/relations/model

As `train.export` does it for the attributions: linear layers in seven bits, per
channel. The weights of the combination and the thresholds of the card come from
`python -m train.relations.combine`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from onrecord.models.relations import NLI, POSITIONS
from train.fit import BASE
from train.folders import quantized, write_card
from train.relations.network import RelationNetwork

WINDOW = 200  # pieces of both texts that are read at once; trained on 128
DATA = (
    ("all-MiniLM-L6-v2 (base encoder)", "Apache-2.0", "initial weights, vocabulary"),
    ("Linguist-in-the-loop NLI, train", "no licence stated", "training; texts not redistributed"),
    ("VitaminC, nine pages of ten", "CC BY-SA 3.0", "training"),
    ("counterfactually augmented SNLI, train", "Apache-2.0", "training"),
    ("e-SNLI, dev and test", "MIT", "training"),
    ("ConjNLI, adversarial train", "MIT", "training"),
    ("Breaking NLI", "CC BY-SA 4.0", "training"),
    ("QT30, QT50, US2016 debate maps", "CC BY-SA 4.0", "training, weakly"),
    ("pairs written for onrecord, train", "ours", "training"),
    ("pairs written for onrecord, dev", "ours", "combination, calibration, thresholds"),
)


class Unmasked(nn.Module):
    """The network on one pair: nothing is padded, so nothing is masked."""

    def __init__(self, network: RelationNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids, segment):  # type: ignore[no-untyped-def]
        return self.network(ids, segment, torch.ones_like(ids))


def export(checkpoint: Path, out: Path) -> None:
    """Write model.onnx, in int8, and the tokenizer; `whole.onnx` stays beside the checkpoint."""
    out.mkdir(parents=True, exist_ok=True)
    network = RelationNetwork(
        AutoModel.from_pretrained(BASE, attn_implementation="eager", add_pooling_layer=False)
    )
    network.load_state_dict(
        torch.load(checkpoint, weights_only=True, map_location="cpu")["average"]
    )
    network.eval()
    one = torch.ones(1, 48, dtype=torch.long) * 100
    segment = (torch.arange(48) > 20).long().unsqueeze(0)
    whole = checkpoint.with_name("whole.onnx")
    torch.onnx.export(
        Unmasked(network),
        (one, segment),
        str(whole),
        input_names=["ids", "segment"],
        output_names=["nli", "position"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in ("ids", "segment")},
        opset_version=17,
        dynamo=False,
    )
    quantized(whole, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    export(args.checkpoint, args.out)
    write_card(
        args.out,
        ("model.onnx", "tokenizer.json"),
        name="relations",
        version=args.version,
        task="two English statements: inference, and the position of one to the other",
        labels=[*NLI, *POSITIONS],
        window={"pieces": WINDOW},
        decoding={},
        data=[{"set": s, "mark": m, "use": u} for s, m, u in DATA],
        figures={},
    )
    print(f"{args.out / 'model.onnx'}: {(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
