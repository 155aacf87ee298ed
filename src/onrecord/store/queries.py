"""The language of `onrecord search`: what a reader types, made into a tree.

    force "mass deportation" deport*        all of them
    wall OR fence, NOT fence, -fence, ( )   either, without, together
    speaker:kelly act:pledge after:2017-02  in one field

AND binds closer than OR, and may be left out. AND, OR and NOT are written in
capitals; anything else that a database would take for syntax is words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from onrecord.errors import InputError
from onrecord.record.statement import Act, Kind

CURLY: Final = str.maketrans("“”„«»", '"""""')
PART: Final = re.compile(
    r'(?P<paren>[()])|(?P<minus>-)(?=["(\w])'
    r"|(?:(?P<field>[A-Za-z]+):(?!/))?"
    r'(?:"(?P<phrase>[^"]*)(?P<closed>"?)(?P<begins>\*?)|(?P<word>[^\s"()]+))'
)
DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

DEEPEST: Final = 30  # parentheses in parentheses: a database goes no further than some hundreds
MOST_FIELDS: Final = 50
LONGEST: Final = 200  # characters of an office, a place or a measure
SHOWN: Final = 60  # characters of a long query that an error shows


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row, the last of them only begun where `begins`; anywhere, or in one column.

    `quoted` where they stood in quotation marks: these words and no others are meant.
    """

    words: str
    begins: bool = False
    column: str | None = None
    quoted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is known of a statement and is not searched by its words."""

    name: str
    value: str | date


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever the part does not find."""

    part: Query


@dataclass(frozen=True, slots=True)
class AllOf:
    """What every part finds; there are two or more."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What some part finds; there are two or more."""

    parts: tuple[Query, ...]


Query = Words | Field | Not | AllOf | AnyOf


def _day(told: str) -> date:
    """The first day of a year, month or day; raises ValueError."""
    found = DAY.fullmatch(told)
    if found is None:
        raise ValueError("a day is written 2017, 2017-02 or 2017-02-23")
    year, month, day = (int(part or 1) for part in found.groups())
    if not 1 <= month <= len(calendar.month_name) - 1 or year < 1:
        raise ValueError(f"there is no month {told!r}")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"there is no day {told!r}")
    return date(year, month, day)


def _one_of(names: type[StrEnum]) -> Callable[[str], str]:
    def read(told: str) -> str:
        known = [one.value for one in names]
        if told.casefold() not in known:
            raise ValueError(f"{told!r} is none of {', '.join(known)}")
        return told.casefold()

    return read


def _few(told: str) -> str:
    if len(told) > LONGEST:
        raise ValueError(f"this is longer than {LONGEST} characters")
    return told


# Searched by their words in the full-text index: the column of each.
COLUMNS: Final = {
    "text": "text",
    "reading": "reading",
    "speaker": "speakers",
    "outlet": "outlet",
    "title": "title",
}
# Read before they are asked for; each raises ValueError with what is wrong.
FIELDS: Final[dict[str, Callable[[str], str | date]]] = {
    "office": _few,
    "place": _few,
    "measure": _few,
    "act": _one_of(Act),
    "kind": _one_of(Kind),
    "after": _day,
    "before": _day,
}
NAMES: Final = (*COLUMNS, *FIELDS)
# What an error shows of each.
EXAMPLES: Final = {
    "text": "military force",
    "reading": "military force",
    "speaker": "kelly",
    "outlet": "Harbor Ledger",
    "title": "Mexico City",
    "office": "secretary",
    "place": "Mexico City",
    "measure": "deportations",
    "act": "pledge",
    "kind": "direct",
    "after": "2017-02",
    "before": "2017-02-23",
}


@dataclass(frozen=True, slots=True)
class _Token:
    """`sign` is one of ( ) AND OR NOT, or empty where `term` is something to look for."""

    at: int
    sign: str
    term: Words | Field | None = None


def parsed(query: str) -> Query:
    """The tree of a query; raises InputError with the position of what is wrong."""
    return _Parser(query).query()


def narrowed(query: str, fields: Mapping[str, object]) -> Query | None:
    """What a query finds, and of that only what answers to every field; None asks nothing.

    `fields` leads from the names of fields to what would stand in quotation marks behind
    their colon: a text, a day, or several of them, of which any will do. What is None or
    an empty text is not asked. Raises InputError that names the field.
    """
    told = ((name, value) for name, value in fields.items() if value is not None and value != "")
    parts = [_field(name, value) for name, value in told]
    if query.strip():
        parts.insert(0, parsed(query))
    if len(parts) < 2:
        return parts[0] if parts else None
    return AllOf(tuple(parts))


def valued(name: str, told: object) -> str | date:
    """The value of one of `FIELDS`, as the language reads it; raises InputError that names it."""
    field = _told(name, told)
    assert isinstance(field, Field)
    return field.value


def _field(name: str, value: object) -> Query:
    if isinstance(value, (str, date)) or not isinstance(value, Iterable):
        return _told(name, value)
    parts = tuple(dict.fromkeys(_told(name, one) for one in value))
    if not 1 <= len(parts) <= MOST_FIELDS:
        raise InputError(
            f"{name} is asked for {len(parts)} values at once",
            hint=f"name 1 to {MOST_FIELDS}, or leave {name} away",
        )
    return parts[0] if len(parts) == 1 else AnyOf(parts)


