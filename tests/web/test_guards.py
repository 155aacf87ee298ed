"""Who is let in, and what changes nothing."""

from __future__ import annotations

import pytest
from desk_world import HOST, REVERSAL, Browser

from onrecord.errors import InputError
from onrecord.web.guards import MOST
from onrecord.web.serving import listening

JUDGE = f"/pairs/{REVERSAL.a}/{REVERSAL.b}/judgements"
ACCEPT = {"relation": "reverses", "verdict": "accept"}


def nothing_judged(browser: Browser) -> bool:
    return browser.record.identities.judgements() == []


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil.example:8765", ""])
def test_a_name_that_is_not_ours_is_not_answered(browser: Browser, host: str) -> None:
    """A name of another site can be made to lead to this computer."""
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Quinn" not in answer.text


def test_two_hosts_at_once_are_none(browser: Browser) -> None:
    """Nobody can say which of them counts."""
    answer = browser.get("/", headers=[("host", HOST), ("host", "evil.example")])
    assert answer.status_code == 421


@pytest.mark.parametrize("token", ["", "guess", "é"])
def test_what_is_sent_without_the_token_changes_nothing(browser: Browser, token: str) -> None:
    """Another site can send a form here, but not read the token."""
    answer = browser.send(JUDGE, token=token, **ACCEPT)
    assert answer.status_code == 403
    assert nothing_judged(browser)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8765"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_changes_nothing_even_with_the_token(
    browser: Browser, headers: dict[str, str]
) -> None:
    """The browser says where it comes from."""
    form = "&".join(f"{k}={v}" for k, v in {**ACCEPT, "token": browser.token()}.items())
    assert browser.ask("POST", JUDGE, content=form, headers=headers).status_code == 403
    assert nothing_judged(browser)


def test_a_body_without_end_is_refused(browser: Browser) -> None:
    """Whether it tells its length or not."""

    async def endless():
        for _ in range(3):
            yield b"x" * (MOST // 2)

    assert browser.ask("POST", JUDGE, content=b"x" * (MOST + 1)).status_code == 413
    assert browser.ask("POST", JUDGE, content=endless()).status_code == 413
    assert nothing_judged(browser)


def test_every_answer_forbids_to_be_framed_and_to_be_kept(browser: Browser) -> None:
    """Errors too, and what is not answered at all."""
    for path in ("/", "/nothing", "/search?q=(", "/static/desk.css", "/static/none"):
        answer = browser.get(path)
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
    assert browser.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"],
)
def test_no_file_but_the_desks_own_is_served(browser: Browser, path: str) -> None:
    """Wherever the path climbs to."""
    assert browser.get(path).status_code == 404


def test_a_fault_is_told_without_its_inside(browser: Browser) -> None:
    """The page carries what every answer carries."""
    browser.record.close()
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_port_that_is_taken_is_told_with_what_to_do() -> None:
    """And one that is free is found."""
    with listening(0) as sock, pytest.raises(InputError, match="cannot be had") as told:
        listening(sock.getsockname()[1])
    assert "--port" in told.value.hint
