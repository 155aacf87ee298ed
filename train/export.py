"""Export a trained attribution network: ONNX, int8, with its card.

    python -m train.export build/attributions/checkpoint.pt --out build/attributions/model

The weights of the linear layers are quantized to int8 per channel, activations
at run time (dynamic quantization). The decoding numbers of the card come from
`python -m train.tune`, its figures from `python -m bench`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel

from onrecord.find.chances import Features
from train import folders
from train.fit import BASE, CONTEXT, MOST
from train.folders import quantized
from train.network import TAGS, AttributionNetwork
from train.start import weights

NAME = "attributions"
DATA = (
    {
        "set": "PolNeAR v1.0.0, train",
        "mark": "no licence stated",
        "use": "training; texts not redistributed",
    },
    {
        "set": "all-MiniLM-L6-v2 (base encoder)",
        "mark": "Apache-2.0",
        "use": "initial weights, vocabulary",
    },
)
PLAIN = dict.fromkeys(Features.names(), 0.0) | {"content": 0.5}
# Where tuning starts; `python -m train.tune` writes the numbers that it finds.
DECODING = {
    "link_weight": 1.0,
    "switch": 1.0,
    "inside": 1.0,
    "across": 6.0,
    "beyond": 4.0,
    "recover": 0.3,
    "least": 0.0,
    "unclaimed": 0.5,
    "chances": {
        "attribution": {"bias": 0.0, **PLAIN},
        "source": {"bias": 1.0, **PLAIN},
        "kind": {"direct": 1.0, "mixed": 1.0, "indirect": 1.0, **PLAIN},
    },
}


class Unmasked(nn.Module):
    """The network on one whole window: nothing is padded, so nothing is masked."""

    def __init__(self, network: AttributionNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids, case, quote, opens):  # type: ignore[no-untyped-def]
        return self.network(ids, case, quote, opens, torch.ones_like(ids))


def export(checkpoint: Path, out: Path) -> None:
    """Write model.onnx, in int8, and the tokenizer.

    The same in float, `whole.onnx`, is left beside the checkpoint.
    """
    out.mkdir(parents=True, exist_ok=True)
    network = AttributionNetwork(
        AutoModel.from_pretrained(BASE, attn_implementation="eager", add_pooling_layer=False)
    )
    network.load_state_dict(weights(checkpoint))
    network.eval()
    one = torch.ones(1, 48, dtype=torch.long)
    names = ["ids", "case", "quote", "opens"]
    axes = {name: {0: "batch", 1: "length"} for name in (*names, "tags")}
    axes |= {name: {0: "batch", 1: "length", 2: "cues"} for name in ("source", "content")}
    whole = checkpoint.with_name("whole.onnx")
    torch.onnx.export(
        Unmasked(network),
        (one * 100, one * 0, one * 0, one * 0),
        str(whole),
        input_names=names,
        output_names=["tags", "source", "content"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantized(whole, out)


def write_card(out: Path, *, version: str, decoding: dict, figures: dict) -> None:
    """Write card.json for the files as they stand."""
    folders.write_card(
        out,
        ("model.onnx", "tokenizer.json"),
        name=NAME,
        version=version,
        task="attributions in English news: source, cue and content spans, linked",
        labels=list(TAGS),
        window={"pieces": MOST, "context": CONTEXT},
        decoding=decoding,
        data=list(DATA),
        figures=figures,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    export(args.checkpoint, args.out)
    write_card(args.out, version=args.version, decoding=DECODING, figures={})
    size = (args.out / "model.onnx").stat().st_size
    print(f"{args.out / 'model.onnx'}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
