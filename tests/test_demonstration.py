"""The made-up world: built, marked, shut off from real data, and as stated."""

import json
import re
from io import StringIO
from random import Random

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, TestCase, override_settings
from django.urls import clear_url_caches, include, path

from heed.coding.models import Project
from heed.coding.presenters.findings import remainders
from heed.coding.queries.judged import codes_of, found_in
from heed.coding.results import factor_table
from heed.concerns.choices import Circle, State
from heed.concerns.models import Concern
from heed.config import urls
from heed.config.demonstration import contagion
from heed.config.demonstration.acts import VERBS
from heed.config.demonstration.stories import stories
from heed.config.demonstration.world import DATA, read, trusts
from heed.foundation.models import OutboxTask
from heed.improvement.models import WardNote
from heed.people import demo_links
from heed.people.models import Account, Place
from heed.people.queries import ready_to_go_live
from heed.people.tests import factories as f
from heed.responses.models import Fieldwork, Response
from heed.safeguards.audit import chains, verify

LINK = re.compile(r"http://127\.0\.0\.1:\d+(/demo/\S+)")
PHONE = re.compile(r"(?<![\w-])\+?\d[\d ]{6,}\d")

SIDES = {"own": {"service_user", "carer"}, "staff": {"staff"}}
NOWHERE = "/nowhere/"
NOTICE = "Made-up world for trying Heed. Nobody here is real."


class DemoUrls:
    """The addresses of the demonstration; the module's own come without them."""

    handler404 = urls.handler404
    urlpatterns = [
        path("demo/", include(demo_links.urlpatterns)),
        *urls.urlpatterns,
    ]


@pytest.fixture
def demo(settings):
    settings.HEED_DEMO = True
    settings.ROOT_URLCONF = DemoUrls
    clear_url_caches()
    yield
    clear_url_caches()


def run(*words):
    said = StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


@override_settings(HEED_DEMO=True, ROOT_URLCONF=DemoUrls)
class TestTheWorld(TestCase):
    """A small world, built once for all of these."""

    @classmethod
    def setUpTestData(cls):
        cls.said = run("demo_build", "--small")

    def test_it_works(self):
        assert Response.objects.count() > 150

    def test_a_survey_is_open(self):
        survey = Fieldwork.objects.get(slug="open-survey")
        assert f"/s/{survey.code}/" in self.said
        for language in ("", "/cy"):
            for wording in ("", "easy/"):
                address = f"{language}/s/{survey.code}/{wording}"
                page = Client().get(address).text
                assert f'action="{address}begin/"' in page

    def test_the_survey_gives_the_published_table(self):
        shown = json.loads(run("table", "ease-of-raising", "--json"))
        assert [row["count"] for row in shown["rows"]] == [1, 4, 16, 35, 38]
        assert [r["percent"] for r in shown["rows"]] == [1.1, 4.2, 16.8, 36.8, 40.0]
        assert shown["base"] == {"of": "group", "count": 95}
        assert shown["missing"]["skipped"] == 1
        assert Concern.objects.filter(state=State.CLOSED).exists()
        assert Concern.objects.filter(circle=Circle.SAFEGUARDING).exists()
        assert Concern.objects.filter(state=State.UNREAD).exists()
        assert WardNote.objects.exists()

    def test_its_interviews_give_what_was_planted(self):
        project = Project.objects.get(slug="made-up-interviews")
        _stands, found = found_in(project)
        codes = {code.pk: code.slug for code in codes_of(project)}
        plan = read("interviews.yaml")["factors"]
        for side, groups in SIDES.items():
            rows = factor_table(
                [one for one in found if one.group in groups],
                list(codes),
                unranked=remainders(codes_of(project)),
            )
            people = {codes[row.code]: row.people for row in rows}
            assert people == {"cant-code": 0} | {
                slug: about["people"][side] for slug, about in plan.items()
            }

    def test_staff_touch_nineteen_of_twenty_one_factors(self):
        project = Project.objects.get(slug="made-up-interviews")
        lead = project.coders.get(role="lead").account
        address = f"/staff/coding/projects/{project.slug}/findings/"
        page = f.client_for(lead).get(address).text
        assert "20 of 21 factors have a mention." in page
        assert "Staff: 19 of 21 factors." in page

    def test_its_coders_agree_as_far_as_was_planted(self):
        told = json.loads(run("coding_agreement", "made-up-interviews", "--json"))
        assert told["coded_by_two_or_more"] == 34
        assert 0.85 < told["all_codes"]["kappa"]["value"] < 0.98
        assert told["between_kinds"][0]["of"] == ["researcher", "lived_experience"]

    def test_everything_is_marked_as_made_up(self):
        assert not Place.objects.filter(made_up=False).exists()
        assert all("made up" in trust.name for trust in trusts())
        assert not Account.objects.exclude(email__endswith=".example").exists()

    def test_every_page_says_so(self):
        ward = Place.objects.get(slug="lantern")
        for address in (
            f"/p/{ward.code}/",
            "/back/",
            "/sign-in/",
            "/nowhere/",
        ):
            page = Client().get(address).content.decode()
            assert "Made-up world for trying Heed. Nobody here is real." in page, (
                address
            )

    def test_its_places_keep_their_own_rules(self):
        places = Place.objects.filter(kind__in=["ward", "team"])
        assert places.count() == 3
        assert not [p.slug for p in places if p.live_on is None or ready_to_go_live(p)]

    def test_a_small_place_keeps_coarse_windows(self):
        kinds = Response.objects.filter(place__slug="snowdrop", group="service_user")
        assert set(kinds.values_list("window_kind", flat=True)) == {"month"}

    def test_what_is_a_day_old_is_settled_and_no_task_is_left(self):
        loose = Response.objects.filter(is_settled=False).order_by("window_start")
        newest = Response.objects.order_by("-window_start").first().window_start
        assert all((newest - one.window_start).days <= 1 for one in loose)
        assert not OutboxTask.objects.exists()

    def test_its_audit_trail_is_whole(self):
        assert all(verdict.whole for verdict in map(verify, chains()))

    def test_a_second_build_changes_nothing(self):
        before = Response.objects.count(), Account.objects.count()
        assert "there already" in run("demo_build", "--small")
        assert (Response.objects.count(), Account.objects.count()) == before

    def test_each_link_works_once(self):
        links = LINK.findall(self.said)
        assert len(links) == Account.objects.count()
        assert Client().get(links[0]).status_code == 302
        assert Client().get(links[0]).status_code == 404
        assert Client().get(LINK.findall(run("demo_links"))[0]).status_code == 302

    def test_whoever_signs_in_needs_no_further_step(self):
        client = Client()
        client.get(LINK.findall(self.said)[0])
        assert client.get("/staff/").status_code == 200

    def test_its_receipts_work(self):
        found = re.findall(r"^ {4}((?:\w+ ){5}\w+)$", self.said, re.MULTILINE)
        assert len(found) == 3
        for words in found:
            page = Client().post("/back/", {"words": words}, follow=True)
            assert "What you told us" in page.content.decode(), words


