"""Where a desk has accounts: who comes in, and what each may do, route by route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from desk_world import FERRY, NONE_SAILS, REVERSAL, Browser, fill
from starlette.routing import Mount

from onrecord.record.account import Account, Role, Scope
from onrecord.store.sql import open_record
from onrecord.web.entering import TRIES, within
from onrecord.web.entrance import Paced, needed

PASSWORD = "correct horse battery"
PAIR = f"/pairs/{REVERSAL.a}/{REVERSAL.b}"
NOW = datetime.now(UTC)

# What each route needs, by hand: a route that is not here is a route that nobody thought of.
READ = (Role.READER, Role.REVIEWER, Role.EDITOR, Role.ADMIN)
REVIEW, EDIT, ADMIN = READ[1:], READ[2:], READ[3:]
ROUTES: dict[tuple[str, str], tuple[Role, ...]] = {
    **{
        ("GET", path): READ
        for path in (
            "/", "/statements", "/articles", "/articles/{id}", "/statements/{id}", "/links",
            "/pairs/{a}/{b}", "/people", "/people/{id}", "/search", "/measures",
            "/measures/{id}", "/corrections", "/help", "/matters", "/matters/{id}",
            "/agreement", "/agreement/articles/{id}", "/feeds/today.atom",
            "/feeds/people/{id}.atom", "/api/v1/openapi.json", "/api/v1/counts",
            "/api/v1/statements", "/api/v1/statements/{id}", "/api/v1/articles",
            "/api/v1/articles/{id}", "/api/v1/people", "/api/v1/people/{id}",
            "/api/v1/people/{id}/statements", "/api/v1/search", "/api/v1/measures",
            "/api/v1/measures/{id}", "/api/v1/links", "/api/v1/links/{a}/{b}",
            "/api/v1/token", "/api/v1/judgements", "/api/v1/agreement",
            "/api/v1/articles/{id}/agreement", "/api/v1/articles/{id}/revisions",
            "/search.{form}", "/statements.{form}", "/people/{id}/statements.{form}",
            "/feeds/searches/{id}.atom", "/feeds/watched.atom",
        )
    },
    ("POST", "/logout"): READ,
    ("POST", "/pairs/{a}/{b}/judgements"): REVIEW,
    ("POST", "/api/v1/links/{a}/{b}/judgements"): REVIEW,
    ("POST", "/articles/{id}/revisions"): REVIEW,
    ("POST", "/api/v1/articles/{id}/revisions"): REVIEW,
    ("POST", "/judgements/{id}/undo"): REVIEW,
    ("POST", "/api/v1/judgements/{id}/undo"): REVIEW,
    ("POST", "/searches"): REVIEW,
    ("POST", "/searches/{id}/delete"): REVIEW,
    ("POST", "/people/{id}/judgements"): EDIT,
    ("POST", "/people/{id}/split"): EDIT,
    ("POST", "/agreement/articles/{id}"): EDIT,
    ("GET", "/audit"): ADMIN,
}  # fmt: skip
OPEN = {("GET", "/login"), ("POST", "/login")}


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A desk with an account for each role; hashing is quick, and told by its own test."""
    monkeypatch.setattr("onrecord.web.passwords.hashed", lambda told: told[::-1])
    monkeypatch.setattr("onrecord.web.passwords.matches", lambda kept, told: kept == told[::-1])
    with open_record(tmp_path / "desk.db") as record:
        fill(record)
        for role in Role:
            record.accounts.add(Account(role.value, role, PASSWORD[::-1], NOW))
        yield Browser(record, accounts=True)


def come_in(door: Browser, name: str, password: str = PASSWORD, **more: str) -> Any:
    told = "&".join(f"{k}={v}" for k, v in {"name": name, "password": password, **more}.items())
    return door.ask(
        "POST", "/login", content=told,
        headers={"content-type": "application/x-www-form-urlencoded"},
    )  # fmt: skip


def as_role(door: Browser, role: Role) -> Browser:
    """The same desk for somebody who is in."""
    answer = come_in(door, role.value)
    assert answer.status_code == 303
    door.cookie = answer.headers["set-cookie"].split(";")[0]
    return door


def routes(door: Browser) -> set[tuple[str, str]]:
    inner = door.app._app._app._app
    found = set()

    def walk(them: list[Any]) -> None:
        for one in them:
            if isinstance(one, Mount):
                continue
            if hasattr(one, "methods") and hasattr(one, "path"):
                found.update((m, one.path) for m in one.methods - {"HEAD"})
            else:
                walk(getattr(one, "routes", None) or one.original_router.routes)

    walk(inner.routes)
    return found


