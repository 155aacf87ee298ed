"""Carried: circumstances that hold for more than one statement of a speaker.

Three questions, as for days (`resolve.occasions`):

1. Do words around the statement's own cue tell? (`attached`)
2. If they do not, does the same speaker's occasion go on? Nothing says that it is
   another one: no other day, no "once" or "has said", at most two paragraphs
   between. A sentence that only tells where somebody spoke opens an occasion,
   too (`announced`). And the first paragraphs of an article may leave it to the
   next statement of the same speaker to say where it was.
3. If neither, were the same words told elsewhere?

One occasion has one place. An audience that was only asked or ordered something
belongs to that one statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Sequence
from typing import Final

from onrecord.record.entry import Interval
from onrecord.record.statement import Medium
from onrecord.record.text import Document, Span
from onrecord.resolve.circumstances.announced import Announced
from onrecord.resolve.circumstances.attached import Reader
from onrecord.resolve.circumstances.datelines import dateline
from onrecord.resolve.circumstances.gazetteer import about, country
from onrecord.resolve.circumstances.going import (
    PARAGRAPHS_BETWEEN,
    Going,
    is_named,
    is_one_person,
    is_passing,
    lasting,
    one_speaker,
)
from onrecord.resolve.circumstances.notes import Notes
from onrecord.resolve.circumstances.outlines import Outlines
from onrecord.resolve.circumstances.saying import Saying
from onrecord.resolve.circumstances.told import NOWHERE, Circumstances, Setting
from onrecord.resolve.placed import Placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.repeats import Repeats
from onrecord.resolve.speakers import Heard

Day = tuple[Interval, Span]

OPENING: Final = 4
"""In how many paragraphs from the top a statement may be placed by the next one."""

ROAMING: Final = 3
"""How many statements without any occasion make the next one of that speaker a passing one."""


def circumstances(
    document: Document,
    statements: Sequence[Placed],
    heard: Sequence[Heard],
    days: Sequence[Day | None],
    pronouns: Pronouns,
) -> list[Circumstances]:
    """The circumstances of each statement, in the order given.

    `heard` are its speakers and `days` its days with the words for them (clean text),
    in the same order. Linear in the article's length.
    """
    scene = pronouns.scene
    here = dateline(document.text, document.paragraphs)
    outlines = Outlines(document.text, scene.cast, statements)
    reader = Reader(outlines, Notes(document.text, scene.cast, pronouns, here))
    of = about(scene.country)
    return [
        Circumstances(one, country(_titled(one.place.value), of) if one.place else None)
        for one in _Carrying(document, statements, heard, days, reader).settings()
    ]


def _titled(name: str) -> str:
    """A dateline's capitals as a name: `MEXICO CITY` is Mexico City."""
    return name.title() if name.isupper() and len(name) > len("U.S.") else name


