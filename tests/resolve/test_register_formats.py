"""Any file that somebody may hand in as a register."""

import io
import json
import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers_by_hand import read

from onrecord.errors import InputError
from onrecord.resolve.registers.formats import reading
from onrecord.resolve.registers.formats.reading import FORMATS, NAMED, Part, examined, sniffed

BEGINNINGS = {
    "ftm": '{"id": "a", "schema": "Person", "properties": {}}',
    "wikidata": '{"entities": {"Q1": {}}}',
    "popolo": '{\n "meta": 1,\n "persons": []\n}',
    "congress": "# members\n- id:\n    bioguide: A1\n  terms: []\n",
    "openstates": "id: ocd-person/1\nname: Ada\n",
    "csv": "Name;Title\nAda;Mayor\n",
}


@pytest.mark.parametrize("name", NAMED)
def test_a_format_is_known_by_how_it_begins(name):
    """With and without a byte order mark."""
    for mark in (b"", b"\xef\xbb\xbf"):
        part = Part("file", io.BytesIO(mark + BEGINNINGS[name].encode()))
        assert sniffed(part).name == name


@pytest.mark.parametrize(
    "told", ["", "\n ", "Dear reader,\n", "{}", "[1, 2]", "person\nAda\n", "a: 1\n", "<html>"]
)
def test_a_file_of_another_format_is_an_error_that_lists_those_that_are_read(told):
    """It names the file."""
    with pytest.raises(InputError, match=r"^file is ") as error:
        read(told)
    assert all(one.says in error.value.hint for one in FORMATS)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ('{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n{"id": "b", "sch', 2),
        ('{"persons": [\n{"id": 1, "name": "A"},\n{"id": 2, "name": nobody},\n{"id": 3}]}', 3),
        ('{"persons": [\n{"id": 1, "name": "A"}', 2),
        ('{"entities": {\n"Q1": {"id": "Q1"},\n"Q2": {"id": Q2}}}', 3),
        ("- id: {bioguide: A1}\n  terms: []\n- id: {bioguide\n  terms: []\n", 4),
        ("id: ocd-person/1\nname: Ada\nroles: [\n", 4),
        ('[{"id": {"bioguide": 1},\n"terms": [}]', 2),
    ],
)
def test_a_broken_file_is_an_error_with_its_line(told, line):
    """And what it was read as."""
    with pytest.raises(InputError, match=rf"^file, line {line} is not valid .*\(read as "):
        read(told)


def test_the_line_of_a_broken_place_is_exact_far_into_a_file():
    """Though the parser reads ahead."""
    rows = [json.dumps({"id": at, "name": "A" * 50}) for at in range(5000)]
    rows[4321] = '{"id": }'
    with pytest.raises(InputError, match="line 4323 is not valid JSON"):
        read('{"persons": [\n' + ",\n".join(rows) + "\n]}")


@pytest.mark.parametrize("before", [0, 1, 65_535, 65_536, 200_000])
def test_a_file_that_is_not_utf_8_is_an_error_with_its_line(before):
    """Wherever it is cut while it is read."""
    part = Part("file", io.BytesIO(b"a\n" * before + "é\né".encode() + b"\xe9\n"))
    with pytest.raises(InputError, match=f"^file, line {before + 2} is not UTF-8"):
        examined(part)


def test_a_file_is_known_by_the_digest_of_its_bytes():
    """Any change in it is one in the digest."""
    one, two = (examined(Part("file", io.BytesIO(data))) for data in (b"a\n", b"a"))
    assert re.fullmatch("[0-9a-f]{64}", one)
    assert one != two


# Letters that JSON and YAML take as they are.
strings = st.text("aZ 0-é習\U0001f600", max_size=5)
numbers = st.integers(-(2**31), 2**31) | st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | strings,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(strings, inner, max_size=3),
    max_leaves=8,
)
# Keys that parsers look for, so that some of what is generated gets far.
KEYS = (
    *("id", "name", "persons", "memberships", "organizations", "posts", "areas", "area"),
    *("person_id", "start_date", "other_names", "schema", "properties", "holder", "post"),
    *("claims", "labels", "en", "value", "P39", "P31", "mainsnak", "datavalue", "qualifiers"),
    *("terms", "bio", "type", "bioguide", "first", "last", "roles", "party", "jurisdiction"),
)
odd = st.recursive(
    json_values | st.sampled_from(["Person", "Occupancy", "Q5", "2017", "sen", "upper"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=20,
)


# Something odd where a parser looks for something else.
WITHIN = {
    "popolo": lambda odd: {
        "persons": [odd, {"id": 1, "name": "A", "memberships": odd, "other_names": odd}],
        "posts": [{"id": 1, "label": odd}],
        "memberships": [odd, {"person_id": 1, "organization": odd, "area": odd, "as_of": odd}],
    },
    "ftm": lambda odd: {"id": "a", "schema": "Occupancy", "properties": odd, "last_seen": odd},
    "wikidata": lambda odd: {"id": "Q1", "labels": odd, "claims": {"P39": odd, "P569": [odd]}},
    "congress": lambda odd: [
        {"id": {"bioguide": "A"}, "name": odd, "terms": [odd]},
        {"id": {"bioguide": "A"}, "name": {"last": "B"}, "terms": [odd], "bio": odd},
        {"id": {"bioguide": "A"}, "name": {"last": "B"}, "leadership_roles": odd},
    ],
    "openstates": lambda odd: {"id": "A", "name": "B", "roles": [odd], "party": odd, "gender": odd},
}


@pytest.mark.parametrize("form", WITHIN)
@given(odd)
def test_whatever_is_in_a_row_it_is_read_or_left_out(form, told):
    """No shape of it costs more than the row."""
    read(json.dumps(WITHIN[form](told), ensure_ascii=False), form=form)


@pytest.mark.parametrize("form", NAMED)
@given(odd)
def test_whatever_is_in_a_file_it_is_read_or_refused(form, told):
    """No shape of the data is an error of any other kind."""
    with suppress(InputError):
        read(json.dumps(told), form=form)


@given(st.binary(max_size=60), st.sampled_from(sorted(NAMED)))
def test_whatever_bytes_a_file_has_it_is_read_or_refused(told, form):
    """Once it is known to be UTF-8."""
    with suppress(InputError):
        examined(Part("file", io.BytesIO(told)))
        read(told, form=form)


def test_every_format_is_named_on_the_command_line():
    """In the help and in the table."""
    from onrecord.cli.people_import import FORMATS as NAMES

    assert {*NAMES} == {"auto", *reading.NAMED}
