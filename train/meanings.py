"""The meanings of texts as vectors: one vector a word piece, and their weighted mean.

    python -m train.meanings DATA/data --out src/onrecord/models/weights/meanings

Learned from what the base encoder (all-MiniLM-L6-v2) makes of sentences of the sets:
each piece begins as the encoder's vector of that piece alone, rotated to its most
telling directions (Minish Lab, Model2Vec, 2024), and is then fitted so that the mean
of a sentence's pieces lies as the encoder's vector of the whole sentence does, among
others. No network runs where it is used: some ten thousand texts a second.

    pieces: int8[vocabulary, WIDTH], scale: float32[vocabulary]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from train.fit import BASE
from train.folders import write_card
from train.relations import sets

WIDTH = 256
MOST = 96  # pieces of a text that the encoder reads
TEXTS = 120_000
BATCH = 1024
CELLS = 1024  # regions that texts fall into, so that the near ones are found without asking all
LICENCES = (
    ("all-MiniLM-L6-v2 (base encoder)", "Apache-2.0", "teacher, vocabulary"),
    ("PolNeAR v1.0.0, train", "no licence stated", "sentences; texts not redistributed"),
    ("Linguist-in-the-loop NLI", "no licence stated", "sentences; texts not redistributed"),
    ("VitaminC, nine pages of ten", "CC BY-SA", "sentences"),
    ("QT30, QT50, US2016 debate maps", "CC BY-SA", "propositions"),
    ("pairs written for onrecord, train", "ours", "statements"),
)


def texts(data: Path) -> Iterator[str]:
    """Sentences of news, debates and claims; what is measured on is not among them."""
    stop = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
    for article in articles(data):
        for line in article.splitlines():
            yield from (one for one in stop.split(line.strip()) if len(one) > 30)
    for read in (sets.looped, sets.vitamins, sets.debated):
        for pair in read(data):
            yield from (pair.left, pair.right)
    for pair in sets.own("train"):
        yield from (pair.left, pair.right)


def articles(data: Path) -> Iterator[str]:
    """The news among the sets: PolNeAR's articles to train on.

    Not Wikinews: GUM's test documents are from there.
    """
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt")):
        yield path.read_text("utf-8", errors="replace")


@torch.no_grad()
def taught(encoder: nn.Module, cut: Tokenizer, said: list[str]) -> Tensor:
    """The encoder's vectors: float32[texts, 384], of length 1."""
    rows = [e.ids for e in cut.encode_batch(said)]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    found = torch.zeros((len(rows), 384))
    began = time.monotonic()
    for at in range(0, len(order), 128):
        some = order[at : at + 128]
        length = max(len(rows[i]) for i in some)
        ids = torch.zeros((len(some), length), dtype=torch.long)
        for k, i in enumerate(some):
            ids[k, : len(rows[i])] = torch.tensor(rows[i])
        mask = (ids > 0).long()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        found[torch.tensor(some)] = nn.functional.normalize(mean, dim=-1)
        if at % 12800 == 0:
            print(f"taught {at} of {len(rows)}, {time.monotonic() - began:.0f} s", flush=True)
    return found


class Bag(nn.Module):
    """The mean of the vectors of a text's pieces, each as long as it tells."""

    def __init__(self, start: Tensor) -> None:
        super().__init__()
        self.pieces = nn.EmbeddingBag(*start.shape, mode="sum", padding_idx=0)
        with torch.no_grad():
            self.pieces.weight.copy_(start)

    def forward(self, flat: Tensor, at: Tensor) -> Tensor:
        return nn.functional.normalize(self.pieces(flat, at), dim=-1)


