"""Who held which office when: registers of people, asked with a day in hand.

Newspapers do not introduce everybody. An article of 2017 may say "President
Trump" throughout and never "Donald". `Offices` answers, with the day of
publication:

- who "President Trump" is (`bearer`: a title and a surname),
- who "Trump" is, of those whom newspapers call by the surname alone (`known_as`),
- who "Kelly" is in an article on the body that he leads (`leader`),
- who "the homeland security secretary" is (`holder`: a title alone),
- which offices a full name has held (`tenures_of`, `tenure_of`).

The day decides, and a register answers only for days that it can know: an
office without an end was held until the register was made, and nobody knows
what came after. Where two people fit there is no answer. A missing name costs
an answer, never a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Final, Protocol

from onrecord.record.people import Membership, Register
from onrecord.record.text import Span
from onrecord.resolve.given_names import Gender
from onrecord.resolve.names import Name, can_be_one, parse, plain
from onrecord.resolve.nouns import POSTAL
from onrecord.resolve.offices import held
from onrecord.resolve.tables import words

US: Final = "United States"

# Titles that many hold at a time. A register may lack some of them, and a state has senators too.
MANY: Final = frozenset(("senator", "representative", "delegate"))

# The first day from which the starter register can tell members of Congress apart.
_ALL_MEMBERS: Final = date(1993, 1, 3)

# Words for one post.
_SAME_POST: Final = {
    "congressman": "representative", "congresswoman": "representative",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
}  # fmt: skip

# What a title may say besides the post and its body.
_BESIDES: Final = words(
    """
    a acting american current embattled former freshman incoming interim junior longtime new newly
    of outgoing ranking senior the then top us u.s
    """
)
_BELOW: Final = frozenset(("deputy", "assistant", "associate", "under"))
_PARTY_WORDS: Final = {
    "republican": ("republican", "gop"), "democrat": ("democrat", "democratic"),
    "democratic": ("democrat", "democratic"), "independent": ("independent",),
}  # fmt: skip
_WORD: Final = re.compile(r"[\w.&-]*\w")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office over one interval.

    `title` are the main words of the post in lower case, as newspapers use them
    before a surname; `post` is the whole of it. `area` is the country or state.
    `called` are other names of the organization and words for its area. `id` is
    the register's own, and two rows of one `register` with one id are one person.
    """

    id: str
    person: str
    gender: Gender | None
    title: str
    post: str
    organization: str
    area: str
    called: tuple[str, ...]
    membership: Membership
    register: str = ""
    acting: bool = False

    def covers(self, day: date) -> bool:
        """True when the office was surely held on that day, as far as the register goes."""
        return self.membership.covers(day) is True

    def may_cover(self, day: date) -> bool:
        """False when the register knows that it was not held on that day."""
        return self.membership.covers(day) is not False

    def over_by(self, day: date) -> bool:
        """True when the office had ended before that day."""
        until = self.membership.until
        return until is not None and until.latest < day

    @property
    def name(self) -> Name:
        return parse(self.person.split(" "))

    @property
    def begun(self) -> date:
        """The first day that it can have been held."""
        since = self.membership.since
        return since.earliest if since else date.min

    @property
    def words(self) -> frozenset[str]:
        """All words by which a title may tell this office from others of the same name."""
        told = " ".join((self.post, self.organization, self.area, *self.called))
        party = _PARTY_WORDS.get(self.membership.party.casefold(), ())
        return frozenset(_words(told)).union(party, _words(told.replace(".", "")))

    @property
    def area_words(self) -> frozenset[str]:
        return frozenset(_words(" ".join((self.area, *self.called)))) if self.area else frozenset()

    def suits(self, place: str, party: str) -> bool:
        """False where a party tag, `(R-Ariz.)`, says another state or another party.

        The state does not count for an office of the whole country.
        """
        local = self.title in MANY or self.area == self.organization
        if place and local and place.casefold() != self.area.casefold():
            return False
        ours = _PARTY_WORDS.get(self.membership.party.casefold(), ())
        # An independent sat with a party, and may have belonged to it.
        return not (party and ours) or "independent" in (party, *ours) or party in ours

    def is_named_in(self, text: str) -> bool:
        """True when a text names the body of this office, in full or in short."""
        names = (self.organization, *self.called)
        return any(
            re.search(rf"(?<!White )\b{re.escape(name)}(?!\w)", text)
            for name in names
            if name not in ("", US, "American")
        )


