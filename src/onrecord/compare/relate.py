"""Do two entries report the same words? Decided by how much of them is the same.

Outlets cut a quotation at different places and hear it a little differently, so
neither the whole nor every word need agree. What must not differ are negations
and numbers. And what many people say many times (a slogan, a commonplace) says
nothing: the words that are the same must tell much, and be much of the shorter
quotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.compare import speakers
from onrecord.compare.quoted import Words, decisive, quoted_words, weight
from onrecord.record.entry import Entry
from onrecord.record.link import Link, Reason, Relation

QUOTED_WORDS: Final = "quoted words"  # the rule, as a link's reason names it

# Chosen on the golden cases, not measured: this version's
# probability is not calibrated.
ENOUGH_EVIDENCE: Final = 3.5  # more than the name of a topic, in three telling words
ENOUGH_THAT_DAY: Final = 3.0  # where one speaker is known to have said both on one day
ENOUGH_AGREEMENT: Final = 0.5
HALVES_DOUBT: Final = 2.0  # so much more evidence leaves half of the doubt
SHORTEST: Final = 2  # words in a row that count as the same
TELLING: Final = 1.0  # what a run must weigh to count: not "of the"
ELISION: Final = 8  # words: where one side has more between two runs, the other left them out
EDGE: Final = 4  # words before the first run, and after the last, that must not decide otherwise


class Run(NamedTuple):
    """Words in a row that stand in both: from `a` and from `b` on, so many."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two quotations are the same.

    `evidence` is the weight of the words that are the same, times the share of
    the shorter quotation that they are. `agreement`, 0 to 1, is their share of
    the stretch from the first of them to the last, on the side where it is the
    larger.
    """

    evidence: float
    agreement: float

    @property
    def probability(self) -> float:
        """Rises with both; not calibrated."""
        doubt: float = 0.5 ** (self.evidence / HALVES_DOUBT)
        return self.agreement * (1.0 - doubt)


def repeats(later: Entry, earlier: Entry) -> Link | None:
    """A link if both entries report the same words of what may be the same speaker.

    Its reason names the content spans of both sides, each in its own article.
    """
    if one_statement(later, earlier):
        return None
    same = speakers.agreement(later, earlier)
    if same == speakers.OTHERS:
        return None
    enough = ENOUGH_EVIDENCE
    if same == speakers.SAME and _one_day(later, earlier):
        enough = ENOUGH_THAT_DAY
    found = overlap(quoted_words(later), quoted_words(earlier))
    if found is None or found.evidence < enough or found.agreement < ENOUGH_AGREEMENT:
        return None
    why = Reason(QUOTED_WORDS, later.statement.content, earlier.statement.content)
    probability = round(same * found.probability, 4)
    return Link(later.id, earlier.id, Relation.REPEATS, probability, (why,))


def overlap(a: Words, b: Words) -> Overlap | None:
    """How far two quotations are the same; None where nothing is, or a word decides otherwise."""
    a, b = sorted((a, b))  # of several ways to lay them side by side, the same from either side
    shorter = min(weight(a), weight(b))
    most = weight((Counter(a) & Counter(b)).elements())
    if not shorter or _evidence(most, shorter) < ENOUGH_THAT_DAY:
        return None  # before the words are laid side by side, which takes time
    runs = [run for run in _runs(a, b) if weight(a[run.a : run.a + run.size]) >= TELLING]
    if not runs or any(decisive(x) != decisive(y) for x, y in _gaps(a, b, runs)):
        return None
    same = sum(weight(a[run.a : run.a + run.size]) for run in runs)
    first, last = runs[0], runs[-1]
    stretches = (a[first.a : last.a + last.size], b[first.b : last.b + last.size])
    return Overlap(_evidence(same, shorter), same / min(weight(words) for words in stretches))


def _evidence(same: float, shorter: float) -> float:
    return same * min(1.0, same / shorter)


def _one_day(a: Entry, b: Entry) -> bool:
    when = a.said_on
    return when is not None and when == b.said_on and when.earliest == when.latest


def one_statement(a: Entry, b: Entry) -> bool:
    """True if the two rest on the same words of one article, or one is within the other."""
    one, other = a.statement, b.statement
    return one.article == other.article and (
        a.id in (b.id, other.nested_in)
        or b.id == one.nested_in
        or any(x.meets(y) for x in one.content for y in other.content)
    )


def _runs(a: Words, b: Words) -> Iterator[Run]:
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.size >= SHORTEST:
            yield Run(*block)


def _gaps(a: Words, b: Words, runs: list[Run]) -> Iterator[tuple[Words, Words]]:
    """What stands between the runs on either side, and at the edges where both go on."""
    first, last = runs[0], runs[-1]
    head = a[max(0, first.a - EDGE) : first.a], b[max(0, first.b - EDGE) : first.b]
    end_a, end_b = last.a + last.size, last.b + last.size
    tail = a[end_a : end_a + EDGE], b[end_b : end_b + EDGE]
    for edge in (head, tail):
        if all(edge):
            yield edge
    for run, following in pairwise(runs):
        left = a[run.a + run.size : following.a]
        right = b[run.b + run.size : following.b]
        if max(len(left), len(right)) <= ELISION:
            yield left, right
