"""From the text of an advert to its demands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from huiyin.growth.adverts import amounts, framed, levels, listed
from huiyin.growth.adverts.offers import without_offers
from huiyin.growth.adverts.requirement import Advert, Found, Requirement
from huiyin.growth.adverts.sections import Piece, pieces
from huiyin.growth.adverts.third import is_third_language
from huiyin.growth.vocabulary import CONDITIONS
from huiyin.language.text.language import language_of
from huiyin.language.text.normalise import Normalised, normalise
from huiyin.language.text.pay import find_pay
from huiyin.process.fields import InvalidText, gettext_noop
from huiyin.process.vocabulary import Language

MOST_ADVERT = 100_000
"""Characters of one advert."""
_RANK = {
    "years": 9,
    "pay": 8,
    "certificate": 7,
    "language": 6,
    "education": 5,
    "place": 4,
    "way_of_working": 3,
}


def read_advert(text: str) -> list[Requirement]:
    """What an advert asks for, in the order in which it says so. Raises InvalidText."""
    return list(understand_advert(text).requirements)


def understand_advert(text: str) -> Advert:
    """What an advert asks for, its language, and why nothing was found where nothing was. Raises InvalidText."""
    if not isinstance(text, str):
        raise InvalidText(
            gettext_noop("{where}: text is wanted, not {value}"), where="text", value=type(text).__name__
        )
    if len(text) > MOST_ADVERT:
        raise InvalidText(
            gettext_noop("text: {size:,} characters are too many for one advert; at most {most:,} are read"),
            size=len(text),
            most=MOST_ADVERT,
        )
    language = language_of(text)
    if not text.strip():
        return Advert(language, (), "empty")
    if is_third_language(text):
        return Advert(language, (), "language")
    normal = line_by_line(text)
    found = tuple(_requirements(normal, language))
    return Advert(language, found, "" if found else "nothing")


_A_LIST = 3
_LINE_END = "\ue000"


def line_by_line(text: str) -> Normalised:
    """The plain form in which each line stays one: an advert's lines are its list, and no mail program broke them."""
    normal = normalise(text.replace("\n", _LINE_END))
    normal.plain = normal.plain.replace(_LINE_END, "\n")
    normal.original = text
    return normal


def _requirements(normal: Normalised, language: Language) -> Iterator[Requirement]:
    plain = normal.plain
    parts = pieces(plain)
    headed = any(piece.section in ("must", "nice") for piece in parts)
    if not headed and sum(piece.bullet and piece.section == "none" for piece in parts) >= _A_LIST:
        # An advert that is a bare list lists what it wants.
        parts = [
            replace(one, section="must") if one.bullet and one.section == "none" else one for one in parts
        ]
    seen: set[tuple[str, str, str]] = set()
    for number, piece in enumerate(parts):
        wanted = _wanted(normal, piece, language, headed=headed, top=number < 6)
        scopes = levels.nice_scopes(plain, piece, language)
        for one in wanted:
            key = (one.kind, one.value, plain[one.start : one.end])
            if key in seen:
                continue
            seen.add(key)
            yield Requirement(
                kind=one.kind,
                value=one.value,
                label=normal.quote(one.start, one.end).span,
                level="must"
                if one.kind == "pay"
                else levels.level_of(
                    plain, piece, scopes, one.start, one.end, set_by_seat=one.kind in CONDITIONS
                ),
                quote=normal.quote(one.start, one.end),
                certainty=one.certainty,
                amount=one.amount,
            )


