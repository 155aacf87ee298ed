"""Casting: from the mentions of an article to its persons and bodies.

Full names come first, wherever in the article they stand; then titles with
surnames, bare surnames and bare given names are led to them, in reading order.
Where the article never gives a full name, the register of offices may: by title
and surname, or for those whom newspapers called by the surname alone on that
day. What is nobody's stays open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from onrecord.record.text import Document, Span
from onrecord.resolve.cast import Body, Cast, Naming, Person
from onrecord.resolve.completion import Completion
from onrecord.resolve.given_names import Gender
from onrecord.resolve.mentions import (
    MONTHS,
    Kind,
    Mention,
    is_handle,
    is_people,
    mentions,
    small_words,
)
from onrecord.resolve.names import can_be_one, is_given, parse
from onrecord.resolve.nouns import DEMONYMS, ORGANIZATION_HEADS, SURNAMES_TOO
from onrecord.resolve.offices import Held, after, before, party_tag, shared, turned
from onrecord.resolve.offices import held as words_held
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.rules import Rule
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import OFFICES, ROLES, Sort, title_of

T = TypeVar("T")

_PERSONS: Final = [one.word for one in (*OFFICES, *ROLES) if one.word != "member"]
_VERBS: Final = (
    r"(?:said|says|told|tells|added|adds|asked|asks|wrote|writes|tweeted|argued|argues|noted|notes|"
    r"explained|insisted|declared|replied|warned|recalled|testified|acknowledged|spoke|speaks|"
    r"thanked|praised)"
)
_VERB_AFTER: Final = re.compile(rf"{SPACE}(?:also |later |then )?{_VERBS}\b")
_VERB_BEFORE: Final = re.compile(rf"\b{_VERBS}{SPACE}$")
_LISTED: Final = re.compile(
    rf"(?:{SPACE}\([^()\n]{{1,30}}\))?(?:,{SPACE}?)?(?:{SPACE}?and{SPACE})?"
)
_AGE_AFTER: Final = re.compile(rf",{SPACE}\d{{1,3}}[,.]")
_WHO_AFTER: Final = re.compile(rf",{SPACE}who\b")
_PREPOSITION: Final = re.compile(rf"\b(?:of|for|at|in|from|on){SPACE}$")
# What only people do or are, behind their name.
_LIVES: Final = re.compile(
    rf"{SPACE}(?:(?:was|is|has been|also){SPACE})?"
    r"(?:born|married|died|graduated|smiled|laughed|nodded|shrugged|wept|grew up|retired|resigned|"
    r"studied|starred|arrested|elected|appointed|sworn in|hired|fired|killed|wounded|educated)\b"
    rf"|{SPACE}(?:is|was){SPACE}an?{SPACE}(?:[\w-]+{SPACE}){{0,3}}?(?:{either(_PERSONS)})\b"
)
_OF_OTHERS: Final = re.compile(rf"(?:[’']s)?{SPACE}(?:[a-z-]+{SPACE})?(?:{either(_PERSONS)})\b")
_KIND_OF_BODY: Final = (
    r"(?:charity|newspaper|daily|tabloid|broadcaster|think[ -]tank|pressure group|campaign group|"
    r"advocacy group|rights group|trade union|union|airline|supermarket|retailer|carmaker|"
    r"chipmaker|bank|lender|law firm|publisher|regulator|watchdog|news agency|news site|website|"
    r"startup|start-up|blog|podcast|app|platform|company|firm|giant|nonprofit|non-profit|pollster|quango)"
)
_BODY_BEFORE: Final = re.compile(
    rf"\b(?:{_KIND_OF_BODY}"
    rf"|(?:chief executive|CEO|co-founder|founder|chair|chairman|chairwoman|director|"
    rf"director[- ]general|editor|head|boss|president){SPACE}of(?:{SPACE}the)?){SPACE}$",
    re.IGNORECASE,
)
_BODY_BEHIND: Final = re.compile(
    rf",{SPACE}(?:an?|the|Britain’s|Canada’s|Australia’s){SPACE}(?:[\w’'-]+{SPACE}){{0,4}}?"
    rf"({_KIND_OF_BODY})\b"
)
_CALLED_BEFORE: Final = re.compile(rf"\b({_KIND_OF_BODY}){SPACE}$", re.IGNORECASE)
# Whom only a body has.
_OF_BODY: Final = re.compile(
    rf"{SPACE}(?:members|member{SPACE}(?:states|countries)|headquarters|shareholders|customers|"
    r"subsidiary)\b"
)
_OF_ANOTHERS: Final = re.compile(rf"{SPACE}of{SPACE}(?:the{SPACE})?[A-Z][\w-]*[’']s{SPACE}")
_BODY_AND_POST: Final = re.compile(
    rf"(?:{SPACE}\([A-Z]\w+\))?(?:[’']s?)?{SPACE}"
    rf"((?:[a-z][\w-]*{SPACE}){{0,3}}(?:{either(_PERSONS)})),{SPACE}"
)
_TITLE_BEHIND: Final = re.compile(SPACE)
_HIS_OR_HER: Final = re.compile(r"\b(?:he|his|him|she|her)\b")
_AT: Final = re.compile(rf"\bat{SPACE}(?:the{SPACE})?$")
_THE: Final = re.compile(rf"\b(?:the|an?){SPACE}$", re.IGNORECASE)
_ACRONYM_AFTER: Final = re.compile(rf"(?:[’']s?)?{SPACE}\(([A-Z]{{2,8}})\)")
_SHORT_AFTER: Final = re.compile(rf"{SPACE}\(([A-Z][a-z]{{2,6}})\)")
_PRONOUN: Final = re.compile(r"\b(?:he|his|him|himself|she|her|herself)\b", re.IGNORECASE)
_HEARD: Final = {
    "he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "himself": Gender.MALE,
    "she": Gender.FEMALE, "her": Gender.FEMALE, "herself": Gender.FEMALE,
}  # fmt: skip
_HONOURS: Final = words("sir dame prince princess king queen duke duchess")
_MOST_KIN: Final = 40
"""How many persons of one surname are told apart; keeps a directory of names linear."""


_MOST_TITLES: Final = 20
"""How many titles of one person are told apart."""

_LONGEST_SENTENCE: Final = 1_000
"""In characters; what is longer is read in pieces."""


def cast(document: Document, offices: Offices) -> Cast:
    """Who is in an article. Linear in its length."""
    text = document.text
    sentences = tuple(_pieces(text, document.sentences or document.paragraphs))
    small = small_words(text)
    found = mentions(text, sentences, small)
    told = _Casting(text, sentences, found, document.article.published, offices).cast()
    return replace(told, small_words=small)


def _pieces(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences of a text, cut at a space where they are too long to look back in."""
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > _LONGEST_SENTENCE:
            end = start + _LONGEST_SENTENCE
            space = text.rfind(" ", start + 1, end)
            end = space if space > start else end
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


