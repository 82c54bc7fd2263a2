"""What can happen to a concern."""

from heed.concerns.actions.composing import ComposedConcern, compose_concern

__all__ = ["ComposedConcern", "compose_concern"]
