import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.language.text.newest import newest

QUOTED = {
    "gmail": "We chose someone else.\n\nOn Tue, 3 Jun 2025 at 14:02, Lele Wang <lele@example.com> wrote:\n\n> GONE\n> GONE too",
    "gmail, broken line": "We chose someone else.\n\nOn Tue, 3 Jun 2025 at 14:02, Lele Wang of the Long Name\n<lele@example.com> wrote:\n> GONE",
    "gmail, chinese": "这次没有通过。\n\n王乐乐 <lele@example.com> 于2025年6月3日周二 14:02写道：\n\n> GONE",
    "gmail, chinese, unmarked": "这次没有通过。\n\n王乐乐 于 2025年6月3日周二 14:02写道：\nGONE",
    "outlook": "We chose someone else.\n\n-----Original Message-----\nFrom: Lele\nSent: Tuesday\nTo: HR\nSubject: GONE\n\nGONE",
    "outlook, rule": "We chose someone else.\n\n________________________________\nFrom: Lele <lele@example.com>\nSent: Tuesday\nTo: HR\n\nGONE",
    "outlook, headers": "We chose someone else.\n\nFrom: Lele\nSent: 3 June 2025 14:02\nTo: HR\nSubject: Re: Interview\n\nGONE",
    "outlook, bold headers": "We chose someone else.\n\n*From:* Lele\n*Sent:* 3 June 2025 14:02\n*To:* HR\n\nGONE",
    "outlook, chinese": "这次没有通过。\n\n发件人: 王乐乐\n发送时间: 2025年6月3日 14:02\n收件人: 人事\n主题: 回复\n\nGONE",
    "foxmail": "这次没有通过。\n\n发件人：王乐乐\n发送时间：2025-06-03 14:02\n收件人：人事\n主题：GONE\nGONE",
    "apple": "We chose someone else.\n\nOn 3 Jun 2025, at 14:02, Lele Wang <lele@example.com> wrote:\n\nGONE",
    "apple, chinese": "这次没有通过。\n\n在 2025年6月3日，下午2:02，王乐乐 <lele@example.com> 写道：\n\nGONE",
    "qq": '这次没有通过。\n\n------------------ 原始邮件 ------------------\n发件人: "王乐乐" <lele@example.com>;\n发送时间: 2025年6月3日\n\nGONE',
    "qq, english": "We chose someone else.\n\n------------------&nbsp;Original&nbsp;------------------\n".replace(
        "&nbsp;", " "
    )
    + "From: Lele\nGONE",
    "163": '这次没有通过。\n\n在 2025-06-03 14:02:11，"王乐乐" <lele@example.com> 写道：\nGONE',
    "163, english": 'We chose someone else.\n\nAt 2025-06-03 14:02:11, "Lele" <lele@example.com> wrote:\nGONE',
    "forward": "这次没有通过。\n\n---------- Forwarded message ---------\nFrom: Lele\nDate: Tue\nSubject: GONE\n\nGONE",
    "forward, apple": "We chose someone else.\n\nBegin forwarded message:\n\nFrom: Lele\nDate: Tue\n\nGONE",
    "marked lines": "> GONE\n> GONE\n\nWe chose someone else.",
    "traditional": "這次沒有通過。\n\n王樂樂 於 2025年6月3日 寫道：\nGONE",
}
SIGNED = {
    "cut": "We chose someone else.\n\n-- \nGONE\nGONE Ltd",
    "phone": "We chose someone else.\n\nSent from my iPhone",
    "phone, chinese": "这次没有通过。\n\n发自我的iPhone",
    "name and post": "We chose someone else.\n\nBest regards,\nGONE Wang\nGONE Partner | GONE Ltd\n+44 20 7946 0000",
    "post only": "这次没有通过。\n\nGONE / 人力资源部\n电话：0755-12345678",
    "dash": "这次没有通过。\n——GONE酒店 小覃",
    "legal": "We chose someone else.\n\nThis e-mail and any attachments may contain GONE information. If you are not the intended recipient, GONE.",
    "legal, chinese": "这次没有通过。\n本邮件及附件可能含有保密信息GONE，仅供收件人使用。",
    "legal below a cut": "We chose someone else.\n\n-- \nThis message may contain confidential information. If an offer or a contract GONE reached you by mistake, delete it and confirm that you did.\nGONE: offers bind nobody until they have been signed by a director of the company and countersigned.",
    "legal below a cut without its space": "We chose someone else.\n--\nIf you have received an employment contract GONE in error, please confirm its deletion by return.",
    "legal paragraph": "We chose someone else.\n\nThis message is confidential. An offer or contract GONE sent to the wrong person must be deleted and its deletion confirmed.",
    "legal below a cut, chinese": "这次没有通过。\n--\n本邮件可能含有保密信息。若您错误收到录用通知或合同GONE，请立即删除，并回复确认已删除。",
    "legal paragraph, chinese": "这次没有通过。\n\n如您误收本邮件。其中的录用通知、合同GONE请一并删除并回信确认。",
    "unsubscribe": "We chose someone else.\n\nClick here to unsubscribe from GONE.",
    "sms": "【某公司】这次没有通过。回T退订",
}
STAYS = [
    "面试安排 6月3日 14:00\n请携带证件",
    "您好\n复试安排如下\n面试官：王总\n地点：三楼",
    "Your interview is on Tuesday 14:00\nPlease bring your passport",
    "Final interview 3 June 14:00\nTrial shift 5 June 09:00",
    "This email may be automated, but a person read your application.\n\nWe chose someone else.",
    "您好，\n\n请提供：\n姓名\n电话\n邮箱\n\n谢谢",
    "时间：周三下午2点\n地点：三楼会议室\n联系人：小覃",
    "Time: 2pm\nLocation: 3rd floor\nFrom: the main gate",
    "We have moved your interview.\n\nPlease call me on 020 7946 0000.",
    "Great news!\n\nThe offer is 30k.\n\nThanks,\nSee you on Monday",
    "This offer is confidential, please keep it to yourself.",
    "岗位关闭\n已录用他人",
    "Dear Kim,\n\nYou received our refusal in error. We would like to offer you the job.",
    "您好\n\n昨天的拒信您是误收，请不要理会。您已被录用。",
    "Dear Kim,\n\nWe would like to offer you the job. If anything in this offer is unclear, call me.\n--\nOne more thing: please bring your passport and your degree on the first day, we copy them for payroll.",
    "HR：您好，结果还没出来",
    "On Monday the panel wrote: she is good.",
    "Hi\n\nyou did well - we just had someone stronger\n\nno hard feelings",
    "Status: under review\nWe will notify you.",
    "结果：未通过\n原因：经验不足",
]


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED.keys())
def test_quoted_mail_is_blanked(text: str):
    kept = newest(text, "email")
    assert "GONE" not in kept
    assert "写道" not in kept
    assert "chose someone else" in kept or "通过" in kept or "通過" in kept
    assert len(kept) == len(text)


