"""`onrecord serve`: what it is told that it cannot do. That it serves is for the docs' tests."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from spoken import ferry

from onrecord.cli.main import group
from onrecord.store.sql import open_record
from onrecord.web.serving import listening


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """The error says how one is made."""
    path = tmp_path / "none.db"
    result = CliRunner().invoke(group, ["--record", str(path), "serve"])
    assert result.exit_code == 3
    assert "onrecord add" in result.stderr
    assert not path.exists()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    """With another way, and without a traceback."""
    path = tmp_path / "onrecord.db"
    with open_record(path) as record:
        record.add(ferry())
    with listening(0) as sock:
        port = str(sock.getsockname()[1])
        result = CliRunner().invoke(group, ["--record", str(path), "serve", "--port", port])
    assert result.exit_code == 3
    assert f"port {port} of 127.0.0.1 cannot be had" in result.stderr
    assert "--port 0" in result.stderr
