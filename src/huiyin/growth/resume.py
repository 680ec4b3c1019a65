"""A CV as it comes (PDF, DOCX, JSON Resume, text) to plain text. What cannot be used says why."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from huiyin.growth.wording import RESUME_TROUBLES, ResumeTrouble
from huiyin.language.text.charset import decoded
from huiyin.process.fields import InvalidInput

Form = Literal["text", "json", "pdf", "docx"]
MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 30
"""A CV has two pages, an academic one perhaps twenty."""
MOST_TEXT = 100_000
_FEW = 40
"""Characters a page below which a PDF is a picture of text."""
_LOCKED = 0x1
"""The bit of a ZIP entry that is encrypted."""


class Unreadable(InvalidInput):
    """A CV that cannot be used. `trouble`: which, in the words of wording.RESUME_TROUBLES."""

    def __init__(self, trouble: ResumeTrouble) -> None:
        super().__init__(RESUME_TROUBLES[trouble])
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class ResumeText:
    """The words of a CV and the form it came in."""

    text: str
    form: Form


def text_of_resume(given: bytes | str) -> ResumeText:
    """The text of a CV, whatever it came as. Raises Unreadable."""
    if isinstance(given, str):
        return _checked(given, "text")
    if not given:
        raise Unreadable("empty")
    if len(given) > MOST_BYTES:
        raise Unreadable("long")
    if given[:1024].lstrip().startswith(b"%PDF"):
        return _checked(_of_pdf(given), "pdf")
    if given.startswith(b"PK"):
        return _checked(_of_docx(given), "docx")
    if given.startswith((b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"GIF8")):
        raise Unreadable("form")
    try:
        text = decoded(given)
    except (UnicodeError, ValueError):
        raise Unreadable("form") from None
    if "\0" in text:
        raise Unreadable("form")
    if text.lstrip()[:1] == "{":
        return _checked(_of_json(text), "json")
    return _checked(text, "text")


def _checked(text: str, form: Form) -> ResumeText:
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    text = text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()
    if not text:
        raise Unreadable("empty")
    if len(text) > MOST_TEXT:
        raise Unreadable("long")
    return ResumeText(text, form)


def _of_pdf(given: bytes) -> str:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # What is wrong with the file is said in words for people.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(given))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("locked")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable("long")
        pages = [page.extract_text() for page in reader.pages]
    except Unreadable:
        raise
    except DependencyError:
        # Locked in a way for which this machine lacks the key-maker.
        raise Unreadable("locked") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        # A broken PDF fails in as many ways as there are programs that write them.
        raise Unreadable("broken") from None
    text = "\n".join(pages)
    if len("".join(text.split())) < _FEW * max(1, len(pages)):
        raise Unreadable("scan" if pages else "empty")
    return text


def _of_docx(given: bytes) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(given)) as archive:
            if sum(one.file_size for one in archive.infolist()) > 10 * MOST_BYTES:
                raise Unreadable("long")
            if any(one.flag_bits & _LOCKED for one in archive.infolist()):
                raise Unreadable("locked")
        return "\n".join(_lines_of(docx.Document(io.BytesIO(given))))
    except Unreadable:
        raise
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,  # what lxml raises for XML that is none
        KeyError,
        ValueError,
        AttributeError,
        NotImplementedError,
        OSError,
    ):
        raise Unreadable("broken") from None


def _lines_of(document: Any) -> Iterator[str]:
    """Paragraphs and tables in the order in which they stand: many CVs are one large table."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                yield "  ".join(cell for cell in cells if cell)
        else:
            yield block.text


def _of_json(text: str) -> str:
    """JSON Resume (jsonresume.org) as the lines of a CV."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("broken") from None
    known = {"basics", "work", "education", "skills", "languages", "certificates", "projects", "awards"}
    if not isinstance(told, dict) or not known & set(told):
        raise Unreadable("json")
    return "\n".join(_told(told))


_ORDER = (
    "name", "label", "position", "institution", "organization", "studyType", "area", "language", "fluency",
    "title", "level", "issuer", "startDate", "endDate", "date", "city", "summary", "description",
)  # fmt: skip


def _told(told: dict[str, Any]) -> Iterator[str]:
    for part, value in told.items():
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if isinstance(row, str):
                yield row
            if not isinstance(row, dict):
                continue
            place = row.get("location")
            if isinstance(place, dict):
                row = {**row, "city": place.get("city")}  # noqa: PLW2901
            yield _row(part, row)
            for name in ("highlights", "keywords", "courses"):
                told_there = row.get(name)
                points = told_there if isinstance(told_there, list) else [told_there]
                yield from (one for one in points if isinstance(one, str))


def _row(part: str, row: dict[str, Any]) -> str:
    words = [
        str(row[name]) for name in _ORDER if isinstance(row.get(name), str) and not name.endswith("Date")
    ]
    if part == "work" and row.get("startDate"):
        words.append(f"{row['startDate']} - {row.get('endDate') or 'present'}")
    return "  ".join(word for word in words if word)
