"""Lele's case on the pages of growth: a debrief, the portrait, the gaps, plan B; and what every such page must hold to."""

import datetime as dt
import io
from typing import Any
from urllib.parse import urlencode

import pytest

from huiyin.growth.company import company_key
from huiyin.growth.proposal_file import has_chinese_font
from huiyin.journal.models import Claim, Debrief, Event, GapStep, Opening, PortraitCorrection, Proposal
from huiyin.journal.services import events, growing, openings
from tests.browser.conftest import Open
from tests.browser.test_axe import against
from tests.browser.test_stories import button, link
from tests.conftest import NOW

ADVERT = {
    "zh": "任职要求：\n1、3年以上用户运营经验；\n2、熟练使用SQL、Excel；\n3、有社群运营经验者优先；\n4、沟通能力好",
    "en": "Requirements\n- 3+ years of experience in user operations\n- Strong SQL and Excel skills\n- Good communication skills\nNice to have\n- community management",
}
CV = {
    "zh": "林乐\n2022.07-至今 某教育机构 教务专员\n负责 300 人家长社群运营，用 Excel 做续费报表\n2018.09-2022.06 师范学院 本科",
    "en": "Robin\nJul 2022 - present  A tutoring house, office assistant\nCommunity management for 300 parents, reports in Excel\n2018 - 2022 Bachelor of Arts",
}
A_NO = {
    "zh": "乐乐，我帮你问了，这次部门还是觉得你这块经验少了些，就先不往下走了。你准备得很用心。",
    "en": "I asked for you. The team felt that you have too little experience for this one, so we will not move forward.",
}
ROLE = {"zh": "用户运营", "en": "user operations"}


@pytest.fixture
def seat(owner: Any, language: str) -> Opening:
    """The dream company, a week after the interview."""
    made = openings.add_opening(
        owner,
        now=NOW,
        company="青桐互动" if language == "zh" else "Tallow Games",
        title=ROLE[language],
        language=language,
        channel="wechat",
        hr_name="陈可",
        wish=5,
    )
    events.log_interview(owner, made.pk, now=NOW, on=NOW.date().replace(day=12), last=True)
    return made


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_lele_grows_from_the_no(tab: Open, language: str, owner: Any, seat: Opening, size: str) -> None:
    page = tab(size)
    she_writes_it_down(page, language, seat)
    events.log_received(owner, seat.pk, now=NOW, text=A_NO[language], channel="wechat")
    she_sees_what_they_look_for(page, language, seat)
    she_holds_herself_beside_it(page, language)
    she_writes_plan_b(page, language, seat)


def she_writes_it_down(page: Any, language: str, seat: Opening) -> None:
    page.goto(f"/openings/{seat.pk}/")
    link(page, language, "写下来", "Write it down").click()
    page.locator("#id_shone").fill("竞品拆解讲得很顺" if language == "zh" else "The study went well")
    page.locator("#id_questions").fill(
        "* 冷启动怎么做？\n会写 SQL 吗？" if language == "zh" else "* A cold start?\nDo you use SQL?"
    )
    page.locator("#id_stuck").fill("冷启动没有例子" if language == "zh" else "No example of a cold start")
    button(page, language, "记下来", "Keep it").click()
    page.wait_for_url(f"**/openings/{seat.pk}/")
    assert Debrief.objects.get().questions[0]["stuck"]
    assert Event.objects.filter(kind="interview").count() == 1


def she_sees_what_they_look_for(page: Any, language: str, seat: Opening) -> None:
    page.reload()
    link(page, language, "他们看重什么", "What they look for").click()
    page.locator(f"#advert-{seat.pk}").fill(ADVERT[language])
    button(page, language, "读取", "Read it").click()
    page.locator(".demand").first.wait_for()
    assert page.locator(".demand-name", has_text="SQL").count() == 1
    excel = page.locator(".demand").filter(has=page.locator(".demand-name", has_text="Excel"))
    excel.locator("summary").click()
    excel.get_by_role("button", name="加分" if language == "zh" else "nice to have", exact=True).click()
    page.wait_for_url("**#d*")
    assert PortraitCorrection.objects.get().level == "nice"


