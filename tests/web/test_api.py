"""The record for programs: every answer is what its description says, and no question breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_world import FERRY, MENDED, NONE_SAILS, REVERSAL, SAILS_SOON, Browser, fill, said
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.record.entry import ArticleRecord
from onrecord.record.text import Article
from onrecord.resolve.across.identities import Identities
from onrecord.store.sql import open_record

API = "/api/v1"
LINK = f"{API}/links/{REVERSAL.a}/{REVERSAL.b}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A desk that is only read from."""
    with open_record(tmp_path_factory.mktemp("desk") / "desk.db") as record:
        fill(record)
        yield Browser(record)


def described(desk: Browser) -> dict[str, Any]:
    told: dict[str, Any] = desk.get(f"{API}/openapi.json").json()
    return told


def check(description: dict[str, Any], operation: dict[str, Any], answer: Any) -> None:
    """The answer's status is described, and its body is of the shape that is told there."""
    told = operation["responses"][str(answer.status_code)]["content"]
    kind = answer.headers["content-type"].partition(";")[0]
    schema = {**told[kind]["schema"], "components": description["components"]}
    Draft202012Validator(schema).validate(answer.json())


def reads(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in description["paths"].items():
        if "get" in operations:
            yield path, operations["get"]


KNOWN = {
    "statements": NONE_SAILS.id, "articles": FERRY.id, "people": None, "measures": None,
}  # fmt: skip


def test_every_answer_is_of_the_shape_that_is_described(desk: Browser) -> None:
    """All that can be asked for is asked for once, of things that are there."""
    ids = dict(KNOWN)
    for name in ("people", "measures"):
        ids[name] = desk.get(f"{API}/{name}").json()["items"][0]["id"]
    description = described(desk)
    seen = 0
    for path, operation in reads(description):
        name = path.removeprefix(f"{API}/").partition("/")[0]
        real = path.replace("{a}", REVERSAL.a).replace("{b}", REVERSAL.b)
        real = real.replace("{id}", str(ids.get(name)))
        answer = desk.get(real, params={"q": "ferry"} if path.endswith("search") else {})
        assert answer.status_code == 200, real
        check(description, operation, answer)
        seen += 1
    assert seen == len([*reads(description)]) >= 14


ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["0", "-1", "1", "101", "candidate", "reverses", "pledge", "a:b", "(", "WzFd"]),
    st.integers(-(2**70), 2**70).map(str),
    st.text("0123456789abcdefgZ%_'\"\x00", max_size=20),
    st.sampled_from(
        ["W10", "WzEsMl0", "WyIyMDE3LTAyLTIzIiwyXQ", "WzEsTmFOLDFd", "WzFlOTk5LDEsMV0"]
    ),
)


@given(st.data())
@settings(max_examples=150)
def test_no_question_breaks_it(desk: Browser, data: st.DataObject) -> None:
    """Whatever stands in a path or a query, the answer is one that is described."""
    description = described(desk)
    path, operation = data.draw(st.sampled_from([*reads(description)]))
    asked = {}
    real = path
    for one in operation.get("parameters", ()):
        if one["in"] == "path":
            value = data.draw(st.text("0123456789abcdefgZ %'\"", min_size=1, max_size=70))
            real = real.replace(f"{{{one['name']}}}", value.replace("%", "%25"))
        elif data.draw(st.booleans()) or one.get("required"):
            asked[one["name"]] = data.draw(ODD)
    answer = desk.get(real, params=asked)
    check(description, operation, answer)


def test_lists_are_told_in_parts_until_the_end(desk: Browser) -> None:
    """Each statement once, the last that came in first."""
    found, after = [], ""
    while after is not None:
        part = desk.get(f"{API}/statements", params={"limit": 1, "after": after}).json()
        found += [one["id"] for one in part["items"]]
        after = part["next"]
    assert len(found) == len(set(found)) == 4
    assert found[-1] in (NONE_SAILS.id, MENDED.id)


def test_what_has_not_changed_is_not_sent_again(browser: Browser) -> None:
    """Until something is judged."""
    first = browser.get(f"{API}/links")
    known = {"if-none-match": f'"other", W/{first.headers["etag"]}'}
    again = browser.get(f"{API}/links", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert "content-length" not in again.headers
    token = {"x-onrecord-token": browser.get(f"{API}/token").json()["token"]}
    told = {"relation": "reverses", "verdict": "accept"}
    assert browser.ask("POST", f"{LINK}/judgements", json=told, headers=token).status_code == 201
    assert browser.get(f"{API}/links", headers=known).status_code == 200


def test_an_error_is_a_problem_with_what_to_do(desk: Browser) -> None:
    """As RFC 9457 has it."""
    answer = desk.get(f"{API}/statements/0123")
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["instance"]) == (404, f"{API}/statements/0123")
    assert "0123" in told["detail"]
    assert told["hint"]
    assert desk.get(f"{API}/search", params={"q": "(ferry"}).json()["status"] == 400
    assert desk.get(f"{API}/nothing").json()["status"] == 404


