"""HR answered: read, corrected by tapping, kept."""

import datetime as dt
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.journal.models import Event, Opening
from huiyin.journal.services import events
from tests.conftest import NOW, TODAY

A_NO = "林女士您好，抱歉，这次我们选了经验更贴近的候选人，祝您一切顺利。"


def test_hr_answers_it_is_read_and_then_kept(
    desk: Client, owner: object, opening: Opening, language: str
) -> None:
    events.log_interview(owner, opening.pk, now=NOW, on=TODAY - dt.timedelta(days=9), last=True)
    address = f"/openings/{opening.pk}/answer/"
    words = {"text": A_NO, "channel": "wechat", "on": "2026-05-20"}
    page = desk.post(address, {**words, "do": "read"})
    assert page.context["view"].reading.outcome == "rejected"
    assert "<mark>" in page.content.decode()
    assert page.context["effect"].shifts
    assert not Event.objects.filter(kind="received").exists()
    chips = {"outcome": "rejected", "reasons": ["experience"]}
    assert desk.post(address, {**words, **chips, "do": "save", "once": "mark"}).status_code == 302
    kept = Event.objects.get(kind="received")
    assert (kept.reading["outcome"], kept.text) == ("rejected", A_NO)
    opening.refresh_from_db()
    assert opening.outcome == "rejected"
    assert desk.get(f"/openings/{opening.pk}/").context["it"].ending == "no"


def test_a_tap_corrects_the_reading_and_the_own_one_is_kept(
    desk: Client, opening: Opening, english: None
) -> None:
    words = {"text": A_NO, "channel": "wechat", "on": "2026-05-20"}
    chips = {"outcome": "pending", "promised": "2026-05-27", "requests": ["documents"]}
    desk.post(f"/openings/{opening.pk}/answer/", {**words, **chips, "do": "save"})
    kept = Event.objects.get(kind="received")
    assert kept.corrected
    assert kept.reading["outcome"] == "pending"
    assert kept.reading["promised_date"]["latest"] == "2026-05-27"
    assert kept.reading_original["outcome"] == "rejected"
    later = {"outcome": "rejected", "reasons": ["experience"], "do": "save", "version": kept.version}
    desk.post(f"/events/{kept.pk}/reading/", later)
    kept.refresh_from_db()
    assert kept.reading["outcome"] == "rejected"
    stale = desk.post(f"/events/{kept.pk}/reading/", {**later, "outcome": "offer", "version": 1})
    assert stale.status_code == 200
    assert stale.context["form"].errors


def test_a_mail_comes_as_a_file(desk: Client, opening: Opening, english: None) -> None:
    raw = "Subject: =?utf-8?b?57uT5p6c?=\nFrom: hr@example.org\nDate: Tue, 19 May 2026 10:00:00 +0800\n"
    raw += "Content-Type: text/plain; charset=utf-8\n\n" + A_NO
    mail = SimpleUploadedFile("mail.eml", raw.encode())
    page = desk.post(
        f"/openings/{opening.pk}/answer/",
        {"do": "read", "channel": "wechat", "on": "2026-05-20", "mail": mail},
    )
    taken = page.context["taken"]
    assert (taken.subject, taken.on.isoformat(), taken.channel) == ("结果", "2026-05-19", "email")
    assert A_NO in taken.text


@pytest.mark.parametrize(
    "given",
    [
        {"text": ""},
        {"text": " \n "},
        {"text": "x" * 5_000_000},
        {"text": "a\0b"},
        {"text": "x", "on": "2026-05-21"},
        {"text": "x", "on": ""},
        {"text": "x", "channel": "pigeon"},
        {"mail": SimpleUploadedFile("big.eml", b"a" * (5 * 1024 * 1024 + 1))},
        {"mail": SimpleUploadedFile("picture.eml", bytes(range(256)) * 20)},
    ],
    ids=["empty", "blank", "huge", "binary", "tomorrow", "no day", "no channel", "big mail", "no mail"],
)
def test_an_answer_that_cannot_be_read_is_a_form_error(
    desk: Client, opening: Opening, english: None, given: dict[str, object]
) -> None:
    page = desk.post(
        f"/openings/{opening.pk}/answer/",
        {"do": "read", "text": "", "channel": "wechat", "on": "2026-05-20", **given},
    )
    assert page.status_code == 400
    assert not Event.objects.exists()


def test_what_a_phrase_means_is_told_in_the_language_of_the_page(
    desk: Client, opening: Opening, english: None
) -> None:
    words = {"text": "还在走流程，再等等。", "channel": "wechat", "on": "2026-05-20", "do": "read"}
    shown = desk.post(f"/openings/{opening.pk}/answer/", words).content.decode()
    assert "Often passed, internal approval runs" in shown
    assert "多半已过面试" not in shown


def test_who_says_what_a_phrase_means_is_said_in_the_language_of_the_page() -> None:
    import csv
    from importlib.resources import files

    from huiyin.desks.candidate.sources import SOURCES

    for name in ("meanings_zh.tsv", "meanings_en.tsv"):
        table = files("huiyin.language.reader").joinpath("phrases", name).read_text(encoding="utf-8")
        rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        assert {row["source"] for row in rows} <= set(SOURCES), f"a source of {name} has no name in Chinese"


def test_who_is_second_hears_that_first_and_no_mark_ends_inside_a_word(
    desk: Client, opening: Opening, english: None
) -> None:
    text = "目前已向另一位候选人发出录用通知，您排在第二位。如果情况有变化，我会第一时间联系您。"
    words = {"text": text, "channel": "email", "on": "2026-05-20", "do": "read"}
    view = desk.post(f"/openings/{opening.pk}/answer/", words).context["view"]
    assert view.reading.second
    assert view.sentence == "They told you: you are next in line."
    assert "".join(stretch.text for stretch in view.stretches) == text
    for stretch, following in pairwise(view.stretches):
        if stretch.kind and not following.kind:
            assert not (stretch.text[-1].isalnum() and following.text[0].isalnum()), view.stretches
