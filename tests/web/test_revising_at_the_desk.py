"""Statements are edited on the page of their article; each time a judgement is kept."""

from __future__ import annotations

import pytest
from desk_world import FERRY, KEPT, MENDED, NONE_SAILS, Browser, span

from onrecord.record.judgement import Verdict
from onrecord.web import drafts

HOME = f"/articles/{FERRY.id}"
REVISE = f"{HOME}/revisions"
PLEDGE = drafts.written(NONE_SAILS.statement.content)


def texts(browser: Browser) -> list[str]:
    return [one.statement.text for one in browser.record.article(FERRY.id).entries]


def test_a_statement_is_added_by_its_words_and_shown_with_who_did_it(browser: Browser) -> None:
    """Without script somebody types them; the browser is sent on to the new one."""
    answer = browser.send(
        REVISE, deed="add", of="new", content_words="The harbor stays shut", note="x"
    )
    (made,) = browser.record.identities.judgements()
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{HOME}?judged={made.id}#e-")
    assert (made.verdict, made.who, made.note) == (Verdict.REVISE, "Jo Reyes", "x")
    assert texts(browser)[0] == "The harbor stays shut"
    page = browser.get(answer.headers["location"]).text
    assert "Jo Reyes added a statement: “x”" in page
    assert "marked by a person" in page


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"deed": "reject"}, [MENDED.statement.text]),
        (
            {"deed": "change", "content": drafts.written((span(FERRY, "ferry will sail"),))},
            ["ferry will sail", MENDED.statement.text],
        ),
        (
            {"deed": "change", "content": PLEDGE, "content_words": "ferry … this winter"},
            ["ferry this winter", MENDED.statement.text],
        ),
        (
            {"deed": "split", "words": "will sail"},
            ["No ferry", "will sail this winter", MENDED.statement.text],
        ),
        (
            {"deed": "join", "with": MENDED.id},
            [f"{NONE_SAILS.statement.text} {MENDED.statement.text}"],
        ),
        ({"deed": "confirm"}, [NONE_SAILS.statement.text, MENDED.statement.text]),
    ],
)
def test_a_statement_is_edited(
    browser: Browser, fields: dict[str, str], expected: list[str]
) -> None:
    """And stands as before when that is taken back."""
    before = texts(browser)
    browser.send(REVISE, of=NONE_SAILS.id, **fields)
    assert texts(browser) == expected
    (made,) = browser.record.identities.judgements()
    browser.send(f"/judgements/{made.id}/undo")
    assert texts(browser) == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"deed": "shout", "of": NONE_SAILS.id}, 400),
        ({"deed": "add", "of": "new"}, 400),
        ({"deed": "add", "content": "9-3"}, 400),
        ({"deed": "add", "content": "1-2;drop"}, 400),
        ({"deed": "add", "content": "1-99999"}, 400),
        ({"deed": "add", "content_words": "nowhere to be found"}, 400),
        ({"deed": "add", "content": PLEDGE, "act": "shout"}, 400),
        ({"deed": "reject", "of": "0123456789abcdef"}, 404),
        ({"deed": "reject", "of": KEPT.id}, 400),
        ({"deed": "split", "of": NONE_SAILS.id, "words": "No ferry"}, 400),
        ({"deed": "join", "of": NONE_SAILS.id, "with": NONE_SAILS.id}, 400),
        ({"deed": "reject", "of": NONE_SAILS.id, "note": "x" * 2001}, 400),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    browser: Browser, fields: dict[str, str], status: int
) -> None:
    """And says what to do."""
    assert browser.send(REVISE, **fields).status_code == status
    assert browser.send(REVISE, token="guess", deed="reject", of=NONE_SAILS.id).status_code == 403
    assert browser.record.identities.judgements() == []


def test_the_panel_nudges_each_edge_by_links(browser: Browser) -> None:
    """A character each, so that no script is needed; the words follow."""
    page = browser.get(f"{HOME}?edit={NONE_SAILS.id}&content={PLEDGE}").text
    start = NONE_SAILS.statement.content[0].start
    assert f"content={start + 1}-" in page
    assert f"content={start - 1}-" in page
    moved = browser.get(f"{HOME}?edit={NONE_SAILS.id}&content={start + 1}-{start + 5}").text
    assert ">o fe</textarea>" in moved
    assert 'class="content draft-content direct"' in moved


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("edit=0123", 404), ("edit=new&content=5-2", 400), ("edit=new&content=a-b", 400),
        ("edit=new&content=0-99999", 400), ("edit=new", 200), ("edit=new&source=0-3", 200),
    ],
)  # fmt: skip
def test_an_address_that_edits_nothing_is_told(browser: Browser, asked: str, status: int) -> None:
    """And one that edits something opens the panel."""
    answer = browser.get(f"{HOME}?{asked}")
    assert answer.status_code == status
    assert ('id="edit"' in answer.text) == (status == 200)


def test_corrections_tell_what_was_done_to_statements(browser: Browser) -> None:
    """With a way to the article."""
    browser.send(REVISE, of=NONE_SAILS.id, deed="reject", note="never said")
    log = browser.get("/corrections").text
    assert "rejected a statement of" in log
    assert f'href="{HOME}"' in log
    assert "never said" in log
