"""A CV in every shape, and what cannot be used."""

import io
import json
import zipfile

import pytest

from huiyin.growth.me import me_of
from huiyin.growth.resume import Unreadable, text_of_resume
from tests.conftest import TODAY


def a_pdf(pages: int, text: str = "") -> bytes:
    """A PDF written by hand: nothing but text, or nothing at all."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for page in range(pages):
        words = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
        page_object = f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * page} 0 R /Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792] >>"
        objects += [page_object.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words)]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def a_docx(*lines: str) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "2019.03-2023.02"
    table.rows[0].cells[1].text = "某公司 运营专员"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


JSON_RESUME = {
    "basics": {"name": "Robin", "summary": "Five years with customers", "location": {"city": "Leeds"}},
    "work": [
        {
            "name": "Harbour Ltd",
            "position": "Analyst",
            "startDate": "2020-01",
            "endDate": "2022-12",
            "highlights": ["SQL"],
        },
        {"name": "North Ltd", "position": "Analyst", "startDate": "2022-06"},
    ],
    "education": [
        {
            "institution": "A University",
            "studyType": "Bachelor",
            "area": "History",
            "startDate": "2014-09",
            "endDate": "2017-06",
        }
    ],
    "languages": [{"language": "German", "fluency": "fluent"}],
}


def test_each_form_becomes_text():
    words = "Analyst with five years of SQL and Tableau in retail pricing"
    assert words in text_of_resume(a_pdf(1, words)).text
    assert text_of_resume(a_pdf(1, words)).form == "pdf"
    found = text_of_resume(a_docx("林乐", "会 SQL"))
    assert found.form == "docx"
    assert "2019.03-2023.02  某公司 运营专员" in found.text
    assert text_of_resume("会 SQL".encode("gb18030")).text == "会 SQL"
    assert "Harbour Ltd" in text_of_resume(json.dumps(JSON_RESUME).encode()).text


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        (b"", "empty"),
        ("  \n ", "empty"),
        (a_pdf(2), "scan"),
        (a_pdf(100, "a page of words that is long enough to be text"), "long"),
        (b"%PDF-1.4 and nothing of it", "broken"),
        (b"PK\x03\x04 broken", "broken"),
        (b"\x89PNG\r\n", "form"),
        (b"\xd0\xcf\x11\xe0 an old word file", "form"),
        (b'{"a": 1}', "json"),
        (b'{"work": [', "broken"),
        ("x" * 100_001, "long"),
    ],
)
def test_what_cannot_be_used_says_why(given, trouble):
    with pytest.raises(Unreadable) as refused:
        text_of_resume(given)
    assert refused.value.trouble == trouble


def changed(name: str, data: bytes, lock: bool = False) -> bytes:
    """A DOCX in which the part `name` is something else, or all of which is locked."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(a_docx("x", "y"))) as old, zipfile.ZipFile(kept, "w") as new:
        for part in old.namelist():
            new.writestr(part, data if part == name else old.read(part))
    found = bytearray(kept.getvalue())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = found.find(mark) if lock else -1
        while at >= 0:
            found[at + flags] |= 1
            at = found.find(mark, at + 1)
    return bytes(found)


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        (changed("word/document.xml", b"<w:doc"), "broken"),
        (changed("word/document.xml", b"<a/>"), "broken"),
        (changed("_rels/.rels", b"<a/>"), "broken"),
        (changed("", b"", lock=True), "locked"),
    ],
)
def test_a_docx_that_is_none_inside_says_why(given: bytes, trouble: str) -> None:
    with pytest.raises(Unreadable) as refused:
        text_of_resume(given)
    assert refused.value.trouble == trouble


@pytest.mark.parametrize("points", ["Led a team", ["Led a team", 5, None]])
def test_points_of_a_json_resume_may_be_a_list_or_one_line(points: object) -> None:
    given = {"work": [{"position": "Clerk", "highlights": points, "keywords": 5}]}
    assert text_of_resume(json.dumps(given).encode()).text == "Clerk\nLed a team"


def test_years_are_counted_once_and_studies_are_left_out():
    me = me_of(text_of_resume(json.dumps(JSON_RESUME).encode()).text, TODAY)
    (years,) = me.of("years", "experience")
    assert years.amount == pytest.approx(
        6.4, abs=0.1
    )  # January 2020 to May 2026, the half year of both posts once


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2018年7月-2021年3月 某某科技有限公司 运营", 2.8),
        ("Mar 2020 - present  Harbour Ltd, clerk", 6.2),
        ("8年护理工作经验", 8),
        ("2014.09-2018.06 某大学 本科", None),
        ("2020 - 2022 Barista at a company", 3),
        ("09/2019 - 06/2021 Harbour Ltd, clerk", 1.8),
        ("15.03.2019 - 20.06.2021 Harbour Ltd, clerk", 2.3),
        ("03/15/2019 - 06/20/2021 Harbour Inc, clerk", 2.3),
        ("某某公司 运营 2024年至今", 2.4),
        ("某某公司 运营 2019年-2021年", 3),
    ],
)
def test_years_of_work(text, amount):
    found = me_of(text, TODAY).of("years", "experience")
    assert [round(one.amount, 1) for one in found] == (
        [] if amount is None else [pytest.approx(amount, abs=0.15)]
    )


US = "Robin Reed, Austin, TX 78701, (512) 555-0142"
UK = "Robin Reed, 4 Quay Road, Leeds LS1 4AB, +44 113 496 0000"


@pytest.mark.parametrize(
    ("head", "amount", "unsure"),
    [
        ("07/25/2021 started a course", 1.75, ""),  # a date of its own says that the month stands first
        ("25/07/2021 started a course", 1.2, ""),
        (US, 1.75, ""),
        (UK, 1.2, ""),
        ("Organized a fair; 3.9 GPA", 1.75, ""),
        ("Organised a fair in the town centre", 1.2, ""),
        ("Robin Reed", 1.2, "02/11/2018"),
        (f"{US}\n{UK}", 1.2, "02/11/2018"),
    ],
)
def test_a_date_of_two_readings_is_read_as_the_cv_writes_its_dates(
    head: str, amount: float, unsure: str
) -> None:
    me = me_of(f"{head}\n02/11/2018 - 10/12/2019 Harbour, clerk", TODAY)
    assert me.of("years", "experience")[0].amount == pytest.approx(amount, abs=0.1)
    assert me.unsure_date == unsure


def test_between_dots_the_day_stands_first_and_the_same_number_twice_is_sure() -> None:
    assert me_of("02.11.2018 - 01.12.2019 Harbour, clerk", TODAY).unsure_date == ""
    assert me_of("02/02/2018 - 01/01/2019 Harbour, clerk", TODAY).unsure_date == ""
    assert me_of("2 years of sales experience\n02/11/2018 - 10/12/2019 Harbour", TODAY).unsure_date == ""


def test_what_it_says_is_quoted_by_its_line():
    me = me_of("技能\n熟练使用 SQL 和 Tableau\n英语六级\nPMP", TODAY)
    assert me.of("tool", "sql")[0].quote == "熟练使用 SQL 和 Tableau"
    assert me.of("language", "english")
    assert me.of("certificate", "pmp")
