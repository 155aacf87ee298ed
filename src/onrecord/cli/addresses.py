"""Which addresses of the web may be asked: http and https, at hosts that anybody can reach.

Whoever writes a link, or answers with a redirect, must not be able to have onrecord
ask a machine that only its user can reach: a router, a neighbour, a cloud's metadata.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import quote, urlsplit

from onrecord.errors import InputError

PORTS: Final = {"http": 80, "https": 443}

# What begins like an address of the web, or of something else.
ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# What programs read differently: one sees a host where another sees a path.
ODD: Final = re.compile(r"[\x00-\x1f\x7f\\]")
NAME: Final = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# How the last part of a number begins that a resolver may take for an address: 0x7f000001,
# 0177.0.0.1, 2130706433, 127.1.
NUMBER: Final = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
LONGEST_NAME: Final = 253
KEPT: Final = "/?%:@!$&'()*+,;=~[]-._"  # what quoting leaves alone in a path and a query

# IANA's special purpose addresses, and what clouds keep for themselves: spelled out, for
# what Python calls global has changed from version to version.
CLOSED: Final = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this host
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # behind a carrier's translation
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # Azure's own
            "169.254.0.0/16",  # link-local, and the metadata of clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # measuring
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
            "2001::/23",  # protocols, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which wraps any IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
OPEN: Final = ip_network("2000::/3")  # all of IPv6 that was ever handed out
TRANSLATED: Final = ip_network("64:ff9b::/96")  # NAT64: an IPv4 address at the end


@dataclass(frozen=True, slots=True)
class Target:
    """What to ask, and whom: `host` in small letters and ASCII, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host, with its port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def target(url: str) -> Target:
    """What an address asks for. Raises InputError for one that is not to be asked."""
    if ODD.search(url):
        raise InputError("an address with a backslash or a control character in it")
    try:
        parts = urlsplit(url.strip())
        told, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError(f"no address of the web: {error}") from error
    if parts.scheme not in PORTS:
        raise InputError(f"only http and https are fetched, not {parts.scheme or 'this'!r}")
    if "@" in parts.netloc:
        raise InputError("an address with a user's name in it: it would be kept on record")
    if port == 0:
        raise InputError("no address of the web: there is no port 0")
    path = quote(parts.path or "/", KEPT) + (f"?{quote(parts.query, KEPT)}" if parts.query else "")
    return Target(parts.scheme, host(told), port or PORTS[parts.scheme], path)


def host(told: str) -> str:
    """A host in its one spelling.

    Raises InputError for what is none, and for a number that hides an address.
    """
    if ":" in told:
        try:
            address = IPv6Address(told.removeprefix("[").removesuffix("]"))
        except ValueError as error:
            raise InputError(f"no host: {told[:60]!r}") from error
        if address.scope_id:
            raise InputError(f"an address of one machine's own network: {told[:60]!r}")
        return str(address)
    try:
        if len(told) > LONGEST_NAME:
            raise UnicodeError
        name = told.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError as error:
        raise InputError(f"no host: {told[:60]!r}") from error
    if not NAME.fullmatch(name):
        raise InputError(f"no host: {told[:60]!r}" if told else "an address without a host")
    if NUMBER.fullmatch(name):
        try:
            IPv4Address(name)
        except ValueError as error:
            raise InputError(
                f"a number in the place of a host: {told[:60]!r}", hint="write it as 192.0.2.1"
            ) from error
    return name


def refuse_private(host: str, addresses: list[str]) -> None:
    """Raises InputError unless all addresses of a host are such that anybody can reach them."""
    for told in addresses:
        if not is_public(ip_address(told)):
            raise InputError(
                f"{host} is not on the public web ({told})",
                hint=f"--allow-host {host} if you trust it",
            )


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody can reach it: none of the CLOSED, nor one that wraps one of those."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped
        if address in TRANSLATED:
            inner = IPv4Address(address.packed[-4:])
        if inner:
            return is_public(inner)
        if address.scope_id or address not in OPEN:
            return False
    return not any(address in network for network in CLOSED)
