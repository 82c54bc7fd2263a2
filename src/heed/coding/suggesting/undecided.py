"""Which text to code next: where the model is least sure, a person helps it most.

It orders and leaves nothing out: every text keeps its place in a person's list, and
how sure a model is says nothing about how much a text matters.
"""

from collections.abc import Sequence

import numpy as np

from heed.coding.suggesting.model import Model
from heed.coding.suggesting.vectors import SentenceVectors


def order_to_code(
    model: Model, texts: Sequence[str], sentences: SentenceVectors
) -> list[int]:
    """The places of all texts, the one that the model is least sure of first.

    A text is as unsure as its least sure code: the margin nearest to zero. Labels that
    are switched off count too, since codings are what would switch them on.
    """
    texts = [" ".join(text.split()) for text in texts]
    if not texts:
        return []
    nearest = np.abs(model.margins(texts, sentences)).min(axis=1)
    return np.argsort(nearest, kind="stable").tolist()
