"""Why a framework is refused."""


class FrameworkRefused(Exception):
    """Something asked of a framework cannot be done as asked."""


class FrameworkIsFixed(FrameworkRefused):
    """A published version of a framework is neither changed nor deleted."""

    def __init__(self) -> None:
        super().__init__(
            "A published version of a framework is never changed or deleted. "
            "Publish a new version."
        )


class FrameworkChanged(FrameworkRefused):
    """The same version was published before with other content."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"{name} is published here and differs from this. A published version "
            "never changes: give this one another version."
        )


class EarlierMissing(FrameworkRefused):
    """A version that this one compares itself with is not published here."""

    def __init__(self, name: object, earlier: object) -> None:
        super().__init__(
            f"{name} says how it came out of {earlier}, which is not published here. "
            f"Publish {earlier} first."
        )


class FrameworkTampered(Exception):
    """A stored framework is not what was published."""

    def __init__(self) -> None:
        super().__init__(
            "A stored framework does not fit its fingerprint. Restore it from a backup."
        )


class NoFramework(LookupError):
    """No such version is published here."""

    def __init__(self, name: object) -> None:
        super().__init__(f"{name} is not published here. Run: heed framework list")
