"""Measure whom pronouns and surnames are led to, and print Markdown tables.

    python -m bench.antecedents --data DATA [--show 40] [--split train]

GUM (Zeldes 2017): the six documents of its dev partition that are news, interviews
and speeches. GAP (Webster et al. 2018): the 2,000 rows of its development file, in
the page context (the page's title is the article's). Everything is read as handed in:
nothing of the gold goes into the answers. With `--split train` the tables are those of
GUM train and GAP validation, to read mistakes on (`--show`).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.corpus import table
from onrecord.pipeline import Pipeline
from onrecord.resolve.cast import Person
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import Voice
from train import gap, gum
from train.led import Followed, follow

FORMS: Final = ("he, she", "surname or given name")
ASKED: Final = {"gum": 0.92, "gap": 0.80, "ratio": 0.97}


@dataclass(frozen=True)
class Mention:
    """One mention of a person in GUM: where, what it is, whom it was led to, and if that is right.

    `named` is False for somebody whom the document never names.
    """

    document: str
    form: str
    named: bool
    right: bool
    open: bool
    rule: Rule
    shown: str


def gum_mentions(data: Path, pipeline: Pipeline, *, dev: bool) -> list[Mention]:
    """Every pronoun and every surname of people in the documents of a partition."""
    return [
        mention
        for told in gum.documents(data / "coref-gum", dev=dev)
        for followed in follow(pipeline, told.text, told.title)
        for mention in (*_pronouns(told, followed), *_surnames(told, followed))
    ]


def _pronouns(told: gum.Annotated, followed: Followed) -> Iterator[Mention]:
    """`he`, `she` and their forms: right when who is meant has a mention of the same entity there.

    Looked at is the last place before the pronoun where the one whom we mean is
    named (or else the first behind it), or the description that we mean.
    """
    gold = gum.Heads(told, followed)
    text = followed.document.text
    for at, entity in gold.pronouns.items():
        standing = followed.pronouns.standing.get(at)
        who = standing.who if standing else None
        place = followed.nearest(who, at) if who else None
        right = gold.is_in(place, entity)
        shown = f"{shown_as(who)} | …{text[max(0, at - 300) : at]}»{text[at : at + 60]}…"
        rule = standing.answer[1] if standing else Rule.OPEN
        yield Mention(told.name, FORMS[0], entity in gold.named, right, who is None, rule, shown)


def _surnames(told: gum.Annotated, followed: Followed) -> Iterator[Mention]:
    """A name of one word for somebody named in full before: right when led to that full name."""
    gold = gum.Heads(told, followed)
    namings = followed.pronouns.scene.cast.namings
    for start, end, entity in gold.short:
        naming = next((one for one in namings if one.start < end and start < one.end), None)
        who = naming.who if naming else None
        full = None
        if isinstance(who, Person):
            places = [one for one in followed.places(who) if one[0] < start]
            full = max(places, key=lambda one: one[1] - one[0], default=None)
        text = followed.document.text
        shown = f"{shown_as(who)} | …{text[max(0, start - 300) : start]}»{text[start : end + 60]}…"
        rule = naming.rule if naming else Rule.OPEN
        yield Mention(
            told.name, FORMS[1], True, gold.is_in(full, entity), who is None, rule,
            shown,
        )  # fmt: skip


def shown_as(who: object) -> str:
    if isinstance(who, Voice):
        return shown_as(who.who) if who.who else f"({who.words})"
    return str(getattr(who, "name", "nobody"))


def gum_table(found: Sequence[Mention]) -> str:
    """Right, wrong and open, by what a mention is."""
    named = [one for one in found if one.form == FORMS[0] and one.named]
    unnamed = [one for one in found if one.form == FORMS[0] and not one.named]
    rows = [
        ("he, she: of somebody with a name", named),
        ("he, she: of somebody without one", unnamed),
        (FORMS[1], [one for one in found if one.form == FORMS[1]]),
        ("**all**", list(found)),
    ]
    body = []
    for name, some in rows:
        right, left = sum(one.right for one in some), sum(one.open for one in some)
        share = f"{right / len(some):.3f}" if some else "–"
        body.append(
            [name, str(len(some)), str(right), str(len(some) - right - left), str(left), share]
        )
    return table(["mention", "mentions", "right", "to another", "to nobody", "share right"], body)


@dataclass
class Pairs:
    """GAP's counts: of the pairs of a pronoun and a name, told and true."""

    both: int = 0
    told: int = 0
    true: int = 0

    def add(self, told: Sequence[bool], true: Sequence[bool]) -> None:
        self.both += sum(a and b for a, b in zip(told, true, strict=True))
        self.told += sum(told)
        self.true += sum(true)

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, self.told + self.true)


