"""Names of persons: their parts, and when two can be one person's."""

import pytest

from onrecord.resolve.given_names import GIVEN_NAMES, SHORT_FORMS, Gender, gender_of
from onrecord.resolve.names import Name, can_be_one, is_given, is_initial, parse


def name(said: str) -> Name:
    return parse(said.split(" "))


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("Kelly", ("", "", "Kelly", "")),
        ("John Kelly", ("John", "", "Kelly", "")),
        ("John F. Kelly", ("John", "F.", "Kelly", "")),
        ("Robert F. Keane Jr.", ("Robert", "F.", "Keane", "Jr.")),
        ("Ursula von der Leyen", ("Ursula", "", "von der Leyen", "")),
        ("Van der Berg", ("", "", "Van der Berg", "")),
        ("Al Gore", ("Al", "", "Gore", "")),
        ("Bashar al-Assad", ("Bashar", "", "al-Assad", "")),
        ("Henry Keane III", ("Henry", "", "Keane", "III")),
    ],
)
def test_a_name_is_cut_into_its_parts(said: str, parts: tuple[str, str, str, str]) -> None:
    """Particles belong to the surname, a suffix to neither."""
    assert name(said) == Name(*parts)
    assert str(name(said)) == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Kelly", "Kelly"),
        ("John Kelly", "John F. Kelly"),
        ("J. Kelly", "John Kelly"),
        ("Bob Menendez", "Robert Menendez"),
        ("Debbie Wasserman Schultz", "Wasserman Schultz"),
        ("J. Edgar Hoover", "Edgar Hoover"),
        ("JOHN KELLY", "Kelly"),
        ("Ursula von der Leyen", "Von der Leyen"),
    ],
)
def test_a_shorter_name_can_be_the_same_persons(one: str, other: str) -> None:
    """Nothing in the two names says that they are two persons'."""
    assert can_be_one(name(one), name(other))
    assert can_be_one(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("George W. Bush", "George H.W. Bush"),
        ("John Kelly", "John Kerry"),
        ("Martin King Sr.", "Martin King Jr."),
    ],
)
def test_two_persons_names_cannot_be_one(one: str, other: str) -> None:
    """Another given name, middle initial, surname or suffix is another person."""
    assert not can_be_one(name(one), name(other))


def test_the_fuller_name_is_heavier() -> None:
    """A full given name beats an initial, and a name in capitals loses to any other."""
    told = [name("JOHN FRANCIS KELLY"), name("J. F. Kelly"), name("John Kelly")]
    assert max(told, key=lambda one: one.weight) == name("John Kelly")


def test_a_given_name_tells_he_or_she() -> None:
    """Also a double one, and the middle name behind an initial; some names do not tell."""
    assert gender_of("Hillary") is Gender.FEMALE
    assert gender_of("Jean-Paul") is Gender.MALE
    assert name("J. Edgar Hoover").gender is Gender.MALE
    assert gender_of("Taylor") is None
    assert gender_of("Zzyzx") is None


def test_initials_and_given_names_are_known_by_their_form() -> None:
    """`J.D.` is an initial; `Jean-Claude` is given; `Kelly` may be either, so it is given, too."""
    assert is_initial("J.D.")
    assert is_initial("J")
    assert not is_initial("Jo")
    assert is_given("Jean-Claude")
    assert not is_given("Clinton")


def test_short_forms_lead_both_ways() -> None:
    """Every name of a row knows all others of it."""
    assert "bill" in SHORT_FORMS["william"]
    assert "william" in SHORT_FORMS["bill"]
    assert all(" " not in given for given in GIVEN_NAMES)
