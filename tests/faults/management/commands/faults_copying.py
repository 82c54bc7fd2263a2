"""Whoever copies into the analysis store is killed, step by step."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tests.faults.copying import STEPS, apart, copy_until, give, look


class Command(BaseCommand):
    """Walk through all steps on one store; one line for each that was survived."""

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Give, copy and die, look, copy, look."""
        self._need(apart(give, 0))
        self._need(apart(copy_until, ""))
        for wave, step in enumerate(STEPS, 1):
            self._need(apart(give, wave))
            killed = apart(copy_until, step)
            if killed != -signal.SIGKILL:
                raise CommandError(f"It ended with {killed} at: {step}.")
            self._need(apart(look, tidy=False))
            self._need(apart(copy_until, ""))
            self._need(apart(look, tidy=True))
            self.stdout.write(f'{{"survived": "{step}"}}')

    def _need(self, code: int) -> None:
        if code:
            raise CommandError(f"It ended with {code}.")
