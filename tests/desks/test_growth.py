"""The pages of growth: debrief, portrait, gaps, CV, plan B."""

import io
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.journal.models import (
    Claim,
    Debrief,
    Event,
    GapStep,
    Opening,
    PortraitCorrection,
    Proposal,
    Resume,
)
from huiyin.journal.services import events, openings
from tests.conftest import NOW, TODAY
from tests.desks.test_pages import nothing_inline

ADVERT = "任职要求：1、3年以上用户运营经验；2、熟练使用SQL、Excel；3、有社群运营经验者优先。薪资12-18K"
ROLE = "用户运营"


@pytest.fixture
def seat(owner: object) -> Opening:
    return openings.add_opening(owner, now=NOW, company="青桐互动", title="高级用户运营", language="zh")


def at(name: str) -> str:
    return f"/growth/{name}/?{urlencode({'role': ROLE})}"


def html(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined,no-any-return]


def words_of(document: bytes) -> str:
    """All words of a DOCX."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs)


@pytest.fixture
def read(desk: Client, seat: Opening) -> Opening:
    desk.post("/growth/advert/", {"opening": seat.pk, "role": ROLE, "advert": ADVERT})
    seat.refresh_from_db()
    return seat


@pytest.mark.parametrize("address", ["/growth/", "/growth/me/"])
def test_a_page_opens_with_and_without_anything(desk: Client, language: str, address: str) -> None:
    assert desk.get(address).status_code == 200
    assert nothing_inline(html(desk.get(address)))


def test_every_page_opens_with_the_example(desk: Client, cast: list[Opening]) -> None:
    for opening in cast:
        for tail in ("debrief/", "plan-b/", "plan-b/?language=en", "plan-b/?language=zh"):
            page = desk.get(f"/openings/{opening.pk}/{tail}")
            assert page.status_code == 200
            assert html(page).count("<h1") == 1
            assert nothing_inline(html(page))
    for card in desk.get("/growth/").context["cards"]:
        for name in ("portrait", "gaps"):
            assert desk.get(f"/growth/{name}/?{urlencode({'role': card.role.name})}").status_code == 200


def test_a_role_that_is_not_there_is_a_page_that_says_so(desk: Client, seat: Opening) -> None:
    assert desk.get("/growth/portrait/?role=x").status_code == 404
    assert desk.get("/growth/gaps/").status_code == 404


def test_a_debrief_is_kept_and_feeds_the_rest(desk: Client, seat: Opening) -> None:
    events.log_interview(seat.owner, seat.pk, now=NOW)
    assert "debrief/" in html(desk.get(f"/openings/{seat.pk}/"))
    interview = Event.objects.get(kind="interview")
    typed = {
        "interview": interview.pk,
        "on": "2026-05-20",
        "shone": "竞品拆解讲得很顺",
        "questions": "* 冷启动怎么做？\n怎么看留存？",
        "stuck": "没有例子",
        "signals": ["others_mentioned"],
        "promised_by": "2026-05-27",
        "people": "魏岭，运营负责人\n陈可 - HR",
        "topics": "社群",
        "last": "on",
    }
    answer = desk.post(f"/openings/{seat.pk}/debrief/", typed)
    assert answer.status_code == 302
    kept = Debrief.objects.get()
    assert kept.questions == [
        {"text": "冷启动怎么做？", "stuck": True},
        {"text": "怎么看留存？", "stuck": False},
    ]
    assert {tie.person.name: tie.part for tie in seat.involvements.all()} == {"魏岭": "decider", "陈可": "hr"}
    desk.post(f"/openings/{seat.pk}/debrief/", {**typed, "learnt": "他们看重复购"})
    assert "他们看重复购" in html(desk.get(at("portrait")))
    page = html(desk.get(f"/openings/{seat.pk}/debrief/"))
    assert "* 冷启动怎么做？" in page
    assert "竞品拆解讲得很顺" in page


def test_today_asks_how_it_went_until_it_is_written_down(desk: Client, seat: Opening) -> None:
    talk = events.log_interview(seat.owner, seat.pk, now=NOW)
    asked = f"/openings/{seat.pk}/debrief/?interview={talk.pk}"
    assert asked in html(desk.get("/"))
    assert desk.get(asked).status_code == 200
    desk.post(f"/openings/{seat.pk}/debrief/", {"interview": talk.pk, "on": "2026-05-20", "shone": "x"})
    assert asked not in html(desk.get("/"))


def test_an_error_loses_nothing_that_was_typed(desk: Client, seat: Opening) -> None:
    typed = {"interview": "new", "on": "2027-01-01", "shone": "讲得顺"}
    answer = desk.post(f"/openings/{seat.pk}/debrief/", typed)
    assert answer.status_code == 400
    assert "讲得顺" in html(answer)
    assert not Debrief.objects.exists()


def test_an_advert_becomes_a_portrait_and_a_tap_corrects_it(desk: Client, read: Opening) -> None:
    page = html(desk.get(at("portrait")))
    assert "SQL" in page
    assert "12-18K" in page
    tap = {"role": ROLE, "kind": "tool", "value": "sql", "label": "SQL", "level": "none"}
    assert desk.post("/growth/portrait/", tap).status_code == 302
    assert PortraitCorrection.objects.get().level == "none"
    assert [trait.value for trait in desk.get(at("portrait")).context["it"].portrait.set_aside] == ["sql"]
    desk.post("/growth/portrait/", {**tap, "level": ""})
    assert not PortraitCorrection.objects.exists()
    desk.post("/growth/portrait/", {"role": ROLE, "do": "add", "label": "值夜班不困", "kind": "skill"})
    assert "值夜班不困" in html(desk.get(at("portrait")))


def test_a_tap_that_cannot_be_right_says_so(desk: Client, read: Opening) -> None:
    wrong = {"role": ROLE, "kind": "magic", "value": "x", "label": "x", "level": "must"}
    assert desk.post("/growth/portrait/", wrong).status_code == 400
    assert not PortraitCorrection.objects.exists()


def test_an_opening_can_belong_to_another_kind(desk: Client, read: Opening) -> None:
    desk.post("/growth/advert/", {"opening": read.pk, "role": ROLE, "do": "move", "kind_of_role": "社区运营"})
    assert desk.get(f"/growth/portrait/?{urlencode({'role': '社区运营'})}").status_code == 200
    assert desk.get(at("portrait")).status_code == 404


@pytest.mark.parametrize(
    ("advert", "said"),
    [
        (
            "Wir suchen für unser Team eine Person, die mit den Kunden spricht und die Termine plant und gern mit Menschen ist.",
            "nor English",
        ),
        ("hello", "reads as a demand"),
    ],
)
def test_an_advert_that_cannot_be_used_says_why(
    desk: Client, english: None, seat: Opening, advert: str, said: str
) -> None:
    desk.post("/growth/advert/", {"opening": seat.pk, "role": ROLE, "advert": advert})
    assert said in html(desk.get(at("portrait")))


def test_a_cv_is_read_and_taken_out_again(desk: Client, seat: Opening) -> None:
    file = SimpleUploadedFile("cv.txt", "2021.07-至今 某公司 社群运营\n会 Excel".encode())
    assert desk.post("/growth/me/", {"file": file}).status_code == 302
    assert Resume.objects.get().file_name == "cv.txt"
    assert "Excel" in html(desk.get("/growth/me/"))
    desk.post("/growth/me/", {"do": "drop"})
    assert not Resume.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [(b"%PDF-1.4 broken", "damaged"), (b"\x89PNG\r\n", "cannot be read"), (b" ", "no words")],
)
def test_a_cv_that_cannot_be_used_says_why(desk: Client, english: None, given: bytes, said: str) -> None:
    answer = desk.post("/growth/me/", {"file": SimpleUploadedFile("cv.pdf", given)})
    assert answer.status_code == 400
    assert said in html(answer)


def test_gaps_steps_and_done_marks(desk: Client, read: Opening) -> None:
    desk.post("/growth/me/", {"text": "2021.07-至今 某公司 社群运营\n会 Excel"})
    page = desk.get(at("gaps"))
    assert page.context["it"].suggestions
    desk.post("/growth/gaps/", {"role": ROLE, "do": "take", "step": ["0"]})
    step = GapStep.objects.get()
    assert step.due_on is not None
    desk.post("/growth/gaps/", {"role": ROLE, "do": "mark", "step": step.pk, "done": "yes"})
    assert GapStep.objects.get().done_on is not None
    desk.post("/growth/gaps/", {"role": ROLE, "do": "own", "text": "问一问阿宁", "due_on": "2026-06-01"})
    desk.post("/growth/gaps/", {"role": ROLE, "do": "own", "text": "x", "due_on": "no day"})
    assert GapStep.objects.count() == 2
    claim = {
        "role": ROLE,
        "do": "claim",
        "kind": "tool",
        "value": "sql",
        "label": "SQL",
        "has": "yes",
        "proof": "课程",
    }
    desk.post("/growth/gaps/", claim)
    assert Claim.objects.get().proof == "课程"
    assert desk.get(at("gaps")).context["it"].progress == [(TODAY, 4, 5)]
    assert "课程" in html(desk.get(at("gaps")))
    desk.post("/growth/gaps/", {"role": ROLE, "do": "drop", "step": step.pk})
    assert GapStep.objects.count() == 1


def test_plan_b_is_kept_exported_and_asked_to_be_passed_on(desk: Client, seat: Opening) -> None:
    address = f"/openings/{seat.pk}/plan-b/"
    typed = {"language": "zh", "title": "一份新方案", "problem": "留存在第二周掉下来", "do": "keep"}
    terms = {"give-0": "试用期八折", "floor-0": "不低于 11k", "chosen-0": "yes"}
    assert desk.post(address, {**typed, **terms}).status_code == 302
    kept = Proposal.objects.get()
    assert kept.sections["problem"] == "留存在第二周掉下来"
    written = desk.get(f"{address}md/")
    assert "留存在第二周掉下来" in html(written)
    assert "11k" not in html(written)
    assert "11k" not in words_of(desk.get(f"{address}docx/").content)
    assert desk.get(f"{address}exe/").status_code == 404
    assert "takes its place" in html(desk.get(f"{address}?language=en"))
    asked = desk.post(address, {**typed, "do": "ask", "version": kept.version})
    assert asked["Location"].endswith("?move=propose#composer")
    words = html(desk.get(asked["Location"].removesuffix("#composer")))
    assert "一份新方案" in words
    assert "11k" not in words


def test_notes_in_the_other_language_are_pointed_out(desk: Client, seat: Opening) -> None:
    desk.post(
        f"/openings/{seat.pk}/debrief/",
        {"on": "2026-05-04", "stuck": "绕了三分钟", "questions": "* 冷启动怎么做？"},
    )
    words = html(desk.get(f"/openings/{seat.pk}/plan-b/?language=en"))
    assert "Some of your notes are in Chinese" in words
    assert "“冷启动怎么做？”" in words
    assert words.count("绕了三分钟") == 1  # beside the plan, for the person alone
    assert "绕了三分钟" not in html(desk.get(f"/openings/{seat.pk}/plan-b/md/"))
    assert "Some of your notes" not in html(desk.get(f"/openings/{seat.pk}/plan-b/?language=zh"))


def test_words_without_end_are_refused_in_plain_words(desk: Client, seat: Opening, language: str) -> None:
    too_much = "x" * 20_001
    page = desk.post(f"/openings/{seat.pk}/debrief/", {"on": "2026-05-04", "shone": too_much})
    assert page.status_code == 400
    assert too_much in html(page)
    assert ("最多能存 20000 个" if language == "zh" else "at most 20000 can be kept") in html(page)
    page = desk.post("/growth/advert/", {"opening": seat.pk, "role": ROLE, "advert": "x" * 100_001})
    assert "x" * 100_001 in html(page)
    assert ("最多能存 100000 个" if language == "zh" else "at most 100000 can be kept") in html(page)


def test_a_cv_in_a_third_language_says_so(desk: Client, language: str) -> None:
    french = "Responsable de communauté chez Renard Jeux, gestion des réseaux sociaux et des événements avec les clients"
    desk.post("/growth/me/", {"text": french})
    assert ("不是中文也不是英文" if language == "zh" else "neither Chinese nor English") in html(
        desk.get("/growth/me/")
    )


def test_the_message_names_the_plan_as_it_is_called_now(desk: Client, seat: Opening) -> None:
    address = f"/openings/{seat.pk}/plan-b/"
    for version, title in (("", "A first plan"), (1, "A better plan")):
        desk.post(
            address, {"language": "en", "title": title, "problem": "x", "do": "ask", "version": version}
        )
        seat.refresh_from_db()
        assert seat.new_material == title
    Opening.objects.filter(pk=seat.pk).update(new_material="my own study")
    desk.post(address, {"language": "en", "title": "A third", "problem": "x", "do": "ask", "version": 2})
    seat.refresh_from_db()
    assert seat.new_material == "my own study"


def test_two_tabs_do_not_overwrite_each_other(desk: Client, seat: Opening) -> None:
    address = f"/openings/{seat.pk}/plan-b/"
    desk.post(address, {"language": "zh", "title": "x", "problem": "one"})
    desk.post(address, {"language": "zh", "title": "x", "problem": "two", "version": 1})
    late = desk.post(address, {"language": "zh", "title": "x", "problem": "three", "version": 1})
    assert late.status_code == 409
    assert "three" in html(late)
    assert "two" in html(late)
    assert Proposal.objects.get().sections["problem"] == "two"


def test_nobody_elses_plan_or_role(desk: Client, seat: Opening, stranger: object) -> None:
    theirs = openings.add_opening(stranger, now=NOW, company="Theirs", title="secret role")
    assert desk.get(f"/openings/{theirs.pk}/plan-b/").status_code == 404
    assert desk.get(f"/openings/{theirs.pk}/debrief/").status_code == 404
    assert desk.get("/growth/portrait/?role=secret+role").status_code == 404
    assert "secret role" not in html(desk.get("/growth/"))


def test_a_docx_opens(desk: Client, seat: Opening) -> None:
    assert "青桐互动" in words_of(desk.get(f"/openings/{seat.pk}/plan-b/docx/").content)
