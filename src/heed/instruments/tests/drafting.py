"""A questionnaire in the making, for tests of the pages on which it is written."""

from django.urls import reverse

from heed.instruments.actions import begin_draft
from heed.instruments.queries import state_of
from heed.instruments.tests.samples import document, item
from heed.people.tests.factories import a_service, an_account, client_for


def a_researcher(at=None):
    """Somebody who writes questionnaires."""
    return an_account("researcher", at=at or a_service())


def a_draft(by, *items, **fields):
    """A questionnaire being written: three questions unless told otherwise."""
    some = items or (item("first"), item("second"), item("third", "long_text"))
    return begin_draft(by=by, document=document(*some, **fields))


def beside(somebody, role="researcher"):
    """A colleague at the same place."""
    return an_account(role, at=somebody.postings.get().place)


class Writer:
    """Somebody at the pages of one draft, who sends what the page showed them."""

    def __init__(self, account, draft):
        self.client, self.draft = client_for(account), draft

    def url(self, name, *parts):
        return reverse(f"drafts:{name}", args=[self.draft.pk, *parts])

    def gets(self, name="draft", *parts, **query):
        return self.client.get(self.url(name, *parts), query)

    def reads(self, name="draft", *parts, **query):
        response = self.gets(name, *parts, **query)
        assert response.status_code == 200
        return response.content.decode()

    def sends(self, name, *parts, seen=None, query="", **fields):
        self.draft.refresh_from_db()
        seen = self.draft.at if seen is None else seen
        path = self.url(name, *parts) + query
        return self.client.post(path, {"seen": seen, **fields})

    @property
    def document(self):
        self.draft.refresh_from_db()
        return state_of(self.draft).document

    @property
    def codes(self):
        return [item["code"] for item in self.document["items"]]
