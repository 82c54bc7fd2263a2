"""The addresses of the desk."""

from django.urls import path

from heed.concerns.views import complaints, deciding, desk, reports, words, writing

app_name = "concerns"

urlpatterns = [
    path("", desk.queue, name="queue"),
    path("late/", desk.escalations, name="escalations"),
    path("care/", desk.care, name="care"),
    path("care/talk/", desk.debrief, name="debrief"),
    path("care/talk/<uuid:pk>/", desk.debriefed, name="debriefed"),
    path("kept-out/", desk.kept_out, name="kept_out"),
    path("provider/", deciding.provider, name="provider"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<uuid:pk>/", reports.report, name="report"),
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/<uuid:pk>/", complaints.complaint, name="complaint"),
    path(
        "complaints/<uuid:pk>/acknowledge/",
        complaints.acknowledge,
        name="acknowledge_complaint",
    ),
    path("complaints/<uuid:pk>/answer/", complaints.answer, name="answer_complaint"),
    path("complaints/<uuid:pk>/words/", complaints.words, name="complaint_words"),
    path("complaints/<uuid:pk>/contact/", complaints.contact, name="reach_complainant"),
    path("<uuid:pk>/", desk.concern, name="concern"),
    path("<uuid:pk>/acknowledge/", desk.acknowledge, name="acknowledge"),
    path("<uuid:pk>/before/", desk.conflict, name="conflict"),
    path("<uuid:pk>/words/", words.words, name="words"),
    path("<uuid:pk>/contact/", words.contact, name="contact"),
    path("<uuid:pk>/copy/<uuid:text>/", words.copy, name="copy"),
    path("<uuid:pk>/theme/", words.theme, name="theme"),
    path("<uuid:pk>/history/", words.history, name="history"),
    path("<uuid:pk>/reply/", writing.reply, name="reply"),
    path("<uuid:pk>/close/", writing.close, name="close"),
    path("<uuid:pk>/invite/", writing.invite, name="invite"),
    path("<uuid:pk>/acting/", writing.acting, name="acting"),
    path("<uuid:pk>/now/", writing.attention, name="attention"),
    path("<uuid:pk>/grade/", deciding.grade, name="grade"),
    path("<uuid:pk>/candour/", deciding.candour, name="candour"),
    path("<uuid:pk>/duty/", deciding.duty, name="duty"),
    path("<uuid:pk>/staff/", deciding.staff, name="staff"),
    path("<uuid:pk>/outside/", deciding.outside, name="outside"),
]
