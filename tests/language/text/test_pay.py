import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.normalise import normalise
from huiyin.language.text.pay import find_pay

with Path(__file__).with_name("pay.tsv").open(encoding="utf-8", newline="") as table:
    TABLE = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
TAX = {True: "gross", False: "net", None: ""}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"])
def test_golden(row: dict[str, str]):
    found = [
        (
            f"{pay.low:g}",
            f"{pay.high:g}",
            pay.currency or "",
            pay.period or "",
            str(pay.months or ""),
            TAX[pay.gross],
        )
        for pay in find_pay(normalise(row["text"]).plain)
    ]
    wanted = (
        []
        if row["low"] == "-"
        else [tuple(row[key] for key in ("low", "high", "currency", "period", "months", "tax"))]
    )
    wanted = [(f"{float(one[0]):g}", f"{float(one[1]):g}", *one[2:]) for one in wanted]
    assert found == wanted


def test_the_table_is_large():
    assert len(TABLE) >= 80


def test_two_amounts_are_two_mentions():
    assert [pay.low for pay in find_pay("您期望25k,预算只有20k")] == [25_000, 20_000]


def test_a_mention_stands_where_it_says():
    plain = "base在20-30k·14薪之间"
    pay = find_pay(plain)[0]
    assert plain[pay.start : pay.end] == "20-30k·14薪"


@given(
    st.lists(
        st.sampled_from(
            [
                "月薪",
                "20",
                "-30",
                "k",
                "万",
                "w",
                "5",
                "·",
                "14",
                "薪",
                "£",
                "$",
                "€52.000",
                "lpa",
                "税前",
                "net",
                "/",
                "月",
                "per",
                "year",
                "1,000",
                ".",
                "3w5",
                "两万五",
                "a",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_words_give_ordered_sound_amounts(text: str):
    plain = normalise(text).plain
    end = 0
    for pay in find_pay(plain):
        assert end <= pay.start < pay.end <= len(plain)
        assert 0 < pay.low <= pay.high
        end = pay.end
