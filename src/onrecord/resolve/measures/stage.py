"""Measures of one article, from its text, its statements and its cast."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.record.entry import Entry, Measure, Standing
from onrecord.record.statement import Spans
from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Cast
from onrecord.resolve.casting import cast
from onrecord.resolve.dates import DayWords
from onrecord.resolve.measures import actors, deeds
from onrecord.resolve.measures.complements import Complement, Form, complement
from onrecord.resolve.measures.days import day, days_of
from onrecord.resolve.measures.deeds import Deed
from onrecord.resolve.measures.grouping import DEED, Candidate, grouped
from onrecord.resolve.measures.heads import HEADS
from onrecord.resolve.measures.mentions import Mention, mentions
from onrecord.resolve.measures.quantities import quantity
from onrecord.resolve.measures.statuses import Found, by_noun, pronoun, statuses
from onrecord.resolve.measures.stems import stems
from onrecord.resolve.measures.words import worded
from onrecord.resolve.placed import placed
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.tables import either

_LONGEST_SENTENCE: Final = 1_500
"""In characters; a longer one is a list or a table, and is not read."""

# A sentence without any of these has no measure in it.
_ANY: Final = re.compile(
    rf"\b(?:{either({noun.split(' ')[-1] for noun in HEADS})}|{either(deeds.ORDERS.split())})\b"
    r"|\b(?:Act|Bill|Treaty|Accords?|Agreement|Pact|Protocol|Resolution|Proposition|Obamacare|"
    r"ObamaCare|Trumpcare|ACA|NAFTA|USMCA|TPP|DACA|JCPOA|Order|H\.?B\.?|S\.?B\.?|H\.R\.) ?",
    re.IGNORECASE,
)
_BACK: Final = 2
"""How many sentences "it" may look back."""

_IT: Final = re.compile(r"[\s“\"]*(?:It|They)\b")
_MARKS: Final = re.compile('[“”"]')
_OPENING: Final = re.compile(r"[\s“”\"‘(]*(?:But |And |Yet |Still, )?")


def measures(
    document: Document, entries: Sequence[Entry], *, offices: Offices | None = None
) -> tuple[Measure, ...]:
    """The measures of an article in the order in which it comes to them.

    `entries` are the document's own. Whom the article does not introduce, `offices`
    may; the starter register where it is None. Linear in the article's length.
    """
    reading = _Reading(document, entries, offices)
    return tuple(reading.all())


class _Reading:
    """One reading of an article; thrown away when its measures are told."""

    def __init__(
        self, document: Document, entries: Sequence[Entry], offices: Offices | None
    ) -> None:
        self.document, self.text = document, document.text
        self.entries, self.offices = entries, offices
        self.published = document.article.published
        self.content = [placed(document, entry.statement).content for entry in entries]
        self.settled: set[str] = set()  # nouns of measures with a status so far
        self._cast: Cast | None = None
        self._dated: tuple[Span, tuple[DayWords, ...]] | None = None

    @property
    def cast(self) -> Cast:
        """Who is in the article: asked for only where there is a measure."""
        if self._cast is None:
            self._cast = cast(self.document, self.offices or starter())
        return self._cast

    def all(self) -> Iterator[Measure]:
        found = [*self._noun_phrases(), *self._promised()]
        found.sort(key=lambda one: (one.start, one.end))
        seen: set[tuple[Span, ...]] = set()
        for group in grouped(_apart(found)):
            if group.best.spans in seen:
                continue  # what is ruled out may be named as well
            seen.add(group.best.spans)
            best = group.best
            own = [one for one in group.members if one.actor]
            spans = sorted({span for one in group.members for span in one.spans})
            yield Measure(
                self.document.article.id,
                best.text,
                self._origins(best.spans),
                group.kind,
                tuple(self._told(one) for one in group.standings),
                own[0].actor if own else None,
                group.quantity,
                self._origins(spans),
                self._statements(spans, {n for one in group.members for n in one.entries}),
            )

    def _noun_phrases(self) -> Iterator[Candidate]:
        """Noun phrases, and what the measures that they name direct and do."""
        subject: tuple[int, Candidate] | None = None
        recent: tuple[int, Candidate] | None = None
        for number, sentence in enumerate(self.document.sentences):
            if len(sentence) > _LONGEST_SENTENCE or not self._may_speak(sentence, recent, number):
                continue
            opened = _OPENING.match(self.text, sentence.start, sentence.end)
            first = opened.end() if opened else sentence.start
            here: Candidate | None = None
            told: list[Candidate] = []
            said = worded(self.text, sentence)
            for one in mentions(self.text, number, sentence, said):
                candidate = self._candidate(one, sentence)
                recent = (number, candidate)
                if one.whole == first or one.start == first:
                    here = candidate
                told.append(candidate)
            if here is None and (last := self._it_was(sentence, number, recent)) is not None:
                here = last
            told += self._deeds(sentence, number, here, subject)
            yield from filter(_may_count, told)
            subject = (number, here) if here else None

    def _may_speak(self, sentence: Span, recent: tuple[int, Candidate] | None, number: int) -> bool:
        if recent is not None and recent[0] >= number - _BACK:
            return True
        return bool(_ANY.search(self.text, sentence.start, sentence.end))

    def _it_was(
        self, sentence: Span, number: int, recent: tuple[int, Candidate] | None
    ) -> Candidate | None:
        """The measure of which "It was never adopted" tells; its status is kept with it."""
        if recent is None or recent[0] < number - _BACK:
            return None
        candidate, mention = recent[1], recent[1].mention
        it = _IT.match(self.text, sentence.start, sentence.end)
        found = pronoun(self.text, it.end(), sentence) if it else None
        if found is None or mention is None:
            return None
        candidate.standings.append(self._standing(found, mention, sentence))
        self.settled.add(candidate.noun)
        return candidate

    def _candidate(self, one: Mention, sentence: Span) -> Candidate:
        found = list(statuses(self.text, one, sentence))
        standings = [self._standing(each, one, sentence) for each in found]
        if one.behind is None and standings:
            one = self._goes_on(one, standings[0], sentence)
        told = self._words(one.spans)
        default = by_noun(one)
        if standings:
            self.settled.add(one.noun)
        own = told if one.owner is None else self._words((Span(one.owner.end, one.last),))
        return Candidate(
            one.spans,
            told,
            one.kind,
            stems(one.name or own),
            one,
            standings,
            self._standing(default, one, sentence, dated=False) if default else None,
            None if one.name else quantity(told),
            self._actor(one, found, sentence),
        )

    def _goes_on(self, one: Mention, first: Standing, sentence: Span) -> Mention:
        """`A bill was proposed in 2016 to ban it`: a complement behind the status."""
        at = first.evidence[-1].end
        behind = complement(self.text, at, sentence.end, one.head) if at > one.end else None
        if behind is None or behind.form is not Form.DEED:
            return one
        return replace(one, behind=behind)

    def _actor(self, one: Mention, found: Sequence[Found], sentence: Span) -> str | None:
        made = any(each.status in actors.MAKING for each in found)
        if one.owner is None and not made:
            return None
        return actors.actor(self.text, one, found, self.cast, sentence)

    def _standing(
        self, found: Found, one: Mention, sentence: Span, *, dated: bool = True
    ) -> Standing:
        days, words = (
            day(self.text, found, one, sentence, self._days(sentence)) if dated else (None, None)
        )
        spans = (found.words, words) if words else (found.words,)
        return Standing(found.status, tuple(sorted(spans)), days)

    def _days(self, sentence: Span) -> tuple[DayWords, ...]:
        """The words for days in a sentence; the last one's are kept."""
        if self._dated is None or self._dated[0] != sentence:
            self._dated = sentence, days_of(self.text, sentence, self.published)
        return self._dated[1]

    def _deeds(
        self,
        sentence: Span,
        number: int,
        here: Candidate | None,
        before: tuple[int, Candidate] | None,
    ) -> Iterator[Candidate]:
        """What a measure that is the sentence's subject does; what somebody directs."""
        parent, at = here, 0
        if here is not None and here.mention is not None and here.start >= sentence.start:
            at = here.mention.end
        elif before is not None and before[0] == number - 1:
            pronoun = _IT.match(self.text, sentence.start, sentence.end)
            parent, at = (before[1], pronoun.end()) if pronoun else (None, 0)
        if parent is not None and at and parent.kind in ("plan", "order", "law"):
            self._say_what(parent, deeds.proposed(self.text, at, sentence))
        if (
            parent is not None
            and at
            and parent.noun in self.settled
            and parent.kind in ("order", "rule", "law")
        ):
            told = [
                *deeds.provided(self.text, at, sentence, parent.start),
                *deeds.directed(self.text, sentence, at, parent.start),
            ]
            for deed in told:
                yield self._deed(deed, parent.text)
            return
        for deed in deeds.directed(self.text, sentence, sentence.start, None):
            if who := actors.subject(self.text, deed.words.start, self.cast, sentence):
                yield self._deed(deed, who)

    def _say_what(self, parent: Candidate, words: Span | None) -> None:
        """Take what "a draft proposed" for the draft's own complement."""
        if words is None or parent.mention is None or parent.mention.says_what:
            return
        parent.mention = replace(parent.mention, behind=Complement(words, Form.DEED))
        parent.spans = parent.mention.spans
        parent.text = self._words(parent.spans)
        parent.stems |= stems(parent.text)
        parent.quantity = quantity(parent.text)

    def _promised(self) -> Iterator[Candidate]:
        """What the statements of those who count pledge, order or propose."""
        for number, entry in enumerate(self.entries):
            if deeds.counts(entry):
                for deed in deeds.promised(self.text, number, entry, self.content[number]):
                    yield self._deed(deed, entry.speakers[0].name)

    def _deed(self, deed: Deed, actor: str) -> Candidate:
        told = self._words(deed.spans)
        entry = None if deed.entry is None else self.entries[deed.entry]
        days = entry.said_on if entry else None
        return Candidate(
            deed.spans,
            told,
            DEED,
            stems(told),
            None,
            [Standing(deed.status, (deed.words,), days)],
            None,
            quantity(told),
            actor,
            set() if deed.entry is None else {deed.entry},
        )

    def _statements(self, spans: Sequence[Span], own: set[int]) -> tuple[str, ...]:
        """The statements that speak of a measure: their content meets its words."""
        return tuple(
            entry.id
            for number, entry in enumerate(self.entries)
            if number in own or any(_meets(spans, span) for span in self.content[number])
        )

    def _words(self, spans: Sequence[Span]) -> str:
        """The words of some spans on one line, without quotation marks."""
        told = " ".join(self.text[span.start : span.end] for span in spans)
        return " ".join(_MARKS.sub("", told).split())

    def _told(self, one: Standing) -> Standing:
        return Standing(one.status, self._origins(one.evidence), one.date)

    def _origins(self, spans: Sequence[Span]) -> Spans:
        """Spans of the clean text as spans of the article's own."""
        return tuple(
            origin for span in spans for origin in self.document.evidence(span.start, span.end)
        )


def _may_count(one: Candidate) -> bool:
    """False for "a bill" of which nothing is said: it is nothing that one comes back to."""
    mention = one.mention
    bare = mention is None or not (mention.told or mention.behind or mention.name)
    return not bare or one.comes_back or bool(one.standings)


def _meets(spans: Sequence[Span], one: Span) -> bool:
    """True where one of some sorted spans meets another."""
    at = bisect_right(spans, one.start, key=lambda span: span.start)
    return any(span.meets(one) for span in spans[max(0, at - 3) : at + 1])


def _apart(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates in reading order; of two deeds with the same words only the first."""
    taken: set[tuple[Span, ...]] = set()
    last: Candidate | None = None
    for one in found:
        if one.mention is None:
            if one.spans in taken:
                continue
            if last is not None and one.end <= last.end and one.start >= last.start:
                last.entries |= one.entries
                continue
            taken.add(one.spans)
            last = one
        yield one
