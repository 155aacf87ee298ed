"""Typed reasons: what in two statements agrees, conflicts, takes back or sets them apart.

Tables and counts, no network. A reason names the words on both sides, and says so in
a sentence that a person can check; none of them alone makes a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from onrecord.compare.sides import Side
from onrecord.compare.vocabulary import EVERY, HEDGES, MONTHS, PART, SURE, UNLESS
from onrecord.compare.words import Word, Words, stem, words
from onrecord.record.statement import Act, Spans
from onrecord.record.text import Span

LISTED: Final = 4  # words that a reason names on one side
NEAR: Final = 3  # words after a number among which the first telling one is what it counts
YEARS: Final = (1900.0, 2100.0)


class Toward(StrEnum):
    """What a reason speaks for; APART speaks against any relation."""

    SAME = "same"
    CONFLICT = "conflict"
    NARROWS = "narrows"
    APART = "apart"


class Rule(StrEnum):
    """The closed list of reasons."""

    POLARITY = "polarity"  # the same words, on one side turned round
    OPPOSITES = "opposites"  # words that exclude each other
    NUMBER = "number"  # other numbers of the same thing
    SAME_NUMBER = "same number"
    QUANTIFIER = "quantifier"  # all against some
    MODALITY = "modality"  # will against may
    CONDITION = "condition"  # unless, except, until, for now: on one side alone
    ACTS = "acts"  # pledged and denied, ordered and denied
    DENIAL = "denial"  # of having said or done it
    SAME_WORDS = "same words"
    NAMES = "names"  # other places, people or bodies
    YEARS = "years"
    QUESTION = "question"
    WISH = "wish"  # hoped or wanted, which holds beside what is
    REPORTED = "reported"  # what others say, told by one who may not hold it


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason: the words on both sides, `a` in the later text and `b` in the earlier."""

    rule: Rule
    toward: Toward
    a: Spans
    b: Spans

    def said(self, later: str, earlier: str) -> str:
        """The reason in plain words, by the two texts that its spans cut."""
        a, b = _quoted(later, self.a), _quoted(earlier, self.b)
        match self.rule:
            case Rule.POLARITY:
                return f"{a} on the one side, {b} on the other"
            case Rule.CONDITION:
                return f"{a or b} on one side alone"
            case Rule.QUESTION:
                return "one of them asks"
            case Rule.WISH:
                return f"{a or b} is a wish"
            case Rule.REPORTED:
                return f"{a or b}: what others say"
            case _ if a and b:
                return f"{a} against {b}" if self.toward is not Toward.SAME else f"{a} and {b}"
            case _:
                return a or b


def grounds(later: Side, earlier: Side) -> tuple[Ground, ...]:
    """The reasons that two sides give, in the order of the rules."""
    a, b = words(later.text), words(earlier.text)
    shared = _shared(a, b)
    found = [
        *_polarity(later, earlier, a, b, shared),
        *_opposites(a, b, shared),
        *_numbers(a, b),
        *_quantifiers(a, b, shared),
        *_modality(a, b, shared),
        *_conditions(a, b, shared),
        *_acts(later, earlier, shared),
        *_denial(a, b, shared),
        *_apart(a, b),
    ]
    if shared:
        found.append(_pairs(Rule.SAME_WORDS, Toward.SAME, shared))
    return tuple(found)


Shared = tuple[tuple[Word, Word], ...]


def _shared(a: Words, b: Words) -> Shared:
    """Telling words with one stem in both, each with its partner, numbers apart."""
    other = b.telling
    return tuple(
        (word, other[key])
        for key, word in a.telling.items()
        if key in other and word.number is None
    )


