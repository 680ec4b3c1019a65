"""Nothing that comes in as text makes the reader fail or crawl."""

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import LIMIT, slowest
from huiyin.language.reader import reading
from huiyin.process.vocabulary import CHANNELS, OUTCOMES, Channel

WEDNESDAY = dt.date(2026, 3, 11)
WORDS = st.sampled_from(
    [
        "很遗憾",
        "录用",
        "面试",
        "如果",
        "通过",
        "未",
        "不",
        "请",
        "周五前",
        "回复",
        "offer",
        "not",
        "move",
        "forward",
        "if",
        "we",
        "will",
        "interview",
        "3月20日",
        "by",
        "friday",
        "。",
        ",",
        "!",
        "?",
        "\n",
        "👍",
        "(",
        ")",
        ">",
        "unfortunately",
        "the",
        "role",
        "filled",
        "候补",
        "第一名",
        "薪资",
        "hr",
        "u",
        "w/",
        "tmrw",
        "n't",
        "…",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.one_of(
        st.text(max_size=400),
        st.lists(WORDS, max_size=60).map(" ".join),
        st.lists(WORDS, max_size=60).map("".join),
    ),
    channel=st.sampled_from(CHANNELS),
)
def test_any_text_gets_a_reading_whose_quotes_are_in_it(text: str, channel: Channel) -> None:
    found = reading.read(text, channel=channel, received=WEDNESDAY)
    assert found.outcome in OUTCOMES
    assert 0 <= found.confidence <= 1
    for quote in (*found.evidence, *(meaning.quote for meaning in found.meanings)):
        assert text[quote.start : quote.end] == quote.span
    assert found.to_dict()["outcome"] == found.outcome


@pytest.mark.parametrize(
    "piece",
    [
        "unfortunately we will not be moving forward. ",
        "很遗憾您未能通过面试，",
        "not ",
        "a",
        "((",
        "请",
        "1 2 ",
        "the role ",
        "> ",
        "w/ ",
        "\u200b",
    ],
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    begin = time.process_time()
    reading.read(text, channel="email", received=WEDNESDAY)
    assert time.process_time() - begin < 3


def test_reading_does_not_import_numpy_when_the_rules_decide() -> None:
    import subprocess
    import sys

    code = (
        "import sys, datetime; from huiyin.language.reader import reading;"
        "reading.read('很遗憾您未能通过面试', channel='sms', received=datetime.date(2026, 3, 11)); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hostile_texts_are_read_and_checked_at_once() -> None:
    assert slowest(300, seed=7)[0] < LIMIT
