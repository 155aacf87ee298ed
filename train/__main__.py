"""From data to weights: fit, export, tune.

python -m train DATA --out src/onrecord/models/weights/attributions
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with data/ and score/")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--work", type=Path, default=Path("build/attributions"))
    parser.add_argument("--epochs", type=float, default=9)
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    checkpoint = args.work / "checkpoint.pt"
    for step in (
        ["train.fit", args.data / "data", "--out", args.work, "--epochs", args.epochs, "--resume"],
        ["train.export", checkpoint, "--out", args.out, "--version", args.version],
        ["train.tune", args.out, args.data],
    ):
        subprocess.run([sys.executable, "-m", *map(str, step)], check=True)


if __name__ == "__main__":
    main()
