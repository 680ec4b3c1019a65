"""How long the text parts take: a message of common length, and 200 KB of hostile text.

    python -m benchmarks.text [number of fuzzed texts]

Exit 1 where a fuzzed text takes a second.
"""

import datetime as dt
import random
import sys
import time
from collections.abc import Callable

from huiyin.language.text.clauses import clauses
from huiyin.language.text.dates import find_dates
from huiyin.language.text.newest import newest
from huiyin.language.text.normalise import normalise
from huiyin.language.text.pay import find_pay

DAY = dt.date(2025, 6, 11)
MESSAGES = (
    "Dear Ms Rowe,\n\nThank you for coming in on Monday. The panel would like to see two more people, but we will let you know by "
    "COB next Tuesday.\n\nKind regards,\nAnna Field\nTalent Partner | Field & Sons\n\nOn 3 June, Lele wrote:\n> Any news?",
    "王女士您好，部门这边还在走审批，最迟下周三下班前给您答复，不过薪资可能要按20-25K·14薪来谈，您看可以吗？\n祝好\n人力资源部 小覃",
    "hr rang - still deciding between 2, will txt me by fri, seemed nice",
    "還在比較，週五前回覆您",
)
PIECES = (
    *[
        "下周三前",
        "月底",
        "3-5个工作日内",
        "10号",
        ",",
        "。",
        "?",
        "!",
        "…",
        "但是",
        "不过",
        "您好",
        "岗位",
        "20-30k·14薪",
        "年包40万",
        "税前",
        ">",
        "--",
        "From:",
        "On",
        "wrote:",
        "写道：",
        "我：",
        "HR：",
        "14:02",
    ],
    *[
        "by",
        "friday",
        "next",
        "week",
        "but",
        "however",
        "Regards,",
        "the",
        "6/7",
        "in",
        "the",
        "next",
        "within",
        "ten",
        "working",
        "days",
        "£45k",
        "€",
        "52.000",
        "2025-06-03",
        "a@b.c",
        "https://x",
    ],
    *(
        "\n",
        "\n\n",
        " ",
        "\t",
        "\u200b",
        "\u202e",
        "\u3000",
        "\r\n",
        "😀",
        "\x01",
        "(",
        ")",
        "[",
        "]",
        "「",
        "」",
        "/",
        "-",
        ".",
        ":",
        "ß",
        "İ",
    ),
)


def whole(text: str) -> None:
    """Everything that a text goes through before it is read."""
    plain = normalise(newest(text, "email")).plain
    clauses(plain)
    find_dates(plain, DAY, "zh")
    find_pay(plain)


def took(work: Callable[[], object], rounds: int = 1) -> float:
    """Seconds of the fastest of three runs."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for _ in range(rounds):
            work()
        best = min(best, (time.process_time() - began) / rounds)
    return best


def hostile(source: random.Random) -> str:
    pieces = [source.choice(PIECES) for _ in range(source.randint(1, 12))]
    if source.random() < 0.5:
        pieces += [
            chr(
                source.choice(
                    (source.randrange(32, 127), source.randrange(0x4E00, 0x9FA5), source.randrange(1, 0xD800))
                )
            )
            for _ in range(5)
        ]
    source.shuffle(pieces)
    return "".join(pieces) * source.choice((1, 1, 3, 20, 200))


def main() -> int:
    for name, work in {
        "newest": lambda text: newest(text, "email"),
        "normalise": normalise,
        "clauses": lambda text: clauses(normalise(text).plain),
        "dates": lambda text: find_dates(normalise(text).plain, DAY, "zh"),
        "pay": lambda text: find_pay(normalise(text).plain),
        "all": whole,
    }.items():
        seconds = took(lambda work=work: [work(text) for text in MESSAGES], 200) / len(MESSAGES)
        print(f"{name:10} {seconds * 1e6:7.1f} µs a message")
    short, long = (took(lambda size=size: whole("".join(MESSAGES) * size)) for size in (50, 400))
    print(
        f"{len(''.join(MESSAGES)) * 400:,} characters {long:.2f} s, {long / short:.1f} times the time of an eighth of it"
    )
    source = random.Random(1)
    slowest, worst = 0.0, ""
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000):
        text = hostile(source)
        began = time.process_time()
        whole(text)
        if (spent := time.process_time() - began) > slowest:
            slowest, worst = spent, text
    print(f"slowest fuzzed text {slowest:.3f} s ({len(worst):,} characters: {worst[:40]!r})")
    return int(slowest > 1)


if __name__ == "__main__":
    raise SystemExit(main())
