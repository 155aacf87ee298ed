"""Registers of people and offices on record: imported, imported again, asked."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from any_record import words as any_words
from hypothesis import given, settings
from sqlalchemy import select

from any_register import registers
from onrecord.errors import InputError, NotFound, RecordError
from onrecord.record.people import (
    Membership,
    Organization,
    PartialDate,
    Person,
    Post,
    Register,
)
from onrecord.record.source import Problem, Source
from onrecord.store.register_writing import Imported
from onrecord.store.sql import Record, open_record
from onrecord.store.tables import METADATA

SOURCE = Source("officials.csv", "csv", "0" * 64)
DHS = Organization("dhs", "Department of Homeland Security")
SECRETARY = Post("secretary", "Secretary", "dhs")
KELLY = Person("k", "John Kelly", ("John F. Kelly",), "male", PartialDate(1950, 5, 11))
HELD = Membership(
    "k",
    "dhs",
    "secretary",
    since=PartialDate(2017, 1, 20),
    until=PartialDate(2017, 7),
)
REGISTER = Register((KELLY,), (DHS,), (SECRETARY,), (HELD,))


@pytest.fixture
def record(place: str):
    """An empty record."""
    with open_record(place) as record:
        yield record


def dump(record: Record) -> list[object]:
    """Every row of every table."""
    with record._reading() as connection:
        return [
            sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
        ]


def tamper(record: Record, statement: str) -> None:
    """What another program may do, as far as the database lets it."""
    with record._writing() as connection:
        connection.exec_driver_sql(statement)


def problems_of(record: Record, register: Register, source: Source = SOURCE) -> list[Problem]:
    problems: list[Problem] = []
    record.import_register(register, source=source, problem=problems.append)
    return problems


@settings(max_examples=20)
@given(registers(any_words))
def test_a_register_is_kept_as_it_was(tmp_path_factory, register: Register) -> None:
    """Every name and date of any register, each date as exactly as it was known."""
    with open_record(tmp_path_factory.mktemp("any") / "onrecord.db") as record:
        record.import_register(register, source=SOURCE, problem=lambda _: None)
        kept = record.register()
        assert list(record.doctor()) == []
    assert [replace(one, id="") for one in kept.people] == [
        replace(one, id="") for one in register.people
    ]
    ids = {"": ""}
    for told, own in (
        (register.people, kept.people),
        (register.organizations, kept.organizations),
        (register.posts, kept.posts),
    ):
        ids |= {(type(a), a.id): b.id for a, b in zip(told, own, strict=True)}

    def known(kind: type, key: str) -> str:
        return ids[(kind, key)] if key else ""

    assert kept.posts == tuple(
        replace(one, id=known(Post, one.id), organization=known(Organization, one.organization))
        for one in register.posts
    )
    assert kept.memberships == tuple(
        replace(
            one,
            person=known(Person, one.person),
            organization=known(Organization, one.organization),
            post=known(Post, one.post),
            party=known(Organization, one.party),
        )
        for one in register.memberships
    )


@settings(max_examples=8)
@given(registers(), registers())
def test_importing_again_changes_nothing_and_another_version_takes_its_place(
    tmp_path_factory, first: Register, second: Register
) -> None:
    """Whatever came before, the record is as if the last version had been the only one."""
    folder = tmp_path_factory.mktemp("any")
    quiet = {"source": SOURCE, "problem": lambda _: None}
    with open_record(folder / "a.db") as record, open_record(folder / "b.db") as other:
        record.import_register(first, **quiet)
        before = dump(record)
        again = record.import_register(first, **quiet)
        assert (again.added, again.changed, again.gone) == (0, 0, 0)
        assert dump(record) == before
        record.import_register(second, **quiet)
        other.import_register(second, **quiet)
        for mine, theirs in zip(_sorted(record.register()), _sorted(other.register()), strict=True):
            assert mine == theirs


def _sorted(register: Register) -> list[list[object]]:
    parts = (register.people, register.organizations, register.posts, register.memberships)
    return [sorted(part, key=repr) for part in parts]


def test_a_newer_version_updates_what_it_still_has(record: Record) -> None:
    """With the same ids; what it no longer has goes."""
    record.import_register(REGISTER, source=SOURCE)
    (before,) = record.people()
    newer = replace(
        REGISTER,
        people=(replace(KELLY, death=PartialDate(2030)), Person("d", "Elaine Duke")),
        memberships=(replace(HELD, person="d", since=PartialDate(2017, 7), until=None),),
    )
    imported = record.import_register(newer, source=replace(SOURCE, as_of=date(2017, 9, 1)))
    assert imported == Imported(2, 1, 1, 1, added=2, changed=1, gone=1)
    kelly = record.person(before.id)
    assert kelly.death == PartialDate(2030)
    assert list(record.memberships(person=kelly.id)) == []
    assert list(record.sources()) == [replace(SOURCE, as_of=date(2017, 9, 1))]


def test_two_registers_do_not_meet(record: Record) -> None:
    """The same ids in both are not the same things."""
    record.import_register(REGISTER, source=SOURCE)
    record.import_register(REGISTER, source=Source("others.json"))
    assert len(record.register().people) == 2
    assert len({one.id for one in record.people("kelly")}) == 2
    assert [one.name for one in record.sources()] == ["officials.csv", "others.json"]
    assert [record.source_of(one.id).name for one in record.people()] == [
        "officials.csv",
        "others.json",
    ]


@pytest.mark.parametrize(
    ("change", "kept", "message"),
    [
        ({"memberships": (replace(HELD, person="x"),)}, False, "its person 'x' is not"),
        ({"memberships": (replace(HELD, post="x"),)}, False, "its post 'x' is not"),
        ({"memberships": (Membership("k", "x"),)}, False, "its organization 'x' is not"),
        ({"memberships": (replace(HELD, organization="x"),)}, True, "its organization 'x' is not"),
        ({"memberships": (replace(HELD, party="x"),)}, True, "its party 'x' is not"),
        ({"posts": (replace(SECRETARY, organization="x"),)}, True, "its organization 'x' is not"),
        ({"people": (KELLY, Person("k", "Another"))}, False, "told before"),
        ({"posts": (SECRETARY, SECRETARY)}, False, "told before"),
        ({"memberships": (HELD, HELD)}, True, "told twice"),
    ],
)
def test_what_leads_nowhere_or_is_told_twice_is_told_and_the_rest_is_kept(
    record: Record, change: dict[str, object], kept: bool, message: str
) -> None:
    """A membership is nothing without its person and its post; the rest is left empty."""
    (problem,) = problems_of(record, replace(REGISTER, **change))
    assert problem.kept is kept
    assert message in problem.message
    register = record.register()
    assert [one.name for one in register.people] == ["John Kelly"]
    assert len(register.posts) == 1
    assert len(register.memberships) == (0 if "memberships" in change and not kept else 1)
    assert list(record.doctor()) == []


def test_ids_that_were_told_long_before_are_told_twice_too(record: Record) -> None:
    """Not only those that are still in memory."""
    people = tuple(Person(str(at), "A") for at in range(1000))
    problems = problems_of(record, Register((*people, Person("1", "B"))))
    assert [one.where for one in problems] == ["id 1"]
    assert len(list(record.people())) == 1000


def test_what_is_the_same_once_a_pointer_is_empty_is_kept_once(record: Record) -> None:
    """Two rows that differ in nothing else than in what leads nowhere."""
    both = (replace(HELD, party="x"), replace(HELD, party="y"), HELD)
    problems = problems_of(record, replace(REGISTER, memberships=both))
    assert len(problems) == 2
    assert len(record.register().memberships) == 1
    assert list(record.doctor()) == []


def held(person: str, since: str, until: str = "", as_of: date | None = None) -> Membership:
    ends = PartialDate.parse(until) if until else None
    return Membership(
        person, "", "secretary", since=PartialDate.parse(since), until=ends, as_of=as_of
    )


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ((held("a", "2017-01-20", "2017-07-31"), held("b", "2017-07-31", "2018")), 0),
        ((held("a", "2017-01-20", "2017-08-01"), held("b", "2017-07-31", "2018")), 1),
        ((held("a", "2017", "2018"), held("b", "2018", "2019")), 0),
        ((held("a", "2017", "2018-02"), held("b", "2018-01", "2019")), 1),
        ((held("a", "2016"), held("b", "2018", "2019")), 0),
        ((held("a", "2016", as_of=date(2020, 1, 1)), held("b", "2018", "2019")), 1),
        ((held("a", "2016", "2019"), held("a", "2017", "2018")), 1),
        (tuple(held(one, "2016", "2019") for one in "abc"), 0),
        ((*(held(one, "2016", "2019") for one in "abc"), held("a", "2018", "2020")), 1),
    ],
)
def test_terms_of_one_post_that_surely_overlap_are_told_and_kept(
    record: Record, terms: tuple[Membership, ...], told: int
) -> None:
    """One note for each post; a post that three hold at once is one of many seats."""
    people = tuple(Person(one, one.upper()) for one in "abc")
    problems = problems_of(record, Register(people, (DHS,), (SECRETARY,), terms))
    assert len(problems) == told
    assert all("overlap" in one.message and one.kept for one in problems)
    assert len(record.register().memberships) == len(terms)


def test_an_import_that_fails_leaves_the_record_as_it_was(record: Record) -> None:
    """Wherever it breaks off: in the middle of the rows, or at a row that nobody may leave out."""
    record.import_register(REGISTER, source=SOURCE)
    before = dump(record)

    def breaking():
        yield Person("n", "New")
        raise InputError("line 2 is broken")

    with pytest.raises(InputError, match="line 2"):
        record.import_register(breaking(), source=SOURCE)
    wrong = replace(REGISTER, memberships=(replace(HELD, person="x"),))
    with pytest.raises(InputError, match="its person 'x' is not in the register"):
        record.import_register(wrong, source=SOURCE)
    for nobody in (Register(), Register(organizations=(DHS,))):
        with pytest.raises(InputError, match=r"nobody in officials\.csv"):
            record.import_register(nobody, source=SOURCE)
    with pytest.raises(InputError, match="needs a name"):
        record.import_register(REGISTER, source=Source(" "))
    assert dump(record) == before
    again = record.import_register(REGISTER, source=SOURCE)
    assert again == Imported(1, 1, 1, 1)


def test_a_record_that_is_only_read_takes_no_register(record: Record) -> None:
    """As it takes no article."""
    with (
        open_record(record.path, read_only=True) as read_only,
        pytest.raises(RecordError, match="reading only"),
    ):
        read_only.import_register(REGISTER, source=SOURCE)


def test_people_are_found_by_any_part_of_any_name(record: Record) -> None:
    """Whole names first, then what begins so; without regard to case and accents."""
    names = ["Ann Kelly", "Kelly Ayotte", "John Kelly", "José Núñez", "习近平", "O"]
    people = tuple(Person(str(at), one) for at, one in enumerate(names))
    also = Person("x", "Jack Jones", ("Kelly",))
    record.import_register(Register((*people, also)), source=SOURCE)

    def found(name: str) -> list[str]:
        return [one.name for one in record.people(name)]

    assert found("kelly") == ["Jack Jones", "Kelly Ayotte", "Ann Kelly", "John Kelly"]
    assert found("JOSE nunez") == ["José Núñez"]
    assert found("习近平") == ["习近平"]
    assert found("o")[0] == "O"
    assert found("100%") == found("kelly jones") == []
    assert len(found("")) == 7


def test_a_person_is_found_by_the_beginning_of_the_id(record: Record) -> None:
    """And there is a hint where there is none."""
    record.import_register(REGISTER, source=SOURCE)
    (kelly,) = record.people()
    assert record.person(kelly.id[:6]) == kelly
    with pytest.raises(NotFound) as error:
        record.person("0" * 16)
    assert "people list" in error.value.hint


def test_memberships_are_asked_for_by_person_post_body_and_day(record: Record) -> None:
    """On a day, those only that are known to have held."""
    record.import_register(REGISTER, source=SOURCE)
    (one,) = record.register().memberships
    for of in ({"person": one.person}, {"post": one.post}, {"organization": one.organization}):
        assert list(record.memberships(**of)) == [one]
    assert list(record.memberships(person="x")) == []
    assert list(record.memberships(on=date(2017, 2, 23))) == [one]
    assert list(record.memberships(on=date(2017, 7, 15))) == []  # it ended in July


def test_tenures_are_memberships_with_what_they_are_in(record: Record) -> None:
    """The body of a post stands for that of a membership that names none."""
    bare = replace(HELD, organization="", party="dhs")
    record.import_register(replace(REGISTER, memberships=(bare,)), source=SOURCE)
    (kelly,) = record.people()
    (tenure,) = record.tenures(kelly.id)
    assert tenure.post is not None
    assert tenure.organization is not None
    assert tenure.party == tenure.organization
    assert (tenure.post.label, tenure.organization.name) == ("Secretary", DHS.name)
    assert tenure.membership.organization == ""


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE people SET name = 'John Jelly'", {"name"}),
        ("UPDATE people SET key = 'x'", {"id"}),
        ("UPDATE people SET birth = 'in May'", {"damaged"}),
        ("UPDATE people SET other_names = 'John'", {"damaged"}),
        ("UPDATE registers SET name = 'another.csv'", {"id"}),
        ("UPDATE memberships SET since = '2018', until = '2017'", {"damaged"}),
        ("UPDATE memberships SET area = 'Ohio'", {"id"}),
        ("UPDATE memberships SET as_of = '2030-01-01'", set()),
    ],
)
def test_the_doctor_sees_what_is_wrong_with_a_register(
    record: Record, statement: str, kinds: set[str]
) -> None:
    """Each promise, broken on its own."""
    record.import_register(REGISTER, source=SOURCE)
    tamper(record, statement)
    assert {finding.kind for finding in record.doctor()} == kinds


@pytest.mark.parametrize("table", ["people", "posts", "registers"])
def test_the_doctor_sees_rows_of_a_file_that_point_at_none(tmp_path: Path, table: str) -> None:
    """A server lets nobody do this."""
    with open_record(tmp_path / "onrecord.db") as record:
        record.import_register(REGISTER, source=SOURCE)
        with sqlite3.connect(tmp_path / "onrecord.db") as connection:
            connection.execute(f"DELETE FROM {table}")
        connection.close()
        assert {finding.kind for finding in record.doctor()} == {"dangling"}


def test_a_damaged_row_is_named(record: Record) -> None:
    """And it alone, among many."""
    people = tuple(Person(str(at), "A") for at in range(300))
    record.import_register(Register(people), source=SOURCE)
    tamper(record, "UPDATE people SET death = '2017-13' WHERE number = 250")
    assert [finding.subject for finding in record.doctor()] == ["people 250"]
