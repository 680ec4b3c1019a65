"""Writing the message for a move: the parts of a letter, chosen and joined for the channel."""

from huiyin.language.letters import hints, script
from huiyin.language.letters.choosing import Chooser, bare, seed_of, sent_before
from huiyin.language.letters.draft import Draft
from huiyin.language.letters.facts import SLOT_NAME, Facts, facts_of
from huiyin.language.letters.wording import han_characters
from huiyin.process.case import Case
from huiyin.process.vocabulary import Channel, Language, Move, Register

SILENT: tuple[Move, ...] = ("wait", "let_go")
_SHEETS: dict[str, tuple[str, ...]] = {"ask_keen": ("ask_keen", "ask")}
_CLASSES: dict[str, str] = {"email": "mail", "phone": "call", "phone_note": "call", "in_person": "in_person"}
_SIGNED = ("sms", "portal")
"""Chat-like channels that do not show who writes."""

_MAIL: dict[str, tuple[tuple[str, ...], ...]] = {
    "ask": (("open", "topic"), ("ask", "ease")),
    "ask_keen": (("open", "topic"), ("keen", "give"), ("ask", "ease")),
    "propose": (("hello", "topic"), ("homework", "material"), ("pass", "ease")),
    "ask_why": (("hello",), ("questions", "ease")),
    "thank": (("hello", "topic"), ("introduction", "stay")),
    "follow_introduction": (("accept",), ("send", "contact")),
    "answer": (("thanks",), ("items",), ("close_answer",)),
}
_CHAT: dict[str, tuple[str, ...]] = {
    "ask": ("open", "ask", "ease"),
    "ask_keen": ("open", "keen", "give", "ask"),
    "propose": ("hello", "homework", "material", "pass"),
    "ask_why": ("hello", "questions", "ease"),
    "thank": ("hello", "topic", "introduction", "stay"),
    "follow_introduction": ("accept", "send", "contact"),
    "answer": ("thanks", "items", "close_answer"),
}
_SHORT_CHAT: dict[str, tuple[str, ...]] = {
    "ask": ("whole",),
    "ask_keen": ("keen_whole",),
    "propose": ("reply", "whole"),
}
_MAY_GO = ("topic", "close_answer", "ease")
"""Parts that a letter can do without, first to go first, when it grows too long."""
_MOST: dict[tuple[str, Language], int] = {
    ("mail", "zh"): 160,
    ("mail", "en"): 120,
    ("chat", "zh"): 90,
    ("chat", "en"): 60,
}
_TRIES = 32


def write(
    case: Case,
    *,
    move: Move,
    channel: Channel,
    language: Language,
    register: Register = "natural",
    variant: int = 0,
) -> Draft:
    """The message for `move` by `channel`, in the words that fit the case.

    `register`: formal, natural or short · `variant`: 0, 1, 2 … for other wordings of the same letter. What the
    person has sent already is not said again.
    """
    notes = hints.hints(case, move=move, channel=channel, letter=language, variant=variant)
    if move in SILENT:
        return Draft(move, channel, language, "", notes=notes, id=case.id)
    sent = sent_before(case)
    before = sum(event.kind == "sent" and event.move == move for event in case.events)
    for turn in range(before + variant, before + variant + _TRIES):
        draft = _drafted(case, move, channel, language, register, turn, sent, notes)
        if not sent or bare(draft.text) not in sent:
            break
    return draft


def _drafted(
    case: Case,
    move: Move,
    channel: Channel,
    language: Language,
    register: Register,
    turn: int,
    sent: str,
    notes: tuple[str, ...],
) -> Draft:
    facts = facts_of(case, language, channel, turn)
    kind = _CLASSES.get(channel, "chat")
    sheets = (*_SHEETS.get(move, (move,)), "shared", *(("calls",) if kind in ("call", "in_person") else ()))
    if kind in ("call", "in_person"):
        sheets = ("calls", "answer", "shared")
    chooser = Chooser(language, sheets, kind, register, facts, turn, seed_of(case), sent)
    subject = ""
    if kind == "mail":
        subject, text = chooser.pick("subject"), facts.titled_once(_mail(chooser, move))
        subject = subject[:1].upper() + subject[1:]
    elif kind == "chat":
        text = facts.titled_once(_chat(chooser, move, channel))
    else:
        text = script.script(chooser, move, _items(chooser) if move == "answer" else ())
    slots = [slot for slot in dict.fromkeys((SLOT_NAME[language], *chooser.slots)) if slot in text]
    if SLOT_NAME[language] in slots and not _misses_name(facts, kind, language):
        slots.remove(SLOT_NAME[language])
    slots.sort(key=text.index)
    if slots:
        notes = (*notes, *hints.one(case, "fill_in"))
    return Draft(move, channel, language, text, subject, notes, tuple(slots), case.id)


