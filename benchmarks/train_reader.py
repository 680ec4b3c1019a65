"""Train what weighs the reader's evidence, and its calibration, on sentences of our own: `python -m benchmarks.train_reader`.

`own_*.jsonl` were before the rules' eyes, so their votes say little of what a vote is worth; `fresh.jsonl` was written without
the tables in view and measured before anything was made from it. Each text is used twice, the second time as if no rule had
voted, so that the wording learns to stand alone. The calibration sees only chances of models that had not seen the text.
`own_bits.jsonl` holds short wordings of one outcome, reason or request each. `fresh_aside.jsonl` and `closed.jsonl` train nothing.
"""

import datetime as dt
import json
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack, lil_matrix, vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from threadpoolctl import threadpool_limits

from benchmarks.packing import vocabulary_file
from huiyin.language.reader import choosing, confidence, weighing
from huiyin.language.reader.reading import _look
from huiyin.language.text import wording
from huiyin.process.vocabulary import OUTCOMES, Language

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "language" / "reader"
READER = ROOT / "src" / "huiyin" / "language" / "reader"
FRESH_SETS = ("fresh.jsonl", "fresh_2.jsonl", "fresh_3.jsonl")
UNDATED_SETS = ("fresh_4.jsonl",)
"""Fresh messages whose days nobody labelled."""
BITS = ("own_bits.jsonl", "own_bits_2.jsonl")
STRENGTH, LABEL_STRENGTH = 4.0, 20.0
NORMED = 0.5
FOLDS = 4
KEEP = 32_000
"""Runs kept: those that weigh most for some label."""
SEEN, MENDED, FRESH, SILENT = 0.1, 1.0, 3.0, 1.0
"""Weights of a text with its votes: made in view of it, mended after it, neither; and of a text without them."""
MENDED_AFTER = ("b1-", "b2-", "b3-", "b4-", "b5-")
"""The batches after which phrases were mended: there votes are better than they will be in a new one."""
BOLD = 2.0
"""How much more freely the regressions of reasons and requests may use ideas than that of the outcome."""
ROUNDS = 3
"""Rounds in which the sentences that say a label are sought."""
BIT = 0.7
"""Weight of a short wording, which always stands without votes."""


def sentences(name: str) -> list[dict[str, Any]]:
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def bits() -> tuple[list[dict[str, Any]], list[Any]]:
    """The short wordings, as messages of no particular day and channel."""
    items = [item for name in BITS for item in sentences(name)]
    looked = looked_at([{"channel": "im", "received": "2026-03-11", **item} for item in items])
    for message in looked:
        del message.hints["channel im"]
    return items, looked


def looked_at(items: list[dict[str, Any]]) -> list[Any]:
    return [_look(item["text"], item["channel"], dt.date.fromisoformat(item["received"])) for item in items]


