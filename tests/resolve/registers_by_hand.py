"""Registers written in a test, read as a file would be."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import date
from textwrap import dedent
from typing import Any

from onrecord.record.people import Membership, Organization, Person, Post, Register
from onrecord.record.source import Noun, Problem
from onrecord.resolve.registers.formats import reading
from onrecord.resolve.registers.formats.intake import Intake
from onrecord.resolve.registers.formats.reading import Part


def read(
    told: str | bytes,
    name: str = "file",
    *,
    as_of: date | None = None,
    form: str | None = None,
) -> tuple[Register, list[Problem]]:
    """The nouns of one file, sorted by kind, and what was wrong in it."""
    data = told if isinstance(told, bytes) else dedent(told).encode()
    problems: list[Problem] = []
    part = Part(name, io.BytesIO(data))
    return collected(reading.nouns([part], Intake(problems.append, as_of), form)), problems


def collected(nouns: Iterable[Noun]) -> Register:
    """Nouns as a register."""
    told = list(nouns)
    return Register(
        tuple(one for one in told if isinstance(one, Person)),
        tuple(one for one in told if isinstance(one, Organization)),
        tuple(one for one in told if isinstance(one, Post)),
        tuple(one for one in told if isinstance(one, Membership)),
    )


def lines(*objects: Any) -> str:
    """JSON lines."""
    return "".join(f"{json.dumps(one)}\n" for one in objects)
