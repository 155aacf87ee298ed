"""Descriptions: whom "the secretary", "the Arizona Republican" or "the department" stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.resolve.cast import Body, Person
from onrecord.resolve.nouns import BODIES
from onrecord.resolve.offices import held
from onrecord.resolve.registers import US
from onrecord.resolve.rules import Rule
from onrecord.resolve.scene import NOBODY, Answer, Scene
from onrecord.resolve.sources import Source

# Offices of which a country has one, so that "the …" alone says whose it is.
_OF_THE_COUNTRY: Final = ("president", "vice president")


def described(scene: Scene, source: Source) -> Answer:
    """Somebody of the cast by what they are called, or the holder of the country's office.

    One who was described in the same words before, without a name, is the same.
    """
    title = held(scene.text, source.head) if source.head else None
    if title is None:
        return NOBODY
    fit = _called(scene, (title.post,) if title.now else (f"former {title.post}",))
    if not fit and title.now and title.post == title.noun.word:
        fit = _called(scene, title.noun.also)
    national = title.title.casefold() in _OF_THE_COUNTRY
    row = scene.offices.holder(title.post, scene.day, area=US) if national else None
    if len(fit) > 1:
        fit = [person for person in fit if row and row.name.key == person.name.key] or fit
        fit = _closest(fit, source)
    if len(fit) == 1:
        return fit[0], Rule.DESCRIPTION
    if (last := _last_named(scene, fit, source.start)) is not None:
        return last, Rule.DESCRIPTION_NEAREST
    for voice in scene.voices_before(source.start):
        if voice.who is None and voice.noun == source.noun:
            return voice, Rule.DESCRIPTION_NEAREST
    return (Person(row.name, row.gender), Rule.DESCRIPTION_REGISTER) if row else NOBODY


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


def body_meant(scene: Scene, source: Source) -> Answer:
    """The last named body that a word like "department" or "newspaper" fits."""
    asked = set(BODIES.get(source.noun, ()))
    spoke = (voice.who for voice in scene.voices_before(source.start))
    named = (naming.who for naming in reversed(scene.namings_before(source.start)))
    for who in (*spoke, *named):
        if isinstance(who, Body) and asked & who.words:
            return who, Rule.BODY
    fit = {body for word in asked for body in scene.cast.bodies_with.get(word, ())}
    return (fit.pop(), Rule.BODY) if len(fit) == 1 else NOBODY
