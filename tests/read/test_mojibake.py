"""UTF-8 read with the wrong table, and honest text that looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.mojibake import mojibake
from onrecord.record.text import edited


def mended(text: str) -> str:
    return edited(text, mojibake(text))[0]


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("â€œno mass deportationsâ€\x9d", "“no mass deportations”"),
        ("â€˜noâ€™", "‘no’"),
        ("itâ€™s â€“ wellâ€” overâ€¦", "it’s – well— over…"),
        ('overâ€" it', "over— it"),
        ("donâ€'t", "don’t"),
        ("â€œno,â€ he", "“no,” he"),
        ("realâ€time", "real-time"),
        ("MÃ©xico, SeÃ±or, Ã‰lan, cÅ“ur", "México, Señor, Élan, cœur"),
        ("Â£5, 20Â°C, aÂ\xa0b", "£5, 20°C, a\xa0b"),
        ("â‚¬5 ðŸ˜€", "€5 😀"),
        ("‚Äúno‚Äù", "“no”"),
    ],
)
def test_broken_marks_and_letters_are_mended(broken: str, meant: str) -> None:
    """The variants that stored news is full of."""
    assert mended(broken) == meant


@given(st.text(alphabet=st.characters(codec="utf-8", min_codepoint=0x2010, max_codepoint=0x2027)))
def test_any_punctuation_is_mended_when_it_was_read_as_windows_1252(marks: str) -> None:
    """Dashes, quotation marks, bullets, ellipses: broken by the table itself."""
    text = "".join(f"word{mark}s " for mark in marks)
    broken = (
        text.encode()
        .decode("latin-1")
        .translate(
            {byte: bytes([byte]).decode("cp1252", "ignore") or byte for byte in range(0x80, 0xA0)}
        )
    )
    assert mended(broken) == text


@pytest.mark.parametrize(
    "honest",
    [
        *("“at the café”… he", "“CAFÉ”—and", "the É’s", "Ü…", "naïve", "São Paulo", "Ø", "“Ünlü”"),
        *(
            "Ó Briain",
            "señor’s",
            "à “la carte”",
            "TÁ™",
            "résumé—“fine”",
            "façade…",
            "¿Qué?",
            "½ £5",
        ),
        *("«Été»", "привет", "日本語", "Straße”", "Ärzte…"),
    ],
)
def test_honest_text_is_never_rewritten(honest: str) -> None:
    """Accented letters before marks have the shape of broken UTF-8 and are none."""
    assert list(mojibake(honest)) == []


WORDS = [
    *("no", "café", "CAFÉ", "SEÑÁ", "à", "É", "Ä", "Ö", "Ü", "Østby", "fiancée", "naïve"),
    *("Ünlü", "TÁ", "Straße", "Åå", "À", "Ère", "piñata"),
]
MARKED = st.builds(
    "{}{}{} ".format,
    st.text(alphabet="“‘(—«¿", max_size=2),
    st.sampled_from(WORDS),
    st.text(alphabet="”’)—–…».,!?™", max_size=3),
)


@given(st.lists(MARKED, max_size=6).map("".join))
def test_accented_words_between_marks_are_left_alone(text: str) -> None:
    """No everyday combination of letters and punctuation is taken for mojibake."""
    assert mended(text) == text
