"""What a later version says otherwise, and two wordings word by word."""

from __future__ import annotations

from entries_by_hand import quote
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.changes import Change, changes
from onrecord.compare.variants import Piece, Side, differ, variants
from onrecord.record.entry import ArticleRecord, Entry
from onrecord.record.text import Article


def version(*entries: Entry) -> ArticleRecord:
    return ArticleRecord(Article("text"), entries)


def test_the_same_words_are_no_change():
    """In marks of another shape, too."""
    before, after = quote("“The wall will be built,”"), quote('"The wall will be built."')
    assert list(changes(version(before), version(after))) == []


def test_a_statement_is_added_and_another_left_out():
    """In the order of the later version, what is left out last."""
    kept, gone = quote("The wall will be built"), quote("Nobody asked the farmers about it")
    new = quote("Mexico will pay for all of it")
    told = list(changes(version(kept, gone), version(new, quote("The wall will be built"))))
    assert [(one.change, one.before, one.after) for one in told] == [
        (Change.ADDED, None, new),
        (Change.REMOVED, gone, None),
    ]


def test_a_reworded_statement_is_one_change_with_both_wordings():
    before = quote("There will be no use of military force in immigration")
    after = quote("There will be no use of military forces in immigration operations")
    (told,) = changes(version(before), version(after))
    assert (told.change, told.before, told.after) == (Change.REWORDED, before, after)


def test_each_wording_is_paired_once_and_with_the_likest():
    """Two statements that are much alike do not change places."""
    old = quote("The north ferry sails at six"), quote("The south ferry sails at nine")
    new = quote("The south ferry sails at ten"), quote("The north ferry sails at five")
    told = [(one.before, one.after) for one in changes(version(*old), version(*new))]
    assert told == [(old[1], new[0]), (old[0], new[1])]


def test_the_same_words_of_another_speaker_are_a_change():
    before = quote("The wall will be built by the army", "John Kelly")
    after = quote("The wall will be built by the army", "Sean Spicer")
    (told,) = changes(version(before), version(after))
    assert told.change is Change.SPEAKER


def test_versions_without_statements_have_no_changes():
    assert list(changes(version(), version())) == []


def test_wordings_are_told_piece_by_piece():
    """What was there before what came in its place; a moved comma is no change."""
    assert variants("He will not go, he said", "He may not go he said") == (
        Piece(Side.BOTH, "He"),
        Piece(Side.EARLIER, "will"),
        Piece(Side.LATER, "may"),
        Piece(Side.BOTH, "not go he said"),
    )


def test_a_number_that_is_another_one_is_a_change():
    assert differ("up to 100,000 troops", "up to 10,000 troops")
    assert not differ("“up to 100,000 troops,”", "up to 100,000 troops")


@given(
    st.lists(st.sampled_from("abcd,"), max_size=12), st.lists(st.sampled_from("abcd,"), max_size=12)
)
def test_the_pieces_give_both_wordings_back(earlier, later):
    """Word for word, whatever they are."""
    pieces = variants(" ".join(earlier), " ".join(later))
    for side, words in ((Side.EARLIER, earlier), (Side.LATER, later)):
        told = [
            word for one in pieces if one.side in (Side.BOTH, side) for word in one.text.split()
        ]
        assert told == words
