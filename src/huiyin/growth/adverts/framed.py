"""What no table knows, found by how it is asked for: "familiar with X, Y and Z", 熟练使用 X、Y, "X 能力强"."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from huiyin.growth.adverts import listed
from huiyin.growth.adverts.listed import concept_called
from huiyin.growth.adverts.requirement import Found
from huiyin.language import phrases
from huiyin.process.vocabulary import Language

_PARTS = {
    "zh": re.compile(r"\s?(?:、|/|以及|及其|及|和|与|或者?|并且?|,|\+)\s?"),
    "en": re.compile(
        r"\s?(?:[()]+\s?|,? (?:and/or|and|or|as well as|plus) |,(?: and| or)? ?|/(?=[a-z])| & | \+ )\s?"
    ),
}
_LEAD_ZH = re.compile(
    r"^(?:一定的?|良好的?|较强的?|较好的?|丰富的?|扎实的?|优秀的?|出色的?|强烈的?|过硬的?|相关的?|很强的?|高度的?|极强的?|很好的?|较高的?|基本的?|基础的|必要的?|敏锐的?"
    r"|熟练(?:使用|掌握|运用|操作)?|精通|熟悉|掌握|了解|会使用|使用|运用|操作|独立完成|独立|能够?|具备|具有|拥有|有|会|至少|各类|各种|常用的?|常见的?|主流的?|等|的|较为?|非常|其他|国家|一种|一门|一款|以上|优先|者|并|且|对|同类|同等|类似|同行业"
    r"|强大的|清晰的|积极的?|高效的?|正确的?|完整的?|成功的?|足够的?|充分的?|深入的?|独到的?|浓厚的?|极大的?|本|该|所|需|需要|需有|要求|要|应|应有|有过|从事过?|做过|任职过?|担任过?|负责过?|善于|擅长|懂)+(?=.{2})"
)
_TAIL_ZH = re.compile(
    r"(?:等(?:相关|常用|基础|基本|各类|主流|多种|其他)?(?:的)?(?:办公|设计|制图|绘图|剪辑|数据分析|统计|工具|专业|财务|编程|开发|测试|分析|辅助)*(?:类)?(?:软件|工具|语言|框架|技术|平台|系统|知识|技能|组件|流程|操作|产品|设备|品类|方法|岗位|行业|领域|方面|工作|经验)?(?:的)?(?:操作|使用|应用|经验|之一|其中之一|至少一种)*"
    r"|者?(?:优先(?:考虑|录用)?|更佳|更好|尤佳|佳|加分)|(?:的)?(?:相关)?(?:操作|使用)(?:方法|技巧)?|相关(?:知识|技能)?|者|等|的|优先考虑|方面|之一|中的?一种(?:以上)?|其中(?:一种|之一)|中的?任(?:意|何)?一[种款个]|任[选意]?一[种款]|至少一种|(?:的)?(?:工作|实际|实操|从业|项目|实战|相关)*(?:经验|经历|背景)(?:者|的?优先)*)+$"
)
_LEAD_EN = re.compile(
    r"^(?:(?:an?|or|the|of|in|with|using|background|full|fully|either|administering|expert|sound knowledge|command|grasp|handling|both|your|our|their|its|strong|excellent|good|great|proven|solid|outstanding|exceptional|effective|basic|advanced|general|relevant|related|similar|current|modern|some|any|other|various|common|deep|sound|high|level|working|hands-on|practical|least|one|more|two|at|to|be|ability|experience|experienced|knowledge|understanding|familiarity|proficiency|proficient|familiar|demonstrated|demonstrable|previous|prior|professional|intermediate|real|genuine|clear|very|highly|well|also|have|having|you|are|is|as|such|ideally|own|significant|substantial|exceeding|including|e\.g\.|like|for|on|by|on-the-job|commercial|industry|complex|multiple|different|large|small|key|all|software such|tools such|tools like|towards)\s)+"
)
_TAIL_EN = re.compile(
    r"\s?(?:\b(?:skills?|experience|knowledge|abilit(?:y|ies)|software|tools?|systems?|platforms?|etc|is|are|would be|will be|or similar|similar|preferred|required|essential|a plus|an advantage|desirable|ideally|preferably|environments?|settings?|industr(?:y|ies)|role|roles|position|a must|must|helpful|beneficial|advantageous|strongly|highly|equivalent|or equivalent|related|is a|bonus|nice to have|other|and|or|the|a|with|in|of|to|for|at|frameworks?|languages?|libraries|packages|applications?|programs?|processes|techniques|principles|practices|methods|concepts|technologies|field|background|not)\s?)+$"
)
_STOP_EN = re.compile(
    r"\s(?:is (?:a |an |highly |strongly |very |also |preferred|required|essential|desirable|not)|are (?:a |an |highly |strongly |preferred|required|essential|desirable)|would be|will be|preferred|required|a plus|who |that |which |where |so (?:that|you)|because |in order|to (?:support|ensure|help|deliver|drive|meet|manage|build|work|make|be|create|provide)|and (?:the )?(?:ability|able|willing|a (?:good|strong|genuine|real|proven)|strong|excellent|good|experience|you|comfortable|an? |at least|\d|knowledge|understanding|be|have|how)|with (?:a |the |an? |strong|excellent|good|experience|at least|our)|but |as (?:you|we|well|a )|on a |in (?:a|an|our|the|this) |from (?:a|an|the)|for (?:a|an|our|the|at)|when |while |if |though |within |across |at a |through |including|such as|like |e\.g\.|ideally|preferably|using )|\s-\s|:"
)
_EMPTY_EN = frozenset(
    [
        "it",
        "this",
        "them",
        "us",
        "you",
        "we",
        "work",
        "working",
        "role",
        "team",
        "company",
        "things",
        "people",
        "customers",
        "environment",
        "others",
        "field",
        "area",
        "that",
        "these",
        "those",
        "one",
        "all",
        "day",
        "year",
        "years",
        "job",
        "time",
        "level",
        "kind",
        "type",
        "way",
        "ways",
        "similar",
        "related",
        # What is left of a list whose things were found by their names.
        "hands-on",
        "sound",
        "good",
        "strong",
        "solid",
        "expert",
        "basic",
        "advanced",
        "proven",
        "grasp",
        "command",
        "either",
        "another",
        "above",
        "person",
        "screen",
        "record",
        "car",
        "average",
        "equivalent",
        "hear",
        "from",
        "your",
        "full",
        "current",
        "valid",
        "who",
        "subject",
        "discipline",
        "happy",
        "date",
        "week",
        "intermediate",
        "help",
        "hand",
        "immediately",
        "available",
        "applicants",
        "candidates",
        "towards",
        "working towards",
        "post-registration",
        "post-qualification",
        "post-qualifying",
        "like",
        "the like",
        "previous",
        "prior",
        "independently",
        "apply",
        "essential",
        "tidy",
        "service",
    ]
)
_EMPTY_ZH = re.compile(
    r"^(?:经验|工作|相关|知识|技能|能力|证书|软件|工具|优先|者|公司|岗位|行业|我们|以上|良好|一定|较强|不限|专业|学历|熟练|熟悉|意向|兴趣|机会|要求|条件|产品|业务|客户|团队|以下|其他|无经验|可|完成|本职|任务|用户|同学|人员|资格|等|操作|使用|应用|强|佳|好|高|同类|经历|项目|实习|优秀|独立|上述|公司安排|领导安排|一种|多种|\d+|岗|类似|同等|长期|短期|有意|想法|梦想)+$"
)
_NAMELIKE = re.compile(r"[A-Z][A-Za-z]*[A-Z0-9+#./]|[A-Z]{2,}|[a-z]+[A-Z]|[A-Za-z]+\d|\.js|\.NET")
_MANNER_EN = re.compile(
    r"[A-Z][a-z-]+(?:ate|ive|ful|ing|ent|ant|[a-z]{3}able|ional|ical|ed|ous|etic|ity|ness|ship|tion|sion|some|less|[a-z]{2}athy|graphy|logy|nomy|metry|[a-z]{2}ture|ment|ance|ence|ism|ics|[a-z]{2}ery|[a-z]{2}cy|craft|keeping|making|dressing|work)"
    r"|(?:Fun|Kind|Calm|Tidy|Polite|Chatty|Friendly|Bubbly|Honest|Hardy|Pastry|Numerate|Literate|Mature|Robust|Smart|Clean|Keen|Sales|Cash|Well-[a-z]+|Self-[a-z]+|Hard-[a-z]+)"
)
"""One word that has its capital from standing first in its line: "Compassionate", "Scheduling"."""
_FIELD_EN = re.compile(
    r"(?:act|care|standards?|regulations?|regs|law|legislation|guidelines?|codes?|curriculum|framework|policy|procedures|theory|health|safety|history|east|west|north|south|area|manner|negotiator|advis[oe]r)(?: \d{4})?$"
)
"""What has a name and is a field of knowledge: "Mental Capacity Act"."""
_TOOL_ZH = re.compile(r"(?:软件|系统|设备|仪器|机床|工具|平台|机|器|语言|框架)$")


@cache
def _frames(language: Language) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    rows = phrases.table("huiyin.growth.adverts", "frames.tsv")
    return tuple(
        (row["split"] == "yes", re.compile(phrases.Pattern(row["pattern"]).source))
        for row in rows
        if row["lang"] == language
    )


def framed_in(
    plain: str, start: int, end: int, language: Language, written: Callable[[int, int], str]
) -> Iterator[Found]:
    """Open-class demands in `plain[start:end]`. `written(start, end)`: the words as they stood, with their capitals."""
    for split, pattern in _frames(language):
        for match in pattern.finditer(plain, start, end):
            at, until = match.span("obj")
            if language == "en" and (stop := _STOP_EN.search(plain, at, until)):
                until = stop.start()
            spans = list(_parted(plain, at, until, language)) if split else [(at, until)]
            for begin, close in spans:
                yield from _one(plain, begin, close, language, written, 0.6 if split else 0.65)


_NAMED_FIRST_EN = (
    re.compile(
        r"(?P<obj>[a-z0-9 ,&/'+#.-]{2,50}?)\s(?:experience|skills?|knowledge|background)"
        r"(?=\s?$|[.;,(\n]|\s(?:is|are|would|an?|preferred|required|desirable|advantageous|helpful|essential|highly|strongly|needed|welcome|in|of|on|with))"
    ),
    re.compile(
        r"(?P<obj>[a-z0-9 ,&/'+#.-]{2,40}?)\s(?:is|are|would be)\s(?:an? |strongly |highly |also |definite )*"
        r"(?:plus|bonus|advantage|asset|preferred|required|desirable|essential|needed|nice|welcome|must|beneficial|advantageous|helpful)"
    ),
)
"""What stands first in a piece and is then said to be wanted: "flow cytometry experience is a plus"."""


def named_first_in(
    plain: str, start: int, end: int, language: Language, written: Callable[[int, int], str]
) -> Iterator[Found]:
    """English only: in Chinese the frames stand anywhere."""
    if language == "zh":
        return
    for pattern in _NAMED_FIRST_EN:
        match = pattern.match(plain, start, end)
        if match is not None and not _A_SENTENCE["en"].search(match["obj"]):
            for begin, close in _parted(plain, *match.span("obj"), language):
                yield from _one(plain, begin, close, language, written, 0.65)


_BENEFIT_EN = re.compile(
    r"(?:budget|equity|tips|stipend|pension|bonus|package|parking|discount|leave|pto|insurance|allowance|uniform|meals|perks|options|advantage)$"
)


def bare_in(
    plain: str, start: int, end: int, language: Language, written: Callable[[int, int], str]
) -> Iterator[Found]:
    """A short piece under a heading of demands is itself a demand: "Python, SQL", 吃苦耐劳."""
    for begin, close in _parted(plain, start, end, language):
        words = plain[begin:close]
        short = 2 <= len(words) <= 8 if language == "zh" else len(words.split()) <= 4 and len(words) > 2
        if short and not _A_SENTENCE[language].search(words) and not listed.is_place(words, language):
            yield from _one(plain, begin, close, language, written, 0.4)


_A_SENTENCE = {
    "zh": re.compile(
        r"^(?:无|带|请|包|当天|非|不|欢迎|男|女|薪|月|底|综合|高|五险)|[我你他她们]|负责|进行|提供|优先|以上|岁|不限|男女|学历|专业|公司|岗位|工作|完成|面议|欢迎|均可|即可|可以|联系|招|年|人$|名$|\d"
    ),
    "en": re.compile(
        r"(?<![a-z])(?:we|you|our|your|is|are|will|must|can|should|us|be|have|has|please|apply|who|please|required|preferred|plus|years?|degree|the|join|age|from|until|not|no|if|what|this|at|by)(?![a-z])|\d|[@%$£€]"
    ),
}


def _parted(plain: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    at = start
    for part in _PARTS[language].finditer(plain, start, end):
        if part.start() > at:
            yield at, part.start()
        at = part.end()
    if end > at:
        yield at, end


def _one(
    plain: str,
    begin: int,
    close: int,
    language: Language,
    written: Callable[[int, int], str],
    certainty: float,
) -> Iterator[Found]:
    begin, close = _trimmed(plain, begin, close, language)
    words = plain[begin:close]
    if not _says_something(words, language):
        return
    concept = concept_called(words)
    if concept is not None:
        yield Found(concept.kind, concept.value, begin, close, 0.85)
        return
    tool = _is_tool(words, written(begin, close), language)
    yield Found("tool" if tool else "skill", f"open:{words}", begin, close, certainty)


def _trimmed(plain: str, begin: int, close: int, language: Language) -> tuple[int, int]:
    words = plain[begin:close]
    lead, tail = (_LEAD_ZH, _TAIL_ZH) if language == "zh" else (_LEAD_EN, _TAIL_EN)
    if cut := lead.match(words):
        begin += cut.end()
        words = words[cut.end() :]
    if cut := tail.search(words):
        close -= len(words) - cut.start()
    while begin < close and plain[begin] in " -'\"*":
        begin += 1
    while close > begin and plain[close - 1] in " -'\".*的":
        close -= 1
    return begin, close


def _says_something(words: str, language: Language) -> bool:
    if language == "zh":
        return 2 <= len(words) <= 20 and not _EMPTY_ZH.match(words)
    if _BENEFIT_EN.search(words):
        return False
    return 2 < len(words) <= 70 and len(words.split()) <= 9 and not set(words.split()) <= _EMPTY_EN


def _is_tool(words: str, as_written: str, language: Language) -> bool:
    """Something with a name of its own. An abbreviation alone is as often a field of knowledge (EMC, SOX, RAG)."""
    if re.fullmatch(r"[A-Z&]{2,5}", as_written):
        return False
    if language == "zh":
        return bool(_TOOL_ZH.search(words) or re.fullmatch(r"[a-z0-9 .+#/-]+", words))
    if _MANNER_EN.fullmatch(as_written) or _FIELD_EN.search(words):
        return False
    named = [word for word in as_written.split() if word[:1].isupper() or _NAMELIKE.search(word)]
    return 0 < len(named) == len(as_written.split()) < 4
