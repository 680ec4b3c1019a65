"""`huiyin advise`: what lies behind the silence, and the move for today."""

from collections.abc import Sequence
from typing import Any

import click

from huiyin.cli import options, source, stream
from huiyin.cli.words import _, language


def answers(given: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cases of the stream to advices: each checked alone, all advised together."""
    from huiyin import Case
    from huiyin._public import understood
    from huiyin.advisor import advising
    from huiyin.process.fields import InvalidInput

    found: list[Any] = []
    for one in given:
        try:
            found.append(understood(Case.of(one)))
        except InvalidInput as error:
            found.append(stream.refusal(one.get("id"), error))
    advices = iter(advising.advise_many([one for one in found if isinstance(one, Case)]))
    return [next(advices).to_dict() if isinstance(one, Case) else one for one in found]


@click.command(
    "advise",
    help=_("What lies behind the silence, the move for today, and why. Takes a case as JSON (docs/case.md)."),
    epilog=_("Examples:")
    + "  huiyin advise case.json  ·  huiyin advise --json < case.json  ·  huiyin advise --jsonl < cases.jsonl",
)
@click.argument("case", required=False)
@options.output()
@options.clear_errors
def command(case: str | None, as_json: bool, jsonl: bool) -> None:
    if jsonl:
        stream.run(answers, workers=2)
        return
    import huiyin

    told = huiyin.Case.of(source.as_object(source.given(case)))
    if as_json:
        options.print_json(huiyin.advise(told).to_dict())
        return
    from dataclasses import replace

    from huiyin.cli import shown_advice

    # The reasons in the language of the words around them.
    advice = huiyin.advise(replace(told, language=language()))

    shown_advice.show(advice)
