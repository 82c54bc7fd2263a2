"""Addresses of the pages about published questionnaires."""

from django.urls import path

from heed.instruments.views.staff import editions, files

app_name = "instruments"
urlpatterns = [
    path("", editions.editions, name="editions"),
    path("<slug:code>/<int:number>/", editions.edition, name="edition"),
    path("<slug:code>/<int:number>/files/", files.files, name="files"),
    path("<slug:code>/<int:number>/files/<slug:form>/file/", files.file, name="file"),
]
