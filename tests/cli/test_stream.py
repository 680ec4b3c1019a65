"""JSON lines: answered in order, as they come, whatever stands in a line."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence

from huiyin.cli import stream
from huiyin.process.fields import InvalidInput


def doubled(given: dict[str, object]) -> dict[str, object]:
    number = given.get("n")
    if not isinstance(number, int):
        raise InvalidInput("n: a number is wanted")
    return {"id": given.get("id"), "n": number * 2}


def answers(text: bytes, workers: int = 1) -> list[dict[str, object]]:
    sink = io.BytesIO()
    stream.run(stream.each(doubled), io.BytesIO(text), sink, workers=workers)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def lines(given: Sequence[object]) -> bytes:
    return "".join(json.dumps(one) + "\n" for one in given).encode()


def test_each_line_is_answered_in_order() -> None:
    assert answers(lines([{"id": 1, "n": 2}, {"id": 2, "n": 5}])) == [{"id": 1, "n": 4}, {"id": 2, "n": 10}]


def test_the_last_line_needs_no_newline() -> None:
    assert answers(b'{"id": 1, "n": 2}') == [{"id": 1, "n": 4}]


def test_a_line_that_cannot_be_used_is_answered_and_the_stream_goes_on() -> None:
    found = answers(b'{"id": 1, "n": 2}\n{"id": 2, "n"\n[3]\n{"id": 4}\n\xff\xfe\n{"id": 6, "n": 1}\n')
    assert [one["id"] for one in found] == [1, None, None, 4, None, 6]
    assert [("error" in one) for one in found] == [False, True, True, True, True, False]
    assert "whole JSON" in str(found[1]["error"])
    assert "UTF-8" in str(found[4]["error"])


def test_deep_nesting_and_long_lines_are_refused() -> None:
    found = answers(
        b"[" * 100_000 + b"\n" + b'{"n": "' + b"a" * (stream.LONGEST_LINE + 1) + b'"}\n{"n": 1}\n'
    )
    assert ["error" in one for one in found] == [True, True, False]


def test_an_error_that_we_did_not_foresee_stops_only_its_line() -> None:
    def answer(given: dict[str, object]) -> dict[str, object]:
        return {"id": given["id"], "share": 1 / given["n"]}  # type: ignore[operator]

    found = [stream.attempt(answer, one) for one in ({"id": 1, "n": 0}, {"id": 2, "n": 2})]
    assert "ZeroDivisionError" in found[0]["error"]
    assert found[1] == {"id": 2, "share": 0.5}


def test_big_batches_are_shared_and_stay_in_order() -> None:
    given = [{"id": number, "n": number} for number in range(3 * stream.WORTH_SHARING)]
    assert answers(lines(given), workers=2) == [{"id": one["id"], "n": one["n"] * 2} for one in given]


def test_a_stream_is_answered_as_it_comes() -> None:
    """The answer to a line is there before the next line is sent."""
    command = [sys.executable, "-m", "huiyin", "check", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "谢谢您的回复。"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=60) == 0
