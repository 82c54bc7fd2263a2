"""The addresses of people and places."""

from django.urls import path, re_path

from heed.people.views import accounts, ending, places, public, rota

app_name = "people"

urlpatterns = [
    path(
        "invitation/<uuid:account>/<str:token>/",
        public.accept_invitation,
        name="accept_invitation",
    ),
    path("places/", places.places, name="places"),
    path("places/<slug:code>/", places.place, name="place"),
    path("places/<slug:code>/open/", places.open_place, name="open_place"),
    path("places/<slug:code>/name/", places.rename, name="rename"),
    path("places/<slug:code>/contacts/", places.contacts, name="contacts"),
    path("places/<slug:code>/occupancy/", places.occupancy, name="occupancy"),
    path("places/<slug:code>/carers/", places.carers, name="carers"),
    path("places/<slug:code>/close/", ending.close, name="close"),
    path("places/<slug:code>/merge/", ending.merge, name="merge"),
    path("places/<slug:code>/split/", ending.split, name="split"),
    path("places/<slug:code>/reopen/", ending.reopen, name="reopen"),
    path("places/<slug:code>/live/", places.go_live, name="go_live"),
    path("places/<slug:code>/pause/", places.pause, name="pause"),
    re_path(
        r"^places/(?P<code>\w+)/(?P<what>beds|caseload|staff)/$",
        places.how_many,
        name="how_many",
    ),
    path("rota/<slug:code>/", rota.rota, name="rota"),
    path("rota/<slug:code>/plan/", rota.plan, name="plan"),
    path("rota/<slug:code>/hours/", rota.hours, name="hours"),
    path("rota/<slug:code>/end/<uuid:pattern>/", rota.end, name="end_pattern"),
    path("rota/<slug:code>/instead/", rota.instead, name="instead"),
    path("rota/<slug:code>/instead/<uuid:shift>/end/", rota.as_usual, name="as_usual"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/invite/", accounts.invite, name="invite"),
    path("accounts/<uuid:account>/", accounts.account, name="account"),
    path("accounts/<uuid:account>/role/", accounts.give_role, name="give_role"),
    path("accounts/<uuid:account>/line/", accounts.line_manager, name="line_manager"),
    path(
        "accounts/<uuid:account>/role/<uuid:posting>/end/",
        accounts.end_role,
        name="end_role",
    ),
    path("accounts/<uuid:account>/again/", accounts.invite_again, name="invite_again"),
    path("accounts/<uuid:account>/end/", accounts.deactivate, name="deactivate"),
]
