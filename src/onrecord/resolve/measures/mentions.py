"""Mentions: the noun phrases of an article that name a measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.measures.complements import Complement, Form, complement
from onrecord.resolve.measures.heads import (
    ALIASES,
    ALWAYS_ONE,
    CLEAR_WITH,
    HEADS,
    NAMED,
    NAMED_NOT,
    NOT_AFTER,
    NOT_BEFORE,
    Head,
)
from onrecord.resolve.measures.words import (
    DETERMINERS,
    GENERAL,
    NO_DETERMINERS,
    OPEN_DETERMINERS,
    STOPS,
    Word,
    is_modifier,
    is_verbal,
)
from onrecord.resolve.tables import either, words


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for a measure, `text[start:end]`, its article ("a", "the") not among them.

    `whole` begins with the article. `noun` is the head in the singular, `name` the
    name in one case where there is one. `told` are the words between, in one case,
    `owner` is whose it is by its words ("Trump’s"), `behind` the complement.
    `definite` is True for "the bill", "this bill", "his bill".
    """

    start: int
    end: int
    whole: int
    head: Head
    sentence: int
    name: str = ""
    told: tuple[str, ...] = ()
    owner: Span | None = None
    behind: Complement | None = None
    definite: bool = False

    @property
    def noun(self) -> str:
        return self.head.noun

    @property
    def kind(self) -> str:
        return self.head.kind

    @property
    def last(self) -> int:
        """Where it ends with its complement."""
        return self.behind.span.end if self.behind else self.end

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its words and those of its complement; what stands between is left out."""
        own = Span(self.start, self.end)
        if self.behind is None:
            return (own,)
        if self.behind.span.start - self.end <= 1:
            return (Span(self.start, self.behind.span.end),)
        return (own, self.behind.span)

    @property
    def is_clear(self) -> bool:
        """True where the words alone say which measure it is."""
        if self.name:
            return True
        says_which = self.behind is not None or (
            (self.definite or not self.head.many) and any(w not in GENERAL for w in self.told)
        )
        if self.head.clear:
            return says_which
        clear_with = CLEAR_WITH.get(self.noun, frozenset())
        pointed = self.definite or self.whole < self.start
        return says_which and pointed and any(word in clear_with for word in self.told)

    @property
    def says_what(self) -> bool:
        """True where they say what it is to do: "a plan to close the base"."""
        return self.behind is not None and self.behind.form is Form.DEED


# Phrases of several words first: "executive order" before "order".
_HEAD: Final = re.compile(rf"(?<![\w-])(?:{either(HEADS)})(?![\w-])", re.IGNORECASE)
_ALIAS: Final = re.compile(
    r"(?<![\w-])(?:Obamacare|ObamaCare|Trumpcare|ACA|NAFTA|USMCA|TPP|DACA|JCPOA|"
    r"Trans-Pacific Partnership)(?![\w-])"
)
_NUMBERED: Final = re.compile(
    r"\b(?:(?:Ballot )?(?:Proposition|Measure|Amendment|Initiative)|Prop\.|"
    r"(?:Senate|House|Assembly) Bill|Executive Order|(?:Security Council )?Resolution|"
    r"H\.?B\.?|S\.?B\.?|H\.R\.) (?:No\. )?\d{1,5}\b"
)
_NUMBERED_KINDS: Final = {"executive order": "order", "proclamation": "order"}
_SMALL_IN_NAMES: Final = words("of for and in on the to against from")
_DROPPED: Final = words("the a an this that")
_POSSESSIVES: Final = words("his her its their our my your")
_MOST_BEFORE: Final = 12
_MOST_NAME: Final = 10
# Nouns that are verbs as well: without an article or an adjective before them they are no noun.
_NOBODYS: Final = words("mr mrs ms dr")


def mentions(text: str, number: int, sentence: Span, said: Sequence[Word]) -> Iterator[Mention]:
    """The mentions of one sentence, in order and apart. `said` are its words."""
    names = list(_named(text, number, sentence, said))
    taken = [Span(one.start, one.end) for one in names]
    found = [
        one
        for one in _by_noun(text, number, sentence, said)
        if not any(span.meets(Span(one.start, one.end)) for span in taken)
    ]
    yield from sorted((*names, *found), key=lambda one: one.start)


def _named(text: str, number: int, sentence: Span, said: Sequence[Word]) -> Iterator[Mention]:
    done = sentence.start
    found = [*_numbered(text, sentence), *_aliases(text, sentence), *_capitals(said)]
    for span, name, kind in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
        if span.start >= done:
            done = span.end
            whole = _before_article(text, span.start, sentence.start)
            head = Head(name.split(" ")[-1], kind, clear=True)
            yield Mention(span.start, span.end, whole, head, number, name=name, definite=True)


def _before_article(text: str, start: int, low: int) -> int:
    match = _ARTICLE.search(text, max(low, start - 6), start)
    return match.start() if match else start


_ARTICLE: Final = re.compile(r"\b(?:the|a|an|this)\s$", re.IGNORECASE)


def _numbered(text: str, sentence: Span) -> Iterator[tuple[Span, str, str]]:
    for match in _NUMBERED.finditer(text, sentence.start, sentence.end):
        name = match.group().casefold().replace(".", "")
        kind = "order" if name.startswith("executive") else "law"
        yield Span(*match.span()), name, kind


def _aliases(text: str, sentence: Span) -> Iterator[tuple[Span, str, str]]:
    for match in _ALIAS.finditer(text, sentence.start, sentence.end):
        kind, name = ALIASES[match.group().casefold()]
        yield Span(*match.span()), name, kind


def _capitals(said: Sequence[Word]) -> Iterator[tuple[Span, str, str]]:
    """Names printed with capitals that end in a noun of `NAMED`."""
    for at, word in enumerate(said):
        kind = NAMED.get(word.text)
        if kind is None or at == 0:
            continue
        if at + 1 < len(said) and said[at + 1].has_capital:
            continue  # "Bill Clinton", "the Care Act Coalition"
        first = at
        while first and at - first < _MOST_NAME:
            one = said[first - 1]
            joins = one.low in _SMALL_IN_NAMES and first - 1 and said[first - 2].has_capital
            if one.owns or (not (one.has_capital and not one.is_mark) and not joins):
                break
            first -= 1
        while first < at and (said[first].low in _SMALL_IN_NAMES | _DROPPED or said[first].owns):
            first += 1
        name = said[first : at + 1]
        inner = [one for one in name[:-1] if one.low not in _SMALL_IN_NAMES]
        if not inner or any(one.low in NAMED_NOT for one in inner):
            continue
        if word.text == "Order" and name[0].low not in _ORDERED:
            continue  # the name of a decoration
        if word.text in _NEEDS_TWO and len(inner) < 2:
            continue
        yield Span(name[0].start, word.end), " ".join(one.low for one in name), kind


_ORDERED: Final = words("executive emergency presidential public")
_NEEDS_TWO: Final = frozenset(["Bill", "Plan", "Deal", "Order", "Resolution"])


def _by_noun(text: str, number: int, sentence: Span, said: Sequence[Word]) -> Iterator[Mention]:
    """Noun phrases around a head of the table."""
    starts = {word.start: index for index, word in enumerate(said)}
    done = sentence.start
    for match in _HEAD.finditer(text, sentence.start, sentence.end):
        at = starts.get(match.start())
        if at is None or match.start() < done:
            continue
        head = HEADS[match.group().casefold()]
        one = _phrase(text, number, sentence, said, at, match.end(), head, done)
        if one is not None:
            done = one.last if one.says_what else one.end
            yield one


def _phrase(
    text: str,
    number: int,
    sentence: Span,
    said: Sequence[Word],
    at: int,
    end: int,
    head: Head,
    low: int,
) -> Mention | None:
    """The noun phrase whose head begins at a word; None where it is no measure's."""
    after = next((word for word in said[at:] if word.start >= end), None)
    if _is_something_else(said, at, after, head):
        return None
    first, determiner, owner = _left(said, at, low)
    between = said[first:at]
    if determiner in NO_DETERMINERS:
        return None
    told = tuple(
        word.low
        for word in between
        if not word.is_mark and word.low not in DETERMINERS and not word.owns
    )
    if not determiner and owner is None:
        bare = head.many or head.noun in ALWAYS_ONE
        if not told and not (bare and (head.clear or _is_object(said, first, head))):
            return None  # "to ban", "in law", "she plans to"
        if at > first and head.many and said[at - 1].has_capital and not head.clear:
            return None  # "the Tax Policy Center plans to"
    whole = said[first].start
    start = whole
    if determiner and said[first].low in DETERMINERS and first < at:
        start = said[first + 1].start
    if head.noun == "bill" and told[-1:] == ("tax",) and (owner or determiner in _POSSESSIVES):
        return None  # what Apple owes
    behind = complement(text, end, sentence.end, head)
    if not determiner and owner is None and not told and behind is None:
        return None
    if head.noun == "order" and behind is not None and text.startswith("for ", behind.span.start):
        return None  # goods that somebody buys
    definite = owner is not None or (bool(determiner) and determiner not in OPEN_DETERMINERS)
    return Mention(start, end, whole, head, number, "", told, owner, behind, definite)


