"""Addresses of the pages on which a survey is watched and its doubts decided."""

from django.urls import path

from heed.studies.views import doubts, watching

app_name = "watch"
SURVEY = "of/<slug:study>/surveys/<slug:fieldwork>/watching/"
urlpatterns = [
    path(SURVEY, watching.survey, name="survey"),
    path(f"{SURVEY}expected/", watching.expected, name="expected"),
    path(f"{SURVEY}doubts/", doubts.doubts, name="doubts"),
    path(f"{SURVEY}doubts/rules/", doubts.rules, name="rules"),
    path(f"{SURVEY}doubts/<uuid:response>/", doubts.doubt, name="doubt"),
]
