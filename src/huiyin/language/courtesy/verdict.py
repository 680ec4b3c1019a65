"""A verdict on a draft, and the context it is judged in."""

from dataclasses import dataclass
from typing import Any, Literal, Self

from huiyin.process import fields
from huiyin.process.vocabulary import STAGES, Language, Severity, Stage


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the process when the draft is judged; None: not known.

    `promised_date_passed`: days since the day that HR had named; below zero, it is still to come.
    """

    stage: Stage | None = None
    days_since_interview: int | None = None
    followups_sent: int | None = None
    offer_exists: bool | None = None
    promised_date_passed: int | None = None
    dismissed: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: object) -> Self:
        """From the dict form, in which every key may be missing or null."""
        if isinstance(value, cls):
            return value
        given = fields.a_mapping({} if value is None else value, "context")

        def number(key: str, least: int) -> int | None:
            found = given.get(key)
            return None if found is None else fields.a_number(found, least, 100_000, f"context.{key}")

        stage, offer = given.get("stage"), given.get("offer_exists")
        return cls(
            stage=None if stage is None else fields.a_word(stage, STAGES, "context.stage"),
            days_since_interview=number("days_since_interview", -100_000),
            followups_sent=number("followups_sent", 0),
            offer_exists=None if offer is None else fields.a_flag(offer, "context.offer_exists"),
            promised_date_passed=number("promised_date_passed", -100_000),
            dismissed=tuple(
                fields.a_text(rule, "context.dismissed", 200)
                for rule in fields.a_list(given.get("dismissed"), "context.dismissed")
            ),
        )


_MOST_NAMED = 100
"""Characters of a span that name it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that would hurt. `start`, `end`: code points of the text as given, None for the whole document.

    `flag`: of `vocabulary.FLAGS`, or of the employer's own (huiyin.hiring.answers.guard) ·
    `rule`: stable id such as `courtesy.pressure.ultimatum` · `why`: what HR feels · `instead`: the words to put in the
    place of the span (for a whole-document finding: what to do).
    """

    flag: str
    scope: Literal["span", "document"]
    severity: Severity
    rule: str
    why: str
    instead: str
    span: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def key(self) -> str:
        """How this one finding is named where it is dismissed: the rule and the words it stands on, of a long span its ends."""
        if not self.span:
            return self.rule
        span, half = self.span, _MOST_NAMED // 2
        return f"{self.rule}@{span if len(span) <= _MOST_NAMED else f'{span[:half]}…{span[-half:]}'}"

    def to_dict(self) -> dict[str, Any]:
        return {
            "flag": self.flag,
            "scope": self.scope,
            "span": self.span,
            "start": self.start,
            "end": self.end,
            "severity": self.severity,
            "why": self.why,
            "instead": self.instead,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings on a draft, in the order of the text, those on the whole document last."""

    language: Language
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.findings

    @property
    def blocked(self) -> bool:
        """Does anything stand against sending it at all?"""
        return any(finding.severity == "block" for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `huiyin check`, without `id`."""
        return {
            "language": self.language,
            "ok": self.ok,
            "findings": [finding.to_dict() for finding in self.findings],
        }
