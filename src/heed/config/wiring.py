"""What reaches upward: the registers of lower rooms, filled once at start-up."""

from heed.config.menus import footer, help_without_a_place
from heed.ui.frame import fill

fill("help", help_without_a_place)
fill("footer", footer)
