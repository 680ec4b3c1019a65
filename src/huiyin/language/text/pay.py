"""Pay as it is written in both languages: 20-30K·14薪, 年包40万, 税前两万五, £45k, 8-10 LPA, $55 an hour."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from huiyin.language.text.dates.words import han_number

Period = Literal["hour", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
class PayMention:
    """An amount of pay at `plain[start:end]`: from `low` to `high` in whole units of `currency` (ISO 4217, None unknown) per
    `period`; `months` paid a year where said; `gross` True before tax, False after, None unsaid."""

    start: int
    end: int
    low: float
    high: float
    currency: str | None
    period: Period | None
    months: int | None
    gross: bool | None


_SIGNS = {
    **{
        "us$": "USD",
        "a$": "AUD",
        "au$": "AUD",
        "c$": "CAD",
        "ca$": "CAD",
        "nz$": "NZD",
        "s$": "SGD",
        "sg$": "SGD",
        "hk$": "HKD",
        "nt$": "TWD",
    },
    **{
        "$": "USD",
        "£": "GBP",
        "€": "EUR",
        "¥": "CNY",
        "₹": "INR",
        "rs": "INR",
        "rs.": "INR",
        "rm": "MYR",
        "rmb": "CNY",
        "人民币": "CNY",
    },
    **{
        "元": "CNY",
        "块": "CNY",
        "块钱": "CNY",
        "美元": "USD",
        "美金": "USD",
        "刀": "USD",
        "欧元": "EUR",
        "英镑": "GBP",
        "港币": "HKD",
        "港元": "HKD",
    },
    **{
        "新币": "SGD",
        "日元": "JPY",
        "yen": "JPY",
        "euros": "EUR",
        "euro": "EUR",
        "pounds": "GBP",
        "dollars": "USD",
        "quid": "GBP",
        "台币": "TWD",
    },
    **{
        code: code.upper()
        for code in [
            "usd",
            "gbp",
            "eur",
            "cny",
            "aud",
            "cad",
            "sgd",
            "hkd",
            "chf",
            "jpy",
            "aed",
            "inr",
            "sek",
            "nok",
            "dkk",
            "pln",
            "zar",
            "nzd",
            "twd",
            "myr",
        ]
    },
}
_TIMES = {
    **{"k": 1_000, "千": 1_000, "w": 10_000, "万": 10_000, "m": 1_000_000, "百万": 1_000_000},
    **{
        "lpa": 100_000,
        "lakh": 100_000,
        "lakhs": 100_000,
        "lac": 100_000,
        "lacs": 100_000,
        "crore": 10_000_000,
        "crores": 10_000_000,
        "cr": 10_000_000,
    },
}


_BEFORE = "|".join(
    re.escape(sign) + (r"(?![a-z])" if sign[-1].isalpha() else "")
    for sign in sorted(_SIGNS, key=len, reverse=True)
    if sign.isascii() or sign in "£€¥₹人民币"
)
_BEHIND = "|".join(
    sign for sign in sorted(_SIGNS, key=len, reverse=True) if sign[0].isalpha() and sign not in ("rs", "rm")
)
_NUMBER = r"\d{1,3}(?:[,.']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,8}(?:[.,]\d{1,2}(?!\d))?"
_HAN = "[一二两三四五六七八九十]{1,3}"
_SCALE = r"k(?![a-z])|w(?![a-z])|百万|万|千|m(?![a-z])|lpa|lakhs?|lacs?|crores?|cr(?![a-z])"
_AMOUNT = re.compile(
    rf"""
    (?P<sign>(?<![a-z])(?:{_BEFORE})\s?)?
    (?:(?<![\d.,a-z一二两三四五六七八九十/-])(?P<low>{_NUMBER})|(?<![\d第一二两三四五六七八九十])(?P<han>{_HAN})(?=万|千))
    \s?(?P<low_times>{_SCALE})?(?P<low_rest>(?<=[万w千])[1-9一二三四五六七八九](?![\d年个天月周次人k.万,]))?
    (?:\s?(?:{_BEHIND})?\s?(?:-{{1,2}}|~|到|至|to|and|–)\s?(?:{_BEFORE})?\s?(?:(?P<high>{_NUMBER})|(?P<high_han>{_HAN})(?=万|千))
       \s?(?P<high_times>{_SCALE})?(?P<high_rest>(?<=[万w千])[1-9一二三四五六七八九](?![\d年个天月周次人k.万,]))?)?
    (?:\s?(?P<behind>{_BEHIND})(?![a-z]))?
    (?:\s?[·*x×乘\s,]\s?(?P<months>1[2-9]|2[0-4])\s?(?:薪|个月)?(?!\d|:|年|人|月|号|日))?
    (?P<per>\s?(?:/|每|一个?|per\s|an?\s|p\.?)\s?(?:个?月|年|小时|天|日|month|mth|mo|m(?![a-z])|year|yr|annum|hour|hr|h(?![a-z])|day|d(?![a-z])|a(?![a-z])\.?|week|wk)
        |\s?(?:annually|yearly|annual|monthly|hourly|daily|pa(?![a-z])|pcm|pm(?![a-z])))?
    (?P<tax>\s?\(?(?:税前|税后|gross|net|before\stax|after\stax|pre-?tax|take[\s-]?home|到手)\)?)?
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"\d|[万千]")
_LABEL = re.compile(
    r"(?:(?P<year>年包|年薪|总包|总收入|年收入|package|ctc|annual|total comp|ote)|(?P<month>月薪|底薪|月base|月基本|基本工资|月收入|每月|monthly)|(?P<hour>时薪|每小时|hourly)|(?P<day>日薪|每天|day rate|daily)"
    r"|(?P<any>薪资|薪水|工资|薪酬|待遇|期望薪|薪|base|salary|pay|comp(?:ensation)?|budget|预算|报价|期望|band|range|税前|税后|到手|offer|涨到|给到|开到|定在|谈到|grade|figure|rate|wage|earn(?:ing)?))"
    r"[^\d,。;!?\n万千k£$€¥]{0,14}$"
)
_TAXED = re.compile(
    r"(?P<gross>税前|gross|before tax|pre-?tax)|(?P<net>税后|到手|net(?![a-z])|after tax|take[\s-]?home)"
)
_COUNTED = re.compile(
    r"\s?(?:\+\s?)?(?:人|用户|家|平|份|次|名|张|条|行|公里|粉|台|件|套|字|步|个(?!月)|users|customers|people|words|runs?\b|race|lines|followers|stars|requests|employees|miles|km|members|downloads|岁|分钟|号|年(?!薪|包)|%)"
)
_REACH = 24
_MOST = 5_000
"""Numbers looked at in one text; a letter has fewer, a hostile text more."""


