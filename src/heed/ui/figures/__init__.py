"""Figures that everyone can read: a drawing, one sentence, and the numbers as a table.

Missing is never drawn as zero. Shapes and words say what colours say. A drawing has
classes and no style attribute, so the strict content security policy holds.
"""

from heed.ui.figures.bars import bars, direction
from heed.ui.figures.distribution import distribution
from heed.ui.figures.parts import Figure, Part
from heed.ui.figures.strip import Window, strip

__all__ = [
    "Figure",
    "Part",
    "Window",
    "bars",
    "direction",
    "distribution",
    "strip",
]
