"""The portrait: three voices, the person's word over them, and nothing invented."""

from huiyin.growth.gaps import gaps, steps_for
from huiyin.growth.listening import Asked, Heard, Source
from huiyin.growth.me import NOBODY, Stated, me_of
from huiyin.growth.portrait import AdvertText, Correction, portrait
from tests.conftest import TODAY

ONE = "任职要求：1、3年以上用户运营经验；2、熟练使用SQL、Excel；3、有社群运营经验者优先；4、本科及以上学历"
TWO = "岗位要求\n- 2年以上互联网运营经验\n- 会写SQL，数据分析能力强\n- 沟通能力好"
NORTH, GREEN = Source("北岸", 1), Source("青桐", 2)
ADVERTS = [AdvertText(ONE, NORTH), AdvertText(TWO, GREEN)]
MORE_EXPERIENCE = Heard(("experience",), "部门选了相关经验更多的候选人", GREEN)
SQL_WEAK = Heard(("skill_match",), "SQL这块弱了点，这次先不往下走了", NORTH)
CV = """林乐
2021.07-至今 某教育机构 教务专员
负责 300 人家长社群运营，用 Excel 做续费报表
2017.09-2021.06 师范学院 本科 汉语言文学"""


def of(found, value):
    return next(trait for trait in found.traits if trait.value == value)


def test_what_every_advert_asks_weighs_more_than_what_one_would_like():
    found = portrait("用户运营", ADVERTS)
    assert of(found, "sql").weight > of(found, "community").weight
    assert (of(found, "sql").level, of(found, "community").level) == ("must", "nice")
    assert {one.quote for one in of(found, "sql").evidence} == {"SQL"}
    assert {one.source.name for one in of(found, "sql").evidence} == {"北岸", "青桐"}
    assert of(found, "experience").amount == 2


def test_what_was_asked_and_what_it_failed_on_weigh_more_each():
    plain = of(portrait("x", ADVERTS), "data_analysis")
    asked = of(portrait("x", ADVERTS, [Asked("你怎么做数据分析？", GREEN)]), "data_analysis")
    blamed = of(portrait("x", ADVERTS, [], [SQL_WEAK]), "sql")
    assert plain.weight < asked.weight
    assert blamed.blamed == 1
    assert any(one.voice == "reason" and "弱" in one.quote for one in blamed.evidence)


def test_a_frozen_seat_says_nothing_about_the_person():
    frozen = Heard(("headcount_frozen",), "HC被冻结了，SQL的岗位先停", GREEN)
    found = portrait("x", ADVERTS, [], [frozen])
    assert not any(trait.blamed for trait in found.traits)


def test_refusals_that_contradict_each_other_are_shown_and_not_counted():
    over = Heard(("experience",), "您的资历对这个岗位偏高", NORTH)
    found = portrait("x", ADVERTS, [], [MORE_EXPERIENCE, over])
    assert found.contradictions == ((over, MORE_EXPERIENCE),)
    assert of(found, "experience").blamed == 0


def test_a_question_about_nothing_known_stays_a_question():
    found = portrait("x", ADVERTS, [Asked("为什么离开上一家？", GREEN)])
    assert [one.text for one in found.unplaced] == ["为什么离开上一家？"]


def test_the_persons_word_stands_over_it_and_can_be_taken_back():
    words = [
        Correction("tool", "sql", "SQL", "none"),
        Correction("skill", "community", "社群运营", "must"),
        Correction("skill", "open:值夜班不困", "值夜班不困", "nice"),
    ]
    found = portrait("x", ADVERTS, corrections=words)
    assert "sql" not in {trait.value for trait in found.traits}
    assert [trait.value for trait in found.set_aside] == ["sql"]
    assert (of(found, "community").level, of(found, "community").certainty) == ("must", 1.0)
    assert of(found, "open:值夜班不困").corrected
    assert of(portrait("x", ADVERTS), "sql").level == "must"


def test_the_same_demand_in_two_languages_is_one():
    english = AdvertText(
        "Requirements\n- Strong SQL skills\n- Excellent communication skills", Source("Harbour", 3)
    )
    found = portrait("x", [*ADVERTS, english])
    assert len({one.source for one in of(found, "communication").evidence}) == 2


def test_an_advert_in_a_third_language_or_without_demands_is_said_and_not_guessed():
    german = AdvertText(
        "Wir suchen für unser Team in Köln eine Person, die mit den Kunden spricht und die Termine plant. Sie haben eine "
        "abgeschlossene Ausbildung und sind gern mit Menschen zusammen.",
        Source("Rhein", 4),
    )
    found = portrait("x", [german, AdvertText(" ", NORTH), AdvertText("欢迎加入！", GREEN)])
    assert [why for _source, why in found.unread] == ["language", "empty", "nothing"]
    assert found.traits == ()


