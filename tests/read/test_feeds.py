"""Feeds: what the golden cases do not show."""

import time

import pytest

from onrecord.read import feeds
from onrecord.read.formats import Format, articles, sniffed
from onrecord.record.text import Article, Skip

ITEM = (
    "<item><guid>{0}</guid><title>T{0}</title><description>“No,” she said {0}.</description></item>"
)
RSS = '<rss version="2.0"><channel><title>O</title>{}</channel></rss>'


def rss(count: int) -> bytes:
    return RSS.format("".join(ITEM.format(number) for number in range(count))).encode()


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0">',
        b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">',
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"),
    ],
)
def test_a_feed_is_known_by_its_root(head: bytes) -> None:
    """On standard input, and in files called .xml."""
    assert sniffed(head) is Format.XML


def test_a_feed_in_another_encoding_is_read() -> None:
    """UTF-16 by its mark, Latin-1 by its declaration."""
    text = RSS.format("<item><description>Núñez said no.</description></item>")
    declared = f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1")
    marked = f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16")
    for data in (declared, marked):
        (found,) = articles(data, "a.xml")
        assert found == Article("Núñez said no.", "a.xml#1", outlet="O", partial=True)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_feed_that_is_cut_keeps_what_came_before(share: float) -> None:
    """Whole entries before the cut, and one Skip that says that it was cut."""
    data = rss(20)
    found = list(articles(data[: int(len(data) * share)], "a.rss"))
    whole = [one.text for one in found if isinstance(one, Article)]
    assert whole == [f"“No,” she said {number}." for number in range(len(whole))]
    assert len(whole) >= int(20 * share) - 2
    assert found[-1] == Skip("a.rss", "the feed breaks off: what came before was read")


def test_a_feed_of_many_entries_takes_seconds() -> None:
    """Ten thousand entries, none lost."""
    begun = time.monotonic()
    assert sum(isinstance(one, Article) for one in articles(rss(10_000), "a.rss")) == 10_000
    assert time.monotonic() - begun < 60


def test_a_feed_that_is_too_large_is_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    """With both sizes."""
    monkeypatch.setattr(feeds, "LARGEST", 100)
    (skip,) = articles(rss(3), "a.rss")
    assert isinstance(skip, Skip)
    assert skip.reason.endswith("bytes, more than the 100 that are read")


def test_xml_of_another_kind_says_what_its_root_is() -> None:
    """And what would be read."""
    (skip,) = articles(b"<invoice><total>1</total></invoice>", "a.xml")
    assert isinstance(skip, Skip)
    assert skip.reason.startswith("XML of another kind (its root is invoice): ")
    assert "rss" in skip.reason


def test_a_page_that_calls_itself_xml_is_a_page() -> None:
    """XHTML, as some archives save it."""
    data = b'<?xml version="1.0"?><html><body><p>He said no.</p></body></html>'
    (found,) = articles(data, "a.xml")
    assert found == Article("He said no.", "a.xml")
