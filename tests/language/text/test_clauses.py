import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.clauses import clauses
from huiyin.language.text.normalise import normalise

TABLE = [
    ("面试官对您评价不错，但是编制冻结了。", ["面试官对您评价不错", "但是编制冻结了。"]),
    ("您聊得挺好但是岗位停了", ["您聊得挺好", "但是岗位停了"]),
    ("You did well, but we chose someone else.", ["you did well", "but we chose someone else."]),
    ("You did well but we chose someone else.", ["you did well", "but we chose someone else."]),
    ("It is all but certain.", ["it is all but certain."]),
    ("Dr. Smith, e.g. our head of R&D, is away.", ["dr. smith, e.g. our head of r&d, is away."]),
    ("The offer is 30,000 at 3.5 percent.", ["the offer is 30,000 at 3.5 percent."]),
    ("3.15之前，8:30见", ["3.15之前", "8:30见"]),
    ("See https://jobs.example.com/a.b?c=1 for more.", ["see https://jobs.example.com/a.b?c=1 for more."]),
    ("嗯……再等等吧", ["嗯…", "再等等吧"]),
    ("打了电话 还在审批 让我等", ["打了电话", "还在审批", "让我等"]),
    ("Thanks for coming. However, the seat is gone!", ["thanks for coming.", "however, the seat is gone!"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "wanted"), TABLE)
def test_clauses(text: str, wanted: list[str]):
    assert [clause.text for clause in clauses(normalise(text).plain)] == wanted


def test_a_turn_is_remembered_for_the_rest_of_the_message():
    found = clauses("您很优秀,不过编制没了。祝好。")
    assert [clause.after_turn for clause in found] == [False, True, True]


def test_sentences_are_numbered_without_gaps():
    found = clauses("a one.\n\nb two, but three.\n\nc four.")
    assert [clause.sentence for clause in found] == [0, 1, 1, 2]


@given(st.text(st.sampled_from('ab ,.!?\n。…但是but不过-:;"(3'), max_size=80))
def test_every_clause_stands_where_it_says(text: str):
    plain = normalise(text).plain
    found = clauses(plain)
    assert all(plain[clause.start : clause.end] == clause.text == clause.text.strip() for clause in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
