"""The small pictures of growing: true to their numbers, and careful while there are few."""

import datetime as dt
import re

from django.test import Client

from huiyin.desks.candidate.charts.growing import met_chart, rehearsed_chart
from huiyin.growth.rehearsal.reviewing import MARKS
from huiyin.journal.models import Rehearsal
from huiyin.journal.services import growing, openings
from tests.conftest import NOW
from tests.desks.test_growth import ADVERT, at, html

DAY = dt.date(2026, 5, 1)


def test_the_line_rises_where_more_is_met() -> None:
    way = [(DAY, 2, 8), (DAY + dt.timedelta(days=10), 6, 8)]
    drawn = met_chart(way, ("then", "now"), "a sentence")
    heights = [float(found) for found in re.findall(r'cy="([\d.]+)"', drawn)]
    assert heights[1] < heights[0]
    assert drawn.count("a sentence") == 2


def test_there_is_a_bar_for_each_rehearsal_as_high_as_its_marks() -> None:
    drawn = rehearsed_chart([0, 2, 5], 5, ("first", "last"), "a sentence")
    heights = [float(found) for found in re.findall(r'rect[^>]* height="([\d.]+)"', drawn)]
    assert len(heights) == 3
    assert heights == sorted(heights)


def test_many_rehearsals_stay_inside() -> None:
    drawn = rehearsed_chart([1] * 60, 5, ("", ""), "")
    ends = [float(x) + float(w) for x, w in re.findall(r'x="([\d.]+)"[^>]*? width="([\d.]+)"', drawn)]
    assert max(ends) <= 340


def test_few_rehearsals_are_called_few(desk: Client, owner: object, english: None) -> None:
    for place in range(3):
        Rehearsal.objects.create(
            owner=owner,
            on=NOW.date(),
            scene="untold_no",
            language="en",
            channel="phone",
            created_at=NOW,
            summary={"ended": "you_kindly", "marks": dict.fromkeys(MARKS, place > 1)},
        )
    page = desk.get("/rehearse/").content.decode()
    assert 'class="growing"' in page
    assert "So few show no trend yet" in page


def test_what_grew_is_drawn_and_told_in_a_table(desk: Client, owner: object, english: None) -> None:
    told = {"company": "青桐互动", "title": "高级用户运营", "language": "zh", "advert": ADVERT}
    openings.add_opening(owner, now=NOW, **told)
    assert 'class="growing"' not in html(desk.get(at("gaps")))
    growing.claim(owner, "tool", "sql", "SQL", "yes", now=NOW - dt.timedelta(days=9))
    growing.claim(owner, "tool", "excel", "Excel", "yes", now=NOW)
    page = html(desk.get(at("gaps")))
    assert 'class="growing"' in page
    assert "Day by day" in page
