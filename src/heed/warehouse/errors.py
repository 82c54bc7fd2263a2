"""What the analysis store refuses, or cannot do."""


class WarehouseBusy(Exception):
    """Another process is writing the analysis store."""

    def __init__(self) -> None:
        super().__init__(
            "The analysis store is being written by another process. Wait until it "
            "is done, then try again."
        )
