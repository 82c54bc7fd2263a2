"""Pages that exist only in tests: every part of the design, on made-up content."""

from django.urls import path

from heed.ui.tests.gallery import views

handler404 = "heed.ui.views.not_found"
handler500 = "heed.ui.views.server_error"

urlpatterns = [
    path("", views.start),
    path("answers/", views.answers),
    path("question/<slug:kind>/", views.question),
    path("tablet/", views.tablet),
    path("content/", views.content),
    path("figures/", views.figures),
    path("staff/", views.staff),
    path("paper/", views.paper),
    path("error/<int:status>/", views.error),
    path("clear/", views.clear),
]
