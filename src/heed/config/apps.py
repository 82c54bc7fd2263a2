"""Start-up: once every room is loaded, the wiring between them is laid."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    """The room at the top of the house."""

    name = "heed.config"

    def ready(self) -> None:
        """Lay the wiring (``wiring.py``), which needs every room's models.

        Every room's actions are loaded too, for what they put into registers: a
        command or a worker must know all of it, whichever pages it never shows.
        """
        autodiscover_modules("actions", "wiring")
