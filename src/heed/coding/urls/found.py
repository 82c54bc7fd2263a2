"""Addresses of editions of findings, for those outside a project."""

from django.urls import path

from heed.coding.views import found

app_name = "found"
urlpatterns = [
    path("", found.list_of_editions, name="editions"),
    path("<uuid:edition>/", found.edition, name="edition"),
    path("<uuid:edition>/csv/", found.edition_csv, name="edition_csv"),
]
