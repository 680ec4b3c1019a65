"""Chinese spans of time: 3-5个工作日内, 两周左右, 再等十来天."""

import datetime as dt
import re

from huiyin.language.text.dates import durations
from huiyin.language.text.dates.days import Span
from huiyin.language.text.dates.framing import Raw
from huiyin.language.text.dates.words import han_range

_UNITS = {"天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year"}
_WAITING = re.compile(
    r"(?:还[要需得]?|再(?:等|过|给(?:我们?|咱|您|你)?|要)?|过|大概|大约|大致|约[摸莫]?|差不多|估计|估摸着?|预计|预估|顶多|至多|撑死|少说|也就|顺利的话|最快|最多|最长|最迟|最晚|需要?等?)(?:要|需要?|得|等)?(?:走|花|等|用)?(?:个)?\s*$"
)
_HABITUAL = re.compile(r"(?:常规|一般|通常|正常|往常|平均)[^,。;]{0,6}$")
_AT_MOST = re.compile(r"(?:不超过|不出|有效期(?:为|是|[:])?|限时?)\s*$")
_AFTER_AN_EVENT = re.compile(r"[^,。;!?\n]{0,16}?(?:后|起|之日起|以来|的)(?:算|计)?\s*(?:的|第)?\s*$")
_OWN = re.compile(r"收到|接到|即日|今[天日]|现在|本(?:邮件|短信|通知|消息)|(?<![因彼])此")
"""Events from which one counts that are today's: the message itself."""
_INTERVIEW = re.compile(r"面(?:试)?(?:结束|完)?(?:之|以)?后的?\s*$")
_LOOSELY = re.compile(r"[多几余把]")
_ANSWERED = re.compile(
    r"\s*吧|\s*(?:就|才|能|会|可以?|应该|左右)*(?:有|出|给|见|得)[^,。;!?\n]{0,4}(?:结果|信儿?|答复|消息|通知|回音|分晓|准话|结论|说法|决定|意见|名单)(?!吗|没)"
)
_BOUND = re.compile(
    r"(?:时限|时效|期限|承诺|答应|(?:自|从)?(?:今[天日]|即日|现在|本[周日])起(?:算|计)?|说(?:是|要|好)?|讲好|规定)(?:为|是|在|的)?[:,]?\s*$"
)
"""What makes a bare "three working days" a time by which something is done."""
_OVER = {"几": 9, "多": 4, "余": 4}
"""How many more than ten 十几 and 十多 may be (judgement): 十来天 is ten days or about that."""


def duration(match: re.Match[str], today: dt.date) -> Raw | None:
    """What a span of time means from `today`; None where nothing says that somebody waits for its end."""
    before = match.string[max(match.start() - 24, 0) : match.start()]
    suffix = (match["du_s"] or "").strip()
    counted = None if suffix.endswith("前") else _counted(match)
    if counted is None:
        return None
    low, high, unit = counted
    first, last = durations.after(today, low, unit), durations.after(today, high, unit)
    frame = _frame(before, suffix)
    if frame is None and _ANSWERED.match(match.string, match.end()) and not _HABITUAL.search(before):
        frame = "around"
    if frame is None and unit == "working" and _BOUND.search(before) and not _HABITUAL.search(before):
        frame = "by"
    if frame is None and unit == "working" and low != high and not _HABITUAL.search(before):
        frame = "window"
    if first is None or last is None or frame is None:
        return None
    ambiguous = (frame == "around" and before.endswith("过")) or _LOOSELY.search(match["du"]) is not None
    if event := _AFTER_AN_EVENT.search(before):
        after_interview = _INTERVIEW.search(before) is not None
        if not after_interview and not _OWN.search(event[0]):
            return None
        ambiguous = ambiguous or after_interview
    span = Span(first, last, ambiguous=ambiguous)
    return Raw(match.start(), match.end(), span, frame if low == high else "window")


def _frame(before: str, suffix: str) -> str | None:
    """What "two weeks" is: within them, after them, about them; None where it is a length of something else."""
    if "内" in suffix:
        return "by"
    if "后" in suffix:
        return "on"
    if _AT_MOST.search(before) or suffix.endswith("有效"):
        return "by"
    about = "左右" in suffix or "上下" in suffix or "样子" in suffix
    waiting = _WAITING.search(before) and not _HABITUAL.search(before)
    return "around" if about or waiting else None


def _counted(match: re.Match[str]) -> tuple[int, int, str] | None:
    written = match["du_u"]
    unit = written.strip().lstrip("个来多").strip()
    over = (match["du_o"] or "").strip()
    if (
        unit == "年"
        or (written in ("月", "日") and match["du_a"] not in "半个" and not match["du_s"])
        or (written == "月" and over != "把")
    ):
        return None
    name = "working" if unit.startswith("工作") else "hour" if "时" in unit or unit.startswith("h") else ""
    name = name or ("day" if unit.endswith("日") else _UNITS[unit])
    if match["du_a"] == "半":
        half = {"month": "half_month", "year": "half_year", "day": "hour", "hour": "hour"}.get(name)
        return (0, 0, half) if half and not match["du_b"] else None
    if match["du_a"] == "个":
        return (1, 1, name) if over == "把" else None
    low = han_range(match["du_a"])
    high = han_range(match["du_b"]) if match["du_b"] else low
    if over and high:
        high = high[0], high[1] + _OVER.get(over, 0)
    if low is None or high is None or low[0] > high[1]:
        return None
    return low[0], high[1], name
