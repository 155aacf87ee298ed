"""What kind of error each mismatch with the gold is.

Every difference of words between what was found and the gold is put down once:
a pair that shares at least half of its content may differ in its content and in
its source; what is left over on one side was missed, or is one too many. Cues
are not counted. `bench.examples` has a sentence for each kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from bench.scoring import HALF, WORD, Attribution, Words, pairs
from onrecord.find.cues import base, cue, table
from onrecord.record.statement import Medium

PREPOSITIONS: Final = (
    "about across after against along amid among around as at before behind between by "
    "despite during for from in into of on onto over since through throughout to toward "
    "under until upon with within without"
)
QUOTED: Final = re.compile(r"[\"“”‘']|``")
CLAUSES: Final = (
    "although and because but if once or so than though unless when where whereas which while "
    "who whom whose yet"
)


class Error(Enum):
    """Every kind of error, as a table's line names it."""

    MISSED_QUOTED = "missed: quoted words"
    MISSED_THOUGHT = "missed: a belief or an intention, by its cue"
    MISSED_STATEMENT = "missed: a paraphrase with a verb of saying"
    MISSED_UNKNOWN_CUE = "missed: a paraphrase whose cue is in no table of ours"
    MISSED_WITHOUT_CUE = "missed: a paraphrase without a cue word"
    MERGED = "missed: taken into the content of its neighbour"
    ELSEWHERE = "content: another one, for the same cue"
    MORE_THAN_TWICE = "content: more than twice as long"
    LESS_THAN_HALF = "content: less than half as long"
    LESS_THAN_HALF_SHARED = "content: less than half of it shared"
    NESTED = "one too many: a statement inside a statement"
    SPLIT = "one too many: a part of another one's content"
    SECOND_OF_CUE = "one too many: a second one for a cue"
    SPURIOUS_QUOTED = "one too many: quoted words"
    SPURIOUS_THOUGHT = "one too many: a belief or an intention"
    SPURIOUS_STATEMENT = "one too many: a paraphrase"
    QUOTATION_LACKING = "content: a further quotation lacks"
    QUOTATION_TOO_MANY = "content: a further quotation too many"
    PART_LACKING = "content: a part in the reporter's words lacks"
    PART_TOO_MANY = "content: a part too many, in the reporter's words"
    INTERRUPTION = "content: takes in what interrupts it"
    HOLE = "content: words within it lack"
    THAT_DIFFERS = "content: “that” at its head"
    OBJECT_TOO_MANY = "content: takes in what stands between it and the cue"
    OBJECT_LACKING = "content: leaves out its first words, next to the cue"
    BEGINS_EARLY = "content: begins too early otherwise"
    BEGINS_LATE = "content: begins too late otherwise"
    REPORTING_TAIL = "content: runs on into the reporting clause"
    PREPOSITION_TOO_MANY = "content: too long by a prepositional tail"
    PREPOSITION_LACKING = "content: too short by a prepositional tail"
    CLAUSE_TOO_MANY = "content: too long by a trailing clause"
    CLAUSE_LACKING = "content: too short by a trailing clause"
    ENDS_LATE = "content: ends too late otherwise"
    ENDS_EARLY = "content: ends too early otherwise"
    BOTH_EDGES = "content: both edges differ"
    SOURCE_MISSING = "source: none, where there is one"
    SOURCE_INVENTED = "source: one, where there is none"
    SOURCE_ANOTHER = "source: another one"
    SOURCE_LONGER = "source: too long"
    SOURCE_SHORTER = "source: too short"
    SOURCE_PARTLY = "source: too long at one end, too short at the other"


def errors(found: Sequence[Attribution], gold: Sequence[Attribution]) -> Iterator[Error]:
    """The kind of every mismatch in one article."""
    matched = dict(pairs(found, gold))
    extra = [one for i, one in enumerate(found) if i not in matched]
    lacking = [one for j, one in enumerate(gold) if j not in matched.values()]
    for one, other in list(_touching(extra, lacking)):
        extra.remove(one)
        lacking.remove(other)
        yield _astray(one, other)
    for one in lacking:
        yield _missed(one, found)
    answered = [gold[j] for j in matched.values()]
    for one in extra:
        yield _one_too_many(one, found, gold, answered)
    for ours, theirs in ((found[i], gold[j]) for i, j in matched.items()):
        merged = any(_mostly_within(one.content, ours.content) for one in lacking)
        split = any(_mostly_within(one.content, theirs.content) for one in extra)
        if ours.content != theirs.content and not (merged or split):  # told already
            yield _content(ours, theirs)
        if ours.source != theirs.source:
            yield _source(ours.source, theirs.source)


def _touching(
    extra: Sequence[Attribution], lacking: Sequence[Attribution]
) -> Iterator[tuple[Attribution, Attribution]]:
    """What is left on either side and is about the same: content first, then the cue."""
    near = sorted(
        (
            (-len(one.content & other.content), -len(one.cue & other.cue), i, j)
            for i, one in enumerate(extra)
            for j, other in enumerate(lacking)
            if one.content & other.content or one.cue & other.cue
        ),
    )
    used: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in near:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield extra[i], lacking[j]


