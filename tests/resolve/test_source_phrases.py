"""Source phrases: how they are cut, and what each is made of."""

from __future__ import annotations

import pytest
from statements_by_hand import page

from onrecord.record.entry import SpeakerType
from onrecord.resolve.casting import cast
from onrecord.resolve.registers.starter import starter
from onrecord.resolve.scene import Number
from onrecord.resolve.sources import Source, sources


def cut(phrase: str) -> list[Source]:
    """The sources of a phrase that a sentence begins with."""
    document = page(f"{phrase} said so. Kelly, Tillerson, Trump and Ryan are named here, too.")
    return sources(document.text, 0, len(phrase), cast(document, starter()))


def one(phrase: str) -> Source:
    (source,) = cut(phrase)
    return source


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Homeland Security Secretary John Kelly", "John Kelly"),
        ("Dan Cantor, the national director of the Working Families Party,", "Dan Cantor"),
        ("CNN’s Dana Bash", "Dana Bash"),
        ("Clinton campaign manager Robby Mook", "Robby Mook"),
        ("his wife, longtime Hillary Clinton aide Huma Abedin,", "Huma Abedin"),
        ("A spokesman for the Department of Agriculture, Carl Bauer,", "Carl Bauer"),
        ("One of the guests, Carl Bauer, 42, a lecturer from Reno,", "Carl Bauer"),
        ("the Congressional Budget Office", "Congressional Budget Office"),
        ("former secretary of state Hillary Clinton", "Hillary Clinton"),
        ("by John Kelly", "John Kelly"),
        ("John Kelly, who", "John Kelly"),
        ("Trump’s", "Trump"),
        ("Lead author Ada Quinn of Croft Bay’s Marine Institute", "Ada Quinn"),
        ("University of Croft, Lund Bay’s chancellor, Carl Bauer,", "Carl Bauer"),
        ("Member of Parliament (MP) Carl Bauer", "Carl Bauer"),
    ],
)
def test_a_name_is_the_head_of_a_phrase(phrase: str, name: str) -> None:
    """Names that only describe the head are passed over."""
    naming = one(phrase).naming
    assert naming is not None
    assert naming.mention.name == name


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Kelly and Tillerson", ["Kelly", "Tillerson"]),
        ("Trump, Ryan and Kelly", ["Trump", "Ryan", "Kelly"]),
        ("Sanders and his top aides", ["Sanders", "his top aides"]),
        ("he and election-law experts", ["he", "election-law experts"]),
        ("Sens. Jim Lee of Utah and Ann Roe of Iowa", ["Sens. Jim Lee of Utah", "Ann Roe of Iowa"]),
        ("critics and John Kelly", ["critics", "John Kelly"]),
    ],
)
def test_a_phrase_of_several_sources_is_cut(phrase: str, parts: list[str]) -> None:
    """Each has its own words."""
    assert [source.words for source in cut(phrase)] == parts


@pytest.mark.parametrize(
    "phrase",
    [
        "Carl Bern, an author and the editor of Politico,",
        "the families, supporters and administration officials",
        "A spokesman for Clinton and Sanders",
        "Immigration and Customs Enforcement",
        "Clinton’s chief pollster and strategist Joel Hart",
    ],
)
def test_an_and_within_one_source_cuts_nothing(phrase: str) -> None:
    """An apposition, a list of plain nouns, the name of a body."""
    assert len(cut(phrase)) == 1


@pytest.mark.parametrize(
    ("phrase", "kind", "number"),
    [
        ("A senior DHS official", SpeakerType.UNNAMED, Number.ONE),
        ("two aides", SpeakerType.UNNAMED, Number.MANY),
        ("people familiar with the matter", SpeakerType.UNNAMED, Number.MANY),
        ("Democratic sources", SpeakerType.UNNAMED, Number.MANY),
        ("officials", SpeakerType.GROUP, Number.MANY),
        ("House Republicans", SpeakerType.GROUP, Number.MANY),
        ("60 percent of voters", SpeakerType.GROUP, Number.MANY),
        ("some of his supporters", SpeakerType.GROUP, Number.MANY),
        ("The memo", SpeakerType.DOCUMENT, Number.ONE),
        ("one of the memos", SpeakerType.DOCUMENT, Number.ONE),
        ("a CNN-ORC survey released Friday", SpeakerType.DOCUMENT, Number.ONE),
        ("the latest New York Times/CBS News poll", SpeakerType.DOCUMENT, Number.ONE),
        ("the Trump campaign", SpeakerType.ORGANIZATION, Number.ONE),
        ("a spokeswoman for Mr. Trump", SpeakerType.UNNAMED, Number.ONE),
        ("an international team of scientists", SpeakerType.GROUP, Number.MANY),
        ("the ad itself", SpeakerType.DOCUMENT, Number.ONE),
        ("the storm advisory", SpeakerType.DOCUMENT, Number.ONE),
        ("one of the children", SpeakerType.UNNAMED, Number.ONE),
        ("the scientists behind the study", SpeakerType.GROUP, Number.MANY),
    ],
)
def test_a_description_says_what_kind_of_source_it_is(
    phrase: str, kind: SpeakerType, number: Number
) -> None:
    """By its noun, and one or many by its form."""
    source = one(phrase)
    assert source.naming is None
    assert (source.type, source.number) == (kind, number)


def test_a_possessive_is_the_owner() -> None:
    """By name or by pronoun; the noun is the head."""
    remarks, campaign = one("Trump’s remarks"), one("his campaign")
    assert (remarks.noun, campaign.noun) == ("remarks", "campaign")
    assert remarks.owner is not None
    assert campaign.owner is not None


def test_a_pronoun_comes_without_the_verb_that_is_written_with_it() -> None:
    """`She’s` is she."""
    for phrase in ("She’s", "she's", "they’ve"):
        assert one(phrase).pronoun is not None
    assert one("She’s").words == "She"
    assert one("I’m").naming is None


def test_words_that_stand_for_nobody_are_told_as_such() -> None:
    """`we` and `you` are neither named, nor pronouns to look up, nor described."""
    for words in ("we", "You"):
        source = one(words)
        assert (source.naming, source.pronoun, source.noun) == (None, None, "")


def test_marks_alone_are_no_source() -> None:
    """Nothing is left to read."""
    assert cut("“ ,”") == []
