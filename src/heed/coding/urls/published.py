"""Addresses of editions for everybody; in Welsh each begins with ``/cy``."""

from django.urls import path

from heed.coding.views import published

app_name = "published"
urlpatterns = [
    path("", published.list_of_editions, name="editions"),
    path("<uuid:edition>/", published.edition, name="edition"),
    path("<uuid:edition>/csv/", published.edition_csv, name="edition_csv"),
]
