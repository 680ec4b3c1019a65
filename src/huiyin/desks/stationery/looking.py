"""What the courtesy guard sees in a text, as a page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from huiyin.language.courtesy.verdict import Finding, Verdict


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; with the number of its finding where it would hurt."""

    text: str
    number: int | None = None
    severity: str = ""


@dataclass(frozen=True)
class Look:
    """What the guard sees in a text."""

    text: str
    verdict: Verdict
    dismissed: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """What stands, without what the person waved aside; a thing that blocks cannot be waved aside."""
        return [
            finding
            for finding in self.verdict.findings
            if finding.severity == "block" or not {finding.rule, finding.key} & set(self.dismissed)
        ]

    @property
    def blocked(self) -> bool:
        return self.verdict.blocked

    @property
    def numbered(self) -> list[tuple[int, Finding]]:
        return list(enumerate(self.findings, start=1))

    @property
    def pieces(self) -> list[Piece]:
        """The text cut at the findings, so that each can be underlined."""
        cut: list[Piece] = []
        at = 0
        spans = [(f.start, f.end, number, f.severity) for number, f in self.numbered if f.start is not None]
        for start, end, number, severity in sorted(spans):
            if start < at or end is None:
                continue
            if start > at:
                cut.append(Piece(self.text[at:start]))
            cut.append(Piece(self.text[start:end], number, severity))
            at = end
        return [*cut, Piece(self.text[at:])] if at < len(self.text) else cut

    @property
    def marked(self) -> bool:
        """Is there a place in the text to point at?"""
        return any(finding.start is not None for finding in self.findings)

    @property
    def praise(self) -> str:
        """A good word when it is good; nothing for an empty page."""
        if not self.text.strip():
            return ""
        return _("Short, warm, easy to answer.") if len(self.text) < 220 else _("Warm and clear.")

    def taken(self, number: int) -> str:
        """The text with the better words of one finding in it."""
        for place, finding in self.numbered:
            if place == number and finding.start is not None and finding.end is not None:
                return self.text[: finding.start] + finding.instead + self.text[finding.end :]
        return self.text
