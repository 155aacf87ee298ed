"""Which statements a watchlist asks for."""

from dataclasses import replace

import pytest
from spoken import KELLY, OFFICIAL, SPICER, THURSDAY, said

from onrecord.cli.watching.watchlist import Wanted, phrase, seen
from onrecord.record.entry import Office, Speaker, SpeakerType
from onrecord.record.statement import Act

FERRY = said("“It will sail on time,”", KELLY, on=THURSDAY, act=Act.PLEDGE)


def nobody(_):
    return ()


def by(name, type_=SpeakerType.PERSON, **more):
    return replace(FERRY, speakers=(Speaker(name, type_, 0.9, **more),))


@pytest.mark.parametrize(
    ("asked", "name", "one"),
    [
        ("John Kelly", "John Kelly", True),
        ("john kelly", "John F. Kelly", True),
        ("John F. Kelly", "John Kelly", True),
        ("Kelly", "John Kelly", True),
        ("Kelly", "Mark Kelly", True),
        ("John Kelly", "Kelly", False),
        ("John Kelly", "Mark Kelly", False),
        ("John Kelly", "John Kellyson", False),
        ("William Birch", "Bill Birch", True),
        ("Enrique Pena Nieto", "Enrique Peña Nieto", True),
        ("John Kelly", "", False),
    ],
)
def test_a_person_is_asked_for_by_any_form_of_the_name(asked, name, one) -> None:
    """A bare surname in an article is not enough where a given name is asked for."""
    assert Wanted("w", people=(asked,)).asks_for(by(name), nobody) is one


def test_a_person_whom_the_record_knows_under_another_name_is_found() -> None:
    """As who is one there."""
    wanted = Wanted("w", people=("John Kelly",))
    entry = by("Kelly", identity="k1")
    assert wanted.asks_for(entry, lambda name: ("k1",) if name == "John Kelly" else ())
    assert not wanted.asks_for(entry, lambda _: ("k2",))
    assert not wanted.asks_for(by("Kelly"), lambda _: ("",))


def test_who_is_no_person_is_no_person() -> None:
    """A body named after one is not, nor is a senior official."""
    wanted = Wanted("w", people=("John Kelly",))
    assert not wanted.asks_for(by("John Kelly", SpeakerType.ORGANIZATION), nobody)
    assert not Wanted("w", people=("official",)).asks_for(said("It was", OFFICIAL), nobody)


def test_a_body_is_asked_for_by_words_in_its_name_and_speaks_through_its_officers() -> None:
    """In a row, and whole ones."""
    wanted = Wanted("w", organizations=("Homeland Security",))
    assert wanted.asks_for(FERRY, nobody)
    body = by("Department of Homeland Security", SpeakerType.ORGANIZATION)
    assert wanted.asks_for(body, nobody)
    assert not wanted.asks_for(by("Homeland Securities", SpeakerType.ORGANIZATION), nobody)
    assert not wanted.asks_for(by("A", office=Office("Secretary", "Security, Homeland")), nobody)
    assert not wanted.asks_for(by("Homeland Security"), nobody)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("sail", True),
        ("SAIL on", True),
        ("sai*", True),
        ("will sai*", True),
        ("sai", False),
        ("on sail", False),
        ("time it", False),
        ("ferry will", True),
    ],
)
def test_words_are_in_what_is_said_or_in_its_reading(asked, found) -> None:
    """Whole, in a row, in any case; never over the end of one of the two."""
    entry = replace(FERRY, reading="“[The ferry] will sail on time,”")
    assert Wanted("w", words=(phrase(asked),)).asks_for(entry, nobody) is found


def test_a_watch_asks_for_some_of_each() -> None:
    """Any of its people, and any of its acts."""
    wanted = Wanted("w", people=("Sean Spicer", "John Kelly"), acts=frozenset({Act.PLEDGE}))
    assert wanted.asks_for(FERRY, nobody)
    assert not wanted.asks_for(said("It was", SPICER), nobody)
    assert not wanted.asks_for(said("It was", KELLY), nobody)


def test_a_statement_is_seen_by_every_watch_that_asks_for_it() -> None:
    """By their names, in their order."""
    watches = [
        Wanted("ferries", words=(phrase("sail"),)),
        Wanted("Spicer", people=("Sean Spicer",)),
        Wanted("pledges", acts=frozenset({Act.PLEDGE})),
    ]
    assert seen(FERRY, watches, nobody) == ("ferries", "pledges")