@pytest.mark.parametrize("text", SIGNED.values(), ids=SIGNED.keys())
def test_signatures_and_footers_are_blanked(text: str):
    kept = newest(text, "email")
    for word in ("GONE", "Sent from", "发自", "7946", "0755", "unsubscribe", "退订", "recipient"):
        assert word not in kept
    assert "chose someone else" in kept or "没有通过" in kept


@pytest.mark.parametrize("text", STAYS)
def test_what_hr_says_stays(text: str):
    assert newest(text, "email") == text


@pytest.mark.parametrize(
    "text",
    [
        "> 结果还没出来\n> 请等待",
        "-----Original Message-----\nFrom: me\n\nhello",
        "王乐乐 于2025年6月3日写道：\n你好",
    ],
)
def test_a_quotation_alone_is_blank(text: str):
    assert newest(text, "email").strip() == ""


def test_headers_copied_with_the_message_are_not_its_end():
    kept = newest("From: HR\nSent: Tuesday\nTo: Lele\nSubject: Result\n\nWe chose someone else.", "email")
    assert kept.strip() == "We chose someone else."


def test_an_answer_below_marked_lines_stays():
    kept = newest("On Tuesday Lele <l@example.com> wrote:\n> Any news?\n\nYes: we chose you.", "email")
    assert kept.strip() == "Yes: we chose you."


