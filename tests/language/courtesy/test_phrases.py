import re

import pytest

from huiyin.language.courtesy import phrases
from huiyin.language.courtesy.guard import check
from huiyin.language.courtesy.verdict import Context
from huiyin.language.phrases import table
from huiyin.language.text.normalise import normalise
from tests.language.courtesy.examples import COURTESY, phrase_rows

ROWS = phrase_rows()
PRESSED = Context(stage="after_interview", followups_sent=3, offer_exists=False)
CALM = Context(stage="after_interview", followups_sent=0, offer_exists=False)


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["example"][:30] for _, row in ROWS])
def test_each_example_is_found_and_each_innocent_one_is_not(language, row):
    if row["example"] not in ("", "-"):
        source = phrases.expanded(row["pattern"], language)
        pattern = phrases.Phrase(row["rule"], source, row["unless"], language).pattern
        assert pattern.search(normalise(row["example"]).plain), "the pattern does not match its own example"
        found = check(row["example"], channel="wechat", context=PRESSED).findings
        assert any(finding.scope == "span" for finding in found)
    if row["innocent"] not in ("", "-"):
        assert [f.rule for f in check(row["innocent"], channel="email", context=CALM).findings] == []


def test_every_rule_is_in_use_and_every_phrase_has_its_rule():
    known = set(phrases.rules())
    used = {row["rule"] for _, row in ROWS}
    assert used <= known
    assert known - used == {"courtesy.no_thanks", "courtesy.too_long", "courtesy.over_apology.apologies"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_span_rule_speaks_both_languages(language):
    for rule in phrases.rules().values():
        assert rule.why[language]
        assert all(rule.instead[language])


@pytest.mark.parametrize("name", ["thanks", "apologies"])
def test_words_of_thanks_and_apology_match_their_examples(name):
    for row in table(COURTESY, f"{name}.tsv"):
        assert re.search(row["pattern"].replace("'", "'?"), row["example"].lower())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nearly_every_phrase_can_be_ruled_out_by_a_word(language):
    assert sum(not phrase.pattern.literals for phrase in phrases.phrases(language)) <= 2
