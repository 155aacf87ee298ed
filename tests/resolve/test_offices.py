"""Offices and roles before and behind a name."""

from __future__ import annotations

import pytest

from onrecord.record.text import Span
from onrecord.resolve.offices import Held, after, before, held, party_tag
from onrecord.resolve.titles import spelled_out, title_of


def ahead(text: str, name: str) -> Held | None:
    start = text.index(name)
    return before(text, start, start + len(name), 0)


def behind(text: str, name: str) -> Held | None:
    return after(text, text.index(name) + len(name), len(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Homeland Security Secretary John", "Homeland Security Secretary"),
        ("But former secretary of state John", "former secretary of state"),
        ("said New Jersey Gov. John", "New Jersey Governor"),
        ("In an interview, Vice President John", "Vice President"),
        ("Trump’s campaign manager John", "campaign manager"),
        ("Clinton campaign manager John", "Clinton campaign manager"),
        ("On Tuesday Secretary of State John", "Secretary of State"),
        ("told pollster John", "pollster"),
        ("his campaign manager, John, said", "campaign manager"),
        ("A spokesman for the department, John, said", "spokesman"),
    ],
)
def test_a_title_stands_before_a_name(text: str, title: str) -> None:
    """In the article's words, with short forms spelled out."""
    told = ahead(text, "John")
    assert told is not None
    assert told.title == title


@pytest.mark.parametrize("text", ["Mr. John", "told John", "the president, John said", "of John"])
def test_other_words_before_a_name_are_no_title(text: str) -> None:
    """Neither a courtesy nor somebody else's office is one."""
    assert ahead(text, "John") is None


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("John, the Homeland Security secretary, said", "Homeland Security secretary", None),
        ("John, secretary of homeland security, said", "secretary of homeland security", None),
        ("John, 33, a retired captain, said", "retired captain", None),
        ("John (R-Ariz.), a member of the panel, said", "member", None),
        ("John, the president of Judicial Watch, said", "president", "Judicial Watch"),
        ("John — the deputy chief of staff — said", "deputy chief of staff", None),
    ],
)
def test_a_title_stands_behind_a_name(text: str, title: str, body: str | None) -> None:
    """Up to its noun, with the name that "of" leads to."""
    told = behind(text, "John")
    assert told is not None
    assert told.title == title
    assert (told.body and told.body.of(text)) == body


@pytest.mark.parametrize(
    "text", ["John, President Bush and others", "John, officials said", "John said", "John, 33."]
)
def test_what_follows_a_name_need_not_be_its_title(text: str) -> None:
    """Somebody else's title is not taken for his."""
    assert behind(text, "John") is None


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("Vice President", "vice president"),
        ("deputy attorney general", "attorney general"),
        ("White House chief of staff", "chief of staff"),
        ("prime minister", "prime minister"),
        ("Homeland Security Secretary", "secretary"),
        ("secretary of state", "secretary"),
    ],
)
def test_a_post_is_a_titles_main_words(words: str, post: str) -> None:
    """A vice president is not called "the president"."""
    told = held(words, Span(0, len(words)))
    assert told is not None
    assert told.post == post
    assert (post == told.noun.word) == (told.noun.word in told.calls)


def test_former_and_elect_are_not_held_now() -> None:
    """And nobody is called "the senator" for having been one."""
    former = held("former senator", Span(0, 14))
    coming = held("president-elect", Span(0, 15))
    assert former is not None
    assert coming is not None
    assert not former.now
    assert not coming.now
    assert former.calls == {"former senator"}


def test_a_party_tag_tells_party_and_state() -> None:
    """Short forms of states are spelled out."""
    assert party_tag("Jeff (R-Ariz.)", 4, 14) == ("republican", "Arizona")
    assert party_tag("Jeff, D-N.Y., said", 4, 18) == ("democrat", "New York")
    assert party_tag("Jeff (right)", 4, 12) is None


def test_short_forms_are_spelled_out_in_their_case() -> None:
    """A word that is no short form stays as it is."""
    assert spelled_out("Sen.") == "Senator"
    assert spelled_out("Secretary") == "Secretary"
    assert spelled_out("John") == "John"
    assert title_of("major") is None
    assert title_of("Major") is not None