class Shelf(Protocol):
    """One register, by the keys under which its tenures are looked for."""

    def of_surname(self, surname: str) -> Sequence[Tenure]: ...

    def of_title(self, title: str) -> Sequence[Tenure]: ...

    def known(self, surname: str, day: date) -> Sequence[str]:
        """The people of that surname whom newspapers called by it alone on that day."""
        ...

    @property
    def countries(self) -> Mapping[str, str]:
        """From a word for a country, such as `Mexican`, to the country."""
        ...


class Imported:
    """A register that somebody brought, made ready to be asked."""

    def __init__(self, register: Register, name: str = "imported") -> None:
        self._register, self._name = register, name

    @cached_property
    def _tenures(self) -> tuple[Tenure, ...]:
        people = {one.id: one for one in self._register.people}
        bodies = {one.id: one for one in self._register.organizations}
        posts = {one.id: one for one in self._register.posts}
        told = []
        for one in self._register.memberships:
            who, post = people.get(one.person), posts.get(one.post)
            body = bodies.get(one.organization or (post.organization if post else ""))
            label = (post.label if post else "") or one.role
            if who is None or not label:
                continue
            area = one.area or (post.area if post else "") or (body.area if body else "")
            told.append(
                Tenure(
                    who.id, who.name, gender(who.gender), post_of(label), label,
                    body.name if body else "", area, body.other_names if body else (), one,
                    self._name,
                )
            )  # fmt: skip
        return tuple(told)

    @cached_property
    def _surnames(self) -> Mapping[str, list[Tenure]]:
        return _grouped((plain(one.name.key), one) for one in self._tenures)

    @cached_property
    def _titles(self) -> Mapping[str, list[Tenure]]:
        return _grouped((one.title, one) for one in self._tenures)

    def of_surname(self, surname: str) -> Sequence[Tenure]:
        return self._surnames.get(surname, ())

    def of_title(self, title: str) -> Sequence[Tenure]:
        return self._titles.get(title, ())

    def known(self, surname: str, day: date) -> Sequence[str]:
        return ()

    @property
    def countries(self) -> Mapping[str, str]:
        return {}


class Offices:
    """One or several registers, asked together.

    `surname` and `title` are in lower case; `said` is the whole title, in the
    article's words: each word of it that is not the post must be one of the
    office's. Without a day almost nothing is answered.
    """

    def __init__(self, *shelves: Shelf) -> None:
        self._shelves = shelves

    @classmethod
    def of(cls, register: Register, name: str = "imported") -> Offices:
        """The offices of one register alone."""
        return cls(Imported(register, name))

    def __or__(self, other: Offices) -> Offices:
        """Both registers together."""
        return Offices(*self._shelves, *other._shelves)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """From a word for a country to the country."""
        return {word: one for shelf in self._shelves for word, one in shelf.countries.items()}

    def bearer(
        self,
        title: str,
        surname: str,
        day: date | None,
        *,
        former: bool = False,
        said: str = "",
        place: str = "",
        party: str = "",
    ) -> tuple[Tenure, ...]:
        """The tenures of the one person whom a title and a surname fit, else nothing.

        On a day, the title must have been held then, or before then where the
        article says "former". Without a day the two must fit one person in all
        years. `place` and `party` are those of a party tag; together they are
        enough for a member of Congress of whom no days are known.
        """
        title = _SAME_POST.get(title, title)
        rows = [
            row
            for row in self._of_surname(surname)
            if row.title == title and row.suits(place, party) and _says(row, said)
        ]
        if day is None:
            timeless = [row for row in rows if row.membership.since]
            return _one_person(timeless) if title not in MANY and title != "governor" else ()
        if former:
            return _one_person([row for row in rows if row.over_by(day)])
        held_then = _one_person([row for row in rows if row.covers(day)])
        if title not in MANY:
            return held_then
        rivals = _one_person([row for row in rows if row.may_cover(day)])
        if day < _ALL_MEMBERS or not rivals:
            return ()
        return held_then or (rivals if place and party else ())

    def known_as(self, surname: str, day: date | None) -> tuple[Tenure, ...]:
        """The tenures of the one person called by the surname alone on that day, else nothing."""
        if day is None:
            return ()
        surname = plain(surname)
        known = {one for shelf in self._shelves for one in shelf.known(surname, day)}
        rows = [row for row in self._of_surname(surname) if row.person in known]
        current = [row for row in rows if row.covers(day)]
        return _one_person(current or rows)

    def leader(self, surname: str, day: date | None, text: str) -> tuple[Tenure, ...]:
        """The one of a surname who led, on that day, a body that the text names.

        Members of a chamber do not lead it, and a governor's state is in too many texts.
        """
        if day is None:
            return ()
        rows = [
            row
            for row in self._of_surname(surname)
            if row.title not in MANY and row.area != row.organization and row.covers(day)
        ]
        return _one_person([row for row in rows if row.is_named_in(text)])

    def holder(
        self, title: str, day: date | None, *, said: str = "", area: str = "", text: str = ""
    ) -> Tenure | None:
        """Who held an office on a day, of which there is one in a country or a state.

        `said` must name the area, or `area` does. Where that leaves several
        offices, the one whose body alone is named in `text`. None without a day,
        and where the register does not tell.
        """
        if day is None:
            return None
        title = _SAME_POST.get(title, title)
        asked = set(_words(said))
        rows = [
            row
            for row in self._of_title(title)
            if row.covers(day)
            and _says(row, said)
            and ((area and row.area == area) or row.area_words & asked)
        ]
        if not _one_person(rows) and asked - set(_words(title)) - _BESIDES:
            rows = [row for row in rows if row.is_named_in(text)]
        # On the day of a change the new one.
        latest = [row for row in rows if row.begun == max(row.begun for row in rows)]
        one_office = len({(row.post, row.organization) for row in rows}) == 1
        return latest[0] if one_office and _one_person(latest) else None

    def tenures_of(self, name: Name) -> tuple[Tenure, ...]:
        """All offices of the one that a full name can be; none for a bare surname."""
        if not name.given:
            return ()
        return tuple(row for row in self._of_surname(name.key) if can_be_one(row.name, name))

    def tenure_of(
        self, name: Name, title: str, day: date | None, *, said: str = ""
    ) -> Tenure | None:
        """The office of a title that the bearer of a full name held on a day, if there is one."""
        if day is None:
            return None
        title = _SAME_POST.get(title, title)
        rows = self.tenures_of(name)
        fit = (row for row in rows if row.title == title and row.covers(day))
        return next((row for row in fit if not _denies(row, said)), None)

    def _of_surname(self, surname: str) -> list[Tenure]:
        return [row for shelf in self._shelves for row in shelf.of_surname(plain(surname))]

    def _of_title(self, title: str) -> list[Tenure]:
        return [row for shelf in self._shelves for row in shelf.of_title(title)]


