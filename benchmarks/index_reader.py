"""Work out which words each pattern of the reader's tables needs: `python -m benchmarks.index_reader`.

Writes `phrases/index.json`, which only saves time: a line that is not in it is worked out when the table is loaded.
"""

import json
from collections import Counter
from pathlib import Path

from huiyin.language.phrases import Pattern, table
from huiyin.language.reader.lexicon import PACKAGE, SUBJECTS, Also, Needs, key, spelled_out, whole, width
from huiyin.language.text.literals import all_needed
from huiyin.process.vocabulary import LANGUAGES, Language

MOST_ALSO, MOST_WORDS = 2, 40
INDEX = Path(__file__).parents[1] / "src" / "huiyin" / "language" / "reader" / "phrases" / "index.json"


def needs_of(language: Language) -> dict[str, Needs]:
    """For each pattern its words, each filed under the signs that are rarest among all of them."""
    words = {}
    for subject in SUBJECTS:
        for row in table(PACKAGE, f"{subject}_{language}.tsv"):
            words[key(row["pattern"])] = Pattern(whole(row["pattern"], language)).literals
    usual = Counter(part for some in words.values() for word in some for part in parts(word))
    return {
        name: [
            (word, parts(word).index(min(parts(word), key=usual.__getitem__)) if len(word) > 1 else 0)
            for word in some
        ]
        for name, some in words.items()
    }


def also_of(language: Language) -> dict[str, Also]:
    """For each pattern up to two further sets of words that a match needs, the rarer first."""
    found = {}
    for subject in SUBJECTS:
        for row in table(PACKAGE, f"{subject}_{language}.tsv"):
            first = set(Pattern(whole(row["pattern"], language)).literals)
            source = Pattern(spelled_out(row["pattern"], language)).source
            sets = [list(words) for words in all_needed(source) if len(words) <= MOST_WORDS]
            others = [words for words in sets if not first & set(words)]
            others.sort(key=lambda words: (-min(map(len, words)), len(words)))
            found[key(row["pattern"])] = others[:MOST_ALSO]
    return found


def parts(word: str) -> list[str]:
    """The runs of two or three signs that a word could be filed under."""
    return [word[at : at + width(word)] for at in range(len(word) - width(word) + 1)]


def main() -> None:
    index = {}
    for language in LANGUAGES:
        also = also_of(language)
        index[language] = {name: (needs, also[name]) for name, needs in needs_of(language).items()}
    lines = [
        f"{json.dumps(language)}: {{\n"
        + ",\n".join(
            f"{json.dumps(name)}: {json.dumps(needs, ensure_ascii=False)}"
            for name, needs in sorted(some.items())
        )
        + "}"
        for language, some in index.items()
    ]
    INDEX.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    print(f"{sum(map(len, index.values()))} patterns, {INDEX.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
