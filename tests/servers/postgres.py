"""A PostgreSQL for one run, thrown away afterwards.

    python -m tests.servers.postgres -- pytest tests/journal

runs the command with DATABASE_URL pointing at it and ends with the command's own exit code.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MISSING = (
    "PostgreSQL's programs (initdb, pg_ctl) are not here. Install them: apt-get install postgresql "
    "(Debian, Ubuntu), dnf install postgresql-server (Fedora), brew install postgresql (macOS)."
)
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")


class NotInstalled(Exception):
    """There is no PostgreSQL on this machine; the message says which package holds it."""


def programs() -> Path:
    """The folder of initdb and pg_ctl, the newest version first. Raises NotInstalled."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [
        folder for place in _PLACES for folder in Path("/").glob(place[1:]) if (folder / "initdb").exists()
    ]
    if not found:
        raise NotInstalled(MISSING)
    return max(
        found, key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdigit()]
    )


@contextmanager
def running() -> Iterator[str]:
    """The address (DATABASE_URL) of a server that lives as long as the block. Raises NotInstalled, RuntimeError."""
    folder = programs()
    with tempfile.TemporaryDirectory(prefix="huiyin-pg-") as name:
        place = Path(name)
        as_server: list[str] = []
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            as_server = ["runuser", "-u", "postgres", "--"]
            user = pwd.getpwnam("postgres")
            os.chown(place, user.pw_uid, user.pw_gid)
        tables = place / "tables"
        _run([*as_server, str(folder / "initdb"), "-D", str(tables), "-U", "huiyin", "-A", "trust", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync"], place)  # fmt: skip
        # Only a socket in our own folder: no port to be taken. What a crash would lose does not matter here.
        options = (
            f"-c listen_addresses='' -c unix_socket_directories={place} -c fsync=off -c full_page_writes=off"
        )
        control = [*as_server, str(folder / "pg_ctl"), "-D", str(tables), "-w"]
        _run([*control, "-o", options, "-l", str(place / "log"), "start"], place)
        try:
            yield f"postgresql://huiyin@/postgres?host={place}"
        finally:
            _run([*control, "-m", "immediate", "stop"], place)


def _run(command: list[str], place: Path) -> None:
    done = subprocess.run(
        command, cwd=place, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        log = place / "log"
        said = done.stderr + done.stdout + (log.read_text(errors="replace") if log.exists() else "")
        raise RuntimeError(f"{Path(command[-1]).name} failed: {' '.join(command)}\n{said}")


def main(words: list[str]) -> int:
    command = words[1:] if words[:1] == ["--"] else words
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with running() as address:
            return subprocess.run(
                command, env={**os.environ, "DATABASE_URL": address}, check=False
            ).returncode
    except NotInstalled as missing:
        print(missing, file=sys.stderr)
        return 3


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
