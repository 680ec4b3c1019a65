"""How to address HR: by the surname and title that the person gave. A gender is never guessed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from huiyin.language.letters.wording import has_han, tidy
from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

_ENGLISH_TITLE = re.compile(r"^(mr|ms|mrs|miss|mx|dr|prof|professor|sir|dame)\b\.?\s*", re.IGNORECASE)
_ROLE_BEFORE = re.compile(r"^(?:hr|人事|招聘)[\s：:·-]*(?=\S{2})|\s*[（(][^（）()]*[）)]?", re.IGNORECASE)
_CHINESE_TITLE = re.compile(
    r"(?:老师|女士|先生|小姐|太太|[经助]理|总|总监|主任|主管|主席|姐|哥|[院校处科部局所馆店厂行台社队组]长|博士|教授|工|顾问|秘书|书记|董|hr|人事|专员|老板|领导|师傅)$",
    re.IGNORECASE,
)
_GENDERED = {"女士": "Ms", "小姐": "Ms", "先生": "Mr", "博士": "Dr", "教授": "Prof"}
_MOST = {"zh": 16, "en": 40}


@dataclass(frozen=True, slots=True)
class Address:
    """`name` as it stands in a greeting, empty where none is fit; `given`: a name without a title (in English a first name
    alone), so that Hi is fine and 尊敬的 is not."""

    name: str = ""
    given: bool = False


def address(hr_name: str, language: Language) -> Address:
    """The address for `hr_name` in `language`.

    王女士 is 王女士 in Chinese and Ms Wang in English; a name that the language cannot carry without guessing is left
    out, since a plain greeting is better than a wrong one.
    """
    name = _ROLE_BEFORE.sub("", tidy(hr_name)).strip(" ,，。.:：")
    if len(name) > _MOST[language] or not re.search(r"[^\W\d_]", name):
        return Address()
    if language == "zh":
        return Address("" if len(name) == 1 else name, given=_CHINESE_TITLE.search(name) is None)
    if has_han(name):
        return _from_chinese(name)
    titled = _ENGLISH_TITLE.match(name)
    if titled:
        rest = name[titled.end() :]
        return Address(f"{titled[1].capitalize()} {rest}" if rest else "")
    return Address(name, given=" " not in name)


def _from_chinese(name: str) -> Address:
    for title, english in _GENDERED.items():
        if name.endswith(title):
            surname = name.removesuffix(title)
            spelt = next(
                (
                    row["pinyin"]
                    for row in table("huiyin.language.letters", "texts/surnames.tsv")
                    if row["surname"] == surname
                ),
                "",
            )
            return Address(f"{english} {spelt}" if spelt else "")
    return Address()


@lru_cache(maxsize=256)
def politely_yours(company: str) -> str:
    """What a Chinese letter calls the place that it goes to: 贵院 to a hospital, 贵校 to a school, else 贵公司."""
    rows = table("huiyin.language.letters", "texts/yours.tsv")
    return next((row["yours"] for row in rows if tidy(company).endswith(row["ending"])), "贵公司")
