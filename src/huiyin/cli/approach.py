"""`huiyin approach`: a short first message to a company, and when HR people tend to write."""

import click

from huiyin.cli import options, screen
from huiyin.cli.words import _, language
from huiyin.process.fields import InvalidInput
from huiyin.process.vocabulary import Language


@click.command(
    "approach",
    help=_("A short first message to a company with your work beside it; with --again, the one reminder."),
    epilog=_("Examples:")
    + '  huiyin approach "Green Harbour" --role editor --material "a study of three rivals" --me Robin'
    + "  ·  huiyin approach --when",
)
@click.argument("company", required=False)
@click.option("--role", default="", help=_("The role that you have in mind."))
@click.option("--material", multiple=True, help=_("What goes along; may be given up to three times."))
@click.option("--me", default="", help=_("Your name."))
@click.option("--again", is_flag=True, help=_("The reminder, after a week without a word."))
@click.option("--variant", default=0, type=click.IntRange(0, 99), help=_("Another wording for each number."))
@click.option("--when", is_flag=True, help=_("When HR people wrote so far, from the journal."))
@options.language
@options.output(stream=False)
@options.clear_errors
def command(
    company: str | None,
    role: str,
    material: tuple[str, ...],
    me: str,
    again: bool,
    variant: int,
    when: bool,
    language: Language | None,
    as_json: bool,
) -> None:
    from huiyin.growth.messages import MOST_PIECES, message, together

    if when:
        _when(as_json)
        return
    if not company or not company.strip():
        raise InvalidInput(_("Which company is it? Give its name, or ask --when for the hours."))
    if len(material) > MOST_PIECES:
        raise InvalidInput(_("Three pieces are enough; more will not be opened."))
    speech = language or _own_language()
    text = message(
        "second" if again else "first",
        speech,
        me=me,
        company=company,
        title=role,
        material=together(material, speech),
        variant=variant,
    )
    if as_json:
        options.print_json({"company": company, "language": speech, "text": text, "material": list(material)})
    else:
        screen.show(text)


def _own_language() -> Language:
    return language()


def _when(as_json: bool) -> None:
    from huiyin.cli import records

    @records.with_desk
    def shown(desk: records.Desk) -> None:
        from huiyin.growth.approach import WINDOW, online
        from huiyin.growth.wording_people import SAMPLES
        from huiyin.journal import introducing

        zone = desk.now.tzinfo
        found = online(moment.astimezone(zone) for moment in introducing.moments_of(desk.owner))
        if as_json:
            options.print_json(
                {
                    "messages": found.count,
                    "sample": found.sample,
                    "by_hour": list(found.by_hour),
                    "by_weekday": list(found.by_weekday),
                    "best": None if found.best is None else {"weekday": found.best[0], "hour": found.best[1]},
                }
            )
            return
        if found.best is not None:
            hour = found.best[1]
            screen.show(
                _("{part} of {all} messages came between {start}:00 and {end}:00.").format(
                    part=found.in_window(), all=found.count, start=hour, end=(hour + WINDOW) % 24
                )
            )
        screen.show(_(SAMPLES[found.sample]))

    shown()
