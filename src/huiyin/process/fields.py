"""Checking single values of outside input. Each error names the place, the value and what is allowed."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast

Word = TypeVar("Word", bound=str)


def gettext_noop(text: str) -> str:
    """Marks a message for the catalogue, and leaves it as it is: whoever shows the error translates it (`said`)."""
    return text


class InvalidInput(ValueError):
    """Input that cannot be used; the message is for people.

    `template`: the message in English, with `{name}` where a value stands; without values it is taken as it is. Where a
    value is itself such an error, its words are put in.
    """

    def __init__(self, template: str = "", **values: object) -> None:
        super().__init__(template)
        self.template, self.values = template, values

    def __str__(self) -> str:
        return self.said(str)

    def said(self, translated: Callable[[str], str]) -> str:
        """The message in the language of the catalogue that `translated` looks in."""
        if not self.template or not self.values:
            return translated(self.template) if self.template else ""
        values = {
            name: value.said(translated) if isinstance(value, InvalidInput) else value
            for name, value in self.values.items()
        }
        return translated(self.template).format(**values)


class InvalidCase(InvalidInput):
    """A case that cannot be used: the message names the event, the field and what is allowed."""


class InvalidText(InvalidInput):
    """A text that cannot be read: too long, binary, not a string."""


def a_mapping(value: object, where: str) -> Mapping[str, Any]:
    # A plain dict is looked for first: asking the abstract class costs most of a check.
    if type(value) is not dict and not isinstance(value, Mapping):
        raise InvalidCase(
            gettext_noop("{where}: an object is wanted, not {value}"), where=where, value=shown(value)
        )
    return value


def a_list(value: object, where: str) -> Sequence[Any]:
    if value is None:
        return ()
    if type(value) is list:
        return value
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise InvalidCase(
            gettext_noop("{where}: a list is wanted, not {value}"), where=where, value=shown(value)
        )
    return list(value)


def a_word(value: object, allowed: Sequence[Word], where: str) -> Word:
    if isinstance(value, str) and value in allowed:
        return cast("Word", value)
    if value is None:
        raise InvalidCase(
            gettext_noop("{where}: this is missing; use one of {allowed}"),
            where=where,
            allowed=", ".join(allowed),
        )
    raise InvalidCase(
        gettext_noop("{where}: {value} is not allowed; use one of {allowed}"),
        where=where,
        value=shown(value),
        allowed=", ".join(allowed),
    )


def words(value: object, allowed: Sequence[Word], where: str) -> tuple[Word, ...]:
    """A list of words, each once, in the order given."""
    if value is None:
        return ()
    return tuple(dict.fromkeys(a_word(word, allowed, where) for word in a_list(value, where)))


def a_day(value: object, where: str) -> dt.date:
    if isinstance(value, str):
        try:
            return _iso_day(value[:10])
        except ValueError:
            pass
    elif isinstance(value, dt.datetime):
        return value.date()
    elif isinstance(value, dt.date):
        return value
    if value is None or value == "":
        raise InvalidCase(gettext_noop("{where}: the day is missing; write it as 2026-05-08"), where=where)
    raise InvalidCase(
        gettext_noop("{where}: {value} is not a day; write it as 2026-05-08"), where=where, value=shown(value)
    )


@lru_cache(maxsize=4096)
def _iso_day(text: str) -> dt.date:
    # A stream of cases names the same few hundred days over and over.
    return dt.date.fromisoformat(text)


def a_text(value: object, where: str, most: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidCase(
            gettext_noop("{where}: text is wanted, not {value}"), where=where, value=shown(value)
        )
    if len(value) > most:
        raise InvalidCase(
            gettext_noop("{where}: {size:,} characters are too many; at most {most:,} are read"),
            where=where,
            size=len(value),
            most=most,
        )
    return value


def a_flag(value: object, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise InvalidCase(
        gettext_noop("{where}: {value} is not allowed; use true or false"), where=where, value=shown(value)
    )


def a_number(value: object, least: int, most: int, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise InvalidCase(
        gettext_noop("{where}: {value} is not allowed; use a whole number from {least} to {most}"),
        where=where,
        value=shown(value),
        least=least,
        most=most,
    )


def shown(value: object) -> str:
    """A value as an error may show it: short, and on one line."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
