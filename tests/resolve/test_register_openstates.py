"""Open States people, one YAML file each."""

from registers_by_hand import read

from onrecord.record.people import PartialDate

QUINN = """\
    id: ocd-person/1
    name: Ada Quinn
    given_name: Ada
    family_name: Quinn
    gender: Female
    birth_date: 1961-05
    party:
    - name: Green
    other_names:
    - name: Ada M. Quinn
    roles:
    - type: governor
      jurisdiction: ocd-jurisdiction/country:us/state:ak/government
      start_date: '2018-12-03'
      end_date: ''
    - type: lower
      district: '7'
      jurisdiction: ocd-jurisdiction/country:us/state:ca/government
      end_date: '2018'
"""


def test_a_person_is_read_with_all_roles():
    """A chamber is called what it is called in its state."""
    told, problems = read(QUINN)
    assert problems == []
    (person,) = told.people
    assert (person.id, person.name, person.gender) == ("ocd-person/1", "Ada Quinn", "female")
    assert (person.other_names, person.birth) == (("Ada M. Quinn",), PartialDate(1961, 5))
    assert [(one.label, one.area) for one in told.posts] == [
        ("Governor", "Alaska"),
        ("Assembly Member", "California"),
    ]
    names = [one.name for one in told.organizations]
    assert names == ["Alaska", "Green", "California State Assembly"]
    governor, member = told.memberships
    assert (str(governor.since), governor.until, governor.party) == (
        "2018-12-03",
        None,
        "party/Green",
    )
    assert (member.since, str(member.until)) == (None, "2018")
    assert member.area == "California, district 7"


def test_who_had_several_parties_is_of_none_of_them():
    """Which one it was in which office is not told."""
    told, _ = read(QUINN.replace("- name: Green", "- name: Green\n    - name: Blue"))
    assert {one.party for one in told.memberships} == {""}


def test_a_mayor_is_of_a_place():
    """Which the jurisdiction names."""
    place = "ocd-jurisdiction/country:us/state:ak/place:old_harbor/government"
    told, _ = read(
        QUINN.replace("ocd-jurisdiction/country:us/state:ak/government", place).replace(
            "type: governor", "type: mayor"
        )
    )
    assert (told.posts[0].label, told.posts[0].area) == ("Mayor", "Old Harbor, Alaska")


def test_a_role_that_is_wrong_is_left_out():
    """And the others are kept."""
    told, (problem,) = read(QUINN.replace("country:us/state:ak", "country:ca"))
    assert len(told.memberships) == 1
    assert problem.where == "file, role 1 of Ada Quinn"
    assert "no state of the United States" in problem.message
