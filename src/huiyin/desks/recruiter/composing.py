"""From the desk's rows to the words of an answer (huiyin.hiring.answers)."""

import datetime as dt
from collections.abc import Callable, Iterable

from huiyin.desks.recruiter.contexts.scores import strengths
from huiyin.desks.recruiter.place import Place
from huiyin.hiring.answers.answer import Answer, Kind
from huiyin.hiring.answers.guard import Setting, check
from huiyin.hiring.answers.reasons import reasons as known_reasons
from huiyin.hiring.answers.writing import write, write_many
from huiyin.hiring.models import Application, Candidate, Consent, Letter, Stage, Telling, Verdict
from huiyin.hiring.services.telling import Words
from huiyin.language.courtesy.verdict import Verdict as Judged
from huiyin.process.vocabulary import Language

KINDS: dict[str, Kind] = {
    Verdict.NO: "no",
    Verdict.SEAT_GONE: "gone",
    Verdict.STANDBY: "standby",
    Verdict.OFFER_WITHDRAWN: "offer_withdrawn",
}


def composed(
    place: Place, tellings: Iterable[Telling], page: Callable[[Telling], str] | None = None
) -> dict[int, Words]:
    """The words for each telling, by its key; no two alike. `page`: the address of a person's own page."""
    rows = list(tellings)
    kept = _pool(rows)
    answers = [_answer(place, one, kept, page(one) if page else "") for one in rows]
    written = write_many(answers)
    return {one.pk: Words(letter.subject, letter.text) for one, letter in zip(rows, written, strict=True)}


def again(place: Place, telling: Telling, variant: int) -> Words:
    """Other words for the same thing."""
    letter = write(_answer(place, telling, _pool([telling]), ""), variant)
    return Words(letter.subject, letter.text)


def _answer(place: Place, telling: Telling, kept: dict[int, dt.date], page: str) -> Answer:
    application, decision = telling.application, telling.decision
    opening, candidate = application.opening, application.candidate
    kind = KINDS[decision.verdict]
    standby = getattr(decision, "standby", None)
    return Answer(
        id=str(application.pk),
        kind=kind,
        language=_language(candidate.language),
        today=place.today,
        name=candidate.name,
        company=opening.desk.name,
        title=opening.title,
        sender=opening.hr.name,
        interviewed=application.interviewed_on is not None,
        strengths=strengths(telling) if application.interviewed_on else (),
        reasons=tuple(key for key in decision.reasons if key in known_reasons()),
        words=decision.words,
        until=standby.until if standby else None,
        pool_until=kept.get(candidate.pk) if kind in ("no", "gone") else None,
        page=page,
        country=opening.country,
    )


def _pool(tellings: Iterable[Telling]) -> dict[int, dt.date]:
    """Until when each person agreed to be kept."""
    keys = [one.application.candidate_id for one in tellings]
    return dict(Consent.objects.filter(candidate__in=keys, ended_at=None).values_list("candidate", "until"))


def one_tap_answer(place: Place, application: Application) -> str:
    """The answer to a question while nothing is decided: true, kind, with a day. One tap sends it."""
    until = application.promised_by or application.answer_by
    if application.stage == Stage.CLOSED or until is None or until < place.today:
        return ""
    letter = write(
        Answer(
            id=f"{application.pk}.question",
            kind="still_waiting",
            language=_language(application.candidate.language),
            today=place.today,
            channel="portal",
            name=application.candidate.name,
            title=application.opening.title,
            until=until,
        )
    )
    return letter.text


def judged(letter: Letter, text: str, others: Iterable[str] = ()) -> Judged:
    """What the guard finds in the words of a letter, knowing what it may say to this person."""
    standby = letter.telling is not None and letter.telling.decision.verdict == Verdict.STANDBY
    consented = letter.candidate is not None and letter.candidate.consents.filter(ended_at=None).exists()
    setting = Setting(standby_told=standby, consented=consented, others=tuple(others))
    return check(text, setting=setting)


def names_of_others(application: Application) -> tuple[str, ...]:
    """The names of the other people of an opening, none of which may stand in a letter to this one."""
    rows = Candidate.objects.filter(applications__opening=application.opening_id, erased_at=None)
    return tuple(rows.exclude(pk=application.candidate_id).values_list("name", flat=True)[:500])


def _language(value: str) -> Language:
    return "zh" if value == "zh" else "en"
