"""Lists of marks in the store: whose they are, what the desk says, what is learnt."""

import pytest
from django.urls import reverse

from heed.coding.access import coder_in
from heed.coding.actions import import_project, state_basis
from heed.coding.actions.importing import Wanted
from heed.coding.choices import Basis
from heed.coding.models import Coding, TrainedModel
from heed.coding.queries.learnable import learnable, not_looked_at
from heed.coding.tests.refi_foreign import project
from heed.coding.tests.refi_made import packed
from heed.coding.tests.refi_media import LOUD, TEXT, coding, mark, medium, transcript
from heed.people.tests.factories import client_for

pytestmark = pytest.mark.django_db
SAYS = "list of what was marked in a film"


@pytest.fixture
def bring(reader, tmp_path):
    def brought(sources, files=()):
        path = tmp_path / "theirs.qdpx"
        path.write_bytes(packed(project(sources), dict(files)))
        wanted = Wanted(slug="theirs", content_note="Made up.")
        arrived = import_project(by=reader, path=path, wanted=wanted)
        by = coder_in(reader, arrived.project)
        state_basis(by=by, what=Basis.MADE_UP, record="Made up for a test.")
        return arrived

    return brought


@pytest.fixture
def both(bring):
    """A film with its words, and what was marked in the film itself."""
    marked = mark("VideoSource", 60, 0, 900, name="Door", inside=coding(61))
    return bring(medium("VideoSource", transcript(LOUD) + marked), TEXT)


def lists(arrived):
    found = arrived.project.texts.select_related("version__text")
    return [one for one in found if one.lists_marks]


def why(arrived):
    return " ".join(map(str, arrived.losses))


def test_words_and_marks_of_a_film_are_of_one_person(both):
    assert both.texts == 2
    assert len(lists(both)) == 1
    assert len(set(both.project.texts.values_list("person", flat=True))) == 1


def test_a_name_in_a_line_is_not_told_as_lost(both):
    assert "names. A passage is its words" not in why(both)
    assert "film itself is not here" in why(both)


def test_one_mark_and_the_whole_are_two_judgements(bring):
    """By one person, with one code: neither is taken for the other."""
    marked = mark("VideoSource", 60, 0, 900, inside=coding(61))
    arrived = bring(medium("VideoSource", marked + coding(62)))
    assert arrived.codings == Coding.objects.count() == 2


def test_no_model_learns_from_times(both):
    [marks] = lists(both)
    assert marks.is_done
    [learnt] = learnable(both.project).texts
    assert learnt != marks.pk
    model = TrainedModel(project=both.project)
    assert [one.pk for one in not_looked_at(model)] == [learnt]


def test_the_desk_says_what_it_is(both, reader):
    said = {
        text.pk: client_for(reader)
        .get(reverse("coding:text", args=[both.project.slug, text.pk]))
        .content.decode()
        for text in both.project.texts.all()
    }
    [marks] = lists(both)
    assert [pk for pk, page in said.items() if SAYS in page] == [marks.pk]
    assert "0:00:00.000 to 0:00:00.900: Door" in said[marks.pk]
