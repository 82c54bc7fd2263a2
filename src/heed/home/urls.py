"""Addresses of the pages that show several rooms."""

from django.urls import path

from heed.home.views import audit, figures, start, ward

app_name = "home"

urlpatterns = [
    path("", start.start, name="start"),
    path("audit/", audit.audit, name="audit"),
    path("audit/check/", audit.check, name="audit_check"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<str:code>/", figures.ward_figures, name="ward_figures"),
    path("wards/", ward.wards, name="wards"),
    path("wards/<str:code>/", ward.ward, name="ward"),
    path("wards/<str:code>/handover/", ward.handover, name="handover"),
    path("wards/<str:code>/looked/", ward.looked, name="looked"),
    path("wards/<str:code>/did/", ward.did, name="did"),
]
