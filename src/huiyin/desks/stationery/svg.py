"""Writing SVG safely: every attribute and text is escaped."""

from collections.abc import Iterable
from typing import cast

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe


def element(tag: str, *inside: object, **attributes: object) -> SafeString:
    """One element. `class_` is written `class`, `stroke_width` as `stroke-width`; None leaves an attribute out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return mark_safe(
        f"<{tag}{written}>{''.join(conditional_escape(cast(str, part)) for part in inside)}</{tag}>"
    )


def view_box(value: str, *inside: object, **attributes: object) -> SafeString:
    """An svg element with a viewBox (whose capital letter `element` could not write)."""
    svg = element("svg", *inside, **attributes)
    return mark_safe(svg.replace("<svg", f'<svg viewBox="{escape(value)}"', 1))


def together(parts: Iterable[object]) -> SafeString:
    return mark_safe("".join(conditional_escape(cast(str, part)) for part in parts))


def path(points: Iterable[tuple[float, float]], closed: bool = False) -> str:
    """The `d` of straight lines through the points."""
    steps = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def _plain(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
