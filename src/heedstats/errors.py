"""What the statistics refuse, each with its reason in a plain sentence."""


class Refusal(ValueError):
    """A result that would mislead is not given; the message says why."""


class DoesNotAddUp(Refusal):
    """Stated totals and the numbers beside them do not fit together."""

    def __init__(self, complaints: list[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__(" ".join(complaints))
