"""The words of an HTML mail, line by line.

A tokeniser of our own, not `html.parser`, whose search for the end of broken tags takes quadratic time: mail is hostile
input. Each character is looked at once.
"""

import re
from html import unescape

_TAG = re.compile(r"<(?:!--|(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:]*)(?P<rest>[^<>]*)>|[!?][^<>]*>)")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote"))
_UNREAD = frozenset(("script", "style", "head", "title", "template", "noscript", "svg", "object", "select"))
_NEVER_CLOSED = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr", "o:p")
)
_QUOTE = re.compile(
    r"""type\s*=\s*["']?cite|(?:class|id)\s*=\s*["']?[^"'>]*(?:gmail_quote|gmail_extra|moz-cite-prefix|yahoo_quoted|isreplycontent|divrplyfwdmsg|appendonsend|
        mail_quote|ntes-quote|original-mail|replymessage|outlookmessageheader|protonmail_quote|zmail_extra)""",
    re.IGNORECASE | re.VERBOSE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|font-size\s*:\s*0", re.IGNORECASE
)
_ALL_BELOW = re.compile(r"divrplyfwdmsg|appendonsend|outlookmessageheader", re.IGNORECASE)
_LONGEST_TAG = 1000
_SPACE = re.compile(r"[ \t\r\n\f]+")


def text_of_html(page: str) -> str:
    """The text that a reader sees, with the line breaks of its blocks; scripts, styles, hidden and quoted parts left out.

    `page` may be broken HTML. Takes time in proportion to its length.
    """
    parts: list[str] = []
    skipping: list[str] = []
    place = 0
    while (tag := _TAG.search(page, place)) is not None:
        if not skipping:
            parts.append(_words(page[place : tag.start()]))
        place = tag.end()
        if tag[0] == "<!--":
            end = page.find("-->", place)
            if end < 0:
                return _lines(parts)
            place = end + 3
            continue
        name = (tag["name"] or "").lower()
        if skipping:
            _follow(skipping, name, tag)
            continue
        rest = (tag["rest"] or "")[:_LONGEST_TAG]
        if tag["close"] is None and _is_left_out(name, rest):
            if _ALL_BELOW.search(rest):
                return _lines(parts)
            skipping.append(name)
            continue
        parts.append(_break(name, tag["close"] is not None))
    if not skipping:
        parts.append(_words(page[place:]))
    return _lines(parts)


def _is_left_out(name: str, rest: str) -> bool:
    if name in _NEVER_CLOSED or rest.endswith("/"):
        return False
    return name in _UNREAD or bool(rest and (_QUOTE.search(rest) or _HIDDEN.search(rest)))


def _follow(skipping: list[str], name: str, tag: re.Match[str]) -> None:
    """Keeps track of where the part that is left out ends: at the closing tag of the one that opened it."""
    if name != skipping[0]:
        return
    if tag["close"]:
        skipping.pop()
    elif name not in _UNREAD and not (tag["rest"] or "").endswith("/"):
        skipping.append(name)


def _break(name: str, closes: bool) -> str:
    if name == "br":
        return "\n"
    if name == "li" and not closes:
        return "\n- "
    if name in ("td", "th"):
        return " " if closes else ""
    if name in _APART:
        return "\n\n"
    return "\n" if name in _BLOCKS else ""


def _words(source: str) -> str:
    return unescape(_SPACE.sub(" ", source)).replace("\u00a0", " ") if source else ""


def _lines(parts: list[str]) -> str:
    lines = [_SPACE.sub(" ", line).strip() for line in "".join(parts).split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
