"""The reliability picture: one panel a probability, told against right, as SVG by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Final

from bench.calibration import Bin, Judged, expected_error, reliability

SIDE: Final = 200  # of a panel's square, in px
LEFT, TOP, GAP, BELOW = 56, 40, 44, 66
SMALLEST, LARGEST = 3.0, 13.0  # radius of a point

# Colors that are read on white and on near-black; the media query is for pages that honor it.
STYLE: Final = """
  text { font: 12px system-ui, sans-serif; fill: #57606a; }
  .name { font-size: 13px; font-weight: 600; fill: #24292f; }
  .frame { fill: none; stroke: #8c959f; }
  .grid { stroke: #8c959f; stroke-opacity: .25; }
  .even { stroke: #8c959f; stroke-dasharray: 4 4; }
  .gap { stroke: #bc4c00; stroke-width: 2; stroke-opacity: .7; }
  .point { fill: #0969da; fill-opacity: .65; stroke: #0969da; }
  .ground { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1; }
    .name { fill: #f0f6fc; }
    .gap { stroke: #f0883e; }
    .point { fill: #58a6ff; stroke: #58a6ff; }
    .ground { fill: #0d1117; }
  }
"""


def picture(told: Mapping[str, Judged]) -> str:
    """All panels side by side. A point's area is by its bin's count, within its panel."""
    width = LEFT + len(told) * (SIDE + GAP)
    height = TOP + SIDE + BELOW
    panels = "\n".join(
        f'<g transform="translate({LEFT + place * (SIDE + GAP)} {TOP})">\n'
        + "\n".join(_panel(name, reliability(judged)))
        + "\n</g>"
        for place, (name, judged) in enumerate(told.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title">\n'
        f'<title id="title">Reliability: probability told against share right</title>\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="ground" width="{width}" height="{height}" rx="6"/>\n'
        f"{panels}\n"
        f'<text transform="translate(16 {TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">'
        "share right</text>\n"
        "</svg>\n"
    )


def _panel(name: str, bins: Sequence[Bin]) -> Iterator[str]:
    yield f'<text class="name" x="0" y="-12">{name}</text>'
    for tick in (0, 0.5, 1):
        at, up = tick * SIDE, SIDE - tick * SIDE
        yield f'<line class="grid" x1="{at:g}" y1="0" x2="{at:g}" y2="{SIDE}"/>'
        yield f'<line class="grid" x1="0" y1="{up:g}" x2="{SIDE}" y2="{up:g}"/>'
        yield f'<text x="{at:g}" y="{SIDE + 18}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="-8" y="{up + 4:g}" text-anchor="end">{tick:g}</text>'
    yield f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="even" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    most = max((one.count for one in bins), default=1)
    for one in bins:
        x, y = one.told * SIDE, SIDE - one.right * SIDE
        radius = max(SMALLEST, LARGEST * sqrt(one.count / most))
        yield f'<line class="gap" x1="{x:.1f}" y1="{SIDE - x:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>'
        yield (
            f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
            f"<title>told {one.told:.2f}, right {one.right:.2f}, {one.count:,} of them</title>"
            "</circle>"
        )
    yield f'<text x="{SIDE / 2}" y="{SIDE + 36}" text-anchor="middle">probability told</text>'
    count = sum(one.count for one in bins)
    error = f"error {expected_error(bins):.3f} over {count:,}" if bins else "not told"
    yield f'<text x="{SIDE / 2}" y="{SIDE + 54}" text-anchor="middle">{error}</text>'
