"""What words for days look like: one pattern a kind, the longest kinds first.

Each pattern may have a group `core`: what stands before it is needed ("in" before a year)
and is no part of the words. A `~` is one space, also one that does not break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from onrecord.resolve.days.holidays import HOLIDAYS
from onrecord.resolve.days.words import (
    ABOUT,
    BARE_MONTH,
    CLEAR_MONTHS,
    DECADE,
    EDGES,
    FEW,
    FOREIGN,
    LAST,
    MONTH,
    MOVING,
    NEXT,
    NUMBER,
    ORDINAL,
    PARTS,
    SEASON,
    THIS,
    UNITS,
    WEEKDAY,
)
from onrecord.resolve.tables import SPACE as S


def _any(told: Iterable[str]) -> str:
    """Any one of some phrases, the longest first, with any apostrophe."""
    longest = sorted(told, key=lambda one: (-len(one), one))
    found = "|".join(re.escape(one).replace(r"\ ", "~").replace("’", "[’']") for one in longest)
    return f"(?:{found})"


_WEEKDAY = _any(WEEKDAY)
_MONTH = _any(MONTH)
_MONTHS = _any([*MONTH, *BARE_MONTH])
_YEAR = r"(?:1[5-9]|20)\d{2}(?![\d,.]*\d|[–-]\d)"
_DATE = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%])"
_PART = _any(PARTS)
_EDGE = rf"(?:(?:{_any(EDGES)})~?(?:the~)?)"
_WHICH = _any([*THIS, *LAST, *NEXT])
_NUMBER = rf"(?:{_any([*FEW, *NUMBER])}|\d{{1,3}})"
_ABOUT = rf"(?:{_any(ABOUT)}~)?"
_SEASON = _any(SEASON)
_ORDINAL = _any(ORDINAL)
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]?T|local time)"
_CLOCK = (
    rf"(?:(?:\d{{1,2}}(?::\d{{2}})?~?"
    rf"(?:a\.m\.|p\.m\.|[ap]m\b)|noon|midnight|midday|\d{{1,2}}:\d{{2}})"
    rf"(?:~\(?{_ZONE}\)?)?)"
)
_AT = rf"(?:{_CLOCK},?~(?:on~)?)?"
_DAY_NAME = rf"{_WEEKDAY},?~\(?"
_FULL = (
    rf"(?:{_MONTHS}~(?:the~)?{_DATE}(?:,?~{_YEAR})?(?!~(?:percent|per~cent|points?)\b)"
    rf"|(?:the~)?{_DATE}~(?:of~)?{_MONTHS}(?:,?~{_YEAR})?)"
)
_HOLIDAY = rf"{_any(HOLIDAYS)}(?:,?~{_YEAR})?"
_WEEKDAY_REL = _any(
    ["last", "this past", "past", "this coming", "coming", "this", "next", "the previous",
     "previous", "the following", "following", "the next", "earlier on", "earlier", "later on",
     "later", "late on", "late", "early on", "early", "on a", "every", "each", "most", "some",
     "any"]
)  # fmt: skip
_NEAR = (
    rf"(?:(?:earlier|late|early|later)(?:~on)?~)?"
    rf"(?:today|yesterday|tonight|tomorrow)(?:~{_PART})?"
    rf"|(?:mid-?~?)?{_PART}~(?:today|yesterday|tomorrow)"
)
_NAMED = (
    rf"(?:{_AT}(?:{_DAY_NAME})?{_FULL}\)?|(?:last~|next~)?{_HOLIDAY}|(?:last~|next~)?{_WEEKDAY}"
    rf"|{_NEAR})"
)
# Behind "the day before", these begin something that is not told: "the day before the vote".
_ENDS = r"(?=[,.;:!?)”’\"—–-]|~(?:and|but|or|in|at|on|by|when|that|as|from|with|while)\b|\n|$)"
_BEFORE_YEAR = _any(
    ["in", "since", "by", "from", "of", "until", "till", "during", "before", "after", "through",
     "throughout", "and", "to", "or", "for", "between", "late", "early", "mid-", "mid", "the year",
     "as of", "around", "year", "in late", "in early", "than", "a", "the", "his", "her", "their",
     "its", "our", "calendar", "election day"]
)  # fmt: skip
_BEFORE_MONTH = _any(
    ["in", "since", "by", "from", "of", "until", "till", "during", "before", "after", "through",
     "throughout", "and", "to", "or", "for", "between", "as of", "around"]
)  # fmt: skip
# A month by itself, without a day or a year behind it.
_ALONE = r"(?!,?~(?:the~|of~)?(?:\d|(?:this|last|next)~year\b))"
# What is counted rather than dated: "in 2000 villages".
_COUNTED = (
    r"(?!~(?:people|men|women|children|troops|soldiers|jobs|votes|miles|acres|feet|dollars|"
    r"euros|pounds|villages|homes|houses|schools|students|workers|employees|members|"
    r"prisoners|pages|words|points|meters|metres|kilomet\w+|tons?|tonnes|others|hours|UTC|GMT|[ECMP][SD]T|CET|CEST|BST)\b"
    r"|[-%°])"
)

NOT_A_DAY: Final = "not_a_day"

PATTERNS: Final[Mapping[str, str]] = {
    NOT_A_DAY: (
        rf"(?:Flight|Resolution|Section|Title|Article|Room|Route|Highway|Interstate|Channel|Model|"
        rf"Number|No\.|H\.R\.|S\.|Chapter|Rule|Bill|Order|Act|Area|Unit|Box|Suite)~\d{{1,4}}"
        rf"|(?:{_any(['may', 'march'])})~(?:have|be|not|on~Washington)"
    ),
    "iso": (
        r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
        r"(?:Z|[+-]\d{2}:?\d{2})?)?(?![-\d])"
    ),
    "numeric": r"\d{1,2}/\d{1,2}/\d{4}",
    "foreign": (
        rf"(?:the~)?{_DATE}~(?:of~)?{_any(FOREIGN)}(?:,?~\d{{1,4}})?"
        rf"|{_any(FOREIGN)}~\d{{1,2}}(?:,~\d{{4}})?(?!\d)|{_any(FOREIGN)}~\d{{4}}"
        rf"|\d{{1,4}}~(?:A\.?H\.|AH|B\.?C\.?E\.|BCE|B\.?C\.|BC|B\.E\.|Anno~Hegirae)"
        rf"|in~(?P<core>5[67]\d{{2}}|14\d{{2}})(?!\d)|{_any(MOVING)}(?:~\d{{4}})?"
    ),
    "offset": (
        rf"(?:(?:the~)?(?P<one>day|week|month|year)"
        rf"|{_ABOUT}(?P<count>{_NUMBER})~(?P<unit>day|week|month|year)s?)"
        rf"~(?P<side>before|after|following|from|later~than)~(?P<named>{_NAMED})"
    ),
    "week_of": (
        rf"(?:the~)?week~(?:of|beginning|starting|ending|that~began)~(?:on~)?(?P<full>"
        rf"(?:{_DAY_NAME})?{_FULL})"
    ),
    "range": (
        rf"(?P<m1>{_MONTHS})~(?P<d1>{_DATE})(?:,~(?P<y1>{_YEAR}))?"
        rf"(?:~?[-–—]~?|~(?:to|through|thru|until)~)"
        rf"(?:(?P<m2>{_MONTHS})~)?(?P<d2>{_DATE})(?:,?~(?P<y2>{_YEAR}))?"
        rf"|(?P<e1>{_DATE})(?:~(?P<n1>{_MONTHS}))?(?:~?[-–—]~?|~(?:to|through|until)~)"
        rf"(?P<e2>{_DATE})~(?P<n2>{_MONTHS})(?:,?~(?P<z2>{_YEAR}))?"
    ),
    "full": rf"{_AT}(?:(?:last|this|next)~)?(?:(?P<named>{_WEEKDAY}),?~\(?)?(?P<full>{_FULL})\)?",
    "quarter": (
        rf"(?:(?:the|a|its|their|his)~)?(?:{_EDGE}~)?"
        rf"(?:(?P<y1>{_YEAR})(?:[’']s)?~|(?P<w1>this|last|next|that)~year[’']s~|"
        rf"(?P<ago>year[- ](?:ago|earlier))~)?"
        rf"(?:(?P<fiscal>fiscal)[ -])?(?P<number>{_ORDINAL})(?:~(?P<fiscal2>fiscal))?"
        rf"(?:[ -]quarter|(?<=q[1-4]))"
        rf"(?:,?~(?:of~|in~)?(?:(?:fiscal~(?:year~)?)?(?P<y2>{_YEAR})|"
        rf"(?P<w2>this|last|next)~year))?"
        rf"|(?:the~)?first~(?P<many>two|three)~quarters~of~(?P<y3>{_YEAR})"
        rf"|(?:(?:the~)?(?P<near>latest|current|last|this|next|previous|recent|comparable~year-ago|corresponding~year-earlier|year-ago|year-earlier)~quarter"
        rf"|the~(?P<same>quarter(?!~(?:of~"
        rf"(?:a|an|the|all|its)|past|mile|century|pound)\b)|year-"
        rf"(?:ago|earlier)~period|latest~period)|(?P<that>that)~quarter|(?:the~)?"
        rf"(?P<of>{_YEAR})~(?:quarter|period))(?:~(?P<yago>a~year~(?:ago|earlier)|last~year))?"
    ),
    "half": (
        rf"(?:the~)?(?P<number>first|second|last)~half~of~(?:(?P<year>{_YEAR})|"
        rf"(?P<which>this|last|next)~year|the~year)"
    ),
    "fiscal": (
        rf"(?:the~)?(?:fiscal~(?:year~)?|FY~?)(?P<year>{_YEAR})|(?:the~)?"
        rf"(?P<which>current|last|latest|next|this)~fiscal~year"
    ),
    "season": (
        rf"(?:{_EDGE}~)?(?:(?:in|during|since|over|by)~)?(?P<core>(?:{_EDGE}~)?(?:the~)?"
        rf"(?P<n1>{_SEASON})~(?:of~)?(?P<year>(?:1[5-9]|20)\d{{2}})(?:[-–/]\d{{2,4}})?)"
        rf"|(?:in|of|over|during|into|through|throughout|since|by|until)~(?P<core2>(?:the~)?"
        rf"(?:{_EDGE}~)?(?:the~)?(?P<n5>{_SEASON}))(?!~(?:of|break|camp|school|house)\b)"
        rf"|(?:{_EDGE}~)?(?P<which>{_WHICH})~(?P<n2>{_SEASON})|"
        rf"(?P<n4>this|last|next)~year[’']s~(?P<n3>{_SEASON})"
    ),
    "holiday": (
        rf"(?:(?P<which>last|this|next|this~past|this~coming)~(?:year[’']s~)?)?"
        rf"(?P<name>{_any(HOLIDAYS)})(?:,?~(?P<year>{_YEAR}))?(?P<around>~(?:week|weekend))?"
    ),
    "weekday_in_week": (
        rf"(?P<day>{_WEEKDAY})(?:~(?P<part>{_PART}))?(?:~of)?~(?P<which>last|this|next)~week|"
        rf"(?P<wh2>last|this|next)~week~(?:on~)?(?P<day2>{_WEEKDAY})"
    ),
    "weekday_ago": rf"(?P<count>{_NUMBER})~weeks?~ago~(?:on~|last~)?(?P<day>{_WEEKDAY})",
    "weekday": (
        rf"{_AT}(?:(?P<rel>{_WEEKDAY_REL})~)?(?P<day>{_WEEKDAY})(?:,?~the~(?P<date>\d{{1,2}})"
        rf"(?:st|nd|rd|th))?(?:~(?P<part>{_PART}))?"
    ),
    "yesterday": r"(?:the~)?day~(?P<side>before~yesterday|after~tomorrow)",
    "near": rf"{_AT}(?:{_NEAR})",
    "in_the_day": r"(?:earlier|later|late|early)~in~the~(?P<unit>day|week|month|year)",
    "overnight": r"overnight",
    "part": rf"(?:{_EDGE}~)?(?P<which>this|last)~(?P<part>{_PART})",
    "rest": (
        r"(?:the~)?(?:rest|remainder|balance|end|close|start|beginning|middle|course)~of~(?:"
        r"(?P<which>this|last|next)~|the~)(?P<unit>week|month|year)"
    ),
    "unit": (
        rf"(?:{_EDGE}~)?(?P<which>{_WHICH})~"
        rf"(?P<unit>week|weekend|month|quarter|year|decade|century)(?!~(?:ago|earlier|later)\b)"
    ),
    "weekend": r"(?:(?:over|during|at|on)~)(?P<core>the~weekend)|(?P<core2>the~weekend)",
    "past_days": (
        rf"(?:(?:in|within|over|during|for)~)?(?P<core>(?:the~)?"
        rf"(?P<side>last|past|next|coming)~(?P<count>{_NUMBER})~"
        rf"(?P<unit>day|week|month|year)s?)"
    ),
    "recent": (
        r"(?:in|over|during)~(?P<core>(?:the~)?(?P<side>recent|past|last|coming|next)~"
        r"(?P<unit>days|weeks|months|years)(?:~and~(?:weeks|months))?)"
    ),
    "ago": (
        rf"(?:{_ABOUT}(?P<count>{_NUMBER})~"
        rf"(?P<unit>hour|minute|day|week|month|quarter|year|decade)s?(?:~or~"
        rf"(?:so|two|more))?~ago)|(?P<bare>hour|day|week|month)s~ago"
    ),
    "from_now": (
        rf"{_ABOUT}(?P<count>{_NUMBER})~(?P<unit>day|week|month|year)s?~from~(?:now|today)"
    ),
    "shift": (
        rf"{_ABOUT}(?P<count>{_NUMBER})~(?P<unit>day|week|month|year)s?~"
        rf"(?P<side>earlier|later|before|after(?:wards?)?|previously)(?:{_ENDS}|(?<=earlier)"
        rf"|(?<=later))"
        rf"|the~(?P<one>day|night|week|month|year)~(?P<side2>before|after){_ENDS}"
        rf"|(?P<side4>year)-(?:earlier|ago)(?!~(?:quarter|period|"
        rf"(?:first|second|third|fourth)~quarter))"
        rf"|the~(?P<side3>next|previous|following)~"
        rf"(?P<one3>day|{_PART}|week|month|year|{_WEEKDAY})"
    ),
    "same": (
        rf"(?:(?:earlier|later|late|early)~)?(?:that|the|this)~same~"
        rf"(?P<one>day|week|month|year|{_PART})|(?:(?:earlier|later|late|early)~)?that~"
        rf"(?P<one2>day|week|month|year|{_PART}|{_WEEKDAY})"
    ),
    "month": (
        rf"(?:{_EDGE}~?)?(?P<which>last|this|next|this~past|this~coming|the~past|past)~"
        rf"(?P<n1>{_MONTH})(?:~(?P<y1>{_YEAR}))?"
        rf"|(?:{_EDGE}~?)?(?P<n2>{_MONTH})(?:,?~(?:of~)?(?:(?P<y2>{_YEAR})|"
        rf"(?P<w2>this|last|next)~year))"
        rf"|(?:{_any(EDGES)})[- ]?(?P<n3>{_MONTH}){_ALONE}"
        rf"|(?:an?|the|its|his|her|their|this|that)~(?P<core2>(?P<n6>{_MONTH}))(?=~(?-i:[a-z]))"
        rf"|{_BEFORE_MONTH}~(?P<core>(?P<n4>{_MONTH})){_ALONE}|"
        rf"(?P<n5>{_any(CLEAR_MONTHS)}){_ALONE}"
    ),
    "decade": (
        rf"(?:{_EDGE}~?)?(?:the~)?(?:{_EDGE}~?)?(?:(?P<long>1[5-9]\d0|20\d0)[’']?s|[’']"
        rf"(?P<short>\d0)[’']?s|(?P<spelled>{_any(DECADE)}))(?!\w)"
    ),
    "century": rf"(?:{_EDGE}~)?(?:the~)?(?P<number>\d{{1,2}})(?:st|nd|rd|th)[ -]century",
    "year": (
        rf"(?:{_BEFORE_YEAR}~?(?:{_EDGE}~?)?|\()(?P<core>{_YEAR}){_COUNTED}"
        rf"|(?P<core2>(?<![–—])(?:19|20)\d{{2}}(?![\d,.]*\d|[–-]\d)){_COUNTED}"
    ),
}
"""By kind; where two begin together the first stands."""

_FOUND: Final = "|".join(
    f"(?P<{kind}>{re.sub(r'[(][?]P<[a-z_0-9]+>', '(?:', pattern)})"
    for kind, pattern in PATTERNS.items()
).replace("~", S)
LOOK: Final = re.compile(
    rf"(?<![\w/$€£#.-])(?:{_FOUND})(?P<owned>[’']s?(?!\w))?(?![\w/])", re.IGNORECASE
)
"""Finds any of them; the group that matched is the kind."""

STARTS: Final = re.compile(r"(?<![\w/$€£#.-])[\w’'(]")
"""Where any of them may begin."""

PARTS_OF: Final[Mapping[str, re.Pattern[str]]] = {
    kind: re.compile(pattern.replace("~", S), re.IGNORECASE) for kind, pattern in PATTERNS.items()
}
"""Takes what was found of a kind to pieces."""

_STEMS: Final = (
    *WEEKDAY, *MONTH, *BARE_MONTH, *SEASON, *DECADE, *PARTS, *UNITS, *MOVING, *FOREIGN,
    *(name.removeprefix("the ") for name in HOLIDAYS),
    "today", "tonight", "tomorrow", "yesterday", "overnight", "mid", "fy", "q1", "q2", "q3", "q4",
    "centur", "hour", "minute",
)  # fmt: skip
TRIGGER: Final = re.compile(rf"\b(?:\d|{_any(_STEMS)})|\d{{2}}".replace("~", S), re.IGNORECASE)
"""Stands in whatever `LOOK` finds, and costs a tenth of it."""

NAMES: Final = re.compile(
    rf"\b(?:{_any([*WEEKDAY, *MONTH, *HOLIDAYS, *FOREIGN])})".replace("~", S), re.IGNORECASE
)
"""What must have a capital, so that nobody's march is in March."""
