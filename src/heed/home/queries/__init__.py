"""What pages that show several rooms ask of them."""

from heed.home.queries.audit import Asked, Trail, chain_of, trail_for
from heed.home.queries.ward import WardPicture, ward_picture

__all__ = [
    "Asked",
    "Trail",
    "WardPicture",
    "chain_of",
    "trail_for",
    "ward_picture",
]
