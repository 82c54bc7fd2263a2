"""The map of codes: shades say what the numbers say, and withheld is not zero."""

from heed.ui.figures.layers import MapCode, MapLayer, layered_map
from heed.ui.tests.rendering import render

PAGE = '{% from "ui/components/layers.html" import layered_map %}{{ layered_map(map) }}'
LAYERS = [
    MapLayer("Near", [MapCode("a", "Heard", "/a/"), MapCode("b", "Rushed", "/b/")]),
    MapLayer("All", [MapCode("c", "Culture")], across=True),
    MapLayer("Empty", []),
    MapLayer("Beside", [MapCode("d", "Outcome")], apart=True),
]


def shades(values):
    made = layered_map(title="Codes", layers=LAYERS, values=values)
    return [place.shade for band in made.bands for place in band.places]


def test_without_values_nothing_is_shaded():
    made = layered_map(title="Codes", layers=LAYERS)
    assert made.sentence == "3 codes in 2 layers."
    assert len(made.columns) == 2
    assert [band.css for band in made.bands] == [
        "",
        "heed-map__band--across",
        "heed-map__band--apart",
    ]
    assert shades(None) == [0, 0, 0, 0]


def test_the_most_mentioned_is_darkest():
    values = {"a": 10, "b": 1, "c": 0, "d": 5}
    assert shades(values) == [5, 1, 0, 3]
    made = layered_map(title="Codes", layers=LAYERS, values=values)
    assert made.sentence == "3 codes in 2 layers. Most often: Heard (10)."
    assert made.table[0] == ["Heard", "Near", "10"]


def test_what_is_withheld_is_told_and_not_ranked():
    values = {"a": 10, "b": None, "c": 0, "d": 0}
    made = layered_map(title="Codes", layers=LAYERS, values=values)
    assert made.sentence == "3 codes in 2 layers."
    assert made.table[1] == ["Rushed", "Near", "too few to show"]
    assert shades(values)[1] == 0


def test_a_page_has_every_code_and_its_number():
    made = layered_map(title="Codes", layers=LAYERS, values={"a": 3})
    html = render(PAGE, map=made)
    assert html.count("<li") == 4
    assert '<a href="/a/">Heard</a>' in html
    assert '<span class="heed-map__count">3</span>' in html


def test_what_has_no_known_layer_is_said():
    unknown = MapLayer("Unknown", [MapCode("e", "Process")], unknown=True)
    made = layered_map(title="Codes", layers=[*LAYERS, unknown])
    said = "4 codes in 2 layers. Nobody knows the layer of 1 of them."
    assert made.sentence == said


def test_one_list_is_no_layer():
    made = layered_map(title="Codes", layers=[LAYERS[0]])
    assert made.sentence == "2 codes."
