"""From data to weights: fit, average, export, tune.

python -m train DATA --out src/onrecord/models/weights/attributions

Every step leaves its files in --work and is not done again while they are there; a
run that was killed goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple


class Run(NamedTuple):
    """One fine-tuning run: its seed, and the share of word pieces that it masks."""

    seed: int
    blank: float


class Round(NamedTuple):
    """Runs side by side from one start, and then the mean of them all."""

    name: str
    epochs: float
    rate: float
    runs: tuple[Run, ...]


FIRST: Final = Round("first", 9, 2.5e-4, (Run(1, 0.0),))
ROUNDS: Final = (
    Round("second", 5, 2e-4, (Run(3, 0.0), Run(4, 0.05))),
    Round("third", 2.8, 1.3e-4, (Run(5, 0.03), Run(6, 0.06))),
)


def step(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", f"train.{module}", *map(str, arguments)]


def fitted(data: Path, work: Path, told: Round, start: Path | None, device: str) -> list[Path]:
    """The checkpoints of a round; its runs share the cores."""
    threads = max(1, (os.cpu_count() or 1) // len(told.runs))
    running, checkpoints = [], []
    for run in told.runs:
        out = work / f"{told.name}-{run.seed}"
        checkpoints.append(out / "checkpoint.pt")
        running.append(
            subprocess.Popen(
                step(
                    "fit", data / "data", "--out", out, "--epochs", told.epochs,
                    "--rate", told.rate, "--seed", run.seed, "--blank", run.blank,
                    "--threads", threads, "--device", device, "--resume",
                    *(("--from", start) if start else ()),
                )
            )
        )  # fmt: skip
    ended = [one.wait() for one in running]
    if any(ended):
        raise SystemExit(f"a run of the {told.name} round failed; its words are above")
    return checkpoints


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, help="the folder with data/ and score/")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument("--work", type=Path, default=Path("build/attributions"))
    parser.add_argument("--from", dest="start", type=Path, help="weights to go on from")
    parser.add_argument("--version", default="2")
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for a GPU")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    start = args.start or fitted(args.data, args.work, FIRST, None, args.device)[0]
    every: list[Path] = []
    for told in ROUNDS:
        every += fitted(args.data, args.work, told, start, args.device)
        start = args.work / f"{told.name}.pt"
        subprocess.run(step("average", *every, "--out", start), check=True)
    subprocess.run(step("export", start, "--out", args.out, "--version", args.version), check=True)
    subprocess.run(step("tune", args.out, args.data), check=True)


if __name__ == "__main__":
    main()
