"""Sentences that a mail server or a law department adds: confidentiality, unsubscribing, "do not reply"."""

import re

_FOOTER_SENTENCE = re.compile(
    r"[^.。!！\n]*(?:本邮件(?:及(?:其)?附件)?(?:含有?|包含|可能|所|仅|由系统|为系统|系)|(?:如果?|若|倘)(?:您|你)?(?:误收|错误(?:地)?收到|(?:并非|不是|非)(?:本邮件)?(?:的)?(?:指定|预期|预定)?的?收件人)|(?:请|敬请)?(?:勿|不要)(?:直接)?(?:回复|回覆)(?:本|此)?(?:邮件|短信)?|回复?[tn]d?退订|退订(?:请)?回"
    r"|this (?:e-?mail|message|communication)(?: and any (?:files|attachments?)[^.\n]{0,60})? (?:may contain|contains?|is (?:confidential|intended|private)|are (?:confidential|intended))"
    r"|not the (?:intended|named) (?:recipient|addressee)|if you (?:have )?(?:been sent|receive(?:d)?|got) [^.!?\n]{0,60}(?:in error|by mistake)|please consider the environment|do not reply to this (?:e-?mail|message|text)|reply stop to|text stop to|to unsubscribe|(?:click|tap) here to (?:unsubscribe|opt out)"
    r"|manage (?:your )?(?:e-?mail )?preferences|all rights reserved|equal[ -]opportunit(?:y|ies) employer|privacy (?:policy|notice)|view (?:this )?(?:e-?mail )?in (?:your )?browser)[^.。!！\n]*[.。!！]?[)）】]?",
    re.IGNORECASE,
)


def without_footers(line: str) -> str:
    """The line with such sentences blanked; the same length."""
    parts = []
    done = 0
    for end in _sentence_ends(line):
        part = line[done:end]
        parts.append(" " * len(part) if _FOOTER_SENTENCE.match(part) else part)
        done = end
    return "".join(parts)


_ENDS = re.compile(r"[.。!！](?=\s|$|\(|[^\x00-\xff])|$")


def _sentence_ends(line: str) -> list[int]:
    return [match.end() for match in _ENDS.finditer(line)]
