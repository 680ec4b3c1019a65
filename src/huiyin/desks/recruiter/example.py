"""The example desk: one tap in, one tap out. It is a desk of its own; the person's own one waits untouched."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction

from huiyin.desks.recruiter.models import Example
from huiyin.hiring.models import Application, Colleague, Desk, Member, Opening
from huiyin.hiring.services import (
    asking,
    candidates,
    deciding,
    delivering,
    desks,
    interviews,
    offers,
    openings,
    standbys,
)
from huiyin.hiring.services.work import BATCH, Actor
from huiyin.process.calendar import working_days

_TEN = dt.time(10)


def is_example(desk: Desk) -> bool:
    """Is this the made-up desk?"""
    return Example.objects.filter(desk=desk).exists()


def load(user: AbstractBaseUser, *, now: dt.datetime, language: str) -> Desk:
    """Puts the person at the example desk. `language`: zh or en; the cast is another one in each."""
    told = tomllib.loads(
        files("huiyin.desks.recruiter").joinpath(f"example/{language}.toml").read_text("utf-8")
    )
    with transaction.atomic():
        before = Member.objects.filter(user_id=user.pk).select_related("desk").first()
        desk = Desk.objects.create(created_at=now, language=language, **told["desk"])
        Example.objects.create(user_id=user.pk, desk=desk, own=before.desk if before else None)
        Member.objects.filter(user_id=user.pk).delete()
        Member.objects.create(desk=desk, user_id=user.pk)
        _Telling(desk, Actor.recruiter(user), now).tell(told)
    return desk


def clear(user: AbstractBaseUser) -> None:
    """Takes the example away, whole, and puts the person back at their own desk."""
    with transaction.atomic():
        example = Example.objects.select_related("desk", "own").filter(user_id=user.pk).first()
        if example is None:
            return
        desk, own = example.desk, example.own
        Member.objects.filter(user_id=user.pk).delete()
        if own is not None:
            Member.objects.create(desk=own, user_id=user.pk)
        example.delete()
        _wipe(desk)


def _wipe(desk: Desk) -> None:
    """Deletes every row that belongs to the desk. The database looks at the references when all is gone."""
    rows: list[tuple[type[models.Model], list[Any]]] = []
    for model in apps.get_app_config("hiring").get_models(include_auto_created=True):
        path = _path(model)
        if path:
            rows.append(
                (model, list(model._base_manager.filter(**{path: desk.pk}).values_list("pk", flat=True)))
            )
    for model, keys in rows:
        for start in range(0, len(keys), BATCH):
            _delete(model, keys[start : start + BATCH])
    _delete(Desk, [desk.pk])


def _delete(model: type[models.Model], keys: list[Any]) -> None:
    """Past the managers, one of which keeps the log from being deleted row by row."""
    rows: models.QuerySet[Any] = models.QuerySet(model=model).filter(pk__in=keys)
    rows._raw_delete(rows.db)


def _path(model: type[models.Model], seen: tuple[type[models.Model], ...] = ()) -> str:
    """How the rows of a table lead to their desk: `application__desk`; "" where they do not."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    for field in keys:
        if field.related_model is Desk:
            return field.name
    for field in keys:
        other = field.related_model
        inside = isinstance(other, type) and other not in (*seen, model) and not field.null
        if inside and other._meta.app_label == "hiring" and (rest := _path(other, (*seen, model))):
            return f"{field.name}__{rest}"
    return ""


