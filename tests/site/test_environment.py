"""Settings from the environment: read strictly, and wrong ones named."""

from pathlib import Path

import platformdirs
import pytest
from django.core.exceptions import ImproperlyConfigured

from huiyin.site import environment


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", True), ("yes", True), (" ON ", True), ("0", False), ("False", False), ("", True)],
)
def test_yes_and_no(monkeypatch, text, expected):
    monkeypatch.setenv("HUIYIN_X", text)
    assert environment.envbool("HUIYIN_X", True) is expected


def test_a_value_that_is_none_names_its_variable(monkeypatch):
    for reader in (
        lambda: environment.envbool("HUIYIN_X", True),
        lambda: environment.envint("HUIYIN_X", 5, 1, 10),
    ):
        for text in ("perhaps", "-1", "11", "1.5"):
            monkeypatch.setenv("HUIYIN_X", text)
            with pytest.raises(ImproperlyConfigured, match="HUIYIN_X"):
                reader()


def test_lists_and_numbers(monkeypatch):
    monkeypatch.setenv("HUIYIN_X", " a.example, b.example c ")
    assert environment.envlist("HUIYIN_X") == ["a.example", "b.example", "c"]
    monkeypatch.setenv("HUIYIN_X", "10")
    assert environment.envint("HUIYIN_X", 5, 1, 10) == 10
    monkeypatch.delenv("HUIYIN_X")
    assert environment.envint("HUIYIN_X", 5, 1, 10) == 5


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://carol:p%40ss@db.example:5433/huiyin",
            ("huiyin", "carol", "p@ss", "db.example", "5433"),
        ),
        ("postgres://carol@db.example/huiyin", ("huiyin", "carol", "", "db.example", "")),
        ("postgresql:///huiyin", ("huiyin", "", "", "", "")),
        ("postgresql://carol@[::1]:5432/huiyin", ("huiyin", "carol", "", "::1", "5432")),
    ],
)
def test_the_address_of_a_server(address, expected):
    found = environment.database(address, Path("/home"))
    assert tuple(found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert found["ENGINE"].endswith("postgresql")


def test_options_come_along():
    found = environment.database("postgresql://c@h/n?sslmode=require&host=/run/pg", Path("/home"))
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["host"] == "/run/pg"
    assert found["OPTIONS"]["options"] == "-c jit=off"


def test_a_pooler_that_takes_no_options_gets_none():
    found = environment.database("postgresql://c@h/n?options=", Path("/home"))
    assert found["OPTIONS"]["options"] == ""


def test_without_an_address_it_is_one_file_in_the_home():
    found = environment.database("", Path("/home/carol"))
    assert found["NAME"] == Path("/home/carol/huiyin.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    "address",
    ["mysql://a@b/c", "postgresql://a@b", "postgresql://a@b:port/c", "sqlite://", "postgresql://[::1/c", "x"],
)
def test_an_address_that_is_none_is_named(address):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(address, Path("/home"))


def test_every_setting_is_described():
    import re

    source = (Path(environment.__file__).with_name("settings.py")).read_text("utf-8")
    described = Path("docs/settings.md").read_text("utf-8")
    names = set(re.findall(r'env(?:text|bool|int|list|folder)\("([A-Z_]+)"', source))
    assert {"HUIYIN_HOME", "DATABASE_URL"} <= names
    for name in names:
        assert f"`{name}`" in described, name


def test_no_test_touches_the_home_of_whoever_runs_it(settings):
    assert Path(settings.HUIYIN_HOME).name.startswith("huiyin-test-")
    assert Path(settings.HUIYIN_HOME) != platformdirs.user_data_path("huiyin", appauthor=False)
