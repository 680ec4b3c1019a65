"""Chats in: each run of HR's is one suggestion, and each message counts once, however often the chat is exported."""

import pytest

from huiyin.channels.mailbox.models import Suggestion
from huiyin.channels.mailbox.services import Chosen, confirm, import_path, import_text
from huiyin.journal.services import people
from tests.conftest import NOW

WECHAT = """王姐 2026-05-11 10:02
您好，面试辛苦了
王姐 2026-05-11 10:03
部门这边下周三前给您答复
我 2026-05-11 10:05
好的，谢谢您
王姐 2026-05-18 09:30
还在比较，请再等等
"""


def test_it_works(owner, opening):
    people.add_person(owner, now=NOW, opening_id=opening.pk, name="王姐")

    done = import_text(owner, WECHAT, now=NOW)

    assert done.found == 2
    first, second = Suggestion.objects.order_by("on")
    assert first.text == "您好，面试辛苦了\n部门这边下周三前给您答复"
    assert (first.opening, first.why, first.channel, first.source) == (opening, "chat", "wechat", "chat")
    assert first.reading["promised_date"]["latest"] == "2026-05-20"
    assert (second.on.isoformat(), second.at.isoformat()) == ("2026-05-18", "2026-05-18T01:30:00+00:00")


def test_exported_again_with_more_only_the_new_words_come(owner, opening):
    import_text(owner, WECHAT, now=NOW)
    assert import_text(owner, WECHAT, now=NOW).found == 0

    done = import_text(owner, WECHAT + "王姐 2026-05-18 09:31\n最迟周五\n", now=NOW)

    assert done.found == 1
    assert Suggestion.objects.order_by("-pk")[0].text == "最迟周五"


def test_the_same_words_said_twice_are_two_messages(owner, opening):
    import_text(owner, "王姐：您好\n我：你好\n王姐：您好\n", now=NOW)

    assert [one.text for one in Suggestion.objects.order_by("pk")] == ["您好", "您好"]


@pytest.mark.parametrize(
    ("name", "channel"),
    [("Boss直聘-青港.txt", "im"), ("LinkedIn.txt", "im"), ("iMessage.txt", "sms"), ("微信.txt", "wechat")],
)
def test_the_file_tells_where_it_was_said(owner, opening, tmp_path, name, channel):
    (tmp_path / name).write_text(WECHAT, encoding="gb18030")

    import_path(owner, tmp_path / name, now=NOW)

    assert set(Suggestion.objects.values_list("channel", flat=True)) == {channel}


def test_the_company_in_the_files_name_tells_the_opening(owner, opening, tmp_path):
    (tmp_path / "Green Harbour HR.txt").write_text(WECHAT)

    import_path(owner, tmp_path / "Green Harbour HR.txt", now=NOW)

    assert set(Suggestion.objects.values_list("opening", flat=True)) == {opening.pk}


def test_confirmed_it_stands_in_the_journal_as_a_chat(owner, opening):
    import_text(owner, WECHAT, now=NOW, opening_id=opening.pk)
    keys = Suggestion.objects.values_list("pk", flat=True)

    assert confirm(owner, [Chosen(key) for key in keys], now=NOW) == 2

    assert [(event.source, event.channel) for event in opening.events.all()] == [("chat", "wechat")] * 2
