"""The built-in worker: ticks while the app is open, and leaves when it is closed."""

import threading

import pytest

from huiyin.site import tick, worker


@pytest.mark.django_db(transaction=True)
def test_it_ticks_until_it_is_closed(monkeypatch):
    ticked = threading.Event()
    monkeypatch.setattr(tick, "tick", lambda: ticked.set() or [])
    monkeypatch.setattr(worker, "LEAVE", 60.0)
    with worker.running(first=0.0, pause=0.01):
        assert ticked.wait(60)
    assert "tick" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.django_db(transaction=True)
def test_a_tick_that_breaks_off_is_not_the_last(monkeypatch):
    ticks = threading.Semaphore(0)

    def broken():
        ticks.release()
        raise ValueError("not foreseen")

    monkeypatch.setattr(tick, "tick", broken)
    monkeypatch.setattr(worker, "LEAVE", 60.0)
    with worker.running(first=0.0, pause=0.01):
        assert ticks.acquire(timeout=60)
        assert ticks.acquire(timeout=60)


def test_it_can_be_left_out(monkeypatch):
    monkeypatch.setenv("HUIYIN_WORKER", "0")
    with worker.running(first=0.0, pause=0.01):
        assert "tick" not in [thread.name for thread in threading.enumerate()]
