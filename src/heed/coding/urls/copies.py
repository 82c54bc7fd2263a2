"""Addresses of edited copies of research texts."""

from django.urls import path

from heed.coding.views import copies

app_name = "copies"
urlpatterns = [
    path("", copies.waiting, name="waiting"),
    path("of/<uuid:research_text>/", copies.copy, name="copy"),
]
