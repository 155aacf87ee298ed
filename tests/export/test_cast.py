"""Who is heard in a record, and in which offices."""

from dataclasses import replace
from datetime import date

from told_by_hand import FERRY, HARBOR, MAYOR, NOT_SAIL, NUNEZ, OUTER, SAIL, identities

from onrecord.export.cast import Cast, Figure
from onrecord.record.entry import Office, Speaker, SpeakerType

CITY = Speaker("CITY OF HARBOR", SpeakerType.ORGANIZATION, 0.9, identity="00000000000000cc")


def heard(*pairs, who=()):
    cast = Cast(who)
    for entry, article in pairs:
        cast.hear(entry, article)
    return cast


def test_somebody_goes_by_the_name_of_the_identity():
    """Names that articles print come beside it, the commonest first."""
    short = replace(SAIL, speakers=(replace(NUNEZ, name="Núñez"),))
    cast = heard((short, FERRY), (SAIL, FERRY), (short, FERRY), who=identities())
    (mayor,) = cast.figures(SpeakerType.PERSON)
    assert (mayor.name, mayor.others) == ("Ada Núñez", ("Núñez",))
    (unmatched,) = heard((short, FERRY), (SAIL, FERRY), (short, FERRY)).figures(SpeakerType.PERSON)
    assert (unmatched.name, unmatched.others) == ("Núñez", ("Ada Núñez",))


def test_nobody_named_is_nobody_in_the_cast():
    """An official may be anyone."""
    assert list(heard((OUTER, FERRY)).figures(SpeakerType.UNNAMED)) == []


def test_an_office_is_held_once_with_the_last_day_and_the_first_article():
    """However it is spelt."""
    spelt = replace(NUNEZ, office=Office("mayor", "city of harbor"))
    cast = heard((SAIL, FERRY), (replace(NOT_SAIL, speakers=(spelt,)), HARBOR))
    (held,) = cast.held()
    assert (held.person, held.office) == ("00000000000000aa", MAYOR)
    assert (held.last, held.article) == (date(2017, 2, 25), FERRY.id)


def test_the_body_of_an_office_is_the_one_that_speaks_under_the_same_name():
    """Whatever its case; else it has an id of its own."""
    (alone,) = heard((SAIL, FERRY)).bodies()
    assert (alone.name, len(alone.id)) == ("City of Harbor", 16)
    cast = heard((SAIL, FERRY), (replace(OUTER, speakers=(CITY,)), FERRY))
    assert list(cast.bodies()) == [Figure(CITY.who, CITY.name, SpeakerType.ORGANIZATION)]
    assert cast.homes() == {"City of Harbor": CITY.who}
