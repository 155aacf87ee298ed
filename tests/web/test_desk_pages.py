"""The pages of the desk: what a reader finds on each."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from desk_world import (
    FERRY,
    KEPT,
    MENDED,
    NONE_SAILS,
    REVERSAL,
    SAILS_SOON,
    Browser,
    said,
)
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article, Span
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record
from onrecord.web import marks

PAIR = f"/pairs/{REVERSAL.a}/{REVERSAL.b}"
PATHS = (
    "/", "/statements", "/statements?act=pledge", f"/statements/{MENDED.id}", "/articles",
    f"/articles/{FERRY.id}", "/links", "/links?state=&relation=repeats", PAIR, "/people",
    "/people?name=quinn", "/search", "/search?q=ferry", "/search?q=(ferry", "/measures",
    "/corrections", "/help", "/matters", "/nothing",
)  # fmt: skip


class Outline(HTMLParser):
    """What of a page a screen reader goes by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.loaded: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.attributes |= told.keys()
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in told:
            self.ids.append(str(told["id"]))
        if tag == "label":
            self.labelled.add(str(told.get("for")))
        if tag == "input" and told.get("type") != "hidden":
            self.fields.append(told)
        if tag in ("script", "link", "img") and told.get("rel") != "alternate":
            self.loaded.append(str(told.get("src") or told.get("href")))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_in_order_for_whoever_hears_it(browser: Browser, path: str) -> None:
    """One main heading, none skipped, every field named, landmarks, and no id twice."""
    seen = Outline(browser.get(path).text)
    assert seen.headings.count(1) == 1
    assert seen.headings[0] == 1
    assert all(b <= a + 1 for a, b in zip(seen.headings, seen.headings[1:], strict=False))
    assert {"header", "nav", "main", "footer"} <= set(seen.tags)
    assert len(seen.ids) == len(set(seen.ids))
    assert all(one.get("id") in seen.labelled for one in seen.fields)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_loads_nothing_from_elsewhere_and_holds_no_script(
    browser: Browser, path: str
) -> None:
    """The policy would not let it: neither scripts nor styles stand in a page."""
    page = browser.get(path)
    seen = Outline(page.text)
    assert all(one.startswith("/static/") for one in seen.loaded)
    assert "style" not in seen.tags
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]


def test_today_has_candidates_pledges_and_what_is_newest(browser: Browser) -> None:
    """And how much there is by day."""
    page = browser.get("/").text
    assert PAIR in page
    for entry in (NONE_SAILS, MENDED, SAILS_SOON, KEPT):
        assert f"/statements/{entry.id}" in page
    pledges = page.split('id="pledges"')[1].split("</section>")[0]
    assert NONE_SAILS.id in pledges
    assert MENDED.id not in pledges
    assert "23 February 2017" in page


def test_what_the_program_claims_is_a_candidate(browser: Browser) -> None:
    """Nothing on any page is called true or false."""
    for path in PATHS:
        words = re.sub(r"<[^>]*>", " ", unescape(browser.get(path).text)).lower()
        assert not re.search(r"\b(true|false|lie|lied)\b", words)
    assert "candidate" in browser.get(PAIR).text


def test_an_article_shows_every_character_of_its_text(browser: Browser) -> None:
    """With each statement marked by its kind, and where it begins."""
    page = browser.get(f"/articles/{FERRY.id}").text
    text = page.split('<section class="text"')[1].split("</section>")[0]
    shown = re.sub(r'<a class="ref".*?</a>|<h2.*?</h2>', "", text, flags=re.DOTALL)
    plain = unescape(re.sub(r"<[^>]*>", "", shown.split(">", 1)[1]))
    assert plain.split() == FERRY.text.split()
    assert f'class="content direct" data-of="{NONE_SAILS.id}"' in page
    assert f'class="content indirect" data-of="{MENDED.id}"' in page
    assert f'id="t-{NONE_SAILS.id}"' in page


def test_a_statement_has_a_lasting_address(browser: Browser) -> None:
    """The beginning of its id is enough; its source and its cue are marked."""
    page = browser.get(f"/statements/{NONE_SAILS.id[:10]}").text
    assert '<span class="source" data-of' in page
    assert '<span class="cue" data-of' in page
    assert "Port Ellery" in page
    assert PAIR in page


def test_a_pair_marks_the_words_that_made_the_link(browser: Browser) -> None:
    """In both texts, the earlier one first, with the chance and the reasons in plain words."""
    page = browser.get(PAIR).text
    assert "<mark>No ferry will sail</mark>" in page
    assert "<mark>will sail</mark>" in page
    assert "61% likely" in page
    assert "turned round" in page
    assert page.index("Earlier") < page.index("Later:")
    assert browser.get(f"/pairs/{REVERSAL.b}/{REVERSAL.a}").text.count("61% likely") == 1


def test_a_person_has_offices_a_timeline_and_statements_by_day(browser: Browser) -> None:
    """The timeline is drawn here, and each of its dots leads to a statement."""
    (ada,) = browser.record.identities.called("Ada Quinn")
    page = browser.get(f"/people/{ada.id}").text
    assert "Mayor, Port Ellery" in page
    picture = page.split("<svg")[1].split("</svg>")[0]
    assert picture.count("<circle") == 4
    assert f'href="/statements/{SAILS_SOON.id}"' in picture
    assert 'class="arc reverses candidate"' in picture
    assert page.index("2 March 2017</h3>") < page.index("23 February 2017</h3>")
    assert Outline(page).headings[0] == 1


