"""A survey while it is being answered: what its study's members may watch.

Members may open every row, and that is written down each time. What they leave open
on a screen is another thing: nobody may learn one person's answer from seeing a number
change. So all of it comes through the disclosure gate, in closed windows.
"""

from heed.studies.watching.heard import Compared, Heard
from heed.studies.watching.survey import Filled, Reached, Watched, watch

__all__ = ["Compared", "Filled", "Heard", "Reached", "Watched", "watch"]
