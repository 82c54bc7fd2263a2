"""The addresses of studies."""

from django.urls import path

from heed.studies.views import invitations, studies

app_name = "studies"
LIST = "<slug:study>/invitations/<slug:fieldwork>/"

urlpatterns = [
    path("", studies.studies, name="studies"),
    path(LIST, invitations.invitations, name="invitations"),
    path(f"{LIST}mail/", invitations.send, name="mail-invitations"),
    path(f"{LIST}letters/", invitations.letters, name="print-invitations"),
    path(f"{LIST}bounced/", invitations.bounced, name="bounced-invitations"),
]
