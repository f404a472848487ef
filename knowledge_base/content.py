"""All content that answers come from: what is shipped, and what staff wrote under `var/content/`.

    var/content/policies/ID.yaml     documents that `kb add` drafted and a person reviewed
    var/content/facts/ID/CLAUSE.yaml facts of them, if somebody wrote any
    var/content/institutions/*.yaml  institutions that staff imported
    var/content/local.yaml           本地口径

Files of the same id override what is shipped. Nothing here is answered from before `kb build` has
checked all of it and published it as one version of the index.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from care.errors import ContentError
from knowledge_base.documents import POLICIES, SERVING, Document, load_documents
from knowledge_base.facts import FACTS, Fact, load_facts
from knowledge_base.institutions import Directory
from knowledge_base.local import LocalAnswer, load_local
from knowledge_base.regions import ELSEWHERE, county_of

CONTENT = Path("var/content")
"""Where staff's own content lies unless the settings name another place."""


@dataclass(frozen=True)
class Content:
    """Everything that one version of the index is made of.

    `documents` are those that serve; `silent` tells of each other one why it is not answered from.
    """

    documents: dict[str, Document]
    facts: tuple[Fact, ...]
    directory: Directory
    local: tuple[LocalAnswer, ...]
    silent: dict[str, str]


def load_content(
    own: Path | None = None,
    *,
    policies: Path = POLICIES,
    facts: Path = FACTS,
    today: date | None = None,
) -> Content:
    """Read all content.

    Args:
        own: the folder of staff's own content; None leaves it out.
        policies: the shipped documents' folder.
        facts: the shipped facts' folder.
        today: the day on which documents must be in force; None leaves the days to the answerer.

    Raises:
        ContentError: naming the file, the place in it and the remedy.
    """
    every = load_documents(policies, own / "policies" if own else None)
    reasons = {key: silence(document, own, today) for key, document in every.items()}
    documents = {key: document for key, document in every.items() if reasons[key] is None}
    if not documents:
        raise ContentError(
            "No document is in force; set 'status: in_force' in one of the policies."
        )
    found: list[Fact] = []
    for document in documents.values():
        staffs = own is not None and (own / "facts" / document.id).is_dir()
        folder = own / "facts" if own is not None and staffs else facts
        found += (fact for fact in load_facts(document, folder) if _ours(document, fact))
    _unique(found)
    return Content(
        documents,
        tuple(found),
        Directory.load(content=own / "institutions" if own else None),
        tuple(load_local(own / "local.yaml")) if own else (),
        {key: reason for key, reason in reasons.items() if reason is not None},
    )


def silence(document: Document, own: Path | None, today: date | None = None) -> str | None:
    """Return why a document is not answered from, or None if it is."""
    if document.status not in SERVING:
        return f"status is {document.status}"
    staffs = own is not None and document.path is not None and document.path.is_relative_to(own)
    if staffs and not document.reviewer:
        return "has no reviewer"
    if county_of(document.region) == ELSEWHERE:
        return f"region {document.region} is not in Yulin"
    if today is not None and not document.answers_on(today):
        return "is not in force today"
    return None


def _ours(document: Document, fact: Fact) -> bool:
    region = document.clauses[fact.clause].region
    return region is None or county_of(region) != ELSEWHERE


def _unique(facts: Iterable[Fact]) -> None:
    seen: set[str] = set()
    for fact in facts:
        if fact.key in seen:
            raise ContentError(f"The fact id {fact.key} is taken twice; renumber one of them.")
        seen.add(fact.key)
