"""Kinds of role: which openings are of one kind, by their titles."""

import re

from huiyin.language.text.normalise import normalise

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】|[-|/·,].*$|\d+(?:-\d+)?[kw].*$|\bm/f/?d?\b")
_RANK = re.compile(
    r"^(?:高级|资深|初级|中级|首席|助理|实习|储备|急聘|诚聘|急招)+(?=.{2})|(?:助理|实习生|专员|主管|经理|总监|负责人|专家|岗|岗位|职位|方向|[ivx]{1,3})$"
    r"|\b(?:senior|junior|sr\.?|jr\.?|lead|principal|staff|head of|chief|associate|assistant|entry[- ]level|mid[- ]level|intern|trainee|graduate|interim|i{1,3}|iv|v|\d)\b"
)
_KEPT = re.compile(
    r"(?:产品|项目|客户|品牌|市场|销售|大客户|店|区域)(?:经理|总监|主管|助理|专员)$|(?:行政|人事|财务|法务|采购|招聘|会计)(?:专员|助理)$"
)


def role_of(title: str) -> str:
    """The kind of role that a title belongs to: without rank, place and asides. Empty for an empty title."""
    plain = normalise(title).plain.strip()
    bare = _ASIDE.sub("", plain).strip() or plain
    before = None
    while before != bare:
        before = bare
        if _KEPT.search(bare):
            bare = re.sub(r"^(?:高级|资深|初级|中级|首席|助理|实习)+(?=.{2})", "", bare)
            break
        shorter = _RANK.sub("", bare).strip(" -")
        bare = shorter if len(shorter) >= 2 else bare
    return re.sub(r"\s+", " ", bare)[:100]