def _polarity(later: Side, earlier: Side, a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """The same words, turned round by a negation on one side.

    A statement that was denied is turned round as a whole.
    """
    whole = later.negated != earlier.negated
    turned = [(x, y) for x, y in shared if (x.turned != y.turned) != whole]
    if not turned or a.question or b.question:
        return
    spans = _with_negations(turned)
    # Half of what they share must be turned, or the negation is of something else: the other
    # half may be what it is said of, "the ferry will not sail".
    most = len(turned) * 2 >= len(shared)
    yield Ground(Rule.POLARITY, Toward.CONFLICT if most else Toward.APART, *spans)


def _opposites(a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """Words of a row of the table, of one column or of both."""
    if not shared:
        return
    of = _table()
    found: dict[Toward, list[tuple[Word, Word]]] = {Toward.CONFLICT: [], Toward.SAME: []}
    for x in a.words:
        for y in b.words:
            if x.stem == y.stem or x.stem not in of or y.stem not in of:
                continue
            sides = of[x.stem], of[y.stem]
            rows = sides[0].keys() & sides[1].keys()
            if not rows:
                continue
            against = any(sides[0][row] != sides[1][row] for row in rows)
            conflict = against != (x.turned != y.turned)
            found[Toward.CONFLICT if conflict else Toward.SAME].append((x, y))
    for toward, pairs in found.items():
        if pairs:
            yield _pairs(Rule.OPPOSITES, toward, pairs)


def _numbers(a: Words, b: Words) -> Iterator[Ground]:
    """Numbers of the same thing: the same, or others."""
    ours, theirs = list(_counted(a)), list(_counted(b))
    same: list[tuple[Word, Word]] = []
    other: list[tuple[Word, Word]] = []
    for x, things in ours:
        for y, others in theirs:
            if not things & others:
                continue
            near = abs((x.number or 0) - (y.number or 0)) <= 0.02 * max(
                abs(x.number or 0), abs(y.number or 0)
            )
            (same if near else other).append((x, y))
    if same:
        yield _pairs(Rule.SAME_NUMBER, Toward.SAME, same)
    elif other:
        yield _pairs(Rule.NUMBER, Toward.CONFLICT, other)


def _counted(side: Words) -> Iterator[tuple[Word, set[str]]]:
    """Each number that is no year, with what it counts, or else the words before it."""
    them = side.words
    for at, word in enumerate(them):
        if word.number is None or _year(word):
            continue
        if at + 1 < len(them) and them[at + 1].number is not None:
            continue  # 100 of “100 million”
        counted = next((w for w in them[at + 1 : at + 1 + NEAR] if w.telling), None)
        if counted is not None and counted.number is None:
            yield word, {counted.stem}
        else:
            close = them[max(0, at - 2 * NEAR) : at]
            yield word, {w.stem for w in close if w.telling and w.number is None}


def _quantifiers(a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """All on one side, a part on the other."""
    if not shared:
        return
    for x, y in ((a, b), (b, a)):
        if (every := x.of(EVERY)) and (part := y.of(PART)) and not x.of(PART):
            first, second = (every, part) if x is a else (part, every)
            toward = Toward.NARROWS if x is b else Toward.APART
            yield Ground(Rule.QUANTIFIER, toward, _spans(first), _spans(second))
            return


def _modality(a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """Will on one side, may on the other."""
    if not shared:
        return
    if (less := _hedges(a)) and (more := b.of(SURE)) and not _hedges(b):
        yield Ground(Rule.MODALITY, Toward.NARROWS, _spans(less), _spans(more))
    elif (more := a.of(SURE)) and (less := _hedges(b)) and not _hedges(a):
        yield Ground(Rule.MODALITY, Toward.APART, _spans(more), _spans(less))


def _hedges(side: Words) -> list[Word]:
    """Its hedges; May with a capital is the month."""
    return [w for w in side.of(HEDGES) if not side.text[w.span.start].isupper()]


def _conditions(a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """A condition or an exception on the later side alone."""
    if not shared:
        return
    ours, theirs = list(_phrases(a.text)), list(_phrases(b.text))
    if ours and not theirs:
        yield Ground(Rule.CONDITION, Toward.NARROWS, tuple(ours[:LISTED]), ())
    elif theirs and not ours:
        yield Ground(Rule.CONDITION, Toward.APART, (), tuple(theirs[:LISTED]))


def _acts(later: Side, earlier: Side, shared: Shared) -> Iterator[Ground]:
    """What was done by saying it: a denial of what somebody else asserts, pledges or orders."""
    if not shared or later.act is None or earlier.act is None:
        return
    kinds = {later.act, earlier.act}
    if Act.DENY in kinds and kinds & {Act.ASSERT, Act.PLEDGE, Act.ORDER, Act.ACCUSE}:
        yield _pairs(Rule.ACTS, Toward.CONFLICT, shared)
    elif later.act is earlier.act and later.act in (Act.PLEDGE, Act.ORDER, Act.DENY):
        yield _pairs(Rule.ACTS, Toward.SAME, shared)


_UNLESS: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, UNLESS))})\b", re.IGNORECASE)
_DENIED: Final = re.compile(
    r"\bnever (?:said|claimed|promised|accused|ordered|meant|told|asked)\b"
    r"|\bdid(?: not|n['’]t) (?:say|promise|order|mean)\b|\bno such thing\b",
    re.IGNORECASE,
)


def _denial(a: Words, b: Words, shared: Shared) -> Iterator[Ground]:
    """A denial of having said it."""
    if shared and (found := _DENIED.search(a.text)):
        span = Span(*found.span())
        yield Ground(Rule.DENIAL, Toward.CONFLICT, (span,), _spans(y for _, y in shared))


def _apart(a: Words, b: Words) -> Iterator[Ground]:
    """Other years, other names, and a question."""
    years = [[w for w in side.words if _year(w)] for side in (a, b)]
    if all(years) and not {w.number for w in years[0]} & {w.number for w in years[1]}:
        yield Ground(Rule.YEARS, Toward.APART, _spans(years[0]), _spans(years[1]))
    names = [[w for w in side.words if w.name and w.form not in MONTHS] for side in (a, b)]
    if all(names) and not {w.stem for w in names[0]} & {w.stem for w in names[1]}:
        yield Ground(Rule.NAMES, Toward.APART, _spans(names[0]), _spans(names[1]))
    if a.question != b.question:
        yield Ground(Rule.QUESTION, Toward.APART, (), ())
    for rule, looks_for in ((Rule.WISH, _WISH), (Rule.REPORTED, _REPORTED)):
        ours, theirs = looks_for.search(a.text), looks_for.search(b.text)
        if bool(ours) != bool(theirs):
            yield Ground(rule, Toward.APART, _found(ours), _found(theirs))


# "We hope", "I would like", "our wish": beside what is, or will be, there may be one.
_WISH: Final = re.compile(
    r"\b(?:I|we|they|he|she) (?:(?:all|also|do|only|still) )?"
    r"(?:hopes?|hoped|wish|wishes|wants?|wanted|would (?:like|love|prefer|welcome|be glad))\b"
    r"|\b(?:my|our|his|her|their) (?:hope|wish)\b",
    re.IGNORECASE,
)
# "They say that", "the minister keeps telling us": the words are somebody else's.
_REPORTED: Final = re.compile(
    r"\b(?:they|people|some|critics|opponents|ministers|(?:the|my|our|his|her) \w+) "
    r"(?:(?:also|always|now|still|keep|keeps|like to|likes to) )*"
    r"(?:say|says|said|saying|claims?|claimed|tells?|told|telling|repeats?|insists?|promised us)\b",
    re.IGNORECASE,
)


def _found(match: re.Match[str] | None) -> Spans:
    return (Span(*match.span()),) if match else ()


def _year(word: Word) -> bool:
    number = word.number
    plain = word.form.isdigit() and len(word.form) == 4
    return plain and number is not None and YEARS[0] <= number <= YEARS[1]


def _phrases(text: str) -> Iterator[Span]:
    """Where a condition or an exception is told."""
    for found in _UNLESS.finditer(text):
        yield Span(*found.span())


def _pairs(rule: Rule, toward: Toward, of: Iterable[tuple[Word, Word]]) -> Ground:
    them = list(of)
    return Ground(rule, toward, _spans(x for x, _ in them), _spans(y for _, y in them))


def _with_negations(of: Iterable[tuple[Word, Word]]) -> tuple[Spans, Spans]:
    """The words with whatever turns them round."""
    them = list(of)[:LISTED]
    sides = []
    for at in (0, 1):
        mine = [pair[at] for pair in them]
        sides.append(tuple(sorted({w.span for w in mine} | {w.by for w in mine if w.by})))
    return sides[0], sides[1]


def _spans(of: Iterable[Word]) -> Spans:
    return tuple(sorted({word.span for word in of})[:LISTED])


def _quoted(text: str, spans: Spans) -> str:
    told = " … ".join(text[s.start : s.end] for s in spans)
    return f"“{told}”" if told else ""


@cache
def _table() -> dict[str, dict[int, int]]:
    """By stem: in which rows of the table a word stands, and in which column."""
    found: dict[str, dict[int, int]] = {}
    text = resources.files("onrecord.compare").joinpath("opposites.tsv").read_text("utf-8")
    for row, line in enumerate(text.splitlines()[1:]):
        for column, cell in enumerate(line.split("\t")):
            for word in cell.split():
                found.setdefault(stem(word), {}).setdefault(row, column)
    return found
