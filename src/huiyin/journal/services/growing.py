"""Verbs on what a person brings, what a kind of role asks, and the steps between the two."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from huiyin.journal.models import Claim, CompanyWord, GapStep, PortraitCorrection, Resume
from huiyin.journal.services.recording import recorded

MOST_STEPS = 200


def correct_portrait(
    owner: AbstractBaseUser, role: str, kind: str, value: str, label: str, level: str, *, now: dt.datetime
) -> PortraitCorrection | None:
    """The person's word on one demand of a kind of role. `level`: must, nice, none; empty takes the word back."""
    with recorded(owner, "correct_portrait", now=now, label=f"{role} · {label}") as recording:
        there = PortraitCorrection.objects.filter(
            owner_id=owner.pk, role=role, kind=kind, value=value
        ).first()
        if not level:
            if there is not None:
                recording.remove(there)
            return None
        if there is not None:
            return recording.change(there, level=level, label=label)
        return recording.add(PortraitCorrection(role=role, kind=kind, value=value, label=label, level=level))


def note_company(owner: AbstractBaseUser, company: str, text: str, *, now: dt.datetime) -> CompanyWord:
    """Something that the person knows of a company, `company_key` of its name."""
    with recorded(owner, "note_company", now=now, label=company) as recording:
        return recording.add(CompanyWord(company=company, text=text.strip(), on=recording.today))


def correct_company(
    owner: AbstractBaseUser, company: str, text: str, *, wrong: bool, now: dt.datetime
) -> CompanyWord | None:
    """Sets aside what is said of a company, or counts it again; the person's own notes are taken out by it."""
    with recorded(owner, "correct_company", now=now, label=company) as recording:
        there = CompanyWord.objects.filter(owner_id=owner.pk, company=company, text=text.strip())
        marks = list(there.filter(wrong=True))
        notes = list(there.filter(wrong=False))
        for row in notes if wrong else marks:
            recording.remove(row)
        if wrong and not notes and not marks:
            return recording.add(
                CompanyWord(company=company, text=text.strip(), wrong=True, on=recording.today)
            )
        return marks[0] if wrong and marks else None


def bring_resume(
    owner: AbstractBaseUser, text: str, *, now: dt.datetime, form: str = "text", file_name: str = ""
) -> Resume:
    """The CV's text; it takes the place of the one before, which undo brings back."""
    with recorded(owner, "bring_resume", now=now, label=file_name or _("pasted text")) as recording:
        fields = {"text": text, "form": form, "file_name": file_name[:200], "brought_on": recording.today}
        there = Resume.objects.filter(owner_id=owner.pk).first()
        return recording.change(there, **fields) if there else recording.add(Resume(**fields))


def drop_resume(owner: AbstractBaseUser, *, now: dt.datetime) -> None:
    """Takes the CV out of the journal. Nothing happens where there is none."""
    with recorded(owner, "drop_resume", now=now) as recording:
        there = Resume.objects.filter(owner_id=owner.pk).first()
        if there is not None:
            recording.label = str(there)
            recording.remove(there)


def claim(
    owner: AbstractBaseUser,
    kind: str,
    value: str,
    label: str,
    has: str,
    *,
    now: dt.datetime,
    proof: str = "",
) -> Claim | None:
    """What the person says of themselves about one demand. `has`: yes, partly, no; empty takes it back."""
    with recorded(owner, "claim", now=now, label=label) as recording:
        there = Claim.objects.filter(owner_id=owner.pk, kind=kind, value=value).first()
        if not has:
            if there is not None:
                recording.remove(there)
            return None
        fields = {"label": label, "has": has, "proof": proof, "on": recording.today}
        if there is not None:
            return recording.change(there, **fields)
        return recording.add(Claim(kind=kind, value=value, **fields))


def plan_steps(
    owner: AbstractBaseUser, role: str, steps: Iterable[Mapping[str, Any]], *, now: dt.datetime
) -> list[GapStep]:
    """Takes steps into the plan: each with `text`, and `kind`, `value`, `label`, `due_on` as far as known.

    A step that stands in the plan of the role already is not taken twice.
    """
    with recorded(owner, "plan_steps", now=now, label=role) as recording:
        mine = GapStep.objects.filter(owner_id=owner.pk)
        known = set(mine.filter(role=role, done_on=None).values_list("text", flat=True))
        taken: list[GapStep] = []
        planned = mine.count()
        for step in steps:
            if step["text"].strip() in known:
                continue
            if planned + len(taken) >= MOST_STEPS:
                raise ValidationError(
                    _("200 steps are more than a plan can hold. Let some of them go first.")
                )
            known.add(step["text"].strip())
            taken.append(recording.add(GapStep(role=role, **{**step, "text": step["text"].strip()})))
        return taken


def change_step(owner: AbstractBaseUser, step_id: int, *, now: dt.datetime, **fields: Any) -> GapStep:
    """Other words, another day. Raises GapStep.DoesNotExist."""
    if unknown := set(fields) - {"text", "due_on", "done_on"}:
        raise ValidationError({name: _("There is no such field.") for name in sorted(unknown)})
    with recorded(owner, "change_step", now=now) as recording:
        step = GapStep.objects.get(owner_id=owner.pk, pk=step_id)
        if isinstance(fields.get("done_on"), dt.date) and fields["done_on"] > recording.today:
            raise ValidationError({"done_on": _("A step is done once it is done.")})
        recording.label = step.text
        return recording.change(step, **fields)


def mark_step(owner: AbstractBaseUser, step_id: int, *, now: dt.datetime, done: bool = True) -> GapStep:
    """Marks a step as done today, or as still to do."""
    with recorded(owner, "change_step", now=now) as recording:
        step = GapStep.objects.get(owner_id=owner.pk, pk=step_id)
        recording.label = step.text
        return recording.change(step, done_on=recording.today if done else None)


def remove_step(owner: AbstractBaseUser, step_id: int, *, now: dt.datetime) -> None:
    """Takes a step out of the plan."""
    with recorded(owner, "change_step", now=now) as recording:
        step = GapStep.objects.get(owner_id=owner.pk, pk=step_id)
        recording.label = step.text
        recording.remove(step)
