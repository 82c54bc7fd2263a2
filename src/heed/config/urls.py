"""Which room answers which address."""

from django.urls import URLPattern, URLResolver, path

from heed.config import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]

handler400 = "heed.ui.views.bad_request"
handler403 = "heed.ui.views.forbidden"
handler404 = "heed.ui.views.not_found"
handler500 = "heed.ui.views.server_error"
