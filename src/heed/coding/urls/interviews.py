"""Addresses of interviews."""

from django.urls import path

from heed.coding.views import interviews, transcripts

app_name = "interviews"
ONE = "of/<uuid:interview>/"
urlpatterns = [
    path("", interviews.interviews, name="interviews"),
    path("papers/", interviews.write_paper, name="write_paper"),
    path("record/", interviews.record, name="record"),
    path(ONE, interviews.interview, name="interview"),
    path(ONE + "hold/", interviews.hold, name="hold"),
    path(ONE + "thanks/", interviews.thanks, name="thanks"),
    path(ONE + "transcript/", transcripts.transcript, name="transcript"),
    path(ONE + "voices/", transcripts.speakers, name="speakers"),
    path(ONE + "take-back/", interviews.take_back, name="take_back"),
]
