"""Addresses of a study's pages."""

from django.urls import path

from heed.studies.views import invitations
from heed.studies.views.staff import (
    changing,
    coding,
    exports,
    fieldwork,
    reports,
    studies,
    tables,
    weights,
)

app_name = "studies"
SURVEY = "of/<slug:study>/surveys/<slug:fieldwork>/"
LIST = f"{SURVEY}invitations/"
urlpatterns = [
    path("", studies.studies, name="studies"),
    path("open/", studies.open_study, name="open"),
    path("of/<slug:study>/", studies.study, name="study"),
    path("of/<slug:study>/join/", studies.join, name="join"),
    path("of/<slug:study>/tables/", tables.plan_table, name="plan_table"),
    path("of/<slug:study>/tables/<slug:table>/", tables.table, name="table"),
    path("of/<slug:study>/exports/", exports.exports, name="exports"),
    path("of/<slug:study>/exports/<slug:kind>/", exports.export, name="export"),
    path("of/<slug:study>/reports/", reports.reports, name="reports"),
    path("of/<slug:study>/reports/<slug:which>/", reports.report, name="report"),
    path(
        "of/<slug:study>/reports/<slug:which>/<slug:ending>/",
        reports.report_file,
        name="report_file",
    ),
    path("of/<slug:study>/blanks/<slug:blank>/", reports.fill_blank, name="blank"),
    path("of/<slug:study>/surveys/", fieldwork.open_survey, name="open_survey"),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/",
        fieldwork.fieldwork,
        name="fieldwork",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/words/",
        fieldwork.words,
        name="words",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/consent/",
        fieldwork.consent,
        name="consent",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/quota/",
        fieldwork.quota,
        name="quota",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/source/",
        fieldwork.source,
        name="source",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/weights/",
        weights.weights,
        name="weights",
    ),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/coding/",
        coding.code_words,
        name="code_words",
    ),
    path(f"{SURVEY}days/", changing.days, name="days"),
    path(f"{SURVEY}places/", changing.places, name="places"),
    path(f"{SURVEY}further/", changing.further, name="further"),
    path(LIST, invitations.invitations, name="invitations"),
    path(f"{LIST}mail/", invitations.send, name="mail-invitations"),
    path(f"{LIST}letters/", invitations.letters, name="print-invitations"),
    path(f"{LIST}bounced/", invitations.bounced, name="bounced-invitations"),
]
