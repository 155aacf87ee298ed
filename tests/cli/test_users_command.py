"""`onrecord users`: accounts made, listed, changed and taken away from a terminal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import group
from onrecord.errors import InputError
from onrecord.record.account import Role, Scope
from onrecord.store.sql import open_record
from onrecord.web.passwords import matches
from onrecord.web.serving import serve


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def ask(path: Path, *told: str, given: str = "", status: int = 0) -> Result:
    done = CliRunner().invoke(group, ["--record", str(path), "users", *told], input=given)
    assert done.exit_code == status, done.output
    return done


def add(path: Path) -> None:
    ask(path, "add", "Jo Reyes", "--role", "editor", given="correct horse battery\n")


def test_an_account_is_made_with_the_password_that_was_piped(path: Path) -> None:
    """Of which only a hash is kept."""
    add(path)
    with open_record(path) as record:
        (one,) = record.accounts.all()
    assert (one.name, one.role) == ("Jo Reyes", Role.EDITOR)
    assert matches(one.hashed, "correct horse battery")
    assert b"correct horse" not in path.read_bytes()
    assert json.loads(ask(path, "list", "--format", "jsonl").stdout)["role"] == "editor"


def test_another_role_and_another_password(path: Path) -> None:
    """Then they come in by these."""
    add(path)
    ask(path, "change", "Jo Reyes", "--role", "admin")
    ask(path, "change", "Jo Reyes", "--password", given="another one entirely\n")
    with open_record(path) as record:
        (one,) = record.accounts.all()
    assert one.role is Role.ADMIN
    assert matches(one.hashed, "another one entirely")
    ask(path, "remove", "Jo Reyes")
    assert "nobody has an account" in ask(path, "list").output


def test_a_token_is_printed_once_and_kept_as_a_digest(path: Path) -> None:
    """With its scope, as long as it was asked for."""
    add(path)
    key = ask(path, "token", "Jo Reyes", "--scope", "judge", "--days", "1").stdout.strip()
    assert key.encode() not in path.read_bytes()
    with open_record(path) as record:
        told = record.accounts.whose(key, datetime.now(UTC))
    assert told is not None
    assert (told[0].name, told[1]) == ("Jo Reyes", Scope.JUDGE)


@pytest.mark.parametrize(
    ("told", "given", "status", "message"),
    [
        (("add", "Jo Reyes"), "long enough for it\n", 3, "already"),
        (("add", "Kim"), "short\n", 3, "10 to"),
        (("add", ""), "long enough for it\n", 3, "no name"),
        (("add", "x" * 81), "long enough for it\n", 3, "at most 80"),
        (("change", "Kim", "--role", "admin"), "", 3, "no account"),
        (("change", "Jo Reyes"), "", 2, "--role or --password"),
        (("remove", "Kim"), "", 3, "no account"),
        (("token", "Kim"), "", 3, "no account"),
    ],
)
def test_what_cannot_be_done_is_told(
    path: Path, told: tuple[str, ...], given: str, status: int, message: str
) -> None:
    """And nothing changes."""
    add(path)
    assert message in ask(path, *told, given=given, status=status).output
    with open_record(path) as record:
        assert [one.name for one in record.accounts.all()] == ["Jo Reyes"]


def test_a_desk_is_open_to_others_only_where_somebody_has_an_account(path: Path) -> None:
    """Or where accounts are asked for."""
    with open_record(path) as record:
        for more in ({"host": "0.0.0.0"}, {"accounts": True}, {"host": "desk.example"}):
            with pytest.raises(InputError, match="takes accounts"):
                serve(record, port=0, who="jo", ready=print, **more)  # type: ignore[arg-type]
