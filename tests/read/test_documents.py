"""PDF and Word files, and saved mail: what the golden cases do not show."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from papers import pdf, word

from onrecord.errors import InputError
from onrecord.read import documents, sheets
from onrecord.read.documents import document
from onrecord.read.formats import Format, articles, sniffed
from onrecord.read.html import page
from onrecord.read.pages import worker
from onrecord.read.pages.worker import Worker
from onrecord.read.releases import released
from onrecord.read.stage import read
from onrecord.record.text import Article, Origin, Skip

SAID = ["“No fare will rise,” Mayor Ada Quinn said.", "She sat down."]


def one(data: bytes, path: str) -> Article | Skip:
    (found,) = articles(data, path)
    return found


def test_a_page_begins_where_its_text_does() -> None:
    """And a place in the text leads to its page, counted from 1."""
    found = one(pdf(SAID, ["Page two.", "It ends."], ["Three."]), "a.pdf")
    assert isinstance(found, Article)
    assert found.origin
    starts = found.origin.pages
    assert [found.text[start:].split(".")[0] for start in starts[1:]] == ["Page two", "Three"]
    assert [found.origin.page(found.text.index(w)) for w in ("No fare", "It ends", "Three")] == [
        1,
        2,
        3,
    ]
    assert Origin("warc").page(0) is None


def test_what_only_says_that_it_is_a_release_is_not_read() -> None:
    """It is no text of anybody; the words around it are."""
    text = "FOR IMMEDIATE RELEASE\n“No fare will rise,” she said.\n(more)\nPRESS RELEASE\n"
    (document,) = read([Article(text)], skipped=print)
    assert document.text.split() == ["“No", "fare", "will", "rise,”", "she", "said."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("FOR IMMEDIATE RELEASE\nFebruary 23, 2017\nNo fare.", date(2017, 2, 23)),
        ("For Immediate Release: Thursday, Feb. 23, 2017\nNo fare.", date(2017, 2, 23)),
        ("Headline\n23 February 2017\nNo fare.", date(2017, 2, 23)),
        ("HARBOR CITY, Ohio (February 23rd, 2017) – No fare will rise.", date(2017, 2, 23)),
        ("WASHINGTON, Feb. 23, 2017 — No fare will rise.", date(2017, 2, 23)),
        ("On February 23, 2017 the mayor said no.", None),
        ("February 23, 2017\nFebruary 24, 2017\nNo fare.", None),
        ("February 31, 2017\nNo fare.", None),
        ("\n" * 40 + "February 23, 2017", None),
        ("", None),
    ],
)
def test_the_day_of_a_release_stands_above_its_text(text: str, day: date | None) -> None:
    """Alone on a line or in the dateline; a day in the text is another matter."""
    assert released(text) == day


def test_a_document_is_known_by_how_it_begins() -> None:
    """On standard input, and under a name that does not tell."""
    assert sniffed(pdf(SAID)[:4096]) is Format.PDF
    assert sniffed(word(SAID)[:4096]) is Format.DOCX
    assert sniffed(b"From: a@b.example\r\nReceived: by c\r\n\r\nNo.") is Format.EML
    assert sniffed(b"From: the mayor\nTo: the council\n\nNo.") is Format.TEXT


def test_a_scan_says_what_it_is() -> None:
    """A PDF without a letter."""
    assert one(pdf([]), "a.pdf") == Skip(
        "a.pdf", "no text in it; a scan has to be read by a program for that first"
    )


def test_a_locked_pdf_is_a_skip() -> None:
    """And one that only forbids printing is read."""
    from pypdf import PdfReader, PdfWriter

    for user, kind in (("secret", Skip), ("", Article)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(SAID))))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        told = io.BytesIO()
        writer.write(told)
        assert isinstance(one(told.getvalue(), "a.pdf"), kind)


def test_a_pdf_of_too_many_pages_is_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    """With both numbers."""
    monkeypatch.setattr(sheets, "MOST_PAGES", 2)
    with pytest.raises(InputError, match="a PDF of 3 pages, more than 2"):
        sheets.pdf(pdf(SAID, SAID, SAID))


def test_a_word_file_that_is_a_bomb_is_a_skip() -> None:
    """It is told by what it says that it holds, before anything is unpacked."""
    told = io.BytesIO(word(SAID))
    with zipfile.ZipFile(told, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", bytes(64 * 2**20))
    found = one(told.getvalue(), "a.docx")
    assert isinstance(found, Skip)
    assert "unpacks to" in found.reason


def test_an_archive_that_is_no_word_file_is_a_skip() -> None:
    """Nor is one that breaks off."""
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w") as archive:
        archive.writestr("a.txt", "No.")
    whole = word(SAID)
    for data in (told.getvalue(), whole[: len(whole) // 2], b"PK\x03\x04"):
        found = one(data, "a.docx")
        assert isinstance(found, Skip)
        assert "Word file" in found.reason


@pytest.mark.parametrize(("name", "missing"), [("a.pdf", "pypdf"), ("a.docx", "docx")])
def test_without_its_library_the_error_names_what_to_install(
    name: str,
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
    workers: Callable[..., Worker],
) -> None:
    """They are no part of the plain installation; the child says so, and here it is told."""
    without = worker.START.replace("from", f"sys.modules[{missing!r}] = None; from")
    monkeypatch.setattr(worker, "START", without)
    own = workers()
    monkeypatch.setattr(documents, "shared", lambda: own)
    found = one(b"%PDF-1.4", name)
    assert isinstance(found, Skip)
    assert found.reason.endswith("which is not installed: pip install 'onrecord[documents]'")


def heavy() -> bytes:
    """A PDF of a hundred kilobytes whose page has eight million orders to print nothing."""
    orders = zlib.compress(b"() Tj\n" * 8_000_000, 9)
    whole = pdf(["No."])
    begin, end = whole.index(b"<< /Length"), whole.index(b"\nendstream")
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(orders)
    return whole[:begin] + stream + orders + whole[end:]


@pytest.fixture
def workers() -> Iterator[Callable[..., Worker]]:
    """Makes workers, and ends their children."""
    made: list[Worker] = []

    def make(**told: float) -> Worker:
        made.append(Worker(**told))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.mark.parametrize("limit", [{"seconds": 0.5}, {"memory": 300 * 2**20}])
def test_a_pdf_that_takes_too_much_is_given_up(
    workers: Callable[..., Worker], limit: dict[str, float]
) -> None:
    """Of time, or of memory; with the reason, and the next one is read."""
    pytest.importorskip("resource")
    own = workers(**limit)
    data = heavy()
    assert len(data) < 200_000
    with pytest.raises(InputError, match=r"a PDF that (takes more|needs more memory|ends its)"):
        document(data, "a.pdf", "pdf", worker=own)
    own.seconds = 60
    assert document(pdf(SAID), "a.pdf", "pdf", worker=own).text


def test_pages_and_documents_share_a_child(workers: Callable[..., Worker]) -> None:
    """One after the other, each with its own answer."""
    own = workers()
    assert document(word(SAID), "a", "docx", worker=own).text == "\n".join(SAID)
    first = own._child
    assert page("<p>He said no.</p>", "a", worker=own).text == "He said no."
    assert document(pdf(SAID), "a", "pdf", worker=own).text == " ".join(SAID)
    with pytest.raises(InputError, match="a PDF that cannot be read"):
        document(b"%PDF-1.4", "a", "pdf", worker=own)
    assert own._child is first


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Hello.",
        b"From: a\n\n",
        b"Subject: =?utf-8?b?////?=\nContent-Type: text/plain; charset=nonsense\n\nHe said no.",
        b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5000,
        b"From: a\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: a\nContent-Type: text/html\n\n<p>He said no.</p>",
        b"From: " + b"<" * 20_000 + b"\n\nHe said no.",
    ],
)
def test_odd_mail_is_an_article_or_a_skip(data: bytes) -> None:
    """Without a body, with a charset that there is not, in parts that never end."""
    for found in articles(data, "a.eml"):
        assert isinstance(found, Article | Skip)


def test_messages_within_messages_end() -> None:
    """A hundred deep."""
    data = b"From: a\nSubject: b\n"
    for number in range(100):
        data += b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (number, number)
    for found in articles(data + b"\nHe said no.", "a.eml"):
        assert isinstance(found, Article | Skip)
