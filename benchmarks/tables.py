"""How long a table takes that comes in: parsing, looking at it, writing it, taking it back.

    python -m benchmarks.tables [rows, 50000]

A generated CSV of openings with days, states, cities, HR's names and notes, half of them in Chinese. Told in seconds of the processor and of
the clock.
"""

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

STATES = [
    "投递",
    "一面",
    "二面",
    "三面",
    "等结果",
    "已拒",
    "offer",
    "Applied",
    "Rejected",
    "Interviewing",
    "No response",
]
CITIES = ["上海", "北京", "深圳", "London", "Berlin", ""]


def table(rows: int) -> str:
    """The CSV's text."""
    chance = random.Random(7)
    lines = ["公司,岗位,投递时间,状态,城市,HR,链接,备注,面试时间"]
    for number in range(rows):
        day, month = chance.randrange(1, 29), chance.randrange(1, 5)
        told = chance.random() < 0.4
        lines.append(
            f"{'公司' if number % 2 else 'Company '}{number},{'产品经理' if number % 2 else 'Engineer'} {number % 97},"
            f"2026-{month:02}-{day:02},{chance.choice(STATES)},{chance.choice(CITIES)},{'王女士' if told else ''},"
            f"https://jobs.example/{number},{'聊得不错，等通知' if told else ''},{f'2026-{month:02}-{day:02}' if told else ''}"
        )
    return "\n".join(lines)


def main(rows: int = 50_000) -> None:
    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as name:
        os.environ["HUIYIN_HOME"] = name
        os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin.site.settings"
        os.environ.pop("DATABASE_URL", None)
        from huiyin.site.start import prepare

        owner = prepare()
        import datetime as dt

        from huiyin.channels.files import services
        from huiyin.channels.files.importing import import_rows
        from huiyin.channels.files.preview import Choices
        from huiyin.channels.files.sheets import sheets_of
        from huiyin.journal.services import undoing

        now = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)
        file = Path(name, "jobs.csv")
        file.write_text(table(rows), encoding="utf-8")
        watch = _Watch()
        sheet = sheets_of(file.read_bytes(), "jobs.csv")[0]
        watch.tell("parsing")
        preview = services.preview_sheet(owner, sheet, Choices(), now=now)
        watch.tell("looking at it")
        count = import_rows(owner, preview.ready, now=now, name="jobs.csv")
        watch.tell("writing")
        watch.total(f"{count:,} of {rows:,} rows")
        undoing.undo(owner, now=now)
        watch.tell("taking it back")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


class _Watch:
    def __init__(self) -> None:
        self.first = self.last = (time.perf_counter(), time.process_time())

    def tell(self, what: str) -> None:
        now = (time.perf_counter(), time.process_time())
        print(
            f"{what}: {now[0] - self.last[0]:.1f} s, {now[1] - self.last[1]:.1f} s of the processor",
            flush=True,
        )
        self.last = now

    def total(self, what: str) -> None:
        print(
            f"{what}: {self.last[0] - self.first[0]:.1f} s, {self.last[1] - self.first[1]:.1f} s of the processor"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
