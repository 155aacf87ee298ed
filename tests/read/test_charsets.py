"""From bytes to text: encodings, and bytes that are no text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.read.charsets import decoded

TEXT = "“No,” said José.\r\nÉlan.\n"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    """Every character, line ends too, so that offsets hold in the file as it is."""
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_obeyed_and_is_no_part_of_the_text(codec: str) -> None:
    """The mark says how to read the file; the first character after it is at offset 0."""
    assert decoded(TEXT.encode(codec)) == TEXT


def test_big_endian_utf_16_is_read_too() -> None:
    """The mark tells the two byte orders apart."""
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_what_is_not_utf_8_is_windows_1252() -> None:
    """Its curly marks come right, and its five undefined bytes do not stop it."""
    assert decoded(TEXT.encode("cp1252")) == TEXT
    assert decoded("“No,” ".encode("cp1252") + b"\x81") == "“No,” \x81"


def test_damaged_utf_8_is_not_taken_for_windows_1252() -> None:
    """One bad byte costs one character, and not every accent of the text."""
    assert decoded(TEXT.encode() + b"\xff.") == TEXT + "\ufffd."


def test_a_file_cut_off_inside_a_character_is_still_utf_8() -> None:
    """As a download that broke off."""
    assert decoded(TEXT.encode() + "“".encode()[:2]) == TEXT + "\ufffd"


@pytest.mark.parametrize(
    ("declaration", "codec"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<meta charset="ISO-8859-1">', "cp1252"),
        ("<meta http-equiv=x content='text/html; charset=shift_jis'>", "shift_jis"),
    ],
)
def test_a_page_is_read_as_it_declares_where_it_is_not_utf_8(declaration: str, codec: str) -> None:
    """And ISO-8859-1 is read as browsers read it."""
    words = "Привет" if codec == "cp1251" else "“No” é" if codec == "cp1252" else "日本語"
    assert decoded((declaration + words).encode(codec), declared=True) == declaration + words


@pytest.mark.parametrize("wrong", ["utf-8", "koi8-r", "rot13", "no-such-thing", "utf-7"])
def test_a_wrong_declaration_does_no_harm(wrong: str) -> None:
    """UTF-8 is UTF-8 whatever it declares, and a lie about other bytes is only a try."""
    page = f"<meta charset={wrong}>“No”"
    assert decoded(page.encode(), declared=True) == page
    assert decoded(page.encode("cp1252"), declared=True).startswith("<meta charset=")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document, not text"),
        (b"PK\x03\x04....", "a ZIP archive, or a Word, OpenDocument or EPUB file, not text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not text"),
        (b"\x1f\x8b\x08....", "a gzip archive, not text"),
        (b"a\x00b\x00" * 99, "binary, not text: 50% control characters, 50% NUL"),
        (bytes(range(32)) * 99, "binary, not text: 81% control characters, 3% NUL"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(data: bytes, what: str) -> None:
    """The reason says what the file is, or how it was told."""
    with pytest.raises(InputError, match="not text") as caught:
        decoded(data)
    assert str(caught.value).startswith(what)


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    """It is mended later, like any other invisible character."""
    assert decoded(b"Kelly\x00 said no.") == "Kelly\x00 said no."


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_text_or_refused(data: bytes, declared: bool) -> None:
    """No other exception, whatever the bytes."""
    with suppress(InputError):
        assert isinstance(decoded(data, declared=declared), str)
