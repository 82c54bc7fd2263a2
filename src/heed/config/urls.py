"""Which room answers which address."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []

handler400 = "heed.ui.views.bad_request"
handler403 = "heed.ui.views.forbidden"
handler404 = "heed.ui.views.not_found"
handler500 = "heed.ui.views.server_error"
