import pytest

import huiyin
from huiyin.hiring.answers.guard import check
from huiyin.hiring.answers.reasons import UnknownReason, category_name, reason, reasons, tree

SAID = {
    "zh": "很抱歉，这次没能录用您。原因是：{}。",
    "en": "I am sorry to say that we will not be offering you the post. The reason: {}.",
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("id_", list(reasons()))
def test_each_reason_has_words_that_the_guard_lets_pass(id_, language):
    found = reason(id_)
    assert found.name[language]
    assert found.avoid[language]
    for said in (*found.said[language], *found.hint[language]):
        assert not said.endswith((".", "。")), "it stands inside a sentence"
        assert check(SAID[language].format(said)).findings == ()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("id_", [id_ for id_ in reasons() if not id_.startswith("other.")])
def test_what_is_said_is_understood_by_the_candidates_own_reader(id_, language):
    for said in reason(id_).said[language]:
        found = huiyin.read(SAID[language].format(said), channel="email", received="2026-05-20")
        assert reason(id_).category in found.reasons, said
        assert found.outcome in ("rejected", "filled", "on_hold")


def test_the_tree_has_two_levels_and_each_reason_once():
    ids = [id_ for _, _, below in tree("en") for id_, _ in below]
    assert ids == list(reasons())
    assert all(id_.split(".")[0] == category for category, _, below in tree("zh") for id_, _ in below)
    assert category_name("salary", "zh") == "薪资"


def test_a_reason_that_is_not_there_is_an_error_that_says_what_there_is():
    with pytest.raises(UnknownReason, match=r"experience\.domain"):
        reason("experience.hair")
