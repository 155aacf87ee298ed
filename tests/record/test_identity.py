"""Appearances: the speakers of one article, each once."""

from __future__ import annotations

from onrecord.record.entry import Office, Speaker, SpeakerType
from onrecord.record.identity import appearance_id, appearing

ANN = Speaker("Ann Reyes", SpeakerType.PERSON, 0.9, Office("Mayor"))


def test_a_speaker_appears_once_with_all_its_offices() -> None:
    """However often it speaks, in whatever order."""
    again = Speaker("ANN REYES", SpeakerType.PERSON, 0.5, Office("candidate"))
    other = Speaker("Harbor Trust", SpeakerType.ORGANIZATION, 0.9)
    told = appearing("a", None, "Post", [ANN, other, again, ANN])
    assert told == appearing("a", None, "Post", [again, ANN, other])
    (one,) = (each for each in told if each.type is SpeakerType.PERSON)
    assert one.name == "ANN REYES"  # the first in order
    assert one.offices == (Office("Mayor"), Office("candidate"))
    assert one.beside == ("Harbor Trust",)
    assert one.id == appearance_id("a", ANN.id or "")


def test_who_is_not_named_does_not_appear() -> None:
    """Nothing tells who it is elsewhere."""
    kinds = (SpeakerType.UNNAMED, SpeakerType.GROUP, SpeakerType.DOCUMENT)
    assert appearing("a", None, "Post", [Speaker("critics", kind, 0.9) for kind in kinds]) == ()