class _Casting:
    """One casting; thrown away when the cast is made. `at` is the number of a mention."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Span, ...],
        found: list[Mention],
        day: date | None,
        offices: Offices,
    ) -> None:
        self.offices, self.completion = offices, Completion(offices, day, text)
        self.text, self.sentences, self.found, self.day = text, sentences, found, day
        self.people: list[Person] = []
        self.bodies: dict[str, Body] = {}
        self.by_surname: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.by_last_word: dict[str, dict[Body, None]] = {}
        self.held: list[Held | None] = [self._words_beside(one) for one in found]
        self._share_titles()
        self._part_from_bodies()
        self._body_and_post()
        self._bodies_by_words_beside()
        self.who: list[tuple[Person | Body | None, Rule]] = [(None, Rule.OPEN)] * len(found)
        self.owners: dict[str, Person] = {}
        self.last_named: dict[Person, int] = {}

    def cast(self) -> Cast:
        known = self._known_persons()
        for at, one in enumerate(self.found):
            if 1 < len(one.words) < 6 and (one.kind is Kind.PERSON or one.name in known):
                self.who[at] = (self._full_name(at, one), Rule.FULL_NAME)
            elif self._is_body(one):
                self.who[at] = (self._body(one), Rule.FULL_NAME)
        for at, one in enumerate(self.found):
            self._settle(at, one)
        for person in self.people:
            alone = len(self._kin(person.name.key)) == 1
            self.completion.complete(person, alone=alone)
        self._learn_from_pronouns()
        named = zip(self.found, self.who, self.held, strict=True)
        return Cast(
            self.sentences,
            tuple(Naming(one, who, rule, held) for one, (who, rule), held in named),
            tuple(self.people),
            self.bodies,
            _index((call, person) for person in self.people for call in sorted(person.calls)),
            _index(
                (word, one) for one in dict.fromkeys(self.bodies.values()) for word in one.words
            ),
        )

    def _words_beside(self, one: Mention) -> Held | None:
        """What the words around a mention say that it is."""
        if one.kind in (Kind.ORGANIZATION, Kind.PLACE):
            return None
        sentence = self.sentences[one.sentence]
        first = before(self.text, one.start, one.end, sentence.start)
        if first is None or first.noun.sort is Sort.RANK or not first.is_office:
            # A post says more than a rank: "the chief spokesman, Rear Admiral Ada Quinn,".
            low = max(sentence.start, one.start - 160)
            lead = first.span.start if first else one.start
            second = turned(self.text, lead, one.end, low) if first else None
            second = second or after(self.text, one.end, sentence.end)
            return second if second and second.is_office else first or second
        return first

    def _body_and_post(self) -> None:
        """`the Department of Relations (DR) director-general, Ada Quinn,`: a body's own post."""
        for at, one in enumerate(self.found):
            sentence = self.sentences[one.sentence]
            for body in self.found[max(0, at - 2) : at]:
                if self.held[at] or one.kind not in (Kind.PERSON, Kind.OPEN):
                    break
                if body.kind is Kind.ORGANIZATION and body.start >= sentence.start:
                    post = _BODY_AND_POST.fullmatch(self.text, body.end, one.start)
                    span = Span(body.start, body.end)
                    self.held[at] = (
                        words_held(self.text, Span(*post.span(1)), span) if post else None
                    )

    def _share_titles(self) -> None:
        """Give a title for several to each of them: `Sens. Walt Drury and Amory Lake`."""
        title: Held | None = None
        for at, one in enumerate(self.found):
            between = self.text[self.found[at - 1].end : one.start] if at else ""
            if one.title is not None:
                title = shared(self.text, one.title)
            elif title is None or not _LISTED.fullmatch(between):
                title = None
            if title is not None and self.held[at] is None and one.kind is not Kind.ORGANIZATION:
                self.held[at] = title
                # "Amory Lake" is no lake.
                self.found[at] = replace(one, kind=Kind.PERSON)

    def _part_from_bodies(self) -> None:
        """Give back to a body the end of its name: `Bank of Canada economist Ada Quinn`."""
        for at, held in enumerate(self.held):
            one = self.found[at - 1] if at else None
            if held is None or one is None or not one.start < held.span.start < one.end:
                continue
            title = _TITLE_BEHIND.match(self.text, one.end, held.span.end)
            if title and one.kind is Kind.ORGANIZATION:
                body = Span(one.start, one.end)
                self.held[at] = words_held(self.text, Span(title.end(), held.span.end), body)

    def _bodies_by_words_beside(self) -> None:
        """Know a body by what the article calls it once: `the charity Mind`, `Nato allies`."""
        # Not "the editor of the Standard" where the London Standard is named, nor a surname.
        longer = {one.last for one in self.found if len(one.words) > 1 or one.title}
        workplaces = {held.body.start for held in self.held if held and held.body}
        called = self._letters() | {
            one.name
            for one in self.found
            if one.start in workplaces and self._follows(_AT, one) and not is_given(one.words[0])
        }
        called |= {
            one.name
            for one in self.found
            if self._is_called_body(one) and (len(one.words) > 1 or one.last not in longer)
        }
        for at, one in enumerate(self.found):
            if one.name in called and one.kind is Kind.OPEN and one.title is None:
                self.found[at] = replace(one, kind=Kind.ORGANIZATION)
                self.held[at] = None

    def _letters(self) -> set[str]:
        """Short forms in brackets that are written as words: `the Revenue Service (Sars)`."""
        return set(filter(None, map(self._short, self.found)))

    def _short(self, one: Mention) -> str:
        short = _SHORT_AFTER.match(self.text, one.end)
        initials = "".join(word[0] for word in one.words if word[0].isupper())
        return short[1] if short and short[1].upper() == initials else ""

    def _is_called_body(self, one: Mention) -> bool:
        if one.kind is not Kind.OPEN or one.title is not None or is_given(one.words[0]):
            return False
        if self.offices.known_as(one.last, self.day):
            return False
        return bool(
            _BODY_BEFORE.search(self.text, max(0, one.start - 40), one.start)
            or _BODY_BEHIND.match(self.text, one.end)
            or (one.name not in DEMONYMS and _OF_BODY.match(self.text, one.end))
        )

    def _follows(self, words: re.Pattern[str], one: Mention) -> bool:
        """True when certain words stand right before a mention."""
        return bool(words.search(self.text, max(0, one.start - 16), one.start))

    def _speaks(self, one: Mention) -> bool:
        """True when a verb of saying stands right before or behind a mention.

        In "said Kyiv resident Ada Quinn" it is not Kyiv who speaks.
        """
        if _VERB_AFTER.match(self.text, one.end):
            return True
        return self._follows(_VERB_BEFORE, one) and not _OF_OTHERS.match(self.text, one.end)

    # First pass: full names and bodies, wherever they stand.

    def _known_persons(self) -> set[str]:
        """Open names of two to four words that are persons' by what stands beside one of them."""
        titled = {
            one.last
            for one in self.found
            # "Crooked Hillary" beside "Mrs. Clinton": whom the register knows has a name already.
            if one.title and len(one.words) == 1 and not self.offices.known_as(one.last, self.day)
        }
        single = [
            one
            for one in self.found
            if one.kind is Kind.OPEN and len(one.words) == 1 and not self._follows(_THE, one)
        ]
        times = Counter(one.last for one in single if not self._follows(_PREPOSITION, one))
        alone = {
            one.last
            for one in single
            if (times[one.last] > 1 or self._speaks(one) or self._has_pronoun(one))
            and not self.offices.known_as(one.last, self.day)
        }
        return {
            one.name
            for at, one in enumerate(self.found)
            if one.kind is Kind.OPEN
            and 1 < len(one.words) < 5
            and (one.words[0] not in DEMONYMS or is_given(one.words[0]))
            and not is_people(one.last)
            and not self._follows(_THE, one)
            and not _OF_ANOTHERS.match(self.text, one.end)
            and (
                self.held[at]
                or one.last in titled
                or _AGE_AFTER.match(self.text, one.end)
                or (_WHO_AFTER.match(self.text, one.end) and not self._follows(_PREPOSITION, one))
                or self._speaks(one)
                or one.last in alone
                or _LIVES.match(self.text, one.end)
            )
        }

    def _has_pronoun(self, one: Mention) -> bool:
        """True for a name that opens its sentence, with a “he” or “she” behind it."""
        sentence = self.sentences[one.sentence]
        opens = not self.text[sentence.start : one.start].strip(" “\"'‘")
        return opens and bool(_HIS_OR_HER.search(self.text, one.end, sentence.end))

    def _full_name(self, at: int, one: Mention) -> Person:
        """The person of a full name: one whom it fits, or somebody new."""
        name = parse(one.words)
        for person in self._kin(name.key):
            if can_be_one(person.name, name):
                person.name = max(person.name, name, key=lambda n: n.weight)
                person.gender = person.gender or name.gender
                break
        else:
            person = self._enter(Person(name, name.gender, first=at))
        self._learn(person, at, one)
        return person

    def _kin(self, surname: str) -> list[Person]:
        return self.by_surname.get(surname, [])[-_MOST_KIN:]

    def _enter(self, person: Person) -> Person:
        self.people.append(person)
        self.by_surname.setdefault(person.name.key, []).append(person)
        if person.name.given:
            self.by_given.setdefault(person.name.given.casefold(), []).append(person)
        return person

    def _learn(self, person: Person, at: int, one: Mention) -> None:
        """Take in what a mention says of its person."""
        person.count += 1
        person.gender = person.gender or self._courtesy(one)
        if held := self.held[at]:
            known = {one.title for one in person.held}
            if held.title not in known and len(known) < _MOST_TITLES:
                person.held.append(held)
            person.calls |= held.calls
            person.gender = person.gender or held.noun.gender
        if tag := party_tag(self.text, one.end, self.sentences[one.sentence].end):
            party, place = tag
            person.tag = person.tag if any(person.tag) else (place.casefold(), party)
            person.calls |= {party, f"{place.casefold()} {party}"}

    def _courtesy(self, one: Mention) -> Gender | None:
        """What `Mr.` or `Mrs.` before a name says."""
        title = title_of(one.title.of(self.text).split(" ")[-1]) if one.title else None
        return title.gender if title else None

    def _honours(self, one: Mention) -> bool:
        """`Sir Keir`, `Prince William`: titles that stand before a given name alone."""
        return one.title is not None and one.title.of(self.text).casefold() in _HONOURS

    def _is_body(self, one: Mention) -> bool:
        """True for an organization by its words, and for `the …` of several words."""
        if one.kind is not Kind.OPEN:
            return one.kind is Kind.ORGANIZATION
        return len(one.words) > 1 and not is_people(one.words[-1]) and self._follows(_THE, one)

    def _body(self, one: Mention) -> Body:
        key = one.name.casefold().replace(".", "")
        body = self.bodies.get(key)
        if body is None:
            body = self.bodies[key] = Body(one.name, place=one.kind is Kind.PLACE)
            self.by_last_word.setdefault(one.last, {})[body] = None
        kind = _CALLED_BEFORE.search(self.text, max(0, one.start - 40), one.start)
        kind = kind or _BODY_BEHIND.match(self.text, one.end)
        if kind:
            body.calls.add(kind[1].casefold())
        acronym = _ACRONYM_AFTER.match(self.text, one.end)
        if acronym and len(acronym[1]) <= sum(word[0].isupper() for word in one.words) + 2:
            self.bodies[acronym[1].casefold()] = body
        if short := self._short(one):
            self.bodies[short.casefold()] = body
        return body

    # Second pass: everything else, in reading order.

    def _settle(self, at: int, one: Mention) -> None:
        """Lead a mention that is no full name to somebody."""
        who, _ = self.who[at]
        if isinstance(who, Person):
            self.last_named[who] = at
            return
        if len(one.words) > 1 and one.kind is not Kind.PERSON:
            return
        if one.kind is Kind.ORGANIZATION and one.last not in self.by_surname:
            return
        self.who[at] = self._by_part(at, one)
        if isinstance(person := self.who[at][0], Person):
            self._learn(person, at, one)

    def _by_part(self, at: int, one: Mention) -> tuple[Person | Body | None, Rule]:
        gender = self._courtesy(one)
        held = self.held[at]
        kin = [
            person
            for person in self._kin(one.last)
            if person.suits(gender) and not (held and self.completion.is_anothers(held, person))
        ]
        if len(kin) == 1:
            return kin[0], Rule.SURNAME
        if kin:
            return self._among_kin(at, one, kin)
        bearers = self.by_given.get(one.last, [])
        if one.title and len(bearers) == 1 and self._honours(one) and bearers[0].suits(gender):
            return bearers[0], Rule.GIVEN_NAME
        if one.title is None:
            if one.kind is Kind.PLACE:
                return self._body(one), Rule.FULL_NAME
            if self._follows(_THE, one):
                return self._by_end(one)
            if len(bearers) == 1:
                return bearers[0], Rule.GIVEN_NAME
            if not self._is_new_person(one):
                return None, Rule.OPEN
        name = parse(one.words)
        rule = Rule.TITLED_SURNAME if one.title else Rule.LONE_NAME
        return self._enter(Person(name, gender or name.gender, first=at)), rule

    def _by_end(self, one: Mention) -> tuple[Body | None, Rule]:
        """`the Post`, `the Times`: the one body of the article whose name ends so."""
        fit = self.by_last_word.get(one.last, {})
        return (next(iter(fit)), Rule.BODY) if len(fit) == 1 else (None, Rule.OPEN)

    def _is_new_person(self, one: Mention) -> bool:
        """True when a single open word stands where a person's name would."""
        if one.kind is not Kind.OPEN or one.name in DEMONYMS or one.last in MONTHS:
            return False
        if is_people(one.name) or one.name.isupper() or is_handle(self.text, one):
            return False
        if one.last in ORGANIZATION_HEADS and not is_given(one.name):
            return one.last in SURNAMES_TOO and self._speaks(one)
        return (
            is_given(one.name)
            or self._speaks(one)
            or bool(self.offices.known_as(one.last, self.day))
        )

    def _among_kin(self, at: int, one: Mention, kin: list[Person]) -> tuple[Person, Rule]:
        """One of several of the same surname."""
        if held := self.held[at]:
            fit = [person for person in kin if self.completion.has_held(person, held.post)]
            if len(fit) == 1:
                return fit[0], Rule.TITLED_SURNAME
        met = [person for person in kin if person.first <= at]
        if len(met) == 1:
            self.owners.setdefault(one.last, met[0])
            return met[0], Rule.SURNAME_FIRST_MET
        if (owner := self.owners.get(one.last)) in kin and owner is not None:
            return owner, Rule.SURNAME_OWNED
        famous = [row.name.given for row in self.offices.known_as(one.last, self.day)[:1]]
        fit = [person for person in kin if person.name.given in famous]
        if len(fit) == 1:
            return fit[0], Rule.SURNAME_OWNED
        last = max(met or kin, key=lambda person: self.last_named.get(person, -1))
        return last, Rule.SURNAME_NEAREST

    # Third pass: what the pronouns add, beside the register (see `completion`).

    def _learn_from_pronouns(self) -> None:
        """Learn he or she from the sentences that name nobody but one person."""
        named: dict[int, set[Person]] = {}
        for one, (who, _) in zip(self.found, self.who, strict=True):
            if isinstance(who, Person):
                named.setdefault(one.sentence, set()).add(who)
        heard: dict[Person, list[Gender]] = {}
        for number, people in named.items():
            for person in people if len(people) == 1 else ():
                if person.gender is None:
                    sentence = self.sentences[number]
                    found = _PRONOUN.findall(self.text, sentence.start, sentence.end)
                    heard.setdefault(person, []).extend(_HEARD[w.casefold()] for w in found)
        for person, told in heard.items():
            for gender in Gender:
                if len(told) > 1 and told.count(gender) > 0.8 * len(told):
                    person.gender = gender


def _index(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """All values of each key, in order."""
    told: dict[str, list[T]] = {}
    for key, value in pairs:
        told.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in told.items()}
