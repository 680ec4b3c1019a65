"""A program that is really killed while it imports: nothing is lost, nothing is half there, nothing comes twice."""

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

ROWS = 2_000
KILLS = int(os.environ.get("KILLS", "4"))
"""How often it is killed; more by KILLS=200."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("killed") / "jobs.csv"
    rows = "".join(f"公司{number},岗位,2026/3/{number % 28 + 1},一面\n" for number in range(ROWS))
    file.write_text(f"公司,岗位,投递时间,状态\n{rows}")
    return file


def huiyin(home: Path, *words: str) -> "subprocess.Popen[bytes]":
    told = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-m", "huiyin", *words],
        env={**told, "HUIYIN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def counted(home: Path) -> tuple[int, int, int]:
    with closing(sqlite3.connect(home / "huiyin.sqlite3")) as looking:
        return tuple(  # type: ignore[return-value]
            looking.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("journal_opening", "journal_stagechange", "journal_action")
        )


def test_it_is_all_there_or_nothing_is(tmp_path: Path, table: Path) -> None:
    home, chance = tmp_path / "home", random.Random(20260520)
    assert huiyin(home, "list").wait(60) == 0
    tally = {"nothing": 0, "all": 0}
    for _kill in range(KILLS):
        before = counted(home)
        program = huiyin(home, "import", str(table), "--yes", "--with-known")
        with suppress(subprocess.TimeoutExpired):
            program.wait(chance.uniform(0.5, 7.0))
        program.kill()
        program.wait(20)
        openings, steps, actions = (after - was for after, was in zip(counted(home), before, strict=True))
        assert (openings, steps, actions) in [(0, 0, 0), (ROWS, ROWS, 1), (ROWS, ROWS * 2, 1)]
        tally["all" if openings else "nothing"] += 1
    print(tally)
    before = counted(home)
    assert huiyin(home, "import", str(table), "--yes", "--with-known").wait(120) == 0
    assert counted(home)[0] - before[0] == ROWS
