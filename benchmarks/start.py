"""How long a single command takes from cold, and how many lines a second a stream answers: `python -m benchmarks.start`.

Times are wall-clock, the best of several; beside each stands its ratio to starting Python alone, since machines differ.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

OWN = Path(__file__).parents[1] / "tests" / "language"
CASE = {
    "today": "2026-05-19",
    "events": [{"on": "2026-05-08", "kind": "interview", "signals": ["pay_discussed"]}],
}
SINGLE = {
    "check": ("check", "您好，想请教一下面试结果出来了吗？谢谢您。", "--json"),
    "read": ("read", "还在比较，下周三前给您答复", "--json"),
    "advise": ("advise", json.dumps(CASE), "--json"),
    "write": ("write", json.dumps({**CASE, "move": "ask", "channel": "wechat"}), "--json"),
}


def main() -> None:
    alone = cold([sys.executable, "-c", "pass"])
    print(f"python alone  {alone * 1000:5.0f} ms")
    for name, arguments in SINGLE.items():
        took = cold([sys.executable, "-m", "huiyin", *arguments])
        print(f"huiyin {name:<6} {took * 1000:5.0f} ms  {took / alone:4.1f} times python alone")
    for name, lines in streams().items():
        took = streamed(name, lines) - cold([sys.executable, "-m", "huiyin", *SINGLE[name]])
        print(f"huiyin {name:<6} --jsonl  {len(lines) / took:7,.0f} lines a second")


def cold(command: Sequence[str], times: int = 7) -> float:
    """Seconds of the quickest run."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        best = min(best, time.perf_counter() - began)
    return best


def streams(least: int = 6_000) -> dict[str, list[str]]:
    """Lines for each stream: our own labelled texts, and cases of every age."""
    replies = [
        json.loads(line) for line in (OWN / "reader" / "own_train.jsonl").read_text("utf-8").splitlines()
    ]
    drafts = [
        json.loads(line) for line in (OWN / "courtesy" / "own_train.jsonl").read_text("utf-8").splitlines()
    ]
    cases = [{**CASE, "id": day, "today": f"2026-{6 + day // 28:02}-{day % 28 + 1:02}"} for day in range(90)]
    return {
        "read": _often([{"text": one["text"], "received": "2026-05-19"} for one in replies], least),
        "check": _often([{"text": one["text"], "context": one.get("context")} for one in drafts], least),
        "advise": _often(cases, 10 * least),
    }


def _often(rows: Sequence[object], least: int) -> list[str]:
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    return lines * -(-least // len(lines))


def streamed(verb: str, lines: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "huiyin", verb, "--jsonl"],
        input="".join(lines).encode(),
        capture_output=True,
        check=False,
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
