"""Cases that the letter tests share: three people from the stories, an English one, and one nothing is known of."""

from typing import Any

CAROL: dict[str, Any] = {
    "id": "carol",
    "today": "2021-05-19",
    "language": "zh",
    "opening": {
        "company": "清源科技",
        "title": "市场经理",
        "hr_name": "王女士",
        "topics": ["会员留存", "线下渠道"],
        "new_material": "一份二季度的渠道增长方案",
        "can_give": "入职时间可以提前两周",
    },
    "wish": 4,
    "me": {"name": "周可乐"},
    "events": [
        {
            "on": "2021-05-13",
            "kind": "interview",
            "round": "manager",
            "last": True,
            "signals": ["pay_discussed"],
        },
        {"on": "2021-05-13", "kind": "promise", "by": "2021-05-18"},
    ],
}
LELE: dict[str, Any] = {
    "id": "lele",
    "today": "2022-03-17",
    "language": "zh",
    "opening": {"company": "蓝鲸互动", "title": "用户运营", "hr_name": "陈经理", "topics": ["竞品分析"]},
    "me": {"name": "林乐"},
    "events": [
        {"on": "2022-03-09", "kind": "interview", "round": "终面"},
        {"on": "2022-03-16", "kind": "sent", "move": "ask", "channel": "wechat"},
        {
            "on": "2022-03-16",
            "kind": "received",
            "channel": "wechat",
            "reading": {"outcome": "rejected", "reasons": ["experience"], "referral": True},
        },
    ],
}
SECOND: dict[str, Any] = {
    "id": "second",
    "today": "2021-06-09",
    "language": "zh",
    "opening": {"company": "松果网络", "title": "数据分析师", "hr_name": "李老师"},
    "me": {"name": "何其芳"},
    "events": [
        {"on": "2021-05-31", "kind": "interview", "round": "二面"},
        {
            "on": "2021-06-07",
            "kind": "received",
            "channel": "email",
            "reading": {"outcome": "rejected", "reasons": ["stronger_candidate"]},
        },
    ],
}
TOM: dict[str, Any] = {
    "id": "tom",
    "today": "2021-05-19",
    "language": "en",
    "opening": {
        "company": "Harbour Foods",
        "title": "Supply Planner",
        "country": "GB",
        "hr_name": "Anna",
        "topics": ["shelf-life forecasting", "the new depot"],
        "new_material": "A two-page plan for the autumn range.",
        "can_give": "a fixed-term contract for the first year",
    },
    "me": {"name": "Tom Reed"},
    "events": [
        {"on": "2021-05-13", "kind": "interview", "round": "second"},
        {"on": "2021-05-13", "kind": "promise", "by": "2021-05-17"},
    ],
}
LEE: dict[str, Any] = {
    "id": "lee",
    "today": "2021-05-19",
    "language": "en",
    "opening": {"title": "Analyst", "hr_name": "Ms Wang"},
    "me": {"name": "Lee Park"},
    "events": [
        {"on": "2021-05-03", "kind": "interview"},
        {
            "on": "2021-05-18",
            "kind": "received",
            "reading": {"outcome": "offer", "requests": ["start_date", "documents"]},
        },
    ],
}
NOBODY: dict[str, Any] = {"id": "nobody", "today": "2021-05-19"}
CAST = {"carol": CAROL, "lele": LELE, "second": SECOND, "tom": TOM, "lee": LEE, "nobody": NOBODY}
