"""How well the rehearsal hears what a candidate says: `python -m benchmarks.rehearsal`.

Sets: tests/growth/rehearsal/turns_*_train.tsv (rules were made on them) and turns_*_aside.tsv (they were not). A turn counts
as read when every meant intent is found and nothing else is, but for those that its label tolerates.
"""

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import huiyin
from huiyin.growth.rehearsal.intents import intents

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
        findings = huiyin.check(self.text, channel="phone").findings
        flags = [finding.flag for finding in findings if finding.severity == "block"]
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--set", default="", help="end of the set's name, such as 2_aside; else train and aside"
    )
    options.add_argument("--errors", action="store_true", help="show what was misread")
    chosen = options.parse_args()
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
