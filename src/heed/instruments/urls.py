"""Addresses of the pages about questionnaires."""

from django.urls import path

from heed.instruments.views import staff

app_name = "instruments"
urlpatterns = [
    path("", staff.editions, name="editions"),
    path("<slug:code>/<int:number>/", staff.edition, name="edition"),
]
