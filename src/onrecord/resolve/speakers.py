"""Speakers: who is behind each statement of one article.

A source phrase is led to somebody of the cast, or keeps its own description.
A person or an organization always bears a name that the article (or, visibly
less sure, the register) gives; whoever the article does not name stays unnamed,
a pronoun that leads nowhere has no speaker.

A statement without a source has one only where the text goes on with it: the
sentence with its subject ("…, adding that …"), the paragraph with a quotation,
or a paragraph whose quotation the one before left open.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.record.entry import Office, Speaker, SpeakerType
from onrecord.record.statement import Kind as Quoted
from onrecord.record.text import Span
from onrecord.resolve.antecedents import antecedent
from onrecord.resolve.cast import Body, Naming, Person
from onrecord.resolve.descriptions import body_meant, described, of_a_place
from onrecord.resolve.mentions import Kind, is_handle
from onrecord.resolve.nouns import BODIES, ORGANIZATION_HEADS, OWN_BODIES, UTTERANCES
from onrecord.resolve.offices import Held, held
from onrecord.resolve.placed import Placed
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NOBODY, Answer, Number, Said, Voice
from onrecord.resolve.sources import FIRST_PERSON, Pronoun, Source, sources
from onrecord.resolve.tables import SPACE, words
from onrecord.resolve.titles import Sort, title_of


@dataclass(frozen=True, slots=True)
class Told:
    """One resolved source: the speaker, what to remember of it, the rule, the office's words."""

    speaker: Speaker
    voice: Voice
    rule: Rule
    office: Span | None = None

    def less(self, rule: Rule) -> Told:
        """The same, less sure by a further rule."""
        sure = round(self.speaker.probability * rule.probability, 4)
        return replace(self, speaker=replace(self.speaker, probability=sure), rule=rule)


@dataclass(frozen=True, slots=True)
class Heard:
    """All who are behind one statement, each once."""

    told: tuple[Told, ...] = ()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(one.speaker for one in self.told)

    @property
    def offices(self) -> tuple[Span, ...]:
        """The words behind the speakers' offices, spans of the clean text."""
        return tuple(sorted({one.office for one in self.told if one.office}))


def hear(pronouns: Pronouns, statements: Sequence[Placed]) -> list[Heard]:
    """Who is behind each statement, in the order given. Linear in the article's length.

    The scene of the pronouns was staged for these statements; who says what is added to it.
    """
    return _Hearing(pronouns, statements).all()