def _wanted(normal: Normalised, piece: Piece, language: Language, *, headed: bool, top: bool) -> list[Found]:
    plain, start, end = normal.plain, piece.start, piece.end
    found: list[Found] = []
    asks = piece.section in ("must", "nice") or (piece.section == "none" and not headed)
    head = piece.section in ("none", "conditions") or asks
    prose = language == "en" and headed and piece.section == "none" and end - start > _MOST_OF_A_HEAD
    if piece.section != "about" and not prose:
        if not (language == "en" and piece.section in ("duties", "benefits")):
            found += listed.ways_in(plain, start, end, language)
        found += _pay_in(plain, start, end)
        loose = head and (top or piece.section == "conditions")
        found += listed.places_in(plain, start, end, language, loose=loose)
    if head:
        found += amounts.years_in(plain, start, end, language, asked=asks)
        found += amounts.education_in(plain, start, end, language)
        found += listed.languages_in(plain, start, end, language)
        found += listed.certificates_in(plain, start, end, language)
    if asks:

        def written(since: int, until: int) -> str:
            return normal.quote(since, until).span

        found += listed.concepts_in(plain, start, end, language)
        found += framed.framed_in(plain, start, end, language, written)
        found += framed.named_first_in(plain, start, end, language, written)
        listing = any(one.kind in ("years", "certificate", "education", "language") for one in found)
        if piece.section in ("must", "nice") or (listing and "," in plain[start:end]):
            found += framed.bare_in(plain, start, end, language, written)
        elif not headed:
            found = [
                one for one in found if one.kind not in ("skill", "tool") or _demanded(plain, piece, one)
            ]
    if language == "en" and piece.section != "about" and len(plain) >= _LONG and _beside_pay(plain, piece):
        found = _spots(normal, piece, found)
    return _apart(without_offers(plain, piece, _in_full(plain, found, language), language))


_LONG = 400
"""Characters of an advert; a shorter one is a note in which the pay may stand beside anything."""
_MOST_OF_A_HEAD = 90
"""Characters; what is longer before the first heading is prose about the house, not the seat's data."""
_SPOT = re.compile(r"[A-Z][A-Za-z'-]+(?: (?:[A-Z][A-Za-z'-]+|upon|on|in|le|by|the))*")


def _beside_pay(plain: str, piece: Piece) -> bool:
    """Whether the piece stands in a line with the pay, where an advert gives the seat's data: "£26,000 · Ludlow"."""
    since = plain.rfind("\n", 0, piece.start) + 1
    until = plain.find("\n", piece.end)
    until = until if until >= 0 else len(plain)
    return until - since <= _MOST_OF_A_LINE and _RANGE.search(plain, since, until) is not None


_MOST_OF_A_LINE = 140


def _spots(normal: Normalised, piece: Piece, found: list[Found]) -> list[Found]:
    """In the line of the seat's data a name with a capital that nothing else knows is a place."""
    plain, at = normal.plain, piece.start
    spots = []
    for part in re.split(r"(,)", plain[piece.start : piece.end]):
        begin = at + len(part) - len(part.lstrip())
        close = at + len(part.rstrip())
        at += len(part)
        unknown = all(
            one.end <= begin or close <= one.start or (one.kind in ("skill", "tool") and one.certainty < 0.8)
            for one in found
        )
        if close - begin > 2 and unknown and _SPOT.fullmatch(normal.quote(begin, close).span):
            spots.append(Found("place", f"open:{plain[begin:close]}", begin, close, 0.5))
    return [*found, *spots]


_MOST_WORDS = 4
_LOOSE = re.compile(
    r"\b(?:able|to|fluent|fluency|especially|commitment|read|teaching|inside|out|discipline|basics|working|using|in|of|or|a|an|the|expert|competent|some|basic|controls|macros|nature)\b"
)
"""Words by which a phrase is more than the name of the thing."""


def _in_full(plain: str, found: list[Found], language: Language) -> list[Found]:
    """A known skill as it is asked for: 处方药销售 is sales, and quoted whole; so is "patience with kids"."""
    concepts = [one for one in found if one.certainty >= 0.8 and one.kind in ("skill", "tool")]
    told = []
    for one in found:
        phrase = _phrase_of(plain, one, found, concepts, language) if one in concepts else None
        told.append(replace(one, start=phrase.start, end=phrase.end) if phrase else one)
    return told


