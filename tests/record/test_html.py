"""Nouns as a notebook shows them: whatever an article says is text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import html
from onrecord.record.entry import ArticleRecord, Entry, Interval, Office, Speaker, SpeakerType
from onrecord.record.link import Link, Reason, Relation
from onrecord.record.linked import Linked
from onrecord.record.said import Said
from onrecord.record.statement import Act, Kind, Statement
from onrecord.record.text import Article, Span

OURS = {"div", "span", "b", "a", "mark", "table", "thead", "tbody", "tr", "th", "td"}
EVIL = "<script>alert(1)</script>&\"'"


class Seen(HTMLParser):
    """What a browser would make of it: the tags, the text, the texts of marks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.marked = self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "mark" in self.open:
            self.marked += data


def statement(article: Article, words: str) -> Statement:
    at = article.text.index(words)
    content = (Span(at, at + len(words)),)
    return Statement(article.id, Kind.DIRECT, (), (), content, words, 0.9, "m 1", act=Act.PLEDGE)


def evil() -> Said:
    """A statement in which every field is markup."""
    article = Article(f"Before {EVIL} after", title=EVIL, outlet=EVIL, url=f"javascript:{EVIL}")
    speaker = Speaker(EVIL, SpeakerType.PERSON, 0.9, Office(EVIL, EVIL))
    day = Interval.day(date(2017, 2, 23))
    return Said(Entry(statement(article, EVIL), (speaker,), day, place=EVIL), article)


def test_markup_in_any_field_is_text() -> None:
    """And an address that is none of the web's is no link."""
    seen = Seen(evil()._repr_html_())
    assert {tag for tag, _ in seen.tags} <= OURS - {"a"}
    assert seen.text.count(EVIL) == 7
    assert seen.marked == EVIL


def test_a_link_shows_both_sides_and_its_rules_as_text() -> None:
    told = evil()
    other = Article(f"{EVIL} again", outlet="Wire")
    earlier = Entry(statement(other, EVIL))
    link = Link(told.id, earlier.id, Relation.REPEATS, 0.5, (Reason(EVIL, (), ()),))
    seen = Seen(Linked(link, told.entry, told.article, earlier, other)._repr_html_())
    assert {tag for tag, _ in seen.tags} <= OURS - {"a"}
    assert seen.marked == EVIL * 2
    assert "repeats" in seen.text
    assert "50%" in seen.text


def test_an_article_shows_all_that_was_said_in_it_as_text() -> None:
    told = evil()
    seen = Seen(ArticleRecord(told.article, (told.entry,) * 2)._repr_html_())
    assert {tag for tag, _ in seen.tags} <= OURS - {"a"}
    assert seen.marked == EVIL * 2
    assert "2 statements" in seen.text


def test_a_table_shows_its_cells_as_text() -> None:
    seen = Seen(html.table([EVIL], [[EVIL, None, 3]], EVIL))
    assert {tag for tag, _ in seen.tags} <= OURS
    assert seen.text == EVIL * 2 + "3" + EVIL


anything = st.text(st.characters(exclude_categories=()) | st.sampled_from("<>&\"'\ud800"))


@given(text=anything.filter(bool), name=anything, url=anything, ends=st.data())
def test_whatever_an_article_holds_only_our_tags_are_shown(text, name, url, ends) -> None:
    """They close in order, and are of our own looks."""
    article = Article(text, title=name, outlet=name, url=f"https://{url}")
    starts = st.integers(0, len(text) - 1)
    cuts = [
        Span(at, ends.draw(st.integers(at + 1, len(text))))
        for at in ends.draw(st.lists(starts, min_size=1, max_size=3))
    ]
    told = replace(statement(article, text), content=tuple(cuts), source=tuple(cuts[1:]))
    page = Said(Entry(told, (Speaker(name, SpeakerType.PERSON, 0.5),)), article)._repr_html_()
    page.encode("utf-8")
    seen = Seen(page)
    assert seen.open == []
    assert {tag for tag, _ in seen.tags} <= OURS
    assert all(attributes.keys() <= {"style", "href", "rel"} for _, attributes in seen.tags)


@given(before=st.text("ab \n<&", max_size=300), after=st.text("ab \n<&", max_size=300))
def test_what_was_said_is_marked_whole_whatever_stands_around_it(before: str, after: str) -> None:
    """However much of that is shown."""
    article = Article(f"{before}We will sail{after}")
    entry = Entry(statement(article, "We will sail"))
    seen = Seen(Said(entry, article)._repr_html_())
    assert seen.marked == "We will sail"


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://ledger.example/a?b=1&c=2", True), ("http://x.example", True), ("data:,x", False)],
)
def test_the_address_of_an_article_is_a_link_where_it_is_on_the_web(url: str, linked: bool) -> None:
    article = Article("We will sail", outlet="Ledger", url=url)
    seen = Seen(Said(Entry(statement(article, "We will sail")), article)._repr_html_())
    assert [attributes["href"] for tag, attributes in seen.tags if tag == "a"] == [url] * linked