def _is_object(said: Sequence[Word], first: int, head: Head) -> bool:
    """True where a verb or a preposition stands before a bare plural: "announced plans to"."""
    if head.noun == "proposal":
        return True
    return first > 0 and said[first - 1].low in STOPS - _SUBJECTS


_SUBJECTS: Final = words(
    "i you he she it we they who which that and or but nor so not also never to will would could "
    "can "
    "may might must should is are was were be been has have had do does did now then still already"
)


def _is_something_else(said: Sequence[Word], at: int, after: Word | None, head: Head) -> bool:
    """True for "electricity bill", "law firm", "tall order"."""
    before = said[at - 1] if at else None
    if before is not None and before.low in NOT_AFTER.get(head.noun, ()):
        return True
    if before is not None and before.text[0] in "$£€" and head.noun == "bill":
        return True
    if before is not None and before.has_capital and said[at].has_capital and at > 1:
        return True  # "Buffalo Bill", "the Center for Election Law"
    if before is not None and before.low.split("-")[-1] in NOT_AFTER.get(head.noun, ()):
        return True
    if after is None:
        return False
    if after.low in NOT_BEFORE.get(head.noun, ()) or after.low in HEADS:
        return True
    # A name that goes on ("Tax Policy Center"), or a noun behind it ("draft pick").
    capitals = said[at].has_capital and after.has_capital
    return capitals or (after.text[:1] in "-" and after.start == said[at].end)


