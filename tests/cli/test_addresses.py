"""Which addresses of the web may be asked."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from onrecord.cli.addresses import CLOSED, host, is_public, refuse_private, target
from onrecord.errors import InputError

PRIVATE = [network for network in CLOSED if network.version == 4]


def inside(network):
    return st.integers(int(network[0]), int(network[-1])).map(IPv4Address)


private = st.sampled_from(PRIVATE).flatmap(inside)
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
CIRCLED = str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")


def ask(url):
    """Goes through where the host of an address is an address itself, and public."""
    asked = target(url)
    refuse_private(asked.host, [asked.host])


def parts(address):
    return [int(part) for part in str(address).split(".")]


# How the same IPv4 address may be written; what resolvers, browsers and programs take for it.
SPELLINGS = {
    "as it is": str,
    "a dot behind it": lambda a: f"{a}.",
    "one number": lambda a: str(int(a)),
    "hexadecimal": lambda a: hex(int(a)),
    "octal": lambda a: f"0{int(a):o}",
    "hexadecimal parts": lambda a: ".".join(map(hex, parts(a))),
    "octal parts": lambda a: ".".join(f"0{part:o}" for part in parts(a)),
    "leading zeros": lambda a: ".".join(f"{part:03}" for part in parts(a)),
    "two parts": lambda a: f"{parts(a)[0]}.{int(a) & 0xFFFFFF}",
    "three parts": lambda a: "{}.{}.{}".format(*parts(a)[:2], int(a) & 0xFFFF),
    "full width": lambda a: str(a).translate(FULL_WIDTH),
    "circled": lambda a: str(a).translate(CIRCLED),
    "ideographic stops": lambda a: str(a).replace(".", "。"),
    "a soft hyphen": lambda a: f"\u00ad{a}",
    "percent": lambda a: "".join(f"%{ord(c):02x}" for c in str(a)),
    "mapped": lambda a: f"[::ffff:{a}]",
    "mapped, in hexadecimal": lambda a: f"[{IPv6Address(0xFFFF << 32 | int(a))}]",
    "compatible": lambda a: f"[::{a}]",
    "6to4": lambda a: f"[{IPv6Address(0x2002 << 112 | int(a) << 80)}]",
    "NAT64": lambda a: f"[64:ff9b::{a}]",
    "NAT64 of one's own": lambda a: f"[64:ff9b:1::{a}]",
    "Teredo": lambda a: f"[{IPv6Address(0x20010000 << 96 | int(a) ^ 0xFFFFFFFF)}]",
}  # fmt: skip


@given(private, st.sampled_from(sorted(SPELLINGS)), st.sampled_from(["http", "HTTPS"]))
@example(IPv4Address("127.0.0.1"), "hexadecimal", "http")
@example(IPv4Address("169.254.169.254"), "one number", "http")
def test_no_spelling_of_a_private_address_passes(address, spelling, scheme):
    """Refused as it is written, or for the address that it stands for."""
    with pytest.raises(InputError):
        ask(f"{scheme}://{SPELLINGS[spelling](address)}/")


@given(st.from_regex(r"(?i:(0x)?[0-9a-f]{1,10}(\.(0x)?[0-9a-f]{0,4}){0,4})", fullmatch=True))
@example("127.1")
@example("1.2.3.4.")
def test_no_number_means_another_address_to_a_resolver(told):
    """What the C library takes for an address is one in its usual spelling, or refused."""
    try:
        asked = target(f"http://{told}/")
        taken = socket.inet_aton(asked.host)
    except (InputError, OSError):
        return
    assert str(IPv4Address(taken)) == asked.host


@given(st.ip_addresses(v=4))
def test_a_public_address_passes_as_it_is_written(address):
    """All but the closed networks; also where IPv6 wraps it to reach it from there."""
    assume(not any(address in network for network in PRIVATE))
    assert is_public(address)
    for wrapped in ("[::ffff:{}]", "[64:ff9b::{}]"):
        ask(f"https://{wrapped.format(address)}/")


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address):
    """Nor multicast, loopback and the like; the networks here are a superset."""
    odd = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_unspecified")
    if any(getattr(address, name) for name in (*odd, "is_reserved")):
        wrapped = getattr(address, "ipv4_mapped", None) or address in ip_network("64:ff9b::/96")
        assert wrapped or not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["::", "::1", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1"],
)
def test_private_addresses_of_ipv6_are_none(address):
    """Unspecified, loopback, link, site, group, documentation."""
    assert not is_public(IPv6Address(address))
    assert is_public(IPv6Address("2606:4700::1"))


def test_one_private_address_among_public_ones_is_too_many():
    """Whichever of them a connection would go to."""
    with pytest.raises(InputError, match=r"news\.example is not on the public web") as caught:
        refuse_private("news.example", ["93.184.215.14", "10.0.0.7"])
    assert "--allow-host news.example" in caught.value.hint


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://news.example/a", "only http and https are fetched, not 'ftp'"),
        ("file:///etc/passwd", "only http and https"),
        ("https://ada:secret@news.example/", "a user's name in it"),
        ("http://news.example\\@127.0.0.1/", "a backslash"),
        ("http://news.example/\r\nHost: x", "a control character"),
        ("http:///a", "without a host"),
        ("http://news..example/", "no host"),
        ("http://news.example:99999/", "no address of the web"),
        ("http://news.example:0/", "no port 0"),
        ("http://[fe80::1%25eth0]/", "no host|own network"),
        ("http://[::1/", "no address of the web"),
        (f"http://{'a.' * 200}example/", "no host"),
        ("http://news.example%2f@x/", "a user's name"),
    ],
)
def test_what_is_not_to_be_asked_is_told(url, told):
    """What is wrong with it, and nothing else happens."""
    with pytest.raises(InputError, match=told):
        target(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://News.Example", "https://news.example/"),
        ("https://news.example.:443/a#b", "https://news.example/a"),
        ("http://news.example:8080?q=a b", "http://news.example:8080/?q=a%20b"),
        ("https://bücher.example/é%2Fx", "https://xn--bcher-kva.example/%C3%A9%2Fx"),
        ("http://[2606:4700:0::1]:81/", "http://[2606:4700::1]:81/"),
    ],
)
def test_an_address_has_one_spelling(url, asked):
    """Small letters, ASCII, no usual port, no fragment; what is quoted stays so."""
    assert target(url).url == asked
    assert target(asked).url == asked


def test_a_host_is_spelled_as_in_addresses():
    """As whoever allows one may write it."""
    assert [host("LOCALHOST."), host("[::1]"), host("::0001")] == ["localhost", "::1", "::1"]
