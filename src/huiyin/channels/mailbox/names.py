"""Company names as people write them, and the words that tell mail about a seat from a newsletter."""

import re

from huiyin.language.text.normalise import normalise

_PARTS = re.compile(r"[()（）\[\]【】/|｜·•,，、;；]|\s[-–—]\s")
_LEGAL_ZH = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|分公司|公司|集团|控股|股份|\(中国\))$"
)
_TRADE_ZH = re.compile(r"(?:信息技术|网络科技|信息科技|网络技术|科技|网络|技术|信息)$")
_PLACES_ZH = re.compile(
    r"^(?:中国|北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|成都|武汉|西安|长沙|厦门|青岛|宁波|合肥|郑州|济南|福州|东莞|佛山|无锡"
    r"|珠海|大连|昆明|广东|浙江|江苏|四川|湖北|湖南|福建|山东|安徽|香港|台湾)(?:省|市)?"
)
_LEGAL_EN = re.compile(
    r"[\s,.]+(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|se|sa|bv|nv|oy|ab|as|pty|pte|kk"
    r"|group|holdings?)\.?$"
)
_NO_NAME = frozenset(
    [
        "中国",
        "北京",
        "上海",
        "深圳",
        "广州",
        "杭州",
        "成都",
        "香港",
        "台湾",
        "公司",
        "集团",
        "科技",
        "china",
        "beijing",
        "shanghai",
        "shenzhen",
        "hong",
        "kong",
        "hongkong",
        "uk",
        "us",
        "usa",
        "germany",
        "remote",
        "group",
        "company",
        "hr",
        "the",
        "and",
        "unknown",
        "confidential",
        "保密",
        "某公司",
        "匿名",
        "stealth",
        "startup",
        "tbd",
    ]
)
HIRING = re.compile(
    r"面试|复试|初试|终试|笔试|测评|应聘|求职|招聘|岗位|职位|候选人|录用|录取|入职|offer|简历|投递|背景调查|背调|人才库|人力资源|薪资|期望薪"
    r"|interview|application|applied|applying|candida(?:te|cy)|position|role\b|job\b|vacancy|hiring|recruit|resume|résumé|\bcv\b"
    r"|next steps?|onboarding|start date|background check|assessment|talent|screening|shortlist|internship"
)
"""Words over `normalise(…).plain` that mail about a seat holds. Our judgement."""

PUBLIC = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "qq.com",
        "vip.qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "vip.163.com",
        "sina.com",
        "sina.cn",
        "sohu.com",
        "139.com",
        "189.cn",
        "aliyun.com",
        "tom.com",
        "21cn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "ymail.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "mail.ru",
        "yandex.ru",
        "zoho.com",
        "fastmail.com",
        "hey.com",
        "naver.com",
        "mail.com",
    ]
)
"""Domains in which anybody may have an address: they tell nothing of a company."""
BOARDS = [
    "linkedin.com",
    "indeed.com",
    "indeedemail.com",
    "glassdoor.com",
    "zhipin.com",
    "bosszhipin.com",
    "zhaopin.com",
    "zhaopinmail.com",
    "51job.com",
    "51jobmail.com",
    "liepin.com",
    "lagou.com",
    "lagoujobs.com",
    "nowcoder.com",
    "maimai.cn",
    "monster.com",
    "ziprecruiter.com",
    "stepstone.de",
    "xing.com",
    "greenhouse.io",
    "greenhouse-mail.io",
    "lever.co",
    "hire.lever.co",
    "myworkday.com",
    "workday.com",
    "smartrecruiters.com",
    "ashbyhq.com",
    "workablemail.com",
    "icims.com",
    "successfactors.com",
    "taleo.net",
    "jobvite.com",
    "bamboohr.com",
    "teamtailor.com",
    "recruitee.com",
    "personio.de",
    "mokahr.com",
    "beisen.com",
    "feishu.cn",
    "dingtalk.com",
    "calendly.com",
]
"""Job boards and applicant systems: they write for many employers."""


def names_of(company: str) -> list[str]:
    """The names by which a company may be called in a mail, normalised: both languages, without legal forms and places."""
    found: dict[str, None] = {}
    plain = normalise(company).plain.strip()
    for part in [plain, *_PARTS.split(plain)]:
        for name in _shorter(part.strip(" .-")):
            if _is_name(name):
                found[name] = None
    return list(found)


def _shorter(name: str) -> list[str]:
    found = [name]
    bare = name
    while (cut := _LEGAL_EN.sub("", _LEGAL_ZH.sub("", bare))) != bare and len(cut) >= 2:
        bare = cut.strip(" ,.")
        found.append(bare)
    placeless = _PLACES_ZH.sub("", bare)
    if len(placeless) >= 2:
        found.append(placeless)
        tradeless = _TRADE_ZH.sub("", placeless)
        if len(tradeless) >= 3 or (len(tradeless) == 2 and tradeless != placeless):
            found.append(tradeless)
    return found


def _is_name(name: str) -> bool:
    if (
        name in _NO_NAME
        or _LEGAL_EN.fullmatch(f" {name}")
        or _LEGAL_ZH.fullmatch(name)
        or _TRADE_ZH.fullmatch(name)
    ):
        return False
    return 2 <= len(name) <= 80 and not name.isdigit()


def is_hiring(*texts: str) -> bool:
    """Does one of the normalised texts speak of a seat?"""
    return any(HIRING.search(text) for text in texts)


def is_weak(name: str) -> bool:
    """Is it so short that it may as well be an everyday word? Then only mail that is plainly about a seat counts."""
    if name.isascii():
        return " " not in name and len(name) <= 6
    return len(name) <= 2


def pattern_of(name: str) -> str:
    """A pattern for the name: Latin words whole, Chinese anywhere."""
    written = r"\s+".join(map(re.escape, name.split()))
    left = r"(?<![a-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    right = r"(?![a-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{left}{written}{right}"


def squeezed(name: str) -> str:
    """A Latin name as it would stand in a domain; "" where it would not, or is too short to tell."""
    bare = re.sub(r"[^a-z0-9]", "", name) if name.isascii() else ""
    return bare if len(bare) >= 5 else ""


def domain_of(address: str) -> str:
    """The domain of an address where it tells the company; "" for public providers, boards and applicant systems."""
    domain = address.rpartition("@")[2].lower()
    board = any(domain == one or domain.endswith(f".{one}") for one in BOARDS)
    return "" if domain in PUBLIC or board or "." not in domain else domain
