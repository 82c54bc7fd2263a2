"""Addresses of coding projects."""

from django.urls import path

from heed.coding.views import (
    desk,
    exporting,
    findings,
    issues,
    projects,
    settling,
    suggestions,
)

app_name = "coding"
ONE = "projects/<slug:project>/"
SUGGESTIONS = ONE + "suggestions/"
TEXT = ONE + "desk/<uuid:coded>/"
urlpatterns = [
    path("", projects.projects, name="projects"),
    path("open/", projects.open_project, name="open"),
    path(ONE, projects.project, name="project"),
    path(ONE + "join/", projects.join, name="join"),
    path(ONE + "sources/", projects.add_source, name="add_source"),
    path(ONE + "bring-in/", projects.bring_in, name="bring_in"),
    path(ONE + "framework/", projects.go_on_with, name="go_on_with"),
    path(ONE + "sample/", projects.draw_sample, name="draw_sample"),
    path(ONE + "agreement/", findings.agreement, name="agreement"),
    path(ONE + "export/", exporting.export, name="export"),
    path(ONE + "findings/", findings.findings, name="findings"),
    path(ONE + "findings/<slug:factor>/", findings.quote_bank, name="quotes"),
    path(ONE + "disagreements/", settling.disagreements, name="disagreements"),
    path(ONE + "disagreements/<uuid:coded>/", settling.settle, name="settle"),
    path(ONE + "issues/", issues.issues, name="issues"),
    path(ONE + "issues/name/", issues.name_issue, name="name_issue"),
    path(ONE + "issues/<uuid:issue>/", issues.change_issue, name="change_issue"),
    path(ONE + "issues/<uuid:issue>/merge/", issues.merge, name="merge_issue"),
    path(ONE + "issues/<uuid:issue>/split/", issues.split, name="split_issue"),
    path(SUGGESTIONS, suggestions.suggestions, name="suggestions"),
    path(SUGGESTIONS + "train/", suggestions.train, name="train"),
    path(SUGGESTIONS + "shown/", suggestions.shown, name="where_shown"),
    path(
        SUGGESTIONS + "models/<int:number>/", suggestions.score_card, name="score_card"
    ),
    path(ONE + "desk/", desk.desk, name="desk"),
    path(TEXT, desk.text, name="text"),
    path(TEXT + "codings/", desk.apply, name="apply"),
    path(TEXT + "codings/<uuid:coding>/off/", desk.take_off, name="take_off"),
    path(TEXT + "codings/by-key/<uuid:made>/off/", desk.undo, name="undo"),
    path(TEXT + "finish/", desk.finish, name="finish"),
    path(TEXT + "notes/", desk.memo, name="memo"),
]
