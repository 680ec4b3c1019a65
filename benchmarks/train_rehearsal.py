"""Train how a rehearsal weighs the wording of a turn, on turns of our own: `python -m benchmarks.train_rehearsal`.

A logistic regression for each intent over the runs of a turn; a tolerated intent neither rewards nor punishes. What it learns
from is in `rehearsal_rows`. How far the wording is believed, and what is around it, is learnt on turns by other hands that neither
wording nor phrases had seen, fold by fold (`--check`: trains nothing, says how well such turns are read). `turns_*_aside.tsv` train nothing.
"""

import argparse
import itertools
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.packing import vocabulary_file
from benchmarks.rehearsal import Turn, turns
from benchmarks.rehearsal_rows import Row, all_rows, beside_the_question, from_drafts, phrased, row, told
from huiyin.growth.rehearsal import intents, weighing
from huiyin.growth.rehearsal.vocabulary import INTENTS
from huiyin.language.text import wording
from huiyin.process.vocabulary import LANGUAGES

HERE = Path(__file__).parents[1] / "src" / "huiyin" / "growth" / "rehearsal"
LABELS = tuple(intent for intent in INTENTS if intent != "silence")
STRENGTH, KEEP = 60.0, 150_000
TWICE = 2
"""So often a run must stand somewhere to be weighed: what stands once tells of one turn, not of words."""
ONE_IN = 4
"""One in so many turns beside the question is told to the ears: people mostly do answer."""
EAR_STRENGTH = 0.5
FOLDS = 4
OTHERS = ("11_bits", "13_bits", "15_parts", "17_parts")
"""Sets that others wrote, who knew neither phrases nor sets: the ears are learnt from them."""


def fitted(rows: Sequence[Row]) -> tuple[TfidfVectorizer, np.ndarray, list[float]]:
    """The runs with their weights (labels × runs) and what each label starts with."""
    # In their order, so that the sums, and with them the file, are the same to the bit each time.
    runs = TfidfVectorizer(analyzer=sorted, binary=True, min_df=TWICE)
    features = runs.fit_transform([one.runs for one in rows])
    weight = np.array([one.weight for one in rows])
    weights, biases = [], []
    for label in LABELS:
        counts = np.array(
            [label not in one.also and (one.open_to is None or label in one.open_to) for one in rows]
        )
        said = np.array([label in one.wanted for one in rows])
        model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=3, max_iter=300)
        model.fit(features[counts], said[counts], sample_weight=weight[counts])
        weights.append(model.coef_[0])
        biases.append(float(model.intercept_[0]))
    return runs, np.array(weights), biases


def known_by(rows: Sequence[Row]) -> wording.Vocabulary:
    """The vocabulary as it would ship, for turns that it has not seen."""
    return wording.unpacked(packed(rows))


def packed(rows: Sequence[Row]) -> bytes:
    runs, weights, biases = fitted(rows)
    return vocabulary_file(runs, weights, biases, LABELS, len(LABELS), KEEP)


@dataclass(frozen=True)
class Unseen:
    """A turn as phrases hear it and as its wording speaks to a model that had not seen it."""

    turn: Turn
    heard: frozenset[str]
    voice: weighing.Spoken
    around: dict[str, float]


def checked(turns_of: Sequence[Turn], others: Sequence[Turn], extra: Sequence[Row]) -> list[Unseen]:
    """Each of the turns, read by models learnt from `others` and from its fellows in the other folds."""
    order = list(turns_of)
    random.Random(2).shuffle(order)
    with ProcessPoolExecutor() as pool:
        jobs = []
        for fold in range(FOLDS):
            unseen = order[fold::FOLDS]
            apart = set(unseen)
            known = [turn for turn in [*order, *others] if turn not in apart]
            jobs.append(pool.submit(read_apart, unseen, known, extra))
        return [one for job in jobs for one in job.result()]


def read_apart(unseen: Sequence[Turn], known: Sequence[Turn], extra: Sequence[Row]) -> list[Unseen]:
    """The `unseen` turns and some of them beside a question, read by a model learnt from the `known` ones."""
    vocabulary = known_by(all_rows(known, extra))
    found = []
    for turn in [*unseen, *beside_the_question(unseen)[::ONE_IN]]:
        heard, parts = intents.heard(turn.text, turn.language, turn.asked, turn.flags())
        voice = weighing.spoken(parts, turn.language, turn.asked, vocabulary)
        near = weighing.around(voice, parts, heard, turn.language, turn.asked)
        found.append(Unseen(turn, frozenset(heard), voice, near))
    return found


def ears(found: Sequence[Unseen]) -> dict[str, weighing.Ear]:
    """For each intent how far its wording and what is around it are believed."""
    clear = [one for one in found if one.heard != {"silence"}]
    names = list(clear[0].around)
    near = np.array([list(one.around.values()) for one in clear])
    made: dict[str, weighing.Ear] = {}
    for label in LABELS:
        own = np.array([[totals[label] for totals in one.voice] for one in clear])
        counts = np.array([label not in one.turn.also for one in clear])
        said = np.array([label in one.turn.wanted | _eithers(one.turn) for one in clear])
        model = LogisticRegression(C=EAR_STRENGTH, max_iter=600)
        model.fit(np.hstack([own, near])[counts], said[counts])
        whole, sentence, clause, *rest = (round(float(one), 3) for one in model.coef_[0])
        start = round(float(model.intercept_[0]), 3)
        made[label] = weighing.Ear(start, (whole, sentence, clause), dict(zip(names, rest, strict=True)))
    return made


def _eithers(turn: Turn) -> set[str]:
    return {label for one in turn.wanted for label in one.split("|")}


def judged(found: Sequence[Unseen]) -> list[tuple[Turn, bool]]:
    """Whether each turn is read right with ears that had not heard it."""
    verdicts = []
    for fold in range(FOLDS):
        known = ears([one for at, one in enumerate(found) if at % FOLDS != fold])
        for one in found[fold::FOLDS]:
            meant = set(one.heard)
            if one.heard != {"silence"}:
                meant = intents.settled(weighing.chosen(one.voice, one.around, one.turn.asked, known))
            verdicts.append((one.turn, one.turn.right(frozenset(meant or {"unclear"}))))
    return verdicts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--check", action="store_true", help="train nothing; say how well unseen turns would be read"
    )
    chosen = options.parse_args()
    foreign = {name: dict.fromkeys(turns(name)) for name in OTHERS}
    bits = list(itertools.chain.from_iterable(foreign.values()))
    theirs = set(bits)
    others = [turn for turn in [*turns("train"), *turns("bits"), *told()] if turn not in theirs]
    extra = [*from_drafts(), *(row(turn, 0.5) for turn in phrased())]
    found = checked(bits, others, extra)
    if chosen.check:
        verdicts = judged(found)
        for name, language in itertools.product(OTHERS, LANGUAGES):
            some = [right for turn, right in verdicts if turn.language == language and turn in foreign[name]]
            print(f"unseen turns read right: {name} {language} {sum(some) / len(some):.3f} of {len(some)}")
        return
    known = [*others, *bits]
    (HERE / "wording.bin").write_bytes(packed(all_rows(known, extra)))
    (HERE / "weighing.json").write_text(weighing.ears_as_text(ears(found)), encoding="utf-8")
    print(f"{(HERE / 'wording.bin').stat().st_size / 1024:.0f} KB, {len(known)} turns")


if __name__ == "__main__":
    main()
