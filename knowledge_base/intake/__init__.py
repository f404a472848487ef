"""From a policy file as offices send it to a draft that a person reviews.

A file is read into blocks (`word`, `pdf`, `web`, `plain`), page breaks are healed (`healing`), its
clauses (`outline`) and what it says of itself (`metadata`) are found, and a policy file of status
draft is written (`draft`). Nothing that is added is answered from before a person has reviewed it.
"""

from __future__ import annotations

from knowledge_base.intake.adding import Added, add_document, review_document
from knowledge_base.intake.metadata import Metadata

__all__ = ["Added", "Metadata", "add_document", "review_document"]
