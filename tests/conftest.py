"""What all tests share: Hypothesis without a clock, and a world without a network."""

import socket

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of a text.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# For a night: `--hypothesis-profile fuzz`.
settings.register_profile("fuzz", settings.get_profile("unhurried"), max_examples=3000)
settings.load_profile("unhurried")


class Reached(AssertionError):
    """Something that only reads tried to reach the network."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no network to be had, and whoever asks for one fails."""

    def refused(*_: object, **__: object) -> None:
        raise Reached("a reader opened a socket")

    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
