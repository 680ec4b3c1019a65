"""A journal and a desk as life fills them, for pictures only: long names, both languages side by side, sixty openings,
one that is 400 days old, an answer of 2,000 characters, a dozen entries on one day, forty open seats."""

import datetime as dt
from typing import Any

from benchmarks.screen_pages import DAY

TODAY = dt.date(2026, 11, 24)
LONG = "北京市朝阳区国际商务信息技术服务与战略咨询（集团）股份有限公司华东区域分公司"
LONG_LATIN = "Wolverhampton & Shrewsbury Integrated Health, Social Care and Rehabilitation Partnership NHS Foundation Trust"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitaensanwaerter-Vermittlungszentralstelle"
FIRST = (
    (LONG, "高级商业分析与数据产品运营经理（华东区，汇报给首席增长官，可接受出差）"),
    (
        LONG_LATIN,
        "Senior Programme Manager for Digital Transformation, Community Nursing and Patient Experience",
    ),
    (UNBROKEN, "Kapitaensanwaerterbetreuungsbeauftragter"),
    ("晨光", "运营"),
    ("Ox", "PM"),
    ("拾光家居 Lumière & Söhne（上海）", "品牌 Marketing Lead"),
)
ANSWER = {
    "zh": "您好，感谢您上周四抽出一个多小时参加我们的终面。几位面试官对您的项目经验评价都不错，"
    "尤其是您讲到的会员体系改版那一段。目前情况是这样：业务负责人这两周在外地开年度规划会，"
    "编制的审批还在总部流程里，另有两位候选人的终面安排在本周，所以结果预计要到下周三前才能给您。",
    "en": "Thank you for giving us more than an hour last Thursday. The panel liked what you said about the members' "
    "programme. Here is where we are: the head of the department is away at the yearly planning for two weeks, "
    "the headcount is still being approved, and two more people are to be seen this week, "
    "so we expect to be able to tell you by next Wednesday. ",
}
STAGES = ("waiting", "applied", "interviewing", "waiting", "wishlist", "closed")
PEOPLE = ("欧阳思涵", "Anna-Katharina von Hohenfels-Waldenburg", "Li Na", "王五", "Siobhán O’Rourke")


def fill_journal(owner: Any, language: str) -> None:
    """Sixty openings; the first six are the hard ones, and the first of them has the longest history."""
    from huiyin.journal.services import events, openings

    made = []
    for number in range(60):
        company, title = FIRST[number] if number < len(FIRST) else (f"晨星科技 {number}", "产品运营")
        if number >= len(FIRST) and number % 2:
            company, title = f"Harbour & Fig {number}", "Content manager"
        since = TODAY - dt.timedelta(days=400 if number == 3 else 3 + number)
        stage = "waiting" if number < len(FIRST) else STAGES[number % len(STAGES)]
        made.append(
            openings.add_opening(
                owner,
                now=DAY,
                on=since,
                company=company,
                title=title,
                stage=stage,
                outcome="no_answer" if stage == "closed" else "",
                language="zh" if number % 2 else "en",
                channel="wechat" if number % 2 else "email",
                hr_name=PEOPLE[number % len(PEOPLE)],
            )
        )
        if stage in ("waiting", "interviewing"):
            events.log_interview(
                owner, made[-1].pk, now=DAY, on=since, round="manager", last=stage == "waiting"
            )
    for_answer = made[1]
    text = ANSWER[language]
    events.log_received(
        owner, for_answer.pk, now=DAY, on=TODAY, channel="email", text=(text * 20)[:2000], subject=text[:150]
    )
    for number in range(12):
        events.add_note(owner, made[0].pk, f"{number + 1}. {text[: 20 + 15 * number]}", now=DAY, on=TODAY)
    events.log_promise(
        owner, made[3].pk, now=DAY, on=TODAY - dt.timedelta(days=398), by=TODAY - dt.timedelta(days=390)
    )
    events.log_received(
        owner, made[3].pk, now=DAY, on=TODAY - dt.timedelta(days=380), channel="wechat", text="还在走流程，再等等。"
    )  # fmt: skip


def empty_journal(owner: Any) -> None:
    """Takes every opening out again."""
    from huiyin.journal.models import Opening
    from huiyin.journal.services import openings

    for key in Opening.objects.filter(owner=owner).values_list("pk", flat=True):
        openings.remove_opening(owner, key, now=DAY)


def fill_desk(owner: Any, language: str) -> None:
    """Forty open seats, two people for each, a few met; long names among colleagues, roles and criteria."""
    from huiyin.hiring.models import Member
    from huiyin.hiring.services import candidates, deciding, desks, interviews, openings
    from huiyin.hiring.services.work import Actor

    by = Actor.recruiter(owner)
    desk = Member.objects.get(user_id=owner.pk).desk
    names = {"zh": LONG, "en": LONG_LATIN}
    desk = desks.change_desk(desk, by=by, now=DAY, name=names[language], language=language)
    heads = [
        desks.add_colleague(
            desk, by=by, now=DAY, name=name, language=language, department=LONG if place % 2 else "Operations"
        )
        for place, name in enumerate(PEOPLE)
    ]
    criteria = [
        "品牌策划",
        "Written communication with patients and partners",
        "数据",
        "Team",
        "Negotiation",
        "英语",
    ]
    for number in range(40):
        title = (
            FIRST[number][1]
            if number < len(FIRST)
            else f"{'门店运营' if number % 2 else 'Shop manager'} {number}"
        )
        when = DAY - dt.timedelta(days=400 if number == 3 else 20)
        opening = openings.open_opening(
            desk,
            by=by,
            now=when,
            title=title,
            hr=heads[0],
            head=heads[number % len(heads)],
            criteria=criteria,
        )
        keys = []
        for place in range(12 if number == 0 else 2):
            name = f"{PEOPLE[(number + place) % len(PEOPLE)]} {number}-{place}"
            one = candidates.add_application(
                desk, opening.pk, by=by, now=when, name=name, email=f"a.very.long.address.{number}.{place}@example.com",
                phone="+44 20 7946 0000 ext. 4021", applied_on=when.date(),
            )  # fmt: skip
            keys.append(one.pk)
        if number % 4 == 0:
            interviews.shortlist(desk, keys, by=by, now=when + dt.timedelta(days=1))
            for key in keys:
                at = when + dt.timedelta(days=4)
                talk = interviews.schedule(
                    desk, key, by=by, now=when + dt.timedelta(days=1), starts_at=at, place=LONG
                )
                interviews.hold_interview(desk, talk.pk, by=by, now=at + dt.timedelta(hours=1))
                scores = dict.fromkeys(opening.criteria.values_list("pk", flat=True), 3)
                interviews.give_scorecard(
                    desk, talk.pk, opening.head_id, by=by, now=at, scores=scores, words=ANSWER[language]
                )  # fmt: skip
        if number == 4:
            deciding.refuse(
                desk, keys[:1], reasons=["experience.depth"], by=by, now=DAY, decided_by_id=heads[0].pk
            )
