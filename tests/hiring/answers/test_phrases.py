import pytest

from huiyin.hiring.answers.guard import FLAGS, TABLES, Setting, check
from huiyin.language.courtesy.phrases import Phrase, better_words
from huiyin.language.phrases import table
from huiyin.language.text.normalise import normalise

ROWS = [
    (language, row)
    for language in ("zh", "en")
    for row in table("huiyin.hiring.answers", f"phrases.{language}.tsv")
]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["example"][:30] for _, row in ROWS])
def test_each_example_is_found_and_each_innocent_one_is_not(language, row):
    source = TABLES.expanded(row["pattern"], language)
    pattern = Phrase(row["rule"], source, row["unless"], language).pattern
    assert pattern.search(normalise(row["example"]).plain), "the pattern does not match its own example"
    found = check(row["example"]).findings
    assert row["rule"].split(".")[1] in [finding.flag for finding in found]
    if row["innocent"] != "-":
        assert [(finding.rule, finding.span) for finding in check(row["innocent"]).findings] == []


def test_every_rule_is_in_use_and_every_phrase_has_its_rule():
    used = {row["rule"] for _, row in ROWS}
    assert set(TABLES.rules()) - used == {"employer.comparison.name"}
    assert used <= set(TABLES.rules())
    assert {rule.flag for rule in TABLES.rules().values()} == set(FLAGS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_better_words_are_there_and_pass_the_guard(language):
    for rule in TABLES.rules().values():
        assert rule.why[language]
        for words in better_words(rule, language, True):
            assert check(words, setting=Setting()).findings == (), (rule.id, words)