class _Telling:
    """Tells the example's story through the same verbs as life does, each on its day."""

    def __init__(self, desk: Desk, by: Actor, now: dt.datetime) -> None:
        self.desk, self.by, self.now = desk, by, now
        self.today = desk.day(now)
        self.people: dict[str, Colleague] = {}

    def tell(self, told: Mapping[str, Any]) -> None:
        for one in told["colleague"]:
            fields = {name: one[name] for name in ("name", "email", "department") if name in one}
            for name in ("deputy", "chief"):
                if name in one:
                    fields[name] = self.people[one[name]]
            self.people[one["key"]] = desks.add_colleague(self.desk, by=self.by, now=self._at(60), language=self.desk.language, **fields)  # fmt: skip
        for one in told.get("absence", []):
            who = self.people[one["who"]]
            first, last = self._day(one["from"]), self._day(one["until"])
            desks.add_absence(self.desk, who.pk, first, last, by=self.by, now=self._at(20), why=one["why"])
        for one in told["opening"]:
            self._opening(one)

    def _opening(self, told: Mapping[str, Any]) -> None:
        opening = openings.open_opening(
            self.desk,
            by=self.by,
            now=self._at(told["opened"]),
            title=told["title"],
            department=told["department"],
            city=told["city"],
            hr=self.people[told["hr"]],
            head=self.people[told["head"]],
            approver=self.people.get(told.get("approver", "")),
            seats=told.get("seats", 1),
            criteria=told["criteria"],
            language=self.desk.language,
        )
        ranked: list[Application] = []
        for one in told["person"]:
            application = self._person(opening, one)
            if one.get("place"):
                ranked.append(application)
        if ranked:
            keys = [one.pk for one in ranked]
            when = self._at(told.get("ranked", 4))
            deciding.order_finalists(
                self.desk, opening.pk, keys, by=self.by, now=when, decided_by_id=opening.head_id
            )
        for one in told["person"]:
            self._after(opening, one)

    def _person(self, opening: Opening, told: Mapping[str, Any]) -> Application:
        when = self._at(told["applied"])
        application = candidates.add_application(
            self.desk, opening.pk, by=self.by, now=when, name=told["name"], email=told.get("email", ""),
            phone=told.get("phone", ""), source=told.get("source", ""), applied_on=self._day(-told["applied"]),
        )  # fmt: skip
        if told.get("shortlisted"):
            interviews.shortlist(self.desk, [application.pk], by=self.by, now=self._at(told["shortlisted"]))
        if "met" in told:
            at = dt.datetime.combine(self._day(-told["met"]), _TEN, self.desk.zone)
            held = max(self._at(told["met"]), at + dt.timedelta(hours=1))
            meeting = interviews.schedule(
                self.desk, application.pk, by=self.by, now=self._at(max(told["met"] + 3, 3)), starts_at=at,
                round=told.get("round", ""), place=told.get("room", ""),
            )  # fmt: skip
            if told["met"] >= 0:
                interviews.hold_interview(self.desk, meeting.pk, by=self.by, now=held)
                if "scores" in told:
                    scores = dict(
                        zip(opening.criteria.values_list("pk", flat=True), told["scores"], strict=True)
                    )
                    interviews.give_scorecard(
                        self.desk, meeting.pk, opening.head_id, by=self.by, now=held, scores=scores,
                        words=told.get("said", ""),
                    )  # fmt: skip
        return application

    def _after(self, opening: Opening, told: Mapping[str, Any]) -> None:
        application = Application.objects.select_related("candidate").get(
            opening=opening, candidate__name=told["name"]
        )
        for step in told.get("then", []):
            self._step(application, step)

    def _step(self, application: Application, step: Mapping[str, Any]) -> None:
        when = self._at(step.get("ago", 0))
        common: dict[str, Any] = {"by": self.by, "now": when}
        offer = application.offers.order_by("-pk").first()
        match step["do"]:
            case "offer":
                until = self._day(step["until"])
                offers.prepare_offer(
                    self.desk, application.pk, answer_by=until, terms=step.get("terms", ""), **common
                )
            case "make" if offer:
                if offer.state == "approval":
                    who = application.opening.approver_id or application.opening.hr_id
                    offers.approve_offer(self.desk, offer.pk, approved_by_id=who, **common)
                offers.make_offer(self.desk, offer.pk, **common)
            case "accept" if offer:
                offers.accept_offer(self.desk, offer.pk, **common)
            case "drop_out" if offer:
                offers.drop_out(self.desk, offer.pk, **common)
            case "standby":
                until = self._day(step["until"])
                standbys.put_on_standby(
                    self.desk, application.pk, until=until, promised=step["promised"], **common
                )
            case "refuse":
                deciding.refuse(self.desk, [application.pk], reasons=step["reasons"], words=step.get("words", ""), decided_by_id=application.opening.head_id, **common)  # fmt: skip
            case "tell":
                for one in application.tellings.filter(told_at=None, cancelled_at=None):
                    delivering.told_by_hand(self.desk, one.pk, how="phone", **common)
            case "ask":
                asking.ask(self.desk, application.pk, step["text"], by=Actor.candidate(), now=when)
            case "consent":
                asking.consent(self.desk, application.candidate_id, by=Actor.candidate(), now=when)

    def _at(self, ago: float) -> dt.datetime:
        return self.now - dt.timedelta(days=ago)

    def _day(self, ahead: int) -> dt.date:
        day = self.today + dt.timedelta(days=ahead)
        return working_days(self.desk.country).on_or_after(day) if ahead > 0 else day
