"""What can be refused about coding, said so that it can be mended."""


class FrameworkRefused(Exception):
    """Something asked of a framework cannot be done as asked."""


class FrameworkIsFixed(FrameworkRefused):
    """A published version of a framework is neither changed nor deleted."""

    def __init__(self) -> None:
        super().__init__(
            "A published version of a framework is never changed or deleted. "
            "Publish a new version."
        )