class _Hearing:
    """One pass over the statements of an article in the order of their sources."""

    def __init__(self, pronouns: Pronouns, statements: Sequence[Placed]) -> None:
        self.scene, self.statements = pronouns.scene, statements
        scene = pronouns.scene
        self.text, self.day, self.cast = scene.text, scene.day, scene.cast
        self.offices = scene.offices
        self.pronouns = pronouns
        self.numbers = {one.statement.id: index for index, one in enumerate(statements)}
        self.heard: dict[int, Heard] = {}

    def all(self) -> list[Heard]:
        last: int | None = None
        for index in sorted(range(len(self.statements)), key=self._turn):
            one = self.statements[index]
            heard = self._by_source(one) if one.source else self._unsaid(one, last)
            self.heard[index] = heard
            voices = [told.voice for told in heard.told]
            self.scene.voices += voices
            self._note(one, voices)
            if len(voices) > 1:
                both = replace(voices[0], who=None, number=Number.MANY, several=tuple(voices))
                self.scene.voices.append(both)
            last = index
        return [self.heard[index] for index in range(len(self.statements))]

    def _note(self, one: Placed, voices: Sequence[Voice]) -> None:
        """Keep whose the words of a statement are."""
        direct = one.statement.kind is Quoted.DIRECT
        who = tuple(voice.who for voice in voices)
        for span in one.content:
            insort(self.scene.said, Said(span.start, span.end, direct, who), key=_start)

    def _turn(self, index: int) -> tuple[int, int, int, str]:
        """The order of the text; what is nested in another statement comes behind it."""
        one = self.statements[index]
        at, depth = one.at, 0
        outer = self._outer(one)
        while outer is not None and depth < _DEEPEST:
            at, depth = max(at, self.statements[outer].at), depth + 1
            outer = self._outer(self.statements[outer])
        return at, depth, one.end, one.statement.id

    def _outer(self, one: Placed) -> int | None:
        return self.numbers.get(one.statement.nested_in or "")

    def _by_source(self, one: Placed) -> Heard:
        told: dict[tuple[SpeakerType, str], Told] = {}
        for span in one.source:
            for source in sources(self.text, span.start, span.end, self.cast):
                for each in self._resolve(one, source):
                    told.setdefault((each.speaker.type, each.speaker.name), each)
        return Heard(tuple(told.values()))

    def _resolve(self, one: Placed, source: Source) -> list[Told]:
        """One source phrase: somebody, several ("they"), or nobody."""
        if source.words.casefold() in FIRST_PERSON:
            return self._first_person(one)
        who, rule = self._answer(one, source)
        if who is None:
            return self._by_itself(one, source)
        several = who.several if isinstance(who, Voice) else ()
        return [self._told(each, rule, source) for each in several or (who,)]

    def _answer(self, one: Placed, source: Source) -> Answer:
        """Whom a source phrase stands for; nobody where it only describes."""
        if source.naming:
            return source.naming.who, source.naming.rule
        if source.pronoun:
            return self._by_pronoun(one, source, source.pronoun)
        if source.owner:
            in_words = source.noun in UTTERANCES
            return self._owner(one, source) if in_words else of_a_place(self.scene, source)
        if source.definite and source.noun in BODIES:
            return body_meant(self.scene, source)
        if source.definite and source.number is Number.ONE:
            return described(self.scene, source)
        return NOBODY

    def _by_pronoun(self, one: Placed, source: Source, pronoun: Pronoun) -> Answer:
        """Whom a pronoun stands for; in `The party, which` the only party of the article."""
        who, rule = self._antecedent(one, source, pronoun)
        aside = self.text[max(0, source.start - 2) : source.start] == ", "
        if not (aside and pronoun.relative and isinstance(who, Voice) and who.who is None):
            return who, rule
        if body := self.cast.bodies.get(who.words.casefold().removeprefix("the ")):
            return body, Rule.BODY
        if not who.words.casefold().startswith("the "):
            return who, rule
        with_noun = self.cast.bodies_with
        fit = {body for word in BODIES.get(who.noun, ()) for body in with_noun.get(word, ())}
        return (fit.pop(), Rule.BODY) if len(fit) == 1 else (who, rule)

    def _owner(self, one: Placed, source: Source) -> Answer:
        """Whose remarks, whose campaign."""
        if isinstance(source.owner, Naming):
            return source.owner.who, source.owner.rule
        if source.owner is None:
            return NOBODY
        return self._antecedent(one, source, source.owner)

    def _antecedent(self, one: Placed, source: Source, pronoun: Pronoun) -> Answer:
        return antecedent(self.pronouns, source, pronoun, one.content, start=one.start)

    def _told(self, who: Voice | Person | Body, rule: Rule, source: Source) -> Told:
        """Somebody of the cast, or a description that was heard before."""
        if isinstance(who, Voice) and who.who is not None:
            who = who.who
        if isinstance(who, Voice):
            speaker = Speaker(who.words, who.type, rule.probability)
            return Told(speaker, replace(who, at=source.start), rule)
        if isinstance(who, Body):
            speaker = Speaker(who.name, SpeakerType.ORGANIZATION, rule.probability)
            return Told(speaker, Voice(source.start, who, speaker.type), rule)
        title = self._title(who, source)
        office = self._office(who, title)
        speaker = Speaker(str(who.name), SpeakerType.PERSON, rule.probability, office)
        voice = Voice(source.start, who, speaker.type, gender=who.gender)
        told = Told(speaker, voice, rule, title.span if title else None)
        return told.less(who.completed) if who.completed else told

    def _title(self, who: Person, source: Source) -> Held | None:
        """The office at this naming, else the first in the article: one held now, a post, a rank.

        For somebody who has none in the article, the words of the source itself.
        """
        here = source.naming.held if source.naming else None
        told = [one for one in who.held if one.is_office]
        if here and here.is_office:
            return here
        if told:
            return min(told, key=lambda one: (not one.now, _SORTS.index(one.noun.sort)))
        here = held(self.text, source.head) if source.head else None
        is_post = here is not None and here.noun.sort is Sort.OFFICE and here.now
        return here if is_post or who.count == 0 else None

    def _office(self, who: Person, title: Held | None) -> Office | None:
        """By the article's words; for somebody whom it never introduces, by the register's."""
        if title is None:
            row = who.office
            return Office(row.post, row.organization) if row and row.organization else None
        body = self._organization(title)
        if title.now and (row := who.office_of(title.post, title.title, self.offices, self.day)):
            body = row.organization
        return Office(title.title, body)

    def _organization(self, title: Held) -> str:
        """The body of an office, by the article's own words: behind it, or within it."""
        if title.body:
            for naming in self.cast.within(title.body.start, title.body.start + 1):
                if isinstance(naming.who, Body) or naming.mention.kind is Kind.PLACE:
                    return naming.mention.name if naming.who is None else str(naming.who.name)
            words_behind = title.body.of(self.text).casefold()
            if (known := self.cast.bodies.get(words_behind)) and not known.place:
                return known.name
        if title.post in _OF_PLACES:
            return ""
        asked = {w.casefold() for w in title.title.split(" ") if w[0].isupper() and not title_of(w)}
        if len(asked) == 1 and (body := self.cast.bodies.get(*asked)) and not body.place:
            return body.name
        for word in sorted(asked - _VAGUE)[:1]:
            for body in self.cast.bodies_with.get(word, ()):
                ministry = title.noun.word != "minister" or body.words & _OF_MINISTERS
                if asked <= body.words and not body.place and ministry:
                    return body.name
        return ""

    def _by_itself(self, one: Placed, source: Source) -> list[Told]:
        """A source that nobody of the cast is: an open name, or its own description."""
        if source.naming:
            return [self._open_name(source, source.naming)]
        if source.pronoun or not source.noun:
            return []
        if source.owner and source.noun in OWN_BODIES:
            return [self._owned_body(one, source)]
        # Only a name makes an organization: "the company" of two articles is not one.
        unnamed = source.type is SpeakerType.ORGANIZATION
        return [self._described(source, SpeakerType.UNNAMED if unnamed else source.type)]

    def _described(self, source: Source, kind: SpeakerType) -> Told:
        speaker = Speaker(told_as(source.words), kind, Rule.DESCRIBED.probability)
        return self._spoken(source, speaker, Rule.DESCRIBED)

    def _spoken(self, source: Source, speaker: Speaker, rule: Rule) -> Told:
        """A speaker who is nobody of the cast, and what a later pronoun may lead to."""
        title = title_of(source.noun)
        gender = title.gender if title else None
        return Told(
            speaker,
            Voice(
                source.start,
                None,
                speaker.type,
                source.number,
                gender,
                words=speaker.name,
                noun=source.noun,
            ),
            rule,
        )

    def _owned_body(self, one: Placed, source: Source) -> Told:
        """`the Clinton campaign`, `his campaign`: called by its owner's surname."""
        owner, rule = self._owner(one, source)
        if isinstance(owner, Voice):
            owner = owner.who
        if not isinstance(owner, Person):
            return self._described(source, SpeakerType.UNNAMED)
        sure = round(rule.probability * Rule.OWNED_BODY.probability, 4)
        name = f"{owner.name.surname} {source.noun}"
        speaker = Speaker(name, SpeakerType.ORGANIZATION, sure)
        return self._spoken(source, speaker, Rule.OWNED_BODY)

    def _open_name(self, source: Source, naming: Naming) -> Told:
        one = naming.mention
        if is_handle(self.text, one):
            return self._described(source, SpeakerType.UNNAMED)
        known = one.kind in (Kind.PLACE, Kind.ORGANIZATION)
        the = self.text[max(0, one.start - 4) : one.start].casefold() == "the "
        # One person "knows": "Buyers know" are several, "Chelsea know" is a team.
        several = _PLURAL_VERB.match(self.text, one.end) is not None and " " not in one.name
        if not known and one.name.endswith("s" if the or several else _PEOPLES):
            return self._described(source, SpeakerType.GROUP)
        body = known or the or several or one.name.isupper() or one.last in ORGANIZATION_HEADS
        kind = SpeakerType.ORGANIZATION if body else SpeakerType.PERSON
        rule = Rule.FULL_NAME if known else Rule.OPEN_NAME
        return self._spoken(source, Speaker(one.name, kind, rule.probability), rule)

    def _first_person(self, one: Placed) -> list[Told]:
        """`I` within another statement's words is its one speaker."""
        outer = self._outer(one)
        heard = self.heard.get(outer) if outer is not None else None
        if heard is None or len(heard.told) != 1:
            return []
        return [heard.told[0].less(Rule.FIRST_PERSON)]

    def _unsaid(self, one: Placed, last: int | None) -> Heard:
        """A statement without a source has the speaker before it, where the text goes on."""
        if last is None:
            return Heard()
        rule = self._goes_on(self.statements[last], one)
        return Heard(tuple(each.less(rule) for each in self.heard[last].told)) if rule else Heard()

    def _goes_on(self, before: Placed, one: Placed) -> Rule | None:
        if one.cue:
            same = self.cast.sentence_at(before.at) == self.cast.sentence_at(one.at)
            between = self.text[before.end : one.cue[0].start] if before.end <= one.at else "…"
            verb = _WORD.match(self.text, one.cue[0].start, one.cue[0].end)
            participle = verb is not None and verb.group().endswith("ing")
            joined = participle or _ONLY_AND.fullmatch(between)
            return Rule.SAME_SENTENCE if same and joined else None
        if before.end > one.start or one.statement.kind is not Quoted.DIRECT:
            return None
        between = self.text[before.end : one.start]
        if "\n" not in between:
            return Rule.SAME_PARAGRAPH if len(between) < _NEAR else None
        left_open = before.statement.kind is Quoted.DIRECT and not between.strip()
        ends_open = self.text[before.end - 1] not in _CLOSING
        return Rule.QUOTE_GOES_ON if left_open and ends_open else None


