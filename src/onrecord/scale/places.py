"""Where shards come from and where output goes: local folders, or whatever fsspec reaches.

What is written appears under its name when all of it is on disk, and never half.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, cast

from onrecord.errors import CorpusError, InputError

CHUNK: Final = 2**20
PART: Final = ".part"
AGAIN: Final = "what was done is kept: the same command goes on from there"


def reached(uri: str) -> tuple[Any, str]:
    """What fsspec calls the file system of an address, and the path in it.

    Raises InputError where fsspec, or what it needs for the address, is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(
            "a corpus needs fsspec and pyarrow, and they are not installed",
            hint="pip install 'onrecord[corpus]'",
        ) from error
    try:
        fs, path = url_to_fs(uri)
    except (ImportError, ValueError) as error:
        raise InputError(f"{uri} cannot be reached: {error}") from error
    return fs, str(path)


def is_local(fs: Any) -> bool:
    """Whether its files are those of this machine's own system."""
    protocol = fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)
    return "file" in protocol


def opened(fs: Any, path: str, mode: str) -> BinaryIO:
    """A file to read or to write; of this machine's own system as the system has it."""
    return cast(BinaryIO, Path(path).open(mode) if is_local(fs) else fs.open(path, mode))


def hashed(file: BinaryIO) -> str:
    """The SHA-256 of the rest of a file, 64 hex digits."""
    digest = hashlib.sha256()
    while piece := file.read(CHUNK):
        digest.update(piece)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Print:
    """What tells cheaply that a shard has not changed: its size, and its time or tag."""

    size: int
    mark: str


class Place:
    """The folder that a run writes to, at a path or an address.

    Every method raises CorpusError where it cannot be read or written.
    """

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.fs, self.root = reached(uri)
        self.local = is_local(self.fs)

    def at(self, name: str) -> str:
        """The path of a file, by its name in here."""
        return str(PurePosixPath(self.root) / name) if self.root else name

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where it is not there."""
        with self._told("read"):
            try:
                return cast(bytes, self.fs.cat_file(self.at(name)))
            except FileNotFoundError:
                return None

    def write(self, name: str, data: bytes) -> None:
        """Put a small file there, in place of what was there."""
        with self.making(name) as file:
            file.write(data)

    def claim(self, name: str, data: bytes) -> bytes:
        """Put a file there unless there is one; the bytes of whichever is there then."""
        if self.local:
            part = self._part(name)
            with self._told("written"):
                Path(part).parent.mkdir(parents=True, exist_ok=True)
                _flushed(part, data)
                with suppress(FileExistsError):
                    os.link(part, self.at(name))
                Path(part).unlink()
        elif self.read(name) is None:
            self.write(name, data)
        return self.read(name) or b""

    @contextmanager
    def making(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, which takes its place when the block ends without an error."""
        part, whole = self._part(name), self.at(name)
        with self._told("written"):
            try:
                self.fs.makedirs(str(PurePosixPath(whole).parent), exist_ok=True)
                with self._open(part, "wb") as file:
                    yield file
                    if self.local:
                        file.flush()
                        os.fsync(file.fileno())
                if self.local:
                    Path(part).replace(whole)
                    _settled(Path(whole).parent)
                else:
                    self.fs.mv(part, whole)
            except BaseException:
                with suppress(OSError):
                    self.fs.rm_file(part)
                raise

    def remove(self, name: str) -> None:
        """Take a file away; nothing where it is not there."""
        with self._told("changed"), suppress(FileNotFoundError):
            self.fs.rm_file(self.at(name))

    def names(self, under: str, suffix: str) -> list[str]:
        """The names of the files in a folder here and below it that end so, sorted."""
        with self._told("read"):
            self.fs.invalidate_cache()
            try:
                found = self.fs.find(self.at(under))
            except FileNotFoundError:
                return []
        start = len(self.at("")) + 1 if self.root else 0
        return sorted(str(one)[start:] for one in found if str(one).endswith(suffix))

    def size(self, name: str) -> int | None:
        """The bytes that a file has; None where it is not there."""
        with self._told("read"):
            try:
                return int(self.fs.info(self.at(name))["size"])
            except FileNotFoundError:
                return None

    def digest(self, name: str) -> str:
        """The SHA-256 of a file, 64 hex digits."""
        with self._told("read"), self.open(name) as file:
            return hashed(file)

    def open(self, name: str) -> BinaryIO:
        """A file to read."""
        return self._open(self.at(name), "rb")

    def _open(self, path: str, mode: str) -> BinaryIO:
        return opened(self.fs, path, mode)

    def _part(self, name: str) -> str:
        whole = PurePosixPath(self.at(name))
        return str(whole.with_name(f".{whole.name}.{os.getpid()}{PART}"))

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CorpusError(f"{self.uri} cannot be {what}: {reason}", hint=AGAIN) from error


def _flushed(path: str, data: bytes) -> None:
    with Path(path).open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settled(folder: Path) -> None:
    """What was renamed in a folder survives a power cut."""
    if os.name == "nt":  # a folder cannot be opened there
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def shard(uri: str) -> Iterator[tuple[BinaryIO, str]]:
    """A shard that can be read and sought in, and its SHA-256.

    One that is elsewhere is brought here first. Raises InputError where it is not
    there, cannot be read, or is another one when the block ends.
    """
    with _told(uri):
        fs, path = reached(uri)
        before = _print(fs, path)
        with ExitStack() as stack:
            stream = stack.enter_context(opened(fs, path, "rb"))
            if not is_local(fs):
                here = stack.enter_context(tempfile.TemporaryFile())
                shutil.copyfileobj(stream, here, CHUNK)
                here.flush()
                stream = stack.enter_context(os.fdopen(os.dup(here.fileno()), "rb"))
                stream.seek(0)
            digest = hashed(stream)
            stream.seek(0)
            yield stream, digest
        if _print(fs, path) != before:
            raise InputError(
                f"the shard {uri} changed while it was read",
                hint="run again when nobody writes to it any more",
            )


def print_of(uri: str) -> Print:
    """What tells whether a shard has changed. Raises InputError where it is not there."""
    with _told(uri):
        return _print(*reached(uri))


def digest_of(uri: str) -> str:
    """The SHA-256 of a shard, 64 hex digits. Raises InputError where it cannot be read."""
    with _told(uri):
        fs, path = reached(uri)
        with opened(fs, path, "rb") as file:
            return hashed(file)


def _print(fs: Any, path: str) -> Print:
    fs.invalidate_cache()
    about = fs.info(path)
    marks = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "created")
    return Print(int(about["size"]), next((str(about[one]) for one in marks if one in about), ""))


@contextmanager
def _told(uri: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(f"the shard {uri} is not there", hint="check the spelling") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"the shard {uri} cannot be read: {reason}") from error