def _told(name: str, value: object) -> Words | Field:
    """One field, as the language has it."""
    if isinstance(value, date):
        value = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if not isinstance(value, str):
        raise InputError(
            f"{name} cannot be {value!r}: that is no text", hint=f"as in {name}={EXAMPLES[name]!r}"
        )
    text = value.translate(CURLY).replace('"', " ").strip()
    words = text.rstrip("*")
    try:
        if not any(char.isalnum() for char in words):
            raise ValueError("there is no word to search for")
        if name in FIELDS:
            return Field(name, FIELDS[name](words))
    except ValueError as error:
        raise InputError(
            f"{name} cannot be {value!r}: {error}", hint=f"as in {name}={EXAMPLES[name]!r}"
        ) from None
    return Words(words, words != text, COLUMNS[name], quoted=True)


def loose(asked: Query) -> tuple[str, tuple[Query, ...]]:
    """The plain words of a query as a text that may be meant otherwise, and all else of it.

    The text is empty where each word was asked for as it stands: in quotation marks, by
    its beginning, in one column, or among others by OR or NOT.
    """
    parts = asked.parts if isinstance(asked, AllOf) else (asked,)
    plain = [one for one in parts if _plain(one)]
    rest = tuple(one for one in parts if not _plain(one))
    return " ".join(one.words for one in plain if isinstance(one, Words)), rest


def _plain(part: Query) -> bool:
    return isinstance(part, Words) and not (part.begins or part.column or part.quoted)


class _Parser:
    """One reading of one query, from left to right."""

    def __init__(self, query: str) -> None:
        self.asked = query
        self.tokens = list(_tokens(query))
        self.at = 0

    def query(self) -> Query:
        if not self.tokens:
            raise _wrong(self.asked, 0, "there is no word to search for")
        whole = self._any(0)
        if self.at < len(self.tokens):
            raise self._wrong("this parenthesis was not opened")
        return whole

    def _any(self, depth: int) -> Query:
        parts = [self._all(depth)]
        while self._sign() == "OR":
            self.at += 1
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self, depth: int) -> Query:
        parts = [self._one(depth)]
        while (sign := self._sign()) not in ("OR", ")", None):
            self.at += sign == "AND"
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self, depth: int) -> Query:
        without = False
        while self._sign() == "NOT":
            without = not without
            self.at += 1
        part = self._group(depth + 1) if self._sign() == "(" else self._term()
        return Not(part) if without else part

    def _group(self, depth: int) -> Query:
        opened = self.at
        if depth > DEEPEST:
            raise self._wrong(f"more than {DEEPEST} parentheses are open")
        self.at += 1
        inner = self._any(depth)
        if self._sign() != ")":
            self.at = opened
            raise self._wrong("this parenthesis is not closed")
        self.at += 1
        return inner

    def _term(self) -> Query:
        if self._sign() is None:
            what = self.tokens[-1].sign
            raise _wrong(self.asked, self.tokens[-1].at, f"nothing stands after this {what}")
        term = self.tokens[self.at].term
        if term is None:
            raise self._wrong(f"a word should stand before this {self._sign()}")
        self.at += 1
        return term

    def _sign(self) -> str | None:
        return self.tokens[self.at].sign if self.at < len(self.tokens) else None

    def _wrong(self, what: str) -> InputError:
        return _wrong(self.asked, self.tokens[self.at].at, what)


def _tokens(query: str) -> Iterator[_Token]:
    fields = 0
    for part in PART.finditer(query.translate(CURLY)):
        if part["paren"] or part["minus"]:
            yield _Token(part.start(), part["paren"] or "NOT")
        elif part["field"] is None and part["word"] in ("AND", "OR", "NOT"):
            yield _Token(part.start(), part["word"])
        elif (term := _term(query, part)) is not None:
            fields += isinstance(term, Field)
            if fields > MOST_FIELDS:
                raise _wrong(query, part.start(), f"these are more than {MOST_FIELDS} fields")
            yield _Token(part.start(), "", term)


def _term(query: str, part: re.Match[str]) -> Words | Field | None:
    """What is to be looked for; None where it is a dash or an ampersand between words."""
    phrase, word = part["phrase"], part["word"]
    if phrase is not None and not part["closed"]:
        raise _wrong(query, part.start("phrase") - 1, "this quotation mark is not closed")
    name = part["field"] and part["field"].casefold()
    if name and name not in NAMES:
        raise _wrong(query, part.start(), f"there is no field {name}: {', '.join(NAMES)}")
    if not name and word and word[-1] == ":" and word[:-1].casefold() in NAMES:
        raise _wrong(query, part.start(), f"nothing stands right after {word}")
    words = phrase if phrase is not None else word.rstrip("*")
    begins = bool(part["begins"] if phrase is not None else word != words)
    if not any(char.isalnum() for char in words):
        if begins or name or phrase is not None:
            raise _wrong(query, part.start(), "there is no word here to search for")
        return None
    if name in FIELDS:
        try:
            return Field(name, FIELDS[name](words))
        except ValueError as error:
            raise _wrong(query, part.start(), str(error)) from None
    return Words(words, begins, COLUMNS[name] if name else None, phrase is not None)


def _wrong(query: str, position: int, what: str) -> InputError:
    """The error, with the query, or the part of it that matters, and a caret under the place."""
    first = max(0, position - SHOWN // 2)
    shown = "".join(c if c.isprintable() else " " for c in query[first : first + SHOWN])
    return InputError(
        f"the search cannot be read: at character {position + 1}, {what}\n"
        f"  {shown}\n  {' ' * (position - first)}^",
        hint='words, "words in a row", begin*, AND, OR, NOT, ( ), or a field as in act:pledge',
    )
