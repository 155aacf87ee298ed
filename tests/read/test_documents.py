"""PDF and Word files, and saved mail: what the golden cases do not show."""

import io
import zipfile
from datetime import date

import pytest
from papers import pdf, word

from onrecord.read import documents
from onrecord.read.formats import Format, articles, sniffed
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
    monkeypatch.setattr(documents, "MOST_PAGES", 2)
    found = one(pdf(SAID, SAID, SAID), "a.pdf")
    assert found == Skip("a.pdf", "a PDF of 3 pages, more than 2")


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
    name: str, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are no part of the plain installation."""
    monkeypatch.setitem(__import__("sys").modules, missing, None)
    found = one(b"%PDF-1.4", name)
    assert isinstance(found, Skip)
    assert found.reason.endswith("which is not installed: pip install 'onrecord[documents]'")


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
