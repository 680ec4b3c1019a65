"""The verbs for cases and texts, run as a person runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CASE = {
    "id": "mine",
    "today": "2026-05-19",
    "language": "en",
    "opening": {"country": "CN"},
    "events": [{"on": "2026-05-08", "kind": "interview", "signals": ["pay_discussed"]}],
}


def huiyin(*arguments: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    environment = {**os.environ, "HUIYIN_LANGUAGE": "en"}
    command = [sys.executable, "-m", "huiyin", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, env=environment, check=False)


def test_help_names_every_verb_with_examples() -> None:
    from huiyin.cli.verbs import VERBS

    said = huiyin("--help").stdout.decode()
    assert all(verb in said for verb in VERBS)
    for verb in VERBS:
        done = huiyin(verb, "--help")
        assert done.returncode == 0, done.stderr
        assert b"Examples" in done.stdout, verb


def test_an_unknown_verb_is_answered_with_the_verbs() -> None:
    done = huiyin("chck")
    assert done.returncode == 2
    assert b"check" in done.stderr


def test_advise_answers_in_words_and_in_json(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE))
    assert b"Today:" in huiyin("advise", str(file)).stdout
    file.write_text(json.dumps({**CASE, "language": "zh"}))
    shown = huiyin("advise", str(file)).stdout.decode()
    assert not any("\u4e00" <= mark <= "\u9fff" for mark in shown), (
        "the reasons follow the terminal's language"
    )
    advice = json.loads(huiyin("advise", "--json", stdin=json.dumps(CASE)).stdout)
    assert advice["id"] == "mine"
    assert abs(sum(advice["situations"].values()) - 1) < 1e-3


def test_a_case_that_cannot_be_used_says_which_field_and_what_is_allowed() -> None:
    bad = {**CASE, "events": [{"on": "2026-05-08", "kind": "interview", "signals": ["smiled"]}]}
    done = huiyin("advise", stdin=json.dumps(bad))
    assert done.returncode == 2
    assert b"events[0] (interview).signals" in done.stderr
    assert b"pay_discussed" in done.stderr


def test_half_written_json_is_refused_with_its_place() -> None:
    done = huiyin("advise", stdin='{"today": "2026-05-19", ')
    assert done.returncode == 2
    assert b"whole JSON" in done.stderr


def test_check_exits_1_when_something_blocks() -> None:
    assert huiyin("check", "请问面试结果出来了吗？谢谢您。", "--channel", "wechat").returncode == 0
    done = huiyin("check", "我什么时候可以入职？", "--channel", "wechat", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["flag"] == "presumption"
    assert huiyin("check", "--jsonl", stdin='{"id": 1, "text": "我什么时候可以入职？"}\n').returncode == 1


def test_read_takes_a_mail_file(tmp_path: Path) -> None:
    mail = tmp_path / "answer.eml"
    mail.write_bytes(
        b"From: hr@example.com\r\nDate: Wed, 20 May 2026 10:00:00 +0800\r\nSubject: =?gb18030?B?vvjG2g==?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb18030\r\n\r\n"
        + "您好，部门还在比较，下周三前给您答复。\r\n\r\n在 2026-05-18，林然写道：\r\n> 请问有结果了吗？".encode(
            "gb18030"
        )
    )
    reading = json.loads(huiyin("read", str(mail), "--json").stdout)
    assert reading["outcome"] == "pending"
    assert reading["promised_date"]["latest"] == "2026-05-27"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", b""),
        (b"  \n", b"no text"),
        (("好" * 1_700_000).encode(), b"too many"),
    ],
    ids=["binary", "empty", "5 MB"],
)
def test_what_cannot_be_read_is_refused(text: bytes, says: bytes) -> None:
    done = huiyin("read", stdin=text)
    assert done.returncode == 2
    assert done.stderr.startswith(b"huiyin: ")
    assert says in done.stderr
    assert b"Traceback" not in done.stderr


def test_write_gives_the_message() -> None:
    done = huiyin("write", "--json", "--move", "ask", "--channel", "email", stdin=json.dumps(CASE))
    draft = json.loads(done.stdout)
    assert (draft["id"], draft["move"], draft["level"], draft["language"]) == ("mine", "ask", "bronze", "en")
    assert draft["subject"]
    assert draft["text"]
