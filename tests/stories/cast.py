"""The three people of the stories, as cases that grow day by day. All are made up."""

import copy
from typing import Any

Story = dict[str, Any]

CAROL: Story = {
    "id": "carol",
    "language": "zh",
    "opening": {
        "company": "晴川消费品",
        "title": "市场经理",
        "country": "CN",
        "sector": "retail",
        "hr_name": "王敏",
    },
    "me": {"name": "Carol"},
    "wish": 4,
    "events": [
        {
            "on": "2021-05-08",
            "kind": "interview",
            "round": "manager",
            "last": True,
            "signals": ["pay_discussed", "friendly"],
        },
        {"on": "2021-05-08", "kind": "promise", "by": "2021-05-14"},
    ],
}

LELE: Story = {
    "id": "lele",
    "language": "zh",
    "opening": {
        "company": "青禾互娱",
        "title": "用户运营",
        "country": "CN",
        "sector": "internet",
        "hr_name": "陈璐",
    },
    "me": {"name": "乐乐"},
    "wish": 5,
    "events": [
        {
            "on": "2022-02-22",
            "kind": "interview",
            "round": "manager",
            "last": True,
            "signals": ["others_mentioned", "friendly"],
        },
    ],
}

SECOND: Story = {
    "id": "second",
    "language": "zh",
    "opening": {
        "company": "远帆咨询",
        "title": "高级顾问",
        "country": "CN",
        "sector": "other",
        "hr_name": "刘洋",
    },
    "me": {"name": "林然"},
    "wish": 4,
    "events": [
        {
            "on": "2022-03-01",
            "kind": "interview",
            "round": "final",
            "last": True,
            "signals": ["friendly", "others_mentioned"],
        },
    ],
}


def on(story: Story, today: str, *events: dict[str, Any]) -> Story:
    """The story as it stands on a day, with more events."""
    told = copy.deepcopy(story)
    told["today"] = today
    told["events"] += list(events)
    return told


def sent(day: str, move: str | None, text: str = "", channel: str = "wechat") -> dict[str, Any]:
    event = {"on": day, "kind": "sent", "channel": channel, "text": text}
    return {**event, "move": move} if move else event


def received(day: str, text: str, channel: str = "wechat") -> dict[str, Any]:
    return {"on": day, "kind": "received", "channel": channel, "text": text}