class Design:
    """Texts as rows: known runs weighed by rareness, then the hints; the same for their sentences."""

    def __init__(self, looked: list[Any]) -> None:
        self.runs = TfidfVectorizer(
            # Sorted: the order of a set is another in each run, and so would be the last digits of the weights.
            analyzer=lambda message: sorted(wording.runs(_text(message), message.language)),
            binary=True,
            min_df=2,
            norm=None,
        )
        self._runs_of_training = self.runs.fit_transform(looked)
        self.names = sorted(
            {name for message in looked for name in message.hints}
            | {name for message in looked for one in message.sentences for name in one.hints}
            | {f"outcome {one}" for one in OUTCOMES}
        )
        self.place = {name: number for number, name in enumerate(self.names)}
        self.bold = np.array([BOLD if name.startswith("idea") else 1.0 for name in self.names])
        self._looked = looked

    def rows(
        self,
        looked: list[Any] | None = None,
        *,
        silent: bool = False,
        outcomes: list[str] | None = None,
    ) -> csr_matrix:
        """`silent`: as if nothing had voted; `outcomes`: given to the labels' regressions as a hint."""
        runs = self._runs_of_training if looked is None else self.runs.transform(looked)
        runs = self._normed(runs)
        looked = self._looked if looked is None else looked
        place = self.place
        hints = np.zeros((len(looked), len(self.names)))
        for row, message in enumerate(looked):
            for name, value in message.hints.items():
                if name in place and not (silent and name.partition(" ")[0] in weighing.OF_VOTES):
                    hints[row, place[name]] = value
            if outcomes is not None and outcomes[row]:
                hints[row, place[f"outcome {outcomes[row]}"]] = 1
        if outcomes is not None:
            hints *= self.bold
        return hstack([runs, csr_matrix(hints)]).tocsr()

    def sentences(self, looked: list[Any], outcomes: list[str]) -> tuple[csr_matrix, np.ndarray]:
        """The sentences of the messages as rows, and the message that each stands in."""
        texts, hints, found_in = (
            [],
            lil_matrix((sum(len(one.sentences) for one in looked), len(self.names))),
            [],
        )
        for number, (message, outcome) in enumerate(zip(looked, outcomes, strict=True)):
            for one in message.sentences:
                for name, value in one.hints.items():
                    if name in self.place:
                        hints[len(texts), self.place[name]] = value
                if outcome:
                    hints[len(texts), self.place[f"outcome {outcome}"]] = 1
                texts.append(Said(message.spelled.text[one.start : one.end], message.language))
                found_in.append(number)
        runs = self._normed(self.runs.transform(texts))
        return hstack([runs, hints.tocsr()]).tocsr(), np.array(found_in)

    def _normed(self, runs: csr_matrix) -> csr_matrix:
        """As `wording.weighed` divides them; NORMED found by cross-validation on fresh messages."""
        rare = self.runs.idf_.max()
        norms = np.sqrt(np.asarray(runs.multiply(runs).sum(axis=1)).ravel()) / rare
        return diags(1 / rare / np.where(norms == 0, 1.0, norms) ** NORMED) @ runs


@dataclass(frozen=True)
class Said:
    """A sentence to be weighed by itself."""

    text: str
    language: Language


def _text(message: Any) -> str:
    return message.text if isinstance(message, Said) else message.spelled.text


def of_outcomes(design: Design, items: list[dict[str, Any]]) -> LogisticRegression:
    """Each text twice, with its votes and as if it had none; short wordings once."""
    outcomes = np.array([OUTCOMES.index(item["outcome"]) if "outcome" in item else -1 for item in items])
    heard = np.array([heard_weight(item) for item in items])
    heard[[item["kind"] == "bit" for item in items]] = 0
    silent = np.array([BIT if item["kind"] == "bit" else SILENT for item in items])
    weight = np.concatenate([heard, silent]) * np.tile(outcomes >= 0, 2)
    both = vstack([design.rows(), design.rows(silent=True)]).tocsr()
    used = weight > 0
    return LogisticRegression(C=STRENGTH, max_iter=1500).fit(
        both[used], np.tile(outcomes, 2)[used], sample_weight=weight[used]
    )


def heard_weight(item: dict[str, Any]) -> float:
    if item["kind"] != "fresh":
        return SEEN
    return MENDED if item["id"].startswith(MENDED_AFTER) else FRESH


def of_label(rows: csr_matrix, items: list[dict[str, Any]], label: str) -> LogisticRegression:
    has = has_label(items, label)
    weight = np.array([{"fresh": 2.0, "bit": 1.0, "own": 0.3}[item["kind"]] for item in items])
    weight[has & (weight == 0.3)] = 0.7
    return LogisticRegression(C=LABEL_STRENGTH, solver="liblinear", random_state=0).fit(
        rows, has, sample_weight=weight
    )