def _astray(found: Attribution, gold: Attribution) -> Error:
    if not found.content & gold.content:
        return Error.ELSEWHERE
    if gold.content < found.content:
        return Error.MORE_THAN_TWICE
    if found.content < gold.content:
        return Error.LESS_THAN_HALF
    return Error.LESS_THAN_HALF_SHARED


def _mostly_within(inner: Words, outer: Words) -> bool:
    return len(inner & outer) >= HALF * len(inner)


def _missed(gold: Attribution, found: Sequence[Attribution]) -> Error:
    if any(_mostly_within(gold.content, one.content) for one in found):
        return Error.MERGED
    if gold.kind != "indirect":
        return Error.MISSED_QUOTED
    words = WORD.findall(gold.words("cue").lower())
    if not words:
        return Error.MISSED_WITHOUT_CUE
    if not any(base(word) in table().verbs for word in words):
        return Error.MISSED_UNKNOWN_CUE
    if cue(gold.words("cue")).medium is Medium.THOUGHT:
        return Error.MISSED_THOUGHT
    return Error.MISSED_STATEMENT


def _one_too_many(
    one: Attribution,
    found: Sequence[Attribution],
    gold: Sequence[Attribution],
    answered: Sequence[Attribution],
) -> Error:
    if one.spans["nested_in"] or any(one.content < other.content for other in found):
        return Error.NESTED
    if any(_mostly_within(one.content, other.content) for other in answered):
        return Error.SPLIT
    if any(one.cue & other.cue for other in gold):
        return Error.SECOND_OF_CUE
    if one.kind != "indirect":
        return Error.SPURIOUS_QUOTED
    if one.spans["medium"] == "thought":
        return Error.SPURIOUS_THOUGHT
    return Error.SPURIOUS_STATEMENT


def _runs(words: Words) -> list[Words]:
    """Words that stand side by side, a set each, in reading order."""
    runs: list[set[int]] = []
    for word in sorted(words):
        if not runs or word - 1 not in runs[-1]:
            runs.append(set())
        runs[-1].add(word)
    return [frozenset(run) for run in runs]


def _quoted(one: Attribution, part: Words) -> bool:
    """True where a span of the content that has these words begins with a quotation mark."""
    cuts = (one.text[start:end] for start, end in one.spans["content"])
    first = one.tokens[min(part)]
    return any(QUOTED.match(cut) and first in WORD.findall(cut)[:1] for cut in cuts)


def _content(found: Attribution, gold: Attribution) -> Error:
    ours, theirs = found.content, gold.content
    lacking, extra = theirs - ours, ours - theirs
    told = gold.cue | gold.source
    if part := next((run for run in _runs(theirs) if not run & ours), None):
        return Error.QUOTATION_LACKING if _quoted(gold, part) else Error.PART_LACKING
    if part := next((run for run in _runs(ours) if not run & theirs), None):
        return Error.QUOTATION_TOO_MANY if _quoted(found, part) else Error.PART_TOO_MANY
    within = range(min(theirs), max(theirs) + 1)
    early = frozenset(word for word in extra if word < within.start)
    late = frozenset(word for word in extra if word >= within.stop)
    behind = frozenset(word for word in lacking if word < min(ours))
    short = frozenset(word for word in lacking if word > max(ours))
    if (early or behind) and (late or short):
        return Error.BOTH_EDGES
    if head := early or behind:
        if [gold.tokens[word].lower() for word in head] == ["that"]:
            return Error.THAT_DIFFERS
        if min(head) - 1 in found.cue | gold.cue:
            return Error.OBJECT_TOO_MANY if early else Error.OBJECT_LACKING
        return Error.BEGINS_EARLY if early else Error.BEGINS_LATE
    if late & told:
        return Error.REPORTING_TAIL
    if tail := late or short:
        first = gold.tokens[min(tail)].lower()
        if first in PREPOSITIONS.split():
            return Error.PREPOSITION_TOO_MANY if late else Error.PREPOSITION_LACKING
        if first in CLAUSES.split() or first.endswith("ing"):
            return Error.CLAUSE_TOO_MANY if late else Error.CLAUSE_LACKING
        return Error.ENDS_LATE if late else Error.ENDS_EARLY
    return Error.INTERRUPTION if extra else Error.HOLE


def _source(ours: Words, theirs: Words) -> Error:
    if not ours:
        return Error.SOURCE_MISSING
    if not theirs:
        return Error.SOURCE_INVENTED
    if not ours & theirs:
        return Error.SOURCE_ANOTHER
    if theirs < ours:
        return Error.SOURCE_LONGER
    return Error.SOURCE_SHORTER if ours < theirs else Error.SOURCE_PARTLY
