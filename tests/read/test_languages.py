"""What is not English is skipped, and only what is surely not."""

import pytest

from onrecord.read.languages import called, foreign
from onrecord.read.stage import read
from onrecord.record.text import Article, Skip

GERMAN = (
    "Die Ministerin erklärte am Donnerstag, es werde keine Abschiebungen geben. "
    "„Wir halten uns an das Gesetz“, sagte sie vor der Presse in der Hauptstadt."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        ("La ministre a déclaré jeudi qu’il n’y aurait pas d’expulsions de masse ici.", "fr"),
        ("El ministro dijo el jueves que no habrá deportaciones masivas en el país.", "es"),
        ("Министр заявил в четверг, что массовых депортаций не будет.", "ru"),
        ("部長は木曜日、大量の国外追放はないと述べた。記者団に語った。", "ja"),
    ],
)
def test_another_language_is_named(text: str, code: str) -> None:
    """By its code."""
    assert foreign(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "He said no.",
        "No raids, Kelly vows",
        "Nein.",
        "Peña Nieto, Videgaray, Osorio Chong, Kelly, Tillerson",
        "Angela Merkel, Emmanuel Macron, Matteo Salvini und Viktor Orbán",
        "3.5 | 4.6 | 7.8",
        "aaaa " * 5_000,
        "The minister said: “Wir halten uns an das Gesetz”, and left for the day.",
        "",
    ],
)
def test_what_may_be_english_stays(text: str) -> None:
    """Short texts, names, figures, and English that quotes another language."""
    assert foreign(text) == ""


def test_an_article_in_another_language_is_a_skip_with_the_language() -> None:
    """Unless it is asked for."""
    skips: list[Skip] = []
    assert list(read([Article(GERMAN, "a")], skipped=skips.append)) == []
    assert skips == [Skip("a", "not English but German (de)")]
    (document,) = read([Article(GERMAN, "a")], skipped=skips.append, any_language=True)
    assert document.article.text == GERMAN


def test_a_language_without_a_name_goes_by_its_code() -> None:
    """There are more than anybody lists."""
    assert called("oc") == "oc"
