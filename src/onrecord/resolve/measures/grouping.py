"""Grouping: the mentions of one measure in one article are one measure.

A name is one with itself. "The order" is the last measure before it that may be
called so. What is described is one with an earlier description of the same kind
that shares its rare words and gives no other number. A noun alone joins nothing
but what it comes back to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onrecord.record.entry import Quantity, Standing, Status
from onrecord.record.text import Span
from onrecord.resolve.measures.heads import COMPLETE, same
from onrecord.resolve.measures.mentions import Mention
from onrecord.resolve.measures.words import GENERAL

DEED: Final = "deed"
_SHARE: Final = 0.5
_LONGEST: Final = 220
_BACK: Final = 60
_FIRST, _LAST = 4, 8
"""How many measures, and how many mentions of each, are looked back on."""
_DOCUMENTS: Final = ("memo", "memorandum", "directive", "regulation", "executive order")


@dataclass(slots=True)
class Candidate:
    """Words that may be a measure's, with what stands beside them.

    `standings` have their words in the clean text. `mention` is None for a deed.
    `default` is the status that the noun is by itself. `entries` are the numbers
    of statements that say it.
    """

    spans: tuple[Span, ...]
    text: str
    kind: str
    stems: frozenset[str]
    mention: Mention | None = None
    standings: list[Standing] = field(default_factory=list)
    default: Standing | None = None
    quantity: Quantity | None = None
    actor: str | None = None
    entries: set[int] = field(default_factory=set)

    @property
    def noun(self) -> str:
        return self.mention.noun if self.mention else DEED

    @property
    def name(self) -> str:
        return self.mention.name if self.mention else ""

    @property
    def many(self) -> bool:
        return self.mention is not None and self.mention.head.many

    @property
    def comes_back(self) -> bool:
        """True for "the order", which says nothing of its own."""
        one = self.mention
        return one is not None and one.definite and not (one.name or one.told or one.behind)

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@dataclass(slots=True)
class Group:
    """The candidates that are one measure, in reading order."""

    members: list[Candidate]
    name: str = ""
    stems: frozenset[str] = frozenset()
    quantity: Quantity | None = None

    def add(self, one: Candidate) -> None:
        """Take in another candidate."""
        self.members.append(one)
        self.name = self.name or one.name
        self.stems |= one.stems
        self.quantity = self.quantity or one.quantity

    @property
    def compared(self) -> list[Candidate]:
        """Those that a later candidate is compared with: the first ones and the last ones."""
        return [*self.members[:_FIRST], *self.members[_FIRST:][-_LAST:]]

    @property
    def kind(self) -> str:
        return self.best.kind

    @property
    def best(self) -> Candidate:
        """The fullest words: a name, what it is to do, and of two the longer, up to a length."""
        return max(self.members, key=_fullness)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What became of it, in order; what its noun is by itself only where nothing is said."""
        said = [standing for one in self.members for standing in one.standings]
        if not said:
            said = [one.default for one in self.members if one.default][:1]
        return in_order(said)

    def is_measure(self) -> bool:
        """True where the words say which measure it is, or what it is and what became of it."""
        return any(_stands_alone(one) for one in self.members) or (
            any(one.standings for one in self.members)
            and any(_says_which(one) for one in self.members)
        )


def _fullness(one: Candidate) -> tuple[bool, bool, bool, int, int]:
    mention = one.mention
    says_what = mention is None or mention.says_what
    own = len(one.text)
    return bool(one.name), says_what, bool(one.stems), min(own, _LONGEST), -one.start


def _stands_alone(one: Candidate) -> bool:
    mention = one.mention
    if mention is None or mention.is_clear:
        return True
    return mention.says_what and (mention.owner is not None or one.default is not None)


def _says_which(one: Candidate) -> bool:
    mention = one.mention
    if mention is None:
        return True
    if mention.says_what or mention.owner is not None or mention.noun in COMPLETE:
        return True
    if one.actor is not None and one.standings and mention.noun in _DOCUMENTS:
        return True  # "two memos that the department made public"
    if mention.head.many and not mention.definite and not mention.head.clear:
        return False  # "deals were approved"
    return bool(one.stems) or (mention.definite and mention.head.clear)


def grouped(candidates: Iterable[Candidate]) -> list[Group]:
    """Candidates in reading order as measures."""
    groups: list[Group] = []
    named: dict[str, Group] = {}
    for one in candidates:
        group = named.get(one.name) if one.name else _home(one, groups[-_BACK:])
        if group is None:
            groups.append(group := Group([]))
        group.add(one)
        if one.name:
            named.setdefault(one.name, group)
    return [group for group in groups if group.is_measure()]


