"""Average the weights of several runs that began at the same point.

    python -m train.average build/run3/checkpoint.pt build/run4/checkpoint.pt --out build/average.pt

The mean of networks fine-tuned from one start lies in the same valley and is as
good as their ensemble at the cost of one of them (Wortsman et al., Model soups,
ICML 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from train.start import weights


def mean(every: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each tensor; those that are no floats are the first's."""
    first = every[0]
    return {
        name: torch.stack([one[name] for one in every]).mean(dim=0)
        if kept.is_floating_point()
        else kept
        for name, kept in first.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("runs", type=Path, nargs="+", help="checkpoints, or model folders")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save({"network": mean([weights(run) for run in args.runs])}, args.out)


if __name__ == "__main__":
    main()
