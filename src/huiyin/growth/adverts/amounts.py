"""Years of experience and degrees."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.growth.adverts.requirement import Found
from huiyin.language import phrases
from huiyin.language.text.dates.words import han_number
from huiyin.process.vocabulary import Language

_NUMBERS = dict(
    zip("one two three four five six seven eight nine ten fifteen".split(), [*range(1, 11), 15], strict=True)  # noqa: SIM905
)
_HAN = "[一二两三四五六七八九十]{1,2}"
_YEARS_ZH = re.compile(
    rf"(?:至少|最少|满)?(?P<low>\d{{1,2}}|{_HAN})(?:\s?(?:[-~至到]|--)\s?(?P<high>\d{{1,2}}|{_HAN}))?\s?年(?P<more>\s?(?:及其?|或)?以上|\+)?"
)
_YEARS_EN = re.compile(
    r"(?<![\d.,$£€-])(?P<low>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|fifteen)"
    r"(?:\s?(?:-|to)\s?(?P<high>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten))?(?:\s?\(\d{1,2}\))?\s?(?P<more>\+|or more|plus)?\s?(?P<unit>years?|yrs?|months?)(?P<after> or more| plus|\+)?"
)
_OF_WORK_ZH = re.compile(r"[^,;。\n]{0,18}?(?:经验|经历|工作|从业|教龄|工龄|背景|资历|驾龄|护龄|临床|以上)")
_NOT_WORK_ZH = re.compile(
    r"^\s?(?:制|的?历史|内|前|后|来|合同|期|度|级|底|初|薪|包|终|会|假|资深企业)|^(?:成立|发展)"
)
_OF_WORK_EN = re.compile(
    r"[^.;\n]{0,90}?(?:experience|in [a-z]|working|background|practice|teaching|driving|post)"
)
_AT_WORK = re.compile(r"'? (?:in|of|as|working) (?:an? |the )?[a-z]")
_ASKED_EN = re.compile(r"(?:at least|minimum(?: of)?|min\.?|requires?|experience[:(]?|more than|over)\s?$")
_NOT_WORK_EN = re.compile(r"^(?:'s?)?\s?(?:old|of age|ago|in business|contract|fixed|warranty|plan)")


def years_in(plain: str, start: int, end: int, language: Language, *, asked: bool = False) -> Iterator[Found]:
    """The years of experience asked for in `plain[start:end]`; the amount is the lower bound. `asked`: it is a list of demands."""
    pattern = _YEARS_ZH if language == "zh" else _YEARS_EN
    for match in pattern.finditer(plain, start, end):
        low = _number(match["low"])
        if low is None or not 0 < low <= 30 or not _is_work(plain, match, end, language, asked=asked):
            continue
        if language == "en" and match["unit"].startswith("month"):
            after = plain[match.end() : match.end() + 60]
            if "experience" not in after and not (asked and _AT_WORK.match(after)):
                continue
            low /= 12
        yield Found("years", "experience", *match.span(), certainty=0.9, amount=low)


def _is_work(plain: str, match: re.Match[str], end: int, language: Language, *, asked: bool) -> bool:
    after = plain[match.end() : end]
    if language == "zh":
        if (not match["more"] and _NOT_WORK_ZH.match(after)) or plain[
            max(match.start() - 2, 0) : match.start()
        ] in (
            "成立",
            "签约",
            "创立",
            "近",
        ):
            return False
        alone = not after.strip() or after.strip()[:1] in "|/,·"
        return bool(
            match["more"]
            or _OF_WORK_ZH.match(after)
            or (
                alone
                and plain[max(0, match.start() - 8) : match.start()].rstrip()[-1:]
                in ("", "|", "/", "·", "\n", ":", ",", "【")
            )
        )
    if _NOT_WORK_EN.match(after):
        return False
    return asked or bool(
        _OF_WORK_EN.match(after)
        or _ASKED_EN.search(plain, max(0, match.start() - 40), match.start())
        or match["more"]
        or not after.strip()
    )


def _number(written: str) -> float | None:
    if written.isdigit():
        return float(written)
    value = _NUMBERS.get(written) or han_number(written)
    return float(value) if value else None


@cache
def _degrees(language: Language) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    found = []
    for row in phrases.table("huiyin.growth.adverts", "education.tsv"):
        if language == "zh":
            source = (
                rf"(?:(?:全日制|统招|国民教育|正规|普通|重点|统一招生|教育部认可的?|双证)*(?:的)?)(?:{row['zh']})"
                r"(?:(?:/|或|、|及|和)(?:高中|大专|本科|硕士|研究生|博士|中专|985|211|双一流))?(?:(?:及|或|含)?\s?(?:其)?以上)?(?:院校)?(?:毕业)?(?:学历|学位|文化程度|文化)?(?:及以上)?(?:学历)?"
            )
        else:
            source = rf"(?<![a-z'])(?:{row['en']})(?![a-z])"
        found.append((row["value"], float(row["rank"]), re.compile(source)))
    return tuple(found)


_SUBJECT_ZH = re.compile(
    r"(?P<obj>(?:(?:(?![及和与或])[\u4e00-\u9fffa-z]){2,10}(?:、|/|及|和|与|或)){0,8}(?:(?![及和与或])[\u4e00-\u9fffa-z]){2,10}?(?:等)?(?:相关|类|相近)*)(?:等)?(?:及?相关|类|相近)*的?专业(?!知识|技能|能力|技术|素养|精神|水平|团队|的?产品|的?服务|性|度|化|英语|证书|资格|课|培训|人士|态度|背景)(?:背景)?"
)
_BEFORE_DEGREE_ZH = re.compile(
    r"(?:^|(?<=[\n,;。:(√·\s、.]))(?P<obj>(?:(?:(?![与或])[\u4e00-\u9fff]){2,6}(?:/|、|与|或)){0,8}(?:(?![与或])[\u4e00-\u9fff]){2,6}?)(?:等)?(?:相关|类)?(?:专业)?(?=博士|硕士|本科|大专|中专|研究生)"
)
_SUBJECT_EN = re.compile(
    r"(?:degree|beng|meng|b\.?eng|hnd|hnc|bachelor'?s?|master'?s?|diploma|bsc|msc|bs|ba|ms|phd|qualification|degree level|mba)(?:'s)?(?: degree)?(?: or (?:higher|above|equivalent|master's))? (?:in|of) (?:an? )?(?P<obj>[a-z ,/&-]{3,80}?)(?=\.|;|$|\n|\(| (?:preferred|required|is |or equivalent|with |plus|and \d|from |desirable|would|strongly|and (?:at least|a |valid|current|minimum|\d)))"
)
_NO_SUBJECT = re.compile(
    r"^(?:不限|本|及以上|全日制|统招|全国|国家|正规|公办|大学|普通|我们的?|其他|任何|具有|具备|有|所学|各|较强的?|良好的?|一定的?|相关|与|的|从事|扎实的?|非|是|对口|应届|接受|经过|提供|优秀|更加?)|不限|以上学历|(?:学历|学位)$"
)
_LISTED = re.compile(
    r"\s?(?:、|/|,(?: and| or)?| and | or |及(?!其)|和|与(?![\u4e00-\u9fff]{0,8}(?:学|工程|技术|管理|设计|应用|制造)(?:、|等|类|相关|$))|或)\s?"
)
"""道路与桥梁工程 and 机械设计制造及其自动化 are the name of one subject each."""


def education_in(plain: str, start: int, end: int, language: Language) -> Iterator[Found]:
    """Degrees, with their rank as the amount, and subjects of study."""
    taken: list[tuple[int, int]] = []
    named = [
        (match, value, rank)
        for value, rank, pattern in _degrees(language)
        for match in pattern.finditer(plain, start, end)
    ]
    for match, value, rank in sorted(named, key=lambda one: (one[0].start() - one[0].end(), -one[2])):
        if any(match.start() < until and since < match.end() for since, until in taken):
            continue
        taken.append(match.span())
        if not _unwanted_degree(plain, match, end, language):
            yield Found("education", value, *match.span(), certainty=0.9, amount=rank)
    subjects = (_SUBJECT_ZH, _BEFORE_DEGREE_ZH) if language == "zh" else (_SUBJECT_EN,)
    for pattern in subjects:
        for match in pattern.finditer(plain, start, end):
            for one in _subjects(match, taken, language):
                taken.append((one.start, one.end))
                yield one


def _unwanted_degree(plain: str, match: re.Match[str], end: int, language: Language) -> bool:
    around = plain[match.end() : min(match.end() + 6, end)]
    before = plain[max(match.start() - 3, 0) : match.start()]
    if language == "zh":
        said = match[0]
        if any(mark in said for mark in ("高中", "初中")) and re.match(
            r"(?:部|数学|语文|英语|化学|物理|生物|地理|历史|学段|生|老师|教师|任|年级|教学|毕业班|政治|班|资格|教|一|二|三)",
            around,
        ):
            return True
        return bool(
            re.match(r"(?:生(?!以上|及|学历)|部|类高校|行业|同等|论文|课程)", around)
        ) or before.endswith(("不限", "非"))
    if match[0] in ("ba", "ma", "md", "bs", "be") and not re.match(r"[ ,/)]|$", around):
        return True
    if before.endswith("no ") or re.match(
        r"(?: is| are)? not (?:needed|required|necessary)", plain[match.end() : end]
    ):
        # "No degree needed" asks for none.
        return True
    return match[0] == "degree" and re.match(r" of (?!study)", around) is not None


def _subjects(match: re.Match[str], taken: list[tuple[int, int]], language: Language) -> Iterator[Found]:
    at = match.start("obj")
    text = match["obj"]
    parts = [*_LISTED.finditer(text)]
    edges = [0, *(edge for part in parts for edge in part.span()), len(text)]
    for begin, until in zip(edges[::2], edges[1::2], strict=True):
        word = text[begin:until]
        if language == "zh":
            bare = re.sub(r"(?:等)?(?:相关|类|相近)*$", "", word)
            bare = bare.removesuffix("等")
            lead = re.match(
                r"(?:(?:全日制|统招)?(?:初中|高中|中专|大专|专科|本科|硕士|研究生|博士)(?:及)?(?:以上)?(?:学历)?|学历|及以上|以上|毕业于|毕业|有|具有|具备|要求|熟悉|限)+",
                bare,
            )
            begin += lead.end() if lead else 0  # noqa: PLW2901
            bare = bare[lead.end() :] if lead else bare
            if len(bare) < 2 or _NO_SUBJECT.search(bare):
                continue
        else:
            bare = re.sub(
                r"^(?:an? |the |related |relevant |similar )+|\s?(?:field|discipline|subject|area|degree)s?$|^(?:related|relevant|similar|another|a related|other).*|^education$|.* experience$",
                "",
                word,
            ).strip()
            begin = text.find(bare, begin)  # noqa: PLW2901
            if len(bare) < 3 or bare in ("field", "or", "higher", "any"):
                continue
        span = (at + begin, at + begin + len(bare))
        if not any(span[0] < until and since < span[1] for since, until in taken):
            yield Found("education", f"subject:{bare}", *span, certainty=0.8)
