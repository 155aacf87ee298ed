"""Train the relation network.

    python -m train.relations.fit DATA/data --out build/relations --minutes 100

Warms up, holds its rate, and falls to nothing over the last part of the time; a
killed run goes on from OUT/checkpoint.pt with --resume. `--own` weighs our own
pairs: so many times as often as they are. Prints one line every 50 steps.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.models.relations import NLI
from train.fit import BASE
from train.relations import sets
from train.relations.network import RelationNetwork
from train.relations.sets import UNKNOWN, Pair

MOST = 128  # pieces of both texts
PIECES = 1600  # of a step, padding included
KEPT = 0.998  # of the running average, at each step
WARM = 200  # steps

# How many pairs of each set make an epoch.
SHARES = {
    "looped": 45_000,
    "vitamins": 16_000,
    "edited": 8_000,
    "captions": 12_000,
    "connected": 3_000,
    "lexical": 2_000,
    "debated": 3_000,
    "unrelated": 4_000,
}


def tokenizer() -> Tokenizer:
    told = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    told.enable_truncation(MOST, strategy="longest_first")
    told.no_padding()
    return told


def steps(
    groups: dict[str, list[Pair]], own: list[Pair], times: int, cut: Tokenizer, rng: random.Random
) -> Iterator[list[Tensor]]:
    """Batches without end: pairs of like length together, in an order of their own each time."""
    while True:
        pairs = [
            p for name, most in SHARES.items() if name in groups
            for p in sets.sample(groups[name], most, rng)
        ] + own * times + list(sets.derived("train", rng)) * 2  # fmt: skip
        rng.shuffle(pairs)
        for at in range(0, len(pairs), 4096):
            rows = []
            for pair in pairs[at : at + 4096]:
                # A conflict is one from either side.
                swap = pair.nli in (UNKNOWN, NLI.index("contradiction")) and rng.random() < 0.4
                left, right = (pair.right, pair.left) if swap else (pair.left, pair.right)
                told = cut.encode(left, right)
                rows.append((told.ids, told.type_ids, pair))
            rows.sort(key=lambda row: len(row[0]) + rng.random() * 4)
            batches, batch = [], []
            for row in rows:
                if batch and (len(batch) + 1) * len(row[0]) > PIECES:
                    batches.append(batch)
                    batch = []
                batch.append(row)
            batches.append(batch)
            rng.shuffle(batches)
            yield from map(padded, batches)


def padded(rows: list[tuple[list[int], list[int], Pair]]) -> list[Tensor]:
    """ids, segment, mask: int64[batch, length]; nli, position: int64[batch]; weight: float32."""
    length = max(len(ids) for ids, _, _ in rows)
    ids, segment, mask = (torch.zeros((len(rows), length), dtype=torch.long) for _ in range(3))
    for i, (pieces, types, _) in enumerate(rows):
        ids[i, : len(pieces)] = torch.tensor(pieces)
        segment[i, : len(pieces)] = torch.tensor(types)
        mask[i, : len(pieces)] = 1
    pairs = [pair for _, _, pair in rows]
    return [
        ids, segment, mask,
        torch.tensor([p.nli for p in pairs]),
        torch.tensor([p.position for p in pairs]),
        torch.tensor([p.weight for p in pairs]),
    ]  # fmt: skip


def loss(network: RelationNetwork, rows: list[Tensor]) -> tuple[Tensor, Tensor]:
    """The losses of both heads, each a mean over the pairs that have its label."""
    ids, segment, mask, nli, position, weight = rows
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = network(ids, segment, mask)
    found = []
    for scores, labels in zip(told, (nli, position), strict=True):
        each = nn.functional.cross_entropy(
            scores.float(), labels, ignore_index=UNKNOWN, reduction="none", label_smoothing=0.05
        )
        found.append((each * (weight if labels is position else 1.0)).sum() / len(labels))
    return found[0], found[1]


@torch.no_grad()
def right(network: RelationNetwork, pairs: list[Pair], cut: Tokenizer, head: int = 0) -> float:
    """The share of pairs whose label a head gets right."""
    network.eval()
    rows = sorted(
        ((e.ids, e.type_ids, p) for p in pairs for e in (cut.encode(p.left, p.right),)),
        key=lambda row: len(row[0]),
    )
    hits = 0
    for at in range(0, len(rows), 64):
        ids, segment, mask, *labels, _ = padded(rows[at : at + 64])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = network(ids, segment, mask)[head]
        hits += int((told.argmax(-1) == labels[head]).sum())
    network.train()
    return hits / len(rows)


def main() -> None:
    told = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    told.add_argument("data", type=Path)
    told.add_argument("--out", type=Path, required=True)
    told.add_argument("--minutes", type=float, required=True)
    told.add_argument("--rate", type=float, default=1e-4)
    told.add_argument("--own", type=int, default=2)
    told.add_argument("--falling", type=float, default=0.4, help="last share of the time")
    told.add_argument("--from", dest="start", type=Path)
    told.add_argument("--resume", action="store_true")
    told.add_argument("--sets", default=",".join(sets.SETS))
    told.add_argument("--neighbours", type=Path, help="what train.relations.neighbours wrote")
    told.add_argument("--seed", type=int, default=1)
    told.add_argument("--threads", type=int, default=2)
    options = told.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    rng = random.Random(options.seed)
    network = RelationNetwork(AutoModel.from_pretrained(BASE, add_pooling_layer=False))
    # The embeddings stay as they are: half of the weights, and no set here has all the words.
    for part in network.encoder.embeddings.word_embeddings.parameters():
        part.requires_grad = False
    checkpoint = options.out / "checkpoint.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True)["average"])
    learned = [p for p in network.parameters() if p.requires_grad]
    plain = [p for p in learned if p.ndim < 2]
    adam = torch.optim.AdamW(
        [{"params": [p for p in learned if p.ndim > 1], "weight_decay": 0.01},
         {"params": plain, "weight_decay": 0.0}], lr=options.rate, betas=(0.9, 0.98), eps=1e-6,
    )  # fmt: skip
    average = {k: v.clone() for k, v in network.state_dict().items()}
    step, spent = 0, 0.0
    if options.resume and checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(kept["network"])
        adam.load_state_dict(kept["adam"])
        average, step, spent = kept["average"], kept["step"], kept["spent"]
        rng = random.Random(options.seed + step)

    cut = tokenizer()
    named = options.sets.split(",") if options.sets else []
    groups = {name: list(sets.inferred(sets.SETS[name](options.data))) for name in named}
    if options.neighbours:
        groups["unrelated"] = list(sets.unrelated(options.neighbours))
    own = list(sets.own("train"))
    print({name: len(pairs) for name, pairs in groups.items()} | {"own": len(own)}, flush=True)
    draw = random.Random(0)
    judged = sets.sample(sets.matched(options.data), 1500, draw)
    dev = list(sets.own("dev"))

    def keep() -> None:
        torch.save({"network": network.state_dict(), "adam": adam.state_dict(),
                    "average": average, "step": step, "spent": spent},
                   checkpoint.with_suffix(".new"))  # fmt: skip
        checkpoint.with_suffix(".new").replace(checkpoint)

    network.train()
    whole = options.minutes * 60
    losses, pieces, began = [0.0, 0.0], 0, time.monotonic()
    for rows in steps(groups, own, options.own, cut, rng):
        tick = time.monotonic()
        left = max(0.0, 1 - spent / whole)
        rate = options.rate * min(1.0, (step + 1) / WARM, left / options.falling)
        for group in adam.param_groups:
            group["lr"] = rate
        parts = loss(network, rows)
        adam.zero_grad()
        sum(parts).backward()  # type: ignore[union-attr]
        nn.utils.clip_grad_norm_(learned, 1.0)
        adam.step()
        step += 1
        kept = min(KEPT, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, values in network.state_dict().items():
                if values.is_floating_point():
                    average[name].lerp_(values, 1 - kept)
        losses = [0.98 * a + 0.02 * float(b) for a, b in zip(losses, parts, strict=True)]
        pieces += rows[0].numel()
        spent += time.monotonic() - tick
        if step % 50 == 0:
            worth = 1 - 0.98**step
            pace = pieces / (time.monotonic() - began)
            print(f"{step} {spent / 60:.1f} min loss {losses[0] / worth:.3f} "
                  f"{losses[1] / worth:.3f} rate {rate:.1e} {pace:.0f} pieces/s",
                  flush=True)  # fmt: skip
        if step % 1000 == 0 or spent >= whole:
            keep()
            trained = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average)
            print(f"== {step}: matched {right(network, judged, cut):.3f}"
                  + (f", own dev {right(network, dev, cut):.3f}"
                     f" {right(network, dev, cut, 1):.3f}" if dev else ""), flush=True)  # fmt: skip
            network.load_state_dict(trained)
        if spent >= whole:
            break


if __name__ == "__main__":
    main()