def _home(one: Candidate, groups: list[Group]) -> Group | None:
    """The group that a candidate without a name belongs to, the latest first."""
    fits = _may_be_called if one.comes_back else _is_like
    return next((group for group in reversed(groups) if fits(group, one)), None)


def _may_be_called(group: Group, one: Candidate) -> bool:
    """True where "the bill" may mean the group."""
    owner = one.mention.owner if one.mention else None
    if (
        owner is not None
        and one.actor
        and any(other.actor not in (None, one.actor) for other in group.compared)
    ):
        return False
    for other in group.compared:
        if other.mention is None:
            continue
        if other.name and other.kind == one.kind and other.noun != DEED:
            return True
        if same(other.noun, one.noun) and other.many is one.many:
            return True
    return False


def _is_like(group: Group, one: Candidate) -> bool:
    if group.name:
        return False
    if not one.stems or not group.stems:
        return any(_same_words(other, one) for other in group.compared) or _same_number(group, one)
    if (one.mention is None) != (group.members[0].mention is None):
        return False
    if one.mention is not None and not any(same(o.noun, one.noun) for o in group.compared):
        return False
    if differ(group.quantity, one.quantity):
        return False
    shared = len(group.stems & one.stems)
    fewer = min(len(one.stems), min(len(o.stems) or 99 for o in group.compared))
    if one.mention is None:
        negated = {s.status for o in group.compared for s in o.standings}
        if not negated & {s.status for s in one.standings}:
            return False
        return shared >= 2 and shared > _SHARE * fewer
    return shared > 0 and shared > _SHARE * fewer - 0.01


def _same_words(other: Candidate, one: Candidate) -> bool:
    """True for "her tax plan" and "the tax plan", and for two states of emergency."""
    a, b = other.mention, one.mention
    if (
        a is None
        or b is None
        or a.noun != b.noun
        or (other.actor and one.actor and one.actor != other.actor)
    ):
        return False
    words = [w for w in b.told if w not in GENERAL]
    return one.noun in COMPLETE or (bool(words) and set(words) <= set(a.told))


def _same_number(group: Group, one: Candidate) -> bool:
    """True for "the 35 percent tariff", which has nothing but its number to tell it by."""
    ours, theirs = group.quantity, one.quantity
    same_noun = any(other.noun == one.noun for other in group.compared)
    return bool(ours and theirs and ours.number and ours.number == theirs.number and same_noun)


def differ(a: Quantity | None, b: Quantity | None) -> bool:
    """True where two numbers of the same thing are not the same."""
    if a is None or b is None or a.number is None or b.number is None:
        return False
    if a.unit.casefold().split(" ")[-1:] != b.unit.casefold().split(" ")[-1:]:
        return False
    near = 0.15 if a.approximate or b.approximate else 0.001
    return abs(a.number - b.number) > near * max(abs(a.number), abs(b.number))


# From the first thought to the end of it: what comes later where no day tells.
_RANKS: Final = {
    Status.DRAFT: 0, Status.PROPOSED: 1, Status.PLEDGED: 2, Status.PLEDGED_NOT: 2,
    Status.ANNOUNCED: 3, Status.ORDERED: 4, Status.OFFICIAL: 5, Status.CARRIED_OUT: 6,
    Status.BLOCKED: 7, Status.RESCINDED: 8, Status.NEVER_ADOPTED: 9,
}  # fmt: skip


def in_order(said: Iterable[Standing]) -> tuple[Standing, ...]:
    """Standings, the last being what holds now, each status and day once.

    By day where all have one, and else from the first thought of a measure to its end.
    """
    told: dict[tuple[object, ...], Standing] = {}
    for one in said:
        told.setdefault((one.status, one.date), one)
    dated = {one.status for one in told.values() if one.date is not None}
    kept = [one for one in told.values() if one.date is not None or one.status not in dated]
    if all(one.date is not None for one in kept):
        kept.sort(key=lambda one: (_latest(one), _RANKS[one.status]))
    else:
        kept.sort(key=lambda one: (_RANKS[one.status], _latest(one)))
    return tuple(kept)


def _latest(one: Standing) -> str:
    if one.date is None:
        return ""
    return str(one.date.latest or one.date.earliest)
