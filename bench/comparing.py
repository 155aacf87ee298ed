"""How well statements are compared: by themselves, on our own pairs, on published ones.

    python -m bench.comparing DATA/data

Inference is measured by the network alone, in the direction that a set asks for. Our own
dev pairs are judged by five folds, each without the groups that it is measured on. The
rest is zero-shot: no step has seen MultiNLI's dev, the negation sets, the held-out pages
of VitaminC or the pairs of Nixon and Kennedy.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.compare.candidates import InMemory, placed
from onrecord.compare.sides import Side, text_alone
from onrecord.compare.stage import NEAREST, worth_reading
from onrecord.compare.verdicts import Combination, Verdicts
from onrecord.models.card import weights
from onrecord.models.relations import POSITIONS, RelationSession
from onrecord.pipeline import meanings
from onrecord.record.entry import Entry
from onrecord.record.link import Relation
from onrecord.record.meaning import Meaning
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Span, digest
from train.relations import combine, sets
from train.relations.logistic import f1
from train.relations.sets import Pair

TIMED = 400  # pairs
FEWEST = 12  # pairs of a kind
SUREST = 20
ASKED = {"MultiNLI, matched dev": 0.74, "VitaminC, held-out pages": 0.75,
         "negation in MultiNLI": 0.80, "negation in SNLI": 0.80}  # fmt: skip
KINDS = ("support", "attack", "no_relation")
SAYS = {"agrees": "support", "repeats": "support", "none": "no_relation"}


def right(network: RelationSession, pairs: Iterable[Pair]) -> tuple[float, int]:
    """The share of pairs whose label the network gives, and how many there are."""
    them = list(pairs)
    told = network.told([(p.left, p.right) for p in them])
    hits = told.nli.argmax(-1) == np.array([p.nli for p in them])
    return float(hits.mean()), len(them)


def inference(network: RelationSession, data: Path) -> str:
    measured = {
        "MultiNLI, matched dev": sets.matched(data),
        "VitaminC, held-out pages": sets.vitamins(data, held=True),
        "negation in MultiNLI": sets.negated(data, "MNLI"),
        "negation in SNLI": sets.negated(data, "SNLI"),
    }
    lines = ["| set | pairs | right | asked |", "|---|---|---|---|"]
    for name, pairs in measured.items():
        share, count = right(network, pairs)
        lines.append(f"| {name} | {count:,} | {share:.3f} | {ASKED[name]:.2f} |")
    return "\n".join(lines)


def own(network: RelationSession) -> str:
    """Our dev pairs, across five folds: tables alone, the network alone, and both."""
    told = combine.table(network, combine.own("dev"))
    strength = combine.chosen(told)
    lines: list[str] = []
    for part, columns in combine.parts(told).items():
        chances, bare = combine.folded(told, columns, strength)
        for name, found in ((part, chances), (f"{part}, speakers unknown", bare)):
            got = combine.figures(told.y, found)
            if not lines:
                lines = ["| by | " + " | ".join(got) + " |", "|---" * (len(got) + 1) + "|"]
            lines.append(f"| {name} | " + " | ".join(f"{v:.3f}" for v in got.values()) + " |")
    return "\n".join(lines)


def false_alarms(network: RelationSession) -> tuple[str, str]:
    """Of our dev pairs without a relation: how many of each kind are told, and the surest."""
    pairs = combine.own("dev")
    told = combine.table(network, pairs)
    columns = list(range(len(told.names)))
    chances, _ = combine.folded(told, columns, combine.chosen(told))
    none = [i for i, pair in enumerate(pairs) if pair.relation == "none"]
    kinds: dict[str, list[int]] = {}
    for i in none:
        kinds.setdefault(pairs[i].kind, []).append(i)
    told_of = {
        kind: sum(int(chances[i].argmax()) == combine.CONFLICT for i in places)
        for kind, places in kinds.items()
        if len(places) >= FEWEST
    }
    by_kind = [
        "| kind of pair, as its author calls it | pairs | taken for a conflict |",
        "|---|---|---|",
    ]
    for kind in sorted(told_of, key=lambda kind: -told_of[kind] / len(kinds[kind])):
        share = told_of[kind] / len(kinds[kind])
        by_kind.append(f"| {kind} | {len(kinds[kind])} | {told_of[kind]} ({share:.0%}) |")
    surest = ["| | earlier | later | kind |", "|---|---|---|---|"]
    for i in sorted(none, key=lambda i: -chances[i, combine.CONFLICT])[:SUREST]:
        one = pairs[i]
        sides = (f"{one.earlier.text} ({_speaker(one.earlier)})",
                 f"{one.later.text} ({_speaker(one.later)})")  # fmt: skip
        chance = f"{chances[i, combine.CONFLICT]:.2f}"
        surest.append(f"| {chance} | {sides[0]} | {sides[1]} | {one.kind} |")
    return "\n".join(by_kind), "\n".join(surest)


def _speaker(one: Side) -> str:
    return one.speakers[0].name if one.speakers else "–"


def news_pairs(network: RelationSession, data: Path) -> str:
    """What a record is told of news: judged pairs, across five folds."""
    news = combine.judged(data)
    pairs = [one for one, _ in news]
    told = combine.table(network, pairs)
    known = Combination.of(network.card.decoding["pairs"])
    chances = np.array([
        [known.chances(dict(zip(told.names, row, strict=True)))[name] for name in POSITIONS]
        for row in told.x
    ])  # fmt: skip
    got = combine.of_news(
        told, chances, combine.closenesses(pairs), np.array([each for _, each in news])
    )
    precision = "average precision"
    heads = ["share of all that was read", precision, f"{precision} by the pair alone"]
    heads += ["precision", "told", "told and right"]
    lines = [f"| of {len(pairs)} pairs | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    for name in ("conflict", "same"):
        values = [got[f"{name}, {head}"] for head in heads]
        cells = [f"{v:.3f}" for v in values[:4]] + [f"{v:.0f}" for v in values[4:]]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def looked_at(judge: Verdicts) -> str:
    """How many related pairs of ours are looked at, where all statements are one record.

    Of the statements of all our pairs, as entries: those whose vectors are among the 24
    nearest by the regions (and how many of the nearest ten by all vectors those regions
    hold), and those that the network reads.
    """
    entries: dict[str, Entry] = {}
    pairs: list[tuple[str, str, str]] = []
    for told in (*combine.own("dev"), *combine.own("train")):
        ends = [_entry(one, entries) for one in (told.later, told.earlier)]
        pairs.append((ends[0], ends[1], told.relation))
    them = list(entries.values())
    model = meanings()
    lying = placed(them, model)
    near = InMemory(them, lying)
    found = {(e.id, o.id) for e in them for o in near.about(e, limit=NEAREST)}
    came = {entry.id: (place, entry) for place, entry in enumerate(them)}
    read = {
        (a.entry.id, b.entry.id)
        for a, b in worth_reading(came, near, judge, set())
        if a.entry and b.entry
    }
    lines = ["| relation | pairs | among the nearest | read |", "|---|---|---|---|"]
    for relation in (r.value for r in Relation):
        those = [(a, b) for a, b, r in pairs if r == relation]
        shares = [
            sum((a, b) in some or (b, a) in some for a, b in those) / len(those)
            for some in (found, read)
        ]
        lines.append(f"| {relation} | {len(those):,} | {shares[0]:.3f} | {shares[1]:.3f} |")
    vectors = model.vectors([one.reading for one in them])
    hold = _held(vectors, [lying[one.id] for one in them])
    lines.append(
        f"\n{len(them):,} statements; the regions of one hold {hold:.3f} of the ten nearest to it "
        f"by all vectors. {len(read) / len(them):.1f} pairs are read for each."
    )
    return "\n".join(lines)


def _entry(one: Side, entries: dict[str, Entry]) -> str:
    """The id of a side as an entry among others, each text by one speaker once."""
    home = digest("pair", one.text, *(s.name for s in one.speakers))
    said = Statement(home, Kind.INDIRECT, (), (), (Span(0, len(one.text)),), one.text, 0.9, "pairs")
    entry = Entry(said, one.speakers, one.said_on, reading=one.text)
    entries[entry.id] = entry
    return entry.id


def _held(vectors: NDArray[np.float32], told: Sequence[Meaning]) -> float:
    """Of the ten nearest by all vectors the share that lies in the regions of each."""
    region = np.array([one.regions[0] for one in told])
    like = vectors @ vectors.T
    np.fill_diagonal(like, -1)
    best = np.argsort(-like, axis=1)[:, :10]
    return float(
        np.mean([np.isin(region[best[i]], one.regions).mean() for i, one in enumerate(told)])
    )


def debate(judge: Verdicts, data: Path) -> str:
    """Nixon and Kennedy, 1960: macro-F1 of support, attack and neither, untrained."""
    path = data / "contra-nixon-kennedy" / "political-campaign-corpus" / "full_dataset.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    pairs = [(text_alone(r["argument2"]), text_alone(r["argument1"])) for r in rows]
    true = np.array([r["relation"] for r in rows])
    said = np.array([
        SAYS.get(v.relation.value if v.relation else "none", "attack") for v in judge.told(pairs)
    ])  # fmt: skip
    scores = {kind: f1(true == kind, said == kind) for kind in KINDS}
    macro = sum(scores.values()) / len(scores)
    each = ", ".join(f"{kind.replace('_', ' ')} {score:.3f}" for kind, score in scores.items())
    return f"{len(rows):,} pairs: macro-F1 {macro:.3f} ({each})"


def pace(network: RelationSession) -> str:
    """Pairs a second, of 64 word pieces, on one core."""
    text = "The ferry to the northern islands will sail on Monday and the fare stays as it is, "
    pair = (text + "she said in the harbour.", text.replace("will", "won't") + "he said again.")
    network.told([pair] * 20)
    began = time.perf_counter()
    network.told([pair] * TIMED)
    return f"{TIMED / (time.perf_counter() - began):.0f}"


def picture() -> str:
    """Precision against recall of conflicts among our dev pairs, as an SVG picture."""
    network = RelationSession.open(weights("relations"))
    told = combine.table(network, combine.own("dev"))
    chances, _ = combine.folded(told, list(range(len(told.names))), combine.chosen(told))
    chance, true = chances[:, combine.CONFLICT], told.y == combine.CONFLICT
    order = np.argsort(-chance)
    hits = np.cumsum(true[order])
    precision, recall = hits / np.arange(1, len(order) + 1), hits / true.sum()
    points = " ".join(
        f"{60 + 400 * r:.1f},{20 + 300 * (1 - p):.1f}"
        for p, r in zip(precision, recall, strict=True)
    )
    grid = "".join(
        f'<text x="20" y="{24 + 300 * (1 - v):.0f}">{v:.1f}</text>'
        f'<text x="{50 + 400 * v:.0f}" y="340">{v:.1f}</text>'
        f'<line x1="60" x2="460" y1="{20 + 300 * (1 - v):.0f}" y2="{20 + 300 * (1 - v):.0f}"/>'
        for v in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    title = "Conflicts among our dev pairs: precision (upright) against recall, five folds"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="380" role="img">'
        f"<title>{title}</title><style>text{{font:13px sans-serif}}line{{stroke:#dadce0}}"
        "polyline{fill:none;stroke:#174ea6;stroke-width:2}</style>"
        f'<rect width="500" height="380" fill="#fff"/>{grid}<polyline points="{points}"/>'
        f'<text x="60" y="366">{title}</text></svg>\n'
    )


def tables(data: Path) -> dict[str, str]:
    """The tables of docs/accuracy.md."""
    network = RelationSession.open(weights("relations"))
    judge = Verdicts.of(network, meanings(), network.card.decoding)
    by_kind, surest = false_alarms(network)
    return {
        "inference": inference(network, data),
        "alarms_by_kind": by_kind,
        "surest_alarms": surest,
        "own_pairs": own(network),
        "looked_at": looked_at(judge),
        "news_pairs": news_pairs(network, data),
        "debate": debate(judge, data),
        "pair_pace": pace(network),
        "relations_model": f"{network.card.title}, of {network.card.date}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--curve", type=Path, help="where the picture goes")
    told = parser.parse_args()
    if told.curve:
        told.curve.write_text(picture(), "utf-8")
    for name, table in tables(told.data).items():
        print(f"{name}\n\n{table}\n")


if __name__ == "__main__":
    main()
