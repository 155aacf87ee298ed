"""What is decided at the desk becomes a judgement, and nothing else changes."""

from __future__ import annotations

import pytest
from desk_world import REPEATED, REVERSAL, Browser

from onrecord.record.judgement import State, Verdict
from onrecord.store.desk import Queue

PAIR = f"/pairs/{REVERSAL.a}/{REVERSAL.b}"
JUDGE = f"{PAIR}/judgements"


def state(browser: Browser) -> State:
    return browser.record.desk.between(REVERSAL.a, REVERSAL.b)[0].state


@pytest.mark.parametrize(
    ("verdict", "becomes"),
    [("accept", State.ACCEPTED), ("reject", State.REJECTED), ("unsure", State.CANDIDATE)],
)
def test_a_decision_is_kept_with_its_name_and_reason(
    browser: Browser, verdict: str, becomes: State
) -> None:
    """The browser is sent on, so that loading the page again decides nothing."""
    answer = browser.send(JUDGE, relation="reverses", verdict=verdict, note=" she  said so\n")
    (made,) = browser.record.identities.judgements()
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{PAIR}?judged={made.id}"
    assert (made.verdict, made.who, made.note) == (Verdict(verdict), "Jo Reyes", "she said so")
    assert state(browser) is becomes
    page = browser.get(answer.headers["location"]).text
    assert "she said so" in page
    assert f'class="state {becomes.value}"' in page


def test_any_judgement_is_taken_back_by_one_more(browser: Browser) -> None:
    """And the taking back as well; the log tells all three."""
    browser.send(JUDGE, relation="reverses", verdict="accept")
    for expected in (State.CANDIDATE, State.ACCEPTED):
        last = browser.record.identities.judgements()[-1]
        answer = browser.send(f"/judgements/{last.id}/undo", note="too early")
        assert answer.status_code == 303
        assert state(browser) is expected
    log = browser.get("/corrections").text
    assert log.count("<time") == 3
    assert "too early" in log


def test_the_log_leaves_out_what_changed_nothing(browser: Browser) -> None:
    """Whoever is unsure changes nothing, and so does taking that back."""
    browser.send(JUDGE, relation="reverses", verdict="unsure")
    (made,) = browser.record.identities.judgements()
    browser.send(f"/judgements/{made.id}/undo")
    assert "<time" not in browser.get("/corrections").text


def test_from_the_queue_one_comes_back_to_the_queue(browser: Browser) -> None:
    """What was decided is no longer waiting there, and can be undone at once."""
    answer = browser.send(JUDGE, relation="reverses", verdict="reject", to="queue")
    page = browser.get(answer.headers["location"]).text
    assert f'data-open="{PAIR}"' not in page
    assert f"/pairs/{REPEATED.a}/{REPEATED.b}" in page
    assert "/undo" in page


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        (JUDGE, {"relation": "agrees", "verdict": "accept"}, 404),
        (JUDGE, {"verdict": "accept"}, 404),
        (JUDGE, {"relation": "reverses", "verdict": "undo"}, 400),
        (JUDGE, {"relation": "reverses"}, 400),
        (JUDGE, {"relation": "reverses", "verdict": "accept", "note": "x" * 2001}, 400),
        ("/pairs/a/b/judgements", {"relation": "reverses", "verdict": "accept"}, 404),
        ("/judgements/0123/undo", {}, 404),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_kept(
    browser: Browser, path: str, fields: dict[str, str], status: int
) -> None:
    """Only links that are on record, with a verdict that is one."""
    assert browser.send(path, **fields).status_code == status
    assert browser.record.identities.judgements() == []


def test_where_one_is_sent_on_is_never_for_a_form_to_say(browser: Browser) -> None:
    """No redirect leads away from the desk."""
    answer = browser.send(JUDGE, relation="reverses", verdict="accept", to="https://evil.example/")
    assert answer.headers["location"].startswith(PAIR)


def test_neighbours_in_the_queue_are_offered(browser: Browser) -> None:
    """The next candidate from the first, the one before from the last."""
    first, last = browser.record.desk.queue(Queue(State.CANDIDATE))
    page = browser.get(PAIR).text
    assert f'rel="next" data-key="j" href="/pairs/{last.linked.link.a}/' in page
    page = browser.get(f"/pairs/{last.linked.link.a}/{last.linked.link.b}").text
    assert f'rel="prev" data-key="k" href="/pairs/{first.linked.link.a}/' in page