class _Carrying:
    """One pass over the statements of an article in the order of its text."""

    def __init__(
        self,
        document: Document,
        statements: Sequence[Placed],
        heard: Sequence[Heard],
        days: Sequence[Day | None],
        reader: Reader,
    ) -> None:
        self.text, self.paragraphs, self.statements = document.text, document.paragraphs, statements
        published = document.article.published
        self.saying = Saying(reader.outlines, published.year if published else None)
        self.reader, self.cast = reader, reader.notes.cast
        self.days = [self._own_day(*pair) for pair in zip(statements, days, strict=True)]
        self.speakers = [one_speaker(one) for one in heard]
        self.found = [
            NOWHERE if own.bare and not is_one_person(who) else own
            for own, who in zip(map(reader.attached, statements), heard, strict=True)
        ]

    def settings(self) -> list[Setting]:
        """The setting of each statement, in the order given."""
        order = sorted(range(len(self.statements)), key=lambda i: self.statements[i].order)
        self._go_on(order)
        self._look_ahead(order)
        self._interviewed(order)
        self._repeat(order)
        return self.found

    def _own_day(self, one: Placed, day: Day | None) -> Interval | None:
        """The day that a statement's own sentence says, and not one that goes on from above."""
        if day is None:
            return None
        there = self.cast.sentence_at(day[1].start)
        own = {self.cast.sentence_at(anchor.start) for anchor in one.anchors}
        return day[0] if there in own else None

    def _go_on(self, order: Sequence[int]) -> None:
        """Let statements have the circumstances of the occasion that goes on."""
        going: dict[str, Going] = {}
        without: Counter[str] = Counter()
        told = deque(Announced(self.reader, self.cast, self.statements, self._paragraph).all())
        for index in order:
            one, who = self.statements[index], self.speakers[index]
            while told and told[0][1].sentence < self.cast.sentence_at(one.at_cue):
                person, opened = told.popleft()
                if opened.opens:
                    going.clear()  # "At the debate, …": whatever went on is over
                if person:
                    going[person] = opened
            if who is None or one.statement.nested_in:
                continue
            last = going.get(who)
            carried = last is not None and self._belongs(index, last)
            if last is not None and carried:
                far = self._paragraph(one.start) - last.paragraph > 1
                self.found[index] = last.merged(self.found[index], far=far)
            kept = lasting(self.found[index])
            if kept.is_empty:
                told_below = self._paragraph(one.start) > OPENING
                without[who] += told_below and one.statement.medium is not Medium.THOUGHT
            if last is not None and carried and last.is_passing:
                continue  # what was told in passing is not told again by going on
            if not kept.is_empty and self.saying.is_once(one):
                day = self.days[index] or (last.day if last else None)
                sentence = self.cast.sentence_at(max(one.start, one.end - 1))
                reach = self._reach(one, kept, without[who])
                going[who] = Going(kept, sentence, self._paragraph(one.end), day, reach=reach)
            elif last is not None and self._is_over(one, last):
                going.pop(who)

    def _reach(self, one: Placed, kept: Setting, without: int) -> int:
        """How far an occasion reaches: not at all one of another time, or of several ones."""
        if is_passing(kept.occasion) or not self.saying.is_now(one):
            return 0
        return 1 if without >= ROAMING else PARAGRAPHS_BETWEEN + 1

    def _is_over(self, one: Placed, last: Going) -> bool:
        """True where a statement of another kind stands farther below than the next paragraph."""
        return not last.is_reporters_own and self._paragraph(one.end) > last.paragraph + 1

    def _belongs(self, index: int, last: Going) -> bool:
        """True where a statement was made on the occasion that its speaker's last one was."""
        one, own, day = self.statements[index], self.found[index], self.days[index]
        if one.statement.medium is Medium.THOUGHT or one.statement.negated:
            return False
        if not self.saying.is_now(one) or not self.saying.says(one):
            return False
        if own.others and own.addressee is None:
            return False
        between = self._paragraph(one.start) - last.paragraph
        if between > last.reach and not last.is_reporters_own:
            return False
        if last.is_read and not self.saying.writes(one):
            return False
        behind = self.cast.sentence_at(one.at_cue) - last.sentence
        if behind and (self.saying.has_day(one) if day is None else last.day not in (None, day)):
            return False
        return last.agrees(own, behind)

    def _look_ahead(self, order: Sequence[int]) -> None:
        """Place what opens an article by the same speaker's next statement."""
        following: dict[str, int] = {}
        for index in reversed(order):
            who = self.speakers[index]
            if who is None or self.statements[index].statement.nested_in:
                continue
            after = following.get(who)
            if after is not None and self._opens(index, after):
                own, to = self.found[index], lasting(self.found[after])
                addressee = own.addressee if own.addressee or own.others else to.addressee
                self.found[index] = Setting(to.place, to.occasion, addressee)
            following[who] = index

    def _opens(self, index: int, after: int) -> bool:
        """True for a statement at the top that is told of further by its speaker's next one."""
        one, own, to = self.statements[index], self.found[index], self.found[after]
        if own.place or own.occasion or not one.cue or one.statement.negated:
            return False
        named = to.addressee is not None and is_named(to.addressee)
        if not (to.place or to.occasion) and (own.addressee or not named):
            return False
        if one.statement.medium is not Medium.SPEECH or not self.saying.is_now(one):
            return False
        low, high = self._paragraph(one.start), self._paragraph(self.statements[after].start)
        # The reporter's own interview is told of where it comes to it, and holds for all of it.
        own_interview = Going(lasting(to), 0, high).is_reporters_own
        if (low > OPENING and not (own_interview and self.saying.says(one))) or high - low > 1:
            return False
        if own.addressee and is_named(own.addressee) and own.addressee != to.addressee:
            return False
        day, other = self.days[index], self.days[after]
        return day is None or other is None or day == other

    def _interviewed(self, order: Sequence[int]) -> None:
        """Whoever gave the reporter an interview, and spoke nowhere else, said all of it there."""
        own: dict[str, Setting] = {}
        elsewhere: set[str] = set()
        for index in order:
            who, told = self.speakers[index], lasting(self.found[index])
            if who is None or told.is_empty:
                continue
            going = Going(told, 0, 0)
            if going.is_reporters_own and own.setdefault(who, told).occasion == told.occasion:
                continue
            if not is_passing(told.occasion) and self.saying.is_once(self.statements[index]):
                elsewhere.add(who)
        for index in order:
            one, who = self.statements[index], self.speakers[index]
            if who not in own or who in elsewhere or one.statement.nested_in:
                continue
            if lasting(self.found[index]).is_empty and self._may_be_of_interview(one):
                self.found[index] = self.found[index].joined(own[who])

    def _may_be_of_interview(self, one: Placed) -> bool:
        speaks = one.statement.medium is Medium.SPEECH and not one.statement.negated
        return speaks and bool(one.cue) and self.saying.says(one) and self.saying.is_now(one)

    def _repeat(self, order: Sequence[int]) -> None:
        """Give words that were quoted before the circumstances that were told then."""
        repeats = Repeats[Setting]()
        for index in order:
            who, told = self.speakers[index], self.found[index]
            if who is not None and (told.place or told.occasion):
                repeats.note(who, self._content(index), lasting(told))
        for index in order:
            one, who = self.statements[index], self.speakers[index]
            empty = self.found[index].is_empty
            if who is not None and empty and self.saying.is_once(one):
                self.found[index] = repeats.find(who, self._content(index)) or NOWHERE

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def _content(self, index: int) -> str:
        return " ".join(span.of(self.text) for span in self.statements[index].content)
