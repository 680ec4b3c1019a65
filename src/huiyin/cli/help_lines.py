"""The lines of a help page, measured as a terminal shows them: a Chinese character takes two columns.

Click counts characters, so that its Chinese lines run past the edge, and it breaks only at spaces.
"""

import re
from collections.abc import Iterable

import click

_PIECE = re.compile(
    r"\s+|[“‘（「《]*(?:[\u2e80-\u9fff]|[^\s\u2e80-\u9fff\uff00-\uffef、。]+)[，。；：！？、）”’」》…]*|\S"
)
"""What is not broken: a word, or a Chinese character with the marks that belong to it."""
_GAP = 2
_LEAST = 10


class Lines(click.HelpFormatter):
    """Click's help page with lines that fit."""

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        lines = wrapped(text, max(self.width - self.current_indent, _LEAST))
        self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        first = min(max(_columns(term) for term, _told in rows), col_max) + col_spacing
        for term, told in rows:
            lines = wrapped(told, max(self.width - first - self.current_indent, _LEAST))
            room = first - _columns(term)
            if room < col_spacing and lines:
                lines.insert(0, "")
                room = 0
            self.write(f"{indent}{term}{' ' * room}{lines[0] if lines else ''}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * first}{line}".rstrip() + "\n" for line in lines[1:]))


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width` columns unless a word alone is; an empty one between paragraphs."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if lines:
            lines.append("")
        lines += _filled(paragraph, width)
    return lines


def _filled(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for piece in _PIECE.findall(paragraph.replace("\n", " ")):
        if line and _columns(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line = line + piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    # Loaded only for a page that needs it: it takes as long as the rest of the command.
    from rich.cells import cell_len

    return cell_len(text)
