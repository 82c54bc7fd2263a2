"""Addresses of the pages about frameworks."""

from django.urls import path

from heed.coding.views import framework_changes as changes
from heed.coding.views import frameworks as pages

app_name = "frameworks"
ONE = "<slug:framework>/<str:version>/"
urlpatterns = [
    path("", pages.frameworks, name="frameworks"),
    path("publish/", changes.publish_library, name="publish"),
    path("bring-in/", changes.bring_in, name="bring_in"),
    path(ONE, pages.framework, name="framework"),
    path(ONE + "codes/<slug:concept>/", pages.code, name="code"),
    path(ONE + "add/", changes.add_code, name="add"),
    path(ONE + "supply/", changes.supply, name="supply"),
    path(ONE + "files/", pages.files, name="files"),
    path(ONE + "files/<slug:form>/", pages.file, name="file"),
    path(ONE + "from/<slug:earlier>/<str:before>/", pages.crosswalk, name="crosswalk"),
    path(
        ONE + "from/<slug:earlier>/<str:before>/file/",
        pages.crosswalk_download,
        name="crosswalk_file",
    ),
]
