"""The desk in a real browser: keys, forms, light and dark, a narrow window, without script.

Needs Chromium (`apt-get install chromium`), and is skipped where there is none.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_world import FERRY, KEPT, MENDED, NONE_SAILS, REPEATED, REVERSAL, fill

from onrecord.record.judgement import Verdict
from onrecord.store.sql import Record, open_record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this computer"),
    # Playwright's own pipes, closed by its driver.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PAIR = f"/pairs/{REVERSAL.a}/{REVERSAL.b}"
PATHS = (
    "/", "/statements", f"/statements/{NONE_SAILS.id}", "/articles", f"/articles/{FERRY.id}",
    "/links", PAIR, "/people", "/search?q=ferry", "/search?q=(ferry", "/measures", "/matters",
    "/corrections", "/help",
    f"/articles/{FERRY.id}?edit={NONE_SAILS.id}", "/agreement",
)  # fmt: skip

# The least contrast of any text on a page against what is painted behind it (WCAG 2).
CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92
      : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (el) => {
    for (; el; el = el.parentElement) {
      const c = parse(getComputedStyle(el).backgroundColor);
      if (c.length < 4 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  let worst = [99, ''];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const el = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !el.checkVisibility()) continue;
    const style = getComputedStyle(el);
    const ink = el.closest('svg') ? style.fill : style.color;
    const [a, b] = [lum(parse(ink)), lum(behind(el.closest('svg') || el))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < worst[0]) worst = [ratio, walk.currentNode.data.trim().slice(0, 40)];
  }
  return worst;
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "desk.db") as record:
        fill(record)
        yield record


@pytest.fixture
def home(record: Record) -> Iterator[str]:
    """The address of a desk that another process has opened, on the same record."""
    program = Path(sys.executable).parent / "onrecord"
    asked = ("--record", record.path, "serve", "--port", "0", "--by", "Jo Reyes")
    with subprocess.Popen([program, *asked], stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        found = re.search(r"http://[\d.:]+", serving.stdout.readline())
        assert found is not None
        try:
            yield found[0]
        finally:
            serving.send_signal(signal.SIGINT)
            serving.wait(timeout=30)


@pytest.fixture
def page(chromium: Any, home: str) -> Iterator[Any]:
    """A window on the desk; whatever the browser complains of fails the test."""
    context = chromium.new_context(base_url=home)
    opened = context.new_page()
    told: list[str] = []
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("console", lambda message: told.append(message.text))
    yield opened
    context.close()
    assert [one for one in told if "400" not in one] == []


def press(page: Any, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_every_text_can_be_read_and_a_narrow_window_is_wide_enough(
    chromium: Any, home: str, light: str
) -> None:
    """A contrast of 4.5 and more, nothing to scroll sideways at 360 pixels."""
    narrow = {"width": 360, "height": 740}
    context = chromium.new_context(base_url=home, color_scheme=light, viewport=narrow)
    page = context.new_page()
    for path in PATHS:
        page.goto(path)
        ratio, words = page.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{path}: {words!r} has {ratio:.2f}"
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(over) == 0, path
    context.close()


@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_no_serious_fault(chromium: Any, home: str, record: Record, light: str) -> None:
    """On any page, with what two people judged otherwise, and while a statement is edited."""
    from axe_playwright_python.sync_playwright import Axe

    two_people(record)
    axe = Axe()
    context = chromium.new_context(base_url=home, color_scheme=light)
    page = context.new_page()
    beside = f"/agreement/articles/{FERRY.id}?a=kim&b=sam"
    for path in (*PATHS, beside, "/audit", "/login", f"/measures/{wall(record)}"):
        page.goto(path)
        found = [
            (one["id"], [node["html"][:120] for node in one["nodes"]])
            for one in axe.run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert found == [], path
    context.close()


def wall(record: Record) -> str:
    return next(iter(record.measures.all())).id


def two_people(record: Record) -> None:
    """Kim and Sam see a link and a statement otherwise."""
    from datetime import UTC, datetime

    from onrecord.pipeline import judge
    from onrecord.record import deeds
    from onrecord.record.judgement import Judgement, Pair

    at = datetime(2024, 1, 1, tzinfo=UTC)
    reject = deeds.rejected(FERRY, MENDED.statement)
    confirm = deeds.confirmed(FERRY, MENDED.statement)
    for who, verdict, revision in (
        ("kim", Verdict.REJECT, reject), ("sam", Verdict.ACCEPT, confirm),
    ):  # fmt: skip
        judge(record, Judgement(verdict, who, at, pair=Pair.of(REVERSAL)))
        judge(record, Judgement(Verdict.REVISE, who, at, revision=revision))


def test_a_queue_is_judged_by_keys_and_undone(page: Any, record: Record) -> None:
    """The next, accept it, and take that back."""
    page.goto("/links")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    press(page, "a")
    assert "accepted" in page.inner_text(".banner")
    press(page, "z")
    made = record.identities.judgements()
    assert [one.verdict for one in made] == [Verdict.ACCEPT, Verdict.UNDO]
    assert made[0].pair is not None
    assert made[0].pair.a == REVERSAL.a


def test_a_pair_is_judged_by_keys_and_left_for_the_next(page: Any, record: Record) -> None:
    """Not while somebody types a reason."""
    page.goto(PAIR)
    page.get_by_label("Reason").fill("rather")
    page.get_by_label("Reason").press("a")
    page.get_by_label("Reason").press("Escape")
    press(page, "r")
    (made,) = record.identities.judgements()
    assert (made.verdict, made.note) == (Verdict.REJECT, "rathera")
    press(page, "j")
    assert page.url.endswith(f"/pairs/{REPEATED.a}/{REPEATED.b}")
    press(page, "u")
    assert record.identities.judgements()[-1].verdict is Verdict.UNSURE


def test_keys_lead_to_the_search_the_help_and_what_is_chosen(page: Any) -> None:
    """From any page."""
    page.goto("/articles")
    page.keyboard.press("/")
    page.keyboard.type("promise")
    press(page, "Enter")
    assert page.locator("main mark").inner_text() == "promise"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    press(page, "Enter")
    assert page.url.endswith(f"/statements/{KEPT.id}")
    press(page, "?")
    assert page.url.endswith("/help")


def test_choosing_a_statement_shows_its_speaker_and_cue(page: Any) -> None:
    """By key, and by its number in the text."""
    page.goto(f"/articles/{FERRY.id}")
    page.keyboard.press("j")
    assert page.locator(".text .source.on").inner_text() == "Mayor Ada Quinn"
    assert page.locator(".text .cue.on").inner_text() == "pledged"
    page.locator(f"#t-{MENDED.id}").focus()
    assert page.locator(".text .cue.on").inner_text() == "said"


def test_what_has_the_focus_can_be_seen(page: Any) -> None:
    """Every stop of the tabulator has an outline."""
    page.goto(PAIR)
    for _ in range(25):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, s.outlineStyle, s.outlineWidth]; }"
        )
        assert told[0] == "BODY" or (told[1] != "none" and told[2] != "0px"), told


def test_without_script_pages_read_and_decisions_are_made(
    chromium: Any, home: str, record: Record
) -> None:
    """By links and buttons alone."""
    context = chromium.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Reversal").first.click()
    page.get_by_label("Reason").fill("she said so")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("button", name="Undo").first.click()
    assert [one.note for one in record.identities.judgements()] == ["she said so", ""]
    assert "took back" in page.inner_text("main")
    context.close()


SELECT = """([words]) => {
  const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, at);
    range.setEnd(walk.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""


def texts(record: Record) -> list[str]:
    return [one.statement.text for one in record.article(FERRY.id).entries]


def test_words_that_are_selected_become_a_statement(page: Any, record: Record) -> None:
    """Two keys: one to add them, one to save; and one to take it back."""
    page.goto(f"/articles/{FERRY.id}")
    page.evaluate(SELECT, ["harbor stays shut"])
    page.locator(".picked a").wait_for()
    press(page, "n")
    assert page.get_by_label("What was said").input_value() == "harbor stays shut"
    page.locator(".handle.start:focus").wait_for()
    press(page, "Enter")
    assert texts(record)[0] == "harbor stays shut"
    press(page, "z")
    assert len(texts(record)) == 2


def test_edges_are_moved_by_keys_and_by_dragging(page: Any, record: Record) -> None:
    """By a character, by a word, and to wherever the pointer is."""
    page.goto(f"/articles/{FERRY.id}")
    page.keyboard.press("j")
    press(page, "e")
    words = page.get_by_label("What was said")
    page.locator(".handle.start:focus").wait_for()
    page.keyboard.press("ArrowRight")
    assert words.input_value() == "o ferry will sail this winter"
    page.keyboard.press("Control+ArrowLeft")
    page.locator(".handle.end").focus()
    page.keyboard.press("Control+ArrowLeft")
    assert words.input_value() == "“No ferry will sail this"
    end = page.locator(".handle.end").bounding_box()
    at = FERRY.text.index("ferry")
    to = page.evaluate(
        "(span) => { const r = rangeOf(span).getBoundingClientRect();"
        " return [r.right, r.top + r.height / 2]; }",
        [at, at + 5],
    )
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
    page.mouse.down()
    page.mouse.move(to[0], to[1], steps=5)
    page.mouse.up()
    assert words.input_value() == "“No ferry"
    page.get_by_label("content: end a character earlier").click()
    assert words.input_value() == "“No ferr"
    page.locator(".handle.end").focus()
    press(page, "Enter")
    assert texts(record)[0] == "“No ferr"


def test_a_source_is_taken_from_the_selection(page: Any, record: Record) -> None:
    """And who that is, is resolved anew."""
    page.goto(f"/articles/{FERRY.id}?edit={MENDED.id}")
    page.evaluate(SELECT, ["She"])
    page.get_by_role("button", name="Take the selection").nth(1).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    (entry,) = [e for e in record.article(FERRY.id).entries if "mended" in e.statement.text]
    assert [one.name for one in entry.speakers] == ["Ada Quinn"]


def test_a_statement_is_edited_without_script(chromium: Any, home: str, record: Record) -> None:
    """By links that nudge an edge, and a button that saves."""
    context = chromium.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/articles/{FERRY.id}")
    page.get_by_role("link", name="edit statement 1").click()
    page.get_by_label("content: start a character later").click()
    page.get_by_label("content: start a character later").click()
    page.get_by_role("button", name="Save").click()
    assert texts(record)[0] == "ferry will sail this winter"
    context.close()


def test_places_are_counted_as_the_record_counts_them(page: Any, record: Record) -> None:
    """In code points, whatever stands before: a browser counts some of them twice."""
    from onrecord.record.entry import ArticleRecord
    from onrecord.record.text import Article

    sail = Article("\U0001f6a2\U0001f6a2 & <b>Ada</b> said\n\nthe \U0001f6a2 sails.", path="s")
    record.add(ArticleRecord(sail))
    page.goto(f"/articles/{sail.id}")
    page.evaluate(SELECT, ["sails"])
    page.locator(".picked a").wait_for()
    press(page, "n")
    page.locator(".handle.start:focus").wait_for()
    press(page, "Enter")
    (entry,) = record.article(sail.id).entries
    assert entry.statement.text == "sails"
