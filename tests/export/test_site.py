"""The static site: what its pages say, and that they are sound, safe and accessible."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest
from told_by_hand import (
    CAFE,
    FERRY,
    HARBOR,
    NOT_SAIL,
    NUNEZ,
    OUTER,
    PILOT,
    REPEATED,
    REVERSED,
    SAIL,
    TIME,
    identities,
    told,
)

from onrecord.export.site.pages import written
from onrecord.record.copied import Copied
from onrecord.record.entry import ArticleRecord, Office

VOID = {"meta", "link", "br", "img", "hr", "input"}
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


class Page(HTMLParser):
    """A page as a browser may see it: every element closed in its place, ids and links."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.headings, self.text = [], [], [], {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        # Numbers that lead to statements are no words of the text.
        for tag in {"sup"} if "sup" in self.open else {*self.open}:
            self.text[tag] = self.text.get(tag, "") + data

    def of(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def site(articles=None):
    made = written(told() if articles is None else articles, identities())
    return {file.path: file.text for file in made}


@pytest.fixture(scope="module")
def files():
    return site()


@pytest.fixture(scope="module")
def pages(files):
    return {path: Page(text) for path, text in files.items() if path.endswith(".html")}


def test_there_is_a_page_for_each_day_article_speaker_and_pair(files):
    """And lists of them."""
    assert sorted(files) == sorted(
        [
            "style.css",
            "index.html",
            *(f"articles/{one.id}.html" for one in (FERRY, HARBOR)),
            *(f"days/2017-02-{day}.html" for day in (22, 23, 24, 25)),
            *("people/index.html", f"people/{NUNEZ.who}.html"),
            *("pairs/index.html", f"pairs/{REPEATED.id}.html", f"pairs/{REVERSED.id}.html"),
        ]
    )


def astray(files):
    """Links of a site that lead nowhere in it, nor to where the article was printed."""
    pages = {path: Page(text) for path, text in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        for link in (*page.of("a"), *page.of("link")):
            if (link.get("rel"), link["href"]) == ("external", FERRY.url):
                continue
            name, _, place = link["href"].partition("#")
            target = normpath(join(dirname(path), name)) if name else path
            ids = {attrs.get("id") for _, attrs in pages[target].elements} if place else {place}
            if target not in files or place not in ids:
                yield path, link["href"]


def test_every_link_leads_to_a_page_and_a_place_of_the_site(files):
    """Or to where an article was printed."""
    assert list(astray(files)) == []


def test_every_page_can_be_read_by_whoever_does_not_see_it(pages):
    """Language, title, one heading of the first rank and none left out, a way past the menu."""
    for page in pages.values():
        assert page.of("html")[0]["lang"] == "en"
        assert page.text["title"].strip()
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(later - before <= 1 for before, later in steps)
        assert len(page.of("main")) == 1
        assert page.of("a")[0] == {"class": "skip", "href": "#main"}
        assert all(attrs.get("aria-label") for attrs in page.of("nav"))


def test_no_id_is_on_a_page_twice(pages):
    """Else a link would lead to the first of them."""
    for page in pages.values():
        ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
        assert len(ids) == len(set(ids))


def test_a_page_is_readable_on_a_phone_and_has_no_script(pages):
    """And fetches nothing but the style sheet."""
    for page in pages.values():
        assert any(one.get("name") == "viewport" for one in page.of("meta"))
        assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img", "iframe", "style"})
        assert [one["rel"] for one in page.of("link")] == ["stylesheet"]
        assert not [key for _, attrs in page.elements for key in attrs if key.startswith("on")]


def test_markup_in_an_article_stays_text():
    """In every field, on every page."""
    article = replace(
        FERRY,
        title=EVIL,
        outlet=EVIL,
        byline=EVIL,
        text=FERRY.text + EVIL,
        url=f"javascript:{EVIL}",
    )
    evil = replace(NUNEZ, name=EVIL, office=Office(EVIL, EVIL))
    entry = replace(
        SAIL,
        statement=replace(SAIL.statement, text=EVIL),
        speakers=(evil,),
        reading=f"[{EVIL}]",
        place=EVIL,
        occasion=EVIL,
        addressee=EVIL,
    )
    one = ArticleRecord(article, (entry,), links=(REVERSED,))
    for path, text in site((one,)).items():
        if path.endswith(".html"):
            page = Page(text)
            assert {tag for tag, _ in page.elements}.isdisjoint({"script", "img"})
            assert not [link for link in page.of("a") if "javascript" in link["href"]]


def test_an_article_is_all_there_with_its_statements_marked(pages):
    """Emoji and combining marks as they were; marks cut just the words."""
    page = pages[f"articles/{FERRY.id}.html"]
    assert PILOT in page.text["div"]
    assert page.text["div"].split() == FERRY.text.split()
    marks = [attrs["class"] for attrs in page.of("mark")]
    assert marks.count("said direct") >= 4
    assert "said indirect" in marks
    assert SAIL.statement.text in page.text["mark"]


def test_a_statement_of_several_lines_is_numbered_once(pages):
    """After its last word."""
    numbers = [one["id"] for one in pages[f"articles/{FERRY.id}.html"].of("a") if "id" in one]
    assert sorted(numbers) == ["r1", "r2", "r3", "r4"]


def test_a_speaker_has_what_they_said_by_day(pages):
    """With office, and links to pairs."""
    page = pages[f"people/{NUNEZ.who}.html"]
    assert page.text["h1"] == "Ada Núñez"
    assert page.headings.count(3) == 3
    assert "Mayor, City of Harbor" in page.text["main"]
    order = [page.text["main"].index(one.statement.text) for one in (SAIL, NOT_SAIL)]
    assert order == sorted(order)


def test_a_day_has_what_was_said_and_what_was_printed(pages):
    """And leads to the days around it."""
    page = pages["days/2017-02-23.html"]
    assert TIME.statement.text in page.text["main"]
    assert SAIL.statement.text not in page.text["main"]
    assert CAFE in page.text["main"]  # in the article's title
    around = {link["rel"]: link["href"] for link in page.of("a") if "rel" in link}
    assert around == {"prev": "2017-02-22.html", "next": "2017-02-24.html"}


def test_a_pair_has_both_sides_with_the_words_that_made_it_one(pages):
    """In what stands around them."""
    page = pages[f"pairs/{REVERSED.id}.html"]
    assert page.text["h1"] == "One statement reverses another"
    why = [attrs for attrs in page.of("mark") if "why" in attrs["class"].split()]
    assert len(why) == 2
    assert "84% sure" in page.text["main"]


def test_of_a_pair_whose_other_side_is_not_there_the_page_says_so():
    """And no link leads nowhere."""
    made = site(told()[1:])
    assert "not among those published" in made[f"pairs/{REVERSED.id}.html"]
    assert f"{REVERSED.id}.html" in made[f"articles/{HARBOR.id}.html"]
    assert list(astray(made)) == []


def test_what_a_copy_says_again_is_listed_once_and_marked_everywhere():
    """In the article it is there, and said to have been printed before."""
    first = {NOT_SAIL.id: "0123456789abcdef"}
    made = site((replace(told()[1], copied=Copied((), first), links=()),))
    assert "printed before" in made[f"articles/{HARBOR.id}.html"]
    assert NOT_SAIL.statement.text not in made["days/2017-02-25.html"]
    assert NOT_SAIL.statement.text not in made[f"people/{NUNEZ.who}.html"]
    assert list(astray(made)) == []


def test_what_has_no_day_stands_among_the_undated():
    """And is said to."""
    article = replace(FERRY, published=None)
    made = site((ArticleRecord(article, (OUTER,)),))
    assert "days/undated.html" in made
    assert "on a day that is not known" in made["days/undated.html"]


def test_an_empty_record_is_a_site_that_says_so():
    """With all of its lists."""
    made = site(())
    assert sorted(made) == ["index.html", "pairs/index.html", "people/index.html", "style.css"]
    assert "Nothing is on record yet" in made["index.html"]


def luminance(colour):
    """Relative luminance, by the Web Content Accessibility Guidelines."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"), [("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("ink", "mark")]
)
def test_every_text_has_contrast_enough_by_day_and_by_night(files, mode, ink, paper):
    """4.5 to 1, as the guidelines ask for."""
    light, dark = files["style.css"].split("@media (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--(\w+): (#\w{6});", light if mode == "light" else dark))
    darker, lighter = sorted(map(luminance, (colours[ink], colours[paper])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
