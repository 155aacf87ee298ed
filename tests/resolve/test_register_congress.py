"""congress-legislators, in YAML and in JSON."""

import json

from registers_by_hand import read

from onrecord.record.people import PartialDate

KELLY = """\
    - id:
        bioguide: K000377
      name:
        first: Mark
        middle: Edward
        last: Kelly
        official_full: Mark Kelly
      other_names:
      - last: Kelley
        end: '2000-01-01'
      bio:
        gender: M
        birthday: '1964-02-21'
      terms:
      - type: sen
        start: '2020-12-02'
        end: '2023-01-03'
        state: AZ
        class: 3
        party: Democrat
"""


def test_a_senator_is_read_with_names_seat_and_party():
    """Dates, codes and numbers stay the text that they are."""
    told, problems = read(KELLY)
    assert problems == []
    (person,), (post,), (held,) = told.people, told.posts, told.memberships
    assert (person.id, person.name, person.gender) == ("K000377", "Mark Kelly", "male")
    assert person.other_names == ("Mark Kelley", "Mark Edward Kelly")
    assert person.birth == PartialDate(1964, 2, 21)
    assert (post.id, post.label, post.area) == ("us/senate/AZ/3", "Senator", "Arizona")
    assert (held.since, held.until) == (PartialDate(2020, 12, 2), PartialDate(2023, 1, 3))
    assert (held.organization, held.area, held.party) == ("us/senate", "Arizona", "party/Democrat")
    assert {one.name for one in told.organizations} == {"United States Senate", "Democrat"}


def test_the_same_in_json_is_the_same():
    """As the project publishes it too."""
    row = {
        "id": {"bioguide": "W000178"},
        "name": {"first": "George", "last": "Washington"},
        "terms": [{"type": "prez", "start": "1789-04-30", "end": "1793-03-04"}],
    }
    told, problems = read(json.dumps([row], indent=1))
    assert problems == []
    assert [one.name for one in told.people] == ["George Washington"]
    assert [(one.label, one.organization) for one in told.posts] == [("President", "us")]


def test_a_member_of_the_house_sits_for_a_district():
    """And one of a territory is a delegate; one at large sits for the whole state."""
    for state, district, label, area in (
        ("PA", 16, "Representative", "Pennsylvania, district 16"),
        ("AK", 0, "Representative", "Alaska"),
        ("GU", 0, "Delegate", "Guam"),
        ("PR", 0, "Resident Commissioner", "Puerto Rico"),
    ):
        term = {"type": "rep", "start": "2011", "state": state, "district": district}
        row = {"id": {"bioguide": "X"}, "name": {"first": "A", "last": "B"}, "terms": [term]}
        told, problems = read(json.dumps([row]))
        assert problems == []
        assert (told.posts[0].label, told.memberships[0].area) == (label, area)


def test_who_changed_parties_during_a_term_is_told_party_by_party():
    """Each part on its own days."""
    told, _ = read(
        KELLY.replace(
            "party: Democrat",
            "party_affiliations:\n"
            "        - {start: '2020-12-02', end: '2021-06-01', party: Democrat}\n"
            "        - {start: '2021-06-02', end: '2023-01-03', party: Independent}",
        )
    )
    assert [(str(one.since), one.party) for one in told.memberships] == [
        ("2020-12-02", "party/Democrat"),
        ("2021-06-02", "party/Independent"),
    ]


def test_leadership_is_an_office_of_the_chamber():
    """With days of its own; an end that is not told stays open."""
    told, problems = read(
        KELLY.rstrip()
        + "\n      leadership_roles:\n      - title: Majority Leader\n"
        + "        chamber: senate\n        start: '2025-01-03'\n"
    )
    assert problems == []
    leading = told.memberships[-1]
    assert (leading.post, leading.until, leading.as_of) == ("us/senate/Majority Leader", None, None)


def test_a_wrong_term_costs_the_term_and_a_wrong_name_the_person():
    """Both are told with the line on which the person begins."""
    nameless = "    - id: {bioguide: N1}\n      name: {first: Anna}\n      terms: []\n"
    told, problems = read(nameless + KELLY.replace("end: '2023", "end: '2019") + "    - words\n")
    assert [one.id for one in told.people] == ["K000377"]
    assert told.memberships == ()
    assert [(one.where, one.kept) for one in problems] == [
        ("file, line 1", False),
        ("file, line 4 (Mark Kelly), terms 1", False),
        ("file, line 24", False),
    ]


def test_a_state_called_no_is_no_truth_value():
    """Nor is a name that YAML would take for a date or a number."""
    told, problems = read(
        KELLY.replace("last: Kelly\n", "last: No\n").replace("Mark Kelly", "Mark No")
    )
    assert problems == []
    assert told.people[0].name == "Mark No"