def test_a_program_judges_and_takes_back(browser: Browser) -> None:
    """With the token; the link tells its state, and the log who said so."""
    token = {"x-onrecord-token": browser.get(f"{API}/token").json()["token"]}
    told = {"relation": "reverses", "verdict": "reject", "note": "another ferry"}
    made = browser.ask("POST", f"{LINK}/judgements", json=told, headers=token)
    assert made.status_code == 201
    assert made.json()["who"] == "Jo Reyes"
    assert browser.get(LINK).json()[0]["state"] == "rejected"
    undone = browser.ask(
        "POST", f"{API}/judgements/{made.json()['id']}/undo", json={}, headers=token
    )
    assert undone.status_code == 201
    assert browser.get(LINK).json()[0]["state"] == "candidate"
    log = browser.get(f"{API}/judgements").json()["items"]
    assert [(one["verdict"], one["holds"]) for one in log] == [("undo", True), ("reject", False)]


@pytest.mark.parametrize(
    ("told", "headers", "status"),
    [
        ({"relation": "reverses", "verdict": "accept"}, {}, 403),
        ({"relation": "reverses", "verdict": "accept"}, {"x-onrecord-token": "guess"}, 403),
        ({"relation": "reverses", "verdict": "undo"}, None, 422),
        ({"relation": "agrees", "verdict": "accept"}, None, 404),
        ({"relation": "reverses", "verdict": "accept", "who": "the editor"}, None, 422),
        ([], None, 422),
    ],
)
def test_what_cannot_be_judged_changes_nothing(
    browser: Browser, told: Any, headers: dict[str, str] | None, status: int
) -> None:
    """Nor can a program say that somebody else judged."""
    token = {"x-onrecord-token": browser.get(f"{API}/token").json()["token"]}
    answer = browser.ask(
        "POST", f"{LINK}/judgements", json=told, headers=token if headers is None else headers
    )
    assert answer.status_code == status
    assert browser.record.identities.judgements() == []
    description = described(browser)
    check(description, description["paths"][f"{API}/links/{{a}}/{{b}}/judgements"]["post"], answer)


def test_words_that_no_encoding_holds_are_told_all_the_same(tmp_path: Path) -> None:
    """A text handed in may hold half of a pair."""
    odd = Article("“It is \ud800 so,” she said.", title="\udfff", outlet="\ud900")
    with open_record(tmp_path / "odd.db") as record:
        record.add(ArticleRecord(odd, (said(odd, "It is \ud800 so"),)), matcher=Identities())
        browser = Browser(record)
        for path in ("statements", f"articles/{odd.id}", "articles", "search?q=so", "people"):
            answer = browser.get(f"{API}/{path}")
            assert answer.status_code == 200
            assert answer.json()
        assert browser.get("/feeds/today.atom").status_code == 200


def test_every_operation_is_described_in_words(desk: Browser) -> None:
    """With its answers, and an error as a problem."""
    for path, operations in described(desk)["paths"].items():
        assert path.startswith(f"{API}/")
        for operation in operations.values():
            assert operation["description"]
            assert re.fullmatch(r"[a-z]+", operation["tags"][0])
            assert "application/problem+json" in operation["responses"]["422"]["content"]


def test_today_is_a_feed(desk: Browser) -> None:
    """Each statement with its lasting address, whom it is of, and where it was printed."""
    from xml.etree import ElementTree as Xml

    answer = desk.get("/feeds/today.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = {"a": "http://www.w3.org/2005/Atom"}
    feed = Xml.fromstring(answer.text)
    ids = [one.text for one in feed.findall("a:entry/a:id", atom)]
    assert len(ids) == len(set(ids)) == 4
    link = feed.find("a:entry/a:link", atom)
    assert link is not None
    assert link.get("href") in {
        f"http://127.0.0.1:8765/statements/{one.id}" for one in (SAILS_SOON, *(NONE_SAILS, MENDED))
    } | {f"http://127.0.0.1:8765/statements/{ids[0].rpartition(':')[2]}"}
    assert all(one.find("a:updated", atom) is not None for one in feed.findall("a:entry", atom))
    (ada,) = desk.record.identities.called("Ada Quinn")
    assert "onrecord: Ada Quinn" in desk.get(f"/feeds/people/{ada.id}.atom").text