def test_gaps_quote_both_sides():
    held = gaps(portrait("用户运营", ADVERTS, [], [SQL_WEAK]), me_of(CV, TODAY))
    by_value = {row.trait.value: row for row in held.rows}
    assert by_value["community"].match == "met"
    assert "300 人家长社群运营" in by_value["community"].mine[0].quote
    assert by_value["bachelor"].match == "met"
    assert by_value["experience"].match == "met"
    assert by_value["communication"].match == "unknown"
    assert by_value["sql"].match == "missing"
    assert held.first[0].trait.value == "sql"


def test_enough_years_that_were_refused_all_the_same_are_a_part():
    held = gaps(portrait("x", ADVERTS, [], [MORE_EXPERIENCE]), me_of(CV, TODAY))
    assert next(row for row in held.rows if row.trait.kind == "years").match == "partly"


def test_a_relative_counts_in_part():
    held = gaps(
        portrait("x", [AdvertText("任职要求：熟练使用Tableau", NORTH)]), me_of("会用 Power BI 做看板", TODAY)
    )
    assert [(row.match, row.related) for row in held.rows] == [("partly", True)]


def test_without_a_cv_nothing_is_held_against_anybody():
    held = gaps(portrait("x", ADVERTS), NOBODY)
    assert {row.match for row in held.rows} == {"unknown"}


def test_what_the_person_says_of_themselves_counts_over_the_papers():
    stated = [
        Stated("tool", "sql", "SQL", "partly", "课程作业"),
        Stated("skill", "communication", "沟通", "yes"),
    ]
    by_value = {row.trait.value: row for row in gaps(portrait("x", ADVERTS), me_of(CV, TODAY, stated)).rows}
    assert (by_value["sql"].match, by_value["sql"].mine[0].quote) == ("partly", "课程作业")
    assert by_value["communication"].match == "met"


def test_the_steps_are_few_and_have_days():
    held = gaps(portrait("x", ADVERTS, [], [SQL_WEAK]), me_of(CV, TODAY))
    steps = steps_for(held, "zh", TODAY)
    assert 0 < len(held.first) <= 3
    assert steps[0].gap.trait.value == "sql"
    assert all(step.due_on > TODAY for step in steps)
    assert not any("{" in step.text for language in ("zh", "en") for step in steps_for(held, language, TODAY))


def test_the_ranking_is_asked_times_reason_times_closable():
    held = gaps(portrait("x", ADVERTS, [], [SQL_WEAK]), me_of("无", TODAY))
    score = {row.trait.value: row.score for row in held.rows}
    assert score["sql"] > score["excel"] > 0
    assert score["sql"] > score["bachelor"]


def test_what_did_not_come_in_the_room_is_a_part_though_the_papers_have_it():
    asked = [Asked("社群运营怎么冷启动？", GREEN, stuck=True)]
    by_value = {row.trait.value: row for row in gaps(portrait("x", ADVERTS, asked), me_of(CV, TODAY)).rows}
    assert by_value["community"].match == "partly"
    stated = [Stated("skill", "community", "社群运营", "yes")]
    by_value = {
        row.trait.value: row for row in gaps(portrait("x", ADVERTS, asked), me_of(CV, TODAY, stated)).rows
    }
    assert by_value["community"].match == "met"


def test_a_word_inside_another_is_not_what_was_asked() -> None:
    asks = AdvertText("Requirements\n- art handling\n- Interest in art", Source("Harbour", 1))
    found = portrait("x", [asks], [Asked("How did you start here?", Source("Harbour", 1))])
    assert [one.text for one in found.unplaced] == ["How did you start here?"]
    assert not any(trait.asked for trait in found.traits)


def test_a_question_about_a_community_is_about_community_management() -> None:
    advert = AdvertText("Requirements\n- Experience in community management", GREEN)
    asked = [Asked("How would you start a community from nothing?", GREEN, stuck=True)]
    heard = [Heard(("experience",), "They want more experience of game communities", GREEN)]
    (skill,) = [one for one in portrait("x", [advert], asked, heard).traits if one.kind == "skill"]
    assert skill.asked == skill.blamed == 1
    assert skill.stuck


def test_a_cv_that_speaks_of_a_skill_in_other_words_is_not_said_to_lack_it() -> None:
    advert = AdvertText("Requirements\n- Experience in community management", GREEN)
    (row,) = gaps(portrait("x", [advert]), me_of("Looked after communities of parents", TODAY)).rows
    assert row.match == "unknown"
    assert row.mine[0].quote == "Looked after communities of parents"
    (row,) = gaps(portrait("x", [advert]), me_of("Sold shoes", TODAY)).rows
    assert row.match == "missing"


def test_a_cv_in_a_third_language_lacks_nothing_by_its_silence() -> None:
    french = "Responsable de communauté chez Renard Jeux, gestion des réseaux sociaux et des événements avec les clients, tableaux de bord avec Excel"
    advert = AdvertText("Requirements\n- Excel\n- SQL\n- Experience in community management", GREEN)
    held = gaps(portrait("x", [advert]), me_of(french, TODAY))
    assert held.third_language
    assert {row.trait.value: row.match for row in held.rows} == {
        "excel": "met",
        "sql": "unknown",
        "community": "unknown",
    }
