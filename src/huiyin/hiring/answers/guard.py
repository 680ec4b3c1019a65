"""The courtesy guard for the employer's side: what in an answer would wound, promise, tell too much, or start a quarrel.

The machinery is that of the candidate's guard (`language/courtesy`); the tables are the employer's own: `rules.tsv`,
`phrases.zh.tsv`, `phrases.en.tsv`, `words.*.tsv` beside this file, in the same columns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.language.courtesy import suggest
from huiyin.language.courtesy.guard import findings_at
from huiyin.language.courtesy.phrases import Tables
from huiyin.language.courtesy.spans import joined, one_a_place
from huiyin.language.courtesy.spotting import Draft, Spot, spots
from huiyin.language.courtesy.verdict import Context, Finding, Verdict
from huiyin.language.text.language import language_of
from huiyin.language.text.newest import newest
from huiyin.language.text.normalise import Normalised, normalise
from huiyin.process.vocabulary import Channel

FLAGS = ("discrimination", "secret", "comparison", "promise", "blame", "bait")
TABLES = Tables("huiyin.hiring.answers", FLAGS)
_ASKED = {"employer.promise.on_file": "consented", "employer.secret.ranking": "standby_told"}
"""Rules that fall silent where the person has agreed to it, or is rightly told."""
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known when an answer is judged.

    `offer_exists`: an offer is out to this person · `consented`: they agreed that their details are kept ·
    `standby_told`: they are, or are being, told that they stand by · `others`: names of other candidates, none of which
    may stand in the text · `dismissed`: rule ids, or rule@words, that the writer has looked at and wants to keep.
    """

    offer_exists: bool = False
    consented: bool = False
    standby_told: bool = False
    others: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()


def check(text: str, *, channel: Channel = "email", setting: Setting | None = None) -> Verdict:
    """Everything in `text`, an answer to a candidate, that should not go out as it stands.

    Flags are those of `FLAGS`; only "block" stands against sending. The rules are our judgement of what wounds, what the
    law of most places forbids, and what starts a quarrel; docs/answers.md lists them.
    """
    setting = setting or Setting()
    language = language_of(text)
    normal = normalise(newest(text, channel))
    draft = Draft(normal.plain, language, TABLES)
    if not draft.clauses:
        return Verdict(language)
    known = spots(draft, Context(offer_exists=setting.offer_exists))
    found = joined(draft, [spot for spot in known if not _agreed(spot, setting)])
    found = one_a_place([*found, *_names(draft, setting.others)], TABLES)
    findings = findings_at(normal, sorted(found, key=lambda spot: spot.start), language, asking=True)
    return Verdict(language, tuple(finding for finding in findings if not _dismissed(finding, setting)))


def mended(text: str, finding: Finding) -> str:
    """`text` with the finding's better words in the place of its span."""
    return suggest.apply(text, finding, TABLES)


def _agreed(spot: Spot, setting: Setting) -> bool:
    asked = _ASKED.get(spot.rule.id)
    return asked is not None and bool(getattr(setting, asked))


def _names(draft: Draft, others: Iterable[str]) -> list[Spot]:
    """Where another candidate is named. A Latin name counts as a whole word, a Chinese one anywhere."""
    rule = TABLES.rules()["employer.comparison.name"]
    found = []
    for name in others:
        plain = _plain(name).strip()
        if len(plain) < _SHORTEST_NAME:
            continue
        source = re.escape(plain)
        for match in re.finditer(rf"(?<!\w){source}(?!\w)" if plain.isascii() else source, draft.plain):
            start, end = match.span()
            found.append(Spot(rule, start, end, draft.clause_at(start), draft.clause_at(end - 1)))
    return found


def _plain(name: str) -> str:
    normal: Normalised = normalise(name)
    return normal.plain


def _dismissed(finding: Finding, setting: Setting) -> bool:
    return finding.rule in setting.dismissed or f"{finding.rule}@{finding.span}" in setting.dismissed
