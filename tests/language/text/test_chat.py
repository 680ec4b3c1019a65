import datetime as dt

import pytest

from huiyin.language.text.chat import chat_of

STYLES = {
    "wechat desktop": "乐乐 2025/6/3 14:02\n结果出来了吗\n王女士 2025/6/3 15:10\n还没有",
    "wechat export": "2025-06-03 14:02:11 乐乐\n结果出来了吗\n2025-06-03 15:10:00 王女士\n还没有",
    "qq": "乐乐 2025-06-03 14:02:11\n结果出来了吗\n王女士 2025-06-03 15:10:00\n还没有",
    "whatsapp ios": "[03/06/2025, 14:02:11] 乐乐: 结果出来了吗\n[03/06/2025, 15:10:00] 王女士: 还没有",
    "whatsapp android": "03/06/2025, 14:02 - 乐乐: 结果出来了吗\n03/06/2025, 15:10 - 王女士: 还没有",
    "chinese date": "乐乐 2025年6月3日 下午2:02\n结果出来了吗\n王女士 2025年6月3日 下午3:10\n还没有",
    "dingtalk": "乐乐(2025-06-03 14:02:11):\n结果出来了吗\n王女士(2025-06-03 15:10:00):\n还没有",
    "american": "06/03/2025, 2:02 PM - 乐乐: 结果出来了吗\n06/03/2025, 3:10 PM - 王女士: 还没有\n06/13/2025, 3:10 PM - 王女士: 抱歉",
}


@pytest.mark.parametrize("text", STYLES.values(), ids=STYLES.keys())
def test_names_times_and_words(text: str):
    chat = chat_of(text)
    assert chat is not None
    first, second = chat.lines[:2]
    assert (first.speaker, first.on, first.text) == ("乐乐", dt.date(2025, 6, 3), "结果出来了吗")
    assert first.at == dt.time(14, 2)
    assert (second.speaker, second.at, second.text) == ("王女士", dt.time(15, 10), "还没有")
    assert all(text[line.start : line.end] == line.text for line in chat.lines)


@pytest.mark.parametrize(
    "text",
    [
        "您好，面试安排如下\n时间：周三 14:00\n地点：三楼",
        "Time: 2pm\nLocation: London\nDress: casual",
        "明天下午 14:00 来面试",
        "Hi Leo,\n\nWe moved it to Monday 14:00\n\nBest,\nPaige",
        "hr: no im afraid. try again",
        "",
        "岗位：测试\n原因：经验不足\n结果：不合适",
    ],
)
def test_what_is_no_chat(text: str):
    assert chat_of(text) is None


def test_words_over_several_lines_stay_together():
    chat = chat_of("我：在吗\n王女士：在的\n结果还没出\n我：好")
    assert chat is not None
    assert chat.lines[1].text == "在的\n结果还没出"
