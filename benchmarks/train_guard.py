"""Train the part of the guard that hears what no phrase knows, on drafts of our own: `python -m benchmarks.train_guard`.

A multinomial logistic regression over the runs of a clause and of its sentence; a clause bears the flag on which most of it
lies. Letters and better words of our own are fine by definition. Prints how often fine drafts would be flagged and bad ones
found by the model alone, for drafts that it had not seen. `fresh_aside.jsonl` trains nothing.
"""

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.packing import vocabulary_file
from huiyin.growth.messages import message
from huiyin.language.courtesy import unheard
from huiyin.language.courtesy.phrases import OWN
from huiyin.language.courtesy.spans import kind_words
from huiyin.language.courtesy.spotting import Draft
from huiyin.language.letters import writer
from huiyin.language.phrases import table
from huiyin.language.text.language import language_of
from huiyin.language.text.newest import newest
from huiyin.language.text.normalise import normalise
from huiyin.process.case import Case
from huiyin.process.vocabulary import LANGUAGES
from tests.language.letters.cast import CAST

ROOT = Path(__file__).parents[1]
COURTESY = ROOT / "src" / "huiyin" / "language" / "courtesy"
DRAFTS = ROOT / "tests" / "language" / "courtesy"
NAMES = (
    "own_train",
    "own_aside",
    "second_train",
    "second_aside",
    "fresh",
    "fresh_2",
    "own_bits",
    "own_lines",
)
LETTERS = "huiyin.language.letters"
STUDY = {"zh": "竞品研究", "en": "a study of three competitors"}
_VARIANTS = 7
STRENGTH, KEEP, FOLDS = 15.0, 100_000, 2


def clauses_of(item: dict[str, Any]) -> list[tuple[set[str], str]]:
    """The runs of each clause of a draft, with the flag that it bears."""
    normal = normalise(newest(item["text"], item["channel"]))
    draft = Draft(normal.plain, language_of(item["text"]))
    found = []
    for place, clause in enumerate(draft.clauses):
        quote = normal.quote(clause.start, clause.end)
        flag = next(
            (
                one["flag"]
                for one in item["flags"]
                if one["flag"] in unheard.LABELS
                and min(quote.end, one["end"]) - max(quote.start, one["start"]) > 0.5 * len(quote.span)
            ),
            unheard.FINE,
        )
        found.append((unheard.of_clause(draft, place) | unheard.of_sentence(draft, place), flag))
    return found


def drafts(name: str) -> list[dict[str, Any]]:
    lines = (DRAFTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def fine_texts() -> list[dict[str, Any]]:
    """What the project itself writes: letters and better words."""
    texts = [word for language in LANGUAGES for word in kind_words(OWN, language)]
    for case in CAST.values():
        for move in ("ask", "ask_keen", "propose", "ask_why", "thank", "follow_introduction", "answer"):
            for language in LANGUAGES:
                draft = writer.write(Case.of(case), move=move, channel="email", language=language)
                texts.append(draft.text)
    for source in sorted((ROOT / "src/huiyin/language/letters/texts").glob("*/*.tsv")):
        if "phrases" not in source.name and "notes" not in source.name:
            rows = table(LETTERS, f"texts/{source.parent.name}/{source.name}")
            texts += [row["text"].replace("\\n", "\n") for row in rows]
    for part in ("ask", "write", "follow", "thank_there", "report", "report_end", "rest", "first", "second"):
        for language in LANGUAGES:
            for number in range(_VARIANTS * 4):
                study, well = STUDY[language] if number & 2 else "", number % 2 == 0
                texts.append(message(part, language, material=study, well=well, variant=number // 4))
    return [{"text": text, "channel": "im", "flags": []} for text in dict.fromkeys(texts) if text.strip()]


def after_an_offer(item: dict[str, Any]) -> bool:
    """Whether the draft may speak of start dates: it would teach the model that they are fine before an offer."""
    context = item.get("context") or {}
    return bool(context.get("offer_exists")) or context.get("stage") == "offer"


def everyday() -> list[dict[str, Any]]:
    """Harmless lines of everyday talk, but for every fifth, which a test keeps to itself."""
    lines = [
        line
        for language in LANGUAGES
        for n, line in enumerate((DRAFTS / f"everyday.{language}.txt").read_text("utf-8").splitlines())
        if n % 5 != 4
    ]
    return [{"text": line, "channel": "im", "flags": []} for line in lines]


def examples() -> list[dict[str, Any]]:
    """The examples of the phrase tables, and the innocent ones beside them."""
    found = []
    for language in LANGUAGES:
        for row in table("huiyin.language.courtesy", f"phrases.{language}.tsv"):
            flag = row["rule"].split(".")[1]
            for text, hurts in ((row["example"], True), (row["innocent"], False)):
                if text not in ("", "-"):
                    flags = [{"flag": flag, "start": 0, "end": len(text)}] if hurts else []
                    found.append({"text": text, "channel": "im", "flags": flags})
    return found


def texts() -> list[dict[str, Any]]:
    """All that the model is trained on."""
    return (
        [item for name in NAMES for item in drafts(name) if not after_an_offer(item)]
        + fine_texts()
        + everyday()
        + examples()
    )


def main() -> None:
    warnings.filterwarnings("ignore")
    items = texts()
    rows = [(runs, flag, number) for number, item in enumerate(items) for runs, flag in clauses_of(item)]
    runs = TfidfVectorizer(analyzer=lambda found: found, binary=True, min_df=2)
    features = runs.fit_transform([row[0] for row in rows])
    flags = np.array([unheard.LABELS.index(row[1]) for row in rows])
    drafts_of = np.array([row[2] for row in rows])
    hurt = np.zeros(len(rows))
    for some, rest in GroupKFold(FOLDS).split(features, flags, drafts_of):
        model = LogisticRegression(C=STRENGTH, max_iter=300).fit(features[some], flags[some])
        hurt[rest] = model.predict_proba(features[rest])[:, 1:].max(axis=1)
    highest = np.zeros(len(items))
    np.maximum.at(highest, drafts_of, hurt)
    bad = np.array([any(one["flag"] in unheard.RULES for one in item["flags"]) for item in items])
    written = np.array(["id" in item for item in items])
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        false = np.mean(highest[~bad & written] >= least)
        print(f"from {least}: {np.mean(highest[bad] >= least):.3f} found, {false:.3f} false")
    fresh = [
        place
        for place, item in enumerate(items)
        if item.get("context") and "id" in item and "-d" in item["id"]
    ]
    for language in LANGUAGES:
        fine = sorted(
            highest[place] for place in fresh if not bad[place] and items[place]["lang"] == language
        )
        print(f"{language}: 4% of the fine drafts of others lie above {fine[int(0.96 * len(fine))]:.2f}")
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(features, flags)
    (COURTESY / "wording.bin").write_bytes(
        vocabulary_file(runs, model.coef_, model.intercept_, unheard.LABELS, len(unheard.LABELS), KEEP)
    )
    print(
        f"{(COURTESY / 'wording.bin').stat().st_size / 1024:.0f} KB, {len(rows)} clauses of {len(items)} texts"
    )


if __name__ == "__main__":
    main()
