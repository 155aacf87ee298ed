"""Orders: which statement an article puts hours, or days, behind which other.

    The comments came just hours after Trump called it a “military operation.”
    Kelly ruled it out, hours after Trump called it a “military operation.”
    Hours after Trump called it a “military operation,” Kelly ruled it out.
    Trump called it a “military operation.” Hours later, Kelly ruled it out.

Only where the article says so in words like these; that one statement is told
before another says nothing. What was said on one occasion keeps its place together:
whatever else the two said then has the same order. An order that the days of the
two contradict is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import Interval, SpeakerType
from onrecord.record.text import Span
from onrecord.resolve.days.words import NUMBER
from onrecord.resolve.frames import Page, Said
from onrecord.resolve.nouns import UTTERANCES
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import within
from onrecord.resolve.tables import SPACE, either


@dataclass(frozen=True, slots=True)
class Order:
    """The numbers of statements said before one, and the words that say so (clean text)."""

    earlier: tuple[int, ...]
    words: tuple[Span, ...]


_UNIT: Final = "moments?|minutes?|hours?|days?|weeks?|months?"
_SPAN: Final = (
    rf"(?:(?:just|only|barely|mere|some|about|less{SPACE}than|a{SPACE}few|several|a{SPACE}couple{SPACE}of|"
    rf"{either(NUMBER)}|\d{{1,3}}){SPACE}){{0,3}}(?:{_UNIT})|shortly|soon|not{SPACE}long|immediately"
)
_BESIDE: Final = re.compile(rf"\b(?P<words>(?:{_SPAN}){SPACE}(?P<side>after|before))\b", re.I)
_HOURS: Final = _SPAN.replace("|weeks?|months?", "")
_LATER: Final = re.compile(
    rf"(?:(?:and|but|then){SPACE})?(?P<words>(?:{_HOURS}){SPACE}"
    rf"(?P<side>later|earlier|afterwards?|before(?=,)))(?:,{SPACE}|{SPACE})",
    re.IGNORECASE,
)
# "The comments came", "Kelly’s remarks, made in Mexico City, came".
_CAME: Final = re.compile(
    rf"(?:(?P<any>the|those|these|both)|(?P<own>his|her|their)|(?P<name>[^,;.]{{1,60}}?[’']s?)){SPACE}"
    rf"(?:\w+{SPACE}){{0,2}}?(?:{either(UTTERANCES)})\b[^;:“”\"]{{0,60}}?\b"
    rf"(?P<words>(?:came|comes?|followed|were{SPACE}made|was{SPACE}made)(?:{SPACE}(?:{_SPAN}))?"
    rf"{SPACE}(?P<side>after|before))\b",
    re.IGNORECASE,
)
_MOST: Final = 16
"""How many statements of an earlier occasion are told, besides the one that is named."""
_NEAR: Final = 3
"""How many sentences a statement may lie before "hours later", or "the comments"."""


def orders(
    page: Page,
    statements: Sequence[Placed],
    speakers: Sequence[str | None],
    said: Sequence[Said | None],
) -> list[Order | None]:
    """For each statement those said before it, in the order given; None where none is told.

    Linear in the length of the article.
    """
    told = _Told(page, statements, speakers, said)
    found: list[dict[int, Span]] = [{} for _ in statements]
    for first, second, words in told.pairs():
        earlier, later = told.occasion(first), told.occasion(second)
        if earlier == later:
            continue
        for one in later:
            for other in (first, *earlier[:_MOST]):
                if not _contradicts(said[other], said[one]):
                    found[one].setdefault(other, words)
    return [
        _order({other: words for other, words in each.items() if one not in found[other]})
        for one, each in enumerate(found)
    ]


def _order(earlier: dict[int, Span]) -> Order | None:
    words = tuple(sorted(set(earlier.values())))
    return Order(tuple(sorted(earlier)), words) if earlier else None


def _contradicts(earlier: Said | None, later: Said | None) -> bool:
    """The days say the opposite."""
    return earlier is not None and later is not None and _begins_after(earlier.days, later.days)


def _begins_after(one: Interval, other: Interval) -> bool:
    return bool(one.earliest and other.latest and one.earliest > other.latest)


class _Told:
    """The statements in the order of their cues, to look for pairs in."""

    def __init__(
        self,
        page: Page,
        statements: Sequence[Placed],
        speakers: Sequence[str | None],
        said: Sequence[Said | None],
    ) -> None:
        self.page, self.statements, self.speakers = page, statements, speakers
        plain = [i for i, one in enumerate(statements) if not one.statement.nested_in]
        self.order = sorted(plain, key=lambda i: (statements[i].at_cue, i))
        self.starts = [statements[i].at_cue for i in self.order]
        self.occasions: dict[tuple[str, Span], list[int]] = {}
        self.key: dict[int, tuple[str, Span]] = {}
        for i in self.order:
            day, who = said[i], speakers[i]
            if day is not None and who is not None and day.one_day:
                self.key[i] = (who, day.words)
                self.occasions.setdefault((who, day.words), []).append(i)

    def occasion(self, one: int) -> list[int]:
        """A statement and what else its speaker said on the same dated occasion."""
        return self.occasions[self.key[one]] if one in self.key else [one]

    def pairs(self) -> Iterator[tuple[int, int, Span]]:
        """An earlier and a later statement, and the words that say so."""
        for number, sentence in enumerate(self.page.cast.sentences):
            found = self._came(sentence, number) or self._beside(sentence)
            found = found or self._later(sentence, number)
            if found is not None:
                yield found

    def _came(self, sentence: Span, number: int) -> tuple[int, int, Span] | None:
        match = _CAME.match(self.page.text, sentence.start, sentence.end)
        if match is None or within(self.page.contents, match.start("words")):
            return None
        other = self._first(match.end(), sentence.end)
        subject = self._before(sentence.start, number, match)
        return _sided(subject, other, match)

    def _beside(self, sentence: Span) -> tuple[int, int, Span] | None:
        """`…, hours after Trump called it …`; what stands within a statement is its own."""
        for match in _BESIDE.finditer(self.page.text, sentence.start, sentence.end):
            at = match.start()
            if within(self.page.contents, at):
                continue
            other = self._first(match.end(), sentence.end)
            if other is None:
                continue
            subject = self._last(sentence.start, at)
            if subject is None:
                after = self.statements[other].end
                subject = self._first(after, sentence.end)
            if subject is not None and self._differ(subject, other):
                return _sided(subject, other, match)
        return None

    def _later(self, sentence: Span, number: int) -> tuple[int, int, Span] | None:
        """`Hours later, Lund …`, a sentence or two behind another one's words."""
        match = _LATER.match(self.page.text, sentence.start, sentence.end)
        subject = self._first(sentence.start, sentence.end)
        if match is None or subject is None or number == 0:
            return None
        before = self.page.cast.sentences[max(0, number - 2)]
        other = self._last(before.start, sentence.start)
        if other is None or not all(self._is_person(one) for one in (subject, other)):
            return None
        return _sided(subject, other, match)

    def _is_person(self, one: int) -> bool:
        return (self.speakers[one] or "").startswith(f"{SpeakerType.PERSON}:")

    def _first(self, low: int, high: int) -> int | None:
        """The first statement whose words of saying begin within a stretch."""
        at = bisect_left(self.starts, low)
        return self.order[at] if at < len(self.starts) and self.starts[at] < high else None

    def _last(self, low: int, high: int) -> int | None:
        at = bisect_left(self.starts, high) - 1
        return self.order[at] if at >= 0 and self.starts[at] >= low else None

    def _before(self, at: int, number: int, match: re.Match[str] | None) -> int | None:
        """The last statement before a sentence, near by; by whom the words say."""
        index = bisect_left(self.starts, at) - 1
        while index >= 0 and number - self.page.sentence(self.starts[index]) <= _NEAR:
            one = self.order[index]
            who = self.speakers[one]
            if who is not None and (match is None or match["name"] is None or _is(who, match)):
                return one
            index -= 1
        return None

    def _differ(self, one: int, other: int) -> bool:
        """Two statements, neither of which reports the other."""
        a, b = self.statements[one], self.statements[other]
        inside = any(span.holds(anchor) for span in a.content for anchor in b.anchors)
        return one != other and not inside


def _is(who: str, match: re.Match[str]) -> bool:
    """`Kelly’s remarks` are those of a speaker with that name."""
    name = re.sub(r"[’']s?$", "", match["name"]).casefold().split()
    return bool(name) and name[-1] in who.split(":", 1)[1].split()


def _sided(
    subject: int | None, other: int | None, match: re.Match[str]
) -> tuple[int, int, Span] | None:
    if subject is None or other is None or subject == other:
        return None
    words = Span(*match.span("words"))
    side = match["side"].casefold()
    if side in ("after", "later", "afterward", "afterwards"):
        return other, subject, words
    return subject, other, words
