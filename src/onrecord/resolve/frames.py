"""Frames: the words around a statement, and the day that they say.

The frame of a statement is the sentence of its cue and of its source, without
what was said. A day in it may date the saying, or something else; the tables
here tell which.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.statement import Kind, Medium
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Cast, Person
from onrecord.resolve.dates import DayWords, day_words
from onrecord.resolve.mentions import MONTHS, WEEKDAYS
from onrecord.resolve.nouns import UTTERANCES
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import apart, within
from onrecord.resolve.tables import SPACE, either

PARAGRAPHS_BETWEEN: Final = 2
"""How many paragraphs of others an occasion outlasts."""


@dataclass(frozen=True, slots=True)
class Said:
    """The day of a saying and the words behind it (clean text)."""

    days: Interval
    words: Span

    @property
    def one_day(self) -> bool:
        return self.days.earliest == self.days.latest


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated saying of one speaker, and the place where its last words stood.

    `announced` is True for a sentence that only tells of it: the next one may
    still say where it was.
    """

    said: Said
    sentence: int
    paragraph: int
    announced: bool = False


# Before these words a day dates something else than the saying.
_OFF: Final = re.compile(
    rf"\b(?:after|before|since|until|till|by|from|through|between|ahead{SPACE}of|following|beyond|"
    rf"for|of|than|prior{SPACE}to|effective|dated|born)(?:{SPACE}\w+){{0,2}}?{SPACE}$",
    re.IGNORECASE,
)
_AT_EVENT: Final = re.compile(rf"\b(?:at|during|in|on){SPACE}(?:\w+{SPACE})?$", re.IGNORECASE)
# With these words a part of a sentence says when or where the rest of it happened.
_ADVERBIAL: Final = re.compile(
    rf"(?:(?:and|but|yet|so){SPACE})?"
    r"(?:in|on|at|during|speaking|addressing|appearing|talking|asked|testifying|writing|responding|"
    r"earlier|late|early|last|this|yesterday|today|tonight|just|also|later|then|meanwhile|"
    rf"however|campaigning|introducing|{either((*WEEKDAYS, *MONTHS))})\b",
    re.IGNORECASE,
)
_SUBORDINATE: Final = re.compile(
    r"\b(?:who|whom|whose|which|that|where|when|while|because|if|whether|made|released|signed|"
    r"held|scheduled|passed|approved|won|killed|died|born|announced)\b"
)
# Within a source: the day on which a document came out is the day on which it speaks.
_PUBLISHED: Final = re.compile(
    r"\b(?:released|published|issued|posted|sent|filed|dated|conducted|broadcast|aired|printed|"
    rf"obtained|made{SPACE}public)(?:{SPACE}\w+){{0,3}}{SPACE}$"
)
_MARK: Final = re.compile(r"[,;:—–()“”\"\n]|''|(?<=\s)-{1,2}(?=\s)")
_TO_COME: Final = re.compile(
    rf"\b(?:will|would(?!{SPACE}not)|shall|won[’']t|(?:plans?|planned|hopes?|expected|scheduled|due|"
    rf"set|likely|going|about){SPACE}to)(?:{SPACE}(?:not|also|then|have|be)){{0,2}}{SPACE}$"
)
_BEGINS_TO_COME: Final = re.compile(
    rf"(?:(?:is|are|was|were){SPACE})?(?:will|shall|won[’']t|(?:plans?|planned|hopes?|expected|"
    rf"scheduled|due|set|likely|going|about){SPACE}to)\b"
)
_OTHER_TIME: Final = re.compile(
    r"\b(?:has|have|had|often|repeatedly|once|previously|recently|formerly|always|long|used to|"
    r"in the past|ago|elsewhere|separate(?:ly)?|another|earlier|last time)\b"
    r"|[’']d\b|[’']s (?:been|long|said|called|told)\b",
    re.IGNORECASE,
)
_NEW_OCCASION: Final = re.compile(
    rf"\b(?i:in|at|on|during|to|for|with|by|via){SPACE}(?:an?|another|one|several){SPACE}"
    rf"(?:[\w’'-]+{SPACE}){{0,4}}?(?:interviews?|speech|rally|statement|email|e-mail|letter|tweet|"
    r"post|briefing|conference|meeting|hearing|debate|forum|appearance|event|memo|op-ed|call|"
    rf"message|video|book|ad|testimony|stop|town{SPACE}hall|fundraiser|radio|podcast|dinner|column|"
    r"essay)\b"
    rf"|\bon{SPACE}(?:Twitter|Facebook|Instagram|[“\"‘']|[A-Z]{{2,}})"
    r"|\b(?:tweeted|wrote|emailed|e-mailed)\b"
)
_SPEECHES: Final = rf"{either(UTTERANCES)}|rally|rallies|briefing|conference|hearing|appearance"
# `his remarks earlier Thursday`: the day of a saying, though somebody else may speak of it.
_OWN_SAYING: Final = re.compile(
    rf"(?:\b(?:his|her|their)|[’']s?){SPACE}(?:\w+{SPACE}){{0,2}}(?:{_SPEECHES})"
    rf"(?:{SPACE}\w+){{0,2}}{SPACE}$"
)
_TELLS_OF_SAYING: Final = re.compile(
    rf"\b(?:{_SPEECHES}|town hall|"
    r"spoke|speaking|spoken|appeared|addressed|testified|delivered|answered|interviewed)\b",
    re.IGNORECASE,
)


