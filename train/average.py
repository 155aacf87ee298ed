"""Average the weights of several runs that began at the same checkpoint.

    python -m train.average RUN1/checkpoint.pt RUN2/checkpoint.pt --out build/average.pt

Wortsman et al., "Model soups", ICML 2022: runs from one start lie in one basin,
and their mean generalizes better than each, at no cost when reading.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    runs = [torch.load(path, weights_only=True)["network"] for path in args.checkpoints]
    mean = {
        name: torch.stack([run[name] for run in runs]).mean(0)
        if tensor.is_floating_point()
        else tensor
        for name, tensor in runs[0].items()
    }
    torch.save({"network": mean}, args.out)


if __name__ == "__main__":
    main()
