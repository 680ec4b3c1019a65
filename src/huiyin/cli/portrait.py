"""`huiyin portrait`: what an advert, or a kind of role, asks for."""

from typing import TYPE_CHECKING, Any

import click

from huiyin.cli import options, records, screen, source, stream
from huiyin.cli.words import _
from huiyin.growth import wording
from huiyin.growth.vocabulary import CONDITIONS
from huiyin.process.fields import InvalidInput

if TYPE_CHECKING:
    from huiyin.growth.portrait import Portrait
    from huiyin.journal.growth import Role


def answer(given: dict[str, Any]) -> dict[str, Any]:
    """One object of the stream: `{id, text}` to `{id, language, requirements, unread}`."""
    from huiyin.growth.adverts.reading import understand_advert

    return {"id": given.get("id"), **understand_advert(given.get("text")).to_dict()}  # type: ignore[arg-type]


@click.command(
    "portrait",
    help=_(
        "What a kind of role asks for: from adverts, questions asked and reasons heard. ROLE is a kind of role, or an opening. With --advert, what one advert asks for."
    ),
    epilog=_("Examples:")
    + '  huiyin portrait 3  ·  huiyin portrait "data analyst" --not Excel  ·  huiyin portrait --advert ad.txt'
    + '  ·  huiyin portrait 3 --advert ad.txt  ·  huiyin portrait --company "Green Harbour"  ·  huiyin portrait --jsonl < adverts.jsonl',
)
@click.argument("role", required=False)
@click.option("--advert", metavar="TEXT|FILE", help=_("An advert. With an opening, it is kept there."))
@click.option(
    "--company", metavar="NAME", help=_("What everybody says of one company, over all its openings.")
)
@click.option("--note", metavar="TEXT", help=_("With --company: something that you know of it."))
@click.option("--must", multiple=True, help=_("This is a must; several times."))
@click.option("--nice", multiple=True, help=_("This would only be nice; several times."))
@click.option("--not", "none", multiple=True, help=_("This is not asked for; several times."))
@options.output()
@options.clear_errors
def command(
    role: str | None,
    advert: str | None,
    company: str | None,
    note: str | None,
    as_json: bool,
    jsonl: bool,
    **words: Any,
) -> None:
    if jsonl:
        stream.run(stream.each(answer), workers=2)
    elif company is not None:
        _of_company(company, note, as_json)
    elif role is None:
        _one_advert(_advert(advert), as_json)
    else:
        _of_role(role, advert, words, as_json)


def _advert(given: str | None) -> str:
    """The words of an advert: as an argument, a file (also PDF or DOCX), or on standard input."""
    from huiyin.growth.adverts.reading import MOST_ADVERT

    found = source.given(given)
    if isinstance(found, bytes) and found.startswith((b"%PDF", b"PK")):
        found = source.document_text(found)
    return source.as_text(
        found,
        MOST_ADVERT,
        _(
            "{count} characters are too many for one advert; at most {most} are read. Paste only the part that says what they look for."
        ),
    )


def _one_advert(text: str, as_json: bool) -> None:
    found = answer({"text": text})
    if as_json:
        options.print_json({key: value for key, value in found.items() if key != "id"})
        return
    if found["unread"]:
        raise InvalidInput(_(wording.ADVERT_TROUBLES[found["unread"]]))
    rows = [
        (_(wording.KINDS[one["kind"]]), one["label"], _level_of(one["kind"], one["level"]))
        for one in found["requirements"]
    ]
    screen.table((_("Kind"), _("What they look for"), ""), rows)


def _level_of(kind: str, level: str) -> str:
    """Must or nice; nothing for pay, place and hours, which a seat sets."""
    return "" if kind in CONDITIONS else _(wording.LEVELS[level])  # type: ignore[index]


@records.with_desk
def _of_role(desk: records.Desk, role: str, advert: str | None, words: dict[str, Any], as_json: bool) -> None:
    from huiyin.journal import growth
    from huiyin.journal.services import openings

    if advert is not None:
        seat = records.meant(desk, role)
        text = _advert(advert)
        openings.change_opening(desk.owner, seat.pk, now=desk.now, advert=text)
    meant = role_meant(desk, role)
    for name, level in (("must", "must"), ("nice", "nice"), ("none", "none")):
        for label in words[name]:
            _correct(desk, meant, growth.portrait_of(desk.owner, meant), label, level)
    found = growth.portrait_of(desk.owner, meant)
    if as_json:
        options.print_json(found.to_dict())
        return
    screen.title(meant.name)
    for seat_of, why in found.unread:
        screen.show(f"{seat_of.name}: {_(wording.ADVERT_TROUBLES[why])}")
    if not found.traits and not found.unread:
        screen.show(_(wording.ADVERT_TROUBLES["empty"]))
    rows = [
        (f"{trait.weight:.0%}", _(wording.KINDS[trait.kind]), trait.label, _level_of(trait.kind, trait.level))
        for trait in found.traits
    ]
    if rows:
        screen.table((_("Counts"), _("Kind"), _("What they look for"), ""), rows)
    for one, other in found.contradictions:
        screen.show("", _("Two said the opposite"), f"  “{one.text}”", f"  “{other.text}”")
        screen.faint("  " + _("Then it says more about the seats than about you. Neither is counted."))
    for asked in found.unplaced:
        screen.faint(_("They also asked: {question}").format(question=asked.text))


@records.with_desk
def _of_company(desk: records.Desk, name: str, note: str | None, as_json: bool) -> None:
    from huiyin.growth.vocabulary import TOPICS
    from huiyin.journal import companies
    from huiyin.journal.models import Opening
    from huiyin.journal.services import growing

    try:
        seats = companies.company_called(desk.owner, name)
    except Opening.DoesNotExist as error:
        raise InvalidInput(str(error)) from None
    if note:
        growing.note_company(desk.owner, seats.key, note, now=desk.now)
    found = companies.company_of(desk.owner, seats)
    if as_json:
        options.print_json(found.to_dict())
        return
    screen.title(seats.name)
    if not found.lines:
        screen.show(_("Nothing is noted of them yet."))
    for topic in TOPICS:
        lines = found.of(topic)
        if lines:
            screen.show(_(wording.TOPICS[topic]))
        for line in lines:
            day = f"  {line.source.on.isoformat()}" if line.source.on else ""
            screen.show(f"  · {line.text}")
            if line.source.name or day:
                screen.faint(f"    {line.source.name}{day}")


def role_meant(desk: records.Desk, words: str) -> "Role":
    """The kind of role that is named, or that of the opening that is named."""
    from huiyin.journal import growth

    roles = growth.roles_of(desk.owner)
    for role in roles:
        if role.name == words.lower():
            return role
    name = growth.role_of_opening(records.meant(desk, words))
    for role in roles:
        if role.name == name:
            return role
    raise InvalidInput(_("This opening has no role yet. Give it one, and it can be looked at."))


def _correct(desk: records.Desk, role: "Role", found: "Portrait", label: str, level: str) -> None:
    from huiyin.journal.services import growing
    from huiyin.language.text.normalise import normalise

    for trait in (*found.traits, *found.set_aside):
        if label.lower() in (trait.label.lower(), trait.value):
            growing.correct_portrait(
                desk.owner, role.name, trait.kind, trait.value, trait.label, level, now=desk.now
            )
            return
    if level == "none":
        raise InvalidInput(_("“{words}” is not among what they look for.").format(words=label))
    value = f"open:{normalise(label).plain}"[:200]
    growing.correct_portrait(desk.owner, role.name, "skill", value, label, level, now=desk.now)
