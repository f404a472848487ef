"""Answers from a sentence of a document for which nobody has written facts yet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from knowledge_base.analysis import Analysed
from knowledge_base.facts import Fact
from knowledge_base.features import Asked, Shape
from knowledge_base.retrieval import Retriever

QUOTED_FROM = 4
"""How many bare sentences are looked at for a question that no fact answers."""

QUOTED_LIKE, HELD, HELD_PLAIN = 0.4, 0.4, 0.55
"""How alike (0..1) a bare sentence must be, and what share of the question's words it must hold:
where the words ask for something that it gives, and where they ask for nothing particular."""


def quoted(
    retriever: Retriever, shape: Shape, holding: npt.NDArray[np.bool_] | None, query: Analysed
) -> tuple[Fact, float] | None:
    """Return the bare sentence that answers, and how alike it is.

    The judge has learned from facts with asks and knows nothing of bare sentences. One of them
    answers if it holds the question's own words and gives what is asked for.
    """
    if not shape.bare.any():
        return None
    bare = shape.bare if holding is None else shape.bare & holding
    found = retriever.find(query, holding=bare)
    wants = Asked.of(query.text).wants
    library = retriever.library
    own = np.maximum.reduceat(found.blend[: library.of_facts], library.starts[:-1])
    for at in found.best(QUOTED_FROM):
        fact = library.facts[at]
        first = library.starts[at]
        held = {view: float(found.coverage[view][first]) for view in ("characters", "words")}
        told = all(want.given_by(fact.offers) for want in wants)
        if (
            told
            and own[at] >= QUOTED_LIKE
            and (held["characters"] >= HELD if wants else min(held.values()) >= HELD_PLAIN)
        ):
            return fact, float(own[at])
    return None
