"""Timing: by which words around a day, and by which around a cue, a saying is dated.

Patterns that a journalist can read and correct; `frames` asks them.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.resolve.days.calendar import Grain
from onrecord.resolve.mentions import MONTHS, WEEKDAYS
from onrecord.resolve.nouns import UTTERANCES
from onrecord.resolve.tables import SPACE, either

# Before these words a day dates something else than the saying.
OFF: Final = re.compile(
    rf"\b(?:after|before|since|until|till|by|from|through|between|ahead{SPACE}of|following|beyond|"
    rf"for|of|than|prior{SPACE}to|effective|dated|born)"
    rf"(?:{SPACE}(?!(?:in|on|at|during)\b)\w+){{0,2}}?{SPACE}$",
    re.IGNORECASE,
)
AT_EVENT: Final = re.compile(rf"\b(?:at|during|in|on){SPACE}(?:\w+{SPACE})?$", re.IGNORECASE)
# With these words a part of a sentence says when or where the rest of it happened.
ADVERBIAL: Final = re.compile(
    rf"(?:(?:and|but|yet|so){SPACE})?"
    r"(?:in|on|at|during|speaking|addressing|appearing|talking|asked|testifying|writing|responding|"
    r"very|back|earlier|late|early|last|this|"
    r"yesterday|today|tonight|just|also|later|then|meanwhile|"
    rf"(?:when|while|upon|in|by){SPACE}\w+ing|however|campaigning|introducing|"
    rf"{either((*WEEKDAYS, *MONTHS))})\b",
    re.IGNORECASE,
)
SUBORDINATE: Final = re.compile(
    rf"\b(?:who|whom|whose|which|that|where|when(?!{SPACE}\w+ing\b)|"
    rf"while(?!{SPACE}(?:speaking|addressing|appearing|talking|testifying))|because|if|whether|made|released|signed|"
    r"held|scheduled|passed|approved|won|killed|died|born|announced)\b"
)
# Within a source: the day on which a document came out is the day on which it speaks.
PUBLISHED: Final = re.compile(
    r"\b(?:released|published|issued|posted|sent|filed|dated|conducted|broadcast|aired|printed|"
    rf"obtained|as{SPACE}of|made{SPACE}public)(?:{SPACE}\w+){{0,3}}{SPACE}$"
)
_PAPERS: Final = (
    rf"{either(UTTERANCES)}|report|reports|study|studies|survey|surveys|poll|polls|release|releases|"
    "memo|memos|memorandum|ruling|decision|order|issue|edition|article|editorial|column|filing|"
    "filings|lawsuit|complaint|post|posts|paper|papers|broadcast|bulletin|analysis|blog|newsletter|"
    "communique|communiqué|dispatch|indictment|affidavit|bill|resolution|interview|interviews"
)
# "a tweet on Monday by", "a report from the agency on March 3".
DOCUMENT_ON: Final = re.compile(
    rf"\b(?:{_PAPERS})\b(?:{SPACE}[\w’'.-]+){{0,6}}?{SPACE}(?:on|of|from){SPACE}$"
)
# "In a study released by the museum on Monday, …" opens with a document.
IN_DOCUMENT: Final = re.compile(rf"In(?:{SPACE}[\w’'-]+){{0,4}}?{SPACE}(?:{_PAPERS}|findings)\b")
# At the end of a source: "officials on Thursday", but "those at the meeting on Thursday".
AT_END: Final = re.compile(
    rf"(?:(?!\b(?:with|about|at|after|before|from|for|who|that|by){SPACE})[^,;])+?{SPACE}"
    rf"(?:(?:on|in|during){SPACE}\S|(?:late|early|earlier)?{SPACE}?(?:today|yesterday))"
)
# Behind the day: "its March 8 media release", "Tuesday’s statement", "a 1989 report".
OF_DAY: Final = re.compile(
    rf"(?:[’']s?)?(?:{SPACE}[\w’'.-]+){{0,3}}?{SPACE}(?:{_PAPERS})\b", re.IGNORECASE
)
# Before a cue: what has been said, had been said by then, or is said by the by.
PERFECT: Final = re.compile(rf"\b(?:has|have|[’']ve)\b(?:{SPACE}\w+){{0,3}}{SPACE}$")
HAD: Final = re.compile(rf"\bhad(?:{SPACE}\w+){{0,2}}{SPACE}$")
HAS: Final = re.compile(r"(?:has|have|had)\b")
BESIDE: Final = re.compile(
    rf"\b(?:which|who|whom)(?:{SPACE}(?:is|are|was|were|been|has|have|had|also|\w+ly)){{0,3}}{SPACE}$"
)
# Between a cue and a day: "filed it after the tape came out Wednesday".
AFTER: Final = re.compile(r"\b(?:after|before|since|until|following)\b")
# In a part behind the cue, another verb has the day: "and in 2003 served as chair".
ANOTHER_VERB: Final = re.compile(r"\b(?:[a-z]\w+ed|was|were|had|has|have|is|are|sold|made|went)\b")
# After these a noun is all that is said, and a day behind it is that of the act.
ACTS: Final = re.compile(
    r"(?:declar|designat|nam|describ|reject|approv|issu|releas|fil|sign|pass|bann|sentenc|"
    r"sanction|nominat|appoint|endors|accus|charg|denounc|condemn|dismiss|welcom|prais)ed\b|withdrew\b|"
    r"called\b(?! for)"
)
BEHIND: Final = re.compile(rf"(?:\bon|\bin|\blate|\bearly|\w){SPACE}$")
VERBS: Final = re.compile(
    r"\b(?:was|were|had|has|have|is|are|be|will|would|to|for|of|between|from|until|since|by|held|set|"
    r"due|scheduled|planned)\b"
)
PARTICIPLE: Final = re.compile(r"[a-z]+ing\b")
# Nothing is said "in the third quarter".
NO_SAYING: Final = frozenset({Grain.QUARTER, Grain.HALF, Grain.FISCAL, Grain.CENTURY})
MARK: Final = re.compile(r"[,;:—–()“”\"\n]|''|(?<=\s)-{1,2}(?=\s)")
TO_COME: Final = re.compile(
    rf"\b(?:will|would(?!{SPACE}not)|shall|won[’']t|(?:plans?|planned|hopes?|expected|scheduled|due|"
    rf"set|likely|going|about){SPACE}to)(?:{SPACE}(?:not|also|then|have|be)){{0,2}}{SPACE}$"
)
BEGINS_TO_COME: Final = re.compile(
    rf"(?:(?:is|are|was|were){SPACE})?(?:will|shall|won[’']t|(?:plans?|planned|hopes?|expected|"
    rf"scheduled|due|set|likely|going|about){SPACE}to)\b"
)
OTHER_TIME: Final = re.compile(
    r"\b(?:has|have|had|often|repeatedly|once|previously|recently|formerly|always|long|used to|"
    r"in the past|ago|elsewhere|separate(?:ly)?|another|earlier|last time|at the time)\b"
    r"|[’']d\b|[’']s (?:been|long|said|called|told)\b",
    re.IGNORECASE,
)
NEW_OCCASION: Final = re.compile(
    rf"\b(?i:in|at|on|during|to|for|with|by|via){SPACE}(?:an?|another|one|several){SPACE}"
    rf"(?:[\w’'-]+{SPACE}){{0,4}}?(?:interviews?|speech|rally|statement|email|e-mail|letter|tweet|"
    r"post|briefing|conference|meeting|hearing|debate|forum|appearance|event|memo|op-ed|call|"
    rf"message|video|book|ad|testimony|stop|town{SPACE}hall|fundraiser|radio|podcast|dinner|column|"
    r"essay)\b"
    rf"|\bon{SPACE}(?:Twitter|Facebook|Instagram|[“\"‘']|[A-Z]{{2,}})"
    rf"|\b[Ss]peaking{SPACE}(?:to|with){SPACE}(?:the{SPACE})?[A-Z]"
    rf"|\btold{SPACE}(?:the{SPACE})?(?:[A-Z]{{2,}}|Reuters|Bloomberg|Politico|(?:[A-Z]\w+{SPACE}){{1,2}}"
    rf"(?:News|Times|Post|Journal|Press|Herald|Radio|Today|Tribune))\b"
    r"|\b(?:tweeted|wrote|emailed|e-mailed)\b"
)
_SPEECHES: Final = rf"{either(UTTERANCES)}|rally|rallies|briefing|conference|hearing|appearance"
# `his remarks earlier Thursday`: the day of a saying, though somebody else may speak of it.
OWN_SAYING: Final = re.compile(
    rf"(?:\b(?:his|her|their)|[’']s?){SPACE}(?:\w+{SPACE}){{0,2}}(?:{_SPEECHES})"
    rf"(?:{SPACE}\w+){{0,2}}{SPACE}$"
)
TELLS_OF_SAYING: Final = re.compile(
    rf"\b(?:{_SPEECHES}|town hall|"
    r"spoke|speaking|spoken|appeared|addressed|testified|delivered|answered|interviewed)\b",
    re.IGNORECASE,
)
