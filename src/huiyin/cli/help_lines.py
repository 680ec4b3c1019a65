"""The lines of a help page, measured as a terminal shows them: a Chinese character takes two columns.

Click counts characters, so that its Chinese lines run past the edge, and it breaks only at spaces; a long list of choices
it does not break at all. Examples stand one on a line, so that they can be copied.
"""

import re
from collections.abc import Iterable

import click

from huiyin.cli.words import _

_PIECE = re.compile(
    r"\s+|\[[^\s\]]*\]?|[“‘（「《【]*(?:[\u2e80-\u9fff]|[^\s\u2e80-\u9fff\uff00-\uffef、。]+)[，。；：！？、）”’」》】…]*|\S"
)
"""What is not broken: a word, the beginning of a bracket, or a Chinese character with the marks that belong to it."""
_BETWEEN = re.compile(r"\s+·\s+")
_GAP = 2
_LEAST = 10


class Lines(click.HelpFormatter):
    """Click's help page with lines that fit."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        said = prefix or f"{_('Usage:')} "
        super().write_usage(prog, args, said.rstrip() if said.rstrip().endswith("：") else said)

    def write_heading(self, heading: str) -> None:
        self.write(f"{' ' * self.current_indent}{heading}{':' if heading.isascii() else '：'}\n")

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        label = _("Examples:")
        if text.startswith(label):
            examples = _BETWEEN.split(text.removeprefix(label).strip())
            self.write(f"{indent}{label}\n" + "".join(f"{indent}  {one}\n" for one in examples))
            return
        lines = wrapped(text, max(self.width - self.current_indent, _LEAST))
        self.write("".join(f"{indent}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = _GAP) -> None:
        rows = list(rows)
        indent = " " * self.current_indent
        first = min(max(_columns(term) for term, _told in rows), col_max) + col_spacing
        for option, told in rows:
            *above, term = _choices(option, self.width - self.current_indent)
            self.write("".join(f"{indent}{line}\n" for line in above))
            lines = wrapped(told, max(self.width - first - self.current_indent, _LEAST))
            room = first - _columns(term)
            if (room < col_spacing or above) and lines:
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


def _choices(term: str, width: int) -> list[str]:
    """An option and its value; a list of choices goes on below itself where the line is too short for it."""
    lines, line = [], ""
    begin = " " * (term.find("[") + 1)
    for piece in re.findall(r"[^|]+\|?", term):
        if line.strip() and _columns(line + piece) > width and begin:
            lines.append(line)
            line = begin
        line += piece
    return [*lines, line]


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    # Loaded only for a page that needs it: it takes as long as the rest of the command.
    from rich.cells import cell_len

    return cell_len(text)
