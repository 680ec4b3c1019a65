"""Pasted and exported chats: each run of HR's messages is a suggestion, each message counts once."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from huiyin.channels.mailbox.models import Suggestion
from huiyin.channels.mailbox.relevance import Known
from huiyin.channels.mailbox.taking import reading_of, ref_of, storable
from huiyin.journal.models import Involvement, Opening, Profile, Source
from huiyin.journal.models.words import MOST_MESSAGE
from huiyin.language.text.chat import Chat, ChatLine, chat_of
from huiyin.language.text.normalise import normalise

_APPS = re.compile(
    r"boss直聘|boss ?zhipin|智联|猎聘|拉勾|前程无忧|51job|脉脉|linkedin|领英|indeed|实习僧|nowcoder|牛客",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\bsms\b|短信|imessage", re.IGNORECASE)


@dataclass(frozen=True)
class _Line:
    """A message with the mark by which it is known again, and its day."""

    line: ChatLine
    mark: str
    on: dt.date


def suggestions_of_chat(
    owner: AbstractBaseUser,
    profile: Profile,
    text: str,
    *,
    now: dt.datetime,
    name: str = "",
    channel: str = "",
    opening_id: int | None = None,
) -> list[Suggestion] | None:
    """HR's runs in a chat, those left out that were taken before; None where the text is no chat.

    `name`: of the file, which often holds the company's or HR's · `opening_id`: where the person said so.
    """
    chat = chat_of(text)
    if chat is None:
        return None
    lines = _dated(chat, profile.day(now))
    mine = _mine(owner, profile, chat)
    channel = channel or _channel(f"{name}\n{text[:2000]}")
    opening_id = opening_id or _opening(owner, chat, f"{name}\n{text[:20_000]}")
    known = _marks_known(owner)
    runs = _runs(lines, mine, known)
    return [_suggestion(owner, run, channel, opening_id, now, profile) for run in runs]


def _dated(chat: Chat, today: dt.date) -> list[_Line]:
    """A line without a full date is of the day of the one before; at the beginning, of the next day that is told."""
    found, seen = [], Counter[str]()
    first = next((line.on for line in chat.lines if line.on), today)
    day = min(first, today)
    for line in chat.lines:
        day = min(line.on, today) if line.on else day
        mark = ref_of("chat", line.speaker, str(line.on), str(line.at), line.text)
        seen[mark] += 1
        found.append(_Line(line, f"{mark}#{seen[mark]}" if seen[mark] > 1 else mark, day))
    return found


def _mine(owner: AbstractBaseUser, profile: Profile, chat: Chat) -> set[str]:
    """Whose messages are the person's own: told so, named so, or not HR's by name; else who spoke first of two."""
    mine = {
        line.speaker for line in chat.lines if line.is_me or (profile.name and line.speaker == profile.name)
    }
    if mine or len(chat.speakers) == 1:
        return mine
    people = _people(owner)
    hiring = {speaker for speaker in chat.speakers if speaker in people}
    hiring = hiring or {line.speaker for line in chat.lines if line.is_hr}
    if hiring and set(chat.speakers) - hiring:
        return set(chat.speakers) - hiring
    return {chat.speakers[0]} if len(chat.speakers) == 2 and not hiring else set()


def _people(owner: AbstractBaseUser) -> dict[str, int]:
    """The openings' people by name, as they are called in a chat."""
    found: dict[str, int] = {}
    openings = Opening.objects.filter(owner_id=owner.pk, is_example=False).order_by("updated_at")
    for opening_id, hr_name, address_as in openings.values_list("pk", "hr_name", "address_as"):
        found.update({one: opening_id for one in (hr_name, address_as) if one})
    rows = Involvement.objects.filter(owner_id=owner.pk).order_by("opening__updated_at")
    for opening_id, name, wechat in rows.values_list("opening_id", "person__name", "person__wechat"):
        found.update({one: opening_id for one in (name, wechat) if one})
    return found


def _opening(owner: AbstractBaseUser, chat: Chat, text: str) -> int | None:
    """The opening whose people speak in the chat, or whose company is named in it."""
    people = _people(owner)
    for speaker in chat.speakers:
        if speaker in people:
            return people[speaker]
    return Known.of(owner).named_in(normalise(text).plain)


def _channel(text: str) -> str:
    if _APPS.search(text):
        return "im"
    return "sms" if _SHORT.search(text) else "wechat"


def _marks_known(owner: AbstractBaseUser) -> set[str]:
    rows = Suggestion.objects.filter(owner_id=owner.pk, source=Source.CHAT)
    return {mark for marks in rows.values_list("thread", flat=True) for mark in marks}


def _runs(lines: Sequence[_Line], mine: set[str], known: Iterable[str]) -> list[list[_Line]]:
    """HR's messages between two of the person's, of one day; without those that were taken before."""
    runs: list[list[_Line]] = [[]]
    taken = set(known)
    for one in lines:
        if one.line.speaker in mine or (runs[-1] and runs[-1][-1].on != one.on):
            runs.append([])
        if one.line.speaker not in mine and one.line.text and one.mark not in taken:
            runs[-1].append(one)
    return [run for run in runs if run]


def _suggestion(
    owner: AbstractBaseUser,
    run: Sequence[_Line],
    channel: str,
    opening_id: int | None,
    now: dt.datetime,
    profile: Profile,
) -> Suggestion:
    first, last = run[0], run[-1]
    at = dt.datetime.combine(last.on, last.line.at, profile.zone) if last.line.at else None
    found = Suggestion(
        owner_id=owner.pk,
        source=Source.CHAT,
        ref=ref_of("run", first.mark, last.mark, str(len(run))),
        thread=[one.mark for one in run],
        sender=storable(first.line.speaker)[:400],
        text=storable("\n".join(one.line.text for one in run))[:MOST_MESSAGE],
        channel=channel,
        on=last.on,
        at=at if at is not None and at <= now else None,
        opening_id=opening_id,
        why="chat" if opening_id else "",
        created_at=now,
    )
    found.reading = reading_of(found)
    return found
