"""S2, the other half: what Lele makes of the no. A reason, a portrait, the gaps, and an honest word on plan B."""

import datetime as dt

import huiyin
from huiyin.growth.gaps import gaps, steps_for
from huiyin.growth.listening import Asked, Heard, Source
from huiyin.growth.me import Stated, me_of
from huiyin.growth.plan_b import Known, outline, worth_it
from huiyin.growth.portrait import AdvertText, Correction, portrait
from tests.stories.cast import LELE, on, received, sent
from tests.stories.test_lele import ASK, REFUSAL

DAY = dt.date(2022, 3, 3)
DREAM, OTHER = Source("心仪的公司", 1), Source("另一家", 2)
ADVERTS = [
    AdvertText(
        "岗位职责：负责社区的日常运营。任职要求：1、本科及以上学历，专业不限；2、2年以上互联网用户运营经验；"
        "3、数据分析能力强，会SQL；4、有竞品分析习惯；5、文字功底好",
        DREAM,
    ),
    AdvertText("我们希望你：1年以上用户运营经验，会用Excel做数据分析，有社群运营经验优先，沟通能力好", OTHER),
]
ASKED = [
    Asked("你怎么看我们的竞品？", DREAM),
    Asked("平时用什么做数据分析？", DREAM, stuck=True),
    Asked("为什么转行？", DREAM),
]
CV = "乐乐\n2019.09-2021.12 某培训学校 教务专员\n管理三个家长社群，用 Excel 统计续费\n2015.09-2019.06 师范学院 历史 本科\n课程：互联网运营、新媒体写作"


def the_no() -> Heard:
    reading = huiyin.read(REFUSAL, channel="wechat", received="2022-03-02")
    return Heard(reading.reasons, REFUSAL, DREAM)


def the_portrait(*corrections: Correction):
    return portrait("用户运营", ADVERTS, ASKED, [the_no()], corrections)


def test_the_true_reason_stands_in_the_portrait_with_its_words() -> None:
    found = the_portrait()
    years = next(trait for trait in found.traits if trait.kind == "years")
    assert years.blamed == 1
    assert any(one.voice == "reason" and "经验少了些" in one.quote for one in years.evidence)
    analysis = next(trait for trait in found.traits if trait.value == "data_analysis")
    assert {one.voice for one in analysis.evidence} == {"advert", "interview"}
    assert found.traits[0] in (years, analysis)
    assert [one.text for one in found.unplaced] == ["为什么转行？"]


def test_lele_sees_first_what_shone_and_then_a_few_things_to_do() -> None:
    held = gaps(the_portrait(), me_of(CV, DAY), ["竞品研究做得很细"])
    assert held.shone == ("竞品研究做得很细",)
    match = {row.trait.value: row.match for row in held.rows}
    assert match["bachelor"] == "met"
    assert match["experience"] == "partly"
    assert match["sql"] == "missing"
    assert 0 < len(held.first) <= 3
    steps = steps_for(held, "zh", DAY)
    assert all(step.due_on > DAY for step in steps)


def test_three_months_later_the_same_portrait_shows_how_far_it_has_come() -> None:
    stated = [
        Stated("tool", "sql", "SQL", "yes", "三份公开数据的小报告"),
        Stated("skill", "data_analysis", "数据分析", "yes"),
    ]
    before = gaps(the_portrait(), me_of(CV, DAY))
    after = gaps(the_portrait(), me_of(CV, DAY + dt.timedelta(days=90), stated))
    assert len(after.of("met")) >= len(before.of("met")) + 1
    assert "sql" not in {row.trait.value for row in after.first}


def test_plan_b_is_drafted_and_its_worth_told_honestly() -> None:
    case = on(LELE, "2022-03-02", sent("2022-03-02", "ask", ASK), received("2022-03-02", REFUSAL))
    advice = huiyin.advise(case)
    told = worth_it(advice, told="rejected", reasons=the_no().reasons)
    assert told.odds < 0.15
    assert told.answer in ("no", "perhaps")
    held = gaps(the_portrait(), me_of(CV, DAY))
    drawn = outline(
        Known("心仪的公司", "用户运营", reason="经验", stuck_questions=("平时用什么做数据分析？",)),
        held,
        "zh",
    )
    assert "平时用什么做数据分析" in drawn.sections["problem"]
    assert "经验" in drawn.sections["wrong"]


def test_no_word_of_it_shames() -> None:
    held = gaps(the_portrait(), me_of(CV, DAY))
    drawn = outline(Known(), held, "zh")
    said = "".join([*drawn.sections.values(), *(step.text for step in steps_for(held, "zh", DAY))])
    assert not any(word in said for word in ("失败", "太差", "不行", "落后", "必须"))
