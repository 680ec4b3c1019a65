"""What the tables know by name: concepts, languages, certificates, ways of working, places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from huiyin.growth.adverts.requirement import Found
from huiyin.growth.vocabulary import Kind
from huiyin.language import phrases
from huiyin.process.vocabulary import LANGUAGES, Language

_PACKAGE = "huiyin.growth.adverts"


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of concepts.tsv; `names`: by language, the first is the one to show."""

    value: str
    kind: Kind
    family: str
    names: dict[Language, tuple[str, ...]]

    def label(self, language: Language) -> str:
        return self.names[language][0]


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by its value."""
    rows = phrases.table(_PACKAGE, "concepts.tsv")
    return {
        row["value"]: Concept(
            row["value"],
            cast(Kind, row["kind"]),
            row["family"],
            {language: tuple(row[language].split("|")) for language in LANGUAGES},
        )
        for row in rows
    }


@cache
def _named() -> dict[str, Concept]:
    return {
        name: concept
        for concept in reversed(concepts().values())
        for language in LANGUAGES
        for name in concept.names[language]
    }


def concept_called(name: str) -> Concept | None:
    """The concept that a table knows under this name, in plain text."""
    return _named().get(name)


@cache
def _names(language: Language) -> re.Pattern[str]:
    # A Chinese text holds English names too; an English one no Chinese names.
    names = {name for name, concept in _named().items() if language == "zh" or name in concept.names["en"]}
    latin = sorted((name for name in names if name.isascii()), key=len, reverse=True)
    other = sorted((name for name in names if not name.isascii()), key=len, reverse=True)
    found = rf"(?<![a-z0-9.+#-])(?:{'|'.join(map(re.escape, latin))})(?![a-z0-9+#])"
    if language == "zh":
        found += f"|{'|'.join(map(re.escape, other))}"
    return re.compile(found)


def concepts_in(plain: str, start: int, end: int, language: Language) -> Iterator[Found]:
    """Known skills and tools named in `plain[start:end]`."""
    for match in _names(language).finditer(plain, start, end):
        if match[0] == "招聘" and plain[match.end() : match.end() + 1] in (":", "】"):
            # The advert says what it is.
            continue
        concept = _named()[match[0]]
        yield Found(concept.kind, concept.value, *match.span(), certainty=0.85)


@cache
def _pattern_table(name: str, language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for row in phrases.table(_PACKAGE, name):
        if "lang" in row and row["lang"] != language:
            continue
        source = row.get("pattern") or row[language]
        if language == "en":
            source = rf"(?<![a-z0-9])(?:{source})(?![a-z0-9])"
        found.append((row["value"], re.compile(source)))
    return tuple(found)


def _by_pattern(
    kind: Kind, name: str, plain: str, start: int, end: int, language: Language
) -> Iterator[Found]:
    for value, pattern in _pattern_table(name, language):
        for match in pattern.finditer(plain, start, end):
            yield Found(kind, value, *match.span(), certainty=0.85)


def languages_in(plain: str, start: int, end: int, language: Language) -> Iterator[Found]:
    """Languages and the examinations that stand for them."""
    for found in _by_pattern("language", "languages.tsv", plain, start, end, language):
        after, before = plain[found.end : found.end + 12], plain[max(found.start - 8, 0) : found.start]
        if _a_subject(after, before, language):
            continue
        level = _LEVEL_ZH.match(plain, found.end, end) if language == "zh" else None
        yield Found("language", found.value, found.start, level.end() if level else found.end, 0.85)


_LEVEL_ZH = re.compile(
    r"\s?(?:cet-?\s?[46]|[四六]级|四六级|专[四八]|n[1-3]|[ab][12]|[一二]级[甲乙]等|tem-?[48]|雅思\d?|8级)(?:及?以上)?"
)
_TEACHES_ZH = re.compile(
    r"(?:(?:、|/|或|和)[\u4e00-\u9fff、/]{2,8}专业|教师|老师|教学|教研|学科|专业|教育|课|培训|类|翻译专业|四级考|主播|编辑)"
)
_TEACHES_EN = re.compile(
    r"\s?(?:teacher|lessons?|department|literature|tutor|curriculum|cuisine|food|restaurant|market|customers|company|test|school|channel|football|(?: language)?(?:,| and| &|/) ?math)"
)


def _a_subject(after: str, before: str, language: Language) -> bool:
    """A language that is taught, or cooked in, is no language to be spoken."""
    if language == "zh":
        return _TEACHES_ZH.match(after) is not None
    return _TEACHES_EN.match(after) is not None or before.endswith(("for the ", "across "))


_CERTIFICATE = {
    "zh": re.compile(
        r"(?P<obj>[\u4e00-\u9fffa-z0-9]{2,12}?(?:资格证书|从业资格证?|执业证书?|资格证|上岗证|操作证|职业资格|合格证|等级证书?|证书|职称|(?<![验签考保认论见])证(?![明书据件券监实照])))"
    ),
    "en": re.compile(
        r"(?<![a-z])(?P<obj>(?:[a-z0-9+/-]+ ){1,3}?(?:certifications?|certificates?|licen[sc]es?|registration|accreditation|certified|designation|vetting|ticket|(?<!swipe )(?<!business )(?<!credit )(?<!report )card))(?![a-z])"
    ),
}
_NO_CERTIFICATE = re.compile(
    r"^(?:a|an|the|or|and|of|your|our|any|relevant|valid|current|have|has|with|required|to|is|in|if|must|hold|holds|obtain|both|for|as|product|business|company) "
)
_LEADS_ZH = re.compile(
    r"^.*?(?:具备|具有|持有?|及?以上(?=[a-z\u4e00-\u9fff]*证)|取得|有|获得|相关|相应的?|必须|需要|者|及|和|与|或|至少|的|等|提供|考取|须)(?=[\u4e00-\u9fffa-z0-9]{2})"
)


def certificates_in(plain: str, start: int, end: int, language: Language) -> Iterator[Found]:
    """Certificates, licences, titles of rank."""
    named = list(_by_pattern("certificate", "certificates.tsv", plain, start, end, language))
    yield from named
    for match in _CERTIFICATE[language].finditer(plain, start, end):
        begin, text = match.start("obj"), match["obj"]
        cut = _LEADS_ZH.match(text) if language == "zh" else _NO_CERTIFICATE.match(text)
        while cut:
            begin, text = begin + cut.end(), text[cut.end() :]
            cut = _LEADS_ZH.match(text) if language == "zh" else _NO_CERTIFICATE.match(text)
        if len(text) < 3 or text in (
            "证书",
            "资格证",
            "资格证书",
            "职称",
            "certification",
            "certifications",
            "license",
            "licence",
            "certificate",
            "registration",
        ):
            continue
        if not any(one.start < match.end() and begin < one.end for one in named):
            yield Found("certificate", f"open:{text}", begin, match.end("obj"), 0.7)


def ways_in(plain: str, start: int, end: int, language: Language) -> Iterator[Found]:
    """Hours, shifts, presence, travel; not what there is none of."""
    for found in _by_pattern("way_of_working", "ways.tsv", plain, start, end, language):
        if not _NONE_OF_IT[language].search(plain, max(start, found.start - 12), found.start):
            yield found


_NONE_OF_IT = {
    "zh": re.compile(r"(?:无|不|没有?|免|拒绝)(?:用|需要?|必|要|上|倒|值|安排|强制|存在)*$"),
    "en": re.compile(r"(?<![a-z])(?:no|never any|without|not any)(?: [a-z]+ or)? $"),
}
"""What stands before hours that are not asked for: 不加班, no weekends."""


_ANNOUNCED = {
    "zh": re.compile(
        r"(?:(?:工作|上班|办公|面试|公司|项目|门店|学校)?(?:地点|地址|城市|区域)|坐标|(?<![a-z])base(?:地)?|工作地)\s?[:：]?(?:在|为|是)?\s?(?P<obj>[^,;。\n()|【】 ]{2,30})"
    ),
    "en": re.compile(
        r"(?:(?<![a-z])(?:job |office |work )?location|based (?:in|at|out of)|located in|where|office in|offices? (?:is|are) in|our [a-z]+ office|commut(?:e|ing|able) (?:to|distance (?:of|to)))\s?[:-]?\s?(?:the |our |central |downtown |north |south |east |west )*(?P<obj>[a-z][a-z .,'-]{2,40}?)(?=$|\n|[.;()|/]|, (?:with|and|we|you|this|the)| (?:with|and|office|headquarters|hq|area|on a|for|from|is|or|team|studio|warehouse|store|campus|clinic|-) ?)"
    ),
}


_STATES = (
    "uk|usa?|england|scotland|wales|ireland|canada|australia|germany|france|a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]"
    "|o[hr]|ok|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]|bc|ab|on|qc|ns|nsw|vic|qld"
)


@cache
def _cities(language: Language) -> re.Pattern[str]:
    names = next(row["names"] for row in phrases.table(_PACKAGE, "places.tsv") if row["lang"] == language)
    if language == "zh":
        return re.compile(
            rf"(?:{names})(?:市)?(?:[·\-—\s]?[\u4e00-\u9fff]{{2,4}}?(?:新区|开发区|高新区|园区|区|县|镇|街道))?"
        )
    return re.compile(rf"(?<![a-z])(?:{names})(?:,? (?:{_STATES})(?![a-z])|, (?:{names})(?![a-z]))?(?![a-z])")


_NOT_PLACE_ZH = re.compile(
    r"(?:大学|银行|话|菜|市场|地区(?:优先)?|有限|公司|分公司|总部|户籍|户口|医院|集团|中路|东路|西路|路\d)"
)


def places_in(plain: str, start: int, end: int, language: Language, *, loose: bool) -> Iterator[Found]:
    """Where the work is. `loose`: also a city that is only named, as in the head of an advert."""
    taken: list[tuple[int, int]] = []
    # The word that announces it may be the heading before the piece.
    for match in _ANNOUNCED[language].finditer(plain, max(start - 16, 0), end):
        begin, until = match.span("obj")
        if begin < start:
            continue
        text = match["obj"].rstrip(" ,")
        if language == "en" and (
            len(text.split()) > 5 or re.match(r"(?:you|we|a |an |your|near|this|any|it|one)", text)
        ):
            continue
        if language == "zh" and text.startswith(("要求", "不限", "介绍")):
            continue
        taken.append((begin, until))
        yield Found("place", _place_value(text, language), begin, begin + len(text), 0.9)
    for match in _cities(language).finditer(plain, start, end):
        if any(match.start() < until and since < match.end() for since, until in taken):
            continue
        found = (
            _alone_zh(plain, match, start, end) if language == "zh" else _alone_en(plain, match, start, end)
        )
        if found is not None and (loose or found[1]):
            begin, until = found[0]
            yield Found("place", _place_value(plain[begin:until], language), begin, until, 0.7)


def is_place(words: str, language: Language) -> bool:
    """Whether the words begin with a city that is known."""
    return _cities(language).match(words.strip()) is not None


_EDGE = " ,;.。|/·、:()[]【】\n-"


def _alone_zh(plain: str, match: re.Match[str], start: int, end: int) -> tuple[tuple[int, int], bool] | None:
    """The city with what names the spot in it, as far as the stop; and whether nothing else stands there."""
    if _NOT_PLACE_ZH.match(plain, match.end(), end):
        return None
    rest = re.compile(r"[\u4e00-\u9fff·]{0,6}").match(plain, match.end(), end)
    until = rest.end() if rest else match.end()
    alone = (match.start() == start or plain[match.start() - 1] in _EDGE) and (
        until == end or plain[until] in _EDGE
    )
    return ((match.start(), until) if alone else match.span()), alone


def _alone_en(plain: str, match: re.Match[str], start: int, end: int) -> tuple[tuple[int, int], bool] | None:
    before = plain[max(match.start() - 2, 0) : match.start()].strip()
    after = plain[match.end() : match.end() + 1]
    alone = (match.start() == start or before[-1:] in ("", ",", ";", ".", "|", "-", "(", "·")) and (
        match.end() == end or after in ",;.|)\n("
    )
    return match.span(), alone and plain[match.start() - 1 : match.start()] != "/"


def _place_value(text: str, language: Language) -> str:
    """The city, if one is known in it; else the place as it is written."""
    city = _cities(language).search(text)
    if city is None:
        return text.strip()
    names = next(row["names"] for row in phrases.table(_PACKAGE, "places.tsv") if row["lang"] == language)
    first = re.match(names, city[0])
    return first[0] if first else text.strip()
