"""Huiyin: for the days after a job interview.

    >>> import huiyin
    >>> huiyin.read("不好意思，岗位已经招满了").outcome
    'filled'

Four pure functions (no database, no network): `advise`, `read`, `check`, `write`, and `advise_many`. Each result has
`to_dict()`. Bad input raises `InvalidCase` or `InvalidText`, whose message says what is allowed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from huiyin._public import advise, advise_many, check, read, write
    from huiyin.advisor.advice import Advice
    from huiyin.language.courtesy.verdict import Verdict
    from huiyin.language.letters.draft import Draft
    from huiyin.process.case import Case
    from huiyin.process.fields import InvalidCase, InvalidInput, InvalidText
    from huiyin.process.reading import Reading

__version__ = "0.1.0"
__all__ = [
    "Advice",
    "Case",
    "Draft",
    "InvalidCase",
    "InvalidInput",
    "InvalidText",
    "Reading",
    "Verdict",
    "advise",
    "advise_many",
    "check",
    "read",
    "write",
]

_HOMES = {
    "Advice": "huiyin.advisor.advice",
    "Case": "huiyin.process.case",
    "Draft": "huiyin.language.letters.draft",
    "InvalidCase": "huiyin.process.fields",
    "InvalidInput": "huiyin.process.fields",
    "InvalidText": "huiyin.process.fields",
    "Reading": "huiyin.process.reading",
    "Verdict": "huiyin.language.courtesy.verdict",
}


def __getattr__(name: str) -> Any:
    # Lazy, so that `huiyin check` does not pay for the advisor's arrays.
    if name not in __all__:
        raise AttributeError(f"module 'huiyin' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "huiyin._public")), name)
