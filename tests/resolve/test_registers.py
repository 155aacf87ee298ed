"""Registers asked with a day in hand: who held which office, and who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from statements_by_hand import page, said

from onrecord.record.people import Membership, Organization, PartialDate, Person, Post, Register
from onrecord.resolve.names import parse, plain
from onrecord.resolve.registers.lookup import Offices
from onrecord.resolve.registers.starter import Starter, shipped, starter
from onrecord.resolve.registers.tenures import MANY, US, Tenure, post_of
from onrecord.resolve.stage import resolve

TODAY = date(2017, 2, 23)
LATER = date(2018, 2, 1)


@pytest.fixture
def offices() -> Offices:
    return starter()


def persons(rows: Sequence[Tenure]) -> set[str]:
    return {row.person for row in rows}


def person(row: Tenure | None) -> str:
    return row.person if row else ""


def small_world(*held: tuple[str, str, str, str]) -> Offices:
    """A register of one senate: (id, name, since, until), known until the end of 2020."""
    return Offices.of(
        Register(
            tuple({id_: Person(id_, name) for id_, name, _, _ in held}.values()),
            (Organization("senate", "Senate of Ruritania", area="Ruritania"),),
            (Post("chair", "President of the Senate", "senate", "Ruritania"),),
            tuple(
                Membership(
                    id_, "senate", "chair", "", PartialDate.parse(since),
                    PartialDate.parse(until) if until else None, date(2020, 12, 31),
                )
                for id_, _, since, until in held
            ),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(1990, 5, 1), "George H.W. Bush"), (date(2005, 5, 1), "George W. Bush")],
)
def test_the_day_tells_which_president_of_a_surname(offices: Offices, day: date, name: str) -> None:
    """Two presidents, one surname."""
    assert persons(offices.bearer("president", "bush", day)) == {name}


def test_without_a_day_a_title_and_surname_must_fit_one_person(offices: Offices) -> None:
    """There was one President Trump, but two Presidents Bush; of senators there are too many."""
    assert persons(offices.bearer("president", "trump", None)) == {"Donald Trump"}
    assert offices.bearer("president", "bush", None) == ()
    assert offices.bearer("senator", "flake", None) == ()


def test_an_office_is_not_borne_before_or_after_its_time(offices: Offices) -> None:
    """A former one is asked for as such."""
    assert offices.bearer("president", "obama", TODAY) == ()
    former = offices.bearer("president", "obama", TODAY, former=True)
    assert persons(former) == {"Barack Obama"}
    assert offices.bearer("president", "trump", date(2017, 1, 19)) == ()


def test_a_surname_alone_goes_only_for_the_known(offices: Offices) -> None:
    """Not for everybody with an office, and not without a day."""
    assert persons(offices.known_as("trump", TODAY)) == {"Donald Trump"}
    assert offices.known_as("kelly", TODAY) == ()
    assert offices.known_as("flake", TODAY) == ()
    assert offices.known_as("trump", None) == ()
    assert persons(offices.known_as("clinton", date(1996, 5, 1))) == {"Bill Clinton"}
    assert persons(offices.known_as("clinton", date(2016, 5, 1))) == {"Hillary Clinton"}


def test_a_surname_is_completed_by_the_body_that_its_bearer_leads(offices: Offices) -> None:
    """Kelly in a story on Homeland Security is no senator and no anchor; elsewhere nobody."""
    story = "The DHS sent agents to the border, Kelly said."
    assert persons(offices.leader("kelly", TODAY, story)) == {"John F. Kelly"}
    assert offices.leader("kelly", TODAY, "The Fox anchor Kelly said so.") == ()
    assert offices.leader("kelly", LATER, story) == ()
    assert persons(offices.leader("kelly", LATER, "At the White House, Kelly said")) == {
        "John F. Kelly"
    }
    assert offices.leader("kelly", None, story) == ()


def test_members_of_a_chamber_do_not_lead_it(offices: Offices) -> None:
    """Every article on Congress names the Senate."""
    assert offices.leader("flake", TODAY, "Flake said so in the Senate.") == ()


@pytest.mark.parametrize(
    ("said", "day", "name"),
    [
        ("Homeland Security secretary", TODAY, "John F. Kelly"),
        ("secretary of state", TODAY, "Rex Tillerson"),
        ("secretary of state", date(2018, 4, 10), "John Sullivan"),
        ("CIA director", date(2012, 1, 1), "David Petraeus"),
        ("Senate majority leader", TODAY, "Mitch McConnell"),
        ("White House chief of staff", LATER, "John F. Kelly"),
        ("House speaker", TODAY, "Paul Ryan"),
        ("attorney general", date(2019, 1, 1), "Matthew Whitaker"),
        ("president", date(2017, 1, 20), "Donald Trump"),
        ("deputy attorney general", date(2017, 8, 1), "Rod Rosenstein"),
    ],
)
def test_the_holder_of_an_office_is_told_by_the_day(
    offices: Offices, said: str, day: date, name: str
) -> None:
    """By all words of the title; on the day of a change it is the new one."""
    assert person(offices.holder(post_of(said), day, said=said, area=US)) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Canadian prime minister", "Justin Trudeau"),
        ("prime minister of Canada", "Justin Trudeau"),
        ("Texas governor", "Greg Abbott"),
        ("prime minister", ""),
        ("governor", ""),
        ("majority leader", ""),
        ("park service director", ""),
    ],
)
def test_an_office_of_many_places_needs_its_place(offices: Offices, said: str, name: str) -> None:
    """No prime minister without a country, no leader without a chamber."""
    assert person(offices.holder(post_of(said), TODAY, said=said)) == name


def test_nobody_holds_an_office_without_a_day_or_before_the_table(offices: Offices) -> None:
    """And nobody after the register was made."""
    for day in (None, date(1750, 1, 1), date(2040, 1, 1)):
        assert offices.holder("president", day, area=US) is None


def test_a_title_with_the_words_of_another_body_is_not_borne(offices: Offices) -> None:
    """Treasury's Carter is not Defense's, a state senator is none in Washington."""
    day = date(2016, 5, 1)
    assert persons(offices.bearer("secretary", "carter", day, said="Defense Secretary")) == {
        "Ash Carter"
    }
    assert offices.bearer("secretary", "carter", day, said="Treasury Secretary") == ()
    assert offices.bearer("senator", "flake", day, said="state Senator") == ()


def test_a_governor_or_a_director_needs_the_state_or_the_body(offices: Offices) -> None:
    """Of governors the register has some, of directors a few; those known by surname do without."""
    day = date(2012, 5, 1)
    assert offices.bearer("governor", "brown", day, text="Gov. Brown of Oregon spoke.") == ()
    for told in ({"text": "In California."}, {"said": "California Governor"}):
        assert persons(offices.bearer("governor", "brown", day, **told)) == {"Jerry Brown"}
    assert persons(offices.bearer("governor", "kasich", day)) == {"John Kasich"}
    assert offices.bearer("director", "petraeus", day, text="The museum opened.") == ()
    told = offices.bearer("director", "petraeus", day, text="The CIA spoke.")
    assert persons(told) == {"David Petraeus"}
    told = offices.bearer("director", "petraeus", day, said="CIA Director")
    assert persons(told) == {"David Petraeus"}


def test_a_state_and_a_party_tell_members_of_one_surname_apart(offices: Offices) -> None:
    """Several Scotts; a tag of another state fits none of them."""
    day = date(2023, 5, 1)
    assert offices.bearer("senator", "scott", day) == ()
    tagged = offices.bearer("senator", "scott", day, place="florida", party="republican")
    assert persons(tagged) == {"Rick Scott"}
    assert offices.bearer("senator", "flake", TODAY, place="utah", party="republican") == ()
    assert offices.bearer("senator", "flake", TODAY, place="arizona", party="democrat") == ()


def test_a_member_without_days_needs_state_and_party(offices: Offices) -> None:
    """The table of former members has none; one surname, state and party are still one person."""
    assert offices.bearer("representative", "chaffetz", TODAY) == ()
    tagged = offices.bearer("congressman", "chaffetz", TODAY, place="utah", party="republican")
    assert persons(tagged) == {"Jason Chaffetz"}


def test_a_former_member_of_unknown_days_stands_in_the_way(offices: Offices) -> None:
    """Gwen Moore sat in 2010, but Dennis Moore may have sat, too."""
    day = date(2010, 5, 1)
    assert offices.bearer("representative", "moore", day) == ()
    tagged = offices.bearer("representative", "moore", day, place="wisconsin", party="democrat")
    assert persons(tagged) == {"Gwen Moore"}


def test_accents_and_apostrophes_do_not_hide_a_surname(offices: Offices) -> None:
    """Pena, Peña."""
    day = date(2014, 5, 1)
    for surname in ("nieto", "Nieto"):
        assert persons(offices.bearer("president", surname, day)) == {"Enrique Peña Nieto"}
    assert persons(offices.bearer("president", "chavez", date(2010, 1, 1))) == {"Hugo Chávez"}


def test_a_full_name_has_its_tenures(offices: Offices) -> None:
    """A bare surname has none, another given name neither."""
    titles = {row.title for row in offices.tenures_of(parse(["Mike", "Pompeo"]))}
    assert {"director", "secretary"} <= titles
    assert offices.tenures_of(parse(["Pompeo"])) == ()
    assert offices.tenures_of(parse(["Jane", "Pompeo"])) == ()
    row = offices.tenure_of(parse(["John", "Kelly"]), "secretary", TODAY)
    assert row is not None
    assert row.organization == "Department of Homeland Security"
    assert offices.tenure_of(parse(["John", "Kelly"]), "secretary", None) is None


def test_an_office_without_an_end_is_held_only_until_the_register_was_made() -> None:
    """A missing end is never taken for "still in office"."""
    offices = small_world(("1", "Ann Lee", "2019", ""))
    assert person(offices.holder("president", date(2020, 6, 1), area="Ruritania")) == "Ann Lee"
    assert offices.holder("president", date(2021, 1, 1), area="Ruritania") is None


def test_a_day_that_a_partial_date_leaves_open_has_no_answer() -> None:
    """Of somebody in office "since 2019" nobody knows whether in January."""
    offices = small_world(("1", "Ann Lee", "2019", ""))
    assert offices.holder("president", date(2019, 1, 15), area="Ruritania") is None
    assert offices.bearer("president", "lee", date(2019, 1, 15)) == ()


def test_two_people_of_one_name_are_not_one() -> None:
    """The register's ids tell, not the names."""
    offices = small_world(
        ("1", "Ann Lee", "2001-01-01", "2003-01-01"), ("2", "Ann Lee", "2002-01-01", "")
    )
    assert offices.bearer("president", "lee", date(2002, 6, 1)) == ()
    assert len(offices.bearer("president", "lee", date(2005, 1, 1))) == 1


