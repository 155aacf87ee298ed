"""FollowTheMoney entities, one a line."""

from datetime import date

from registers_by_hand import lines, read

from onrecord.record.people import Membership, Organization, PartialDate, Person, Post

PERSON = {"id": "k", "schema": "Person", "properties": {"name": ["John Kelly"]}}
POST = {"id": "p", "schema": "Position", "properties": {"name": ["Secretary"], "country": ["us"]}}


def occupancy(**properties):
    own = {"holder": ["k"], "post": ["p"], **properties}
    return {"id": "o", "schema": "Occupancy", "properties": own}


def only(told):
    (membership,) = told[0].memberships
    return membership


def test_people_posts_and_who_held_them_are_read():
    """In any order."""
    told, problems = read(
        lines(
            occupancy(
                startDate=["2017-01-20"],
                endDate=["2017-07"],
                constituency=["Boston"],
                politicalGroup=["Greens"],
            ),
            POST,
            {
                **PERSON,
                "caption": "John F. Kelly",
                "properties": {
                    "name": ["John Kelly", "John F. Kelly"],
                    "alias": ["Gen. Kelly"],
                    "gender": ["male"],
                    "birthDate": ["1950", "1950-05-11"],
                },
            },
        )
    )
    assert problems == []
    assert told.posts == (Post("p", "Secretary", "", "us"),)
    born = PartialDate(1950, 5, 11)
    others = ("John Kelly", "Gen. Kelly")
    assert told.people == (Person("k", "John F. Kelly", others, "male", born),)
    assert told.organizations == (Organization("party/Greens", "Greens", (), "party"),)
    dates = PartialDate(2017, 1, 20), PartialDate(2017, 7)
    expected = Membership("k", "", "p", "", *dates, party="party/Greens", area="Boston")
    assert told.memberships == (expected,)


def test_membership_in_an_organization_is_read():
    """With its role."""
    told, problems = read(
        lines(
            PERSON,
            {"id": "b", "schema": "PublicBody", "properties": {"name": ["Senate"]}},
            {
                "id": "m",
                "schema": "Membership",
                "properties": {"member": ["k"], "organization": ["b"], "role": ["Chair"]},
            },
        )
    )
    assert problems == []
    assert told.organizations == (Organization("b", "Senate"),)
    assert told.memberships == (Membership("k", "b", role="Chair"),)


def test_of_several_dates_what_all_of_them_say_is_kept():
    """No day is chosen among several."""
    started = only(read(lines(PERSON, POST, occupancy(startDate=["2017-01-20", "2017-01-23"]))))
    assert started.since == PartialDate(2017, 1)
    started = only(read(lines(PERSON, POST, occupancy(startDate=["2016", "2017"]))))
    assert started.since is None


def test_only_an_occupancy_called_current_is_known_to_hold_when_it_was_last_seen():
    """One without a status, or with another, says nothing of any later day."""
    for status, as_of in (("current", date(2024, 5, 1)), ("ended", None), ("unknown", None)):
        told = {**occupancy(status=[status]), "last_seen": "2024-05-01T10:00:00"}
        assert only(read(lines(told))).as_of == as_of
    assert only(read(lines({**occupancy(), "last_seen": "2024-05-01"}))).as_of is None
    ended = lines(occupancy(status=["ended"]))
    assert only(read(ended, as_of=date(2024, 5, 1))).as_of is None


def test_other_entities_are_passed_over_and_counted():
    """Once for all of them."""
    address = {"id": "a", "schema": "Address", "properties": {}}
    told, (problem,) = read(lines(PERSON, address, address))
    assert len(told.people) == 1
    assert problem.kept
    assert "2 Address" in problem.message


def test_an_entity_that_is_wrong_is_left_out_and_told_with_its_line():
    """Without a name, without a holder, backwards, or of another shape."""
    told, problems = read(
        lines(
            PERSON,
            {"id": "n", "schema": "Person", "properties": {"name": []}},
            {"id": "o", "schema": "Occupancy", "properties": {"post": ["p"]}},
            occupancy(startDate=["2018"], endDate=["2017"]),
            {"id": "q", "schema": "Person", "properties": {"name": "John"}},
            {"id": "r"},
        )
    )
    assert len(told.people) == 1
    assert told.memberships == ()
    assert [one.where.partition(" (")[0] for one in problems] == [
        f"file, line {number}" for number in range(2, 7)
    ]