def find_pay(plain: str) -> list[PayMention]:
    """The amounts of pay in a plain text (see `normalise`), in order, none overlapping.

    A number alone is no pay: a currency, a scale (k, 万, LPA) or a word such as 月薪 must stand with it. The period is the one
    said, else the usual one for an amount of its size.
    """
    if _HINT.search(plain) is None:
        return []
    found = []
    for match in islice(_AMOUNT.finditer(plain), _MOST):
        mention = _mention(plain, match)
        if mention is not None:
            found.append(mention)
    return found


def _mention(plain: str, match: re.Match[str]) -> PayMention | None:
    if _COUNTED.match(plain, match.end()) or not _is_pay(plain, match):
        return None
    label = _label(plain, match.start())
    scale = match["high_times"] or match["low_times"]
    low = _value(
        match["low"],
        match["han"],
        match["low_times"] or (scale if match["high_times"] else None),
        match["low_rest"],
    )
    high = low
    if match["high"] or match["high_han"]:
        high = _value(match["high"], match["high_han"], scale, match["high_rest"])
    if high < low or low <= 0:
        return None
    currency = _currency(match, scale)
    period = _period(match, label, high, currency, scale)
    months = int(match["months"]) if match["months"] else None
    end = match.start() + len(match[0].rstrip(" ,"))
    return PayMention(match.start(), end, low, high, currency, period, months, _gross(plain, match))


