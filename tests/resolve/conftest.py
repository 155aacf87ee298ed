"""No register and no rule opens a connection: in these tests there is no network to be had."""

import pytest


@pytest.fixture(autouse=True)
def quiet(no_network: None) -> None:
    """In every test of this folder."""
