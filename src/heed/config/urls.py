"""Which room answers which address."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from heed.config import health
from heed.people import demo_links
from heed.reception.urls import OPENED_MOST

urlpatterns: list[URLPattern | URLResolver] = [
    # A public page's language stands in its address: no cookie is needed for it.
    *i18n_patterns(*OPENED_MOST, prefix_default_language=False),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("sign-in/", include("heed.people.sign_in_urls")),
    path("staff/", include("heed.people.urls")),
    path("staff/", include("heed.home.urls")),
    path("staff/questionnaires/", include("heed.instruments.urls")),
    path("staff/drafts/", include("heed.instruments.urls.drafts")),
    path("staff/studies/", include("heed.studies.urls")),
    path("staff/studies/", include("heed.studies.watch_urls")),
    path("staff/studies/", include("heed.studies.reading_urls")),
    path("staff/coding/frameworks/", include("heed.coding.urls.frameworks")),
    path("staff/coding/", include("heed.coding.urls.projects")),
    path("staff/found/", include("heed.coding.urls.found")),
    path("staff/interviews/", include("heed.coding.urls.interviews")),
    path("staff/copies/", include("heed.coding.urls.copies")),
    path("staff/concerns/", include("heed.concerns.urls")),
]
if demo_links.may_exist(settings):
    urlpatterns.append(path("demo/", include(demo_links.urlpatterns)))

urlpatterns += [
    *i18n_patterns(
        path("found/", include("heed.coding.urls.published")),
        path("", include("heed.reception.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "heed.ui.views.bad_request"
handler403 = "heed.ui.views.forbidden"
handler404 = "heed.ui.views.not_found"
handler500 = "heed.ui.views.server_error"
