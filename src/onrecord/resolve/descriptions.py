"""Descriptions: whom "the secretary", "the Arizona Republican" or "the department" stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.record.text import Span
from onrecord.resolve.cast import Body, Naming, Person
from onrecord.resolve.names import can_be_one
from onrecord.resolve.nouns import BODIES, POSTAL
from onrecord.resolve.offices import Held, held
from onrecord.resolve.registers.tenures import US, Tenure
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NOBODY, Answer, Number, Scene
from onrecord.resolve.sources import Source
from onrecord.resolve.tables import SPACE, either, words
from onrecord.resolve.titles import PORTFOLIOS

# Offices that "the …" alone tells, in an article that is clearly about one country.
_OF_THE_COUNTRY: Final = ("president", "vice president", "prime minister", "chancellor")
# States have them, too: only where the article names the body, such as the State Department.
_OF_A_BODY: Final = ("attorney general", "speaker", "secretary of state")
_OF: Final = re.compile(
    rf"{SPACE}of{SPACE}(?:the{SPACE})?[A-Z][\w’'-]*(?:{SPACE}(?:and{SPACE})?[A-Z][\w’'-]*){{0,4}}|"
    rf"{SPACE}of{SPACE}(?:the{SPACE})?(?i:{either(PORTFOLIOS)})\b"
)


# Words for anybody who is asked or shown, whatever the article called them before.
_EPITHETS: Final = words("expert insider fan star pundit academic specialist guru boffin")
_BODY_REACH: Final = 2
# What any body may be called that does business or good.
_TRADES: Final = words("airline bank broker charity club company firm insurer lender retailer")
_OFFICIAL: Final = words(
    """
    army commission committee congress council court department government house ministry nations
    parliament party police senate union university
    """
)
_AGED: Final = re.compile(r"\d{1,3}-year-old")
_EPITHET_REACH: Final = 8
# What ministers and secretaries are for.
_FIELDS: Final = words(
    """
    agriculture aviation culture defence defense economy education energy environment finance
    foreign health home housing immigration interior justice labor labour science sports trade
    transport transportation treasury
    """
)


def described(scene: Scene, source: Source) -> Answer:
    """Somebody of the cast by what they are called, or the holder of the office that day.

    One who was described in the same words before, without a name, is the same.
    """
    title = held(scene.text, source.head) if source.head else None
    if _AGED.fullmatch(source.noun):
        return _of_age(scene, source.noun.split("-")[0])
    if source.noun in _EPITHETS:
        fit = _called(scene, (source.noun,)) if title else []
        if not fit:
            return _last_heard(scene, source)
    if title is None:
        return NOBODY
    fit = _called(scene, (title.post,) if title.now else (f"former {title.post}",))
    if not fit and title.now and title.post == title.noun.word:
        fit = _called(scene, title.noun.also)
    fit = [person for person in fit if not _of_another_field(person, title)]
    row = _holder(scene, source, title) if title.now else None
    if len(fit) > 1:
        fit = [person for person in fit if row and row.name.key == person.name.key] or fit
        if title.now and _is_bare(title):
            held_it = (title.post, "", scene.offices, scene.day)
            fit = [person for person in fit if person.office_of(*held_it)] or fit
        fit = _closest(fit, source)
    if len(fit) == 1 and (row is None or _is_meant(fit[0], row, title)):
        return fit[0], Rule.DESCRIPTION
    if row is None and (last := _last_named(scene, fit, source.start)) is not None:
        return last, Rule.DESCRIPTION_NEAREST
    for voice in scene.voices_before(source.start):
        if voice.who is None and voice.noun == source.noun and row is None:
            return voice, Rule.DESCRIPTION_NEAREST
    return (_somebody(scene, row), Rule.DESCRIPTION_REGISTER) if row else NOBODY


def _last_heard(scene: Scene, source: Source) -> Answer:
    """Whom a word for anybody who is quoted stands for: the one who spoke last.

    Nobody where somebody of that word spoke without a name: `an expert said`.
    """
    for voice in scene.voices_before(source.start, sentences=_EPITHET_REACH):
        if voice.who is None and voice.noun == source.noun:
            return voice, Rule.DESCRIPTION_NEAREST
        if isinstance(voice.who, Person) and voice.number is Number.ONE:
            return voice.who, Rule.DESCRIPTION_NEAREST
    return NOBODY


def _of_age(scene: Scene, age: str) -> Answer:
    """`the 34-year-old`: the one person beside whose name that age stands."""
    stands = re.compile(rf",{SPACE}(?:aged{SPACE})?{age}\b|{SPACE}\({age}\)")
    fit = {
        naming.who
        for naming in scene.cast.namings
        if isinstance(naming.who, Person) and stands.match(scene.text, naming.end)
    }
    return (fit.pop(), Rule.DESCRIPTION) if len(fit) == 1 else NOBODY


def _of_another_field(person: Person, title: Held) -> bool:
    """True for the aviation minister, where the health minister is described."""
    asked = _FIELDS.intersection(title.title.casefold().split(" "))
    posts = [one for one in person.held if one.noun is title.noun]
    return bool(asked and posts) and all(
        _FIELDS.intersection(one.title.casefold().split(" ")) - asked
        and not _FIELDS.intersection(one.title.casefold().split(" ")) & asked
        for one in posts
    )


def of_a_place(scene: Scene, source: Source) -> Answer:
    """`Canada’s prime minister`: who held that office of that place, by the register."""
    title = held(scene.text, source.head) if source.head else None
    if title is None or not isinstance(source.owner, Naming):
        return NOBODY
    row = scene.offices.holder(
        title.post, scene.day, said=f"{source.owner.mention.name} {title.title}"
    )
    return (_somebody(scene, row), Rule.DESCRIPTION_REGISTER) if row else NOBODY


def _holder(scene: Scene, source: Source, title: Held) -> Tenure | None:
    """Who held the described office on the day, where words and country leave one."""
    of = _OF.match(scene.text, title.span.end, source.end)
    if of:
        title = held(scene.text, Span(title.span.start, of.end())) or title
    said = title.span.of(scene.text)
    bare = _is_bare(title)
    if bare and title.post not in (*_OF_THE_COUNTRY, *_OF_A_BODY):
        return None
    states_too = said.casefold() in _OF_A_BODY
    row = scene.offices.holder(
        title.post, scene.day, said=said, area=scene.country, text=scene.text
    )
    if row is None or _of_a_state(scene.text, said, row):
        return None
    return None if states_too and not row.is_named_in(scene.text) else row


def _of_a_state(text: str, said: str, row: Tenure) -> bool:
    """True where the article has a state's officer of that title: `Kentucky Secretary of State`."""
    title = r"\s+".join(map(re.escape, said.split()))
    told = re.compile(rf"\b(?:{either(POSTAL.values())})(?:[’']s)?{SPACE}{title}\b", re.IGNORECASE)
    return row.area == US and bool(told.search(text))


