"""Where the text of a verb comes from: the argument, a file, or standard input."""

import re
import sys
from pathlib import Path
from typing import NoReturn

import click

from huiyin.cli.words import _
from huiyin.process.case import MOST_TEXT
from huiyin.process.fields import InvalidInput

MOST_BYTES = 64 << 20
"""A mail with attachments may be large; its text is not."""
_NAMES = re.compile(r"\S+\.(?:eml|msg|mbox|txt|md|json|jsonl|html?|docx?|pdf|csv)", re.IGNORECASE)
"""What can only be the name of a file: nobody writes such a word as a message."""


def given(argument: str | None) -> bytes | str:
    """The argument itself, the bytes of the file that it names, or what stands on standard input."""
    if argument is None or argument == "-":
        if sys.stdin.isatty():
            click.echo(_("Paste the text, then press Ctrl-D (Windows: Ctrl-Z, Enter)."), err=True)
        return sys.stdin.buffer.read(MOST_BYTES)
    if len(argument) < 1_000 and "\n" not in argument:
        path = Path(argument).expanduser()
        try:
            found = path.is_file()
        except (OSError, ValueError):
            found = False
        if found:
            return file_bytes(path)
        if _NAMES.fullmatch(argument):
            raise InvalidInput(_("There is no file {path}.").format(path=path))
    return argument


def file_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The file's first `most` bytes. Raises InvalidInput where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        from huiyin.records.disk import why

        said = _("The file {path} cannot be read: {error}")
        raise InvalidInput(said.format(path=path, error=why(error, _))) from None


def as_text(found: bytes | str, most: int = MOST_TEXT, too_many: str = "") -> str:
    """Plain text out of what was given. Raises InvalidInput where there is none, or more than `most` characters; `too_many`:
    what is then said, with {count} and {most}."""
    if isinstance(found, str) or not found.strip():
        text = found if isinstance(found, str) else ""
    else:
        from huiyin.language.text.mail import text_of

        text = text_of(found)
    if not text.strip():
        raise InvalidInput(
            _("There is no text to look at. Give it as an argument, a file, or on standard input.")
        )
    if len(text) > most:
        said = too_many or _(
            "{count} characters are too many for one message; at most {most} are read. Paste only the newest one."
        )
        raise InvalidInput(said.format(count=f"{len(text):,}", most=f"{most:,}"))
    return text


def document_text(found: bytes) -> str:
    """The words of a PDF or DOCX. Raises InvalidInput, which says why there are none."""
    from huiyin.growth import resume, wording

    try:
        return resume.text_of_resume(found).text
    except resume.Unreadable as error:
        raise InvalidInput(_(wording.RESUME_TROUBLES[error.trouble])) from None


def as_object(found: bytes | str) -> dict[str, object]:
    """One JSON object. Raises InvalidInput with the place of the error."""
    import json

    try:
        value = json.loads(found)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(_("This is not whole JSON: {error}").format(error=error)) from None
    if not isinstance(value, dict):
        raise InvalidInput(
            _("One JSON object is wanted: a case such as {example}").format(
                example='{"today": "2026-05-19", …}'
            )
        )
    return value


def refuse(message: str) -> NoReturn:
    """Say what is wrong and what to do, and leave with exit code 2."""
    click.echo(f"huiyin: {message}", err=True)
    sys.exit(2)