def main() -> None:
    told = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    told.add_argument("data", type=Path)
    told.add_argument("--out", type=Path, required=True)
    told.add_argument("--work", type=Path, default=Path("build/meanings"))
    told.add_argument("--epochs", type=int, default=12)
    told.add_argument("--threads", type=int, default=2)
    options = told.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    rng = random.Random(1)
    options.work.mkdir(parents=True, exist_ok=True)

    cut = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    cut.enable_truncation(MOST)
    cut.no_padding()
    said = sorted({" ".join(text.split()) for text in texts(options.data) if len(text) > 15})
    rng.shuffle(said)
    said = said[:TEXTS]
    kept = options.work / "taught.pt"
    if kept.exists():
        aim, start = torch.load(kept, weights_only=True)
    else:
        encoder = AutoModel.from_pretrained(BASE, add_pooling_layer=False).eval()
        start = alone(encoder, cut.get_vocab_size())
        aim = taught(encoder, cut, said)
        torch.save((aim, start), kept)
    middle = aim.mean(0)
    _, _, ways = torch.pca_lowrank(aim - middle, q=WIDTH, center=False)
    goal = nn.functional.normalize((aim - middle) @ ways, dim=-1)
    rows = [e.ids[1:-1] or [0] for e in cut.encode_batch(said)]
    counts = np.bincount(np.concatenate([np.array(r) for r in rows]), minlength=len(start))
    often = torch.from_numpy(1e-3 / (1e-3 + counts / counts.sum())).float()
    bag = Bag(((start - start.mean(0)) @ ways) * often.unsqueeze(-1))
    adam = torch.optim.Adam(bag.parameters(), lr=2e-3)
    held = len(rows) // 20
    steps = options.epochs * (len(rows) - held) // BATCH
    fall = torch.optim.lr_scheduler.OneCycleLR(adam, 4e-3, total_steps=steps + options.epochs + 1)
    order = list(range(held, len(rows)))
    for epoch in range(options.epochs):
        rng.shuffle(order)
        for at in range(0, len(order) - BATCH + 1, BATCH):
            some = order[at : at + BATCH]
            got, wanted = bag(*flat([rows[i] for i in some])), goal[torch.tensor(some)]
            near = 1 - (got * wanted).sum(-1).mean()
            apart = among(got, wanted)
            adam.zero_grad()
            (near + apart).backward()
            adam.step()
            fall.step()
        with torch.no_grad():
            got = bag(*flat(rows[:held]))
            same = (got * goal[:held]).sum(-1).mean()
            a, b = got[:2000] @ got.T, aim[:2000] @ aim[:held].T
            a.fill_diagonal_(-1), b.fill_diagonal_(-1)
            best, five = b.argmax(-1, keepdim=True), a.topk(10).indices
            print(f"epoch {epoch}: like the encoder {same:.3f}, its nearest among our ten "
                  f"{(best == five).any(-1).float().mean():.3f}", flush=True)  # fmt: skip
    with torch.no_grad():
        told = torch.cat([bag(*flat(rows[at : at + 4096])) for at in range(0, len(rows), 4096)])
    save(bag.pieces.weight.detach().numpy(), centres(told).numpy(), options.out)


def alone(encoder: nn.Module, size: int) -> Tensor:
    """What the encoder makes of each piece of its vocabulary by itself: float32[size, 384]."""
    found = []
    with torch.no_grad():
        for at in range(0, size, 1024):
            ids = torch.arange(at, min(size, at + 1024)).unsqueeze(-1)
            ids = nn.functional.pad(nn.functional.pad(ids, (1, 0), value=101), (0, 1), value=102)
            found.append(encoder(input_ids=ids).last_hidden_state.mean(1))
    return torch.cat(found)


def flat(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    lengths = np.cumsum([0, *(len(r) for r in rows[:-1])])
    return torch.tensor([p for r in rows for p in r]), torch.from_numpy(lengths)


def among(got: Tensor, wanted: Tensor, *, sharp: float = 0.05) -> Tensor:
    """How far the texts of a batch lie otherwise to each other than the encoder has them."""
    aim = (wanted @ wanted.T / sharp).fill_diagonal_(-1e4).softmax(-1)
    have = (got @ got.T / sharp).fill_diagonal_(-1e4).log_softmax(-1)
    return nn.functional.kl_div(have, aim, reduction="batchmean") * 0.5


@torch.no_grad()
def centres(vectors: Tensor, *, rounds: int = 15) -> Tensor:
    """The middles of CELLS regions that texts fall into, by k-means on the sphere."""
    found = vectors[torch.randperm(len(vectors))[:CELLS]].clone()
    for _ in range(rounds):
        nearest = torch.cat([(some @ found.T).argmax(-1) for some in vectors.split(8192)])
        sums = torch.zeros_like(found).index_add_(0, nearest, vectors)
        empty = torch.bincount(nearest, minlength=CELLS) == 0
        sums[empty] = vectors[torch.randperm(len(vectors))[: int(empty.sum())]]
        found = nn.functional.normalize(sums, dim=-1)
    sizes = torch.bincount(nearest, minlength=CELLS)
    print(
        f"cells: {int(sizes.min())} to {int(sizes.max())} texts,"
        f" {sizes.float().median():.0f} in the middle"
    )
    return found


def save(pieces: np.ndarray, cells: np.ndarray, out: Path) -> None:
    """The model folder: vectors in int8 with a scale a piece, the tokenizer, the card."""
    out.mkdir(parents=True, exist_ok=True)
    scale = np.maximum(np.abs(pieces).max(-1), 1e-8) / 127
    whole = np.rint(pieces / scale[:, None]).astype(np.int8)
    np.save(out / "pieces.npy", whole)
    np.save(out / "scales.npy", scale.astype(np.float32))
    np.save(out / "cells.npy", cells.astype(np.float16))
    shutil.copy(BASE / "tokenizer.json", out / "tokenizer.json")
    write_card(
        out,
        ("pieces.npy", "scales.npy", "cells.npy", "tokenizer.json"),
        name="meanings",
        version="1",
        labels=[],
        window={"pieces": 512, "width": int(pieces.shape[1])},
        decoding={},
        data=[{"set": s, "mark": m, "use": u} for s, m, u in LICENCES],
        figures={},
    )


if __name__ == "__main__":
    main()