def test_every_route_is_one_that_somebody_thought_of(door: Browser) -> None:
    """None can be added without saying who may use it."""
    assert routes(door) == ROUTES.keys() | OPEN


@pytest.mark.parametrize("role", Role)
def test_each_role_may_what_it_may_and_nothing_else(door: Browser, role: Role) -> None:
    """Route by route; what is refused is refused before anything is looked up."""
    as_role(door, role)
    for (method, path), roles in sorted(ROUTES.items()):
        if path == "/logout":
            continue
        at = re.sub(r"\{\w+\}", "0123", path.replace("{form}", "csv"))
        answer = door.ask(method, at, content="", headers={"x-onrecord-token": "none"})
        refused = answer.status_code == 403 and "this needs" in answer.text
        assert refused == (role not in roles), (method, path, answer.status_code)


def test_nobody_gets_in_without_an_account(door: Browser) -> None:
    """A page leads to where one comes in, a program is told to bring a token."""
    for (method, path), _ in sorted(ROUTES.items()):
        at = re.sub(r"\{\w+\}", "0123", path.replace("{form}", "csv"))
        answer = door.ask(method, at)
        if path.startswith("/api/"):
            assert answer.status_code == 401
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["www-authenticate"] == "Bearer"
        else:
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/login?next=")
        assert "Quinn" not in answer.text
    assert door.get("/login").status_code == 200
    assert door.get("/static/desk.css").status_code == 200


def test_what_no_table_names_is_for_admins_alone() -> None:
    """Whatever the method."""
    assert needed("POST", "/anything") is Role.ADMIN
    assert needed("DELETE", "/") is Role.ADMIN
    assert needed("GET", "/.env") is Role.ADMIN


def test_coming_in_gives_a_cookie_that_no_script_reads_and_no_other_site_sends(
    door: Browser,
) -> None:
    """And leads on to where one wanted to go."""
    answer = come_in(door, "editor", next="/people")
    assert answer.headers["location"] == "/people"
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "editor" in as_role(door, Role.EDITOR).get("/").text


@pytest.mark.parametrize("given", ["onrecord=chosen-by-another", "onrecord="])
def test_a_cookie_that_another_chose_is_none(door: Browser, given: str) -> None:
    """Session fixation: the key is always a new one."""
    door.cookie = given
    assert door.get("/").status_code == 303
    answer = come_in(door, "reader")
    assert given.split("=")[1] not in answer.headers["set-cookie"].split(";")[0] or given[-1] == "="
    first = answer.headers["set-cookie"].split(";")[0]
    assert come_in(door, "reader").headers["set-cookie"].split(";")[0] != first
    assert door.get("/").status_code == 303


def test_going_out_ends_it_on_the_desk_too(door: Browser) -> None:
    """The cookie that somebody kept is of no use."""
    as_role(door, Role.REVIEWER)
    token = re.search(r'name="token" value="([^"]+)"', door.get("/").text)
    assert token is not None
    assert door.send("/logout", token="guess").status_code == 403
    assert door.get("/").status_code == 200
    assert door.send("/logout", token=token[1]).headers["location"] == "/login"
    assert door.get("/").status_code == 303


def test_the_token_of_one_is_none_of_another(door: Browser) -> None:
    """A reviewer's form does not carry an editor's decision."""
    theirs = as_role(door, Role.REVIEWER).token()
    as_role(door, Role.EDITOR)
    fields = {"relation": "reverses", "verdict": "accept"}
    assert door.send(f"{PAIR}/judgements", token=theirs, **fields).status_code == 403
    assert door.send(f"{PAIR}/judgements", **fields).status_code == 303
    (made,) = door.record.identities.judgements()
    assert made.who == "editor"


def test_a_reviewer_takes_back_their_own_and_an_editor_anybodys(door: Browser) -> None:
    """By one more judgement either way."""
    fields = {"relation": "reverses", "verdict": "accept"}
    as_role(door, Role.EDITOR).send(f"{PAIR}/judgements", **fields)
    (theirs,) = door.record.identities.judgements()
    as_role(door, Role.REVIEWER)
    assert door.send(f"/judgements/{theirs.id}/undo").status_code == 403
    door.send(f"{PAIR}/judgements", **fields)
    mine = door.record.identities.judgements()[-1]
    assert door.send(f"/judgements/{mine.id}/undo").status_code == 303
    as_role(door, Role.EDITOR)
    assert door.send(f"/judgements/{mine.id}/undo").status_code == 303


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example",
        "javascript:x", "/x\r\nset-cookie: a=b", "/\t/evil.example", " /people", "", "evil",
    ],
)  # fmt: skip
def test_coming_in_leads_nowhere_else(door: Browser, address: str) -> None:
    """Open redirects: only to a page of this desk."""
    assert within(address) == "/"
    form = urlencode({"name": "reader", "password": PASSWORD, "next": address})
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = door.ask("POST", "/login", content=form, headers=kind)
    assert answer.headers["location"] == "/"


