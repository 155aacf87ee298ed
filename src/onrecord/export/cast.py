"""Whoever speaks in a record, and in which offices: gathered while its articles pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.record.entry import Entry, Office, SpeakerType
from onrecord.record.identity import Identity
from onrecord.record.text import Article, digest


@dataclass(frozen=True, slots=True)
class Figure:
    """A person or an organization: the name that they go by, and what else they are called."""

    id: str
    name: str
    type: SpeakerType
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in an office, as articles print it; when it began and ended nobody told.

    `person` is an id, `last` the last day on which an article printed it, and `article`
    the id of the first article that did.
    """

    person: str
    office: Office
    last: date | None
    article: str

    @property
    def post(self) -> str:
        """The id of the office, whoever holds it and however it is spelt."""
        return digest("post", self.office.title.casefold(), self.office.organization.casefold())


class Cast:
    """Who was heard so far. `identities` say by which name each of them goes."""

    def __init__(self, identities: Iterable[Identity] = ()) -> None:
        self._known = {one.id: one.name for one in identities}
        self._types: dict[str, SpeakerType] = {}
        self._names: dict[str, Counter[str]] = {}
        self._held: dict[tuple[str, str], Held] = {}

    def hear(self, told: Entry, article: Article) -> None:
        """Take note of whoever says something."""
        for one in told.speakers:
            if one.who is None:
                continue
            self._types.setdefault(one.who, one.type)
            self._names.setdefault(one.who, Counter())[one.name] += 1
            if one.office and one.type is SpeakerType.PERSON:
                self._hold(Held(one.who, one.office, article.published, article.id))

    def _hold(self, now: Held) -> None:
        before = self._held.setdefault((now.person, now.post), now)
        last = max((day for day in (before.last, now.last) if day), default=None)
        self._held[now.person, now.post] = Held(now.person, before.office, last, before.article)

    def figures(self, type: SpeakerType) -> Iterator[Figure]:  # noqa: A002
        """Who of this type was heard, in the order in which they were first."""
        for id_, names in self._names.items():
            if self._types[id_] is type:
                common = sorted(names, key=lambda name: (-names[name], name))
                name = self._known.get(id_, common[0])
                yield Figure(id_, name, type, tuple(one for one in common if one != name))

    def bodies(self) -> Iterator[Figure]:
        """Organizations that were heard, and those that somebody holds an office of."""
        yield from self.figures(SpeakerType.ORGANIZATION)
        heard = {one.id for one in self.figures(SpeakerType.ORGANIZATION)}
        for name, id_ in self.homes().items():
            if id_ not in heard:
                heard.add(id_)
                yield Figure(id_, name, SpeakerType.ORGANIZATION)

    def homes(self) -> dict[str, str]:
        """The ids of the organizations that offices are of, by their names as printed.

        One that was heard by any of its names has the id that it was heard with.
        """
        heard: dict[str, str] = {}
        for one in self.figures(SpeakerType.ORGANIZATION):
            for name in (one.name, *one.others):
                heard.setdefault(name.casefold(), one.id)
        names = {one.office.organization: None for one in self._held.values()}
        return {
            name: heard.get(name.casefold(), digest("organization", name.casefold()))
            for name in names
            if name
        }

    def held(self) -> Iterator[Held]:
        """Who was heard in which office."""
        yield from self._held.values()
