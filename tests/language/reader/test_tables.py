"""Each line of the phrase tables is tried on its own example."""

import json

import pytest

from benchmarks import index_reader
from huiyin.language.phrases import Pattern, table
from huiyin.language.reader.lexicon import PACKAGE, SUBJECTS, key, whole
from huiyin.language.text.normalise import normalise
from huiyin.process.vocabulary import LANGUAGES, OUTCOMES, REASONS, REQUESTS, Language

LABELS = {
    "outcomes": {*OUTCOMES, "quiet"},
    "reasons": set(REASONS),
    "requests": set(REQUESTS),
    "door": {"open", "referral", "notreferral"},
    "warmth": {"warm", "curt"},
    "dates": {"promise", "deadline", "event", "none"},
}
TABLES = [(subject, language) for subject in SUBJECTS for language in LANGUAGES]


@pytest.mark.parametrize(("subject", "language"), TABLES)
def test_every_pattern_finds_its_example(subject: str, language: Language) -> None:
    missed = [
        row["example"]
        for row in table(PACKAGE, f"{subject}_{language}.tsv")
        if not Pattern(whole(row["pattern"], language)).search(normalise(row["example"]).plain)
    ]
    assert missed == []


@pytest.mark.parametrize(("subject", "language"), TABLES)
def test_labels_and_weights_are_known(subject: str, language: Language) -> None:
    for row in table(PACKAGE, f"{subject}_{language}.tsv"):
        if subject == "meanings":
            assert row["usually_zh"]
            assert row["usually_en"]
            assert row["source"]
            assert 0 < float(row["sure"]) < 1
        else:
            assert 0 < float(row["weight"]) <= 4, row
            assert row["why"]
            if subject in LABELS:
                assert row["label"].partition("/")[0] in LABELS[subject], row


def test_frames_are_made_of_known_ideas() -> None:
    ideas = {row["label"] for language in LANGUAGES for row in table(PACKAGE, f"concepts_{language}.tsv")}
    for row in table(PACKAGE, "frames.tsv"):
        assert set(row["concepts"].split()) <= ideas, row
        assert row["label"].partition("/")[0] in OUTCOMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_explains_120_indirect_phrases(language: Language) -> None:
    assert len(table(PACKAGE, f"meanings_{language}.tsv")) >= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_up_to_date(language: Language) -> None:
    stored = json.loads(index_reader.INDEX.read_text(encoding="utf-8"))[language]
    wanted = {
        key(row["pattern"]): Pattern(whole(row["pattern"], language)).literals
        for subject in SUBJECTS
        for row in table(PACKAGE, f"{subject}_{language}.tsv")
    }
    found = {name: tuple(word for word, _ in needs) for name, (needs, _) in stored.items()}
    assert found == wanted, "run python -m benchmarks.index_reader"
    assert {name: also for name, (_, also) in stored.items()} == index_reader.also_of(language)
