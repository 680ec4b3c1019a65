"""How well the rehearsal hears what a candidate says: `python -m benchmarks.rehearsal`; what three tones bring: `--tones`.

Sets: tests/growth/rehearsal/turns_*_train.tsv (rules were made on them) and turns_*_aside.tsv (they were not). A turn counts
as read when every meant intent is found and nothing else is, but for those that its label tolerates.
"""

import argparse
from collections import Counter
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

    def found(self) -> frozenset[str]:
        flags = blocked(self.text, self.language, Context())
        return frozenset(intents(self.text, self.language, self.asked, flags))

    def right(self, found: frozenset[str]) -> bool:
        return self.wanted <= found <= self.wanted | self.also


def turns(name: str) -> list[Turn]:
    """The turns of the sets whose file name ends in `name`."""
    found = []
    for path in sorted(FOLDER.glob(f"turns_*{name}.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            language, asked, wanted, also, text = line.split("\t")
            found.append(
                Turn(
                    language,
                    None if asked == "-" else asked,
                    frozenset(wanted.split()),
                    frozenset(also.replace("-", "").split()),
                    text,
                )
            )
    return found


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
    options.add_argument(
        "--set", default="", help="end of the set's name, such as 2_aside; else train and aside"
    )
    options.add_argument("--errors", action="store_true", help="show what was misread")
    options.add_argument("--tones", type=int, default=0, metavar="SEEDS", help="what three tones bring")
    chosen = options.parse_args()
    if chosen.tones:
        tones(chosen.tones)
        return
    for name in [chosen.set] if chosen.set else ["train", "aside"]:
        known = turns(name)
        missed, extra = Counter[str](), Counter[str]()
        right = Counter[str]()
        hit = wrong = lost = 0
        for turn in known:
            found = turn.found()
            right[turn.language] += turn.right(found)
            hit += len(turn.wanted & found)
            lost += len(turn.wanted - found)
            wrong += len(found - turn.wanted - turn.also)
            missed.update(turn.wanted - found)
            extra.update(found - turn.wanted - turn.also)
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
