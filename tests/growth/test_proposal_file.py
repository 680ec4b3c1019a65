"""Plan B as a file: every word is in it, in a Chinese font, and nothing of the terms."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from huiyin.growth import proposal_file
from huiyin.growth.proposal_file import NoPdf, as_docx, as_markdown, as_pdf

SECTIONS = {"problem": "留存在第二周掉下来。\n<b>问的是原因</b>", "days_30": "先听三个人。", "evidence": ""}


def test_markdown_holds_the_parts_in_order():
    written = as_markdown("一份新方案", "林然", SECTIONS, "zh")
    assert written.index("# 一份新方案") < written.index("留存") < written.index("头 30 天")
    assert "怎么看出它有用" not in written


def test_a_docx_holds_every_word_and_names_a_chinese_font():
    document = docx.Document(io.BytesIO(as_docx("一份新方案", "林然", SECTIONS, "zh")))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[:2] == ["一份新方案", "林然"]
    assert "<b>问的是原因</b>" in words
    for name in ("Normal", "Title", "Heading 2"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_lines_of_english_stand_closer_than_those_of_chinese():
    def leading(language):
        made = docx.Document(io.BytesIO(as_docx("A new plan", "Ran", SECTIONS, language)))
        return made.styles["Normal"].paragraph_format.line_spacing

    assert leading("en") < leading("zh")


def test_a_pdf_holds_the_chinese_as_text():
    pytest.importorskip("weasyprint")
    from pypdf import PdfReader

    if not proposal_file.has_chinese_font():
        with pytest.raises(NoPdf):
            as_pdf("一份新方案", "林然", SECTIONS, "zh")
        return
    reader = PdfReader(io.BytesIO(as_pdf("一份新方案", "林然", SECTIONS, "zh")))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "留存在第二周掉下来" in text
    assert "<b>问的是原因</b>" in text


def test_without_a_chinese_font_it_says_so_and_english_still_works(monkeypatch):
    pytest.importorskip("weasyprint")
    monkeypatch.setattr(proposal_file, "has_chinese_font", lambda: False)
    with pytest.raises(NoPdf) as refused:
        as_pdf("一份新方案", "", SECTIONS, "zh")
    assert refused.value.why == "font"
    assert as_pdf("A new plan", "", {"problem": "Churn in week two."}, "en").startswith(b"%PDF")


def test_without_weasyprint_it_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf) as refused:
        as_pdf("A new plan", "", {"problem": "x"}, "en")
    assert refused.value.why == "missing"