def test_a_bare_surname_is_never_completed_from_the_list_of_members() -> None:
    """Whatever chambers the article names; only those go whom newspapers called so."""
    starter_rows = Starter(shipped())
    offices = Offices(starter_rows)
    day = date(2021, 5, 1)
    story = "The Senate, the House and Congress met at the White House."
    surnames = {row.name.key for title in MANY for row in starter_rows.of_title(title)}
    assert len(surnames) > 1000
    for surname in surnames:
        known = set(starter_rows.known(plain(surname), day))
        assert persons(offices.known_as(surname, day)) <= known
        assert not MANY & {row.title for row in offices.leader(surname, day, story)}


def test_another_register_is_asked_in_place_of_the_starter() -> None:
    """Its people complete a name, and nobody else's do."""
    offices = small_world(("1", "Ann Zorb", "2016-01-01", ""))
    document = page("President Zorb said so. President Trump said no.")
    first = said(document, "so", source="President Zorb", cue="said")
    second = said(document, "no", source="President Trump", cue="said")
    told = [entry.speakers[0].name for entry in resolve(document, [first, second], offices=offices)]
    assert told == ["Ann Zorb", "Trump"]


def test_registers_are_asked_together(offices: Offices) -> None:
    """An imported one adds its people, and one who is in both is one."""
    both = offices | small_world(("x", "Donald Trump", "2016-01-01", ""))
    assert both.bearer("president", "trump", TODAY)
    assert both.bearer("president", "tillerson", TODAY) == ()
    more = offices | small_world(("x", "Ann Zorb", "2016-01-01", ""))
    assert persons(more.bearer("president", "zorb", TODAY)) == {"Ann Zorb"}
    assert person(more.holder("president", TODAY, area=US)) == "Donald Trump"
