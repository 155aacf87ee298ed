"""The register that ships: `starter.tsv.gz`, made by `train/register.py`.

Three tables in one file, an empty line between them: organizations, the people
whom newspapers call by the surname alone, and tenures. A tenure's line is taken
apart when somebody asks for its surname or its title; all of them together only
for `register`, which gives the nouns.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from onrecord.record.people import (
    Membership,
    Organization,
    PartialDate,
    Person,
    Post,
    Register,
)
from onrecord.resolve.names import plain
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.tenures import Tenure, gender

NAME: Final = "starter"


@cache
def starter() -> Offices:
    """The offices of the register that ships; read once, at the first question."""
    return Offices(Starter(shipped()))


def shipped() -> str:
    """The text of the shipped file."""
    packed = files("onrecord.resolve.registers").joinpath("starter.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode()


class Starter:
    """The shipped file, asked line by line."""

    def __init__(self, text: str) -> None:
        bodies, known, self._lines = (part.split("\n")[1:] for part in text.split("\n\n"))
        self._bodies = [line.split("\t") for line in bodies]
        self._known_lines = known
        self._surnames: dict[str, list[int]] = {}
        self._titles: dict[str, list[int]] = {}
        for at, line in enumerate(self._lines):
            if line:
                keys, title, _ = line.split("\t", 2)
                for key in keys.split(" "):
                    self._surnames.setdefault(key, []).append(at)
                self._titles.setdefault(title, []).append(at)
        self._made: dict[int, Tenure] = {}

    def of_surname(self, surname: str) -> Sequence[Tenure]:
        return [self._tenure(at) for at in self._surnames.get(surname, ())]

    def of_title(self, title: str) -> Sequence[Tenure]:
        return [self._tenure(at) for at in self._titles.get(title, ())]

    def known(self, surname: str, day: date) -> Sequence[str]:
        rows = self._known.get(surname, ())
        return [person for person, since, until in rows if since <= day.isoformat() <= until]

    @cached_property
    def countries(self) -> Mapping[str, str]:
        told: dict[str, str] = {}
        for name, _, kind, others in self._bodies:
            if kind == "country":
                told.update(dict.fromkeys((name, *_several(others)), name))
        return told

    def register(self) -> Register:
        """All of it as nouns, for whoever wants to list or export it."""
        people: dict[str, Person] = {}
        posts: dict[str, Post] = {}
        for line in filter(None, self._lines):
            cells = line.split("\t")
            _, _, id_, name, others, he, birth, post, body, area, *_ = cells
            born = PartialDate.parse(birth) if birth else None
            people.setdefault(id_, Person(id_, name, _several(others), he, born))
            label = _post_id(post, body, area)
            posts.setdefault(label, Post(label, post, body, area))
        bodies = (
            Organization(name, name, _several(others), kind, area)
            for name, area, kind, others in self._bodies
        )
        memberships = (self._tenure(at).membership for at, line in enumerate(self._lines) if line)
        return Register(
            tuple(people.values()), tuple(bodies), tuple(posts.values()), tuple(memberships)
        )

    @cached_property
    def _called(self) -> Mapping[str, tuple[str, ...]]:
        return {name: _several(others) for name, _, _, others in self._bodies}

    @cached_property
    def _known(self) -> Mapping[str, list[tuple[str, str, str]]]:
        told: dict[str, list[tuple[str, str, str]]] = {}
        for line in self._known_lines:
            person, since, until = line.split("\t")
            told.setdefault(plain(person.split(" ")[-1]), []).append((person, since, until))
        return told

    def _tenure(self, at: int) -> Tenure:
        if at not in self._made:
            self._made[at] = self._parsed(self._lines[at].split("\t"))
        return self._made[at]

    def _parsed(self, cells: Iterable[str]) -> Tenure:
        _, title, id_, name, _, he, _, post, body, area, party, since, until, as_of, acting, _ = (
            cells
        )
        membership = Membership(
            id_,
            body,
            _post_id(post, body, area),
            since=PartialDate.parse(since) if since else None,
            until=PartialDate.parse(until) if until else None,
            as_of=date.fromisoformat(as_of) if as_of else None,
            party=party,
            area=area,
            role="acting" if acting else "",
        )
        called = self._called.get(body, ())
        if area != body:
            called += self._called.get(area, ())
        return Tenure(
            id_, name, gender(he), title, post, body, area, called, membership, NAME, bool(acting)
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _post_id(post: str, body: str, area: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, (post, body, area))))
