"""Addresses of the pages that show several rooms."""

from django.urls import path

from heed.home.views import start, ward

app_name = "home"

urlpatterns = [
    path("", start.start, name="start"),
    path("wards/", ward.wards, name="wards"),
    path("wards/<str:code>/", ward.ward, name="ward"),
    path("wards/<str:code>/handover/", ward.handover, name="handover"),
    path("wards/<str:code>/looked/", ward.looked, name="looked"),
    path("wards/<str:code>/did/", ward.did, name="did"),
]
