"""Addresses of the pages on which questionnaires are written."""

from django.urls import path

from heed.instruments.views.staff import (
    beginning,
    comparing,
    drafts,
    items,
    publishing,
    routing,
    words,
)

app_name = "drafts"
urlpatterns = [
    path("", drafts.drafts, name="drafts"),
    path("begin/", beginning.begin, name="begin"),
    path("copy/", beginning.copy, name="copy"),
    path("bring-in/", beginning.bring_in, name="bring_in"),
    path("compare/", comparing.compare, name="compare"),
    path("<uuid:draft>/", drafts.draft, name="draft"),
    path("<uuid:draft>/settings/", drafts.settings, name="settings"),
    path("<uuid:draft>/losses/", drafts.losses, name="losses"),
    path("<uuid:draft>/history/", drafts.history, name="history"),
    path("<uuid:draft>/undo/", drafts.undo, name="undo"),
    path("<uuid:draft>/redo/", drafts.redo, name="redo"),
    path("<uuid:draft>/publish/", publishing.publish, name="publish"),
    path("<uuid:draft>/new/", items.new_item, name="new_item"),
    path("<uuid:draft>/words/", words.overview, name="translation"),
    path("<uuid:draft>/words/<slug:part>/", words.words, name="words"),
    path("<uuid:draft>/q/<slug:item>/", items.item, name="item"),
    path("<uuid:draft>/q/<slug:item>/move/", items.move, name="move"),
    path("<uuid:draft>/q/<slug:item>/copy/", items.copy, name="copy_item"),
    path("<uuid:draft>/q/<slug:item>/take-out/", items.take_out, name="take_out"),
    path("<uuid:draft>/q/<slug:item>/routing/", routing.routing, name="routing"),
]
