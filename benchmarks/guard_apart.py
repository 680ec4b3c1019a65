"""How the guard does on batches by others that its model was trained without: `python -m benchmarks.guard_apart`.

The batches of `fresh.jsonl` and `fresh_aside.jsonl` are left out in three parts, each by a new model. The phrase tables are those
that ship, and some of them were written with the earlier batches in view, so the figures still flatter.
"""

import re
import warnings
from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import train_guard
from benchmarks.courtesy import figures
from benchmarks.packing import vocabulary_file
from huiyin.language.courtesy import unheard
from huiyin.language.text import wording

PARTS = (("1", "2"), ("3", "4", "5"), ("11", "12"))
"""Numbers of the batches, as they stand in the ids of the drafts."""
_BATCH = re.compile(r"(?:zh|en)-d(\d+)-")

Item = dict[str, Any]


def batch(item: Item) -> str:
    """The number of the batch that a draft is of, empty for our own."""
    found = _BATCH.match(str(item.get("id", "")))
    return found[1] if found else ""


def trained(items: Sequence[Item]) -> wording.Vocabulary:
    """A model as it would ship, of these texts alone."""
    rows = [row for item in items for row in train_guard.clauses_of(item)]
    runs = TfidfVectorizer(analyzer=lambda found: found, binary=True, min_df=2)
    features = runs.fit_transform([row[0] for row in rows])
    flags = np.array([unheard.LABELS.index(row[1]) for row in rows])
    model = LogisticRegression(C=train_guard.STRENGTH, max_iter=300).fit(features, flags)
    count = len(unheard.LABELS)
    return wording.unpacked(
        vocabulary_file(runs, model.coef_, model.intercept_, unheard.LABELS, count, train_guard.KEEP)
    )


def main() -> None:
    warnings.filterwarnings("ignore")
    texts = train_guard.texts()
    judged = train_guard.drafts("fresh") + train_guard.drafts("fresh_aside")
    for batches in PARTS:
        known = trained([item for item in texts if batch(item) not in batches])
        with patch.object(wording, "vocabulary", return_value=known):
            for language in ("zh", "en"):
                some = [one for one in judged if batch(one) in batches and one["lang"] == language]
                said = "  ".join(f"{key} {value:.3f}" for key, value in figures(some).items())
                print(f"{'+'.join(batches):6} {language}  {said}")


if __name__ == "__main__":
    main()