@cache
def post_of(label: str) -> str:
    """The main words of an office as newspapers put them before a name, in lower case.

    `Secretary of Homeland Security` is "secretary", `Senate Majority Leader` "leader".
    """
    told = held(label, Span(0, len(label))) if label.strip() else None
    post = told.post if told else label.casefold()
    return _SAME_POST.get(post, post)


def gender(told: str) -> Gender | None:
    """He or she, by what a register writes."""
    return {"m": Gender.MALE, "h": Gender.MALE, "f": Gender.FEMALE, "s": Gender.FEMALE}.get(
        told[:1].casefold()
    )


def _says(row: Tenure, said: str) -> bool:
    """True when each word of a title is the office's own, or says nothing about it.

    A deputy's office is asked for as such.
    """
    if not said:
        return True
    if _BELOW.intersection(_words(row.post)) - set(_words(said)):
        return False
    return set(_words(said)) <= row.words | _BESIDES | set(_words(row.title)) | _forms(row.title)


def _denies(row: Tenure, said: str) -> bool:
    """True when a title names another state, or the legislature of one: `state Senator`."""
    told = said.casefold()
    if row.title in MANY and "state" in _words(said):
        return True
    if row.area == US or not said:
        return False
    others = {state.casefold() for state in POSTAL.values()} - {row.area.casefold()}
    inside = {state for state in others if state in row.area.casefold()}
    return any(re.search(rf"\b{state}\b", told) for state in others - inside)


@cache
def _forms(title: str) -> frozenset[str]:
    return frozenset(word for word, post in _SAME_POST.items() if post == title)


def _words(told: str) -> list[str]:
    return [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(told.casefold())]


def _one_person(rows: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """The rows, where all are one person's."""
    told = tuple(rows)
    return told if all(_same(told[0], row) for row in told[1:]) else ()


def _same(one: Tenure, other: Tenure) -> bool:
    if one.register == other.register:
        return one.id == other.id
    return can_be_one(one.name, other.name)


def _grouped(pairs: Iterable[tuple[str, Tenure]]) -> Mapping[str, list[Tenure]]:
    told: dict[str, list[Tenure]] = {}
    for key, tenure in pairs:
        told.setdefault(key, []).append(tenure)
    return told
