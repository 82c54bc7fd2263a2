"""The addresses of the staff pages of the public doors."""

from django.urls import path

from heed.reception.views.staff import tablets

app_name = "reception"

urlpatterns = [
    path("tablets/", tablets.tablets, name="tablets"),
    path("tablets/<uuid:tablet>/end/", tablets.revoke, name="revoke_tablet"),
]
