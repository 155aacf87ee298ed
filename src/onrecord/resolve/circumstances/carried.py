"""Carried: circumstances that hold for more than one statement of a speaker.

Three questions, as for days (`resolve.occasions`):

1. Do words around the statement's own cue tell? (`attached`)
2. If they do not, does the same speaker's occasion go on? Nothing says that it is
   another one: no other day, no "once" or "has said", at most two paragraphs
   between. A sentence that only tells where somebody spoke opens an occasion,
   too. And the first paragraphs of an article may leave it to the next sentence
   of the same speaker to say where it was.
3. If neither, were the same words told elsewhere?

One occasion has one place. An audience that was only asked or ordered something
belongs to that one statement.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.entry import Interval, SpeakerType
from onrecord.record.statement import Kind, Medium
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Person
from onrecord.resolve.circumstances.attached import NOWHERE, Reader, Setting, Told, joined
from onrecord.resolve.circumstances.datelines import dateline
from onrecord.resolve.circumstances.gazetteer import about, country
from onrecord.resolve.circumstances.outlines import Outlines
from onrecord.resolve.circumstances.phrases import DAY
from onrecord.resolve.circumstances.vocabulary import DIRECTS, GOES_ON_SAYING, OPENS, SPEAKS, TELLS
from onrecord.resolve.nouns import UTTERANCES
from onrecord.resolve.placed import Placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.repeats import Repeats
from onrecord.resolve.scene import apart, within
from onrecord.resolve.speakers import Heard
from onrecord.resolve.tables import SPACE, either, words

PARAGRAPHS_BETWEEN: Final = 2
"""How many paragraphs of others an occasion outlasts."""

OPENING: Final = 4
"""In how many paragraphs from the top a statement may be placed by the next one."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where, in which country, to whom and on what occasion; what is not told is None."""

    place: Told | None = None
    country: str | None = None
    occasion: Told | None = None
    addressee: Told | None = None

    def told(self) -> Iterator[tuple[str, Told]]:
        """What is told, by the name of its field."""
        for name, words in (
            ("place", self.place),
            ("occasion", self.occasion),
            ("addressee", self.addressee),
        ):
            if words is not None:
                yield name, words


@dataclass(frozen=True, slots=True)
class _Going:
    """An occasion of one speaker, and where its last words stood.

    `announced` for one that a sentence only tells of, `opens` where that sentence opens
    with it; `once` for one that is told in passing, among statements without any.
    """

    setting: Setting
    sentence: int
    paragraph: int
    day: Interval | None
    announced: bool = False
    once: bool = False
    opens: bool = False


