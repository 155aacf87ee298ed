"""Named mentions: runs of capitalized words, cut and sorted."""

from __future__ import annotations

import pytest

from onrecord.record.text import Span
from onrecord.resolve.mentions import Kind, Mention, is_handle, mentions, small_words


def found(*sentences: str) -> list[Mention]:
    """The mentions of a text of these sentences."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    told = mentions(text, spans, small_words(text))
    for one in told:
        assert text[one.start : one.end].startswith(one.words[0])
    return told


def names(*sentences: str) -> list[str]:
    return [one.name for one in found(*sentences)]


def kinds(sentence: str) -> dict[str, str]:
    return {one.name: one.kind.value for one in found(sentence)}


def test_a_title_is_cut_from_the_name() -> None:
    """The title words keep their own place."""
    text = "Homeland Security Secretary John Kelly and Secretary of State Rex Tillerson met."
    kelly, tillerson = found(text)
    assert (kelly.name, kelly.title and kelly.title.of(text)) == (
        "John Kelly",
        "Homeland Security Secretary",
    )
    assert (tillerson.name, tillerson.title and tillerson.title.of(text)) == (
        "Rex Tillerson",
        "Secretary of State",
    )


def test_an_office_with_and_in_its_name_is_one_title() -> None:
    """The portfolio is known as a whole."""
    assert names("We met Secretary of Health and Human Services Ann Miller there.") == [
        "Ann Miller"
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Department of Homeland Security", "organization"),
        ("Council on Foreign Relations", "organization"),
        ("Immigration and Customs Enforcement", "organization"),
        ("DHS", "organization"),
        ("F.B.I.", "organization"),
        ("Mexico City", "place"),
        ("Elm County", "place"),
        ("Faith Hill", "person"),
        ("Robert Park", "person"),
        ("Xyro Qualtagh", "open"),
        ("House Republicans", "open"),
        ("PAC", "open"),
    ],
)
def test_a_name_is_sorted_by_its_own_words(name: str, kind: str) -> None:
    """What the words alone do not tell stays open."""
    assert kinds(f"They wrote of {name} there.") == {name: kind}


def test_a_sentence_gives_no_capital_to_a_name() -> None:
    """Its first word counts only when it is not also printed in small letters."""
    assert names("Asked about it, Berg was silent.", "Nobody asked again.") == ["Berg"]
    assert names("But Trump stayed.", "Will he go?") == ["Trump"]


def test_days_and_months_cut_a_run() -> None:
    """Neither is part of anybody's name."""
    assert names("On Thursday Kelly spoke, in March Trump did.") == ["Kelly", "Trump"]


def test_a_possessive_mark_ends_a_name() -> None:
    """`CNN's Dana Bash` is two names."""
    assert names("He met CNN’s Dana Bash and Trump's aide.") == ["CNN", "Dana Bash", "Trump"]


def test_a_nickname_in_marks_is_left_out() -> None:
    """The name is reported without it, the span takes it in."""
    (one,) = found("They met Robert “Beto” Keane there.")
    assert (one.name, one.end - one.start) == ("Robert Keane", len("Robert “Beto” Keane"))


def test_what_hangs_on_a_word_is_no_name() -> None:
    """`anti-Trump` names nobody."""
    assert names("The anti-Trump crowd and a pro-Clinton one met.") == []


def test_a_surname_that_is_a_title_stays_a_surname() -> None:
    """`King` behind a given name."""
    assert names("They honored Martin Luther King Jr. today.") == ["Martin Luther King Jr."]
    (one,) = found("They honored Martin Luther King Jr. today.")
    assert one.title is None


def test_a_headline_is_cut_at_plain_words() -> None:
    """The article prints them in small letters elsewhere."""
    told = names("Berg Says Roof Will Fall Soon", "The roof may fall, she says soon.")
    assert told == ["Berg"]


def test_a_sentence_full_of_names_is_no_headline() -> None:
    """Its longer words in small letters tell."""
    told = names(
        "On Tuesday, the Royal Croft Academy of Sciences announced the Lund Prize winners."
    )
    assert told[0] == "Royal Croft Academy of Sciences"


def test_a_bullet_stands_before_a_sentence() -> None:
    """What follows it has a capital from where it stands."""
    assert names("~ As Larkfield put it, it rained.") == ["Larkfield"]


def test_a_heading_in_capitals_is_dropped_before_a_name() -> None:
    """Three or more shouted words are no part of what follows."""
    assert names("ROOF FALLS IN Tucson Mayor Ellen Brandt said so.")[-1] == "Ellen Brandt"


def test_a_run_of_capitals_is_bounded() -> None:
    """At most twelve words are one mention."""
    assert all(len(one.words) <= 12 for one in found("Xa " * 40 + "ends."))


def test_a_transcripts_speaker_is_no_acronym() -> None:
    """`BERG:` is a person, `DHS` is not."""
    (one,) = found("BRANDT: It was cold.")
    assert one.kind is Kind.OPEN


@pytest.mark.parametrize("name", ["TVQ24", "France24", "QRB2"])
def test_a_station_has_a_number_in_its_name(name: str) -> None:
    """And is no handle."""
    (one,) = found(f"It rained, {name} said.")
    assert one.kind is Kind.ORGANIZATION
    assert not is_handle(f"It rained, {name} said.", one)