def _left(said: Sequence[Word], at: int, low: int) -> tuple[int, str, Span | None]:
    """Where the phrase of a head begins, its determiner, and whose it is; not before `low`.

    A participle ("reducing", "supported") belongs to it only behind a determiner.
    """
    first = sure = at
    verbal = False
    while first and at - first < _MOST_BEFORE:
        one = said[first - 1]
        if one.start < low:
            break  # that is another measure's
        if one.owns:
            start = _owner(said, first - 1)
            return start, "", Span(said[start].start, one.end)
        if one.text == ")" and first >= 4 and said[first - 3].text == "(":
            first -= 3  # "the Free Trade Area (FTA) agreement"
            continue
        if one.low in DETERMINERS:
            return first - 1, one.low, None
        if not is_modifier(one, said[first - 2] if first > 1 else None):
            break
        if is_verbal(one) and first > 1 and _is_name(said[first - 2]):
            break  # "the House promoting civil rights legislation"
        first -= 1
        verbal = verbal or is_verbal(one)
        sure = sure if verbal else first
    return sure, "", None


def _is_name(word: Word) -> bool:
    return word.has_capital and not word.owns and word.low not in DETERMINERS


def _owner(said: Sequence[Word], at: int) -> int:
    """Where the name or noun begins that owns: "the Department of Homeland Security’s"."""
    first = at
    while first and at - first < _MOST_NAME:
        one = said[first - 1]
        name = one.has_capital and not one.is_mark and one.low not in DETERMINERS
        joins = one.low in ("of", "and", "the") and first > 1 and said[first - 2].has_capital
        if name or joins:
            first -= 1
            continue
        if one.low in DETERMINERS and one.low != "one":
            return first - 1 if one.low not in ("the", "a", "an") else first
        break
    return first
