"""Figures that everyone can read: a drawing, one sentence, and the numbers as a table.

Missing is never drawn as zero. Shapes and words say what colours say. A drawing has
classes and no style attribute, so the strict content security policy holds.
``files`` makes a drawing an SVG or a PNG; it is not loaded with every page.
"""

from heed.ui.figures.bars import bars, direction
from heed.ui.figures.counted import Counted, counted
from heed.ui.figures.distribution import distribution
from heed.ui.figures.dots import DotRow, dots, dots_drawing
from heed.ui.figures.line import Point, line_drawing, over_time
from heed.ui.figures.ordered import OrderedGroup, ordered_bars, ordered_drawing
from heed.ui.figures.parts import Figure, Part, added
from heed.ui.figures.slope import Ranked, pairs_drawing, slope, slope_drawing
from heed.ui.figures.strip import Window, strip

__all__ = [
    "Counted",
    "DotRow",
    "Figure",
    "OrderedGroup",
    "Part",
    "Point",
    "Ranked",
    "Window",
    "added",
    "bars",
    "counted",
    "direction",
    "distribution",
    "dots",
    "dots_drawing",
    "line_drawing",
    "ordered_bars",
    "ordered_drawing",
    "over_time",
    "pairs_drawing",
    "slope",
    "slope_drawing",
    "strip",
]
