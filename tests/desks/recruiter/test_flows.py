"""What HR presses: the verbs behind the pages, refusals that say why, and bad input."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.hiring.models import Application, Letter, Link, Opening, Question, Stage, Telling
from huiyin.hiring.services import asking, candidates, deciding, offers, standbys
from huiyin.hiring.services.work import Actor
from tests.conftest import NOW
from tests.hiring.cast import DAY, Cast, applied, cast, finalists, interviewed, opened


@pytest.fixture
def people(owner: object, language: str) -> Cast:
    return cast(owner)


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_the_desk_says_in_one_sentence_who_waits_for_whom(desk: Client, people: Cast, language: str) -> None:
    opening = opened(people, now=NOW - 12 * DAY)
    interviewed(people, opening, "Lin", "Zhou", now=NOW - 12 * DAY)
    page = text_of(desk.get("/hiring/"))
    first = re.search(r"<h1>(.*?)</h1>", page).group(1)  # type: ignore[union-attr]
    assert "赵磊" in first
    assert "2" in first


def test_s3_the_first_choice_drops_out_and_the_second_is_there_with_their_number(
    desk: Client, people: Cast, language: str
) -> None:
    opening = opened(people)
    first, second = finalists(people, opening, "First", "Second")
    second.candidate.phone = "555 0199"
    second.candidate.save()
    offer = offers.prepare_offer(people.desk, first.pk, by=people.by, now=NOW)
    offers.make_offer(people.desk, offer.pk, by=people.by, now=NOW)
    until = (NOW + 6 * DAY).date()
    standbys.put_on_standby(
        people.desk, second.pk, by=people.by, now=NOW, until=until, promised="We call at once."
    )
    desk.post(f"/hiring/people/{second.pk}/told/", {"how": "phone"})
    desk.post(f"/hiring/people/{first.pk}/do/accept/")
    desk.post(f"/hiring/people/{first.pk}/do/drop-out/")
    page = text_of(desk.get(f"/hiring/openings/{opening.pk}/"))
    assert "555 0199" in page
    assert "We call at once." in page
    assert "Second" in re.search(r"<h1>(.*?)</h1>", page).group(1)  # type: ignore[union-attr]
    home = text_of(desk.get("/hiring/"))
    assert f"/hiring/openings/{opening.pk}/" in home
    assert "555 0199" in home
    desk.post(f"/hiring/people/{second.pk}/offer/", {"once": "x"})
    second.refresh_from_db()
    assert second.stage == Stage.OFFER


def test_s3_a_pressing_candidate_costs_one_tap(desk: Client, people: Cast, language: str) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    asking.ask(people.desk, one.pk, "When do I start? I call every day!", by=Actor.candidate(), now=NOW)
    page = text_of(desk.get(f"/hiring/people/{one.pk}/"))
    ready = re.search(r'<textarea id="answer-text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert ready
    assert ready.group(1).strip()
    desk.post(f"/hiring/people/{one.pk}/answer/", {"text": ready.group(1)})
    assert Question.objects.get().answered_at is not None


def test_it_does_not_close_while_somebody_is_untold(desk: Client, people: Cast) -> None:
    opening = opened(people)
    (one,) = interviewed(people, opening, "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW, reasons=["salary.above"])
    answer = desk.post(f"/hiring/openings/{opening.pk}/state/", {"do": "close"})
    assert answer.status_code == 409
    assert "Lin" in text_of(answer)
    desk.post(f"/hiring/people/{one.pk}/told/", {"how": "phone"})
    desk.post(f"/hiring/openings/{opening.pk}/state/", {"do": "close"})
    opening.refresh_from_db()
    assert opening.state == "closed"


def test_everybody_is_answered_in_one_go_and_one_bad_address_stops_nobody(
    desk: Client, people: Cast, language: str
) -> None:
    opening = opened(people)
    found = interviewed(people, opening, "Lin", "Zhou", "Gao")
    found[1].candidate.email = ""
    found[1].candidate.save()
    keys = [one.pk for one in found]
    given = {"person": keys, "do": "no", "reasons": ["experience.domain"], "words": ""}
    desk.post(f"/hiring/openings/{opening.pk}/bulk/", given)
    assert Telling.objects.count() == 3
    desk.post("/hiring/answers/prepare/", {"opening": opening.pk})
    letters = list(Letter.objects.filter(telling__isnull=False).order_by("pk"))
    assert len(letters) == 2
    assert len({letter.text.partition("\n")[2] for letter in letters}) == 2
    page = text_of(desk.get(f"/hiring/answers/{letters[0].pk}/"))
    assert letters[0].subject in page
    desk.post("/hiring/answers/send/", {"opening": opening.pk})
    assert list(Letter.objects.order_by("pk").values_list("state", flat=True)) == ["approved", "approved"]
    shown = text_of(desk.get(f"/hiring/answers/?opening={opening.pk}"))
    assert "Zhou" in shown


def test_a_letter_with_a_sentence_that_wounds_stays_back(desk: Client, people: Cast, language: str) -> None:
    opening = opened(people)
    one, other = interviewed(people, opening, "Lin", "Zhou")
    deciding.refuse(people.desk, [one.pk, other.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get(candidate=one.candidate)
    bad = "您年龄太大了，不合适。" if language == "zh" else "You are too old for us."
    desk.post(
        f"/hiring/answers/{letter.pk}/",
        {"text": bad, "subject": "S", "to": letter.to, "do": "keep", "version": letter.version},
    )
    shown = text_of(desk.get(f"/hiring/answers/{letter.pk}/"))
    assert "hurts is-block" in shown
    desk.post("/hiring/answers/send/")
    letter.refresh_from_db()
    assert letter.state == "draft"
    assert Letter.objects.get(candidate=other.candidate).state == "approved"
    taken = text_of(desk.post(f"/hiring/answers/{letter.pk}/", {"text": bad, "do": "take:1"}))
    assert "hurts is-block" not in taken


def test_another_candidates_name_holds_a_letter_back(desk: Client, people: Cast) -> None:
    one, _other = interviewed(people, opened(people), "Linfeng", "Zhoumei")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get()
    letter.text = "We took Zhoumei."
    letter.save()
    desk.post("/hiring/answers/send/")
    letter.refresh_from_db()
    assert letter.state == "draft"


def test_an_old_form_is_told_that_somebody_else_was_faster(desk: Client, people: Cast) -> None:
    opening = opened(people)
    given = {
        "title": "Nurse", "department": "", "head": people.head.pk, "hr": people.hr.pk, "approver": "", "city": "", "country": "CN",
        "language": "en", "deadline": "own", "deadline_days": 14, "advert": "", "criteria": "", "version": opening.version,
    }  # fmt: skip
    desk.post(f"/hiring/openings/{opening.pk}/edit/", given)
    again = desk.post(f"/hiring/openings/{opening.pk}/edit/", {**given, "title": "Cook"})
    assert again.status_code == 400
    opening.refresh_from_db()
    assert opening.title == "Nurse"


def test_what_was_just_done_is_taken_back_with_one_press(desk: Client, people: Cast) -> None:
    opening = opened(people)
    (one,) = interviewed(people, opening, "Lin")
    desk.post(f"/hiring/people/{one.pk}/refuse/", {"reasons": ["timing.start"]})
    page = text_of(desk.get(f"/hiring/people/{one.pk}/"))
    event = re.search(r'name="event" value="(\d+)"', page)
    assert event
    desk.post("/hiring/undo/", {"event": event.group(1)})
    one.refresh_from_db()
    assert one.stage == Stage.DECIDING


LIST = "姓名,邮箱,投递日期\n林可,linke@example.com,2026-05-01\n许舟,not an address,2026-05-02\n,nobody@example.com,\n"


def test_a_list_comes_in_and_each_bad_row_can_be_mended(desk: Client, people: Cast) -> None:
    opening = opened(people)
    address = f"/hiring/openings/{opening.pk}/import/"
    upload = SimpleUploadedFile("people.csv", LIST.encode("gb18030"))
    page = text_of(desk.post(address, {"file": upload}))
    assert Application.objects.filter(opening=opening).count() == 1
    assert 'value="not an address"' in page
    mended = {
        "cell-0-name": "许舟", "cell-0-email": "xu@example.com", "cell-0-applied_on": "5月2日",
        "cell-1-name": "白岳", "cell-1-email": "nobody@example.com", "do": "mend",
    }  # fmt: skip
    desk.post(address, mended)
    assert Application.objects.filter(opening=opening).count() == 3


def test_a_list_without_names_says_what_it_needs(desk: Client, people: Cast) -> None:
    opening = opened(people)
    answer = desk.post(f"/hiring/openings/{opening.pk}/import/", {"pasted": "a,b\n1,2\n"})
    assert answer.status_code == 400
    assert "a,b" in text_of(answer)


def test_the_same_list_twice_brings_nobody_in_twice(desk: Client, people: Cast) -> None:
    opening = opened(people)
    address = f"/hiring/openings/{opening.pk}/import/"
    for _ in range(2):
        desk.post(address, {"pasted": "name,email\nLin,lin@example.com\n"})
    assert Application.objects.count() == 1


def test_a_form_that_cannot_be_right_comes_back_with_what_was_typed(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    answer = desk.post(
        f"/hiring/people/{one.pk}/interview/", {"starts_at": "soon", "minutes": "60", "place": "Room 7"}
    )
    assert answer.status_code == 400
    assert "Room 7" in text_of(answer)


def test_a_link_is_shown_once_and_can_be_ended(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    page = text_of(desk.post(f"/hiring/people/{one.pk}/link/"))
    token = re.search(r"/c/([\w.-]+)", page)
    assert token
    assert desk.get(f"/c/{token.group(1)}").status_code == 200
    assert token.group(1) not in text_of(desk.get(f"/hiring/people/{one.pk}/"))
    desk.post(f"/hiring/people/{one.pk}/link/", {"do": "revoke"})
    assert desk.get(f"/c/{token.group(1)}").status_code == 404


def test_the_deputys_link_is_offered_while_the_head_is_away(desk: Client, people: Cast) -> None:
    from huiyin.hiring.services import desks

    opening = opened(people)
    interviewed(people, opening, "Lin")
    day = people.desk.day(NOW)
    desks.add_absence(people.desk, people.head.pk, day, day, by=people.by, now=NOW)
    desk.post(f"/hiring/openings/{opening.pk}/ask/")
    assert Link.objects.get().colleague == people.deputy


def test_nothing_of_the_journal_shows_at_the_desk(desk: Client, people: Cast, opening: object) -> None:
    for address in ("/hiring/", "/hiring/openings/", "/hiring/more/"):
        page = text_of(desk.get(address))
        assert "Green Harbour" not in page
        assert "/undo/" not in page.replace("/hiring/undo/", "")


def test_figures_come_as_files_that_run_nothing(desk: Client, people: Cast) -> None:
    opening = opened(people)
    candidates.add_application(
        people.desk, opening.pk, by=people.by, now=NOW, name="=1+1", email="x@example.com"
    )
    text = text_of(desk.get("/hiring/figures/people.csv"))
    assert "'=1+1" in text


@pytest.mark.parametrize(
    "address",
    [
        "/hiring/",
        "/hiring/openings/",
        "/hiring/answers/",
        "/hiring/colleagues/",
        "/hiring/pool/",
        "/hiring/figures/",
    ],
)
def test_more_people_are_no_more_queries(desk: Client, people: Cast, address: str) -> None:
    from django.db import connection

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        return len(queries)

    def more(count: int) -> None:
        for number in range(count):
            opening = opened(people, title=f"Role {Opening.objects.count()}")
            one, other = interviewed(
                people, opening, f"P{opening.pk}a{number}", f"P{opening.pk}b{number}", now=NOW - 9 * DAY
            )
            deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW - 5 * DAY, reasons=["salary.above"])
            asking.consent(people.desk, other.candidate_id, by=people.by, now=NOW)

    more(2)
    asked()
    few = asked()
    more(4)
    assert asked() == few
    assert few < 30


def test_more_people_in_an_opening_are_no_more_queries(desk: Client, people: Cast) -> None:
    from django.db import connection

    opening = opened(people, criteria=["SQL"])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(f"/hiring/openings/{opening.pk}/").status_code == 200
        return len(queries)

    finalists(people, opening, "A", "B")
    applied(people, opening, "C")
    interviewed(people, opening, "J")
    asked()
    few = asked()
    interviewed(people, opening, "D", "E", "F", "G")
    applied(people, opening, "H")
    applied(people, opening, "I")
    assert asked() == few


def test_reminders_wait_for_a_press(desk: Client, people: Cast) -> None:
    from huiyin.hiring.services import chasing

    interviewed(people, opened(people, now=NOW - 12 * DAY), "Lin", now=NOW - 12 * DAY)
    assert chasing.remind(people.desk, now=NOW)
    assert "/hiring/answers/remind/" in text_of(desk.get("/hiring/"))
    desk.post("/hiring/answers/remind/")
    assert set(Letter.objects.values_list("state", flat=True)) == {"approved"}


def test_hr_says_what_became_of_a_letter_that_perhaps_went(desk: Client, people: Cast) -> None:
    (one,) = interviewed(people, opened(people), "Lin")
    deciding.refuse(people.desk, [one.pk], by=people.by, now=NOW)
    desk.post("/hiring/answers/prepare/")
    letter = Letter.objects.get()
    Letter.objects.update(state="unsure")
    assert f"/hiring/answers/{letter.pk}/unsure/" in text_of(desk.get("/hiring/"))
    desk.post(f"/hiring/answers/{letter.pk}/unsure/", {"do": "went"})
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert Telling.objects.get().told_at is not None