def _misses_name(facts: Facts, kind: str, language: Language) -> bool:
    return facts.words.get("me", SLOT_NAME[language] if kind == "mail" else "") == SLOT_NAME[language]


def _mail(chooser: Chooser, move: Move) -> str:
    left_out: list[str] = []
    while True:
        chooser.slots.clear()
        paragraphs = [_joined(chooser, _sentences(chooser, parts, left_out)) for parts in _MAIL[move]]
        body = [paragraph for paragraph in paragraphs if paragraph]
        if not _too_long("\n".join(body), "mail", chooser.language) or len(left_out) == len(_MAY_GO):
            break
        left_out.append(_MAY_GO[len(left_out)])
    gap = "\n" if chooser.language == "zh" else "\n\n"
    signature = chooser.facts.words.get("me", SLOT_NAME[chooser.language])
    return gap.join((chooser.pick("greeting"), *body, f"{chooser.pick('signoff', place=2)}\n{signature}"))


def _chat(chooser: Chooser, move: Move, channel: Channel) -> str:
    parts = _CHAT[move]
    if chooser.register == "short":
        parts = _SHORT_CHAT.get(move, parts)
        if move == "ask" and chooser.has("told"):
            parts = ("open", "ask")
    if channel == "sms" and move == "ask_keen":
        parts = ("keen_sms",)
    greeting, left_out = chooser.pick("greeting"), list[str]()
    if chooser.register == "formal" or chooser.language == "en":
        left_out = ["topic"]
    while True:
        chooser.slots.clear()
        text = _named(channel, greeting, _sentences(chooser, parts, left_out), chooser)
        missing = [part for part in _MAY_GO if part not in left_out]
        if not _too_long(text, "chat", chooser.language) or not missing:
            break
        left_out.append(missing[0])
    return text


def _named(channel: Channel, greeting: str, sentences: list[str], chooser: Chooser) -> str:
    """The greeting and the sentences; where the channel does not show who writes, they say it first."""
    text = _greeted(greeting, sentences, chooser)
    name = chooser.facts.words.get("me", "")
    if channel not in _SIGNED or not name or name in text:
        return text
    stop = "。" if chooser.language == "zh" else "."
    return _greeted(greeting, [f"{chooser.facts.words['here']}{stop}", *sentences], chooser)


def _sentences(chooser: Chooser, parts: tuple[str, ...], left_out: list[str]) -> list[str]:
    found: list[str] = []
    hello = "reply" if chooser.has("answered") else "open"
    for place, part in enumerate(parts):
        if part == "items":
            found += _items(chooser)
        elif part not in left_out:
            found.append(chooser.pick(hello if part == "hello" else part, place=place))
    return [sentence for sentence in found if sentence]


def _items(chooser: Chooser) -> list[str]:
    """One sentence for each thing that HR asked for; after an offer, the time to read it as well."""
    channel = chooser.channel if chooser.channel == "mail" else "chat"
    offered, asked = chooser.has("offered"), list(chooser.facts.requests)
    if offered:
        asked = [request for request in asked if request != "confirmation"]
    if chooser.has("next_round") and not asked and "event" in chooser.facts.words:
        return [chooser.pick("confirm_day", channel=channel)]
    if not asked and not offered:
        asked = ["availability" if chooser.has("next_round") else "other"]
    items = [
        chooser.pick(f"item_{request}", channel=channel, place=place) for place, request in enumerate(asked)
    ]
    return [*items, chooser.pick("time_to_read", channel=channel, place=1)] if offered else items


def _joined(chooser: Chooser, sentences: list[str]) -> str:
    return ("" if chooser.language == "zh" else " ").join(sentences)


def _greeted(greeting: str, sentences: list[str], chooser: Chooser) -> str:
    if chooser.language == "zh":
        return greeting + _joined(chooser, sentences)
    first = sentences[0]
    names = tuple(chooser.facts.words.get(fact, "\0") for fact in ("me", "title", "role_start"))
    lowered = first if first.startswith(("I ", "I'", *names)) else first[:1].lower() + first[1:]
    return " ".join((greeting, lowered, *(sentence[:1].upper() + sentence[1:] for sentence in sentences[1:])))


def _too_long(text: str, kind: str, language: Language) -> bool:
    length = han_characters(text) if language == "zh" else len(text.split())
    return length > _MOST[kind, language]
