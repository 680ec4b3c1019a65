"""Debrief, portrait, gaps and plan B from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.cli.verbs import huiyin
from tests.growth.test_resume import a_pdf

pytestmark = pytest.mark.django_db(transaction=True)
ADVERT = "Requirements\n- 3+ years of experience in community management\n- Strong SQL and Excel skills\nNice to have\n- Tableau"


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(huiyin, list(arguments), input=stdin)


def found(*arguments: str) -> dict[str, object]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    told: dict[str, object] = json.loads(done.stdout)
    return told


@pytest.fixture
def number() -> str:
    return str(found("add", "Tallow Games", "Community manager", "--interview", "-3")["id"])


def test_one_advert_needs_no_journal() -> None:
    told = found("portrait", "--advert", ADVERT)
    demands = {one["label"]: one["level"] for one in told["requirements"]}  # type: ignore[attr-defined,index]
    assert demands["SQL"] == "must"
    assert demands["Tableau"] == "nice"
    assert "SQL" in run("portrait", "--advert", ADVERT).output


def test_a_stream_of_adverts() -> None:
    lines = [{"id": 1, "text": ADVERT}, {"id": 2, "text": 3}, {"id": 3, "text": ""}]
    done = run("portrait", "--jsonl", stdin="\n".join(map(json.dumps, lines)))
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["id"] == 1
    assert first["requirements"]
    assert "error" in second
    assert third["unread"] == "empty"


def test_from_the_debrief_to_plan_b(number: str, tmp_path: Path) -> None:
    found("portrait", number, "--advert", ADVERT)
    kept = found(
        "debrief",
        number,
        "--shone",
        "The study went well",
        "--stuck-at",
        "How do you use SQL?",
        "--met",
        "Wei Ling, head",
    )
    assert kept["questions"] == [{"text": "How do you use SQL?", "stuck": True}]
    cv = tmp_path / "cv.txt"
    cv.write_text("2020-01 - present Harbour Ltd, community manager\nExcel")
    held = found("gaps", number, "--cv", str(cv))
    match = {row["label"]: row["match"] for row in held["rows"]}  # type: ignore[attr-defined,index]
    assert match["Excel"] == "met"
    assert match["SQL"] == "missing"
    assert held["shone"] == ["The study went well"]
    assert found("gaps", number, "--partly", "sql")["first"]
    planned = found("gaps", number, "--plan")["plan"]
    assert planned
    done = run("gaps", number, "--done", "1")
    assert "✓" in done.output
    plan = found("planb", number, "--language", "en")
    assert "Tallow Games" in str(plan["title"])
    assert plan["worth"]["answer"] == "too_early"  # type: ignore[index,call-overload]
    for form in ("md", "docx"):
        file = tmp_path / f"plan.{form}"
        assert run("planb", number, "--keep", "--save", str(file)).exit_code == 0
        assert file.stat().st_size > 500


def test_the_persons_word_on_the_portrait(number: str) -> None:
    found("portrait", number, "--advert", ADVERT)
    told = found(
        "portrait", number, "--not", "SQL", "--nice", "Excel", "--must", "night shifts without yawning"
    )
    labels = {trait["label"]: trait["level"] for trait in told["traits"]}  # type: ignore[attr-defined,index]
    assert "SQL" not in labels
    assert labels["Excel"] == "nice"
    assert labels["night shifts without yawning"] == "must"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            (
                "portrait",
                "--advert",
                "Wir suchen für das Team eine Person, die mit den Kunden spricht und die Termine plant",
            ),
            "neither Chinese nor English",
        ),
        (("portrait", "no such role"), "no such role"),
        (("gaps", "1", "--cv", "/no/such/file"), "cannot be read"),
        (("gaps", "1", "--have", "magic"), "magic"),
        (("gaps", "1", "--done", "9"), "no step 9"),
        (("planb", "1", "--save", "plan.exe"), ".docx"),
    ],
)
def test_what_cannot_be_used_says_why(number: str, arguments: tuple[str, ...], says: str) -> None:
    given = [number if word == "1" else word for word in arguments]
    done = run(*given)
    assert done.exit_code == 2, done.output
    assert says in done.output


def test_an_opening_that_was_refused_is_said_to_be_one_and_not_guessed_at(number: str) -> None:
    run(
        "log",
        "received",
        number,
        "We have decided not to take your application further.",
        "--channel",
        "email",
    )
    told = run("show", number).output
    assert "It was a no" in told
    assert "nobody has told you" not in told


def test_a_company_is_found_by_a_part_of_its_name(number: str) -> None:
    assert "Tallow Games" in run("portrait", "--company", "tallow").output
    assert run("portrait", "--company", "zzz").exit_code == 2


def test_an_advert_may_be_a_document_and_a_picture_of_one_says_so(tmp_path: Path) -> None:
    import docx

    paper, scan, long = tmp_path / "advert.docx", tmp_path / "scan.pdf", tmp_path / "long.txt"
    document = docx.Document()
    document.add_paragraph("Requirements: strong SQL skills")
    document.save(str(paper))
    scan.write_bytes(a_pdf(1))
    long.write_text("Requirements: SQL " * 300_000)
    assert "SQL" in run("portrait", "--advert", str(paper)).output
    assert "picture" in run("portrait", "--advert", str(scan)).output
    assert "too many for one advert" in run("portrait", "--advert", str(long)).output


def test_two_reasons_that_contradict_each_other_are_shown_and_neither_counts(number: str) -> None:
    other = str(found("add", "Green Harbour", "Community manager", "--interview", "-3")["id"])
    for one, said in (
        (number, "We chose somebody else; you do not have enough experience for this role."),
        (other, "We will not go on: you have too much experience, you are overqualified for this role."),
    ):
        run("log", "received", one, said, "--channel", "email")
    told = run("portrait", number).output
    assert "Two said the opposite" in told
    assert "Neither is counted" in told


def test_an_advert_in_a_third_language_that_is_kept_says_so(number: str) -> None:
    french = (
        "Nous cherchons pour notre équipe une personne qui parle avec les clients et organise les rendez-vous"
    )
    assert "neither Chinese nor English" in run("portrait", number, "--advert", french).output
