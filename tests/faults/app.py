"""Brings the faults' own tasks into a server or a worker."""

from importlib import import_module

from django.apps import AppConfig


class Faults(AppConfig):
    name = "tests.faults"
    label = "faults"

    def ready(self):
        """By name, since models can be imported only now."""
        import_module("tests.faults.tasks")
