"""The table of our own."""

from datetime import date

import pytest
from registers_by_hand import read

from onrecord.errors import InputError
from onrecord.record.people import Membership, Organization, PartialDate, Person, Post
from onrecord.resolve.registers.formats.csv_table import COLUMNS, header

TABLE = """\
Person,Person ID,Other names,Gender,Born,Title,Organization,From,To,Area,Party
John Kelly,k,John F. Kelly; Gen. Kelly,m,1950-05,Secretary,Homeland Security,2017-01-20,2017-07,,
John Kelly,k,,,,Chief of Staff,White House,2017-07-31,,,
"""


def test_a_row_is_a_person_in_an_office():
    """Several rows of one id are one person."""
    told, problems = read(TABLE)
    assert problems == []
    others = ("John F. Kelly", "Gen. Kelly")
    assert told.people == (Person("k", "John Kelly", others, "male", PartialDate(1950, 5)),)
    assert told.organizations == (
        Organization("organization/Homeland Security", "Homeland Security"),
        Organization("organization/White House", "White House"),
    )
    assert told.posts[0] == Post(
        "post/Secretary/Homeland Security/", "Secretary", "organization/Homeland Security"
    )
    first, second = told.memberships
    assert first == Membership(
        "k",
        "organization/Homeland Security",
        "post/Secretary/Homeland Security/",
        since=PartialDate(2017, 1, 20),
        until=PartialDate(2017, 7),
    )
    assert second.until is None
    assert second.covers(date(2017, 8, 1)) is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_be_cut_by_commas_semicolons_or_tabs(delimiter):
    """And begin with a byte order mark, as spreadsheets write it, and end its lines with CR LF."""
    told, problems = read(
        b"\xef\xbb\xbf"
        + TABLE.replace("; ", "|").replace(",", delimiter).replace("\n", "\r\n").encode()
    )
    assert problems == []
    assert len(told.memberships) == 2
    assert told.people[0].other_names == ("John F. Kelly", "Gen. Kelly")


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_is_known_by_any_of_its_names_in_any_case(column):
    """However the words in it are joined."""
    for name in COLUMNS[column]:
        for written in (name, name.upper(), f" {name[:2]}_{name[2:]} "):
            found = header(f"{written},name,title,x")
            assert found is not None
            assert found[1][column] in (0, 1, 2)


def test_the_first_line_may_be_quoted():
    """With the delimiter in a name."""
    delimiter, columns = header('"Person","a, b","Job title","Office"\r\n')
    assert (delimiter, columns) == (",", {"person": 0, "title": 3})
    assert header('"Person,title') is None


def test_a_table_without_a_column_for_an_office_is_none_of_ours():
    """A list of names is no register."""
    assert header("person,born,party") is None
    with pytest.raises(InputError, match="does not name a column"):
        read("a,b\n1,2\n", form="csv")


def test_without_ids_one_name_is_one_person():
    """And with them two may have one name."""
    rows = "John Smith,{},Mayor\nJohn Smith,{},Judge\n"
    same, _ = read("name,id,title\n" + rows.format("", ""))
    two, _ = read("name,id,title\n" + rows.format(1, 2))
    assert (len(same.people), len(two.people)) == (1, 2)


def test_another_name_of_the_same_id_is_another_name():
    """The first row's stands."""
    told, problems = read("name,id,title\nAda Quinn,1,Mayor\nA. Quinn,1,Judge\n")
    assert problems == []
    assert told.people == (Person("1", "Ada Quinn", ("A. Quinn",)),)


def test_a_wrong_row_is_left_out_and_told_with_its_line():
    """A person whose office is wrong is a person all the same."""
    told, problems = read(
        "name,title,from,to\n"
        "Ada,Mayor,2018,2017\n"
        ",Mayor,2018,\n"
        '"Ben\nBold",Mayor,2018,\n'
        "Cy,Mayor,23/02/2017,\n"
        "Dee,Mayor,2018,2019,2020\n"
        "Eve,,2018,\n"
        "\n"
    )
    assert [one.name for one in told.people] == ["Ada", "Ben\nBold", "Cy", "Eve"]
    assert [one.person for one in told.memberships] == ["name/Ben\nBold"]
    assert [(one.where, one.message.partition(":")[0]) for one in problems] == [
        ("file, line 2", "the membership 2018 to 2017 is backwards"),
        ("file, line 3", "it has no person's name"),
        ("file, line 6", "its from"),
        ("file, line 7", "it has 5 cells, the header has 4"),
        ("file, line 8", "it has neither a title nor an organization"),
    ]


def test_a_broken_table_is_an_error_with_its_line():
    """An open quotation mark would swallow the rest."""
    with pytest.raises(InputError, match=r"file, line 4 is not valid CSV"):
        read('name,title\nAda,Mayor\n"Ben,Judge\nCy,Judge\n')