def she_holds_herself_beside_it(page: Any, language: str) -> None:
    page.goto("/growth/me/")
    page.locator("#id_text").fill(CV[language])
    button(page, language, "读取", "Read it").click()
    page.locator(".brings").wait_for()
    page.goto(f"/growth/gaps/?{urlencode({'role': ROLE[language]})}")
    assert page.locator(".shone li").count() == 1
    button(page, language, "放进我的计划", "Into my plan").click()
    page.locator(".plan-step").first.wait_for()
    page.locator(".plan-step button").first.click()
    page.locator("details[open] .lines li").first.wait_for()
    assert GapStep.objects.exclude(done_on=None).count() == 1
    sql = page.locator(".demand").filter(has=page.locator(".demand-name", has_text="SQL"))
    sql.locator("summary").click()
    sql.locator("input[name=proof]").fill("课程作业" if language == "zh" else "a course")
    sql.get_by_role("button", name="有一部分" if language == "zh" else "In part", exact=True).click()
    page.locator(".demand", has_text="课程作业" if language == "zh" else "a course").first.wait_for(
        state="attached"
    )
    assert Claim.objects.get().has == "partly"


def she_writes_plan_b(page: Any, language: str, seat: Opening) -> None:
    page.goto(f"/openings/{seat.pk}/plan-b/")
    problem = page.locator("#id_problem").input_value()
    assert ("冷启动怎么做" if language == "zh" else "A cold start?") in problem
    # Where it stuck is her own: it stands beside the plan.
    stuck = "冷启动没有例子" if language == "zh" else "No example"
    assert stuck not in problem
    assert page.get_by_text(stuck).count() == 1
    page.locator("#id_option_1").fill("先在一个群试两周" if language == "zh" else "Two weeks with one group")
    page.locator("details", has=page.locator("#floor-0")).locator("summary").click()
    page.locator("#floor-0").fill("11k")
    page.locator("input[name=chosen-0]").check()
    button(page, language, "记下来", "Keep it").click()
    page.get_by_role("link", name="DOCX").wait_for()
    with page.expect_download() as coming:
        page.get_by_role("link", name="DOCX").click()
    words = words_of(coming.value.path().read_bytes())
    assert ("先在一个群试两周" if language == "zh" else "Two weeks with one group") in words
    assert "11k" not in words
    button(page, language, "写一条请对方转交的消息", "Write the message that asks to pass it on").click()
    page.wait_for_url("**move=propose**")
    said = page.locator("#draft").input_value()
    assert Proposal.objects.get().title[:6].lower() in said.lower()
    assert "11k" not in page.content()


def words_of(document: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(document)).paragraphs)


@pytest.fixture
def grown(owner: Any, language: str, seat: Opening) -> list[str]:
    """Every page of growth with something on it."""
    openings.change_opening(owner, seat.pk, now=NOW, advert=ADVERT[language])
    events.log_received(owner, seat.pk, now=NOW, text=A_NO[language], channel="wechat")
    growing.bring_resume(owner, CV[language], now=NOW - dt.timedelta(days=9))
    growing.claim(owner, "tool", "sql", "SQL", "yes", now=NOW)
    growing.note_company(owner, company_key(seat.company), "They decide slowly", now=NOW)
    growing.correct_company(owner, company_key(seat.company), A_NO[language], wrong=True, now=NOW)
    growing.plan_steps(owner, ROLE[language], [{"text": "x", "due_on": NOW.date()}, {"text": "y"}], now=NOW)
    growing.mark_step(owner, GapStep.objects.latest("pk").pk, now=NOW)
    growing.correct_portrait(owner, ROLE[language], "tool", "excel", "Excel", "none", now=NOW)
    role = urlencode({"role": ROLE[language]})
    return [
        "/growth/",
        "/growth/me/",
        f"/growth/portrait/?{role}",
        f"/growth/gaps/?{role}",
        f"/growth/company/?{urlencode({'name': seat.company})}",
        f"/openings/{seat.pk}/debrief/",
        f"/openings/{seat.pk}/plan-b/",
    ]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_axe_finds_nothing(tab: Open, grown: list[str], size: str, scheme: str) -> None:
    page = tab(size, color_scheme=scheme, bypass_csp=True)
    wrong = {}
    for address in grown:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        if found := against(page):
            wrong[address] = found
    assert not wrong


def test_nothing_is_wider_than_a_small_phone(tab: Open, grown: list[str]) -> None:
    page = tab(viewport=(360, 740))
    for address in grown:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_a_pdf_comes_or_the_page_says_what_is_missing(
    tab: Open, language: str, owner: Any, seat: Opening
) -> None:
    page = tab()
    page.goto(f"/openings/{seat.pk}/plan-b/")
    button(page, language, "记下来", "Keep it").click()
    page.get_by_role("link", name="PDF").wait_for()
    pytest.importorskip("weasyprint")
    if has_chinese_font():
        with page.expect_download() as coming:
            page.get_by_role("link", name="PDF").click()
        assert coming.value.path().read_bytes().startswith(b"%PDF")
