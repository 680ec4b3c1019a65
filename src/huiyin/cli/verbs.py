"""The verbs of the command, in the order in which a person meets them."""

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from huiyin import __version__
from huiyin.cli.words import _

VERBS = {
    "today": _("What to do today, over all openings."),
    "add": _("Add an opening that you wait for."),
    "log": _("Keep what happened: an interview, a promise, a message sent or received."),
    "show": _("One opening: where it stands, why, and what was said."),
    "list": _("All openings, with their odds."),
    "debrief": _("Note how an interview went, in two minutes."),
    "portrait": _("What an advert, or a kind of role, asks for."),
    "gaps": _("How much of it you bring, what shone, and the next steps."),
    "planb": _("Plan B: whether it is worth the evening, and its text."),
    "undo": _("Take back the last change."),
    "demo": _("Bring in the example cast, or take it out again."),
    "import": _("Bring a table in: a spreadsheet, CSV, another tracker; or an invitation."),
    "export": _("Write the journal into a file for other programs."),
    "mail": _("Mail and chats: fetch them, bring files in, say which ones count."),
    "hiring": _("The recruiter's desk: who waits for whom."),
    "tick": _("Do what is due: the day's digest, the calendar, a backup."),
    "backup": _("Write everything into one file."),
    "restore": _("Bring everything back from such a file."),
    "advise": _("What lies behind the silence, and the move for today."),
    "read": _("What HR's message says."),
    "check": _("What in a draft would put HR off, and better words."),
    "write": _("The message for a case."),
    "serve": _("Open the web app (the same as huiyin alone)."),
    "introductions": _("Introductions: whom to thank, to write to, to tell."),
    "approach": _("A short first message to a company, and when they tend to write."),
    "watch": _("Closed seats that may open again, and the days to look."),
    "rehearse": _("Rehearse a call or a chat with HR."),
    "lab": _("Try the advice against rules of thumb in a simulated world."),
}


class Verbs(click.Group):
    """Loads a verb's module when the verb is called: `huiyin check` must not pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in VERBS:
            return None
        module = f"{name}_" if iskeyword(name) else name
        command: click.Command = import_module(f"huiyin.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(_("Verbs")):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            raise click.UsageError(
                _("There is no verb “{verb}”. The verbs are: {verbs}.").format(
                    verb=args[0], verbs=", ".join(VERBS)
                )
            ) from None


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("For the days after a job interview: what the silence means, whether to ask today, and the words.")
    + "\n\n"
    + _("Without a verb, the web app opens on this computer."),
    epilog=_("Examples:")
    + '  huiyin demo   ·   huiyin today   ·   huiyin check "…"   ·   huiyin read mail.eml',
)
@click.version_option(__version__, prog_name="huiyin", help=_("Show the version and exit."))
@click.pass_context
def huiyin(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        from huiyin.cli.serve import command

        ctx.invoke(command)
