"""Advice that these tests set themselves, so that they speak of channels and of nothing else."""

import datetime as dt

import pytest

import huiyin
from huiyin.advisor.advice import Advice


class Advised:
    """The advice that every opening gets: wait, and look again in five days, unless a test says otherwise."""

    def __init__(self) -> None:
        self.move = "wait"

    def of(self, case):
        return Advice(
            id=case.id,
            today=case.today,
            move=self.move,
            on=case.today,
            channel="wechat" if self.move != "wait" else None,
            situations={
                "deciding": 0.5,
                "stuck": 0.5,
                "backup": 0,
                "declined_untold": 0,
                "frozen": 0,
                "offer_coming": 0,
            },
            p_offer=0.4,
            p_news_7d=0.3,
            because=(),
            next_look=case.today + dt.timedelta(days=5),
            worth={"wait": 1.0, "ask": 0.5},
        )


@pytest.fixture(autouse=True)
def advised(monkeypatch):
    known = Advised()
    monkeypatch.setattr(
        huiyin, "advise_many", lambda cases, **_more: [known.of(case) for case in cases], raising=False
    )
    return known
