"""By what id a speaker is known in whatever article, when only that one article is at hand.

Somebody whom the register has is known by it: one man or woman, one id, on every
machine. Anybody else by the name, however it is written: titles, accents, short
forms of a given name and middle initials make no difference, a suffix does. Two
people of one name have one id here; a record, which has all articles before it,
tells them apart (see `identities`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from onrecord.record.entry import Entry, Speaker, SpeakerType
from onrecord.record.text import digest
from onrecord.resolve.across.bodies import body_name
from onrecord.resolve.across.posts import post_of
from onrecord.resolve.across.profiles import folded_name, person_name
from onrecord.resolve.given_names import SHORT_FORMS
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.tenures import Tenure


def known(entries: Iterable[Entry], offices: Offices, day: date | None) -> list[Entry]:
    """The entries of one article, printed on a day, with `known` of every named speaker."""
    told = list(entries)
    named = {one.id: one for entry in told for one in entry.speakers if one.id}
    ids = _ids(named.values(), offices, day)
    return [
        replace(entry, speakers=tuple(replace(o, known=ids.get(o.id or "", "")) for o in speakers))
        if (speakers := entry.speakers)
        else entry
        for entry in told
    ]


def _ids(named: Iterable[Speaker], offices: Offices, day: date | None) -> dict[str, str]:
    """From the id of each speaker of one article to what it is known by."""
    shared: defaultdict[str, list[Speaker]] = defaultdict(list)
    for one in named:
        shared[_known(one, offices, day)].append(one)
    ids: dict[str, str] = {}
    for as_, them in shared.items():
        # An article that speaks of John F. and of John B. Kelly means two.
        persons = [one for one in them if one.type is SpeakerType.PERSON]
        two = len({folded_name(one.name).middle[:1] for one in persons} - {()}) > 1
        ids |= {one.id or "": (one.id or "") if two else as_ for one in them}
    return ids


def _known(one: Speaker, offices: Offices, day: date | None) -> str:
    if one.type is SpeakerType.ORGANIZATION:
        return digest("known", one.type, *body_name(one.name).words)
    if row := _in_register(one, offices, day):
        return digest("known", "register", row.register, row.id)
    name = folded_name(one.name)
    given = name.given + "".join(name.middle) + "." if name.initial else _long_form(name.given)
    return digest("known", one.type, given, name.surname, name.suffix)


def _in_register(one: Speaker, offices: Offices, day: date | None) -> Tenure | None:
    """A row of the one person of the register who bears the name; of several, by the office."""
    name = person_name(one.name)
    suffix = folded_name(one.name).suffix
    rows = [
        row
        for row in offices.tenures_of(name)
        if folded_name(row.person).suffix == suffix and not folded_name(one.name).initial
    ]
    if one.office and day:
        post = post_of(one.office).name
        rows = [row for row in rows if row.title == post and row.covers(day)] or rows
    return rows[0] if _one(rows) else None


def _one(rows: Sequence[Tenure]) -> bool:
    return len({(row.register, row.id) for row in rows}) == 1


@lru_cache(maxsize=16_384)
def _long_form(given: str) -> str:
    """One name for all forms of a given name, unless one of them is short for several."""
    forms = SHORT_FORMS.get(given, frozenset((given,)))
    alone = all(SHORT_FORMS.get(form, forms) == forms for form in forms)
    return min(forms) if alone else given