def _is_pay(plain: str, match: re.Match[str]) -> bool:
    scale = match["low_times"] or match["high_times"] or ""
    if scale.startswith(("lpa", "lakh", "lac", "crore")) or (match["sign"] and match["low"]):
        return True
    label = _label(plain, match.start())
    digits = (match["high"] or match["low"] or "").replace(",", "")
    if match["behind"] or label:
        return (
            bool(scale or len(digits) >= 4 or match["per"])
            or label in ("hour", "day")
            or bool(match["behind"] and label)
        )
    if match["months"] and scale:
        return True
    if match["months"] or scale not in ("k", "w", "万", "千"):
        return "薪" in match[0]
    return bool(match["per"] or match["tax"]) or (scale in ("k", "w") and _beside_han(plain, match))


def _beside_han(plain: str, match: re.Match[str]) -> bool:
    """In a Chinese message 25k is pay; in an English one it may be anything."""
    around = plain[max(match.start() - 6, 0) : match.end() + 6]
    return any("\u4e00" <= sign <= "\u9fff" for sign in around) or len(match[0].strip()) == len(plain.strip())


def _label(plain: str, start: int) -> str | None:
    match = _LABEL.search(plain, max(start - _REACH, 0), start)
    return match.lastgroup if match else None


def _value(number: str | None, han: str | None, times: str | None, rest: str | None) -> float:
    scale = _TIMES.get(times or "", 1)
    value = float(han_number(han) or 0) if han else _number(number or "0")
    more = (han_number(rest) or 0) * scale / 10 if rest else 0
    return value * scale + more


def _number(written: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[,.']\d{3})+(?:[.,]\d{1,2})?", written):
        whole, cents = re.fullmatch(r"(.*?\d{3})(?:[.,](\d{1,2}))?", written).groups()  # type: ignore[union-attr]
        return float(re.sub(r"\D", "", whole)) + (float(f"0.{cents}") if cents else 0)
    return float(written.replace(",", "."))


def _currency(match: re.Match[str], scale: str | None) -> str | None:
    sign = (match["sign"] or "").strip() or match["behind"]
    if sign:
        return _SIGNS.get(sign)
    if scale and scale[0] in "lc":
        return "INR"
    around = match.string[max(match.start() - _REACH, 0) : match.end() + 8]
    chinese = (scale or "") in ("万", "千", "w") or any("\u4e00" <= one <= "\u9fff" for one in around)
    return "CNY" if chinese else None


_PERIODS: tuple[tuple[str, Period], ...] = (
    ("月", "month"),
    ("年", "year"),
    ("小时", "hour"),
    ("天", "day"),
    ("日", "day"),
)


def _period(
    match: re.Match[str], label: str | None, high: float, currency: str | None, scale: str | None
) -> Period | None:
    said = (match["per"] or "").strip(" /.")
    for word, period in _PERIODS:
        if word in said:
            return period
    if said:
        return _english_period(said)
    if label in ("year", "month", "hour", "day"):
        return label  # type: ignore[return-value]
    if scale and scale[0] in "lc":
        return "year"
    if currency == "CNY":
        return "month" if match["months"] or 2_000 <= high < 100_000 else "year" if high >= 100_000 else None
    return "year" if high >= 10_000 else None


def _english_period(said: str) -> Period | None:
    word = re.sub(r"^(?:per|an?)\s", "", said).removeprefix("p.")
    if word in ("pa", "a", "p.a") or word.startswith(("y", "ann")):
        return "year"
    if word in ("pm", "pcm") or word.startswith("m"):
        return "month"
    return "hour" if word.startswith("h") else "day" if word.startswith("da") or word == "d" else None


def _gross(plain: str, match: re.Match[str]) -> bool | None:
    for found in (
        _TAXED.search(match["tax"] or ""),
        _TAXED.search(plain, max(match.start() - 8, 0), match.start()),
        _TAXED.match(plain, match.end()),
    ):
        if found:
            return found["gross"] is not None
    return None
