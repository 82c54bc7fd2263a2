"""What is kept about coding: the frameworks, and what is coded to them."""

from heed.coding.models.frameworks import (
    Code,
    Crosswalk,
    Framework,
    Kind,
    Relation,
    Status,
)

__all__ = ["Code", "Crosswalk", "Framework", "Kind", "Relation", "Status"]
