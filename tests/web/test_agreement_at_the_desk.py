"""Two people on one thing: how far they agree, side by side, and who settles it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from desk_world import FERRY, MENDED, NONE_SAILS, REPEATED, REVERSAL, Browser, span

from onrecord.pipeline import judge
from onrecord.record import deeds
from onrecord.record.judgement import Judgement, Pair, Verdict
from onrecord.record.revision import Marked, Revision

SECONDS = count()
PATH = f"/agreement/articles/{FERRY.id}?a=kim&b=sam"


def at() -> datetime:
    return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(SECONDS))


def links(browser: Browser, *told: tuple[str, Verdict]) -> None:
    for link in (REVERSAL, REPEATED):
        for who, verdict in told:
            judge(browser.record, Judgement(verdict, who, at(), pair=Pair.of(link)))


def revise(browser: Browser, who: str, revision: Revision) -> None:
    judge(browser.record, Judgement(Verdict.REVISE, who, at(), revision=revision))


@pytest.fixture
def apart(browser: Browser) -> Browser:
    """Kim rejects one statement, Sam sees its edge elsewhere; of the other both say nothing."""
    shorter = Marked((span(FERRY, "No ferry will sail"),), NONE_SAILS.statement.source)
    revise(browser, "kim", deeds.rejected(FERRY, NONE_SAILS.statement))
    revise(browser, "sam", deeds.changed(FERRY, NONE_SAILS.statement, shorter))
    return browser


def texts(browser: Browser) -> list[str]:
    return [one.statement.text for one in browser.record.article(FERRY.id).entries]


def test_nobody_agrees_where_nobody_judged_twice(browser: Browser) -> None:
    """One person's judgements are no agreement."""
    links(browser, ("kim", Verdict.ACCEPT), ("kim", Verdict.REJECT))
    assert "No link was judged by two people" in browser.get("/agreement").text
    told = browser.get("/api/v1/agreement").json()
    assert told == {"links": 0, "alpha": None, "two": [], "apart": [], "articles": []}


def test_links_that_two_people_judged_otherwise_are_listed(browser: Browser) -> None:
    """By what each said last, and did not take back."""
    links(browser, ("kim", Verdict.UNSURE), ("kim", Verdict.ACCEPT), ("sam", Verdict.ACCEPT))
    undo = Judgement(Verdict.REJECT, "sam", at(), pair=Pair.of(REPEATED))
    judge(browser.record, undo)
    told = browser.get("/api/v1/agreement").json()
    assert told["two"] == [{"a": "kim", "b": "sam", "items": 2, "same": 1, "kappa": 0.0}]
    (one,) = told["apart"]
    assert one["verdicts"] == {"kim": "accept", "sam": "reject"}
    page = browser.get("/agreement").text
    assert f'href="/pairs/{one["a"]}/{one["b"]}"' in page
    assert "sam rejected it, the last" in page
    assert 'name="to" value="agreement"' in page
    judge(browser.record, Judgement(Verdict.UNDO, "sam", at(), undoes=undo.id))
    assert browser.get("/api/v1/agreement").json()["apart"] == []


def test_statements_stand_side_by_side_as_each_has_them(apart: Browser) -> None:
    """What both have alike, and what one alone has."""
    page = apart.get(PATH).text
    assert page.index("Of sam alone") < page.index("Alike")
    assert "no statement here" in page
    (told,) = apart.get(f"/api/v1/articles/{FERRY.id}/agreement").json()["two"]
    assert (told["both"], told["one_alone"], told["found"]) == (1, 1, pytest.approx(2 / 3))
    assert apart.get("/agreement").text.count("kim and sam") == 1


@pytest.mark.parametrize(
    ("take", "expected"),
    [("b", ["No ferry will sail", MENDED.statement.text]), ("a", [MENDED.statement.text])],
)
def test_an_editor_settles_what_is_apart(apart: Browser, take: str, expected: list[str]) -> None:
    """By one more judgement, which is the last; taken back, it is apart as before."""
    answer = apart.send(f"/agreement/articles/{FERRY.id}", a="kim", b="sam", at="0", take=take)
    assert answer.status_code == 303
    assert texts(apart) == expected
    last = apart.record.identities.judgements()[-1]
    assert (last.who, last.verdict) == ("Jo Reyes", Verdict.REVISE)
    assert "Jo Reyes" in apart.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"a": "kim", "b": "sam", "at": "7", "take": "a"}, 400),
        ({"a": "kim", "b": "sam", "at": "-1", "take": "a"}, 400),
        ({"a": "kim", "b": "sam", "at": "0", "take": "c"}, 400),
        ({"a": "kim", "b": "ann", "at": "0", "take": "a"}, 404),
        ({}, 404),
    ],
)
def test_what_is_not_apart_is_not_settled(
    apart: Browser, fields: dict[str, str], status: int
) -> None:
    """Nothing is kept."""
    before = len(apart.record.identities.judgements())
    assert apart.send(f"/agreement/articles/{FERRY.id}", **fields).status_code == status
    assert len(apart.record.identities.judgements()) == before


def test_a_program_revises_and_reads_what_was_revised(browser: Browser) -> None:
    """With the token, by spans; and is told what it cannot do."""
    path = f"/api/v1/articles/{FERRY.id}/revisions"
    token = {"X-Onrecord-Token": browser.get("/api/v1/token").json()["token"]}
    told = deeds.rejected(FERRY, NONE_SAILS.statement).told
    assert browser.ask("POST", path, json=told).status_code == 403
    answer = browser.ask("POST", path, json={**told, "note": "no"}, headers=token)
    assert answer.status_code == 201
    assert answer.json()["revision"] == told
    assert texts(browser) == [MENDED.statement.text]
    assert [one["id"] for one in browser.get(path).json()] == [answer.json()["id"]]
    for wrong in ({}, {"marks": [{"content": []}]}, {"marks": [{"content": [[3, 1]]}]}):
        assert browser.ask("POST", path, json=wrong, headers=token).status_code in (400, 422)
    outside = {"marks": [{"content": [[0, 99999]]}]}
    assert browser.ask("POST", path, json=outside, headers=token).status_code == 400
    assert len(browser.record.identities.judgements()) == 1
