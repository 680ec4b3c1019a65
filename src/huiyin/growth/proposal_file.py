"""Plan B as a file to pass on: Markdown, DOCX, PDF. Terms and floors are no part of it."""

import html
import io
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from huiyin.growth.plan_b import as_parts, heading
from huiyin.growth.vocabulary import Part
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import Language

_FONTS = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "WenQuanYi Zen Hei"'
_STYLE = f"""
@page {{ size: A4; margin: 20mm 22mm 20mm; @bottom-right {{ content: counter(page) " / " counter(pages); font-size: 8pt; color: #6b6a66; }} }}
body {{ font-family: {_FONTS}, "Noto Sans", "DejaVu Sans", sans-serif; font-size: 10pt; line-height: 1.65; color: #1d1c1a; }}
h1 {{ font-size: 18pt; line-height: 1.35; margin: 0 0 2mm; font-weight: 600; }}
.by {{ color: #6b6a66; margin: 0 0 8mm; }}
h2 {{ font-size: 12pt; margin: 5.5mm 0 1mm; font-weight: 600; color: #1f5c5a; break-after: avoid; }}
p {{ margin: 0 0 2mm; orphans: 2; widows: 2; }}
"""


_LEADING: Mapping[Language, float] = {"zh": 1.5, "en": 1.25}
"""Lines of Chinese stand further apart; English so would run over to a second page."""


class NoPdf(InvalidInput):
    """No PDF can be made here. `why`: missing (the part that makes it) or font (none with Chinese characters)."""

    def __init__(self, why: Literal["missing", "font"]) -> None:
        from huiyin.growth.wording import PDF_TROUBLES

        super().__init__(PDF_TROUBLES[why])
        self.why = why


def as_markdown(title: str, by: str, sections: Mapping[str, str], language: Language) -> str:
    """The proposal as Markdown."""
    blocks = [f"# {title}", *([by] if by else [])]
    for name, text in _named(sections, language):
        blocks += [f"## {name}", text.strip()]
    return "\n\n".join(blocks) + "\n"


def as_docx(title: str, by: str, sections: Mapping[str, str], language: Language) -> bytes:
    """The proposal as a DOCX whose Chinese is set in a Chinese font."""
    import docx
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2.3)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 2", 13)):
        style = document.styles[name]
        _fonts(style)
        style.font.size = Pt(size)
    document.styles["Normal"].paragraph_format.line_spacing = _LEADING[language]
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 2"].font.color.rgb = RGBColor(0x1F, 0x5C, 0x5A)
    document.styles["Title"].font.color.rgb = RGBColor(0x1D, 0x1C, 0x1A)
    document.styles["Title"].font.bold = True
    _spoken(document, language)
    _without_line(document.styles["Title"])
    document.core_properties.title = title[:250]
    document.core_properties.author = by[:250]
    document.core_properties.comments = ""
    document.add_paragraph(title, style="Title")
    if by:
        document.add_paragraph().add_run(by).font.color.rgb = RGBColor(0x6B, 0x6A, 0x66)
    for name, text in _named(sections, language):
        document.add_paragraph(name, style="Heading 2")
        for line in _lines(text):
            document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _fonts(style: Any) -> None:
    """One face for Latin, one for Chinese: without the second, Word takes whatever the machine has first."""
    from docx.oxml.ns import qn

    style.font.name = "Calibri"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:hAnsi"), "Calibri")
    fonts.set(qn("w:eastAsia"), "Microsoft YaHei")


def _without_line(style: Any) -> None:
    """The title without the rule that the template draws under it."""
    from docx.oxml.ns import qn

    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _spoken(document: Any, language: Language) -> None:
    """The language of the text, so that the spelling check of the reader's program stays quiet."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = document.styles["Normal"].element.get_or_add_rPr()
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "en-GB")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    if language == "zh":
        spoken.set(qn("w:val"), "zh-CN")
    run.append(spoken)


def as_pdf(title: str, by: str, sections: Mapping[str, str], language: Language) -> bytes:
    """The proposal as PDF. Raises NoPdf where weasyprint or a Chinese font is missing."""
    try:
        import weasyprint
    except (ImportError, OSError):
        # OSError: the libraries that it draws with are not on the machine.
        raise NoPdf("missing") from None
    page = _page(title, by, sections, language)
    if any("\u3400" <= sign <= "\u9fff" for sign in page) and not has_chinese_font():
        raise NoPdf("font")
    return bytes(weasyprint.HTML(string=page, url_fetcher=_fetch_nothing).write_pdf())


def _fetch_nothing(url: str, *_more: Any, **_named: Any) -> Any:
    raise ValueError(f"nothing is fetched: {url}")


def has_chinese_font() -> bool:
    """Whether the machine has a font with Chinese characters, as far as fontconfig can say."""
    asks = shutil.which("fc-list")
    if asks is None:
        return True
    found = subprocess.run([asks, ":lang=zh", "family"], capture_output=True, check=False, timeout=20)
    return bool(found.stdout.strip())


def _page(title: str, by: str, sections: Mapping[str, str], language: Language) -> str:
    body = "".join(
        f"<h2>{html.escape(name)}</h2>" + "".join(f"<p>{html.escape(line)}</p>" for line in _lines(text))
        for name, text in _named(sections, language)
    )
    head = f"<h1>{html.escape(title)}</h1>" + (f'<p class="by">{html.escape(by)}</p>' if by else "")
    spoken = "zh-Hans" if language == "zh" else "en"
    return (
        f'<html lang="{spoken}"><head><title>{html.escape(title)}</title><style>{_STYLE}</style></head>'
        f"<body>{head}{body}</body></html>"
    )


def _named(sections: Mapping[str, str], language: Language) -> Sequence[tuple[str, str]]:
    parts: Sequence[tuple[Part, str]] = as_parts(sections)
    return [(heading(part, language), text) for part, text in parts]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
