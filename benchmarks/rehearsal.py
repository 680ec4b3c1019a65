"""How well the rehearsal hears what a candidate says: `python -m benchmarks.rehearsal`; what three tones bring: `--tones`.

Sets: tests/growth/rehearsal/turns_*_train.tsv (phrases were made on them), turns_*_bits.tsv and turns_*_parts.tsv (only the
weighing was trained on them; the latter say which part of a turn says what) and turns_*_aside.tsv (neither). A turn counts
as read when every meant intent is found and nothing else is, but for those that its label tolerates.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huiyin.growth.rehearsal.intents import blocked, intents
from huiyin.growth.rehearsal.playing import play
from huiyin.growth.rehearsal.reviewing import MARKS, review
from huiyin.growth.rehearsal.scenes import scenes
from huiyin.language.courtesy.verdict import Context

FOLDER = Path(__file__).parents[1] / "tests" / "growth" / "rehearsal"


@dataclass(frozen=True)
class Turn:
    """One labelled turn."""

    language: Any
    asked: Any
    wanted: frozenset[str]
    also: frozenset[str]
    text: str
    parts: tuple["Turn", ...] = ()
    """Where its set says which part says what: those parts, in their order."""

    def flags(self) -> list[str]:
        return blocked(self.text, self.language, Context())

    def found(self) -> frozenset[str]:
        return frozenset(intents(self.text, self.language, self.asked, self.flags()))

    def right(self, found: frozenset[str]) -> bool:
        """`a|b` is wanted as one of the two; the other is neither wanted nor wrong."""
        either = [set(one.split("|")) for one in self.wanted]
        return all(one & found for one in either) and found <= self.also.union(*either)

    def missed(self, found: frozenset[str]) -> set[str]:
        return {one for one in self.wanted if not set(one.split("|")) & found}

    def too_many(self, found: frozenset[str]) -> set[str]:
        return set(found) - self.also.union(*(one.split("|") for one in self.wanted))


def turns(name: str) -> list[Turn]:
    """The turns of the sets whose file name ends in `name`."""
    return [turn for path in sorted(FOLDER.glob(f"turns_*{name}.tsv")) for turn in turns_in(path)]


CUT = "‖"
"""Between the parts of a turn, of what they mean and of what they may mean besides."""


def turns_in(path: Path) -> list[Turn]:
    """The turns of a file with the columns language, asked, intents, also, text. Raises ValueError for a line cut unevenly."""
    return [_turn(line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()[1:]]


def _turn(line: Sequence[str]) -> Turn:
    language, question, *columns = line
    asked = None if question == "-" else question
    cut = list(zip(*(column.split(CUT) for column in columns), strict=True))
    parts = tuple(
        Turn(language, asked, _labels(wanted), _labels(also), text.strip()) for wanted, also, text in cut
    )
    if len(parts) == 1:
        return parts[0]
    wanted = frozenset().union(*(part.wanted for part in parts))
    also = frozenset().union(*(part.also for part in parts)) - wanted
    return Turn(language, asked, wanted, also, columns[-1].replace(CUT, ""), parts)


def _labels(column: str) -> frozenset[str]:
    return frozenset(column.split()) - {"-"}


TONES: dict[str, dict[str, tuple[str, ...]]] = {
    "decent": {
        "zh": (
            "您好，我是前些天来面试的陈可，不管结果怎样都没关系，想问问有没有消息",
            "谢谢您，我理解。方便说说主要差在哪里吗",
            "谢谢您，以后有合适的机会还请您想着我",
            "再见",
        ),
        "en": (
            "Hello, this is Carol, I interviewed the other day. Either way is fine, is there any news?",
            "Thank you, I understand. May I ask what was missing?",
            "Thank you. If anything changes, please keep me in mind.",
            "Goodbye",
        ),
    },
    "pressing": {
        "zh": (
            "你好，我是陈可，你现在就告诉我结果",
            "今天必须给我一个答复",
            "到底行还是不行",
            "为什么一直不回我",
        ),
        "en": (
            "This is Carol. You have to tell me now.",
            "I need an answer today.",
            "Yes or no?",
            "Why hasn't anybody called me?",
        ),
    },
    "blaming": {
        "zh": (
            "您好，我是前些天来面试的陈可，想问问结果",
            "你们就是拿我来凑数的",
            "浪费我时间，你们说话不算数",
        ),
        "en": (
            "Hello, this is Carol, I interviewed the other day. Any news?",
            "You only called me in to make up the numbers.",
            "You wasted my time, and you lied.",
        ),
    },
}


def tones(seeds: int) -> None:
    """What each tone brings over all scenes in which the candidate speaks first, both languages and `seeds` seeds."""
    print(f"tone      {'  '.join(f'{mark:>7}' for mark in MARKS)}    offer  goodwill at the end")
    for tone, said in TONES.items():
        found = [
            review(play(scene, said[language], seed=seed, language=language))
            for scene in scenes().values()
            if not scene.first
            for language in scene.told
            for seed in range(1, seeds + 1)
        ]
        shares = [sum(one.marks[mark] for one in found) / len(found) for mark in MARKS]
        offered = sum(one.offered for one in found) / len(found)
        left = sum(one.goodwill[1] for one in found) / len(found)
        print(
            f"{tone:<9} {'  '.join(f'{share:7.0%}' for share in shares)}  {offered:7.0%}  {left:.2f}  (n={len(found)})"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", default="", help="end of the set's name, such as 10_aside; else all")
    options.add_argument("--errors", action="store_true", help="show what was misread")
    options.add_argument("--tones", type=int, default=0, metavar="SEEDS", help="what three tones bring")
    chosen = options.parse_args()
    if chosen.tones:
        tones(chosen.tones)
        return
    for name in [chosen.set] if chosen.set else ["train", "bits", "parts", "aside"]:
        known = turns(name)
        missed, extra = Counter[str](), Counter[str]()
        right = Counter[str]()
        hit = wrong = lost = 0
        for turn in known:
            found = turn.found()
            right[turn.language] += turn.right(found)
            hit += len(turn.wanted) - len(turn.missed(found))
            lost += len(turn.missed(found))
            wrong += len(turn.too_many(found))
            missed.update(turn.missed(found))
            extra.update(turn.too_many(found))
            if chosen.errors and not turn.right(found):
                print(f"  {turn.text}\n    wanted {sorted(turn.wanted)}  found {sorted(found)}")
        total = Counter(turn.language for turn in known)
        both = sum(right.values()) / len(known)
        parts = ", ".join(f"{key} {right[key]}/{total[key]} = {right[key] / total[key]:.3f}" for key in total)
        print(f"{name}: {both:.3f} of {len(known)} turns read right ({parts})")
        print(f"  intents: precision {hit / max(hit + wrong, 1):.3f}, recall {hit / max(hit + lost, 1):.3f}")
        if chosen.errors:
            print(f"  missed {dict(missed.most_common(8))}\n  too many {dict(extra.most_common(8))}")


if __name__ == "__main__":
    main()
