"""Bodies: `it` and `they` at the head of a paraphrase of a body's or a group's words.

`The bank said it would close two branches`: the bank would. What a body does not
do, the weather or a plan may: `it would depress prices`.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.record.entry import SpeakerType
from onrecord.record.text import Edit
from onrecord.resolve.cast import Body
from onrecord.resolve.readings.callings import body_name, owned, the
from onrecord.resolve.readings.parts import Part
from onrecord.resolve.scene import Number, Scene
from onrecord.resolve.speakers import Told
from onrecord.resolve.tables import SPACE, words

# What a body does and a plan, a law or the weather does not: "it would depress prices" is none.
_DOES: Final = words(
    """
    accept acquire allow appeal apologize appoint arrest ask begin block build buy call cancel
    challenge close comply conduct consider continue cooperate cut decline deliver deploy deny
    detain discuss donate drop end examine expand expect fight file fire fund give grant hire hold
    impose increase intend introduce investigate invest issue join keep launch lay leave lift look
    mend monitor move negotiate notify offer open operate oppose order pay plan post produce
    promise propose prosecute protect provide publish pull pursue raise reach receive recall
    recommend reduce refund refuse regret reimburse reject release remove reopen replace report
    request respect respond restore resume review scrap seek sell send share shut sign spend start
    stop submit sue support suspend take talk train transfer treat use vote wait want warn welcome
    withdraw work
    """
)
_PAST: Final = words(
    """
    begun bought built cut fought found given held kept laid left lost met paid put sent shut sold
    spent sought taken thought told won withdrawn
    """
)
_IT_BEGINS: Final = re.compile(
    rf"(?:that{SPACE})?(it){SPACE}(?:(?:would|will|could|can|had|has|does|did)(?:n[’']t)?{SPACE})?"
    rf"(?:(?:not|also|never|already|now|soon|no longer|instead){SPACE})*([a-z]+)\b"
)
_ITS_BEGINS: Final = re.compile(rf"(?:that{SPACE})?(its){SPACE}")
_THEIR_BEGINS: Final = re.compile(rf"(?:that{SPACE})?(their){SPACE}")
_THEY_BEGIN: Final = re.compile(rf"(?:that{SPACE})?(they)\b(?![’'])")


def _is_done_by_a_body(verb: str) -> bool:
    """True for a form of a verb of the table: `closes`, `planned`, `had taken`."""
    stems = (verb, verb[:-1], verb[:-2], verb[:-3], verb[:-1] + "e", f"{verb[:-3]}y")
    ends = verb.endswith(("s", "ed", "d", "ied", "ing")) or verb in _DOES
    return verb in _PAST or (ends and any(stem in _DOES for stem in stems))


def body_edit(scene: Scene, part: Part, told: Told, source: str) -> Edit | None:
    """`it` or `they` at the head of a paraphrase: the body, or the people, that it is of."""
    is_body = told.speaker.type is SpeakerType.ORGANIZATION or isinstance(told.voice.who, Body)
    if not is_body and told.voice.number is not Number.MANY:
        return None
    name = body_name(told.speaker.name, source) if is_body else the(told.speaker.name)
    if not name:
        return None
    subject, owner = (_IT_BEGINS, _ITS_BEGINS) if is_body else (_THEY_BEGIN, _THEIR_BEGINS)
    match = subject.match(scene.text, part.start, part.end)
    if match is not None and (not is_body or _is_done_by_a_body(match[2])):
        return Edit(match.start(1), match.end(1), f"[{name}]")
    match = owner.match(scene.text, part.start, part.end)
    if match is not None:
        return Edit(match.start(1), match.end(1), f"[{owned(name, many=not is_body)}]")
    return None
