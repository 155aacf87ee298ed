"""One made-up sentence for each kind of error: as people mark it, and as onrecord might.

The marks are those of `bench.marked`. A test holds each example against the
classifier, so that the page shows the kind that it counts.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from bench import marked
from bench.corpus import Attributions
from bench.errors import Error


class Example(NamedTuple):
    """The same sentence marked twice."""

    people: str
    ours: str

    def line(self, error: Error) -> str:
        """Both readings for a table's cell, what differs in bold: the source or the content."""
        role = "source" if error.value.startswith("source") else "content"
        readings = (("people", self.people), ("onrecord", self.ours))
        return "<br>".join(f"*{who}:* {shown(*marked.read(text), role)}" for who, text in readings)


def shown(text: str, attributions: Attributions, role: str) -> str:
    """The text with the spans of a role in bold; a span within another stays in its bold."""
    spans = sorted((start, -end) for one in attributions for start, end in one[role])
    out, at = "", 0
    for start, minus_end in spans:
        if -minus_end > at:
            out += f"{text[at:start]}**{text[start:-minus_end]}**"
            at = -minus_end
    return out + text[at:]


EXAMPLES: Final[dict[Error, Example]] = {
    Error.MISSED_QUOTED: Example(
        "The levy, in [1s|Mayor Brandt]'s [1c|phrase], is [1q|“the price of dry feet.”]",
        "The levy, in Mayor Brandt's phrase, is “the price of dry feet.”",
    ),
    Error.MISSED_THOUGHT: Example(
        "[1s|Fishermen] have long [1c|feared] [1q|a second dam].",
        "Fishermen have long feared a second dam.",
    ),
    Error.MISSED_STATEMENT: Example(
        "[1s|The board], [1c|reporting] on [1q|the cost of the dredging], named no sum.",
        "The board, reporting on the cost of the dredging, named no sum.",
    ),
    Error.MISSED_UNKNOWN_CUE: Example(
        "[1s|The council] [1c|fought] [1q|a second dam].",
        "The council fought a second dam.",
    ),
    Error.MISSED_WITHOUT_CUE: Example(
        "[1s|Harbor master][1c|:] [1q|No sailing before noon]",
        "Harbor master: No sailing before noon",
    ),
    Error.MERGED: Example(
        "[1s|She] [1c|said] [1q|the pier was safe], [2c|calling] [2q|the rumors idle].",
        "[1s|She] [1c|said] [1q|the pier was safe, calling the rumors idle].",
    ),
    Error.ELSEWHERE: Example(
        "[1q|The pier], [1s|she] [1c|said], with her eye on the crowd.",
        "The pier, [1s|she] [1c|said], [1q|with her eye on the crowd].",
    ),
    Error.MORE_THAN_TWICE: Example(
        "[1s|Quist] [1c|defended] [1q|the design] of the bridge that fell in the flood.",
        "[1s|Quist] [1c|defended] [1q|the design of the bridge that fell in the flood].",
    ),
    Error.LESS_THAN_HALF: Example(
        "[1s|She] [1c|said] [1q|the boats, old as they are, will sail every day until June].",
        "[1s|She] [1c|said] [1q|the boats, old] as they are, will sail every day until June.",
    ),
    Error.LESS_THAN_HALF_SHARED: Example(
        "[1q|The boats, old as they are, will sail], [1s|she] [1c|said] to loud applause.",
        "The boats, old as they are, [1q|will sail, she said to loud applause].",
    ),
    Error.NESTED: Example(
        "[1s|Brandt] [1c|said] [1q|the auditors believe that the books are sound].",
        "[1s|Brandt] [1c|said] [1q|the auditors believe that [2q|the books are sound]].",
    ),
    Error.SPLIT: Example(
        "[1s|He] [1c|said] [1q|the road would open in May and the bridge two weeks later].",
        "[1s|He] [1c|said] [1q|the road would open in May and the] [2q|bridge two weeks later].",
    ),
    Error.SECOND_OF_CUE: Example(
        "[1s|He] [1c|said] [1q|the road would open]. Then came the rain.",
        "[1s|He] [1,2c|said] [1q|the road would open]. [2q|Then came the rain].",
    ),
    Error.SPURIOUS_QUOTED: Example(
        "The bakery renamed its rolls “the Levy Specials.”",
        "The bakery [1c|renamed] its rolls [1q|“the Levy Specials.”]",
    ),
    Error.SPURIOUS_THOUGHT: Example(
        "The river means to have its bed back.",
        "[1s|The river] [1c|means] [1q|to have its bed back].",
    ),
    Error.SPURIOUS_STATEMENT: Example(
        "A red flag indicates that the ferry is full.",
        "[1s|A red flag] [1c|indicates] [1q|that the ferry is full].",
    ),
    Error.QUOTATION_LACKING: Example(
        "[1q|“We are done,”] [1s|she] [1c|said]. [1q|“Go home.”]",
        "[1q|“We are done,”] [1s|she] [1c|said]. “Go home.”",
    ),
    Error.QUOTATION_TOO_MANY: Example(
        "[1q|“We are done here,”] [1s|she] [1c|said]. [2q|“Are you?”] [2s|Holub] [2c|asked].",
        "[1q|“We are done here,”] [1s|she] [1c|said]. [1,2q|“Are you?”] [2s|Holub] [2c|asked].",
    ),
    Error.PART_LACKING: Example(
        "[1q|The storm], [1s|he] [1c|said], [1q|would pass to the north of the town].",
        "The storm, [1s|he] [1c|said], [1q|would pass to the north of the town].",
    ),
    Error.PART_TOO_MANY: Example(
        "At noon, [1s|he] [1c|said], [1q|the storm would pass to the north].",
        "[1q|At noon], [1s|he] [1c|said], [1q|the storm would pass to the north].",
    ),
    Error.INTERRUPTION: Example(
        "[1s|He] [1c|said] [1q|the storm], by then a mere breeze, [1q|would pass to the north].",
        "[1s|He] [1c|said] [1q|the storm, by then a mere breeze, would pass to the north].",
    ),
    Error.HOLE: Example(
        "[1s|He] [1c|said] [1q|the storm, by then a mere breeze, would pass to the north].",
        "[1s|He] [1c|said] [1q|the storm], by then a mere breeze, [1q|would pass to the north].",
    ),
    Error.THAT_DIFFERS: Example(
        "[1s|The clerk] [1c|noted] [1q|that the vote was void].",
        "[1s|The clerk] [1c|noted] that [1q|the vote was void].",
    ),
    Error.OBJECT_TOO_MANY: Example(
        "[1s|She] [1c|urged] the mayor [1q|to ask the state for money].",
        "[1s|She] [1c|urged] [1q|the mayor to ask the state for money].",
    ),
    Error.OBJECT_LACKING: Example(
        "[1s|She] [1c|urged] [1q|the mayor to ask the state for money].",
        "[1s|She] [1c|urged] the mayor [1q|to ask the state for money].",
    ),
    Error.BEGINS_EARLY: Example(
        "But [1q|the old fare was fair], [1s|riders] [1c|said].",
        "[1q|But the old fare was fair], [1s|riders] [1c|said].",
    ),
    Error.BEGINS_LATE: Example(
        "[1q|In the end the old fare was fair enough], [1s|riders] [1c|said].",
        "In the end [1q|the old fare was fair enough], [1s|riders] [1c|said].",
    ),
    Error.REPORTING_TAIL: Example(
        "[1q|The old fare was fair], [1c|said] [1s|riders].",
        "[1q|The old fare was fair, said] [1s|riders].",
    ),
    Error.PREPOSITION_TOO_MANY: Example(
        "[1s|She] [1c|said] [1q|the fund was empty] at a hearing on Monday.",
        "[1s|She] [1c|said] [1q|the fund was empty at a hearing] on Monday.",
    ),
    Error.PREPOSITION_LACKING: Example(
        "[1s|She] [1c|said] [1q|the fund was empty for the third time].",
        "[1s|She] [1c|said] [1q|the fund was empty] for the third time.",
    ),
    Error.CLAUSE_TOO_MANY: Example(
        "[1s|She] [1c|said] [1q|the fund would be empty by June], which drew a laugh.",
        "[1s|She] [1c|said] [1q|the fund would be empty by June, which drew a laugh].",
    ),
    Error.CLAUSE_LACKING: Example(
        "[1s|She] [1c|said] [1q|the fund would be empty by June, leaving nothing for dry years].",
        "[1s|She] [1c|said] [1q|the fund would be empty by June], leaving nothing for dry years.",
    ),
    Error.ENDS_LATE: Example(
        "[1s|She] [1c|called] [1q|the fund a sieve] again.",
        "[1s|She] [1c|called] [1q|the fund a sieve again].",
    ),
    Error.ENDS_EARLY: Example(
        "[1s|She] [1c|said] [1q|the fund would be empty that year].",
        "[1s|She] [1c|said] [1q|the fund would be empty] that year.",
    ),
    Error.BOTH_EDGES: Example(
        "Still, [1q|the fund would be empty by June], [1s|she] [1c|said].",
        "[1q|Still, the fund would be empty] by June, [1s|she] [1c|said].",
    ),
    Error.SOURCE_MISSING: Example(
        "[1s|The league] met on Monday and [1c|demanded] [1q|a new count].",
        "The league met on Monday and [1c|demanded] [1q|a new count].",
    ),
    Error.SOURCE_INVENTED: Example(
        "On the pier it was [1c|rumored] [1q|that the ferry would be sold].",
        "On [1s|the pier] it was [1c|rumored] [1q|that the ferry would be sold].",
    ),
    Error.SOURCE_ANOTHER: Example(
        "[1s|Croft], whom Nwosu had interrupted, [1c|said] [1q|the hearing was over].",
        "Croft, whom [1s|Nwosu] had interrupted, [1c|said] [1q|the hearing was over].",
    ),
    Error.SOURCE_LONGER: Example(
        "[1s|Dr. Falk], in her white coat, [1c|said] [1q|the water was clean].",
        "[1s|Dr. Falk, in her white coat,] [1c|said] [1q|the water was clean].",
    ),
    Error.SOURCE_SHORTER: Example(
        "[1s|Falk, who had tested every tap,] [1c|said] [1q|the water was clean].",
        "[1s|Falk], who had tested every tap, [1c|said] [1q|the water was clean].",
    ),
    Error.SOURCE_PARTLY: Example(
        "County doctor [1s|Ines Falk, just back,] [1c|said] [1q|the water was clean].",
        "[1s|County doctor Ines Falk], just back, [1c|said] [1q|the water was clean].",
    ),
}
