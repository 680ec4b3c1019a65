"""`python -m benchmarks.answers [COUNT]`: refusals of every make, read by the candidate's own reader; each must be read as a no.

The letters are walked through, not drawn: the same COUNT gives the same letters. Every reason of the tree, alone and in pairs, in
both languages, with and without an interview, praise, a hint's page, a pool and an introduction, each in many wordings.
"""

import datetime as dt
import itertools
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Literal

import huiyin
from huiyin.hiring.answers.answer import Answer
from huiyin.hiring.answers.guard import Setting, check
from huiyin.hiring.answers.reasons import reasons
from huiyin.hiring.answers.writing import write

TODAY = dt.date(2026, 5, 20)
NAMES = {"zh": ("周雨", "李牧", ""), "en": ("Ms Reed", "Robin", "")}
TITLES = {"zh": ("市场经理", "前端工程师", ""), "en": ("Marketing manager", "Nurse", "")}
STRENGTHS = {
    "zh": ((), ("沟通",), ("数据分析", "写作"), ("带团队", "沟通", "写作")),
    "en": ((), ("communication",), ("SQL", "writing"), ("leading a team", "communication", "writing")),
}
ELSEWHERE = {"zh": "远帆咨询", "en": "a former colleague at Far Sail"}
COMPANY = {"zh": "晴川消费品", "en": "Green Harbour"}
SENDER = {"zh": "王敏", "en": "Min Wang"}
PAGE = "https://hire.example.org/c/aBc-123_x/"
CHUNK = 2000
SEAT = ("rejected", "filled", "on_hold")


def given() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """What can be said as the reason: nothing, or a leaf of the tree; and each pair of leaves of different branches."""
    leaves = sorted(reasons())
    pairs = [
        pair for pair in itertools.permutations(leaves, 2) if pair[0].split(".")[0] != pair[1].split(".")[0]
    ]
    return [(), *((one,) for one in leaves)], pairs


def refusals(count: int) -> Iterator[tuple[Answer, int]]:
    """So many refusals, each with its wording: one reason and two by turns, everything else in steps that share no factor."""
    ones, pairs = map(itertools.cycle, given())
    for turn in range(count):
        language: Literal["zh", "en"] = "zh" if turn // 2 % 2 else "en"
        yield _refusal(next(pairs if turn % 2 else ones), language, turn), turn // 4 % 41


def _refusal(why: tuple[str, ...], language: Literal["zh", "en"], turn: int) -> Answer:
    """`turn`: its place in the walk; each part takes its own share of it, so that parts meet in every way."""
    return Answer(
        id=str(turn * 7919 % 1_000_003),
        kind="no",
        language=language,
        today=TODAY,
        name=NAMES[language][turn % 3],
        company=COMPANY[language] if turn // 3 % 2 else "",
        title=TITLES[language][turn // 5 % 3],
        sender=SENDER[language] if turn // 7 % 2 else "",
        interviewed=turn // 11 % 3 > 0,
        strengths=STRENGTHS[language][turn // 13 % 4],
        reasons=why,
        pool_until=dt.date(2027, 5, 20) if turn // 17 % 2 else None,
        referral=ELSEWHERE[language] if turn // 19 % 3 == 0 else "",
        page=PAGE if turn // 23 % 2 else "",
    )


@dataclass(frozen=True)
class Misread:
    """A letter that was not read as a no, or that the guard stands against."""

    reasons: tuple[str, ...]
    language: str
    said: str
    text: str


def misread(answer: Answer, variant: int) -> Misread | None:
    """What is wrong with the letter, or None. Where the reason is the seat itself, it may also be read as filled (it is gone) or
    on hold (the headcount is missing): the scheme of labels lets both stand, and none of them is a live path."""
    letter = write(answer, variant)
    found = huiyin.read(letter.text, channel="email", received=TODAY.isoformat())
    gone = any(one.startswith("headcount") for one in answer.reasons)
    if found.outcome not in (SEAT if gone else ("rejected",)):
        return Misread(answer.reasons, answer.language, found.outcome, letter.text)
    hurts = check(letter.text, setting=Setting(consented=answer.pool_until is not None)).findings
    if hurts:
        return Misread(answer.reasons, answer.language, hurts[0].rule, letter.text)
    return None


def _part(bounds: tuple[int, int]) -> list[Misread]:
    some = itertools.islice(refusals(bounds[1]), *bounds)
    return [found for answer, variant in some if (found := misread(answer, variant)) is not None]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    parts = [(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
    with ProcessPoolExecutor() as pool:
        wrong = [one for some in pool.map(_part, parts) for one in some]
    ones, pairs = given()
    ways = len(ones) + len(pairs)
    print(f"{count} refusals, {ways} ways of giving the reason: {len(wrong)} not read as a no")
    for (why, said), times in Counter((one.reasons, one.said) for one in wrong).most_common(20):
        print(f"{times:6} {said:14} {' '.join(why)}")
    for one in wrong[:5]:
        print(f"\n--- {one.language} {' '.join(one.reasons)}: {one.said}\n{one.text}")


if __name__ == "__main__":
    main()