@dataclass
class Gap:
    """The figures of one file, and its mistakes to be read."""

    masculine: Pairs
    feminine: Pairs
    mistakes: list[str]
    rules: list[tuple[Rule, bool]]

    @property
    def overall(self) -> Pairs:
        a, b = self.masculine, self.feminine
        return Pairs(a.both + b.both, a.told + b.told, a.true + b.true)


def gap_figures(data: Path, pipeline: Pipeline, *, dev: bool) -> Gap:
    """Every row of development, or of validation."""
    name = "development" if dev else "validation"
    found = Gap(Pairs(), Pairs(), [], [])
    for row in gap.asked(data / "coref-gap" / f"gap-{name}.tsv"):
        for followed in follow(pipeline, row.text, row.title):
            at, _ = followed.clean(row.at, row.at + len(row.pronoun))
            standing = followed.pronouns.standing.get(at)
            who = standing.who if standing else None
            told = gap.led(row, followed, who)
            (found.feminine if row.feminine else found.masculine).add(told, row.gold)
            # An answer that is neither name cannot be judged where the gold only says who not.
            if standing and who and (any(told) or any(row.gold)):
                found.rules.append((standing.answer[1], told == row.gold))
            if told != row.gold:
                names = [row.text[a:b] for a, b in row.names]
                before, after = row.text[: row.at], row.text[row.at :]
                found.mistakes.append(
                    f"{shown_as(who)} | {names} {row.gold} | {before}»{after} [{row.title}]"
                )
    return found


def gap_table(found: Gap) -> str:
    body = []
    for name, pairs in (
        ("masculine", found.masculine), ("feminine", found.feminine), ("overall", found.overall),
    ):  # fmt: skip
        precision, recall = pairs.both / max(1, pairs.told), pairs.both / max(1, pairs.true)
        body.append([name, str(pairs.true), *(f"{x:.3f}" for x in (precision, recall, pairs.f1))])
    return table(["pronouns", "pairs that are one", "precision", "recall", "F1"], body)


def reached(mentions: Sequence[Mention], found: Gap) -> str:
    """What was asked and what was got."""
    got = {
        "gum": sum(one.right for one in mentions) / max(1, len(mentions)),
        "gap": found.overall.f1,
        "ratio": found.feminine.f1 / max(1e-9, found.masculine.f1),
    }
    words = {
        "gum": "GUM: pronouns and surnames of people led right",
        "gap": "GAP: F1 overall",
        "ratio": "GAP: F1 feminine to masculine",
    }
    return table(
        ["measure", "asked", "got", ""],
        [
            [
                words[name], f"{least:.2f}", f"{got[name]:.3f}",
                "reached" if got[name] >= least else "**not reached**",
            ]
            for name, least in ASKED.items()
        ],
    )  # fmt: skip


def tables(data: Path) -> dict[str, str]:
    """The tables of docs/accuracy.md."""
    pipeline = Pipeline()
    mentions = gum_mentions(data, pipeline, dev=True)
    found = gap_figures(data, pipeline, dev=True)
    return {
        "antecedents_gum": gum_table(mentions),
        "antecedents_gap": gap_table(found),
        "antecedents_reached": reached(mentions, found),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N mistakes of each")
    told = parser.parse_args()
    pipeline, dev = Pipeline(), told.split == "dev"
    mentions = gum_mentions(told.data / "data", pipeline, dev=dev)
    found = gap_figures(told.data / "data", pipeline, dev=dev)
    print(gum_table(mentions), gap_table(found), reached(mentions, found), sep="\n\n")
    wrong = [f"[{one.form}, {one.document}] {one.shown}" for one in mentions if not one.right]
    for mistakes in (wrong, found.mistakes):
        for one in random.Random(0).sample(mistakes, min(told.show, len(mistakes))):
            print("\n" + one.replace("\n", " ¶ "))


if __name__ == "__main__":
    main()
