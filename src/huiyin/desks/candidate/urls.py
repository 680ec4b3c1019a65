"""The addresses of the candidate's pages."""

from django.urls import path

from huiyin.desks.candidate.views import (
    answer,
    compose,
    insights,
    log,
    opening,
    openings,
    others,
    people,
    today,
)

app_name = "candidate"
urlpatterns = [
    path("", today.today, name="today"),
    path("example/", today.example_cast, name="example"),
    path("language/", today.language, name="language"),
    path("openings/", openings.all_openings, name="openings"),
    path("openings/new/", opening.add, name="add"),
    path("openings/bulk/", openings.bulk, name="bulk"),
    path("openings/<int:opening_id>/", opening.opening, name="opening"),
    path("openings/<int:opening_id>/history/", opening.history, name="history"),
    path("openings/<int:opening_id>/edit/", opening.edit, name="edit"),
    path("openings/<int:opening_id>/stage/", opening.stage, name="stage"),
    path("openings/<int:opening_id>/archive/", opening.archive, name="archive"),
    path("openings/<int:opening_id>/remove/", opening.remove, name="remove"),
    path("openings/<int:opening_id>/compose/", compose.compose, name="compose"),
    path("openings/<int:opening_id>/answer/", answer.answer, name="answer"),
    path("openings/<int:opening_id>/log/<slug:kind>/", log.log, name="log"),
    path("events/<int:event_id>/", log.event, name="event"),
    path("events/<int:event_id>/reading/", answer.reading, name="reading"),
    path("board/", openings.board, name="board"),
    path("find/", openings.all_openings, name="find"),
    path("people/", people.people, name="people"),
    path("insights/", insights.insights, name="insights"),
    path("undo/", others.undo, name="undo"),
    path("redo/", others.redo, name="redo"),
    path("settings/", others.settings, name="settings"),
    path("help/", others.help_page, name="help"),
    path("how/", others.how, name="how"),
    path("more/", others.more, name="more"),
    path("offline/", others.offline, name="offline"),
    path("sw.js", others.worker, name="worker"),
    path("manifest.webmanifest", others.manifest, name="manifest"),
]
