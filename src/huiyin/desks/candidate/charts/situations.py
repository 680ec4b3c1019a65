"""The odds as one bar of six parts. Colour, pattern and label each tell the parts apart."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element
from huiyin.process.vocabulary import Situation

HEIGHT = 36
PATTERNS = {
    "stuck": "slant",
    "backup": "level",
    "frozen": "dots",
    "declined_untold": "upright",
}
"""Which hatching (base.html defines them) lies over a part; the others are plain."""


def situations_bar(
    odds: Mapping[Situation, float], order: Sequence[Situation], sentence: str, height: int = HEIGHT
) -> SafeString:
    """A stacked bar as wide as its place. `odds`: shares that sum to 1 · `sentence`: what a screen reader says."""
    parts, left = [], 0.0
    for name in order:
        share = 100 * odds.get(name, 0.0)
        if share < 0.4:
            continue
        place = {
            "x": f"{left:.2f}%",
            "y": 0,
            "width": f"{min(share, 100 - left):.2f}%",
            "height": height,
        }
        parts.append(element("rect", class_=f"part s-{name}", **place))
        if name in PATTERNS:
            parts.append(element("rect", class_="part", fill=f"url(#hatch-{PATTERNS[name]})", **place))
        left += share
    return element(
        "svg",
        element("title", sentence),
        *parts,
        class_="situations-bar",
        width="100%",
        height=height,
        role="img",
        aria_label=sentence,
    )


def swatch(name: str) -> SafeString:
    """The colour and pattern of one part, for its label."""
    place = {"width": 18, "height": 18, "rx": 4}
    hatch = element("rect", fill=f"url(#hatch-{PATTERNS[name]})", **place) if name in PATTERNS else ""
    return element(
        "svg",
        element("rect", class_=f"s-{name}", **place),
        hatch,
        class_="swatch",
        width=18,
        height=18,
        aria_hidden="true",
    )
