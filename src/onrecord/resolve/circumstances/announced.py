"""Announced: sentences that only tell where somebody spoke, or on what occasion.

Kelly met with officials in Mexico City on Thursday.
… with his remarks earlier Thursday at the White House.
At the debate, nearly every question put Lund on the defensive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.statement import Kind
from onrecord.record.text import Span
from onrecord.resolve.cast import Cast, Person
from onrecord.resolve.circumstances.attached import Reader
from onrecord.resolve.circumstances.going import Going, key
from onrecord.resolve.circumstances.outlines import Outline
from onrecord.resolve.circumstances.saying import OTHER_TIME
from onrecord.resolve.circumstances.told import NOWHERE, Setting
from onrecord.resolve.circumstances.vocabulary import OPENS
from onrecord.resolve.nouns import UTTERANCES
from onrecord.resolve.placed import Placed
from onrecord.resolve.scene import apart, within
from onrecord.resolve.tables import SPACE, either

_OPENS: Final = re.compile(rf"\b(?:{either(OPENS)}|agreed{SPACE}to|sat{SPACE}down{SPACE}for)\b")
_HIS_WORDS: Final = re.compile(
    rf"\b(?:with|in|during|delivered|delivering|gave|giving|made|making){SPACE}"
    rf"(?:his|her|[A-Z]\w+[’']s?){SPACE}(?:\w+{SPACE}){{0,2}}"
    rf"(?:{either(UTTERANCES)}|appearance|rally)"
    rf"(?:{SPACE}(?:earlier|late|early|on)?{SPACE}?[A-Z][a-z]+day)?"
    rf"(?={SPACE}(?:at|in|on|aboard|from|to)\b)"
)
_NOT_DONE: Final = re.compile(
    rf"\b(?:was|were|be|been|is|being|will|to|would|not|has|have|had|often){SPACE}(?:\w+{SPACE})?$"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """Finds the sentences of one article that tell of an occasion and report nothing."""

    reader: Reader
    cast: Cast
    statements: Sequence[Placed]
    paragraph: Callable[[int], int]

    def all(self) -> Iterator[tuple[str, Going]]:
        """Whose occasion it was, and the occasion, in order.

        Nobody's, by an empty key, where a sentence without a statement opens with an
        occasion and names no one person.
        """
        cues = {cue.start for one in self.statements for cue in one.cue}
        direct = apart(
            span
            for one in self.statements
            if one.statement.kind is Kind.DIRECT
            for span in one.content
        )
        spoken = {self.cast.sentence_at(cue) for cue in cues}
        for number, sentence in enumerate(self.cast.sentences):
            if number not in spoken and (opening := self.reader.opening(number)).occasion:
                who = self._only_person(sentence, sentence.end)
                yield who or "", self._going(opening, number, opens=True)
                continue
            at = self._speaking(self.reader.outlines.sentence(number), cues, direct)
            who = self._only_person(sentence, at) if at is not None else None
            told = self.reader.behind(number, at) if who and at is not None else NOWHERE
            # "held rallies in Ohio and Iowa": several occasions.
            several = told.occasion is not None and told.occasion.noun.endswith("s")
            if who and (told.place or told.occasion) and not several:
                yield who, self._going(told, number, opens=False)

    def _going(self, told: Setting, number: int, *, opens: bool) -> Going:
        kept = Setting(told.place, told.occasion)
        paragraph = self.paragraph(self.cast.sentences[number].start)
        return Going(kept, number, paragraph, announced=True, opens=opens)

    def _speaking(self, outline: Outline, cues: set[int], direct: Sequence[Span]) -> int | None:
        """Where the words for speaking or meeting end in a sentence: `spoke`, `his remarks`."""
        text = outline.words
        match = _OPENS.search(text)
        if match is not None and outline.base + match.start() not in cues:
            done = not _NOT_DONE.search(text, max(0, match.start() - 20), match.start())
            if done and not OTHER_TIME.search(text, 0, match.start()):
                return outline.base + match.end()
        start, end = outline.base, outline.base + len(text)
        own = _HIS_WORDS.search(self.reader.outlines.text, start, end)
        if own is None or within(direct, own.start()):
            return None
        # "He has said so before, in his speech in Selma": another occasion.
        past = OTHER_TIME.search(self.reader.outlines.text, start, own.start())
        return None if past else own.end()

    def _only_person(self, sentence: Span, end: int) -> str | None:
        """The key of the one person whom a sentence names before a place."""
        people = {
            str(naming.who.name)
            for naming in self.cast.within(sentence.start, end)
            if isinstance(naming.who, Person) and not self.reader.outlines.is_said(naming.start)
        }
        return key(SpeakerType.PERSON, people.pop()) if len(people) == 1 else None
