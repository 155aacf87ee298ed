"""Pages: what is taken from them, and what hostile ones come to."""

import logging
import socket
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.read import html
from onrecord.read.html import page
from onrecord.read.pages import extraction
from onrecord.record.text import Article

PAGE = """<!doctype html>
<html lang="en-US"><head><title>Secretary promises no raids | The Harbor Ledger</title>
<meta property="og:title" content="Secretary promises no raids">
<meta property="og:site_name" content="The Harbor Ledger">
<meta name="author" content="Ada Reyes">
<meta property="article:published_time" content="2017-02-23T21:30:00-05:00">
<link rel="canonical" href="https://harborledger.example/no-raids"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Secretary promises no raids</h1>
<p>The secretary spoke for ten minutes in the capital on Thursday evening.</p>
<p>“There will be no raids,” he said. “None&nbsp;at all.”</p>
<blockquote><p>“Not one.”</p></blockquote></article>
<footer>© 2017 The Harbor Ledger. All rights reserved.</footer></body></html>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection, fails; the child process refuses by itself."""

    def refuse(*_: object) -> None:
        raise AssertionError("a page is read without a network")

    monkeypatch.setattr(socket, "socket", refuse)


def test_a_page_gives_its_article_and_what_it_says_of_it() -> None:
    """Body text, one paragraph a line, without navigation and footer; and the metadata."""
    found = page(PAGE, "no-raids.html")
    assert found == Article(
        found.text,
        path="no-raids.html",
        title="Secretary promises no raids",
        outlet="The Harbor Ledger",
        byline="Ada Reyes",
        published=date(2017, 2, 23),
        url="https://harborledger.example/no-raids",
        language="en",
    )
    assert found.text.split("\n")[-3:] == [
        "The secretary spoke for ten minutes in the capital on Thursday evening.",
        "“There will be no raids,” he said. “None at all.”",
        "“Not one.”",
    ]


def test_a_page_without_metadata_invents_none() -> None:
    """No date from a number in the text, no outlet, no author."""
    found = page("<html><body><p>On 3 May 1999 he left. © 2016</p></body></html>", "a")
    assert found == Article("On 3 May 1999 he left. © 2016", "a", published=found.published)
    assert found.published is None


def test_metadata_in_json_ld_is_read() -> None:
    """What most news sites carry today."""
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "No raids",'
        ' "datePublished": "2017-02-23", "author": {"@type": "Person", "name": "Ada Reyes"},'
        ' "publisher": {"@type": "Organization", "name": "The Harbor Ledger"}}'
    )
    markup = f'<html><head><script type="application/ld+json">{data}</script></head>'
    found = page(markup + "<body><p>The secretary spoke for ten minutes.</p></body></html>", "a")
    assert (found.published, found.byline, found.outlet) == (
        date(2017, 2, 23),
        "Ada Reyes",
        "The Harbor Ledger",
    )


def test_a_fragment_is_read_as_the_article_that_it_is() -> None:
    """Corpora keep the body's markup without a page around it."""
    assert page("<p>“No,” she said.</p><p>He left.</p>", "a").text == "“No,” she said.\nHe left."


@pytest.mark.parametrize(
    "markup",
    [
        *("", " ", "<html></html>", "<html><body><script>var a = 'words';</script></body></html>"),
        *("<!-- only a comment -->", "<html><head><title>A title</title></head></html>", "\x00"),
        "<html><body>" + "<div>" * 50_000 + "deep</body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    """With the reason; nothing is made of a title alone."""
    with pytest.raises(InputError, match=r"no article text|cannot be read"):
        page(markup, "a")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p title='{'x' * 300_000}'>He said no.</p>",
        "<p " + " ".join(f"a{n}='1'" for n in range(30_000)) + ">He said no.</p>",
        "<p>He said no.</p" + "<" * 50_000,
        "<p>He said no.</p>" + "<b>" * 2_000,
        "<p>He said no.\ud800</p>",
        "<p>He said no.\x00</p>",
        "<p>He said no.&#xD800;&#x110000;&bogus;&#;</p>",
        "<?xml version='1.0' encoding='latin-1'?><html><body><p>He said no.</p></body></html>",
        "<table>" * 500 + "<tr><td>He said no.",
        "<html><body><p>He said no.</p></body></html><html><body><p>And again.</p></body></html>",
    ],
)
def test_hostile_markup_is_read_or_refused(markup: str) -> None:
    """In a moment, and never with another exception."""
    with suppress(InputError):
        assert "He said no." in page(markup, "a").text


def test_markup_longer_than_any_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a parser sees it."""
    monkeypatch.setattr(html, "LONGEST", 10)
    with pytest.raises(InputError, match="more than the 10 of a page"):
        page("<p>He said no.</p>", "a")


def test_the_page_itself_is_the_articles_original() -> None:
    """Its bytes, in UTF-8 where it came as text, and every paragraph anchored in it."""
    original = page(PAGE, "no-raids.html").original
    assert original
    assert (original.data, original.media_type) == (PAGE.encode(), "text/html")
    assert original.unanchored == ()
    assert page(PAGE.encode(), "no-raids.html").original == original


def test_a_fault_of_the_extractor_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No foreign exception comes out of this room."""

    def fault(markup: str) -> None:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr(extraction, "_taken", fault)
    with pytest.raises(InputError, match="RecursionError"):
        extraction.extracted(b"<p>He said no.</p>")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("No raids | The Harbor Ledger", "No raids"),
        ("No raids - Harbor Ledger", "No raids"),
        ("No raids – harborledger.example", "No raids – harborledger.example"),
        ("Raids | none at all", "Raids | none at all"),
        ("The Harbor Ledger", "The Harbor Ledger"),
    ],
)
def test_the_outlets_name_is_no_part_of_the_headline(title: str, headline: str) -> None:
    """Cut from the end of a title where it is the outlet, and nowhere else."""
    markup = PAGE.replace('content="Secretary promises no raids"', f'content="{title}"')
    markup = markup.replace("<h1>Secretary promises no raids</h1>", f"<h1>{title}</h1>")
    assert page(markup, "a").title == headline


def test_an_author_named_twice_is_one_author() -> None:
    """Pages give the name and its slug."""
    markup = PAGE.replace("Ada Reyes", "Ada Reyes; Ada-Reyes; Tom Birch")
    assert page(markup, "a").byline == "Ada Reyes, Tom Birch"


def test_the_libraries_say_nothing_of_their_own(capfd: pytest.CaptureFixture[str]) -> None:
    """What there is to say is in the refusal."""
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []
    try:
        with pytest.raises(InputError):
            page("<html></html>", "a")
    finally:
        root.handlers = handlers
    assert capfd.readouterr() == ("", "")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div",
                ">",
                "'",
                '"',
                "&#",
                "é",
                "no ",
                "<!--",
                "</html>",
                "<table>",
                "<br>",
                "\x00",
                "\ud800",
                "<script>",
                "<a href=",
                "]]>",
            ]
        ),
        max_size=12,
    )
)
def test_any_markup_is_read_or_refused(pieces: list[str]) -> None:
    """Tags in any order, open or not."""
    with suppress(InputError):
        assert page("".join(pieces), "a").text
