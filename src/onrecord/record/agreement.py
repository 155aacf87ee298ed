"""How far people agree who judged the same: Cohen's kappa and Krippendorff's alpha.

Both are 1 where they always agree and 0 where they agree as often as chance would have
it; below that, less often. Neither is told where nothing could have been otherwise: where
there is no item, or everybody said one and the same of all.

Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and
Psychological Measurement 20. Krippendorff, K. (2011): Computing Krippendorff's
alpha-reliability.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from onrecord.record.revision import Marked, Place, place_of
from onrecord.record.statement import Statement

Told = Statement | Marked

WORD: Final = re.compile(r"\w+")


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two people, by what each said of every item."""
    told = list(pairs)
    if not told:
        return None
    seen = sum(a == b for a, b in told) / len(told)
    one, other = Counter(a for a, _ in told), Counter(b for _, b in told)
    chance = sum(one[label] * other[label] for label in one) / len(told) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for names, by what was said of every item: by two or by more.

    Whoever said nothing of an item is left out of it; an item of which one alone spoke
    is no evidence.
    """
    told = [Counter(unit) for unit in units if len(unit) > 1]
    every = sum(told, Counter[Hashable]())
    number = every.total()
    if len(every) < 2:
        return None
    apart = sum(_unlike(one) / (one.total() - 1) for one in told)
    return 1 - (number - 1) * apart / _unlike(every)


def _unlike(count: Counter[Hashable]) -> int:
    """How many ordered pairs of values differ."""
    return count.total() ** 2 - sum(one**2 for one in count.values())


@dataclass(frozen=True, slots=True)
class Two:
    """How two people agree on so many items; `same` of these they said the same of."""

    a: str
    b: str
    items: int
    same: int
    kappa: float | None


def by_two(items: Iterable[Mapping[str, Hashable]]) -> list[Two]:
    """Each two people who judged an item both; an item is what each of them said, by name."""
    told = [one for one in items if len(one) > 1]
    people = sorted({who for one in told for who in one})
    found = []
    for a, b in combinations(people, 2):
        both = [(one[a], one[b]) for one in told if a in one and b in one]
        if both:
            found.append(Two(a, b, len(both), sum(x == y for x, y in both), kappa(both)))
    return found


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement as two people have it; None where one of them has none there."""

    a: Told | None
    b: Told | None

    @property
    def same(self) -> bool:
        """Whether both have it with the same edges and source, and name no other kind or act."""
        if self.a is None or self.b is None:
            return False
        words = [(one.content, one.source, one.cue) for one in (self.a, self.b)]
        return words[0] == words[1] and all(
            None in (x, y) or x == y
            for x, y in ((self.a.kind, self.b.kind), (self.a.act, self.b.act))
        )


def beside(a: Iterable[Told], b: Iterable[Told]) -> list[Beside]:
    """The statements of two people side by side, in the order of the text.

    Two are one where their contents share more than half of their characters: where one
    sees the edge is a matter of a word or two. The likest are put together first.
    """
    left = {place_of(one): one for one in a}
    right = {place_of(one): one for one in b}
    alike = sorted(
        ((1.0 if x == y else x.likeness(y), x, y) for x in left for y in right), reverse=True
    )
    mate: dict[Place, Place] = {}
    for how, x, y in alike:
        if how and x not in mate and y not in mate.values():
            mate[x] = y
    found = [Beside(left[x], right[mate[x]] if x in mate else None) for x in left]
    found += [Beside(None, right[y]) for y in right if y not in mate.values()]
    return sorted(found, key=_order)


@dataclass(frozen=True, slots=True)
class Annotated:
    """How two people agree on the statements of an article.

    `both` statements they both have, `one_alone` only one of them; `found` is how far they
    see the same ones (twice those of both by all of either, the F1 of one against the
    other). `words` are kappa and alpha of which words of the text are said by somebody,
    whatever statement they are put to; `kind` and `act` kappa on those of both, where
    both told.
    """

    a: str
    b: str
    both: int
    one_alone: int
    found: float | None
    words: float | None
    words_alpha: float | None
    kind: float | None
    act: float | None


def annotated(text: str, a: tuple[str, Iterable[Told]], b: tuple[str, Iterable[Told]]) -> Annotated:
    """Hold the statements of two people, each with a name, in an article's text together."""
    one, other = list(a[1]), list(b[1])
    pairs = beside(one, other)
    both = [(each.a, each.b) for each in pairs if each.a and each.b]
    alone = len(pairs) - len(both)
    words = [found.start() for found in WORD.finditer(text)]
    inside = [(_said(one, at), _said(other, at)) for at in words]
    every = 2 * len(both) + alone
    return Annotated(
        a[0], b[0], len(both), alone,
        2 * len(both) / every if every else None,
        kappa(inside), alpha(inside),
        kappa((x.kind, y.kind) for x, y in both if x.kind and y.kind),
        kappa((x.act, y.act) for x, y in both if x.act and y.act),
    )  # fmt: skip


def _said(told: Iterable[Told], at: int) -> bool:
    return any(span.start <= at < span.end for one in told for span in one.content)


def _order(one: Beside) -> int:
    told = one.a or one.b
    return told.content[0].start if told else 0
