"""Offices of two articles compared: one post, one that follows another, or two at one time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.record.entry import Office
from onrecord.record.text import Span
from onrecord.resolve.across.foldings import latin
from onrecord.resolve.offices import held
from onrecord.resolve.tables import phrases, words
from onrecord.resolve.titles import title_of

# Posts of which nobody holds two at one time.
EXCLUSIVE: Final = phrases(
    """
    president, vice president, prime minister, premier, chancellor, king, queen, pope, secretary,
    minister, attorney general, surgeon general, solicitor general, governor,
    lieutenant governor, senator, representative, congressman, congresswoman, mayor, ambassador,
    judge, justice, sheriff, chief of staff, press secretary, police chief, superintendent,
    district attorney, bishop, archbishop, cardinal, rabbi, imam
    """
)

# Titles that stay with somebody for life: without a place they say nothing about the day.
FOR_LIFE: Final = phrases(
    "president, vice president, secretary, senator, governor, ambassador, judge, congressman"
)

# Before the name of a post, these make another post of it.
_LESSER: Final = words("vice deputy assistant associate under lieutenant press prime")

# Words of a title or of a body's name that do not tell which one it is.
_VAGUE: Final = words(
    """
    of the for and a an in at to on department dept ministry office bureau u.s u.s. us united
    states former ex acting then interim national federal state senate representatives
    """
)
_WORD: Final = re.compile(r"[^\s,;:()/]+")
_COUNTRY: Final = {"unitedstates": "us", "us": "us", "usa": "us"}


@dataclass(frozen=True, slots=True)
class Post:
    """An office as it is compared.

    `name` is the post in lower case ("secretary"), `where` the words that tell
    which one it is ("homeland", "security"), `now` False for what somebody was
    or will be.
    """

    name: str
    where: frozenset[str]
    now: bool
    told: str

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """What two mentions of one post share, whatever the day."""
        return self.name, self.where

    @property
    def exclusive(self) -> bool:
        held = self.where or self.name not in FOR_LIFE
        return bool(self.now and held and self.name in EXCLUSIVE)


@lru_cache(maxsize=16_384)
def post_of(office: Office) -> Post:
    """An office of an article, as it is compared."""
    title = held(office.title, Span(0, len(office.title))) if office.title else None
    said = _WORD.findall(f"{office.title} {office.organization}".casefold())
    # "State" is vague in "state senator" and the whole point of "Secretary of State".
    name = title.post.removesuffix("-elect") if title else office.title.casefold()
    vague = _VAGUE.union(name.split(" "))
    whole = [latin(word) for word in said if word not in vague and title_of(word) is None]
    if not whole and "state" in said:
        whole = ["state"]
    if not whole and (country := _COUNTRY.get(latin(office.organization))):
        whole = [country]
    told = ", ".join(filter(None, (office.title, office.organization)))
    return Post(name, frozenset(filter(None, whole)), title.now if title else True, told)


def same_name(a: Post, b: Post) -> bool:
    """`Secretary` and `Homeland Security Secretary`; not `President` and `Vice President`."""
    if a.name == b.name:
        return True
    short, long = sorted((a.name, b.name), key=len)
    return long.endswith(f" {short}") and long.split(" ")[0] not in _LESSER


def one_post(a: Post, b: Post) -> bool | None:
    """Whether two are one post; None where one of them does not say of what."""
    if not same_name(a, b):
        return False
    if a.where and b.where:
        return bool(a.where & b.where) or _short_for(a.where, b.where)
    return True if a.where == b.where and a.name in EXCLUSIVE else None


def clash(a: Post, b: Post) -> bool:
    """True for two posts that nobody holds at one time."""
    return a.exclusive and b.exclusive and one_post(a, b) is False


def _short_for(a: frozenset[str], b: frozenset[str]) -> bool:
    """`DHS` and `Homeland Security`; the D stands for a word that is left away."""
    short, long = sorted((a, b), key=len)
    if len(short) > 1 or len(long) < 2:
        return False
    letters, initials = Counter(*short), Counter(word[0] for word in long)
    return not initials - letters and (letters - initials).total() <= 1
