"""How well adverts are read, and how many a minute: `python -m benchmarks.growth [SET] [--errors]`.

The rules were made with `dev`, `long` and `fresh_dev` in view; no rule was made from `held` and `fresh_held`.
"""

import argparse
import time

from huiyin.growth.adverts.reading import read_advert
from tests.growth.scoring import Score, adverts, score


def shown(name: str, found: Score) -> None:
    print(
        f"{name:<12} {found.gold:4} demands   F1 {found.f1:.3f} (precision {found.precision:.3f}, recall {found.recall:.3f})"
    )
    print(f"{'':<12} skill and tool as one: F1 {found.f1_one_kind:.3f}")
    print(
        f"{'':<12} must or nice: right {found.level_accuracy:.3f}, mean F1 {found.level_f1:.3f}, F1 of nice {found.nice_f1:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", choices=["dev", "long", "held", "fresh_dev", "fresh_held"])
    parser.add_argument("--errors", action="store_true")
    wanted = parser.parse_args()
    texts = []
    for name in [wanted.set] if wanted.set else ["dev", "long", "held", "fresh_dev", "fresh_held"]:
        labelled = adverts(name)
        texts += [one.text for one in labelled]
        for language in ("zh", "en"):
            shown(f"{name} {language}", score([one for one in labelled if one.language == language]))
        found = score(labelled)
        shown(name, found)
        for kind, counts in found.by_kind.items():
            hits, gold, extra = counts["hits"], counts["gold"], counts["extra"]
            print(
                f"   {kind:<16} F1 {2 * hits / max(1, gold + hits + extra):.3f}   {gold} asked, {hits} found, {extra} besides"
            )
        if wanted.errors:
            print("\n".join(["-- missed", *found.missed, "-- wrong", *found.wrong]))
    start = time.process_time()
    for text in texts * 5:
        read_advert(text)
    seconds = time.process_time() - start
    print(
        f"{5 * len(texts) / seconds * 60:,.0f} adverts a minute of processor time, {sum(map(len, texts)) // len(texts)} characters each"
    )


if __name__ == "__main__":
    main()
