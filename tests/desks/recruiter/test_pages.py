"""Every page opens, in both languages, and has one first sentence and one filled button at most."""

import re
from pathlib import Path

import pytest
from django.test import Client

from huiyin.desks.recruiter import wording
from huiyin.hiring.models import Application, Colleague, Desk, Letter, Opening
from huiyin.hiring.services import telling, transitions, work

PAGES = [
    "/hiring/",
    "/hiring/welcome/",
    "/hiring/openings/",
    "/hiring/openings/?q=a",
    "/hiring/openings/?show=closed",
    "/hiring/openings/new/",
    "/hiring/answers/",
    "/hiring/colleagues/",
    "/hiring/colleagues/new/",
    "/hiring/pool/",
    "/hiring/figures/",
    "/hiring/settings/",
    "/hiring/more/",
]


def addresses(desk: Desk) -> list[str]:
    """Every page of the desk, with each opening and each person."""
    found = list(PAGES)
    for opening in Opening.objects.filter(desk=desk):
        base = f"/hiring/openings/{opening.pk}/"
        found += [
            base,
            f"{base}edit/",
            f"{base}order/",
            f"{base}import/",
            f"/hiring/answers/?opening={opening.pk}",
        ]
    found += [
        f"/hiring/people/{key}/" for key in Application.objects.filter(desk=desk).values_list("pk", flat=True)
    ]
    found += [f"/hiring/colleagues/{one.pk}/" for one in Colleague.objects.filter(desk=desk)[:1]]
    found += [f"/hiring/answers/{one.pk}/" for one in Letter.objects.filter(desk=desk, telling__isnull=False)]
    return found


def test_every_page_opens_with_one_sentence_and_one_filled_button(desk: Client, shown: Desk) -> None:
    desk.post("/hiring/answers/prepare/")
    wrong = {}
    for address in addresses(shown):
        answer = desk.get(address)
        text = answer.content.decode()
        main = text.partition("<main")[2].partition("</main>")[0]
        filled = len(re.findall(r'class="button[^"]*\bfilled\b', main))
        if (
            answer.status_code != 200
            or text.count("<h1") != 1
            or filled > 1
            or "<style" in text
            or " style=" in text
        ):
            wrong[address] = (answer.status_code, text.count("<h1"), filled)
    assert not wrong


@pytest.mark.parametrize(
    "address",
    ["/hiring/openings/999/", "/hiring/people/999/", "/hiring/answers/999/", "/hiring/colleagues/999/"],
)
def test_what_is_not_there_is_a_page_that_says_so(desk: Client, shown: Desk, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 404
    assert 'class="button filled" href="/hiring/"' in answer.content.decode()


def test_the_example_is_marked_and_goes_without_a_trace(desk: Client, owner: object) -> None:
    desk.post("/hiring/example/", {"do": "load"})
    assert Application.objects.count() > 8
    desk.post("/hiring/example/", {"do": "clear"})
    assert not Application.objects.exists()
    assert not Opening.objects.exists()
    assert desk.get("/hiring/", follow=True).redirect_chain[-1][0] == "/hiring/welcome/"


def test_ones_own_desk_waits_behind_the_example(desk: Client, owner: object) -> None:
    given = {"organisation": "Own", "name": "Ann", "email": "", "language": "en"}
    desk.post("/hiring/welcome/", given)
    own = Desk.objects.get()
    desk.post("/hiring/example/", {"do": "load"})
    desk.post("/hiring/example/", {"do": "clear"})
    assert list(Desk.objects.all()) == [own]
    assert desk.get("/hiring/").status_code == 200


def test_no_letter_is_told_by_looking(desk: Client, shown: Desk) -> None:
    for address in addresses(shown):
        desk.get(address)
    assert not Letter.objects.exists()
    assert telling.to_tell(shown)


def test_nothing_leaves_the_machine_from_the_example(desk: Client, shown: Desk) -> None:
    desk.post("/hiring/answers/prepare/")
    desk.post("/hiring/answers/send/")
    assert not Letter.objects.filter(state="approved").exists()
    assert not telling.to_tell(shown)


def test_every_verb_of_the_log_has_words() -> None:
    """What happened stands on a person's page in words, never as the name of a function."""
    folder = Path(work.__file__).parent
    said = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    verbs = set(re.findall(r'working\(\s*desk, "(\w+)"', said)) | set(transitions.STEPS)
    assert len(verbs) > 50
    assert verbs <= set(wording.VERBS)