def of_sentence(
    rows: csr_matrix, found_in: np.ndarray, items: list[dict[str, Any]], label: str
) -> LogisticRegression:
    """The regression of one sentence. A label is known of a whole message only: of its sentences the likeliest is taken to say it,
    those that may say it as well count neither way, and so anew until that settles (multiple-instance learning)."""
    has = has_label(items, label)[found_in]
    weight = np.array([{"fresh": 2.0, "bit": 1.0, "own": 0.5}[item["kind"]] for item in items])[found_in]
    options: dict[str, Any] = {"solver": "liblinear", "random_state": 0}
    model = LogisticRegression(C=1.0, **options).fit(rows, has, sample_weight=weight)
    for _ in range(ROUNDS):
        totals = model.decision_function(rows)
        likeliest: dict[int, int] = {}
        for place in np.flatnonzero(has):
            best = likeliest.get(found_in[place])
            if best is None or totals[place] > totals[best]:
                likeliest[found_in[place]] = place
        says = np.zeros(len(has), bool)
        says[list(likeliest.values())] = True
        used = ~has | says | (totals < 0)
        model = LogisticRegression(C=LABEL_STRENGTH, **options).fit(
            rows[used], says[used], sample_weight=weight[used]
        )
    return model


def has_label(items: list[dict[str, Any]], label: str) -> np.ndarray:
    subject, _, name = label.partition(" ")
    return np.array([name in item.get(f"{subject}s", ()) for item in items])