def _phrase_of(
    plain: str, one: Found, found: list[Found], concepts: list[Found], language: Language
) -> Found | None:
    for phrase in found:
        if not phrase.value.startswith("open:") or phrase.kind not in ("skill", "tool"):
            continue
        if not (phrase.start <= one.start and one.end <= phrase.end):
            continue
        alone = sum(phrase.start < other.end and other.start < phrase.end for other in concepts) == 1
        words = plain[phrase.start : phrase.end]
        if language == "en":
            short = len(words.split()) <= _MOST_WORDS and not _LOOSE.search(words)
        else:
            # In Chinese the thing itself comes last.
            short = phrase.end == one.end and len(words) <= 4 * (one.end - one.start)
        if alone and short:
            return phrase
    return None


_WANTING = re.compile(
    r"\b(?:must|needs?|needed|should|requires?|required|requirements?|looking for|seeks?|ideal(?:ly)?|essential|wanted|expect|you (?:have|are|will|bring|know)|you'(?:ll|re|ve)|experience|ability|able)\b"
    r"|要求|需要|必须|须|会|能|懂|熟|具备|优先|经验"
)


def _demanded(plain: str, piece: Piece, one: Found) -> bool:
    """Without any heading, a skill that is only named may be a duty; one beside a word of wanting is a demand."""
    named_only = one.certainty >= 0.8 and piece.first and piece.end - piece.start >= 60
    return not named_only or _WANTING.search(plain, piece.start, piece.end) is not None


_COUNTED = re.compile(r"\s?(?:小时|个|人|天|次|年|节|(?:hours?|hrs?|days?|people|years?|kg)(?![a-z]))")
_HOUR = re.compile(r"\d{1,2}(?:-\d{1,2})?\s?(?:am|pm)")
_RANGE = re.compile(
    r"(?<![\d.])\d{1,3}(?:\.\d)?\s?[-~至到]\s?\d{1,3}(?:\.\d)?\s?(?:k|w|千|万)(?:\s?[·*x×]\s?1[2-9]薪?)?(?:/月|/年)?(?![a-z\d])"
    r"|(?<![\d.])(?!20[0-3]\d|19\d\d)\d{4,5}\s?[-~至到]\s?\d{4,5}(?![\d.])"
    r"|(?<![\d.])\d{4,5}(?:\s?[-~]\s?\d{4,5})?(?=\s?(?:\+|底薪|包住|包吃|包食宿|元|/月|一个?月|左右|起))"
    r"|[£$€]\s?\d{1,3}(?:[.,]\d+)?k?(?:\s?-\s?[£$€]?\d{1,3}(?:[.,]\d+)?k?)?\s?(?:ph|p/h|ote)?(?![a-z\d])"
    r"(?:\s?(?:an?|per|each|/)\s?(?:hour|day|night|week|month|year|shift|class|lesson|session|visit|show|piece|page|word|mile|head)\b)?"
    r"|(?:千字|每千字|每(?:单|件|节|课时|小时|篇|次|台))\s?\d{1,4}(?:\s?[-~至到]\s?\d{1,4})?元"
    r"|\d{1,4}(?:\s?[-~至到]\s?\d{1,4})?元\s?/\s?(?:节|单|件|课时|篇|次|台|千字)"
)


def _pay_in(plain: str, start: int, end: int) -> Iterator[Found]:
    # The label may stand in the heading before the piece.
    lead = max(start - 12, 0)
    told = [
        (mention.start + lead, mention.end + lead, mention.low, mention.high, mention.period)
        for mention in find_pay(plain[lead:end])
        if mention.period is not None
        # 11pm is an hour of the day.
        and not _HOUR.fullmatch(plain, lead + mention.start, lead + mention.end)
        # 每天4小时 counts hours.
        and not _COUNTED.match(plain, lead + mention.end)
    ]
    for begin, until, low, high, period in told:
        if begin >= start:
            yield Found("pay", f"{low:.0f}-{high:.0f}/{period}", begin, until, 0.85, amount=high)
    for match in _RANGE.finditer(plain, start, end):
        if not any(match.start() < until and begin < match.end() for begin, until, *_rest in told):
            yield Found("pay", match[0].replace(" ", ""), *match.span(), certainty=0.6)


def _apart(found: Iterable[Found]) -> list[Found]:
    """None overlapping: the kind that says more, then the surer, then the longer."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (-_RANK.get(one.kind, 0), -one.certainty, one.start - one.end)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
