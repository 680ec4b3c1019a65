"""What every test stands on: a home of its own, the database that DATABASE_URL names, and a fixed cast."""

import atexit
import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as property_settings

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from huiyin.journal.models import Opening

EXPLORING = bool(os.environ.get("HUIYIN_EXPLORE"))
# The same examples on every machine, so that what passed here passes there. HUIYIN_EXPLORE=1 looks at new ones.
property_settings.register_profile("same", derandomize=True)
if not EXPLORING:
    property_settings.load_profile("same")

# Before anything reads the settings: never the journal of whoever runs the tests.
_HOME = tempfile.mkdtemp(prefix="huiyin-test-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["HUIYIN_HOME"] = _HOME
for name in [
    name for name in os.environ if name.startswith("HUIYIN_") and name not in ("HUIYIN_HOME", "HUIYIN_SHARED")
]:
    del os.environ[name]


def pytest_configure() -> None:
    """The settings are read before this file: their home is put right here."""
    from django.conf import settings

    settings.HUIYIN_HOME = Path(_HOME)


NOW = dt.datetime(2026, 5, 20, 4, 0, tzinfo=dt.UTC)
"""Noon on a Wednesday in Shanghai: the "now" of the journal's tests."""
TODAY = dt.date(2026, 5, 20)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """SQLite's test database lies in a file, so that several connections see the same one, as in life."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(Path(_HOME) / "test.sqlite3")


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Path:
    """An empty HUIYIN_HOME of this test's own."""
    folder = tmp_path / "home"
    settings.HUIYIN_HOME = folder  # type: ignore[attr-defined]
    return folder


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def today() -> dt.date:
    return TODAY


@pytest.fixture
def owner(db: None) -> "User":
    """The person whose journal it is."""
    from huiyin.site.owner import the_owner

    person = the_owner(NOW)
    person.profile.time_zone, person.profile.country = "Asia/Shanghai", "CN"
    person.profile.save()
    return person


@pytest.fixture
def stranger(db: None) -> "User":
    """Somebody else with a journal in the same database."""
    from django.contrib.auth.models import User

    from huiyin.journal.services.profiles import profile_of

    other = User.objects.create(username="stranger")
    profile_of(other, now=NOW)
    return other


@pytest.fixture
def opening(owner: "User") -> "Opening":
    """An opening that is waited for."""
    from huiyin.journal.services.openings import add_opening

    return add_opening(owner, now=NOW, company="Green Harbour", title="Marketing manager", wish=4)