def test_a_note_of_a_call_is_the_persons_own():
    note = "hr said no\n> sigh\n-- \nme"
    assert newest(note, "phone_note") == note


CHATS = {
    "wechat": "乐乐 2025/6/3 14:02\n结果出来了吗\n\n王HR 2025/6/3 15:10\n这次没有通过\n\n王HR 2025/6/3 15:11\n抱歉",
    "names": "我：结果出来了吗\n王女士：这次没有通过\n王女士：抱歉",
    "whatsapp": "[03/06/2025, 14:02:11] Me: any news\n[03/06/2025, 15:02:11] Anna: 这次没有通过\n[03/06/2025, 15:02:13] Anna: 抱歉",
    "last nod": "李想 14:02\n这次没有通过，抱歉\n乐乐 14:03\n好的，谢谢",
    "linkedin": "You sent the following message at 2:02 PM\nany news?\nAnna Lee sent the following message at 3:02 PM\n这次没有通过，抱歉",
    "slack": "me  2:02 PM\nany news?\nAnna Lee  3:02 PM\n这次没有通过，抱歉",
    "names above times": "王女士和我的聊天记录\n我\n昨天 14:02\n结果出来了吗\n王女士\n昨天 14:03\n这次没有通过，抱歉",
    "times between": "2025年6月3日 14:02\n乐乐：结果出来了吗\n14:05\n王经理：这次没有通过，抱歉",
    "merged": "王女士和乐乐的聊天记录\n\n我 2025-06-03 14:02\n结果出来了吗\n王女士 2025-06-03 14:03\n这次没有通过，抱歉",
}


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS.keys())
def test_only_hrs_newest_run_of_a_chat_counts(text: str):
    kept = newest(text, "wechat")
    assert len(kept) == len(text)
    words = kept.replace(" ", "").replace("\n", "").replace("，", "")
    assert words == "这次没有通过抱歉"


def test_the_quoted_message_of_a_wechat_answer_is_blanked():
    kept = newest("「乐乐：结果出来了吗？」\n- - - - - - - - - - - - - - -\n这次没有通过", "wechat")
    assert kept.strip() == "这次没有通过"


def test_a_nod_takes_the_message_before_it_along():
    kept = newest("我：结果出来了吗\n王女士：这次没有通过\n我：好的谢谢\n王女士：嗯嗯", "wechat")
    assert "没有通过" in kept
    assert "结果" not in kept


@given(
    st.lists(
        st.sampled_from(
            [
                ">",
                "a",
                "您好",
                "\n",
                "--",
                "From:",
                "x",
                "写道：",
                "我：",
                "HR:",
                "14:02",
                "Sent:",
                "On",
                "wrote:",
                "regards,",
                "2025/6/3",
                "[",
                "]",
                "-",
                "原始邮件",
                "-----",
                "@",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_the_length_and_the_lines_always_stay(text: str):
    for channel in ("email", "wechat"):
        kept = newest(text, channel)
        assert len(kept) == len(text)
        assert all(new in (old, " ") for new, old in zip(kept, text, strict=True))


@pytest.mark.parametrize(
    "letter", ["您好：\n结果周五公布。\n招聘组：张伟", "招聘组：\n张三：您好，结果周五公布。"]
)
def test_a_letter_that_names_who_writes_is_no_chat(letter: str) -> None:
    assert "结果周五公布" in newest(letter, "email")
