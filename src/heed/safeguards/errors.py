"""What the safeguards refuse, each with a sentence that a person can read."""


class AuditRefused(Exception):
    """An audit entry without a name, with words in it, or an attempt to change one."""


class ReleaseRefused(Exception):
    """A request for figures that no audience may ask for in this form."""


class ContactsIncomplete(Exception):
    """A place's own help contacts are blank, so it cannot go live."""


class NothingRegistered(Exception):
    """Nobody has said how to erase or withdraw this kind of thing."""
