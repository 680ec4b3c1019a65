import itertools

from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.normalise import normalise

ODD = "ＡＢ１２，。！？…‘’“”—　\u00a0\u200b\u202e\r\n\t .。後臺瞭İßﬁ①½😀e\u0301"


def plain(text: str) -> str:
    return normalise(text).plain


def test_plain_words_stay_as_they_are():
    assert plain("we will call you on friday.") == "we will call you on friday."


def test_full_width_becomes_half_width():
    assert plain("薪资２０Ｋ，可以吗？（税前）") == "薪资20k,可以吗?(税前)"


def test_traditional_becomes_simplified_one_for_one():
    assert plain("謝謝您來面試，我們週五後會聯繫您") == "谢谢您来面试,我们周五后会联系您"


def test_quotes_dashes_and_spaces_become_one_kind():
    assert plain("We’re “glad” — really\u00a0so\u3000now") == 'we\'re "glad" - really so now'


def test_hidden_marks_are_dropped():
    assert plain("re\u200bjec\u00adted\u202e") == "rejected"


def test_dots_of_any_kind_are_one_ellipsis():
    assert plain("well... 再说吧。。。 嗯……") == "well… 再说吧… 嗯…"


def test_a_line_that_a_mail_program_broke_goes_on():
    text = "After careful consideration the panel has decided that it will not be\ntaking your application any further."
    assert "not be taking" in plain(text)


def test_lines_that_a_person_began_stay_apart():
    assert plain("called hr\nno news yet") == "called hr\nno news yet"


def test_found_words_are_quoted_as_they_were_written():
    written = "Hi\u200b，　您的薪资……２０Ｋ！"
    normal = normalise(written)
    start = normal.plain.index("薪资")
    quote = normal.quote(start, normal.plain.index("20k") + 3)
    assert quote.span == "薪资……２０Ｋ"
    assert written[quote.start : quote.end] == quote.span


@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=60), st.data())
def test_every_place_leads_back_to_the_original(text: str, data: st.DataObject):
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal.plain)))
    end = data.draw(st.integers(start, len(normal.plain)))
    quote = normal.quote(start, end)
    assert 0 <= quote.start <= quote.end <= len(text)
    assert text[quote.start : quote.end] == quote.span
    assert bool(quote.span) == (end > start)
    if end > start:
        assert normalise(quote.span).plain.strip() in normal.plain


@given(st.text(st.sampled_from(ODD) | st.characters(), max_size=60))
def test_places_keep_their_order(text: str):
    normal = normalise(text)
    places = [normal.place(place, place + 1) for place in range(len(normal.plain))]
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


def test_half_a_character_does_no_harm():
    assert plain("a\ud800b") == "a\ud800b"
