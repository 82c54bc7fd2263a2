"""A mail server that never answers."""

from django.core.mail.backends.base import BaseEmailBackend


class Broken(BaseEmailBackend):
    """Fails at every message."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError
