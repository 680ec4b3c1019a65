"""The way of the openings: bands from left to right, as wide as there are openings in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, together, view_box

TOP, GAP, POST = 12, 18, 10
SHAPES = {"narrow": (372, 132), "wide": (640, 170)}
"""The width of the picture, and what of it the labels on the right take."""


@dataclass(frozen=True)
class Node:
    """A place on the way: its column (0 left), name and label."""

    name: str
    label: str
    column: int


def flows(
    nodes: Sequence[Node], links: Mapping[tuple[str, str], int], sentence: str, shape: str
) -> SafeString:
    """A Sankey diagram. `links`: how many went from one node to the next · `shape`: narrow for phones, or wide."""
    (width, height), labels = size_of(nodes, links, shape), SHAPES[shape][1]
    weight = {node.name: _weight(node.name, links) for node in nodes}
    columns = sorted({node.column for node in nodes})
    busiest = _busiest(nodes, weight)
    total = max(sum(weight[node.name] for node in nodes if node.column == column) for column in columns)
    unit = (height - 2 * TOP - GAP * (busiest - 1)) / total
    places: dict[str, tuple[float, float]] = {}
    drawn: list[SafeString] = []
    for column in columns:
        y = float(TOP)
        x = 4 + (width - labels) * columns.index(column) / max(1, len(columns) - 1)
        for node in nodes:
            if node.column != column or not weight[node.name]:
                continue
            places[node.name] = (x, y)
            tall = max(2.0, weight[node.name] * unit)
            drawn.append(element("rect", class_="post", x=x, y=y, width=POST, height=tall, rx=3))
            label = f"{node.label} {weight[node.name]}"
            drawn.append(element("text", label, x=x + POST + 7, y=y + min(tall, 14) / 2 + 5))
            y += tall + GAP
    bands = _bands(links, places, unit)
    return view_box(
        f"0 0 {width} {height}",
        element("title", sentence),
        *bands,
        *drawn,
        class_=f"flows {shape}",
        role="img",
        aria_label=sentence,
    )


def size_of(nodes: Sequence[Node], links: Mapping[tuple[str, str], int], shape: str) -> tuple[int, int]:
    """Width and height of the picture in its own units."""
    weight = {node.name: _weight(node.name, links) for node in nodes}
    return SHAPES[shape][0], max(220, _busiest(nodes, weight) * 46)


def _busiest(nodes: Sequence[Node], weight: Mapping[str, int]) -> int:
    """How many places the fullest column has."""
    return max(Counter(node.column for node in nodes if weight[node.name]).values(), default=1)


def _weight(name: str, links: Mapping[tuple[str, str], int]) -> int:
    into = sum(count for (_start, end), count in links.items() if end == name)
    out = sum(count for (start, _end), count in links.items() if start == name)
    return max(into, out)


def _bands(
    links: Mapping[tuple[str, str], int], places: Mapping[str, tuple[float, float]], unit: float
) -> list[SafeString]:
    left = {name: y for name, (_x, y) in places.items()}
    right = dict(left)
    drawn = []
    for (start, end), count in links.items():
        if not count:
            continue
        x1, x2 = places[start][0] + POST, places[end][0]
        y1, y2, tall = left[start], right[end], count * unit
        middle = (x1 + x2) / 2
        d = (
            f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
            f"V{y2 + tall:.1f}C{middle:.1f} {y2 + tall:.1f} {middle:.1f} {y1 + tall:.1f} {x1:.1f} {y1 + tall:.1f}Z"
        )
        drawn.append(together([element("path", class_=f"flow to-{end}", d=d)]))
        left[start] += tall
        right[end] += tall
    return drawn
