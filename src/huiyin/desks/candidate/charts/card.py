"""A picture of the search to pass on: it stands by itself, and names stages and numbers, and nobody."""

from django.utils.safestring import SafeString

from huiyin.desks.stationery.svg import element, together

MARGIN, HEAD, FOOT = 36, 64, 44
ZOOM = 2.5
"""Pixels of the PNG for each unit of the drawing: sharp on a phone held close."""
PAPER = "#faf8f3"
STYLE = (
    "text{font:13px -apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Noto Sans SC','Noto Sans CJK SC',"
    "'Microsoft YaHei',sans-serif;fill:#211f1b}.head{font-size:19px;font-weight:650}.foot{fill:#625d54}"
    ".post{fill:#625d54}.flow{fill:#1c6b66;opacity:.28}"
    ".to-rejected,.to-filled,.to-no_answer,.to-withdrawn,.to-not_yet{fill:#8d8678}"
)
"""The light colours of tokens.css: a picture that is passed on has no page around it."""


def as_svg(drawing: SafeString, size: tuple[int, int], sentence: str, foot: str) -> str:
    """A file of its own around an svg element of that size (width, height): the sentence above, `foot` below."""
    width, height = size[0] + 2 * MARGIN, size[1] + HEAD + FOOT + MARGIN
    inside = [
        element("title", sentence),
        element("style", SafeString(STYLE)),
        element("rect", width=width, height=height, fill=PAPER),
        element("text", sentence, class_="head", x=MARGIN, y=MARGIN + 16),
        drawing.replace("<svg", f'<svg x="{MARGIN}" y="{HEAD + 16}" width="{size[0]}" height="{size[1]}"', 1),
        element("text", foot, class_="foot", x=width - MARGIN, y=height - 20, text_anchor="end"),
    ]
    head = (
        f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    )
    return f"<svg {head}>{together(SafeString(part) for part in inside)}</svg>"


def as_png(svg: str) -> bytes:
    """The file as pixels, drawn here by resvg with the fonts of this machine; no browser, no network."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, background=PAPER))
