"""The same words quoted twice from one speaker."""

from onrecord.resolve.repeats import Repeats


def noted() -> Repeats[str]:
    repeats = Repeats[str]()
    repeats.note("berg", "“It is a great mess, all of it.”", "Tuesday")
    return repeats


def test_a_part_of_the_words_is_found_again() -> None:
    """Two words or more, in any case and with other marks around them."""
    assert noted().find("berg", 'he called it "a Great Mess"') == "Tuesday"


def test_one_word_is_not_enough() -> None:
    """Anybody may say "mess" twice."""
    assert noted().find("berg", "“mess”") is None


def test_words_outside_of_marks_do_not_count() -> None:
    """Only what was quoted is compared."""
    assert noted().find("berg", "it was a great mess") is None


def test_another_speaker_says_it_anew() -> None:
    """The words are remembered by speaker."""
    assert noted().find("lund", "“a great mess”") is None


def test_words_of_two_days_have_none() -> None:
    """Nothing is guessed where they were said twice."""
    repeats = noted()
    repeats.note("berg", "“a great mess”", "Friday")
    assert repeats.find("berg", "“a great mess”") is None