_OTHER_TIME: Final = re.compile(
    r"\b(?:has|have|had|often|repeatedly|once|previously|recently|formerly|always|long|used to|"
    r"in the past|ago|elsewhere|separate(?:ly)?|another|last time|last (?:week|month|year)|"
    r"earlier(?! (?:in the day|today|on|[A-Z]))|in (?:19|20)\d\d|later|other)\b|[’']d\b|[’']s (?:been|long|said)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(rf"\b(?:will|shall|would|to|won[’']t)(?:{SPACE}\w+){{0,2}}{SPACE}?$")
_SAYS: Final = GOES_ON_SAYING | DIRECTS | TELLS | SPEAKS
_INTERVIEW: Final = re.compile(r"an? (?:[\w-]+ ){0,3}interview")
_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")
# "three days after the Council condemned it": not what is being told.
_AFTER: Final = re.compile(rf"\b(?:after|before|since|until){SPACE}(?:the{SPACE})?$")
_PASSING: Final = re.compile(
    r"\b(?:recent|earlier|previous|past|another|different|separate|last|several|many|first)\b"
)
_OWN: Final = re.compile(r"\binterview$")
_ROAMING: Final = 3
"""How many statements without any occasion make the next one of that speaker a passing one."""
_READ: Final = words(
    "book memoir autobiography essay column op-ed editorial article letter letters affidavit memo"
)
_WRITES: Final = words("write writes wrote written writing add adds added adding continues continued notes")
_WORDS: Final = re.compile(r"[a-z]+")
_OPENS: Final = re.compile(rf"\b(?:{either(OPENS)})\b")
_OWN_SAYING: Final = re.compile(
    rf"\b(?:with|in|during|delivered|delivering|gave|giving|made|making){SPACE}"
    rf"(?:his|her|[A-Z]\w+[’']s?){SPACE}(?:\w+{SPACE}){{0,2}}(?:{either(UTTERANCES)}|appearance|rally)"
    rf"(?:{SPACE}(?:earlier|late|early|on)?{SPACE}?[A-Z][a-z]+day)?(?={SPACE}(?:at|in|on|aboard|from|to)\b)"
)
_PASSIVE: Final = re.compile(
    rf"\b(?:was|were|be|been|is|being|will|to|would|not|has|have|had|often){SPACE}(?:\w+{SPACE})?$"
)


def circumstances(
    document: Document,
    statements: Sequence[Placed],
    heard: Sequence[Heard],
    days: Sequence[Interval | None],
    pronouns: Pronouns,
) -> list[Circumstances]:
    """The circumstances of each statement, in the order given. Linear in the article's length."""
    scene = pronouns.scene
    outlines = Outlines(document.text, scene.cast, statements)
    here = dateline(document.text, document.paragraphs)
    reader = Reader(outlines, scene.cast, pronouns, here)
    settings = _Carrying(document, statements, heard, days, reader).settings()
    of = about(scene.country)
    return [
        Circumstances(
            one.place,
            country(_titled(one.place.value), of) if one.place else None,
            one.occasion,
            one.addressee,
        )
        for one in settings
    ]


def _titled(name: str) -> str:
    """A dateline's capitals as a name: `MEXICO CITY` is Mexico City."""
    return name.title() if name.isupper() and len(name) > 4 else name


class _Carrying:
    """One pass over the statements of an article in the order of its text."""

    def __init__(
        self,
        document: Document,
        statements: Sequence[Placed],
        heard: Sequence[Heard],
        days: Sequence[Interval | None],
        reader: Reader,
    ) -> None:
        self.text, self.paragraphs, self.statements = document.text, document.paragraphs, statements
        published = document.article.published
        self.year = published.year if published else None
        self.days, self.reader, self.cast = days, reader, reader.cast
        self.speakers = [_one_speaker(one) for one in heard]
        self.people = [_one_person(one) for one in heard]
        direct = (one for one in statements if one.statement.kind is Kind.DIRECT)
        self.direct = apart(span for one in direct for span in one.content)
        self.found = [self._own(index) for index in range(len(statements))]

    def settings(self) -> list[Setting]:
        """The setting of each statement, in the order given."""
        order = sorted(range(len(self.statements)), key=lambda i: self.statements[i].order)
        self._go_on(order)
        self._look_ahead(order)
        self._repeat(order)
        return self.found

    def _own(self, index: int) -> Setting:
        """What is attached to a statement; a place that only opens a sentence is one person's."""
        setting = self.reader.attached(self.statements[index])
        if setting.bare and not self.people[index]:
            return NOWHERE
        return setting

    def _go_on(self, order: Sequence[int]) -> None:
        going: dict[str, _Going] = {}
        without: Counter[str] = Counter()
        told = deque(self._told_of())
        for index in order:
            one, who = self.statements[index], self.speakers[index]
            sentence = self.cast.sentence_at(one.at_cue)
            while told and told[0][1].sentence < sentence:
                person, opened = told.popleft()
                if not person or opened.opens:
                    going.clear()  # "At the debate, …": whatever went on is over
                if person:
                    going[person] = opened
            if who is None or one.statement.nested_in:
                continue
            own = self.found[index]
            carried = who in going and self._belongs(index, own, going[who])
            if carried:
                last = going[who].setting
                if self._paragraph(one.start) - going[who].paragraph > 1:
                    last = replace(last, addressee=None)
                self.found[index] = own = _merged(own, last)
            kept = Setting(own.place, own.occasion, _lasting(own.addressee))
            if kept.is_empty:
                without[who] += one.statement.medium is not Medium.THOUGHT
            if carried and going[who].once:
                pass  # what was told in passing is not told again by going on
            elif not kept.is_empty and self._is_now(one):
                last = self.cast.sentence_at(max(one.start, one.end - 1))
                day = self.days[index] or (going[who].day if who in going else None)
                once = _is_passing(kept.occasion) or without[who] >= _ROAMING
                paragraph = self._paragraph(one.end)
                going[who] = _Going(kept, last, paragraph, day, once=once)
            elif who in going and not _is_reporters_own(going[who].setting):
                if self._paragraph(one.end) > going[who].paragraph + 1:
                    going.pop(who)

    def _belongs(self, index: int, own: Setting, going: _Going) -> bool:
        """True where a statement was made on the occasion that its speaker's last one was."""
        one = self.statements[index]
        if one.statement.medium is Medium.THOUGHT or not self._is_now(one):
            return False
        if one.statement.negated or not self._says(one) or own.others and own.addressee is None:
            return False
        far = self._paragraph(one.start) - going.paragraph
        if far > (1 if going.once else PARAGRAPHS_BETWEEN + 1):
            if not _is_reporters_own(going.setting):
                return False
        if _is_read(going.setting.occasion) and not self._writes(one):
            return False
        behind = self.cast.sentence_at(one.at_cue) - going.sentence
        day = self.days[index]
        if day is None and behind and self._has_day(one):
            return False
        if day is not None and going.day is not None and day != going.day and behind:
            return False
        return _agrees(own, going, behind)

    def _look_ahead(self, order: Sequence[int]) -> None:
        """Place what opens an article by the same speaker's next statement."""
        following: dict[str, int] = {}
        for index in reversed(order):
            one, who = self.statements[index], self.speakers[index]
            if who is None or one.statement.nested_in:
                continue
            after = following.get(who)
            if after is not None and self._opens(index, after):
                to = self.found[after]
                kept = self.found[index].addressee
                if kept is None and not self.found[index].others:
                    kept = _lasting(to.addressee)
                self.found[index] = Setting(to.place, to.occasion, kept)
            following[who] = index

    def _opens(self, index: int, after: int) -> bool:
        one, next_one = self.statements[index], self.statements[after]
        own, to = self.found[index], self.found[after]
        if own.place or own.occasion:
            return False
        if not (to.place or to.occasion) and (own.addressee or not _has_said(to.addressee)):
            return False
        if one.statement.medium is not Medium.SPEECH or not self._is_now(one):
            return False
        low, high = self._paragraph(one.start), self._paragraph(next_one.start)
        if low > OPENING or high - low > 1 or not one.cue:
            return False
        if _has_said(own.addressee) and own.addressee != to.addressee:
            return False
        one_day, other = self.days[index], self.days[after]
        return one_day is None or other is None or one_day == other

    def _repeat(self, order: Sequence[int]) -> None:
        """Give words that were quoted before the circumstances that were told then."""
        repeats = Repeats[Setting]()
        for index in order:
            who, told = self.speakers[index], self.found[index]
            if who is not None and (told.place or told.occasion):
                kept = Setting(told.place, told.occasion, _lasting(told.addressee))
                repeats.note(who, self._content(index), kept)
        for index in order:
            who = self.speakers[index]
            if who is not None and self.found[index].is_empty:
                self.found[index] = repeats.find(who, self._content(index)) or NOWHERE

    def _told_of(self) -> Iterator[tuple[str, _Going]]:
        """Sentences that only tell where somebody spoke or met: whose it was, in order.

        Nobody's, by an empty name, where a sentence without a statement opens with an occasion.
        """
        cues = {cue.start for one in self.statements for cue in one.cue}
        spoken = {self.cast.sentence_at(cue) for cue in cues}
        for number, sentence in enumerate(self.cast.sentences):
            outline = self.reader.outlines.sentence(number)
            opening = NOWHERE if number in spoken else self.reader.opening(number)
            if opening.occasion is not None:
                who = self._only_person(sentence, sentence.end)
                kept = Setting(opening.place, opening.occasion)
                at = self._paragraph(sentence.start)
                key = _key(SpeakerType.PERSON, who) if who else ""
                yield key, _Going(kept, number, at, None, announced=True, opens=True)
                continue
            at = self._speaking(outline.words, sentence, cues)
            who = self._only_person(sentence, at) if at is not None else None
            setting = self.reader.sentence(number, at) if who and at is not None else NOWHERE
            if setting.occasion is not None and setting.occasion.noun.endswith(("s", "ies")):
                continue  # "held rallies": several occasions
            if who and (setting.place or setting.occasion):
                kept = Setting(setting.place, setting.occasion)
                at = self._paragraph(sentence.start)
                yield _key(SpeakerType.PERSON, who), _Going(kept, number, at, None, announced=True)

    def _speaking(self, words: str, sentence: Span, cues: set[int]) -> int | None:
        """Where the words for speaking or meeting end in a sentence: `spoke`, `his remarks`."""
        match = _OPENS.search(words)
        if match is not None and sentence.start + match.start() not in cues:
            low = max(0, match.start() - 20)
            if not _PASSIVE.search(words, low, match.start()):
                return sentence.start + match.end()
        own = _OWN_SAYING.search(self.text, sentence.start, sentence.end)
        return own.end() if own and not within(self.direct, own.start()) else None

    def _only_person(self, sentence: Span, end: int) -> str | None:
        """The one person whom a sentence names before a place."""
        people = {
            str(naming.who.name)
            for naming in self.cast.within(sentence.start, end)
            if isinstance(naming.who, Person) and not self.reader.outlines.is_said(naming.start)
        }
        return people.pop() if len(people) == 1 else None

    def _is_now(self, one: Placed) -> bool:
        """False for what is to come, and for what somebody often or once said."""
        for outline in self.reader.outlines.around(one):
            for cue in one.cue[:1]:
                if not outline.holds(cue):
                    continue
                low, high = outline.inner(cue)
                first = min((outline.inner(s)[0] for s in one.source if outline.holds(s)), default=low)
                if _AFTER.search(outline.words, max(0, min(first, low) - 16), min(first, low)):
                    return False
                if self._has_other_year(outline.words):
                    return False
                if _TO_COME.search(outline.words, max(0, low - 24), low):
                    return False
                if _OTHER_TIME.search(outline.words, max(0, low - 30), min(len(outline.words), high + 40)):
                    return False
        return True

    def _has_other_year(self, words: str) -> bool:
        """`In the 2016 election, …`: a year before that of the article."""
        years = {int(year) for year in _YEAR.findall(words)}
        return self.year is not None and any(year < self.year for year in years)

    def _writes(self, one: Placed) -> bool:
        """True for a cue that goes on with what somebody wrote."""
        cue = " ".join(span.of(self.text) for span in one.cue).casefold()
        return one.statement.medium is Medium.WRITING or not _WRITES.isdisjoint(_WORDS.findall(cue))

    def _says(self, one: Placed) -> bool:
        """True for a cue that goes on with what somebody says, and for none at all."""
        cue = " ".join(span.of(self.text) for span in one.cue).casefold()
        found = _WORDS.findall(cue)
        # "…, reciting what he had read": goes on in the same sentence.
        return not found or not _SAYS.isdisjoint(found) or found[-1].endswith("ing")

    def _has_day(self, one: Placed) -> bool:
        """True where the words around a statement say a day."""
        return any(DAY.search(outline.words) for outline in self.reader.outlines.around(one))

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at, key=lambda one: one.start)

    def _content(self, index: int) -> str:
        return " ".join(span.of(self.text) for span in self.statements[index].content)


def _agrees(own: Setting, going: _Going, behind: int) -> bool:
    """True where what is told of a statement does not say that it is another occasion."""
    last = going.setting
    may_begin = going.announced and behind <= 1
    if own.occasion is not None and not may_begin:
        same = last.occasion is not None and own.occasion.noun == last.occasion.noun
        if not (own.occasion.definite and (same or last.occasion is None)):
            return False
    if own.place is not None and last.place is not None and own.place.value != last.place.value:
        return False
    if _has_said(own.addressee) and own.addressee is not None:
        if last.occasion is not None and own.addressee.value in last.occasion.value:
            return True  # "told Harvey", on "The Steve Harvey Morning Show"
        return last.addressee == own.addressee or may_begin or behind == 0
    return True


def _merged(own: Setting, last: Setting) -> Setting:
    """A statement's own circumstances, and those of the occasion that goes on."""
    both = joined(own, last)
    if own.occasion is not None and last.occasion is not None and own.occasion.definite:
        return Setting(both.place, last.occasion, both.addressee)
    return both


def _is_reporters_own(setting: Setting) -> bool:
    """`in a telephone interview`: with the reporter, who has nothing else from that source."""
    told = setting.occasion
    return setting.addressee is None and told is not None and bool(_INTERVIEW.fullmatch(told.value))


def _is_passing(told: Told | None) -> bool:
    """`at a recent rally`: one of several occasions, unless it is the reporter's own interview."""
    return told is not None and bool(_PASSING.search(told.value)) and not _OWN.search(told.value)


def _is_read(told: Told | None) -> bool:
    """True for what is read and not heard: a book, a column."""
    return told is not None and told.noun in _READ


def _lasting(told: Told | None) -> Told | None:
    """An audience that goes on listening."""
    return None if told is None or told.directed else told


def _has_said(told: Told | None) -> bool:
    return told is not None and not told.directed and not told.present


def _one_person(heard: Heard) -> bool:
    return len(heard.speakers) == 1 and heard.speakers[0].type in (
        SpeakerType.PERSON,
        SpeakerType.UNNAMED,
    )


def _one_speaker(heard: Heard) -> str | None:
    """A key for the one speaker of a statement; None for several, a group or nobody."""
    if len(heard.speakers) != 1 or heard.speakers[0].type is SpeakerType.GROUP:
        return None
    return _key(heard.speakers[0].type, heard.speakers[0].name)


def _key(kind: SpeakerType, name: str) -> str:
    return f"{kind}:{name.casefold()}"
