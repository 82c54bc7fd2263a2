"""The Easy Read pictures."""

import json
import xml.etree.ElementTree as ET

import pytest

from heed.ui import catalogue, pictures


@pytest.mark.parametrize("name", sorted(pictures.names()))
def test_it_is_a_plain_drawing(name):
    text = (pictures.FOLDER / f"{name}.svg").read_text("utf-8")
    root = ET.fromstring(text)
    assert root.tag.endswith("svg")
    assert root.get("viewBox")
    for forbidden in ("<script", "<style", "href=", "<foreignObject", "on"):
        if forbidden == "on":
            assert not any(k.startswith("on") for e in root.iter() for k in e.attrib)
        else:
            assert forbidden not in text.replace('href="#', "")


def test_every_name_of_the_sources_is_there_and_no_other():
    sources = catalogue.SOURCE.parents[1] / "frontend" / "pictures.json"
    if not sources.exists():
        pytest.skip("The sources are not beside an installed package.")
    assert set(json.loads(sources.read_text("utf-8"))) == pictures.names()


def test_an_unknown_name_is_a_mistake():
    with pytest.raises(LookupError, match="no picture “unicorn”"):
        pictures.url("unicorn")


def test_a_known_name_gives_its_address():
    assert pictures.url("calm") == "/static/ui/img/pictures/calm.svg"
