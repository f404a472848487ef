"""What callers say of facts: which are spoken of, and whether had, not had or not known.

The field calls it assertion classification. A lexicon (`lexicon.yaml`) finds where a fact is spoken
of, broadly; a small linear model (`model.npz`) tells from the words around, their place beside the
mention, the pauses and what is listed with it whether it is so, is not so, nobody knows, or it is
somebody else's. Of figures it tells which one is the age, the years or the beds that are meant.
"""

from care.assertions.hearing import Heard, heard

__all__ = ["Heard", "heard"]
