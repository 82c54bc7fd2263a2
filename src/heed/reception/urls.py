"""The addresses of the public doors.

``/p/<code>/`` is a place's short address, ``…/easy/`` the same in Easy Read, and
``/tablet/`` its shared tablet; ``/s/<code>/`` is a survey. In Welsh each begins with
``/cy``.
"""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from heed.reception.views.public import (
    about,
    after,
    complaints,
    invited,
    letters,
    other_ways,
    questions,
    start,
    tablets,
)
from heed.reception.views.public.back import entering, visit
from heed.reception.views.public.back import survey as survey_back
from heed.reception.views.public.surveys import agreeing, leaving, paper
from heed.reception.views.public.surveys import entering as entering_survey
from heed.reception.views.staff import posters, preview, survey_typing, typing
from heed.reception.views.staff import tablets as staff_tablets

DOOR = [
    path("q/<slug:item>/", questions.question, name="question"),
    path("check/", questions.check, name="check"),
    path("", start.start, name="start"),
    path("who/", start.who, name="who"),
    path("begin/", start.begin, name="begin"),
    path("stop/", questions.stop, name="stop"),
    path("words/", after.receipt, name="receipt"),
    path("end/", after.end, name="end"),
    path("leave/", after.leave, name="leave"),
    path("exit/", start.leave_for_good, name="exit"),
    path("next/", start.next_person, name="next-person"),
    path("gone/", start.gone, name="gone"),
    path("resume/", start.resume, name="resume"),
    path("complaint/", complaints.complaint, name="complaint"),
    path("complaint/begin/", complaints.begin, name="begin-complaint"),
    path("complaint/write/", complaints.write, name="complain"),
    path("helper/", other_ways.helper, name="helper"),
]

BACK = [
    path("", entering.words, name="words"),
    path("visit/", visit.visit, name="visit"),
    path("more/", visit.more, name="more"),
    path("contact/", visit.contact, name="contact"),
    path("harm/", visit.harm, name="harm"),
    path("complain/", visit.complain, name="complain"),
    path("take-back/", visit.take_back, name="take-back"),
    path("survey/", survey_back.visit, name="survey"),
    path("survey/take-back/", survey_back.take_back, name="survey-take-back"),
    path("elsewhere/", entering.elsewhere, name="elsewhere"),
    path("leave/", entering.leave, name="leave"),
    path("exit/", entering.leave_for_good, name="exit"),
]

INVITED = [
    path("", invited.words, name="words"),
    path("stop/", invited.stop, name="stop"),
    path("used/", invited.used, name="used"),
]

PAIR = [
    path("", tablets.code, name="code"),
]


def door(address: str, namespace: str, **settings: Any) -> URLPattern | URLResolver:
    """All pages of a door under one address."""
    return path(address, include((DOOR, "door"), namespace=namespace), settings)


SURVEY = [
    path("q/<slug:item>/", questions.question, name="question"),
    path("check/", questions.check, name="check"),
    path("", entering_survey.start, name="start"),
    path("begin/", entering_survey.begin, name="begin"),
    path("who/", entering_survey.who, name="who"),
    path("about/", agreeing.sheet, name="sheet"),
    path("agree/", agreeing.consent, name="consent"),
    path("no/", agreeing.declined, name="declined"),
    path("full/", entering_survey.full, name="full"),
    path("stop/", questions.stop, name="stop"),
    path("save/", leaving.save, name="save"),
    path("pause/", leaving.pause, name="pause"),
    path("words/", after.receipt, name="receipt"),
    path("end/", leaving.end, name="end"),
    path("leave/", leaving.leave, name="leave"),
    path("nothing/", leaving.nothing_kept, name="nothing-kept"),
    path("exit/", start.leave_for_good, name="exit"),
    path("gone/", start.gone, name="gone"),
    path("resume/", entering_survey.resume, name="resume"),
    path("helper/", other_ways.helper, name="helper"),
    path("paper/<slug:group>.pdf", paper.paper, name="paper"),
]


# Others use a shared tablet next: nothing is saved there for another day.
OWN_DEVICE_ONLY = {"save", "pause", "resume", "paper"}
TABLET_SURVEY = [
    *(one for one in SURVEY if one.name not in OWN_DEVICE_ONLY),
    path("next/", start.next_person, name="next-person"),
]


def survey_on_tablet(
    address: str, namespace: str, **settings: Any
) -> URLPattern | URLResolver:
    """The pages of a survey on a shared tablet, under the tablet's own address."""
    pages = include((TABLET_SURVEY, "survey"), namespace=namespace)
    return path(address, pages, {"survey": True, "tablet": True, **settings})


def survey(address: str, namespace: str, **settings: Any) -> URLPattern | URLResolver:
    """All pages of a survey under one address."""
    pages = include((SURVEY, "survey"), namespace=namespace)
    return path(address, pages, {"survey": True, **settings})


PAGES = [
    path("", start.front, name="front"),
    path("p/", start.find, name="find-place"),
    path("give/<str:code>", letters.give, name="give"),
    path("privacy/", about.privacy, name="privacy"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("staff/posters/", posters.posters, name="posters"),
    path("staff/posters/<slug:code>.pdf", posters.poster, name="poster"),
    path("staff/typing/", typing.typing, name="typing"),
    path(
        "staff/typing/<slug:place>/<slug:instrument>/<slug:group>/<slug:mode>/",
        typing.type_in,
        name="type-in",
    ),
    path("staff/drafts/<uuid:draft>/preview/", preview.draft, name="preview-draft"),
    path(
        "staff/drafts/<uuid:draft>/preview/<slug:group>/<slug:variant>/",
        preview.draft_page,
        name="preview-draft-page",
    ),
    path(
        "staff/questionnaires/<slug:code>/<int:number>/preview/",
        preview.edition,
        name="preview-edition",
    ),
    path(
        "staff/questionnaires/<slug:code>/<int:number>/preview/<slug:group>/<slug:variant>/",
        preview.edition_page,
        name="preview-edition-page",
    ),
    path("staff/surveys/typing/", survey_typing.choose, name="typing-surveys"),
    path(
        "staff/surveys/typing/<slug:survey>/<slug:group>/<slug:mode>/<slug:wording>/",
        survey_typing.type_in,
        name="type-in-survey",
    ),
    path("staff/tablets/", staff_tablets.tablets, name="tablets"),
    path("staff/tablets/<uuid:tablet>/end/", staff_tablets.revoke, name="end-tablet"),
]

# What people on a ward open most; addresses are tried one after the other, and these
# before any other of the whole service.
OPENED_MOST = [
    door("p/<str:code>/easy/", "door-easy", easy=True),
    door("p/<str:code>/", "door"),
    survey("s/<str:code>/easy/", "survey-easy", easy=True),
    survey("s/<str:code>/", "survey"),
]

urlpatterns = [
    path("", include((PAGES, "reception"))),
    path("back/", include((BACK, "back"))),
    path("i/", include((INVITED, "invited"))),
    path("tablet/pair/", include((PAIR, "tablet-pair"))),
    path(
        "tablet/back/",
        include((BACK, "back"), namespace="tablet-back"),
        {"tablet": True},
    ),
    survey_on_tablet("tablet/s/<str:code>/easy/", "tablet-survey-easy", easy=True),
    survey_on_tablet("tablet/s/<str:code>/", "tablet-survey"),
    door("tablet/easy/", "tablet-easy", easy=True),
    door("tablet/", "tablet"),
]