def store(design: Design, of_outcome: LogisticRegression, of_labels: dict[str, LogisticRegression]) -> None:
    """`of_labels`: in the order of `weighing.LABELS`, after the outcomes."""
    rows = [*of_outcome.coef_, *(one.coef_[0] for one in of_labels.values())]
    bias = [*of_outcome.intercept_, *(one.intercept_[0] for one in of_labels.values())]
    weights = np.array(rows)
    size = len(design.runs.vocabulary_)
    weights[len(OUTCOMES) : len(OUTCOMES) + len(weighing.STATED), size:] *= design.bold
    (READER / "wording.bin").write_bytes(
        vocabulary_file(
            design.runs,
            weights[:, :size],
            [0.0] * len(rows),
            weighing.LABELS,
            len(OUTCOMES),
            KEEP,
            NORMED,
        )
    )
    known = {
        label: {"": round(float(bias[row]), 3)}
        | {
            name: round(float(value), 3)
            for name, value in zip(design.names, weights[row, size:], strict=True)
            if abs(value) >= 0.005
        }
        for row, label in enumerate(weighing.LABELS)
    }
    (READER / "weighing.json").write_text(
        json.dumps(known, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def out_of_fold(items: list[dict[str, Any]], looked: list[Any]) -> np.ndarray:
    """The chances that models give to fresh texts which they had not seen; zero for the others."""
    fresh = np.array([item["kind"] == "fresh" for item in items])
    chances = np.zeros((len(items), len(OUTCOMES)))
    places, seen = np.flatnonzero(fresh), np.flatnonzero(~fresh)
    outcomes = [items[at]["outcome"] for at in places]
    for some, rest in StratifiedKFold(FOLDS, shuffle=True, random_state=1).split(places, outcomes):
        training = np.concatenate([seen, places[some]])
        design = Design([looked[at] for at in training])
        model = of_outcomes(design, [items[at] for at in training])
        chances[places[rest]] = model.predict_proba(design.rows([looked[at] for at in places[rest]]))
    return chances


def calibrate(items: list[dict[str, Any]], looked: list[Any], chances: np.ndarray) -> None:
    """Fits the confidence on fresh texts, with the chances of models that had not seen them."""
    seen, right = [], []
    for message, item, row in zip(looked, items, chances, strict=True):
        if item["kind"] == "fresh":
            best = OUTCOMES[int(row.argmax())]
            weighed = weighing.Weighed(tuple(row.tolist()), weighing.Spoken({}, {}), ())
            choice = choosing.Choice(best, best != message.ballot.leader, weighed)
            seen.append(confidence.features(message.ballot, choice))
            right.append(best == item["outcome"] or best in item.get("alt", ()))
    model = LogisticRegression(C=10.0).fit(np.array(seen), np.array(right))
    weights = [round(float(value), 4) for value in (*model.intercept_, *model.coef_[0])]
    note = (
        "intercept, lead, lead of votes that agree, of votes that do not; written by benchmarks.train_reader"
    )
    (READER / "confidence.json").write_text(json.dumps({"note": note, "weights": weights}, indent=1) + "\n")
    sure = model.predict_proba(np.array(seen))[:, 1]
    surest = np.argsort(-sure)[: int(0.75 * len(sure))]
    print(
        f"fresh, out of fold: {np.mean(right):.3f} of {len(right)}; surest 75%: {np.mean(np.array(right)[surest]):.3f}"
    )


def labels_out_of_fold(items: list[dict[str, Any]], looked: list[Any]) -> None:
    """Prints how well reasons and requests are found in fresh texts that the models had not seen, by threshold."""
    fresh = np.array([item["kind"] == "fresh" for item in items])
    places, seen = np.flatnonzero(fresh), np.flatnonzero(~fresh)
    chances = {label: np.zeros(len(items)) for label in weighing.STATED}
    given = [item.get("outcome", "") if item["kind"] != "bit" else "" for item in items]
    for some, rest in StratifiedKFold(2, shuffle=True, random_state=1).split(
        places, [given[at] for at in places]
    ):
        training = np.concatenate([seen, places[some]])
        design = Design([looked[at] for at in training])
        known, unseen = [items[at] for at in training], places[rest]
        rows = design.rows(outcomes=[given[at] for at in training])
        new = design.rows([looked[at] for at in unseen], outcomes=[given[at] for at in unseen])
        said, found_in = design.sentences([looked[at] for at in training], [given[at] for at in training])
        new_said, new_in = design.sentences([looked[at] for at in unseen], [given[at] for at in unseen])
        for label, found in chances.items():
            found[unseen] = of_label(rows, known, label).predict_proba(new)[:, 1] / 2
            plainest = np.zeros(len(unseen))
            np.maximum.at(
                plainest, new_in, of_sentence(said, found_in, known, label).predict_proba(new_said)[:, 1]
            )
            found[unseen] += plainest / 2
    for subject in ("reason", "request"):
        some_labels = [label for label in chances if label.startswith(subject)]
        has = np.array([has_label(items, label)[places] for label in some_labels])
        for least in (0.15, 0.2, 0.25, 0.3, 0.4):
            said = np.array([chances[label][places] >= least for label in some_labels])
            print(
                f"{subject}s at {least}: F1 {2 * (has & said).sum() / (has.sum() + said.sum()):.3f}", end="  "
            )
        print()


def main() -> None:
    warnings.filterwarnings("ignore")
    # One thread: sums in another order round otherwise, and the files would differ from run to run.
    with threadpool_limits(1):
        items, looked = train()
        labels_out_of_fold(items, looked)


def train() -> tuple[list[dict[str, Any]], list[Any]]:
    """Trains and stores everything; gives the messages trained on, and how they look."""
    own = sentences("own_train.jsonl") + sentences("own_aside.jsonl")
    new = [item for name in (*FRESH_SETS, *UNDATED_SETS) for item in sentences(name)]
    short, looked_short = bits()
    items = [
        {**item, "kind": kind}
        for kind, some in (("own", own), ("fresh", new), ("bit", short))
        for item in some
    ]
    looked = [*looked_at(own), *looked_at(new), *looked_short]
    calibrate(items, looked, out_of_fold(items, looked))
    design = Design(looked)
    outcomes = [item.get("outcome", "") if item["kind"] != "bit" else "" for item in items]
    whole = design.rows(outcomes=outcomes)
    said, found_in = design.sentences(looked, outcomes)
    labels = {label: of_label(whole, items, label) for label in weighing.STATED}
    for label in weighing.STATED:
        labels[weighing.IN_SENTENCE + label] = of_sentence(said, found_in, items, label)
    store(design, of_outcomes(design, items), labels)
    print(f"{(READER / 'wording.bin').stat().st_size / 1024:.0f} KB of wording, {len(items)} texts")
    return items, looked


if __name__ == "__main__":
    main()