def _is_meant(person: Person, row: Tenure, title: Held) -> bool:
    """True for somebody of the article whom its own words put into the office described."""
    asked = set(title.title.casefold().split(" ")) - {"the", "of"}
    return person.name.key == row.name.key or _is_bare(title) or asked <= person.details


def _is_bare(title: Held) -> bool:
    """True for a post without a word that says which: `the president`."""
    return title.title.casefold() == title.post


def _somebody(scene: Scene, row: Tenure) -> Person:
    """The holder, as the article names them where it does."""
    for person in scene.cast.people:
        if person.name.given and can_be_one(person.name, row.name):
            return person
    return Person(row.name, row.gender, office=row)


def _called(scene: Scene, nouns: Iterable[str]) -> list[Person]:
    people = (person for noun in nouns for person in scene.cast.called.get(noun, ()))
    return list(dict.fromkeys(people))


def _closest(people: list[Person], source: Source) -> list[Person]:
    """Those whose titles share the most words with the description."""
    asked = set(source.words.casefold().split())
    shared = {person: len(asked & person.details) for person in people}
    most = max(shared.values())
    return [person for person in people if shared[person] == most]


def _last_named(scene: Scene, people: list[Person], at: int) -> Person | None:
    """The one of several who spoke or was named last before a place."""
    among = set(people)
    spoke = (voice.who for voice in scene.voices_before(at))
    named = (naming.who for naming in reversed(scene.namings_before(at)))
    for who in (*spoke, *named):
        if isinstance(who, Person) and who in among:
            return who
    return None


def _body_heard(scene: Scene, source: Source) -> Body | None:
    """The body that has just spoken, with no other named since, where the noun may be its."""
    voice = next(scene.voices_before(source.start, sentences=_BODY_REACH), None)
    who = voice.who if voice else None
    if voice is None or not isinstance(who, Body) or who.place or len(source.words.split()) > 3:
        return None
    between = scene.cast.within(voice.at, source.start)
    others = (one.who for one in between if one.who is not who)
    if any(isinstance(one, Body) and not one.place for one in others):
        return None
    trades = source.noun in _TRADES and not who.words & _OFFICIAL
    return who if trades or who.name.isupper() else None


def body_meant(scene: Scene, source: Source) -> Answer:
    """The last named body that a word like "department" or "newspaper" fits."""
    asked = set(BODIES.get(source.noun, ()))
    called = {body for body in scene.cast.bodies.values() if source.noun in body.calls}
    if len(called) == 1:
        return called.pop(), Rule.BODY
    if (heard := _body_heard(scene, source)) is not None:
        return heard, Rule.BODY
    spoke = (voice.who for voice in scene.voices_before(source.start))
    named = (naming.who for naming in reversed(scene.namings_before(source.start)))
    for who in (*spoke, *named):
        if isinstance(who, Body) and asked & who.words:
            return who, Rule.BODY
    fit = {body for word in asked for body in scene.cast.bodies_with.get(word, ())}
    return (fit.pop(), Rule.BODY) if len(fit) == 1 else NOBODY
