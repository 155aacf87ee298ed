"""The watchlist: which statements are asked for, by who says them, their words or their act."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import InputError
from onrecord.record.entry import Entry, Speaker, SpeakerType
from onrecord.record.statement import Act
from onrecord.resolve.names import can_be_one, parse

WORD: Final = re.compile(r"\w+")

# The ids of those of whom some article on record prints just this name.
Called = Callable[[str], Collection[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, without case and accents; the last of them only begun where `begins`."""

    words: tuple[str, ...]
    begins: bool = False

    def within(self, told: Sequence[str]) -> bool:
        """Whether a text, word by word, has them."""
        return any(self._at(told, start) for start in range(len(told) - len(self.words) + 1))

    def _at(self, told: Sequence[str], start: int) -> bool:
        *whole, last = self.words
        end = start + len(whole)
        found = told[end].startswith(last) if self.begins else told[end] == last
        return found and list(told[start:end]) == whole


@dataclass(frozen=True, slots=True)
class Wanted:
    """One watch: a statement that has some of each that it asks for.

    `people` and `organizations` are whoever says it, `organizations` also those that
    the speaker holds an office in; `words` are in what is said; `acts` what is done
    by saying it.
    """

    name: str
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    words: tuple[Phrase, ...] = ()
    acts: frozenset[Act] = frozenset()

    def asks_for(self, entry: Entry, called: Called) -> bool:
        """Whether a statement is one."""
        said = [*_words(entry.statement.text), "", *_words(entry.reading)]
        by = entry.speakers
        return (
            (not self.people or _by(self.people, by, _is_person, called))
            and (not self.organizations or _by(self.organizations, by, _is_of, called))
            and (not self.words or any(one.within(said) for one in self.words))
            and (not self.acts or entry.statement.act in self.acts)
        )


def phrase(told: str) -> Phrase:
    """`military force` or `deport*`; raises InputError where there is no word in it."""
    words = tuple(_words(told))
    if not words:
        raise InputError(f"there is no word in {told!r}")
    return Phrase(words, told.rstrip().endswith("*"))


def seen(entry: Entry, watches: Iterable[Wanted], called: Called) -> tuple[str, ...]:
    """The names of the watches that ask for a statement."""
    return tuple(one.name for one in watches if one.asks_for(entry, called))


def _by(
    names: Iterable[str],
    speakers: Iterable[Speaker],
    is_: Callable[[str, Speaker], bool],
    called: Called,
) -> bool:
    """Whether somebody who speaks is called so, or is on record as one with who is."""
    return any(
        is_(name, one) or (one.identity and one.identity in called(name))
        for one in speakers
        for name in names
    )


def _is_person(name: str, speaker: Speaker) -> bool:
    """`John Kelly` is `John F. Kelly`, and no `Kelly` alone; `Kelly` is every Kelly."""
    if speaker.type is not SpeakerType.PERSON or not (parts := _plain(speaker.name).split()):
        return False
    asked, told = parse(_plain(name).split()), parse(parts)
    return can_be_one(asked, told) and (bool(told.given) or not asked.given)


def _is_of(name: str, speaker: Speaker) -> bool:
    """A body with these words in its name, or somebody who holds an office in one."""
    body = speaker.name if speaker.type is SpeakerType.ORGANIZATION else ""
    office = speaker.office.organization if speaker.office else ""
    asked = phrase(name)
    return any(asked.within(list(_words(told))) for told in (body, office))


def _words(text: str) -> list[str]:
    return WORD.findall(_plain(text).casefold())


def _plain(text: str) -> str:
    """A text without accents."""
    marked = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
