"""Train the reader's tie-breaker and its calibration on sentences of our own: `python -m benchmarks.train_reader`.

The tie-breaker is a multinomial logistic regression over hashed character n-grams and the scores of the votes, trained on
`own_train.jsonl` alone. The calibration is a logistic regression on margin and height, fitted on votes over both files
with the model's chances taken out of fold, drawn towards doubt because the rules were made with `own_train` in view.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from huiyin.language.reader import confidence, tie_break
from huiyin.language.reader.reading import _look
from huiyin.process.vocabulary import OUTCOMES

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "language" / "reader"
READER = ROOT / "src" / "huiyin" / "language" / "reader"
STRENGTH = 8.0
FOLDS = 5
KEEP = 4000
"""N-grams kept: the strongest buckets; the rest is zero and packs to nothing."""


def sentences(name: str) -> list[dict[str, Any]]:
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def looked_at(items: list[dict[str, Any]]) -> list[Any]:
    import datetime as dt

    return [_look(item["text"], item["channel"], dt.date.fromisoformat(item["received"])) for item in items]


def design(looked: list[Any], *, silent: bool = False) -> csr_matrix:
    """One row a text: hashed n-grams, then the hints; `silent`: as if no phrase had voted."""
    rows, places, values = [], [], []
    for row, message in enumerate(looked):
        for place, value in tie_break.buckets(message.spelled.text, message.language).items():
            rows.append(row)
            places.append(place)
            values.append(value)
    grams = csr_matrix((values, (rows, places)), shape=(len(looked), tie_break.BUCKETS))
    hints = np.array([tie_break.hints(message.scan, message.ballot, message.roles) for message in looked])
    if silent:
        hints[:, : len(OUTCOMES)] = 0
    return hstack([grams, csr_matrix(hints)]).tocsr()


def fitted(features: csr_matrix, silent: csr_matrix, outcomes: np.ndarray) -> LogisticRegression:
    """Trained on every text twice, the second time without its votes: the model is asked where the rules are silent."""
    both = vstack([features, silent]).tocsr()
    weight = np.concatenate([np.full(len(outcomes), 0.3), np.ones(len(outcomes))])
    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(both, np.tile(outcomes, 2), sample_weight=weight)


def store(model: LogisticRegression) -> None:
    order = [list(model.classes_).index(number) for number in range(len(OUTCOMES))]
    coefficients = model.coef_[order]
    grams = coefficients[:, : tie_break.BUCKETS].T.copy()
    height = np.abs(grams).max(axis=1)
    grams[height < np.sort(height)[-KEEP]] = 0
    scale = np.abs(grams).max() / 127
    np.savez_compressed(
        READER / "tie_break.npz",
        weights=np.round(grams / scale).astype(np.int8),
        scale=np.float64(scale),
        hints=coefficients[:, tie_break.BUCKETS :].T.astype(np.float64),
        bias=model.intercept_[order].astype(np.float64),
    )


def out_of_fold(
    features: csr_matrix, silent: csr_matrix, outcomes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The chances of models that had not seen the text, with its votes and without."""
    chances = np.zeros((2, len(outcomes), len(OUTCOMES)))
    for train, rest in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(features, outcomes):
        model = fitted(features[train], silent[train], outcomes[train])
        chances[0, rest] = model.predict_proba(features[rest])
        chances[1, rest] = model.predict_proba(silent[rest])
    return chances[0], chances[1]


def main() -> None:
    items, aside = sentences("own_train.jsonl"), sentences("own_aside.jsonl")
    looked, looked_aside = looked_at(items), looked_at(aside)
    outcomes = np.array([OUTCOMES.index(item["outcome"]) for item in items])
    features, silent = design(looked), design(looked, silent=True)
    model = fitted(features, silent, outcomes)
    store(model)
    tie_break._model.cache_clear()
    chances, unheard = out_of_fold(features, silent, outcomes)
    seen: list[tuple[float, ...]] = []
    right: list[bool] = []
    for message, item, row in zip(looked, items, chances, strict=True):
        choice = tie_break.choose(message.scan, message.ballot, message.language, message.roles)
        if choice.chances:
            best = OUTCOMES[int(row.argmax())]
            choice = tie_break.Choice(best, best != message.ballot.leader, tuple(row))
        seen.append(confidence.features(message.ballot, choice))
        right.append(choice.outcome == item["outcome"])
    hits = 0
    for message, item in zip(looked_aside, aside, strict=True):
        choice = tie_break.choose(message.scan, message.ballot, message.language, message.roles)
        seen.append(confidence.features(message.ballot, choice))
        right.append(choice.outcome == item["outcome"])
        hits += right[-1]
    calibrate(np.array(seen), np.array(right))
    print(f"train {np.mean(right[: len(items)]):.3f} (model out of fold)   aside {hits / len(aside):.3f}")
    print(f"model alone, out of fold: {np.mean(chances.argmax(axis=1) == outcomes):.3f}", end=", ")
    print(f"without votes {np.mean(unheard.argmax(axis=1) == outcomes):.3f}")
    print(f"{(READER / 'tie_break.npz').stat().st_size / 1024:.0f} KB")


def calibrate(seen: np.ndarray, right: np.ndarray) -> None:
    """Fits the confidence; each message also counts a little as a miss, for texts by other hands are harder."""
    doubt = 0.08
    doubled = np.vstack([seen, seen])
    outcome = np.concatenate([right, np.zeros(len(right), dtype=bool)])
    weight = np.concatenate([np.full(len(right), 1 - doubt), np.full(len(right), doubt)])
    model = LogisticRegression(C=10.0).fit(doubled, outcome, sample_weight=weight)
    weights = [round(float(value), 4) for value in (*model.intercept_, *model.coef_[0])]
    note = "intercept, margin, height, whether the model was asked, its chance; written by benchmarks.train_reader"
    (READER / "confidence.json").write_text(json.dumps({"note": note, "weights": weights}, indent=1) + "\n")


if __name__ == "__main__":
    main()
