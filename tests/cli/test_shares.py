"""A record on a network share: a warning, and nothing worse."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main, shares

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/news /srv/news nfs4 rw 0 0
//desk/share /mnt/the\\040desk cifs rw 0 0
/dev/sdb1 /srv/news/local ext4 rw 0 0
me@host: /home/me/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("/srv/news/onrecord.db", "nfs4"),
        ("sqlite:////srv/news/a/b.db", "nfs4"),
        ("/mnt/the desk/onrecord.db", "cifs"),
        ("/home/me/far/onrecord.db", "fuse.sshfs"),
        ("\\\\desk\\share\\onrecord.db", "UNC"),
        ("/srv/news/local/onrecord.db", None),
        ("/srv/newsroom/onrecord.db", None),
        ("postgresql://host/news", None),
        ("a\0b", None),
        ("x" * 5000, None),
    ],
)
def test_what_lies_on_a_share_is_told_by_its_mount(tmp_path: Path, record: str, kind: str | None):
    """The innermost one counts; a server's database is no file."""
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    said = shares.warning(record, mounts)
    assert (said is None) if kind is None else (kind in said)


def test_where_no_mounts_are_told_nothing_is_said(tmp_path: Path):
    """As on other systems than Linux."""
    assert shares.warning("/srv/news/onrecord.db", tmp_path / "none") is None


def test_a_command_warns_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """On standard error."""
    monkeypatch.setattr(main, "warning", lambda record: f"{record} is on a share")
    path = str(tmp_path / "onrecord.db")
    told = CliRunner().invoke(main.group, ["--record", path, "backup", "--help"])
    assert f"{path} is on a share" in told.stderr
    assert told.exit_code == 0
    assert (
        "share" not in CliRunner().invoke(main.group, ["--record", path, "read", "--help"]).stderr
    )