def test_no_page_says_so_elsewhere(db):
    assert "Made-up world" not in Client().get("/back/").content.decode()


@pytest.mark.django_db
def test_it_is_refused_beside_real_data(demo):
    f.an_organisation(made_up=False)
    for command in ("demo_build", "demo_links"):
        with pytest.raises(CommandError, match="real organisation"):
            run(command)
    with pytest.raises(CommandError, match="real organisation"):
        run("demo_build", "--fresh")
    assert Place.objects.filter(made_up=False).exists()


@pytest.mark.django_db
def test_it_is_refused_outside_the_demonstration():
    for command in (["demo_build"], ["demo_build", "--fresh"], ["demo_links"]):
        with pytest.raises(CommandError, match="HEED_DEMO"):
            run(*command)
    assert not Place.objects.exists()


def test_links_need_a_world(demo, db):
    with pytest.raises(CommandError, match="no made-up world"):
        run("demo_links")


def test_nothing_in_it_looks_like_a_telephone_number():
    for file in DATA.iterdir():
        assert not PHONE.findall(file.read_text(encoding="utf-8")), file.name


def test_every_story_is_told_of_a_place_and_in_known_verbs():
    places = {p.key for t in trusts() for s in t.services for p in s.places}
    told = stories()
    assert {story["place"] for story in told} <= places
    assert {one["place"] for one in read("remarks.yaml")["remarks"]} <= places
    assert {step["do"] for story in told for step in story["then"]} == set(VERBS)
    assert len({story["key"] for story in told}) == len(told)


def test_storms_lead_to_storms_with_the_stated_odds():
    series = contagion.stormy_shifts(Random(7), 500_000, base=0.15)
    assert contagion.odds_ratio_in(series) == pytest.approx(1.49, rel=0.03)


def test_without_contagion_there_is_none():
    series = contagion.stormy_shifts(Random(7), 500_000, base=0.15, odds_ratio=1)
    assert contagion.odds_ratio_in(series) == pytest.approx(1, rel=0.03)


def felt(chance, *, is_stormy):
    said = [contagion.atmosphere(chance, is_stormy=is_stormy) for _ in range(2000)]
    return sum(contagion.ATMOSPHERE.index(one) for one in said)


def test_a_storm_is_felt():
    chance = Random(7)
    felt = {
        is_stormy: [
            contagion.ATMOSPHERE.index(
                contagion.atmosphere(chance, is_stormy=is_stormy)
            )
            for _ in range(2000)
        ]
        for is_stormy in (False, True)
    }
    assert sum(felt[True]) > 1.5 * sum(felt[False])


def test_entries_come_as_often_as_said():
    chance = Random(7)
    counts = [contagion.entries(chance, 2.4) for _ in range(20_000)]
    assert sum(counts) / len(counts) == pytest.approx(2.4, rel=0.03)
