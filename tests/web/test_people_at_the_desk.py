"""Who is one is decided on a person's page, as on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from desk_world import Browser, said

from onrecord.record.entry import ArticleRecord, Speaker, SpeakerType
from onrecord.record.judgement import Verdict
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record


def spoken(name: str, number: int) -> ArticleRecord:
    """An article in which somebody of that name speaks."""
    article = Article(
        f"“Tide {number} is high,” {name} said.", title=f"Tide {number}", outlet="Evening Wire",
        published=date(2017, 3, number),
    )  # fmt: skip
    told = said(article, f"Tide {number} is high")
    return ArticleRecord(
        article, (replace(told, speakers=(Speaker(name, SpeakerType.PERSON, 0.9),)),)
    )


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """John Kelly is printed with his initial, too; whether Johnny Kelley is he nobody knows."""
    with open_record(tmp_path / "desk.db") as record:
        for number, name in enumerate(("John Kelly", "John F. Kelly", "Johnny Kelley"), 1):
            record.add(spoken(name, number), matcher=Identities())
        yield Browser(record)


def token(browser: Browser, path: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', browser.get(path).text)
    assert found is not None
    return found[1]


def one(browser: Browser, name: str) -> str:
    (found,) = browser.record.identities.called(name)
    return found.id


def test_whoever_may_be_the_same_is_offered_with_the_reasons(browser: Browser) -> None:
    """As a candidate, on the pages of both."""
    kelly, jack = one(browser, "John Kelly"), one(browser, "Johnny Kelley")
    assert kelly != jack
    page = browser.get(f"/people/{jack}").text
    assert "May be the same as" in page
    assert f"/people/{kelly}" in page
    assert "speaks for" in page


def test_two_are_declared_one_and_that_is_taken_back(browser: Browser) -> None:
    """All that was said under either name stands on one page, until it is undone."""
    kelly, jack = one(browser, "John Kelly"), one(browser, "Johnny Kelley")
    path = f"/people/{jack}"
    answer = browser.send(
        f"{path}/judgements", token=token(browser, path), other=kelly, verdict="same", note="nick"
    )
    assert answer.status_code == 303
    assert one(browser, "John Kelly") == one(browser, "Johnny Kelley")
    page = browser.get(answer.headers["location"]).text
    assert "Tide 1" in page
    assert "Tide 3" in page
    (made,) = browser.record.identities.judgements()
    assert (made.verdict, made.who, made.note) == (Verdict.SAME, "Jo Reyes", "nick")
    browser.send(f"/judgements/{made.id}/undo", token=token(browser, path))
    assert one(browser, "John Kelly") != one(browser, "Johnny Kelley")
    assert browser.get("/corrections").text.count("<time") == 2


def test_a_name_is_declared_somebody_elses(browser: Browser) -> None:
    """The articles that print it are from then on somebody else's."""
    kelly = one(browser, "John Kelly")
    assert one(browser, "John F. Kelly") == kelly
    path = f"/people/{kelly}"
    answer = browser.send(f"{path}/split", token=token(browser, path), name="John F. Kelly")
    assert answer.status_code == 303
    assert one(browser, "John F. Kelly") != one(browser, "John Kelly")


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("judgements", {"other": "0123", "verdict": "same"}, 404),
        ("judgements", {"other": "", "verdict": "same"}, 404),
        ("judgements", {"verdict": "accept"}, 400),
        ("split", {"name": "Ann Reyes"}, 400),
        ("split", {}, 400),
    ],
)
def test_what_cannot_be_judged_of_people_is_refused(
    browser: Browser, action: str, fields: dict[str, str], status: int
) -> None:
    """And nothing is kept."""
    path = f"/people/{one(browser, 'John Kelly')}"
    answer = browser.send(f"{path}/{action}", token=token(browser, path), **fields)
    assert answer.status_code == status
    assert browser.send(f"{path}/{action}", token="guess", **fields).status_code == 403
    assert browser.record.identities.judgements() == []


def test_a_pledge_is_shown_with_what_became_of_it(browser: Browser) -> None:
    """Each status that an article gives to what it is about, with its day and outlet."""
    from datetime import date

    from desk_world import FERRY, MENDED, NONE_SAILS, span

    from onrecord.record.entry import ArticleRecord, Interval, Measure, Standing, Status

    said_on, later = Interval.day(date(2017, 2, 23)), Interval.day(date(2017, 3, 1))
    told = (
        Standing(Status.PLEDGED_NOT, (span(FERRY, "No ferry will sail"),), said_on),
        Standing(Status.RESCINDED, (span(FERRY, "mended"),), later),
    )  # fmt: skip
    measure = Measure(
        FERRY.id, "ferry this winter", (span(FERRY, "ferry will sail this winter"),), "deed", told,
        statements=(NONE_SAILS.id,),
    )  # fmt: skip
    changed = ArticleRecord(FERRY, (NONE_SAILS, MENDED), (measure,))
    browser.record.add(changed, matcher=Identities())
    who = browser.record.identities.like("Ada")[0].id
    page = browser.get(f"/people/{who}").text
    pledged = page[page.index("Pledges, and what became") :]
    assert pledged.index("pledged not") < pledged.index("rescinded")
    assert "1 March 2017" in pledged
    assert "The Harbor Ledger" in pledged
