"""A trained model over runs of words as the small file that ships (see `language.text.wording`)."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from huiyin.language.text import wording


def vocabulary_file(
    runs: TfidfVectorizer,
    weights: np.ndarray,
    biases: Sequence[float],
    labels: Sequence[str],
    first: int,
    keep: int,
    power: float = 1.0,
) -> bytes:
    """The `keep` runs that weigh most, packed; the `first` labels count double in what is kept."""
    rare = runs.idf_
    grams = weights * rare
    scales = np.abs(grams).max(axis=1) / 127
    steps = np.round(grams / scales[:, None]).astype(int)
    height = np.abs(steps[:first]).max(axis=0)
    if first < len(labels):
        height = height + 0.5 * np.abs(steps[first:]).max(axis=0)
    kept = np.sort(np.argsort(-height)[:keep])
    lanes = np.vstack([steps[:, kept] + wording.MIDDLE, np.round(rare[kept] ** 2 / rare.max() ** 2 * 255)])
    known = wording.Vocabulary(
        {}, tuple(labels), tuple(scales / rare.max()), tuple(map(float, biases)), power
    )
    return wording.packed(runs.get_feature_names_out()[kept], known, lanes.T.astype(np.uint8).tobytes())
