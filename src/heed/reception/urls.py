"""The addresses of the public doors.

``/p/<code>/`` is a place's short address, ``…/easy/`` the same in Easy Read, and
``/tablet/`` its shared tablet. In Welsh each begins with ``/cy``.
"""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from heed.reception.views.public import (
    about,
    after,
    back,
    other_ways,
    questions,
    start,
    tablets,
)
from heed.reception.views.staff import tablets as staff_tablets

DOOR = [
    path("", start.start, name="start"),
    path("who/", start.who, name="who"),
    path("begin/", start.begin, name="begin"),
    path("q/<slug:item>/", questions.question, name="question"),
    path("check/", questions.check, name="check"),
    path("stop/", questions.stop, name="stop"),
    path("words/", after.receipt, name="receipt"),
    path("end/", after.end, name="end"),
    path("leave/", after.leave, name="leave"),
    path("exit/", start.leave_for_good, name="exit"),
    path("next/", start.next_person, name="next-person"),
    path("gone/", start.gone, name="gone"),
    path("resume/", start.resume, name="resume"),
    path("complaint/", other_ways.complaint, name="complaint"),
    path("helper/", other_ways.helper, name="helper"),
]

BACK = [
    path("", back.words, name="words"),
]

PAIR = [
    path("", tablets.code, name="code"),
]


def door(address: str, namespace: str, **settings: Any) -> URLPattern | URLResolver:
    """All pages of a door under one address."""
    return path(address, include((DOOR, "door"), namespace=namespace), settings)


PAGES = [
    path("p/", start.find, name="find-place"),
    path("privacy/", about.privacy, name="privacy"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("staff/tablets/", staff_tablets.tablets, name="tablets"),
    path("staff/tablets/<uuid:tablet>/end/", staff_tablets.revoke, name="end-tablet"),
]

urlpatterns = [
    path("", include((PAGES, "reception"))),
    path("back/", include((BACK, "back"))),
    path("tablet/pair/", include((PAIR, "tablet-pair"))),
    path("tablet/back/", include((BACK, "back"), namespace="tablet-back")),
    door("p/<str:code>/easy/", "door-easy", easy=True),
    door("p/<str:code>/", "door"),
    door("tablet/easy/", "tablet-easy", easy=True),
    door("tablet/", "tablet"),
]