# Offices of a place: a Boston mayor is not of the Boston Police.
_OF_PLACES: Final = words(
    """
    mayor governor senator congressman congresswoman alderman councilman councilwoman councillor
    councilor assemblyman assemblywoman
    """
) | {"prime minister", "lieutenant governor"}
# Of these words alone many bodies have one: a royal commentator is not of the Royal Family.
_VAGUE: Final = words(
    "royal national public federal general new international american british world state first"
)
_OF_MINISTERS: Final = words("ministry department office")
_SORTS: Final = (Sort.OFFICE, Sort.RANK, Sort.ROLE)
_NEAR: Final = 200
_DEEPEST: Final = 8
_CLOSING: Final = "\"”’'»"
_WORD: Final = re.compile(r"\w+")
_ONLY_AND: Final = re.compile(r"[\s,]*\band\s*(?:also\s*)?")
# `Marxists`, `Canadians`, and any `the Clintons`: people by what they have in common. A name
# such as Sanders or Rogers is not among them.
_PEOPLES: Final = ("ists", "ians", "crats", "ites")
_PLURAL_VERB: Final = re.compile(
    rf"{SPACE}(?:also{SPACE}|now{SPACE})?(?:are|were|have|know|want|say|think|believe|hope|expect|"
    rf"claim|insist|plan|smell|see|need|fear|argue|warn|deny|remain|confirm|admit){SPACE}"
)
_CLAUSE: Final = re.compile(r", (?:who|which|whose|where|\d{1,3}(?=$|,))\b")
_SMALL: Final = words("the a an one some many his her their its two several most")
_LONGEST: Final = 160


def _start(one: Said) -> int:
    return one.start


def told_as(said: str) -> str:
    """A description as a reader would read it: on one line, no clause behind, no first capital."""
    told = _CLAUSE.split(" ".join(said.split()))[0][:_LONGEST].strip(" ,;:")
    told = re.sub(r"(?<=\w)[’']s?$", "", told) or said
    first = told.split(" ")[0]
    small = first.casefold() in _SMALL and not (first.isupper() and len(first) > 1)
    return told[:1].lower() + told[1:] if small else told
