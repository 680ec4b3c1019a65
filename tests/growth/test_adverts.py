"""Adverts: two hundred that were labelled by hand, a golden table of the single things, and what no advert may break."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.growth.adverts import listed
from huiyin.growth.adverts.reading import MOST_ADVERT, read_advert, understand_advert
from huiyin.language import phrases
from huiyin.process.fields import InvalidText
from tests.growth.scoring import adverts, score


@pytest.mark.parametrize(
    ("name", "least", "each"), [("dev", 0.86, 0.84), ("long", 0.86, 0.84), ("held", 0.84, 0.80)]
)
def test_a_hundred_adverts_are_read_well_enough(name: str, least: float, each: float) -> None:
    labelled = adverts(name)
    found = score(labelled)
    assert found.f1 >= least
    assert found.level_accuracy >= 0.95
    assert found.nice_f1 >= 0.90
    for language in ("zh", "en"):
        assert score([one for one in labelled if one.language == language]).f1 >= each


@pytest.mark.parametrize(("name", "zh", "en"), [("fresh_dev", 0.85, 0.75), ("fresh_held", 0.80, 0.65)])
def test_trades_of_which_no_table_knows_are_read_in_part(name: str, zh: float, en: float) -> None:
    labelled = adverts(name)
    for language, least in (("zh", zh), ("en", en)):
        found = score([one for one in labelled if one.language == language])
        assert found.f1 >= least
        assert found.level_accuracy >= 0.95


def test_there_are_two_hundred_and_none_stands_in_both_sets() -> None:
    dev, held = adverts("dev"), adverts("held")
    assert (len(dev), len(held)) == (100, 100)
    assert not {one.text for one in dev} & {one.text for one in held}


GOLDEN = [
    ("任职要求：3年以上销售经验", "years", "3年以上", "must", 3),
    ("任职要求：两年以上驾龄", "years", "两年以上", "must", 2),
    ("Requirements: five years of experience in sales", "years", "five years", "must", 5),
    ("Requirements: 18 months of retail experience", "years", "18 months", "must", 1.5),
    ("任职要求：本科及以上学历", "education", "本科及以上学历", "must", 4),
    ("任职要求：硕士优先", "education", "硕士", "nice", 5),
    ("Requirements\n- Bachelor's degree required, CPA preferred", "education", "Bachelor's degree", "must", 4),
    ("Requirements\n- Bachelor's degree required, CPA preferred", "certificate", "CPA", "nice", None),
    ("要求：熟练使用Zorbix、喷绘机", "tool", "喷绘机", "must", None),
    ("要求：会用Excel，有直播经验者优先", "tool", "Excel", "must", None),
    ("要求：会用Excel，有直播经验者优先", "skill", "直播", "nice", None),
    ("Requirements\n- Familiar with Zorbix and Quillmaster", "tool", "Zorbix", "must", None),
    ("Nice to have\n- beekeeping", "skill", "beekeeping", "nice", None),
    ("要求：英语六级", "language", "英语六级", "must", None),
    ("薪资：12-18K·13薪", "pay", "12-18K·13薪", "must", 18000),
    ("Salary: £30,000 - £35,000 per year", "pay", "£30,000 - £35,000 per year", "must", 35000),
    ("工作地点：杭州市滨江区", "place", "杭州市滨江区", "must", None),
    ("Location: Leeds, UK", "place", "Leeds, UK", "must", None),
    ("要求：能接受三班倒", "way_of_working", "三班倒", "must", None),
    ("Requirements: hybrid, on-call rota", "way_of_working", "on-call rota", "must", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "span", "level", "amount"), GOLDEN)
def test_one_demand(text: str, kind: str, span: str, level: str, amount: float | None) -> None:
    found = {(one.kind, one.quote.span): one for one in read_advert(text)}
    assert (kind, span) in found, list(found)
    assert found[kind, span].level == level
    assert found[kind, span].amount == amount


ENGLISH_WAYS = [
    ("What we're after:\n* Level 2 Food Hygiene\n* butchery", "certificate", "Level 2 Food Hygiene", "must"),
    ("Nice extras: Quillmaster, bookbinding", "skill", "bookbinding", "nice"),
    ("It'd be great if you also have\n- beekeeping", "skill", "beekeeping", "nice"),
    ("You'll ideally have:\n- beekeeping", "skill", "beekeeping", "nice"),
    ("Applicants should:\n- have a mechanical bias", "skill", "mechanical", "must"),
    ("Bonus points if you've worked with pastry", "skill", "pastry", "nice"),
    ("Essential\n- Compassionate, patient", "skill", "Compassionate", "must"),
    ("Desirable\n- Knowledge of the Mental Capacity Act", "skill", "Mental Capacity Act", "nice"),
    ("You'll be PC literate and have a full driving licence", "skill", "PC literate", "must"),
    ("You must be eligible to work in the UK", "certificate", "eligible to work in the UK", "must"),
    ("You must have 17th or 18th Edition. AM2 desirable.", "certificate", "17th or 18th Edition", "must"),
    ("You must have 17th or 18th Edition. AM2 desirable.", "certificate", "AM2", "nice"),
    ("Requirements: HCPC registration, enhanced DBS", "certificate", "HCPC registration", "must"),
    ("C+E licence required, ADR an advantage. Nights out.", "certificate", "C+E licence", "must"),
    ("C+E licence required, ADR an advantage. Nights out.", "certificate", "ADR", "nice"),
    ("C+E licence required, ADR an advantage. Nights out.", "way_of_working", "Nights out", "must"),
    ("Requirements: 4 on 4 off, fault finding", "way_of_working", "4 on 4 off", "must"),
    ("Requirements: 4 on 4 off, fault finding", "skill", "fault finding", "must"),
    ("CIMA qualified with a background in call centres", "certificate", "CIMA qualified", "must"),
    ("Experience of Mosaic would be useful", "tool", "Mosaic", "nice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "span", "level"), ENGLISH_WAYS)
def test_how_english_trades_word_a_demand(text: str, kind: str, span: str, level: str) -> None:
    found = {(one.kind, one.quote.span): one.level for one in read_advert(text)}
    assert found.get((kind, span)) == level, found


@pytest.mark.parametrize(
    "text", ["Fully remote. No degree needed.", "A degree is not required. Must have a van."]
)
def test_a_degree_that_is_not_needed_is_no_demand(text: str) -> None:
    assert not [one for one in read_advert(text) if one.kind == "education"]


@pytest.mark.parametrize(
    "text",
    [
        "公司介绍：我们成立于2008年，3年以上连续增长，使用SAP管理",
        "岗位职责：使用Excel制作报表",
        "Benefits\n- Private pension and a laptop with Photoshop",
        "About us: founded 20 years ago in a garage, we now use Salesforce",
    ],
)
def test_what_is_said_of_the_company_or_the_duties_is_no_demand(text: str) -> None:
    assert not [one for one in read_advert(text) if one.kind in ("skill", "tool", "years")]


OFFERS = [
    ("Requirements: Excel, full training given", {"Excel"}),
    ("Requirements\n- Full training provided\n- Patience", {"Patience"}),
    ("Requirements\n- No experience needed, on the job training will be given", set()),
    ("Requirements\n- Good with children; we will teach you bookkeeping", {"children"}),
    ("Requirements\n- two years of tiling, or will train the right person", {"two years", "tiling"}),
    ("Requirements\n- Patience\n- You will receive lessons in negotiation and Excel", {"Patience"}),
    ("Barista. We offer latte art lessons and a first aid course. Must have patience.", {"patience"}),
    ("Requirements\n- Experience of training others", {"training others"}),
    ("Requirements\n- Able to train new staff", {"train new staff"}),
    ("Requirements\n- NVQ, or willing to work towards it (we pay for it)", {"NVQ"}),
    ("任职要求：提供岗前培训，会用Excel", {"Excel"}),
    ("任职要求：不需要经验，包教包会，有耐心", {"有耐心"}),
    ("任职要求：师傅手把手教剪辑，入职后公司安排沟通技巧培训", set()),
    ("任职要求：本科学历专业不限，吃苦耐劳", {"本科学历", "吃苦耐劳"}),
    ("任职要求：零基础可学，考证费用公司报销", set()),
    ("任职要求：会做培训课件", {"培训"}),
]  # fmt: skip


NOT_READ_AMISS = [
    ("要求：每天能保证4小时，细心", "pay", "4"),
    ("要求：会用Pro Tools、Cubase中的任一种", "place", "中的任一种"),
    ("Requirements\n- SQL\nLocation: Malmö, relocation support", "place", "support"),
    ("Travel Consultant\nRequirements\n- SQL", "way_of_working", "Travel"),
    ("Requirements\n- GCSEs in English and maths", "language", "English"),
    ("Requirements\n- SQL\n- No weekend work", "way_of_working", "weekend work"),
    ("要求：双休，不加班，无夜班", "way_of_working", "夜班"),
    ("要求：双休，不加班，无夜班", "way_of_working", "加班"),
    ("招聘：桥梁检测工程师\n要求：会开车", "skill", "招聘"),
    ("任职要求：道路与桥梁工程专业本科", "education", "道路"),
    ("Requirements\n- SQL\nWhat we'll bring\n- loan repayment", "skill", "loan repayment"),
    ("要求：有爱心，不会我们教", "skill", "我们教"),
    ("Requirements\n- SQL\n- shipped one title as a level designer", "education", "a level"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "span"), NOT_READ_AMISS)
def test_what_only_looks_like_a_demand_is_none(text: str, kind: str, span: str) -> None:
    found = [(one.kind, one.quote.span) for one in read_advert(text)]
    assert found
    assert (kind, span) not in found


@pytest.mark.parametrize(("text", "wanted"), OFFERS)
def test_what_the_employer_offers_is_no_demand(text: str, wanted: set[str]) -> None:
    found = {one.quote.span for one in read_advert(text)}
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("欢迎加入！", "nothing"),
        ("募集要項：営業経験三年以上の方、日本語が流暢な方を求めています。", "language"),
        ("Требования: опыт работы от трёх лет, знание Excel", "language"),
        ("Nous cherchons pour notre équipe une personne qui parle avec les clients et organise les rendez-vous", "language"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_says_why(text: str, why: str) -> None:
    assert understand_advert(text).unread == why


def test_too_much_text_and_no_text_are_refused() -> None:
    with pytest.raises(InvalidText):
        read_advert("x" * (MOST_ADVERT + 1))
    with pytest.raises(InvalidText):
        read_advert(None)  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            [
                "要求：",
                "3年",
                "Excel",
                "、",
                "优先",
                "\n",
                "Nice to have",
                "with",
                "¥",
                "(",
                "本科",
                ",",
                "\ue000",
                "\r\n",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_quote_stands_in_the_text(text: str) -> None:
    found = read_advert(text)
    spans = sorted((one.quote.start, one.quote.end) for one in found)
    assert all(text[one.quote.start : one.quote.end] == one.quote.span != "" for one in found)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_the_tables_are_sound() -> None:
    rows = phrases.table("huiyin.growth.adverts", "concepts.tsv")
    assert len({row["value"] for row in rows}) == len(rows)
    for row in rows:
        for language in ("zh", "en"):
            for name in row[language].split("|"):
                assert name == name.lower().strip() != "", row
    known = {row["family"] for row in rows}
    closings = phrases.table("huiyin.growth", "closing.tsv")
    assert {row["family"] for row in closings} - {"*"} <= known
    for row in closings:
        assert 0 <= float(row["closable"]) <= 1
        assert int(row["weeks"]) > 0
    assert listed.concept_called("沟通能力") == listed.concept_called("communication skills")


@pytest.mark.parametrize(
    "text",
    [
        "a " * 50_000,
        "要求：计算机和" + "计算机和" * 20_000,
        "3年以上" * 20_000,
        "要求：熟悉" + "甲、" * 40_000,
    ],
)
def test_a_hostile_text_ends(text: str) -> None:
    found = read_advert(text[:MOST_ADVERT])
    assert all(text[one.quote.start : one.quote.end] == one.quote.span for one in found)


def test_a_short_advert_in_german_is_said_to_be_in_another_language() -> None:
    german = "Wir suchen einen Entwickler mit Erfahrung in der Softwareentwicklung und guten Kenntnissen in Java für ein kleines Team"
    assert understand_advert(german).unread == "language"
