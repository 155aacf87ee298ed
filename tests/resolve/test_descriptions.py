"""Whom "the secretary" or "the department" stand for."""

from __future__ import annotations

from datetime import date

import pytest
from statements_by_hand import THURSDAY, only, page, said

from onrecord.record.entry import SpeakerType


def who(text: str, source: str, published: date | None = THURSDAY) -> tuple[str, str]:
    document = page(text, published)
    (one,) = only(document, said(document, "it was so", source=source, cue="said")).speakers
    return one.type.value, one.name


@pytest.mark.parametrize(
    ("people", "source", "name"),
    [
        ("Secretary Ann Lee met Gov. Bob Roe.", "The governor", "Bob Roe"),
        ("Rep. Ann Lee came.", "The lawmaker", "Ann Lee"),
        ("Sen. Bob Roe (D-Ohio) came.", "The Ohio Democrat", "Bob Roe"),
        ("Bob Roe, a nominee, came.", "The candidate", "Bob Roe"),
        ("Ann Lee, a spokeswoman, came.", "The spokeswoman", "Ann Lee"),
        ("Labor Secretary Ann Lee met Secretary Bob Roe.", "The labor secretary", "Ann Lee"),
        ("Secretary Ann Lee met Secretary Bob Roe.", "The secretary", "Bob Roe"),
    ],
)
def test_a_title_leads_to_its_bearer(people: str, source: str, name: str) -> None:
    """By the words the article gives; of several the closest, else the last one named."""
    assert who(f"{people} {source} said it was so.", source) == ("person", name)


def test_a_title_that_nobody_bears_stays_a_description() -> None:
    """And an indefinite one always does."""
    assert who("Ann Lee came. The sheriff said it was so.", "The sheriff") == (
        "unnamed",
        "the sheriff",
    )
    assert who("Sheriff Ann Lee came. A sheriff said it was so.", "A sheriff") == (
        "unnamed",
        "a sheriff",
    )


def test_a_vice_president_is_not_the_president() -> None:
    """A compound post is another post."""
    text = "Vice President Ann Lee came. The president said it was so."
    assert who(text, "The president", None) == ("unnamed", "the president")


def test_the_president_of_the_day_comes_from_the_register() -> None:
    """Only with a day, in a clear country, and only where the article names no president."""
    text = "The Senate sat in Washington. The president said it was so."
    assert who(text, "The president") == ("person", "Donald Trump")
    assert who(text, "The president", None)[0] == "unnamed"
    assert who("The president said it was so.", "The president")[0] == "unnamed"
    text = "Bob Roe, president of a club, met Donald Trump. The president said it was so."
    assert who(text, "The president") == ("person", "Donald Trump")


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Mexico fears for Mexicans.", "The president", "Enrique Peña Nieto"),
        ("Mexico and the United States fear for Mexicans and Americans.", "The president", ""),
        ("MEXICO CITY — The White House and the Senate spoke.", "The president", ""),
        ("Congress sat in Washington.", "The homeland security secretary", "John F. Kelly"),
        ("Congress asked the State Department.", "The secretary of state", "Rex Tillerson"),
        ("Congress sat in Washington.", "The secretary of state", ""),
        ("Congress sat in Washington.", "The secretary", ""),
        ("Congress and the Senate sat; the House did not.", "The speaker", "Paul Ryan"),
        ("Congress and the Senate sat in Washington.", "The speaker", ""),
        ("Congress and the Senate sat in Washington.", "The majority leader", "Mitch McConnell"),
        ("The Senate, Congress and the House sat.", "The majority leader", ""),
        ("The Justice Department and Congress met.", "The attorney general", "Jeff Sessions"),
        ("Kentucky Attorney General Ann Lee met the Justice Department and Congress.",
         "The attorney general", "Ann Lee"),
        ("It rained.", "Canada’s prime minister", "Justin Trudeau"),
        ("It rained.", "The Canadian prime minister", "Justin Trudeau"),
        ("It rained.", "The prime minister", ""),
        ("It rained.", "The governor of Texas", "Greg Abbott"),
        ("It rained.", "The Texas governor", "Greg Abbott"),
        ("It rained in Texas, all over Texas.", "The governor", ""),
        ("John Kelly met Congress in Washington.", "The homeland security secretary", "John Kelly"),
    ],
)  # fmt: skip
def test_a_described_office_is_its_holders_where_words_and_country_leave_one(
    text: str, source: str, name: str
) -> None:
    """By the day, the words of the title, and the country that the article is clearly about."""
    kind, told = who(f"{text} {source} said it was so.", source)
    assert (told if kind == "person" else "") == name


def test_a_former_office_leads_to_its_former_holder() -> None:
    """By the article's words or by the register on the day."""
    text = "Hillary Clinton met Bob Roe. The former secretary of state said it was so."
    assert who(text, "The former secretary of state") == ("person", "Hillary Clinton")


def test_a_plain_noun_leads_to_the_last_body_it_fits() -> None:
    """The department, the newspaper; a company without a name stays unnamed."""
    text = "The State Department and The New York Times agreed. The newspaper said it was so."
    assert who(text, "The newspaper") == ("organization", "New York Times")
    assert who("The company said it was so.", "The company") == ("unnamed", "the company")


def test_the_same_words_are_the_same_unnamed_speaker() -> None:
    """`a DHS official … the official`."""
    document = page("A DHS official said it rained. The official said it was so.")
    first = said(document, "it rained", source="A DHS official", cue="said")
    second = said(document, "it was so", source="The official", cue="said")
    (one,) = only(document, second, first).speakers
    assert (one.name, one.type) == ("a DHS official", SpeakerType.UNNAMED)
