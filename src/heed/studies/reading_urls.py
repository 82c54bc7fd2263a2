"""Addresses of the pages on which the words of surveys are read."""

from django.urls import path

from heed.studies.views import reading

app_name = "reading"
WORDS = "of/<slug:study>/reading/"
urlpatterns = [
    path("late/", reading.late, name="late"),
    path(WORDS, reading.waiting, name="waiting"),
    path(f"{WORDS}<uuid:response>/", reading.words, name="words"),
    path(
        "of/<slug:study>/surveys/<slug:fieldwork>/reading/",
        reading.promise,
        name="promise",
    ),
]
