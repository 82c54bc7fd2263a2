"""Addresses of coding projects."""

from django.urls import path

from heed.coding.views import (
    basis,
    bringing,
    check_lists,
    desk,
    drafts,
    editions,
    exporting,
    findings,
    finished,
    issues,
    looking,
    mentions,
    notes_left,
    projects,
    ranks,
    settling,
    suggestions,
    summaries,
    trends,
)

app_name = "coding"
ONE = "projects/<slug:project>/"
SUGGESTIONS = ONE + "suggestions/"
TEXT = ONE + "desk/<uuid:coded>/"
PERSON = ONE + "matrix/<uuid:coded>/"
FILE = "from-file/<uuid:brought>/"
DRAFT = TEXT + "suggestions/<uuid:suggestion>/"
urlpatterns = [
    path("", projects.projects, name="projects"),
    path("open/", projects.open_project, name="open"),
    path("from-file/", bringing.bring_project, name="bring_project"),
    path(FILE, bringing.brought, name="brought"),
    path(FILE + "again/", bringing.read_again, name="read_again"),
    path(FILE + "not-carried/", bringing.lost, name="brought_lost"),
    path(FILE + "remove/", bringing.discard, name="discard_brought"),
    path(ONE, projects.project, name="project"),
    path(ONE + "join/", projects.join, name="join"),
    path(ONE + "sources/", projects.add_source, name="add_source"),
    path(ONE + "bring-in/", projects.bring_in, name="bring_in"),
    path(ONE + "framework/", projects.go_on_with, name="go_on_with"),
    path(ONE + "sample/", projects.draw_sample, name="draw_sample"),
    path(ONE + "agreement/", findings.agreement, name="agreement"),
    path(ONE + "notes/", notes_left.notes, name="notes_left"),
    path(ONE + "notes/<uuid:note>/", notes_left.decide, name="decide_note"),
    path(ONE + "basis/", basis.basis, name="basis"),
    path(ONE + "look/<slug:page>/", looking.look, name="look"),
    path(ONE + "export/", exporting.export, name="export"),
    path(ONE + "findings/", findings.findings, name="findings"),
    path(ONE + "findings/<slug:factor>/", findings.quote_bank, name="quotes"),
    path(ONE + "mentions/", mentions.mentions, name="mentions"),
    path(ONE + "editions/", editions.editions, name="editions"),
    path(ONE + "editions/<int:number>/back/", editions.take_back, name="take_back"),
    path(ONE + "lists/", check_lists.check_lists, name="check_lists"),
    path(ONE + "lists/<slug:guide>/", check_lists.check_list, name="check_list"),
    path(
        ONE + "lists/<slug:guide>/<slug:ending>/",
        check_lists.check_list_file,
        name="check_list_file",
    ),
    path(
        ONE + "answers/<slug:written>/", check_lists.answer_blank, name="answer_blank"
    ),
    path(ONE + "trend/", trends.trend, name="trend"),
    path(ONE + "trend/csv/", trends.trend_csv, name="trend_csv"),
    path(ONE + "trend/<slug:picture>/", trends.trend_picture, name="trend_picture"),
    path(ONE + "ranks/", ranks.ranks, name="ranks"),
    path(ONE + "ranks/<slug:picture>/", ranks.ranks_picture, name="ranks_picture"),
    path(ONE + "matrix/", summaries.matrix, name="matrix"),
    path(ONE + "matrix/as/<slug:kind>/", summaries.matrix_file, name="matrix_file"),
    path(PERSON, summaries.person, name="person"),
    path(PERSON + "portrait/", summaries.portrait, name="portrait"),
    path(PERSON + "on/<slug:factor>/", summaries.cell, name="cell"),
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
    path(ONE + "desk/finished/", finished.finished, name="finished"),
    path(ONE + "desk/choices/", drafts.at_desk, name="at_desk"),
    path(TEXT, desk.text, name="text"),
    path(TEXT + "codings/", desk.apply, name="apply"),
    path(TEXT + "codings/<uuid:coding>/off/", desk.take_off, name="take_off"),
    path(TEXT + "codings/by-key/<uuid:made>/off/", desk.undo, name="undo"),
    path(DRAFT + "accept/", drafts.accept, name="accept"),
    path(DRAFT + "dismiss/", drafts.dismiss, name="dismiss"),
    path(DRAFT + "bring-back/", drafts.bring_back, name="bring_back"),
    path(TEXT + "finish/", desk.finish, name="finish"),
    path(TEXT + "notes/", desk.memo, name="memo"),
]
