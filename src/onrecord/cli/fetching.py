"""One page, feed or file from the web: the only place where onrecord opens a connection.

Each address that a host has is checked, and the connection goes to one that was checked,
so that no second look-up can lead elsewhere; so it is with each redirect. There are caps
on time, on bytes before and after unpacking, and on redirects. What the environment says
of proxies does not count.
"""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from threading import Thread
from time import monotonic
from typing import Any, Final, TypeVar, cast
from urllib.parse import unquote, urljoin, urlsplit

from onrecord import __version__
from onrecord.cli.addresses import Target, refuse_private, target
from onrecord.errors import InputError
from onrecord.read import formats
from onrecord.read.formats import MEDIA, Format
from onrecord.read.inflating import inflated
from onrecord.read.responses import in_utf_8, media

# Seconds to be connected, and for all of it, redirects too.
CONNECTING: Final = 10.0
ALTOGETHER: Final = 60.0
LARGEST: Final = 20 * 2**20  # bytes, as sent and as unpacked
TOO_MUCH: Final = "more than the {:,} bytes that are fetched"
REDIRECTS: Final = 5
CHUNK: Final = 2**16
NO_HEADERS: Final[Mapping[str, str]] = {}

MOVED: Final = frozenset((301, 302, 303, 307, 308))
HEADERS: Final = {
    "User-Agent": f"onrecord/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}

# What is read, by its media type, besides what an archive holds.
TYPES: Final = {
    **MEDIA,
    "application/json": Format.JSON,
    "application/jsonl": Format.JSONL,
    "application/x-ndjson": Format.JSONL,
    "text/csv": Format.CSV,
    "text/tab-separated-values": Format.CSV,
    "application/vnd.apache.parquet": Format.PARQUET,
    "application/warc": Format.WARC,
}
# And whatever is made of these, as application/rdf+xml.
ENDS: Final = {"+xml": Format.XML, "+json": Format.JSON}
# What servers say of files that they know nothing of: how it begins has to tell.
UNTOLD: Final = frozenset(
    ("", "application/gzip", "application/octet-stream", "application/x-gzip",
     "binary/octet-stream")
)  # fmt: skip


Taken = TypeVar("Taken")


class Unreached(InputError):
    """No answer came, or half of one; another time there may be one."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: `url` is where it stood in the end, `data` is unpacked."""

    url: str
    form: Format
    data: bytes


def fetched(url: str, *, allowed: Collection[str] = (), form: Format | None = None) -> Fetched:
    """What stands at an address of the web, and how it is read.

    `allowed` are hosts, as `addresses.host` spells them, that may be at private
    addresses; `form` is how to read what its name does not tell. Raises InputError
    with the reason where it cannot be had, or is more than may be.
    """

    def taken(asked: Target, answer: HTTPResponse) -> Fetched:
        if answer.status != HTTPStatus.OK:
            raise InputError(f"the server answered {status(answer.status)}")
        return body(asked, answer, form)

    return answered(url, taken, allowed=allowed)


def answered(
    url: str,
    take: Callable[[Target, HTTPResponse], Taken],
    *,
    allowed: Collection[str] = (),
    headers: Mapping[str, str] = NO_HEADERS,
    before: Callable[[Target], None] = lambda _: None,
) -> Taken:
    """What `take` makes of the answer at which redirects end, while the connection is open.

    `before` is told each address before it is asked, and may refuse it. Raises
    InputError for what may not be asked or taken, and Unreached where no answer
    came that could be.
    """
    deadline = monotonic() + ALTOGETHER
    for _ in range(REDIRECTS + 1):
        asked = target(url)
        begun = monotonic()
        before(asked)
        deadline += monotonic() - begun  # who waits out of courtesy is not late
        with _told(asked), closing(_connected(asked, allowed, deadline)) as wire:
            answer = _asked(asked, wire, deadline, "GET", headers)
            if answer.status not in MOVED:
                return take(asked, answer)
            url = _next(asked, answer)
    raise InputError(f"more than {REDIRECTS} redirects, the last one to {url[:200]}")


def posted(url: str, data: bytes, *, allowed: Collection[str], headers: Mapping[str, str]) -> int:
    """The status with which a server answers what is sent to it; no redirect is followed.

    Raises InputError and Unreached as `answered` does.
    """
    deadline = monotonic() + ALTOGETHER
    asked = target(url)
    told = {**headers, "Content-Length": str(len(data))}
    with _told(asked), closing(_connected(asked, allowed, deadline)) as wire:
        return _asked(asked, wire, deadline, "POST", told, data).status


@contextmanager
def _told(asked: Target) -> Iterator[None]:
    """Whatever goes wrong on the wire, in words."""
    try:
        yield
    except TimeoutError as error:
        raise Unreached(f"{asked.host} took too long to answer") from error
    except socket.gaierror as error:
        raise Unreached(f"no address is known for {asked.host}") from error
    except ssl.SSLCertVerificationError as error:
        why = error.verify_message.rstrip(".")
        raise Unreached(f"the certificate of {asked.host} does not hold: {why}") from error
    # ValueError is what http.client makes of a chunk of -5 bytes.
    except (HTTPException, ssl.SSLError, ConnectionResetError, ValueError) as error:
        why = type(error).__name__
        raise Unreached(f"the connection to {asked.host} broke off ({why})") from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Unreached(f"no connection to {asked.authority}: {why}") from error


def _connected(asked: Target, allowed: Collection[str], deadline: float) -> socket.socket:
    """A connection to one of the host's addresses, all of which were checked."""
    limit = min(deadline, monotonic() + CONNECTING)
    places = _looked_up(asked, limit)
    if asked.host not in allowed:
        refuse_private(asked.host, [str(place[0]) for _, place in places])
    failed: OSError = OSError("it has no address")
    for number, (family, place) in enumerate(places):
        wire = socket.socket(family, socket.SOCK_STREAM)
        try:
            # Where IPv6 leads nowhere there is to be time for what comes behind it.
            wire.settimeout(_left(limit) / (len(places) - number))
            wire.connect(place)
            if asked.scheme == "http":
                return wire
            # Asks for the host by its name, and holds the certificate against that.
            return ssl.create_default_context().wrap_socket(wire, server_hostname=asked.host)
        except ssl.SSLError:
            wire.close()
            raise
        except OSError as error:
            wire.close()
            failed = error
    raise failed


def _looked_up(asked: Target, limit: float) -> list[tuple[int, Any]]:
    """The addresses of a host, as sockets want them; a resolver that hangs is left behind."""
    found: list[list[tuple[int, Any]] | OSError] = []

    def look_up() -> None:
        try:
            told = socket.getaddrinfo(asked.host, asked.port, type=socket.SOCK_STREAM)
            found.append([(family, place) for family, _, _, _, place in told])
        except OSError as error:
            found.append(error)

    asking = Thread(target=look_up, daemon=True)
    asking.start()
    asking.join(_left(limit))
    if not found:
        raise TimeoutError
    if isinstance(found[0], OSError):
        raise found[0]
    return found[0]


def _asked(
    asked: Target,
    wire: socket.socket,
    deadline: float,
    method: str,
    headers: Mapping[str, str],
    data: bytes = b"",
) -> HTTPResponse:
    """The answer's headers; its body is still to be read."""
    told = {"Host": asked.authority, **HEADERS, **headers}
    lines = [f"{method} {asked.path} HTTP/1.1", *(f"{name}: {told[name]}" for name in told)]
    head = "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")
    wire.settimeout(_left(deadline))
    wire.sendall(head + data)
    answer = HTTPResponse(cast(socket.socket, _Bounded(wire, deadline)), method=method)
    answer.begin()
    return answer


