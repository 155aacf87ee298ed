"""Where the rooms meet: from articles to their records, into the record, and back out of it.

`reading` takes articles in, `connecting` connects those of one run, `asking` asks a record
what takes more than the record, `judging` keeps what people decide, and `upkeep` looks
after it all; `engines`, `linking` and `rereading` are what these share.
"""

from onrecord.pipeline.asking import Reviewed, matters, meant, reviewed
from onrecord.pipeline.connecting import Connected, connect
from onrecord.pipeline.engines import meanings, verdicts
from onrecord.pipeline.judging import BroughtBack, bring_back, judge, match, overruled
from onrecord.pipeline.reading import Added, Extract, Pipeline
from onrecord.pipeline.upkeep import examine, forget, link_anew, match_measures, repair, verify

__all__ = [
    "Added",
    "BroughtBack",
    "Connected",
    "Extract",
    "Pipeline",
    "Reviewed",
    "bring_back",
    "connect",
    "examine",
    "forget",
    "judge",
    "link_anew",
    "match",
    "match_measures",
    "matters",
    "meanings",
    "meant",
    "overruled",
    "repair",
    "reviewed",
    "verdicts",
    "verify",
]
