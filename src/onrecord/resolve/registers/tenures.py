"""Tenures: one person in one office over one interval, and what a title says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from onrecord.record.people import Membership
from onrecord.record.text import Span
from onrecord.resolve.given_names import Gender
from onrecord.resolve.names import Name, can_be_one, parse
from onrecord.resolve.nouns import POSTAL
from onrecord.resolve.offices import held
from onrecord.resolve.tables import words

US: Final = "United States"

# Titles that many hold at a time. A register may lack some of them, and a state has senators too.
MANY: Final = frozenset(("senator", "representative", "delegate"))

# Words for one post.
SAME_POST: Final = {
    "congressman": "representative", "congresswoman": "representative",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
}  # fmt: skip

# What a title may say besides the post and its body.
BESIDES: Final = words(
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
        return parse(self.person.split() or [""])

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
        return frozenset(words_of(told)).union(party, words_of(told.replace(".", "")))

    @property
    def area_words(self) -> frozenset[str]:
        """Words that name its country or state: `mexico`, `mexican`."""
        told = " ".join((self.area, *self.called)) if self.area else ""
        return frozenset(words_of(told))

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


@cache
def post_of(label: str) -> str:
    """The main words of an office as newspapers put them before a name, in lower case.

    `Secretary of Homeland Security` is "secretary", `Senate Majority Leader` "leader".
    """
    told = held(label, Span(0, len(label))) if label.strip() else None
    post = told.post if told else label.casefold()
    return SAME_POST.get(post, post)


def gender(told: str) -> Gender | None:
    """He or she, by what a register writes."""
    return {"m": Gender.MALE, "h": Gender.MALE, "f": Gender.FEMALE, "s": Gender.FEMALE}.get(
        told[:1].casefold()
    )


def says(row: Tenure, said: str) -> bool:
    """True when each word of a title is the office's own, or says nothing about it.

    A deputy's office is asked for as such.
    """
    if not said:
        return True
    if _BELOW.intersection(words_of(row.post)) - set(words_of(said)):
        return False
    return set(words_of(said)) <= row.words | BESIDES | set(words_of(row.title)) | _forms(row.title)


def denies(row: Tenure, said: str) -> bool:
    """True when a title names another state, or the legislature of one: `state Senator`."""
    told = said.casefold()
    if row.title in MANY and "state" in words_of(said):
        return True
    if row.area == US or not said:
        return False
    others = {state.casefold() for state in POSTAL.values()} - {row.area.casefold()}
    inside = {state for state in others if state in row.area.casefold()}
    return any(re.search(rf"\b{state}\b", told) for state in others - inside)


@cache
def _forms(title: str) -> frozenset[str]:
    return frozenset(word for word, post in SAME_POST.items() if post == title)


def words_of(told: str) -> list[str]:
    """The words of a title in lower case, without possessive marks."""
    return [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(told.casefold())]


def one_person(rows: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """The rows, where all are one person's."""
    told = tuple(rows)
    return told if all(_same(told[0], row) for row in told[1:]) else ()


def _same(one: Tenure, other: Tenure) -> bool:
    if one.register == other.register:
        return one.id == other.id
    return can_be_one(one.name, other.name)