def test_wrong_passwords_are_told_alike_and_end_soon(door: Browser) -> None:
    """Whether the name is one or not; then nobody may try for a while, and it is noted."""
    answers = [come_in(door, "editor", "wrong password") for _ in range(TRIES)]
    nobody = come_in(door, "nobody", "wrong password")
    assert {one.status_code for one in [*answers, nobody]} == {403}
    assert answers[0].text == nobody.text
    shut = come_in(door, "editor")
    assert shut.status_code == 429
    assert int(shut.headers["retry-after"]) > 0
    assert "set-cookie" not in shut.headers
    assert come_in(door, "reader").status_code == 303
    noted = [(one.who, one.what) for one in door.record.accounts.noted()]
    assert noted.count(("editor", "wrong password")) == TRIES


def test_a_programs_token_may_no_more_than_its_scope_and_its_owner(door: Browser) -> None:
    """It needs no form's token; a cookie's key is no token, and a token no cookie."""
    until = datetime.now(UTC) + timedelta(days=1)
    for name, who, scope in (
        ("r", "editor", Scope.READ), ("j", "editor", Scope.JUDGE), ("x", "reader", Scope.JUDGE),
    ):  # fmt: skip
        door.record.accounts.let_in(name, who, NOW, until, scope)
    door.record.accounts.let_in("old", "editor", NOW, NOW - timedelta(days=1), Scope.JUDGE)

    def judge(key: str) -> int:
        told = {"relation": "reverses", "verdict": "accept"}
        path = f"/api/v1/links/{REVERSAL.a}/{REVERSAL.b}/judgements"
        bearer = {"authorization": f"Bearer {key}"}
        status: int = door.ask("POST", path, json=told, headers=bearer).status_code
        return status

    assert [judge(key) for key in ("r", "x", "old", "none", "j")] == [403, 403, 401, 401, 201]
    bearer = {"authorization": "Bearer r"}
    assert door.get("/api/v1/counts", headers=bearer).status_code == 200
    assert door.get("/api/v1/counts", headers={"authorization": "Basic cjpy"}).status_code == 401
    door.cookie = "onrecord=j"
    assert door.get("/").status_code == 303
    cookie = as_role(door, Role.EDITOR).cookie.split("=", 1)[1]
    door.cookie = ""
    assert judge(cookie) == 401


def test_whoever_asks_too_often_is_told_to_wait(
    door: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a minute at most; others go on."""
    door.app._app._paced = Paced(3, 60)
    as_role(door, Role.READER)
    answers = [door.get("/help").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert as_role(door, Role.EDITOR).get("/help").status_code == 200


def test_what_was_done_is_noted_for_admins(door: Browser) -> None:
    """Who came in, what was sent, and what was refused."""
    as_role(door, Role.READER).send(f"{PAIR}/judgements", token="x")
    as_role(door, Role.REVIEWER).send(f"{PAIR}/judgements", relation="reverses", verdict="accept")
    page = as_role(door, Role.ADMIN).get("/audit").text
    assert "refused" in page
    assert f"POST {PAIR}/judgements" in page
    assert "came in" in page
    assert PASSWORD not in page


def test_an_account_that_changed_has_to_come_in_anew(door: Browser) -> None:
    """And one that was removed cannot."""
    as_role(door, Role.EDITOR)
    door.record.accounts.change("editor", role=Role.READER)
    assert door.get("/").status_code == 303
    as_role(door, Role.ADMIN)
    door.record.accounts.remove("admin")
    assert door.get("/").status_code == 303
    assert come_in(door, "admin").status_code == 403


def test_of_a_password_only_a_hash_is_kept() -> None:
    """By argon2id; a short one is refused, and nobody's takes as long as somebody's."""
    from onrecord.errors import InputError
    from onrecord.web.passwords import hashed, matches

    kept = hashed(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert matches(kept, PASSWORD)
    assert not matches(kept, PASSWORD + " ")
    assert not matches(None, "nobody has this password")
    assert not matches("not a hash", PASSWORD)
    assert not matches(kept, "x" * 2000)
    with pytest.raises(InputError, match="10 to"):
        hashed("short")


def test_a_desk_without_accounts_asks_nobody(browser: Browser) -> None:
    """Whoever is at the computer judges in the name of whoever opened it."""
    assert browser.get("/audit").status_code == 200
    assert "Go out" not in browser.get("/").text
    assert browser.get(f"/articles/{FERRY.id}?edit={NONE_SAILS.id}").status_code == 200
