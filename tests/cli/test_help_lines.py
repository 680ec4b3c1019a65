"""Help pages fit the terminal, also where a character takes two columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from huiyin.cli.help_lines import Lines, wrapped

WORDS = st.text("ab面试，。 “”", max_size=120)


def test_chinese_lines_end_where_the_terminal_does() -> None:
    assert wrapped("今天要不要问，怎么说。", 10) == ["今天要不要", "问，怎么", "说。"]


def test_a_word_is_kept_whole_and_a_comma_begins_no_line() -> None:
    assert wrapped("等 HR 答复，再看 advise", 12) == ["等 HR 答复，", "再看 advise"]
    assert wrapped("one two\n\nthree", 80) == ["one two", "", "three"]


@given(WORDS, st.integers(12, 60))
def test_nothing_is_lost_and_nothing_stands_out(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((cell_len(word) for word in text.split()), default=0)
    assert all(cell_len(line) <= max(width, longest) for line in lines)


@pytest.mark.parametrize("width", [60, 80])
def test_a_list_of_options_fits(width: int) -> None:
    page = Lines(width=width)
    with page.section("选项"):
        page.write_dl(
            [
                ("--jsonl", "流式：每行输入一个 JSON 对象，每行输出一个，顺序不变。" * 3),
                ("--a" * 12, "长"),
                ("-h", ""),
            ]
        )
    lines = page.getvalue().splitlines()
    assert all(cell_len(line) <= width for line in lines)


def test_a_bracket_and_its_first_word_stay_together() -> None:
    assert wrapped("为了什么。  [默认：ask]", 16) == ["为了什么。", "[默认：ask]"]


def test_a_blank_to_fill_keeps_its_brackets() -> None:
    assert wrapped("我是【姓名】。", 8) == ["我是【姓", "名】。"]


def test_a_long_list_of_choices_goes_on_below_itself() -> None:
    page = Lines(width=40)
    page.write_dl([("--channel [email|wechat|im|sms|phone|phone_note|portal]", "How.")])
    lines = page.getvalue().splitlines()
    assert all(cell_len(line) <= 40 for line in lines)
    assert lines[1].startswith(" " * len("--channel [") + "phone_note")
    assert "".join("".join(lines).split()) == "--channel[email|wechat|im|sms|phone|phone_note|portal]How."


def test_each_example_stands_on_a_line_of_its_own() -> None:
    page = Lines(width=40)
    page.write_text('Examples:  huiyin add "A company" --interview 2026-05-08  ·  huiyin today')
    assert page.getvalue() == 'Examples:\n  huiyin add "A company" --interview 2026-05-08\n  huiyin today\n'
