"""`huiyin introductions`, `approach` and `watch`."""

import json

import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import huiyin

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str) -> Result:
    return CliRunner().invoke(huiyin, list(words))


@pytest.mark.parametrize(("verb", "key"), [("introductions", "introductions"), ("watch", "watched")])
def test_empty_and_with_the_example(verb: str, key: str) -> None:
    assert json.loads(run(verb, "--json").stdout)[key] == []
    assert run(verb).exit_code == 0
    run("demo")
    found = run(verb, "--json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)[key]
    assert run(verb).exit_code == 0


def test_an_approach_names_company_and_work() -> None:
    done = run("approach", "Green Harbour", "--material", "a study", "--me", "Robin", "--language", "en")
    assert done.exit_code == 0
    assert "a study" in done.output
    assert "Robin" in done.output
    assert run("approach", "--when").exit_code == 0
    assert json.loads(run("approach", "--when", "--json").stdout)["messages"] == 0


@pytest.mark.parametrize("words", [("approach",), ("approach", "A", *("--material", "x") * 4)])
def test_what_cannot_be_ends_with_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
