"""Debrief, CV, advert, plan B: what the pages of growth take in."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.desks.candidate import wording
from huiyin.desks.candidate.forms.events import HappenedForm
from huiyin.desks.stationery.fields import DayInput, LinesField
from huiyin.growth import wording as growing
from huiyin.growth.vocabulary import KINDS, PARTS
from huiyin.journal.models import Debrief, Part
from huiyin.process.vocabulary import SIGNALS

_STUCK = re.compile(r"^\s*[*＊✱]\s*")
_HR = re.compile(r"\b(?:hr|recruiter|talent)\b|人事|人力|招聘", re.IGNORECASE)
_DECIDER = re.compile(
    r"\b(?:head|director|manager|lead|ceo|cto|founder|boss)\b|负责人|总监|经理|主管|老板|总$", re.IGNORECASE
)
_PARTS_OF_LINE = re.compile(r"\s*[,，:：()（）/·\t]\s*|\s{2,}|\s-\s")


def part_of(line: str) -> tuple[str, str]:
    """A line such as “Wei Ling, head of operations” as a name and a part in the opening."""
    name, *rest = _PARTS_OF_LINE.split(line.strip(), maxsplit=1)
    said = rest[0] if rest else ""
    part = Part.HR if _HR.search(said) else Part.DECIDER if _DECIDER.search(said) else Part.INTERVIEWER
    return name.strip()[:200], str(part)


class DebriefForm(HappenedForm):
    """Two minutes after an interview."""

    shone = forms.CharField(
        label=_("What went well?"),
        help_text=_("Begin here. It is easily forgotten, and you will want it again."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        required=False,
    )
    questions = LinesField(
        label=_("What did they ask?"),
        help_text=_("One a line, as far as you remember. A * before one means: there I got stuck."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    stuck = forms.CharField(
        label=_("Where did it stick?"),
        help_text=_("Only for yourself. One sentence is enough."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        required=False,
    )
    signals = forms.MultipleChoiceField(
        label=_("What did you notice?"),
        help_text=_("Only what really happened. Friendliness says little: HR smiles at everybody."),
        choices=[(name, wording.SIGNALS[name]) for name in SIGNALS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    promised_by = forms.DateField(
        label=_("By which day did they promise to answer?"),
        help_text=_("Leave it empty if nobody named a day."),
        widget=DayInput,
        required=False,
    )
    people = LinesField(
        label=_("Whom did you meet?"),
        help_text=_("One a line, with what they do: Wei Ling, head of operations."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    learnt = forms.CharField(
        label=_("What did you learn about them and their field?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=20_000,
        required=False,
    )
    topics = LinesField(
        label=_("What you talked about"),
        help_text=_("A few words a line. A message may take one of them up."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    last = forms.BooleanField(label=_("No further round is planned; now I wait"), required=False)

    @staticmethod
    def start(kept: Debrief | None) -> dict[str, Any]:
        """What the form shows for a debrief that was kept before."""
        if kept is None:
            return {}
        lines = [f"* {one['text']}" if one["stuck"] else one["text"] for one in kept.questions]
        return {"shone": kept.shone, "questions": lines, "stuck": kept.stuck, "learnt": kept.learnt}

    def values(self) -> dict[str, Any]:
        """The arguments of the verb."""
        given = super().values()
        given["questions"] = [
            {"text": _STUCK.sub("", line)[:500], "stuck": bool(_STUCK.match(line))}
            for line in given["questions"]
            if _STUCK.sub("", line).strip()
        ]
        given["people"] = [found for line in given["people"] if (found := part_of(line))[0]]
        given["topics"] = [topic[:200] for topic in given["topics"]]
        return given


class ResumeForm(forms.Form):
    """A CV: a file, or its words."""

    file = forms.FileField(
        label=_("A file"),
        help_text=_("PDF, DOCX, JSON Resume or plain text. It stays on this machine."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.json,.txt,.md"}),
        required=False,
    )
    text = forms.CharField(
        label=_("or its words, pasted"), widget=forms.Textarea(attrs={"rows": 8}), required=False
    )


class DemandForm(forms.Form):
    """A demand that no advert names and the person knows of."""

    label = forms.CharField(label=_("Something else they look for"), max_length=100)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[(kind, growing.KINDS[kind]) for kind in KINDS], initial="skill"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, _(growing.KINDS[kind])) for kind in KINDS]  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """Plan B, part by part. A part that is left empty is left out."""

    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, language: str = "zh", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part] = forms.CharField(
                label=_(growing.PARTS[part]),
                widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
                max_length=20_000,
                required=False,
            )

    @property
    def sections(self) -> dict[str, str]:
        """The text of each part as it was typed."""
        return {part: self.cleaned_data[part].replace("\r\n", "\n") for part in PARTS}

    @property
    def part_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in PARTS]
