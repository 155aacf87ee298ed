"""A page's own text, and the bytes behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.pages.stream import stream


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>No <b>raids</b>.</p><p>None.</p>", "No raids.None."),
        ("None&nbsp;at&#32;all &amp; &lt;never&gt; &ampersand", "None\xa0at all & <never> &ersand"),
        ("a<!-- b --> c<!---->d<!-->e", "a cde"),
        ("a<script>b < c</script>d<STYLE>e</sTyle >f<title>g</title>h", "adfh"),
        ("a<svg/>b<svg><text>c</text></svg>d", "abd"),
        ("2 < 3 <3 &; & &# <", "2 < 3 <3 &; & &# <"),
        ("a<p title='>' x=\">\">b", "ab"),
        ('a<a href="b"">c" d</a>', 'ac" d'),
        ("a<!doctype html>b<?xml version='1.0'?>c</>d", "abcd"),
        ("a<scripty>b</scripty>", "ab"),
        ("a<noscript>b</noscript>", "ab"),
        ("a<p", "a"),
        ("a<script>b", "a"),
        ("a<!-- b", "a"),
        ("", ""),
    ],
)
def test_the_stream_is_what_a_reader_sees(markup: str, text: str) -> None:
    """Tags are cut out, references decoded; what does not end hides the rest."""
    assert stream(markup.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        "<p>Peña “said” 😀 no.</p>".encode(),
        b"\xef\xbb\xbf" + "<p>Peña “said” 😀 no.</p>".encode(),
        "\ufeff<p>Peña “said” 😀 no.</p>".encode("utf-16-le"),
        "<p>Pe\xf1a \x93said\x94 no.</p>".encode("latin-1"),
        "<meta charset=windows-1251><p>Он сказал «нет».</p>".encode("cp1251"),
        "<meta charset=gb2312><p>他说不。</p>".encode("gb2312"),
    ],
)
def test_each_character_leads_to_its_bytes(data: bytes) -> None:
    """Whatever the charset, and after a byte order mark."""
    found = stream(data)
    for at, char in enumerate(found.text):
        there = found.span(at, at + 1)
        assert there
        alone = data[there.start : there.end]
        assert char in {alone.decode(codec, "replace") for codec in CODECS}


CODECS = ("utf-8", "utf-16-le", "cp1252", "cp1251", "gb2312")


def test_a_damaged_page_counts_no_bytes() -> None:
    """Where several bytes became one replacement character, no place is told."""
    found = stream("é è ê ñ ü ".encode() + b"\xff\xfe\xe2\x80 no")
    assert found.text.endswith(" no")
    assert found.span(0, 2) is None


PIECES = st.one_of(
    st.tuples(st.text("ab é“😀 \n", min_size=1), st.just(None)),
    st.sampled_from(
        [
            ("<p>", ""),
            ("</b >", ""),
            ("<a href='x>y'>", ""),
            ("<!-- no -->", ""),
            ("<script>no</script>", ""),
            ("&amp;", "&"),
            ("&#8220;", "“"),
            ("&nbsp;", "\xa0"),
        ]
    ),
)


@given(st.lists(PIECES))
def test_any_page_gives_its_text_and_the_bytes_of_each_part(pieces: list) -> None:
    """Each piece of text lies in the bytes where it was written."""
    markup = text = ""
    places = []
    for source, seen in pieces:
        told = source if seen is None else seen
        if told:
            low = len(markup.encode())
            places.append((len(text), len(text + told), low, low + len(source.encode())))
        markup, text = markup + source, text + told
    found = stream(markup.encode())
    assert found.text == text
    for start, end, low, high in places:
        there = found.span(start, end)
        assert there
        assert (there.start, there.end) == (low, high)


@given(st.text("<>!-/&;#='\"ascript x", max_size=60))
def test_no_markup_breaks_the_stream(markup: str) -> None:
    """Text and map fit each other."""
    found = stream(markup.encode())
    assert not found.text or found.bytes.runs[-1].end == len(found.text)
