"""Train what a day in a message is for (HR's promise, a deadline, an event, none of these): `python -m benchmarks.train_days`.

A multinomial logistic regression over the wording around the day, the phrases near it and the outcome of the message, on days of
`own_days.jsonl`, `own_days_2.jsonl` and of the fresh messages. Prints how often days that it had not seen are right.
"""

import datetime as dt
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from benchmarks.packing import vocabulary_file
from benchmarks.train_reader import sentences
from huiyin.language.reader import date_roles
from huiyin.language.reader.reading import _look
from huiyin.process.vocabulary import OUTCOMES

ROOT = Path(__file__).parents[1]
READER = ROOT / "src" / "huiyin" / "language" / "reader"
STRENGTH, KEEP, FOLDS = 12.0, 6_000, 5
SHORT = ("own_days.jsonl", "own_days_2.jsonl")
"""Short wordings that tell each day's role; the second set starts with half of the messages of two writers about days alone."""
WHOLE = ("fresh.jsonl", "fresh_2.jsonl", "fresh_3.jsonl")
"""Messages in which every promise, deadline and event is labelled; sets without such labels would teach that a day is for nothing."""
MISREAD = 0.02
"""The share of messages whose outcome is read wrong, about: a day is shown with other outcomes that often."""
LABELLED = {"promised": "promise", "deadline": "deadline", "event": "event"}


def role_of(item: dict[str, Any], day: dt.date, place: int) -> str:
    if "roles" in item:
        return str(item["roles"][place])
    if "role" in item:
        return str(item["role"])
    return next((role for key, role in LABELLED.items() if item.get(key) == day.isoformat()), "none")


def days() -> list[tuple[date_roles.Mention, str, str, int, float]]:
    """Each day: the mention, what it is for, the outcome of its message, the message's number, and the day's weight.

    A short wording has no outcome of its own; it is shown with each outcome that its role goes with.
    """
    found: list[tuple[date_roles.Mention, str, str, int, float]] = []
    usual = {"promise": ("pending",), "deadline": ("offer", "next_round"), "event": ("next_round", "offer")}
    fresh = [item for name in WHOLE for item in sentences(name)]
    short = [item for name in SHORT for item in sentences(name)]
    older = [item for item in sentences("own_train.jsonl") if "promised" in item]
    for number, item in enumerate([*short, *fresh, *older]):
        received = dt.date.fromisoformat(item.get("received", "2026-03-11"))
        look = _look(item["text"], item.get("channel", "im"), received)
        if "roles" in item and len(item["roles"]) != len(look.mentions):
            raise SystemExit(
                f"{item['id']}: {len(look.mentions)} days found, {len(item['roles'])} roles told"
            )
        for place, mention in enumerate(look.mentions):
            role = role_of(item, mention.found.range.latest, place)
            if "outcome" not in item:
                outcomes = usual.get(role, OUTCOMES)
                found += [(mention, role, outcome, number, 1 / len(outcomes)) for outcome in outcomes]
                continue
            found.append((mention, role, item["outcome"], number, 1 - MISREAD))
            others = [outcome for outcome in OUTCOMES if outcome != item["outcome"]]
            found += [(mention, role, outcome, number, MISREAD / len(others)) for outcome in others]
    return found


def main() -> None:
    warnings.filterwarnings("ignore")
    with threadpool_limits(1):
        train()


def train() -> None:
    rows = days()
    runs = TfidfVectorizer(analyzer=lambda mention: sorted(mention.runs), binary=True, min_df=2)
    worded = runs.fit_transform([row[0] for row in rows])
    known = [date_roles.hints(row[0], row[2]) for row in rows]  # type: ignore[arg-type]
    names = sorted({name for one in known for name in one})
    features = hstack([worded, csr_matrix([[one.get(name, 0.0) for name in names] for one in known])]).tocsr()
    roles = np.array([date_roles.ROLES.index(row[1]) for row in rows])
    groups, weight = np.array([row[3] for row in rows]), np.array([row[4] for row in rows])
    right = np.zeros(len(rows))
    said = np.zeros(len(rows), dtype=int)
    for some, rest in GroupKFold(FOLDS).split(features, roles, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=500).fit(features[some], roles[some], weight[some])
        said[rest] = model.predict(features[rest])
    right = said == roles
    promise = date_roles.ROLES.index("promise")
    print(
        f"{len(set(groups))} messages, days right: {np.average(right, weights=weight):.3f}", end="; promises "
    )
    print(
        f"found {np.average(right[roles == promise], weights=weight[roles == promise]):.3f}, "
        f"of those said {np.average(right[said == promise], weights=weight[said == promise]):.3f}"
    )
    model = LogisticRegression(C=STRENGTH, max_iter=800).fit(features, roles, weight)
    size = len(runs.vocabulary_)
    (READER / "phrases" / "wording.bin").write_bytes(
        vocabulary_file(
            runs, model.coef_[:, :size], model.intercept_, date_roles.ROLES, len(date_roles.ROLES), KEEP
        )
    )
    weights = {
        role: {
            name: round(float(value), 3) for name, value in zip(names, model.coef_[place, size:], strict=True)
        }
        for place, role in enumerate(date_roles.ROLES)
    }
    (READER / "day_roles.json").write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
