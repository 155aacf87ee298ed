"""Articles are recognised as copies of one story, and their statements as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.sketches import sketch
from onrecord.record.copied import Copied, Copy
from onrecord.record.entry import Entry, Speaker, SpeakerType
from onrecord.record.link import Link, Relation
from onrecord.record.sketch import HASHES, WIDTH, Sketch, copied, occurrences, stories
from onrecord.record.statement import Kind, Statement
from onrecord.record.text import Article, Origin, Span

FERRY = (
    "PORT ELLEN - This is what the harbor said today, and what the islands make of it all now. "
    "The ferry to the northern islands will sail again on Monday, the harbor master said. "
    "He told reporters that the wall had been mended in eleven days and that nobody was hurt. "
    "Residents had waited since the storm of last week, when the pier was closed to all traffic."
)
BRIDGE = (
    "LARKFIELD - A vote that was put off four times has been taken, and nobody is glad of it. "
    "The council voted on Tuesday to close the old bridge for a year while engineers look at it. "
    "The mayor called the vote a mistake and said that she would bring it back in the autumn. "
    "Shops on both banks fear for their trade, and the bus company has asked for a grant."
)


def said(article: str, text: str, by: str = "Ada Quinn") -> Entry:
    statement = Statement(article, Kind.DIRECT, (), (), (Span(0, 5),), text, 0.9, "hand 1")
    statement = replace(statement, content=(Span(len(text), len(text) + 5),))
    return Entry(statement, (Speaker(by, SpeakerType.PERSON, 0.9),))


def test_the_same_words_in_another_style_are_one_story():
    """Marks, stops and case are the outlet's own."""
    other = FERRY.upper().replace(",", "").replace("H", "h")
    assert sketch(Article(FERRY)).one_story(sketch(Article(other)))
    assert {*sketch(Article(FERRY)).bands} & {*sketch(Article(other)).bands}


def test_two_stories_are_two():
    assert not sketch(Article(FERRY)).one_story(sketch(Article(BRIDGE)))


def test_a_page_is_one_story_whatever_its_versions_say():
    """By its address, however it was reached."""
    one = sketch(Article(FERRY, url="http://www.example.com/ferry/?utm_source=mail#top"))
    other = sketch(Article(BRIDGE, url="https://example.com/ferry"))
    assert one.address == "example.com/ferry"
    assert one.one_story(other)


@pytest.mark.parametrize("url", ["", "no address", "mailto:a@b.c", "http://[::1", "file:///etc/x"])
def test_what_is_no_web_address_is_nobodys(url):
    """Two articles without an address are no versions of one page."""
    assert sketch(Article(FERRY, url=url)).address == ""
    assert not Sketch("").one_story(Sketch(""))


@given(st.text())
def test_any_text_and_any_address_has_a_sketch(text):
    told = sketch(Article(text, url=f"https://{text}"))
    assert len(told.signature) in (0, HASHES * WIDTH)


def test_a_short_text_is_a_copy_where_all_its_words_are_the_same():
    """Two reports of a sentence are little else than the sentence."""
    words = "“No ferry will sail until the wall is mended”, Mayor Ada Quinn"
    one = sketch(Article(f"{words} said on Thursday."))
    assert one.one_story(sketch(Article(f"{words} said on Thursday")))
    assert not one.one_story(sketch(Article(f"{words} said.")))


def test_a_text_without_words_is_like_none():
    assert sketch(Article("…")).bands == ()
    assert not sketch(Article("…")).one_story(sketch(Article("…")))


def test_a_sketch_is_the_same_with_every_release():
    """What is on record stays comparable: the numbers are written down here."""
    told = sketch(Article(FERRY)).signature
    assert told[:8].hex() == "ef0aa701beb6a408"


def test_a_signature_of_another_length_is_refused():
    with pytest.raises(ValueError, match="504 bytes, not 3"):
        Sketch("", b"abc")


@given(st.permutations(range(4)))
def test_stories_do_not_depend_on_the_order(order):
    """Copies of copies are one story, in whatever order they come."""
    half = FERRY[: len(FERRY) // 2]
    texts = [FERRY, BRIDGE, FERRY + " " + half, f"An editor wrote this line on top of all. {FERRY}"]
    told = list(stories([sketch(Article(texts[at])) for at in order]))
    assert [sorted(order[at] for at in story) for story in told] == [[0, 2, 3]]


def test_a_statement_is_an_occurrence_of_the_one_printed_first():
    """Quotation marks and stops make no difference, other words do."""
    first = said("a", "“The wall is mended,”")
    again = said("b", '"The wall is mended."')
    other = said("b", "“The wall is not mended,”")
    assert occurrences([[first], [again, other]]) == {again.id: first.id}


def test_what_is_said_twice_is_said_twice_in_the_copies():
    one, two = said("a", "No deal"), replace(said("a", "No deal"), reading="x")
    statement = replace(two.statement, content=(Span(90, 97),))
    two = replace(two, statement=statement)
    again = said("b", "No deal")
    assert occurrences([[one, two], [again]]) == {again.id: one.id}


def test_a_few_words_are_one_statement_only_of_one_speaker():
    """“No comment” is everybody's."""
    first, other = said("a", "No comment"), said("b", "No comment", by="Bo Reed")
    same = said("b", "No comment", by="Harbor Master Ada Quinn")
    assert occurrences([[first], [other]]) == {}
    assert occurrences([[first], [same]]) == {same.id: first.id}


def test_a_statement_without_a_word_is_no_occurrence():
    assert occurrences([[said("a", "…")], [said("b", "…")]]) == {}


def test_the_first_copy_is_the_one_that_was_published_first():
    """The undated come last; of one day the one that was captured first."""
    dated = Copy("a", published=date(2017, 2, 23))
    early = Copy("b", published=date(2017, 2, 23), captured="2017-02-23T06:00:00Z")
    late = Copy("c", published=date(2017, 2, 23), captured="2017-02-23T09:00:00Z")
    before, undated = Copy("d", published=date(2017, 2, 22)), Copy("e")
    for order in permutations([dated, early, late, before, undated]):
        told = sorted(order, key=lambda one: one.place)
        assert [one.id for one in told] == ["d", "b", "c", "a", "e"]


def test_a_copy_knows_when_an_archive_fetched_it():
    origin = Origin("warc", captured="2017-02-23T06:00:00Z")
    assert Copy.of(Article(FERRY, origin=origin)).captured == "2017-02-23T06:00:00Z"


def test_copies_do_not_bear_each_other_out():
    """A repetition between two of one story is none; a contradiction stays one."""
    told = Copied((("a", "b"),))
    assert told.bears_itself_out(Link("x", "y", Relation.REPEATS, 0.9), "a", "b")
    assert not told.bears_itself_out(Link("x", "y", Relation.CONTRADICTS, 0.9), "a", "b")
    assert not told.bears_itself_out(Link("x", "y", Relation.REPEATS, 0.9), "a", "c")
    assert not told.bears_itself_out(Link("x", "y", Relation.REPEATS, 0.9), "a", "a")


def test_a_run_tells_its_stories_in_the_order_in_which_they_were_printed():
    late = Article(FERRY, outlet="Late", published=date(2017, 2, 24))
    early = Article(FERRY, outlet="Early", published=date(2017, 2, 23))
    mine = [said(one.id, "The wall is mended") for one in (late, early)]
    told = copied([(Copy.of(a), sketch(a), [e]) for a, e in zip((late, early), mine, strict=True)])
    assert told.stories == ((early.id, late.id),)
    assert told.first == {mine[0].id: mine[1].id}
