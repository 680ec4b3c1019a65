"""Which plain words a text must hold before a regular expression can match in it.

Looking for a word is far cheaper than trying a pattern. This reads the pattern once, the way a compiler of search tools
does (R. Cox, "Regular Expression Matching with a Trigram Index", 2012): the exact strings that a part can match, as long
as they are few, and the best "one of these must be there" found on the way.
"""

import re

_MOST = 16
_TOKEN = re.compile(
    r"""(?P<plain>[^\\^$.|?*+()\[\]{}]+)
    | \\(?P<place>[bBAZ]) | \\(?P<escaped>[^a-zA-Z0-9]) | (?P<any>\\[a-zA-Z0-9]|\.) | (?P<edge>[\^$])
    | \[(?P<class>\^?\]?(?:[^\]\\]|\\.)*)\]
    | (?P<open>\((?:\?(?:P<\w+>|:|<?[=!])|(?!\?)))""",
    re.VERBOSE | re.DOTALL,
)
_REPEAT = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_NOT_SIMPLE = re.compile(r"[\^\\\-\]]")
_Strings = tuple[str, ...]
_NONE: _Strings = ()
_EMPTY: _Strings = ("",)


def literals(source: str) -> _Strings:
    """Strings of which every match of the pattern `source` holds at least one; none where nothing is sure."""
    try:
        exact, need, end = _branches(source, 0)
    except ValueError:
        return _NONE
    best = sorted(_best(need, exact or _NONE), key=len) if end == len(source) else []
    kept: list[str] = []
    for word in best:
        if word not in kept and not any(shorter in word for shorter in kept):
            kept.append(word)
    return tuple(kept)


def all_needed(source: str) -> tuple[_Strings, ...]:
    """Several such sets, of each of which every match holds at least one; none where the pattern is one of alternatives."""
    found: list[_Strings] = []
    run: _Strings = _EMPTY
    at = 0
    try:
        while at < len(source):
            if source[at] in "|)":
                return ()
            exact, wanted, at = _item(source, at)
            repeat = _REPEAT.match(source, at)
            if repeat is not None:
                exact, wanted = _repeated(repeat, exact, wanted)
                at = repeat.end()
            found.append(wanted)
            if exact is not None and len(run) * len(exact) <= _MOST:
                run = tuple([head + tail for head in run for tail in exact])
                continue
            found.append(run)
            run = exact if exact is not None else _EMPTY
    except ValueError:
        return ()
    return tuple(tuple(dict.fromkeys(words)) for words in (*found, run) if _worth(words)[0] > 1)


def _branches(source: str, at: int) -> tuple[_Strings | None, _Strings, int]:
    """From `at` to the end of the group: the exact strings if few, what is needed, and where it ends."""
    exact: _Strings | None = _NONE
    need: _Strings = _NONE
    sure = True
    while True:
        one, wanted, at = _sequence(source, at)
        wanted = _best(wanted, one or _NONE)
        sure = sure and bool(wanted)
        need += wanted
        exact = None if one is None or exact is None or len(exact) + len(one) > _MOST else exact + one
        if source[at : at + 1] != "|":
            return exact, need if sure else _NONE, at
        at += 1


def _sequence(source: str, at: int) -> tuple[_Strings | None, _Strings, int]:
    run: _Strings = _EMPTY
    need: _Strings = _NONE
    whole = True
    while at < len(source) and source[at] not in "|)":
        exact, wanted, at = _item(source, at)
        repeat = _REPEAT.match(source, at)
        if repeat is not None:
            exact, wanted = _repeated(repeat, exact, wanted)
            at = repeat.end()
        if wanted:
            need = _best(need, wanted)
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = tuple([head + tail for head in run for tail in exact])
            continue
        need = _best(need, run)
        whole = False
        run = exact if exact is not None else _EMPTY
    return (run if whole else None), _best(need, run), at


def _repeated(
    repeat: re.Match[str], exact: _Strings | None, wanted: _Strings
) -> tuple[_Strings | None, _Strings]:
    sign, least, comma, most = repeat.groups()
    if sign in ("*", "?") or (not sign and int(least or 0) == 0):
        once = sign == "?" or (comma and most == "1")
        return (exact + _EMPTY if exact is not None and once else None), _NONE
    if not sign and least == "1" and (not comma or most == "1"):
        return exact, wanted
    return None, _best(wanted, exact or _NONE)


def _item(source: str, at: int) -> tuple[_Strings | None, _Strings, int]:
    token = _TOKEN.match(source, at)
    if token is None:
        raise ValueError(source)
    kind, end = token.lastgroup, token.end()
    if kind == "plain":
        # A sign of repetition after the run belongs to its last character alone.
        if end - at > 1 and source[end : end + 1] in ("*", "+", "?", "{"):
            end -= 1
        return (source[at:end],), _NONE, end
    if kind == "open":
        return _group(source, token[0], end)
    if kind == "escaped":
        return (token["escaped"],), _NONE, end
    if kind == "class":
        inside = token["class"]
        few = len(inside) <= 4 and not _NOT_SIMPLE.search(inside)
        return (tuple(inside) if few else None), _NONE, end
    return (None if kind == "any" else _EMPTY), _NONE, end


def _group(source: str, opened: str, at: int) -> tuple[_Strings | None, _Strings, int]:
    exact, need, end = _branches(source, at)
    if source[end : end + 1] != ")":
        raise ValueError(source)
    if opened.endswith("!"):
        return _EMPTY, _NONE, end + 1
    if opened.endswith("="):
        return _EMPTY, _best(need, exact or _NONE), end + 1
    return exact, need, end + 1


def _best(one: _Strings, other: _Strings) -> _Strings:
    return one if not other or _worth(one) >= _worth(other) else other


def _worth(need: _Strings) -> tuple[int, int]:
    """A need is as good as its shortest string; a Han character says as much as three Latin letters."""
    if not need:
        return 0, 0
    return min([len(word) if word.isascii() else 3 * len(word) for word in need]), -len(need)
