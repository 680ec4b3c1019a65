"""The courtesy guard: what in a draft would put HR off, why, and better words."""

from huiyin.language.courtesy import phrases
from huiyin.language.courtesy.over_apology import too_many_apologies
from huiyin.language.courtesy.spans import joined, one_a_place
from huiyin.language.courtesy.spotting import Draft, Spot, spots
from huiyin.language.courtesy.unheard import reach, renamed, surely_fine, unheard
from huiyin.language.courtesy.verdict import Context, Finding, Verdict
from huiyin.language.courtesy.whole_text import is_too_long, says_thanks
from huiyin.language.text.language import language_of
from huiyin.language.text.newest import newest
from huiyin.language.text.normalise import Normalised, normalise
from huiyin.process.vocabulary import Channel, Language

_ASKED_ENOUGH = 2


def check(text: str, *, channel: Channel, context: Context) -> Verdict:
    """Everything in `text`, a draft of the candidate's, that would put HR off.

    `channel` sets the length that is read with pleasure; `context` says what is fitting now (after an offer nearly
    everything may be asked). Quoted mail below the draft is left out. The flags and the rules for spans are ours, from
    what candidates write and how HR takes it (docs/courtesy.md).
    """
    language = language_of(text)
    normal = normalise(_own_words(text, channel))
    draft = Draft(normal.plain, language)
    if not draft.clauses:
        return Verdict(language)
    known = [renamed(draft, context, spot) for spot in spots(draft, context) if not surely_fine(draft, spot)]
    known += too_many_apologies(draft)
    spotted = {place for spot in known for place in range(spot.first, spot.last + 1)}
    found = one_a_place(joined(draft, known + unheard(draft, context, spotted), reach(draft)))
    findings = findings_at(normal, found, language, may_ask(context))
    if not says_thanks(draft, found):
        findings.append(_on_the_whole("courtesy.no_thanks", language))
    if is_too_long(normal.plain, language, channel):
        findings.append(_on_the_whole("courtesy.too_long", language))
    return Verdict(language, tuple(finding for finding in findings if not _dismissed(finding, context)))


def _own_words(text: str, channel: Channel) -> str:
    """The text with quoted mail blanked; a short letter that looks like nothing but quotation is taken as it is."""
    found = newest(text, channel)
    return found if found.strip() or text.lstrip().startswith(">") else text


def findings_at(normal: Normalised, found: list[Spot], language: Language, asking: bool) -> list[Finding]:
    """The spots as findings on the text as it was given, each with better words that the others do not offer."""
    used: dict[str, int] = {}
    findings = []
    for spot in found:
        turn = used.get(spot.rule.id, 0)
        used[spot.rule.id] = turn + 1
        variants = phrases.better_words(spot.rule, language, asking)
        quote = normal.quote(spot.start, spot.end)
        findings.append(
            Finding(
                flag=spot.rule.flag,
                scope="span",
                severity=spot.rule.severity,
                rule=spot.rule.id,
                why=spot.rule.why[language],
                instead=fitted(variants[turn % len(variants)], language, quote.start, normal.original),
                span=quote.span,
                start=quote.start,
                end=quote.end,
            )
        )
    return findings


def may_ask(context: Context) -> bool:
    """Whether a question for news is fitting: not after an answer, and not once more after two."""
    return (context.followups_sent or 0) < _ASKED_ENOUGH and context.stage != "rejected"


def fitted(words: str, language: Language, start: int, text: str) -> str:
    """Better words as they stand at `start` of `text`: a capital where a sentence begins, no mark at the end."""
    words = words.rstrip("?？。.")
    before = text[:start].rstrip(" \t\"'")
    if language == "en" and (not before or before[-1] in ".!?\n:…" or words.startswith("i ")):
        words = words[0].upper() + words[1:]
    return words


def _on_the_whole(rule_id: str, language: Language) -> Finding:
    rule = phrases.rules()[rule_id]
    return Finding(
        rule.flag, "document", rule.severity, rule_id, rule.why[language], rule.instead[language][0]
    )


def _dismissed(finding: Finding, context: Context) -> bool:
    return finding.rule in context.dismissed or finding.key in context.dismissed