class _Bounded(io.RawIOBase):
    """What comes over a wire, within a time and a size.

    A server may not buy time byte by byte, nor make http.client take what is no body:
    it reads a chunk that says it has -1 bytes for as long as there are any.
    """

    def __init__(self, wire: socket.socket, deadline: float) -> None:
        self._wire, self._deadline = wire, deadline
        self._left = 2 * LARGEST  # a body, and what is said between its chunks

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._wire.settimeout(_left(self._deadline))
        read = self._wire.recv_into(buffer)
        self._left -= read
        if self._left < 0:
            raise InputError(TOO_MUCH.format(LARGEST))
        return read


def _left(deadline: float) -> float:
    """Seconds until then; raises TimeoutError where there are none."""
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _next(asked: Target, answer: HTTPResponse) -> str:
    """Where a redirect leads; servers write what is not ASCII as it is."""
    told = answer.getheader("Location", "").strip()
    if not told:
        raise InputError("a redirect that leads nowhere")
    with suppress(UnicodeError):
        told = told.encode("latin-1").decode("utf-8")
    try:
        return urljoin(asked.url, told)
    except ValueError as error:
        raise InputError(f"a redirect to what is no address: {told[:200]}") from error


def body(asked: Target, answer: HTTPResponse, form: Format | None = None) -> Fetched:
    """The body of a good answer, unpacked, and how it is read; raises InputError as `fetched`."""
    kind = answer.getheader("Content-Type", "")
    form = formats.named(unquote(urlsplit(asked.url).path)) or form or _typed(media(kind))
    data = whole(answer)
    packed = tuple(
        name.strip().lower() for name in answer.getheader("Content-Encoding", "").split(",")
    )
    if any(packed):
        data, complete = inflated(data, packed)
        if not complete:
            raise InputError("the body is damaged: it cannot be unpacked to its end")
    if len(data) > LARGEST:
        raise InputError(f"unpacks to more than {LARGEST:,} bytes")
    begun = formats.sniffed(data[:4096])
    # A page in the place of a file (a viewer, a log-in), and feeds that are called pages.
    if form is None or (media(kind) == "text/html" and begun in (Format.HTML, Format.XML)):
        form = begun
    return Fetched(asked.url, form, in_utf_8(data, kind))


def whole(answer: HTTPResponse) -> bytes:
    """The body as it was sent; raises InputError for one that is too large or breaks off."""
    told = bytearray()
    if (answer.length or 0) > LARGEST:
        raise InputError(f"{answer.length:,} bytes, more than the {LARGEST:,} that are fetched")
    while piece := answer.read(CHUNK):
        told += piece
        if len(told) > LARGEST:
            raise InputError(TOO_MUCH.format(LARGEST))
    if answer.length:
        raise Unreached(f"the connection broke off {answer.length:,} bytes before the end")
    return bytes(told)


def _typed(kind: str) -> Format | None:
    """How a media type is read; None where it says nothing. Raises InputError for others."""
    if kind in UNTOLD:
        return None
    form = TYPES.get(kind)
    if not form and kind.startswith("application/"):
        form = next((read for end, read in ENDS.items() if kind.endswith(end)), None)
    if not form:
        raise InputError(f"the server calls it {kind[:60]}, which is not read")
    return form


def status(number: int) -> str:
    """`404 Not Found`, in the standard's words: a server's own may be anything."""
    try:
        return f"{number} {HTTPStatus(number).phrase}"
    except ValueError:
        return str(number)
