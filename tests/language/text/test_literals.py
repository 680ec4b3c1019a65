import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.phrases import Index, Pattern
from huiyin.language.text.literals import all_needed, literals

TABLE = [
    ("岗位已(?:经)?招满", {"岗位已招满", "岗位已经招满"}),
    ("(?:招满|关闭)了?", {"招满", "关闭"}),
    (r"\bnot (?:be )?moving forward\b", {"not moving forward", "not be moving forward"}),
    (r"on (?:a )?\w+ hold", {" hold"}),
    (r"\w+|\d", set()),
    ("x(?:a|b*)y", {"x", "y"}),
    ("(?=abc).*", {"abc"}),
    ("(?!abc)de", {"de"}),
    (r"[^,。]{0,8}冻结", {"冻结"}),
    (r"hc[\s\]没]*冻", {"冻"}),
    ("等?通知?", {"通"}),
    ("(?i)abc", set()),
]


@pytest.mark.parametrize(("source", "wanted"), TABLE)
def test_words_that_a_match_must_hold(source: str, wanted: set[str]):
    if source.startswith("x("):
        assert set(literals(source)) in ({"x"}, {"y"})
    else:
        assert set(literals(source)) == wanted


_PART = st.sampled_from(
    ["a", "b", "c", "[ab]", "[^a]", ".", r"\w", "(?:a|bc)", "(?:ab|)", "(a)", "(?=b)", "(?!c)", "|", r"\b"]
)
_SOURCE = st.lists(
    st.tuples(_PART, st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}", "{1,}"])), max_size=7
).map(lambda parts: "".join(part + (repeat if part not in ("|", r"\b") else "") for part, repeat in parts))


@given(_SOURCE, st.text("abc ", max_size=12))
def test_no_match_is_missed(source: str, text: str):
    wanted = re.compile(source).search(text)
    found = Pattern(source).search(text)
    assert (wanted and wanted.span()) == (found and found.span())


@given(_SOURCE, st.text("abc ", max_size=12))
def test_a_match_holds_a_word_of_each_needed_set(source: str, text: str):
    if re.compile(source).search(text):
        assert all(any(word in text for word in words) for words in all_needed(source))


@given(st.lists(_SOURCE, max_size=8), st.text("abc ", max_size=12))
def test_the_index_misses_no_pattern(sources: list[str], text: str):
    index = Index(Pattern(source) for source in sources)
    matching = [place for place, source in enumerate(sources) if re.compile(source).search(text)]
    assert set(matching) <= set(index.candidates(text))


def test_full_width_marks_in_a_pattern_mean_their_plain_form():
    assert Pattern("您好，可以吗？（税前）").search("您好,可以吗?(税前)")
    assert Pattern("[，。？]谢").search("?谢")
