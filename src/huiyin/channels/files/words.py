"""How much one wants a seat, countries and kinds of employer, as people write them in a table."""

import re
from collections.abc import Callable
from typing import Any

_STARS = "★⭐✭🌟"
_WISHES = {
    5: ("最高", "极高", "非常想", "dream", "dreamjob", "top", "p0", "s", "veryhigh", "excited"),
    4: ("高", "high", "想去", "p1", "a"),
    3: ("中", "medium", "一般", "normal", "mid", "p2", "b"),
    2: ("低", "low", "p3", "c"),
    1: ("最低", "保底", "极低", "verylow", "backup"),
}
_COUNTRIES = {
    "cn": "CN", "china": "CN", "中国": "CN", "prc": "CN", "us": "US", "usa": "US", "unitedstates": "US", "美国": "US",
    "uk": "GB", "gb": "GB", "unitedkingdom": "GB", "英国": "GB", "germany": "DE", "de": "DE", "德国": "DE",
    "hk": "HK", "hongkong": "HK", "香港": "HK", "sg": "SG", "singapore": "SG", "新加坡": "SG", "japan": "JP", "jp": "JP",
    "日本": "JP", "canada": "CA", "ca": "CA", "加拿大": "CA", "australia": "AU", "au": "AU", "澳大利亚": "AU",
    "france": "FR", "fr": "FR", "法国": "FR", "india": "IN", "in": "IN", "印度": "IN", "taiwan": "TW", "tw": "TW", "台湾": "TW",
}  # fmt: skip
_SECTORS = (
    (
        "internet",
        ("互联网", "软件", "科技", "游戏", "电商", "it", "internet", "software", "tech", "saas", "gaming"),
    ),
    ("finance", ("金融", "银行", "证券", "保险", "基金", "finance", "bank", "insurance", "fintech")),
    (
        "manufacturing",
        ("制造", "汽车", "机械", "电子", "硬件", "化工", "半导体", "manufactur", "automotive", "hardware"),
    ),
    ("government", ("政府", "事业单位", "公务员", "国企", "央企", "government", "public", "state-owned")),
    ("education", ("教育", "学校", "高校", "培训", "education", "university", "school")),
    ("health", ("医疗", "医药", "医院", "健康", "生物", "health", "pharma", "medical", "biotech")),
    ("retail", ("零售", "快消", "消费", "retail", "fmcg", "consumer")),
    ("hospitality", ("酒店", "餐饮", "旅游", "hospitality", "hotel", "restaurant", "travel")),
    ("logistics", ("物流", "快递", "供应链", "运输", "logistics", "supply chain", "shipping")),
)


def wish(text: str) -> int | None:
    """From 1 to 5, out of figures, stars or words; None where it is none of them."""
    stars = sum(text.count(star) for star in _STARS)
    if 1 <= stars <= 5:
        return stars
    plain = "".join(text.lower().split())
    if figures := re.fullmatch(r"([1-5])(?:\.0)?(?:/5|星|分|stars?)?", plain):
        return int(figures[1])
    return next((figure for figure, words in _WISHES.items() if plain in words), None)


def country(text: str) -> str | None:
    """The ISO code."""
    return _COUNTRIES.get("".join(character for character in text.casefold() if character.isalnum()))


def sector(text: str) -> str | None:
    """A sector of the vocabulary."""
    plain = text.lower()
    return next((name for name, words in _SECTORS if any(word in plain for word in words)), None)


WORDS: dict[str, Callable[[str], Any]] = {"wish": wish, "country": country, "sector": sector}
