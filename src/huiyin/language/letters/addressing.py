"""How to address HR: by the surname and title that the person gave. A gender is never guessed."""

import re
from dataclasses import dataclass

from huiyin.language.letters.wording import has_han, tidy
from huiyin.language.phrases import table
from huiyin.process.vocabulary import Language

_ENGLISH_TITLE = re.compile(r"^(mr|ms|mrs|miss|mx|dr|prof|professor|sir|dame)\b\.?\s*", re.IGNORECASE)
_ROLE_BEFORE = re.compile(r"^(?:hr|人事|招聘)[\s：:·-]*(?=\S{2})|\s*[（(][^（）()]*[）)]?", re.IGNORECASE)
_GENDERED = {"女士": "Ms", "小姐": "Ms", "先生": "Mr", "博士": "Dr", "教授": "Prof"}
_MOST = {"zh": 16, "en": 40}


@dataclass(frozen=True, slots=True)
class Address:
    """`name` as it stands in a greeting, empty where none is fit; `given`: a first name alone, so that Hi is fine."""

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
        return Address("" if len(name) == 1 else name)
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
