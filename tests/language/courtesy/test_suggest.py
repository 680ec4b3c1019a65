import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.language.courtesy import phrases, suggest
from huiyin.language.courtesy.guard import check, may_ask
from huiyin.language.courtesy.verdict import Context
from tests.language.courtesy.examples import drafts, phrase_rows

OFF_PUTTING = [draft for draft in drafts("train") + drafts("aside") if not draft["ok"]]
EXAMPLES = {
    language: [
        row["example"]
        for known, row in phrase_rows()
        if known == language and row["example"] not in ("", "-")
    ]
    for language in ("zh", "en")
}
CALM = Context(stage="after_interview", followups_sent=0, offer_exists=False)
STRICT = [
    Context(stage="after_interview", followups_sent=3, offer_exists=False),
    Context(stage="rejected", followups_sent=2, offer_exists=False, promised_date_passed=4),
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_better_words_pass_the_guard_alone(language):
    for rule in phrases.rules().values():
        if rule.flag in ("no_thanks", "too_long"):
            continue
        for context in (*STRICT, CALM):
            for words in phrases.better_words(rule, language, may_ask(context)):
                found = [
                    f for f in check(words, channel="email", context=context).findings if f.scope == "span"
                ]
                assert found == [], (rule.id, words)


def mended_well(text, channel, context):
    """Each single edit takes its finding away and adds nothing on its words; all together leave no span."""
    verdict = check(text, channel=channel, context=context)
    for finding in verdict.findings:
        if finding.start is None:
            continue
        edited = text[: finding.start] + finding.instead + text[finding.end :]
        for left in check(edited, channel=channel, context=context).findings:
            assert left.span is None or left.span.casefold() != finding.instead.casefold(), (finding, left)
    whole = suggest.rewrite(text, channel, context)
    left = [f for f in check(whole, channel=channel, context=context).findings if f.flag != "too_long"]
    assert left == [], (text, whole)


@pytest.mark.parametrize("draft", OFF_PUTTING, ids=[draft["id"] for draft in OFF_PUTTING])
def test_each_draft_can_be_mended(draft):
    mended_well(draft["text"], draft["channel"], Context.of(draft["context"]))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mixes_can_be_mended(data):
    language = data.draw(st.sampled_from(["zh", "en"]))
    stop = data.draw(st.sampled_from(["。", "！", "\n"] if language == "zh" else [". ", "! ", "\n"]))
    text = stop.join(data.draw(st.lists(st.sampled_from(EXAMPLES[language]), min_size=1, max_size=4)))
    mended_well(text, "email", data.draw(st.sampled_from(STRICT)))


def test_what_only_shows_beside_the_thanks_is_mended_too():
    text = "Perhaps you only wanted a name to fill the quota\nthe director yawned all through the tour"
    mended_well(text, "email", STRICT[0])


def test_an_edit_reads_well():
    text = "谢谢您！我什么时候可以入职？"
    finding = check(text, channel="wechat", context=CALM).findings[0]
    assert suggest.apply(text, finding) == "谢谢您！想请教一下，这个岗位的结论大约什么时间会有？"


def test_thanks_are_added_before_the_name():
    text = "Dear Ms Reed,\n\nIs there any news about the clerk role?\n\nTom"
    finding = check(text, channel="email", context=Context()).findings[0]
    assert "role? Thank you for your time.\n\nTom" in suggest.apply(text, finding)


def test_a_good_draft_gets_a_kind_word_and_another_gets_none():
    text = "Hi Meg, thanks again for Tuesday! Is there any news yet? No rush at all."
    verdict = check(text, channel="im", context=Context())
    assert suggest.praise(verdict, text, "en") == "Short, warm, leaves them room, easy to answer."
    assert "对方很好回" in suggest.praise(verdict, "谢谢您", "zh")
    bad = check("When do I start?", channel="im", context=Context())
    assert suggest.praise(bad, "When do I start?", "en") == ""
