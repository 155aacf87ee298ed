"""The pictures in the docs are of the desk as it is: taken of the samples, in real Chromium.

ONRECORD_PICTURES=1 writes them anew into docs/desk; look at them before they are committed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this computer"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
DOCS = Path(__file__).parents[2] / "docs"
WIDE, HIGH = 1180, 760


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """A window on the samples."""
    from playwright.sync_api import sync_playwright

    program = Path(sys.executable).parent / "onrecord"
    asked = [program, "serve", "--demo", "--port", "0", "--by", "Jo Reyes"]
    with (
        subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as serving,
        sync_playwright() as playwright,
    ):
        assert serving.stdout is not None
        found = re.search(r"http://[\d.:]+", serving.stdout.readline())
        assert found is not None
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        size = {"width": WIDE, "height": HIGH}
        yield browser.new_page(base_url=found[0], viewport=size)
        browser.close()
        serving.send_signal(signal.SIGINT)
        serving.wait(timeout=30)


def first(page: Any, path: str) -> None:
    """Go where the first item of a list leads."""
    page.goto(path)
    page.goto(page.locator("[data-item][data-open]").first.get_attribute("data-open"))


def edited(page: Any) -> None:
    page.goto("/search?q=%22military+operation%22&exact=true")
    page.goto(page.locator("a.permanent").first.get_attribute("href"))
    page.goto(page.locator("[data-key=e]").first.get_attribute("href"))
    page.locator(".handle.start").first.wait_for()


PICTURES: dict[str, tuple[str, Any]] = {
    "today": ("light", lambda page: page.goto("/")),
    "pair": ("light", lambda page: first(page, "/links")),
    "edit": ("light", edited),
    "article": ("dark", lambda page: first(page, "/articles")),
    "search": ("light", lambda page: page.goto("/search?q=deportations")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_docs_have_a_picture_of_this_size(page: Any, tmp_path: Path, name: str) -> None:
    """And the page can be gone to, as whoever reads the docs will."""
    light, go = PICTURES[name]
    page.emulate_media(color_scheme=light)
    go(page)
    assert page.locator("h1").is_visible()
    kept = DOCS / "desk" / f"{name}.png"
    path = kept if os.environ.get("ONRECORD_PICTURES") else tmp_path / "now.png"
    path.parent.mkdir(exist_ok=True)
    page.screenshot(path=path)
    for one in (path, kept):
        assert struct.unpack(">II", one.read_bytes()[16:24]) == (WIDE, HIGH)
    assert f"desk/{name}.png" in (DOCS / "reference" / "desk.md").read_text(encoding="utf-8")
