"""Refusals of this room, each with a plain sentence for the person who asked."""


class Refused(Exception):
    """Something may not be done; the sentence says why and what to do instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PlaceRefused(Refused):
    """A change to a place cannot be made as asked."""


class PostingRefused(Refused):
    """A posting would break a rule about who reads what."""


class AccountRefused(Refused):
    """An account cannot be changed as asked."""


class RotaRefused(Refused):
    """A rota cannot be planned as asked."""


class NotReady(Refused):
    """A place may not go live yet; ``missing`` says all that is needed."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("This place cannot go live yet. " + " ".join(missing))
        self.missing = missing
