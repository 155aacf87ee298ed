"""What a later version of an article says otherwise: statements added, removed, reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onrecord.compare.variants import differ
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.sketch import occurrences

# Two wordings are of one statement where so much of the shorter stands in the other, letter
# by letter. Chosen by hand, and not measured.
REWORDED: Final = 65.0


class Change(StrEnum):
    """What became of a statement from one version to the next."""

    REMOVED = "removed"
    ADDED = "added"
    REWORDED = "reworded"
    SPEAKER = "other speaker"


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement that two versions have differently; None where a version has it not."""

    change: Change
    before: Entry | None
    after: Entry | None


def changes(earlier: ArticleRecord, later: ArticleRecord) -> Iterator[Changed]:
    """What is told otherwise in the later version, in its order; what it leaves out last.

    A statement with the same words is no change, unless somebody else is now said to have
    said it. One that is reworded is told once, with both its wordings.
    """
    before = {entry.id: entry for entry in earlier.entries}
    same = occurrences([earlier.entries, later.entries])
    old = [entry for entry in earlier.entries if entry.id not in same.values()]
    new = [entry for entry in later.entries if entry.id not in same]
    pairs = _reworded(old, new)
    for entry in later.entries:
        if entry.id in same:
            if _names(before[same[entry.id]]) != _names(entry):
                yield Changed(Change.SPEAKER, before[same[entry.id]], entry)
        elif (was := pairs.get(entry.id)) is None:
            yield Changed(Change.ADDED, None, entry)
        elif differ(was.statement.text, entry.statement.text):
            yield Changed(Change.REWORDED, was, entry)
    taken = {entry.id for entry in pairs.values()}
    for entry in old:
        if entry.id not in taken:
            yield Changed(Change.REMOVED, entry, None)


def _reworded(old: Sequence[Entry], new: Sequence[Entry]) -> dict[str, Entry]:
    """By the id of a later wording the earlier one, the likest pairs first, each once."""
    from rapidfuzz import fuzz, process

    if not old or not new:
        return {}
    texts = [[one.statement.text.casefold() for one in side] for side in (old, new)]
    scores = process.cdist(*texts, scorer=fuzz.ratio, score_cutoff=REWORDED)
    ranked = sorted(
        (-float(scores[i][j]), i, j)
        for i in range(len(old))
        for j in range(len(new))
        if scores[i][j] >= REWORDED
    )
    found: dict[str, Entry] = {}
    gone: set[int] = set()
    for _, i, j in ranked:
        if i not in gone and new[j].id not in found:
            gone.add(i)
            found[new[j].id] = old[i]
    return found


def _names(entry: Entry) -> list[str]:
    """By what they are known across articles where they are, so that a longer name is no change."""
    return sorted(one.identity or one.name.casefold() for one in entry.speakers)
