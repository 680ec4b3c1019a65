"""A table brought in, a backup restored, a calendar brought up to date: killed again and again. Each gives the kills."""

from collections import Counter
from pathlib import Path

from caldav import DAVClient

from tests.channels import killing
from tests.servers import radicale_

ROWS = 1_000
ENTRIES = 25


def kill_table(place: Path, kills: int, seed: int) -> Counter[str]:
    """A spreadsheet's rows come in all together or not at all. Gives a tally."""
    file = place / "jobs.csv"
    rows = "".join(f"公司{number},岗位,2026/3/{number % 28 + 1},一面\n" for number in range(ROWS))
    file.write_text(f"公司,岗位,投递时间,状态\n{rows}")
    tally: Counter[str] = Counter()
    with killing.workshop(place / "home", seed) as work:
        for _time in range(2):
            work.do("table", str(file))
            work.do("undo")
        while work.killed < kills:
            before = work.do("counted")
            finished = not work.kill("table", str(file))
            openings, steps, actions = (
                after - was for after, was in zip(work.do("counted"), before, strict=True)
            )
            assert (openings, steps, actions) in [(0, 0, 0), (ROWS, ROWS, 1), (ROWS, ROWS * 2, 1)]
            assert openings or not finished
            tally["all there" if openings else "nothing there"] += 1
            if openings:
                work.do("undo")
                assert work.do("counted")[0] == before[0]
        tally["killed"] = work.killed
    return tally


def kill_restoring(place: Path, kills: int, seed: int) -> Counter[str]:
    """After each kill the journal is the one before or the one of the backup, whole; what lies beside it stays."""
    tally: Counter[str] = Counter()
    with killing.workshop(place / "home", seed) as work:
        files = [str(place / name) for name in ("one.zip", "two.zip")]
        work.do("set_up", 1, 1, "carol@example.org", "", "send")
        marks = [work.do("fill", file, number) for number, file in enumerate(files, 1)]
        assert marks[0] != marks[1]
        now = 1
        for target in (0, 1):
            work.do("restore", files[target])
            now = target
            assert work.do("marked") == marks[now]
        beside = work.do("beside")
        while work.killed < kills:
            target = 1 - now
            finished = not work.kill("restore", files[target])
            found = work.do("marked")
            assert found in marks
            assert found == marks[target] or not finished
            tally["the new one" if found == marks[target] else "the old one"] += 1
            now = marks.index(found)
            assert work.do("beside") == beside
        for copy in sorted((place / "home" / "safety").glob("before-restore-*.zip")):
            work.do("restore", str(copy))
            assert work.do("marked") in marks
        tally["killed"] = work.killed
    return tally


def kill_calendar(place: Path, kills: int, seed: int) -> int:
    """Entries pushed to a CalDAV server: each is there once at the end."""
    killed = turn = 0
    (place / "server").mkdir()
    with radicale_.running(place / "server") as address:
        while killed < kills:
            turn += 1
            client = DAVClient(
                address, username=radicale_.USER, password=radicale_.PASSWORD, enable_rfc6764=False
            )
            with client, killing.workshop(place / f"home{turn}", seed + turn) as work:
                there = client.principal().make_calendar(name=f"calendar {turn}")
                wanted = work.do("connect", str(there.url), ENTRIES)
                work.lasts["sync"] = 0.6
                while killed + work.killed < kills and work.kill("sync"):
                    titles = [str(one.icalendar_component["summary"]) for one in there.get_events()]
                    assert len(titles) == len(set(titles))
                work.do("sync")
                titles = [str(one.icalendar_component["summary"]) for one in there.get_events()]
                assert sorted(titles) == sorted(wanted)
                assert work.do("sync") == ""
                killed += work.killed
    return killed
