"""The states and territories of the United States, and what their legislatures are called."""

from __future__ import annotations

from typing import Final, NamedTuple

# Postal codes; those of territories that are no more as congress-legislators has them.
STATES: Final = {
    "AK": "Alaska", "AL": "Alabama", "AR": "Arkansas", "AS": "American Samoa", "AZ": "Arizona",
    "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DC": "District of Columbia",
    "DE": "Delaware", "DK": "Dakota Territory", "FL": "Florida", "GA": "Georgia", "GU": "Guam",
    "HI": "Hawaii", "IA": "Iowa", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "MA": "Massachusetts",
    "MD": "Maryland", "ME": "Maine", "MI": "Michigan", "MN": "Minnesota", "MO": "Missouri",
    "MP": "Northern Mariana Islands", "MS": "Mississippi", "MT": "Montana",
    "NC": "North Carolina", "ND": "North Dakota", "NE": "Nebraska", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NV": "Nevada", "NY": "New York", "OH": "Ohio",
    "OK": "Oklahoma", "OL": "Orleans Territory", "OR": "Oregon", "PA": "Pennsylvania",
    "PI": "Philippine Islands", "PR": "Puerto Rico", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VA": "Virginia", "VI": "Virgin Islands", "VT": "Vermont",
    "WA": "Washington", "WI": "Wisconsin", "WV": "West Virginia", "WY": "Wyoming",
}  # fmt: skip

# Who represents a place in the House that is no state.
DELEGATES: Final = {
    **dict.fromkeys(("AS", "DC", "DK", "GU", "MP", "OL", "VI"), "Delegate"),
    **dict.fromkeys(("PI", "PR"), "Resident Commissioner"),
}


class Chamber(NamedTuple):
    """A chamber of a legislature, and what its members are called."""

    name: str
    member: str


UPPER: Final = Chamber("Senate", "Senator")
LOWER: Final = Chamber("House of Representatives", "Representative")

# Where the lower chamber, or the only one, has another name.
LOWERS: Final = {
    **dict.fromkeys(("CA", "NV", "WI"), Chamber("State Assembly", "Assembly Member")),
    "NY": Chamber("State Assembly", "Assembly Member"),
    "NJ": Chamber("General Assembly", "Assembly Member"),
    **dict.fromkeys(("MD", "VA", "WV"), Chamber("House of Delegates", "Delegate")),
}
SINGLE: Final = {
    "NE": Chamber("Legislature", "Senator"),
    "DC": Chamber("Council", "Councilmember"),
}