def test_a_search_that_cannot_be_read_shows_where(browser: Browser) -> None:
    """With the caret under the place, as on the command line."""
    page = browser.get("/search?q=(ferry")
    assert page.status_code == 400
    assert "this parenthesis is not closed" in page.text
    assert "  (ferry\n  ^" in page.text


def test_a_search_marks_what_it_found(browser: Browser) -> None:
    """It asks the record in the record's own language."""
    page = browser.get("/search", params={"q": "ferry act:pledge"}).text
    assert "<mark>ferry</mark>" in page
    assert NONE_SAILS.id in page
    assert SAILS_SOON.id not in page


def test_a_measure_shows_what_became_of_it_and_who_spoke(browser: Browser) -> None:
    """In the articles' own words."""
    page = browser.get("/measures").text
    path = re.search(r'href="(/measures/\w+)"', page)
    assert path is not None
    page = browser.get(path[1]).text
    assert "<q>had to be mended</q>" in page
    assert MENDED.id in page


def test_matters_have_their_positions_side_by_side(browser: Browser) -> None:
    """What was said of one matter, by whom, in a page of its own."""
    path = re.search(r'href="(/matters/\w+)"', browser.get("/matters").text)
    assert path is not None
    page = browser.get(path[1]).text
    assert "Ada Quinn" in page
    assert page.count("<article") >= 2
    assert browser.get("/matters/0123").status_code == 404


def test_what_is_not_on_record_is_said_to_be_so(browser: Browser) -> None:
    """With what can be done."""
    for path in ("/articles/0123", "/statements/zz", "/people/0", "/pairs/a/b", "/measures/9"):
        assert browser.get(path).status_code == 404
    assert browser.get("/links?state=sure").status_code == 400
    assert browser.get("/statements?act=sing").status_code == 400
    assert browser.get("/statements?after=nonsense").status_code == 400


def test_lists_are_turned_page_by_page(browser: Browser) -> None:
    """From the place where the last page ended."""
    words = " ".join(f"“Word {n} counts,” she said." for n in range(30))
    many = Article(words, title="Many words", published=date(2017, 4, 1))
    told = tuple(said(many, f"Word {n} counts", on=date(2017, 4, 1)) for n in range(30))
    browser.record.add(ArticleRecord(many, told), matcher=Identities())
    seen: list[str] = []
    path = "/statements"
    while path:
        page = browser.get(path).text
        seen += re.findall(r'data-open="/statements/(\w+)"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        path = unescape(found[1]) if found else ""
    assert len(seen) == len(set(seen)) == 34


HOSTILE = "<script>alert(1)</script> “It’s \x00 <img src=x onerror=alert(1)>\u202e,” O’Brien said."


def test_whatever_an_article_holds_is_shown_as_text(tmp_path: Path) -> None:
    """Title, outlet, byline, address, names and words: none of it becomes markup."""
    words = "It’s \x00 <img src=x onerror=alert(1)>\u202e"
    mean = Article(
        HOSTILE, path='"><b>', title="<b>bold</b>\ud800", outlet="<i>Post</i>", byline="<u>",
        url="javascript:alert(1)", published=date(2017, 2, 23),
    )  # fmt: skip
    with open_record(tmp_path / "mean.db") as record:
        record.add(ArticleRecord(mean, (said(mean, words),)), matcher=Identities())
        browser = Browser(record)
        for path in ("/", f"/articles/{mean.id}", "/articles", "/search?q=img", "/statements"):
            page = browser.get(path)
            assert page.status_code == 200
            assert not {"img", "i", "u"} & set(Outline(page.text).tags)
            assert "javascript:" not in page.text
            assert "alert(1)</script>" not in page.text
            assert not set("\x00\u202e") & set(page.text)


@given(st.text(alphabet="ab \n", max_size=60), st.data())
def test_pieces_are_the_text_whatever_is_marked(text: str, data: st.DataObject) -> None:
    """Marks may overlap and nest; no character is lost or told twice."""
    place = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(place, place)))
    them = [
        marks.Mark(Span(*sorted(p)), "content", str(n)) for n, p in enumerate(pairs) if p[0] != p[1]
    ]
    for one in marks.paragraphs(text):
        pieces = marks.cut(text, one, them)
        assert "".join(piece.text for piece in pieces) == text[one.start : one.end]
    whole = "".join(text[one.start : one.end] for one in marks.paragraphs(text))
    assert "".join(whole.split()) == "".join(text.split())


def test_a_page_says_which_page_it_is(browser: Browser) -> None:
    """To whoever does not see it."""
    assert 'href="/articles" aria-current="page"' in browser.get("/articles").text


def test_an_empty_record_has_its_pages_too(tmp_path: Path) -> None:
    """They say what to do."""
    with open_record(tmp_path / "empty.db") as record:
        browser = Browser(record)
        for path in ("/", "/links", "/articles", "/people", "/measures", "/corrections"):
            assert browser.get(path).status_code == 200
        assert "onrecord add" in browser.get("/").text