class Page:
    """An article's text with its day words and statements, to ask questions of."""

    def __init__(self, document: Document, statements: Sequence[Placed], cast: Cast) -> None:
        self.text, self.published, self.cast = document.text, document.article.published, cast
        self.paragraphs = document.paragraphs
        self.contents = apart(span for one in statements for span in one.content)
        direct = (one for one in statements if one.statement.kind is Kind.DIRECT)
        self.direct = apart(span for one in direct for span in one.content)
        self.cues = sorted(span.start for one in statements for span in one.cue or one.source)
        self._words: dict[Span, list[DayWords]] = {}

    def sentence(self, at: int) -> int:
        """The number of the sentence of a place."""
        return self.cast.sentence_at(at)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph of a place."""
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def content(self, one: Placed) -> str:
        """The words of a statement's content."""
        return " ".join(span.of(self.text) for span in one.content)

    def own_day(self, one: Placed) -> Said | None:
        """The day that words near the statement's own cue say."""
        if not one.anchors or self._is_to_come(one):
            return None
        fit = [
            (_distance(words.span, one.anchors), Said(words.days, words.span))
            for sentence in self._frame(one)
            for words in self._day_words(sentence)
            if words.days is not None and self._dates(words, sentence, one)
        ]
        return min(fit, key=lambda pair: pair[0])[1] if fit else None

    def goes_on(self, one: Placed, occasion: Occasion) -> Said | None:
        """The day of an occasion of the same speaker, if the statement belongs to it."""
        if one.statement.medium is Medium.THOUGHT or self._is_to_come(one):
            return None
        if self.paragraph(one.start) - occasion.paragraph > PARAGRAPHS_BETWEEN + 1:
            return None
        behind = self.sentence(one.at_cue) - occasion.sentence
        may_begin = occasion.announced and behind <= 1
        for sentence in self._frame(one):
            if any(not self._is_told(w.span.start, one) for w in self._day_words(sentence)):
                return occasion.said if behind == 0 else None
            frame = self._outside_contents(sentence)
            if _OTHER_TIME.search(frame) or (_NEW_OCCASION.search(frame) and not may_begin):
                return None
        return occasion.said

    def told_of(self) -> Iterator[tuple[Person, Occasion]]:
        """Sentences that only tell of an occasion: whose it was, and when, in order."""
        for number, sentence in enumerate(self.cast.sentences):
            if not _TELLS_OF_SAYING.search(self.text, sentence.start, sentence.end):
                continue
            for words in self._day_words(sentence):
                if words.days is None or not self._tells(words, sentence):
                    continue
                who = self._only_person(sentence)
                said = Said(words.days, words.span)
                if who is not None and said.one_day:
                    paragraph = self.paragraph(sentence.start)
                    yield who, Occasion(said, number, paragraph, announced=True)
                break

    def _tells(self, words: DayWords, sentence: Span) -> bool:
        """True when words for a day say when somebody spoke, wherever in the sentence."""
        at = words.span.start
        if within(self.direct, at) or not self._is_on(words, sentence):
            return False
        if within(self.contents, at):
            return bool(_OWN_SAYING.search(self.text, max(sentence.start, at - 60), at))
        low, _ = self._part(words.span, sentence)
        return not _SUBORDINATE.search(self.text, low, at)

    def _only_person(self, sentence: Span) -> Person | None:
        """The one person whom a sentence names outside of quoted words."""
        people = {
            naming.who
            for naming in self.cast.within(sentence.start, sentence.end)
            if isinstance(naming.who, Person) and not within(self.direct, naming.start)
        }
        return people.pop() if len(people) == 1 else None

    def _frame(self, one: Placed) -> list[Span]:
        """The sentences of a statement's cue and source."""
        numbers = {self.sentence(anchor.start) for anchor in (*one.cue, *one.source)}
        return [self.cast.sentences[n] for n in sorted(numbers) if n < len(self.cast.sentences)]

    def _day_words(self, sentence: Span) -> list[DayWords]:
        if sentence not in self._words:
            low, high = sentence.start, sentence.end
            self._words[sentence] = list(day_words(self.text, low, high, self.published))
        return self._words[sentence]

    def _is_to_come(self, one: Placed) -> bool:
        """`Kelly will say`, `is expected to announce`: not yet said."""
        return any(
            _TO_COME.search(self.text, max(0, cue.start - 40), cue.start)
            or _BEGINS_TO_COME.match(self.text, cue.start, cue.end)
            for cue in one.cue[:1]
        )

    def _dates(self, words: DayWords, sentence: Span, one: Placed) -> bool:
        """True when words for a day say when the statement was made."""
        at = words.span.start
        if self._is_told(at, one) or not self._is_on(words, sentence):
            return False
        if any(span.holds(words.span) for span in one.source):
            return bool(_PUBLISHED.search(self.text, max(sentence.start, at - 60), at))
        low, high = self._part(words.span, sentence)
        for anchor in one.anchors:
            if low < anchor.end and anchor.start < high:
                return self._is_nearest(words.span, anchor)
        first = next((i for i in range(low, at) if self.text[i].isalnum()), at)
        if not _ADVERBIAL.match(self.text, first) or self._has_cue(low, high):
            return False
        return not _SUBORDINATE.search(self.text, low, at)

    def _is_told(self, at: int, one: Placed) -> bool:
        """True for a place within what was said, by this speaker or by another."""
        if any(span.start <= at < span.end for span in one.content):
            return True
        index = bisect_right(self.contents, at, key=lambda span: span.start) - 1
        if index < 0 or self.contents[index].end <= at:
            return False
        return not any(self.contents[index].holds(anchor) for anchor in one.anchors)

    def _is_on(self, words: DayWords, sentence: Span) -> bool:
        """False for "after Tuesday", "the week of Feb. 21", "Tuesday's vote"."""
        at = words.span.start
        low = max(sentence.start, at - 40)
        if words.owned and not _AT_EVENT.search(self.text, low, at):
            return False
        return not _OFF.search(self.text, low, at)

    def _part(self, words: Span, sentence: Span) -> tuple[int, int]:
        """The part of the sentence, between two marks, that words stand in."""
        low, high = sentence.start, sentence.end
        for match in _MARK.finditer(self.text, low, high):
            if match.end() <= words.start:
                low = match.end()
            elif match.start() >= words.end:
                return low, match.start()
        return low, high

    def _is_nearest(self, words: Span, anchor: Span) -> bool:
        """No clause and no other cue stands between the words and the cue."""
        low, high = min(words.end, anchor.end), max(words.start, anchor.start)
        if low >= high:
            return True
        if words.start > anchor.start and _SUBORDINATE.search(self.text, low, high):
            return False
        return not self._has_cue(low + 1, high)

    def _has_cue(self, low: int, high: int) -> bool:
        """True when a statement's reporting words begin within `text[low:high]`."""
        first = bisect_left(self.cues, low)
        return first < len(self.cues) and self.cues[first] < high

    def _outside_contents(self, sentence: Span) -> str:
        """The words of a sentence that are nobody's statement."""
        kept, at = [], sentence.start
        index = max(0, bisect_right(self.contents, at, key=lambda span: span.start) - 1)
        while index < len(self.contents) and self.contents[index].start < sentence.end:
            span = self.contents[index]
            kept.append(self.text[at : max(at, span.start)])
            at = max(at, span.end)
            index += 1
        kept.append(self.text[at : sentence.end])
        return " ".join(kept)


def _distance(words: Span, anchors: Iterable[Span]) -> int:
    return min(max(0, a.start - words.end, words.start - a.end) for a in anchors)
