"""A desk at which a small record lies open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_world import Browser, fill

from onrecord.store.sql import open_record


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with open_record(tmp_path / "desk.db") as record:
        fill(record)
        yield Browser(record)
