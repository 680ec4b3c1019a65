"""What a person does at the desk, press by press, without a script in the browser."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.journal.models import Action, Event, Opening, Profile
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY

A_NO = "林女士您好，抱歉，这次我们选了经验更贴近的候选人，祝您一切顺利。"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_a_fresh_journal_is_welcomed_and_the_example_goes_in_and_out(desk: Client, language: str) -> None:
    assert "/example/" in desk.get("/").content.decode()
    desk.post("/example/", {"do": "load"})
    assert Opening.objects.filter(is_example=True).count() >= 4
    desk.post("/example/", {"do": "load"})
    there = Opening.objects.count()
    assert desk.get("/").context["today"].desk.language == language
    desk.post("/example/", {"do": "clear"})
    assert (there >= 4, Opening.objects.count()) == (True, 0)


def test_the_language_is_chosen_at_the_door(desk: Client, owner: object) -> None:
    desk.post("/language/", {"language": "zh"})
    assert "面试完了" in desk.get("/").content.decode()
    desk.post("/language/", {"language": "en"})
    assert "The interview is over" in desk.get("/").content.decode()
    desk.post("/language/", {"language": "tlh"})
    assert Profile.objects.get(owner=owner).language == "en"


NEW = {
    "company": "拾光",
    "title": "市场经理",
    "last_talk": "2026-05-08",
    "was_last": "on",
    "promised": "2026-05-14",
    "channel": "wechat",
    "country": "CN",
    "once": "mark-1",
}


def test_an_opening_comes_with_the_days_that_make_advice_possible(desk: Client, language: str) -> None:
    answer = desk.post("/openings/new/", NEW)
    opening = Opening.objects.get()
    assert answer.url == f"/openings/{opening.pk}/"
    assert opening.stage == "waiting"
    assert list(opening.events.values_list("kind", flat=True)) == ["interview", "promise"]
    assert desk.get(answer.url).context["it"].day_count == 12


def test_two_clicks_are_one_action(desk: Client, english: None) -> None:
    first, second = desk.post("/openings/new/", NEW), desk.post("/openings/new/", NEW)
    assert first.url == second.url
    assert (Opening.objects.count(), Event.objects.count()) == (1, 2)
    opening = Opening.objects.get()
    for _click in range(2):
        desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": "x", "once": "mark-2"})
        desk.post(
            f"/openings/{opening.pk}/compose/",
            {"do": "sent", "text": "谢谢您", "channel": "wechat", "move": "ask", "once": "mark-3"},
        )
    assert Event.objects.filter(kind="note").count() == 1
    assert Event.objects.filter(kind="sent").count() == 1


def test_a_missing_company_is_said_beside_the_field_and_nothing_is_lost(desk: Client, language: str) -> None:
    page = desk.post("/openings/new/", {**NEW, "company": "  ", "title": "Keep me"})
    assert page.status_code == 400
    assert page.context["form"].errors["company"]
    assert 'value="Keep me"' in page.content.decode()
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("last_talk", "2026-05-21"),
        ("last_talk", "yesterday"),
        ("promised", "2026-05-01"),
        ("country", "China"),
        ("country", "1"),
        ("url", "javascript:alert(1)"),
        ("seats", "0"),
        ("wish", "9"),
        ("channel", "pigeon"),
        ("company", "x" * 10_001),
        ("topics", "\n".join("abcdefghijklmnopqrstuvwxyz")),
    ],
)
def test_what_cannot_be_is_said_and_not_saved(desk: Client, english: None, field: str, value: str) -> None:
    page = desk.post("/openings/new/", {**NEW, field: value})
    assert page.status_code == 400, Opening.objects.values(field) if field in NEW else value
    assert page.context["form"].errors
    assert not Opening.objects.exists()


def test_script_in_every_field_is_shown_as_text(desk: Client, english: None) -> None:
    fields = (
        "company",
        "title",
        "hr_name",
        "address_as",
        "city",
        "can_give",
        "new_material",
        "notes",
        "topics",
    )
    desk.post("/openings/new/", {**NEW, **dict.fromkeys(fields, EVIL)})
    opening = Opening.objects.get()
    desk.post(f"/openings/{opening.pk}/log/interview/", {"on": "2026-05-19", "round": "hr", "text": EVIL})
    desk.post(f"/openings/{opening.pk}/log/promise/", {"on": "2026-05-19", "by": "2026-06-01", "text": EVIL})
    desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": EVIL})
    seen = desk.post(
        f"/openings/{opening.pk}/answer/",
        {"do": "read", "text": EVIL, "channel": "wechat", "on": "2026-05-19"},
    )
    pages = [
        "/",
        "/openings/",
        "/board/",
        "/people/",
        f"/openings/{opening.pk}/",
        f"/openings/{opening.pk}/edit/",
        "/help/",
    ]
    for html in [seen.content.decode(), *(desk.get(address).content.decode() for address in pages)]:
        assert "<script>alert" not in html
        assert "<img" not in html


def test_a_name_of_ten_thousand_characters_is_refused_or_cut(desk: Client, english: None) -> None:
    refused = desk.post("/openings/new/", {**NEW, "company": "王" * 10_000})
    assert refused.context["form"].errors["company"]
    assert not Opening.objects.exists()
    desk.post("/openings/new/", {**NEW, "notes": "n" * 10_000})
    opening = Opening.objects.get()
    longest = Opening._meta.get_field("company").max_length
    Opening.objects.filter(pk=opening.pk).update(company="王" * longest)
    for address in ("/", "/openings/", "/board/", f"/openings/{opening.pk}/"):
        page = desk.get(address)
        assert page.status_code == 200
        assert page.content.decode().count("王") < 3_000


def test_two_tabs_lose_nothing(desk: Client, opening: Opening, english: None) -> None:
    start = {"company": "Green Harbour", "country": "CN", "language": "en", "version": opening.version}
    assert (
        desk.post(f"/openings/{opening.pk}/edit/", {**start, "notes": "from the first tab"}).status_code
        == 302
    )
    page = desk.post(f"/openings/{opening.pk}/edit/", {**start, "notes": "from the second tab"})
    html = page.content.decode()
    assert page.status_code == 409
    assert "from the first tab" in html
    assert "from the second tab" in html
    opening.refresh_from_db()
    assert opening.notes == "from the first tab"
    again = {**start, "notes": "both", "version": opening.version}
    assert desk.post(f"/openings/{opening.pk}/edit/", again).status_code == 302


def test_an_entry_edited_in_two_tabs_shows_both(
    desk: Client, owner: object, opening: Opening, english: None
) -> None:
    entry = events.log_interview(owner, opening.pk, now=NOW, on=TODAY, text="first")
    values = {"on": TODAY, "round": "hr", "version": entry.version}
    assert desk.post(f"/events/{entry.pk}/", {**values, "text": "one"}).status_code == 302
    page = desk.post(f"/events/{entry.pk}/", {**values, "text": "two"})
    assert page.status_code == 409
    assert "one" in page.content.decode()


def test_each_kind_of_entry_is_kept(desk: Client, opening: Opening, language: str) -> None:
    address = f"/openings/{opening.pk}/log"
    desk.post(
        f"{address}/interview/",
        {"on": "2026-05-08", "round": "manager", "signals": ["pay_discussed"], "last": "on"},
    )
    desk.post(f"{address}/promise/", {"on": "2026-05-08", "by": "2026-05-14", "text": "周五前"})
    desk.post(f"{address}/sent/", {"on": "2026-05-15", "channel": "phone", "move": "ask", "text": ""})
    desk.post(f"{address}/note/", {"on": "2026-05-15", "text": "n"})
    assert sorted(opening.events.values_list("kind", flat=True)) == ["interview", "note", "promise", "sent"]
    desk.post(f"{address}/withdrawn/", {"on": "2026-05-16", "text": ""})
    opening.refresh_from_db()
    assert (opening.stage, opening.outcome) == ("closed", "withdrawn")


@pytest.mark.parametrize("kind", ["interview", "promise", "sent", "note", "withdrawn"])
def test_a_day_ahead_is_refused(desk: Client, opening: Opening, english: None, kind: str) -> None:
    values = {"on": "2026-05-25", "by": "2026-06-01", "channel": "phone", "text": "x"}
    page = desk.post(f"/openings/{opening.pk}/log/{kind}/", values)
    assert page.status_code == 400
    assert not opening.events.exists()


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


PRESUMING = "您好，我什么时候可以入职？"


def test_the_guard_underlines_and_one_tap_mends(desk: Client, opening: Opening, language: str) -> None:
    address = f"/openings/{opening.pk}/compose/"
    values = {"text": PRESUMING, "channel": "wechat", "move": "ask"}
    html = desk.post(address, {**values, "do": "look"}).content.decode()
    assert "hurts is-block" in html
    fragment = desk.post(address, {**values, "do": "look"}, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith('<div id="guard"')
    page = desk.post(address, {**values, "do": "take:1"})
    assert not page.context["composer"].look.blocked
    assert page.context["composer"].text != PRESUMING
    assert desk.post(address, {**values, "do": "take:999"}).context["composer"].text == PRESUMING


def test_a_block_cannot_be_waved_aside(desk: Client, opening: Opening, english: None) -> None:
    address = f"/openings/{opening.pk}/compose/"
    values = {"text": PRESUMING, "channel": "wechat", "move": "ask"}
    rule = desk.post(address, {**values, "do": "look"}).context["composer"].look.findings[0].rule
    page = desk.post(address, {**values, "do": f"dismiss:{rule}"})
    assert page.context["composer"].look.blocked


def test_after_a_call_one_notes_what_was_said(desk: Client, opening: Opening, english: None) -> None:
    answer = desk.post(f"/openings/{opening.pk}/compose/", {"do": "sent", "channel": "phone", "move": "ask"})
    assert answer.url == f"/openings/{opening.pk}/answer/?channel=phone_note"
    page = desk.get(answer.url)
    assert page.context["form"].initial["channel"] == "phone_note"


def test_what_was_done_can_be_taken_back_also_after_a_reload(
    desk: Client, owner: object, opening: Opening, language: str
) -> None:
    desk.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": "oops"})
    address = f"/openings/{opening.pk}/"
    for _load in range(2):
        assert "data-toast" in desk.get(address).content.decode()
    action = Action.objects.first()
    assert desk.post("/undo/", {"action": action.pk, "next": address}).url == address
    assert not Event.objects.exists()
    desk.post("/redo/", {"next": address})
    assert Event.objects.exists()


def test_undo_of_an_opening_leads_to_a_page_that_is_there(desk: Client, english: None) -> None:
    address = desk.post("/openings/new/", {"company": "X", "country": "CN"}).url
    assert desk.get(desk.post("/undo/", {"next": address}).url).status_code == 200


def test_nothing_leads_to_another_site(desk: Client, opening: Opening, english: None) -> None:
    for bad in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "%00"):
        answer = desk.post("/undo/", {"next": bad})
        assert answer.url == "/"


def test_an_opening_moves_over_the_board_and_back(desk: Client, opening: Opening, english: None) -> None:
    desk.post(f"/openings/{opening.pk}/stage/", {"stage": "offer", "next": "/board/"})
    opening.refresh_from_db()
    assert opening.stage == "offer"
    desk.post(f"/openings/{opening.pk}/stage/", {"stage": "closed"})
    opening.refresh_from_db()
    assert opening.outcome == "no_answer"
    desk.post("/undo/")
    opening.refresh_from_db()
    assert opening.stage == "offer"
    assert desk.post(f"/openings/{opening.pk}/stage/", {"stage": "moon"}).status_code == 302
    opening.refresh_from_db()
    assert opening.stage == "offer"


def test_several_are_archived_in_one_action(desk: Client, owner: object, english: None) -> None:
    keys = [openings.add_opening(owner, now=NOW, company=f"C{n}").pk for n in range(3)]
    desk.post("/openings/bulk/", {"opening": [*keys, "x", "99999999999999999999"], "do": "archive"})
    assert not Opening.objects.filter(archived_at=None).exists()
    desk.post("/undo/")
    assert Opening.objects.filter(archived_at=None).count() == 3


def test_words_are_found_everywhere(desk: Client, owner: object, opening: Opening, english: None) -> None:
    events.add_note(owner, opening.pk, "聊到了露营季的选品", now=NOW)
    assert "Green Harbour" in desk.get("/openings/?q=露营").content.decode()
    assert "opening-row" not in desk.get("/openings/?q=火星").content.decode()
    part = desk.get(
        "/openings/?q=露营", headers={"HX-Request": "true", "HX-Target": "found"}
    ).content.decode()
    assert "<html" not in part


def test_settings_are_kept(desk: Client, owner: object, english: None) -> None:
    values = {
        "name": "Carol",
        "language": "zh",
        "time_zone": "Europe/Berlin",
        "country": "de",
        "quiet_from": "22:00",
        "quiet_until": "08:00",
        "offer": "20",
        "knowing": "1",
        "reason": "0.5",
        "introduction": "0.5",
        "contact": "-0.2",
    }
    assert desk.post("/settings/", values).status_code == 302
    profile = Profile.objects.get(owner=owner)
    assert (profile.name, profile.country, profile.worth) == ("Carol", "DE", {"offer": 20})
    for field, bad in (
        ("time_zone", "Mars/Base"),
        ("country", "Germany"),
        ("offer", "nan"),
        ("contact", "5"),
        ("quiet_from", "25:00"),
    ):
        page = desk.post("/settings/", {**values, field: bad})
        assert page.status_code == 400, field
        assert page.context["form"].errors[field]


def test_an_expired_form_loses_nothing(owner: object, opening: Opening, english: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(f"/openings/{opening.pk}/log/note/", {"on": "2026-05-19", "text": "x"})
    assert page.status_code == 403
    assert "nothing is lost" in page.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "?move=bogus",
        "?channel=pigeon",
        "?register=x&variant=-1",
        "?variant=²",
        "?variant=99999999999",
        "?move=%00",
    ],
)
def test_a_bent_address_still_shows_the_page(
    desk: Client, opening: Opening, english: None, query: str
) -> None:
    assert desk.get(f"/openings/{opening.pk}/{query}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["?page=-1", "?page=x", "?page=99999999999999999999", "?stage=moon", "?q=%00", "?q=" + "长" * 5_000],
)
def test_a_bent_search_still_shows_the_list(
    desk: Client, opening: Opening, english: None, query: str
) -> None:
    assert desk.get(f"/openings/{query}").status_code == 200


@pytest.mark.parametrize("address", ["/example/", "/undo/", "/redo/", "/language/", "/openings/bulk/"])
def test_what_changes_things_wants_a_press(desk: Client, owner: object, address: str) -> None:
    assert desk.get(address).status_code == 405
