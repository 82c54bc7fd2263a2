"""The pages of a project: for its lead, a coder, a colleague outside it, a stranger."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import see_others
from heed.coding.choices import CoderKind, MarkState
from heed.coding.models import Coder, Coding, Mark, Project, Resolution
from heed.coding.queries.desk import own_codings
from heed.coding.tests.factories import a_coder, code_named, coded
from heed.people.tests.factories import an_account, client_for
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def coding_browser(coder):
    return client_for(coder.account)


@pytest.fixture
def lead_browser(lead):
    return client_for(lead.account)


PAGES = ["project", "desk", "issues", "name_issue"]
FOR_LEADS = [
    "agreement",
    "findings",
    "disagreements",
    "join",
    "draw_sample",
    "export",
]


@pytest.mark.parametrize("page", PAGES + FOR_LEADS)
def test_a_colleague_outside_the_project_finds_nothing(page, lead, texts):
    colleague = client_for(an_account("researcher", at=lead.project.place))
    assert colleague.get(to(page)).status_code == 404


@pytest.mark.parametrize("page", FOR_LEADS)
def test_a_coder_sees_nothing_of_others(page, coding_browser, texts):
    assert coding_browser.get(to(page)).status_code == 404


@pytest.mark.parametrize("page", PAGES + FOR_LEADS)
def test_the_lead_opens_it(page, lead_browser, texts):
    assert lead_browser.get(to(page), follow=True).status_code == 200


def test_a_coder_sees_colleagues_by_number_only(coding_browser, lead, texts):
    page = coding_browser.get(to("project")).content.decode()
    assert lead.label in page
    assert lead.account.name not in page


def test_a_project_is_opened(reader, ward, lead):
    framework = lead.project.framework
    said = {
        "title": "Another",
        "slug": "another",
        "place": ward.parent.code,
        "framework": str(framework.pk),
        "purpose": "service",
        "unit": "span",
        "hard_in_a_row": "3",
        "content_note": "Hard words.",
    }
    client_for(reader).post(reverse("coding:open"), said)
    assert Project.objects.get(slug="another").coders.get().account == reader


def test_a_short_name_that_is_taken_is_said(reader, ward, lead):
    framework = lead.project.framework
    said = {
        "title": "Again",
        "slug": "a-project",
        "place": ward.parent.code,
        "framework": str(framework.pk),
        "purpose": "service",
        "unit": "span",
        "hard_in_a_row": "3",
        "content_note": "Hard words.",
    }
    page = client_for(reader).post(reverse("coding:open"), said)
    assert page.status_code == 422
    assert "in use" in page.content.decode()


def test_a_colleague_is_let_in(lead_browser, lead, ward):
    account = an_account("co_researcher", at=ward.parent)
    said = {"account": str(account.pk), "role": "coder", "kind": "lived_experience"}
    lead_browser.post(to("join"), said)
    assert Coder.objects.get(account=account).kind == CoderKind.LIVED


def test_texts_come_in(lead_browser, lead, responses, fieldwork):
    lead_browser.post(to("add_source"), {"fieldwork": str(fieldwork.pk)})
    assert lead.project.texts.count() == 3


def test_the_desk_leads_to_a_text(coding_browser, texts):
    page = coding_browser.get(to("desk"), follow=True)
    assert page.redirect_chain[-1][0] == to("text", texts[0].pk)


def test_without_a_script_ticked_sentences_are_coded(coding_browser, coder, texts):
    text = next(t for t in texts if t.length > 45)
    said = {
        "sentence": ["0-22", "23-51"],
        "code": [str(code_named(coder, "Staff workload").pk)],
    }
    coding_browser.post(to("apply", text.pk), said)
    found = own_codings(coder, text)[0].excerpt
    assert (found.start, found.end) == (0, 51)


def test_without_a_passage_the_whole_text_is_coded(coding_browser, coder, texts):
    code = str(code_named(coder, "Staff workload").pk)
    coding_browser.post(to("apply", texts[0].pk), {"code": code})
    assert own_codings(coder, texts[0])[0].excerpt.end == texts[0].length


def by_script(browser, text, **said):
    return browser.post(to("apply", text.pk), said, headers={"X-Heed-Script": "desk"})


def test_the_script_gets_the_text_drawn_anew(coding_browser, coder, texts):
    code = code_named(coder, "Staff workload").pk
    page = by_script(coding_browser, texts[0], start=0, end=6, code=code, key=uuid4())
    assert page.status_code == 200
    assert b"heed-coded" in page.content
    assert b"<html" not in page.content


def test_a_refusal_is_a_sentence(coding_browser, coder, texts):
    code = code_named(coder, "Staff workload").pk
    page = by_script(coding_browser, texts[0], start=0, end=9999, code=code)
    assert page.status_code == 422
    assert "does not lie in the text" in page.content.decode()


@pytest.mark.parametrize("said", [{}, {"code": "nonsense"}, {"code": uuid4()}])
def test_what_makes_no_sense_is_refused(coding_browser, texts, said):
    assert by_script(coding_browser, texts[0], **said).status_code == 422
    assert not Coding.objects.exists()


def test_undo_by_key(coding_browser, coder, texts):
    key = uuid4()
    code = code_named(coder, "Staff workload").pk
    by_script(coding_browser, texts[0], start=0, end=6, code=code, key=key)
    coding_browser.post(to("undo", texts[0].pk, key))
    assert own_codings(coder, texts[0]) == []


def test_done_leads_to_the_next_text(coding_browser, coder, texts):
    coding_browser.get(to("text", texts[0].pk))
    coding_browser.post(to("finish", texts[0].pk), {"how": "done"})
    assert Mark.objects.get(coder=coder).state == MarkState.DONE


def test_another_coders_codes_are_not_on_the_desk(coding_browser, lead, texts):
    coded(lead, texts[0], "Staff workload")
    page = coding_browser.get(to("text", texts[0].pk)).content.decode()
    assert "heed-coded" not in page


def test_a_break_is_offered(coding_browser, coder, texts):
    coder.project.texts.update(is_hard=True)
    for text in texts:
        coded(coder, text)
    page = coding_browser.get(to("desk")).content.decode()
    assert "Take a break" in page


def test_agreement_and_findings_are_told(lead_browser, lead, coder, texts):
    for text in texts:
        coded(coder, text, "Staff workload")
        coded(lead, text, "Staff workload")
    assert "agree on 100.0%" in lead_browser.get(to("agreement")).content.decode()
    page = lead_browser.get(to("findings")).content.decode()
    assert "1 of 3 factors have a mention." in page
    assert "3 of 3 (100.0%)" in page
    assert "Mentions on the map" in page
    assert "With 3 people 1 factors are known." in page


def test_opening_figures_is_written_down(lead_browser, lead, texts):
    lead_browser.get(to("findings"))
    entry = AuditEntry.objects.get(
        event=Event.AGGREGATE_OPENED, about_kind="coding project"
    )
    assert entry.details == {"what": "findings"}


def test_quotes_are_opened_one_by_one(lead_browser, lead, coder, texts):
    see_others(by=lead)
    coded(coder, texts[0], "Staff workload")
    AuditEntry.objects.filter(event=Event.TEXT_OPENED).count()
    page = lead_browser.get(to("quotes", "staff-workload")).content.decode()
    assert "The ward may see" in page
    opened = AuditEntry.objects.filter(event=Event.TEXT_OPENED, by=lead.account_id)
    assert opened.get().about_id == texts[0].version.text_id


def test_a_disagreement_is_settled(lead_browser, lead, coder, texts):
    see_others(by=lead)
    coded(coder, texts[0], "Staff workload")
    coded(a_coder(lead), texts[0])
    code = code_named(lead, "Staff workload").pk
    page = lead_browser.get(to("settle", texts[0].pk)).content.decode()
    assert "Coder 2: yes; Coder 3: no" in page
    said = {f"code-{code}": "no", f"after-{code}": "0", "how": "third"}
    lead_browser.post(to("settle", texts[0].pk), said)
    assert Resolution.objects.get().applies is False


def test_an_issue_is_named_and_moved(lead_browser, lead, texts):
    lead_browser.post(to("name_issue"), {"name": "Waiting", "about": "", "code": ""})
    issue = lead.project.issues.get()
    code = code_named(lead, "Team factors")
    changed = {"name": "Waiting", "about": "", "code": str(code.pk)}
    lead_browser.post(to("change_issue", issue.pk), changed)
    issue.refresh_from_db()
    assert issue.code == code


def test_the_page_says_what_is_not_carried(lead_browser, texts):
    page = lead_browser.get(to("export")).content.decode()
    assert "Codes that were taken off" in page
    assert "NVivo, MAXQDA or ATLAS.ti" in page


@pytest.mark.parametrize("counting", ["standard", "programs"])
def test_the_lead_takes_a_file_for_another_program(lead_browser, texts, counting):
    page = lead_browser.post(to("export"), {"counting": counting})
    assert page["Content-Disposition"] == 'attachment; filename="a-project.qdpx"'
    assert page.content.startswith(b"PK")
    assert AuditEntry.objects.filter(event=Event.EXPORTED).count() == 1


def test_no_file_without_a_choice(lead_browser, texts):
    assert lead_browser.post(to("export"), {"counting": "nonsense"}).status_code == 422
    assert not AuditEntry.objects.filter(event=Event.EXPORTED).exists()


def test_a_coder_takes_no_file(coding_browser, texts):
    page = coding_browser.post(to("export"), {"counting": "standard"})
    assert page.status_code == 404
