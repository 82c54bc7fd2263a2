"""Pictures of pages for whoever looks at them, where ``HEED_SHOTS`` names a folder."""

import os
from pathlib import Path

SHOTS = os.environ.get("HEED_SHOTS")


def looks(somebody, name):
    """Look at the page that is open: axe, and a picture."""
    somebody.check(somebody.page)
    if SHOTS:
        width = somebody.page.viewport_size["width"]
        where = Path(SHOTS) / f"{name}-{width}.png"
        somebody.page.screenshot(path=where, full_page=True)
