"""Nouns as bytes and back, for what is only ever read whole: compressed JSON of their fields.

Lossless: what `unpacked` gives is equal to what `packed` was given.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Noun = TypeVar("Noun")


def packed(told: Any) -> bytes:
    """A frozen dataclass as bytes, the same for equals."""
    return zlib.compress(json.dumps(_plain(told), separators=(",", ":")).encode("ascii"))


def unpacked(kind: type[Noun], kept: bytes) -> Noun:
    """The dataclass that `packed` was given; raises ValueError for other bytes."""
    try:
        told: Noun = _noun(kind, json.loads(zlib.decompress(kept)))
    except (zlib.error, TypeError, KeyError) as error:
        raise ValueError(f"these bytes are no {kind.__name__}: {error}") from error
    return told


def _plain(told: Any) -> Any:
    if is_dataclass(told):
        return [_plain(getattr(told, one.name)) for one in fields(told)]
    if isinstance(told, Enum):
        return told.value
    if isinstance(told, date):
        return told.isoformat()
    if isinstance(told, tuple):
        return [_plain(one) for one in told]
    if isinstance(told, Mapping):
        return {name: _plain(told[name]) for name in sorted(told)}
    return told


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    # A dataclass of a module that names a type for its readers alone is not packed.
    told = get_type_hints(kind)
    return tuple(told[one.name] for one in fields(kind))


def _noun(hint: Any, told: Any) -> Any:
    """What the JSON of a thing of this type stands for."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        one = next(part for part in parts if part is not type(None))
        return None if told is None else _noun(one, told)
    if origin is tuple:
        return tuple(_noun(parts[0], one) for one in told)
    if origin is not None and issubclass(origin, Mapping):
        return {name: _noun(parts[1], one) for name, one in told.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(*(_noun(part, one) for part, one in zip(hints, told, strict=True)))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(told)
    if isinstance(hint, type) and issubclass(hint, date):
        return hint.fromisoformat(told)
    return told
