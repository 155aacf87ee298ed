"""Whether a record lies on another computer's disk, where the locks of a file may not hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

# https://www.sqlite.org/howtocorrupt.html#_filesystems_with_broken_or_missing_lock_implementations
NETWORK: Final = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|gpfs|davfs|fuse\.(?:sshfs|s3fs"
    r"|rclone|davfs2?|glusterfs|gvfsd-fuse|smbnetfs|curlftpfs)"
)
MOUNTS: Final = Path("/proc/self/mounts")  # Linux alone tells them so
OCTAL: Final = re.compile(r"\\([0-7]{3})")
WARNING: Final = (
    "onrecord: the record {path} is on a network share ({kind}), where two programs that write may"
    " damage it; keep it on a disk of this computer, or in PostgreSQL: --record postgresql://…"
)


def warning(record: str, mounts: Path = MOUNTS) -> str | None:
    """What is to be said of a record at a path that is on a share; None for any other."""
    name = record.removeprefix("sqlite:///")
    if "://" in name or "\0" in name:
        return None
    if name.startswith(("\\\\", "//")):
        return WARNING.format(path=name, kind="UNC")
    try:
        path = Path(name).resolve()
        told = mounts.read_text("utf-8", "surrogateescape")
    except (OSError, RuntimeError, ValueError):
        return None
    kind = _kind(path, told)
    return WARNING.format(path=name, kind=kind) if NETWORK.fullmatch(kind) else None


def _kind(path: Path, told: str) -> str:
    """The file system of the innermost mount that a path is in; of two at one place the later."""
    depth, kind = -1, ""
    for line in told.splitlines():
        if len(parts := line.split(" ")) > 2:
            where = Path(OCTAL.sub(lambda odd: chr(int(odd[1], 8)), parts[1]))
            if path.is_relative_to(where) and len(where.parts) >= depth:
                depth, kind = len(where.parts), parts[2]
    return kind
