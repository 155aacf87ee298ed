"""The cast of an article: which names are one person's, and whose the others are."""

from __future__ import annotations

from datetime import date

from statements_by_hand import THURSDAY, page

from onrecord.resolve.cast import Body, Cast, Person
from onrecord.resolve.casting import cast
from onrecord.resolve.given_names import Gender
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.rules import Rule


def casting(text: str, published: date | None = THURSDAY) -> Cast:
    return cast(page(text, published), starter())


def people(text: str, published: date | None = THURSDAY) -> list[str]:
    return [str(person.name) for person in casting(text, published).people]


def whose(text: str, published: date | None = THURSDAY) -> list[tuple[str, str]]:
    """Each name with the full name that it is led to, or "?"."""
    namings = casting(text, published).namings
    return [(one.mention.name, str(one.who.name) if one.who else "?") for one in namings]


def test_a_surname_is_led_to_the_full_name_wherever_it_stands() -> None:
    """Also to one that comes later, as in a headline."""
    text = "Quist sees snow.\nOn Monday it snowed, and Walter Quist saw it. Quist was glad."
    assert whose(text) == [("Quist", "Walter Quist")] * 1 + [
        ("Walter Quist", "Walter Quist"),
        ("Quist", "Walter Quist"),
    ]


def test_the_fullest_name_of_the_article_is_kept() -> None:
    """Short forms, initials and capitals are the same person's."""
    text = "BILL QUIST met us. William Quist spoke. Bill Quist left. W. Quist came back."
    assert people(text) == ["William Quist"]


def test_an_open_name_is_a_persons_by_what_stands_beside_it() -> None:
    """An age, a title, a verb of saying; without one nobody is invented."""
    assert people("Xyro Qualtagh, 44, was there.") == ["Xyro Qualtagh"]
    assert people("Xyro Qualtagh, a lawyer, was there.") == ["Xyro Qualtagh"]
    assert people("It was cold, said Xyro Qualtagh.") == ["Xyro Qualtagh"]
    assert people("They sang in Xyro Qualtagh.") == []
    assert people("They met at the Xyro Qualtagh.") == []


def test_a_place_before_somebodys_title_is_nobody() -> None:
    """Though a verb of saying stands before it: it is the resident who speaks."""
    assert people("It was cold, said Xyrograd resident Ada Quinn. Xyrograd slept.") == ["Ada Quinn"]
    assert "Xyro" in people("It was cold, said Xyro. Ada Quinn slept.")


def test_an_acronym_in_brackets_is_the_bodys() -> None:
    """Also behind a possessive mark."""
    text = "It is the Department of Homeland Security’s (DHS) plan. DHS denied it."
    dhs = casting(text).namings[-1].who
    assert isinstance(dhs, Body)
    assert dhs.name == "Department of Homeland Security"


def test_the_last_word_of_a_body_is_the_body() -> None:
    """`the Post`, where one body of the article ends so."""
    text = "The Washington Post wrote it. He called the Post a liar."
    assert whose(text)[-1] == ("Post", "Washington Post")


def test_the_register_completes_a_title_and_surname() -> None:
    """By the day of publication, and visibly by a rule of its own."""
    (trump,) = casting("President Trump came. Trump left.").people
    assert (str(trump.name), trump.completed) == ("Donald Trump", Rule.REGISTER_TITLE)
    (bush,) = casting("President Bush came.", date(1990, 1, 1)).people
    assert str(bush.name) == "George H.W. Bush"
    assert people("President Bush came.", None) == ["Bush"]


def test_the_register_completes_a_well_known_surname() -> None:
    """Only where nobody else in the article has it, and only on the day."""
    (trump,) = casting("Nobody said so but Trump, Trump said.").people
    assert (str(trump.name), trump.completed) == ("Donald Trump", Rule.REGISTER_SURNAME)
    assert people("Melania Trump came. Mr. Trump stayed.") == ["Melania Trump", "Trump"]
    assert people("Trump said so.", date(1985, 5, 5)) == ["Trump"]
    assert people("Trump said so.", None) == ["Trump"]


def test_a_title_that_the_register_does_not_know_completes_nothing() -> None:
    """`Officer Clinton` is somebody else."""
    assert people("Officer Clinton said so.", date(2016, 5, 5)) == ["Clinton"]


def test_a_title_that_anothers_register_row_bears_is_not_the_namesakes() -> None:
    """Megyn Kelly is named in full, but the secretary of that surname was somebody else."""
    text = "Megyn Kelly asked. Homeland Security Secretary Kelly answered. Ms. Kelly went on."
    assert whose(text) == [
        ("Megyn Kelly", "Megyn Kelly"),
        ("Kelly", "John F. Kelly"),
        ("Kelly", "Megyn Kelly"),
    ]
    text = "Megyn Kelly, the secretary of a club, spoke. Secretary Kelly went on."
    assert whose(text)[-1] == ("Kelly", "Megyn Kelly")


def test_a_courtesy_title_tells_two_of_one_surname_apart() -> None:
    """And makes a new person where it fits none."""
    text = "Donald Trump came. Mrs. Trump came later. Mr. Trump said hello."
    assert whose(text)[1:] == [("Trump", "Trump"), ("Trump", "Donald Trump")]


def test_pronouns_tell_he_or_she() -> None:
    """In sentences that name nobody else; one pronoun alone is not enough."""
    (quist,) = casting("Kelly Quist lost her hat, and she said she was sorry.").people
    assert quist.gender is Gender.FEMALE
    (other,) = casting("Kelly Quist lost her hat.").people
    assert other.gender is None


def test_people_are_called_by_titles_and_party_tags() -> None:
    """`the senator`, `the lawmaker`, `the Arizona Republican`."""
    called = casting("Sen. Jeff Stone (R-Ariz.) came. Vice President Ann Lee did not.").called
    assert {"senator", "lawmaker", "republican", "arizona republican", "vice president"} <= set(
        called
    )
    assert "president" not in called


def test_a_long_sentence_is_read_in_pieces() -> None:
    """No piece is longer than a thousand characters, and none is lost."""
    text = "Jane Quist " + "walked on " * 400 + "and Jane Quist slept."
    made = casting(text)
    assert all(len(piece) <= 1000 for piece in made.sentences)
    assert "".join(piece.of(text) for piece in made.sentences) == text
    assert len(made.namings) == 2


def test_namings_are_found_by_place() -> None:
    """Those that share words with a stretch, the last of them where they are many."""
    made = casting("Ann Lee met Bob Roe and Carl Poe.")
    assert [one.mention.name for one in made.within(9, 20)] == ["Bob Roe"]
    assert [one.mention.name for one in made.within(5, 14)] == ["Ann Lee", "Bob Roe"]
    assert [one.mention.name for one in made.within(0, 40, most=1)] == ["Carl Poe"]
    assert all(isinstance(one.who, Person) for one in made.namings)
