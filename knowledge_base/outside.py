"""Questions that the documents do not answer: what teaches the index to say no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from care.errors import ContentError
from knowledge_base.documents import read_yaml_list
from knowledge_base.facts import refuse_unknown

OUTSIDE = Path(__file__).parent / "training" / "outside"

SORTS = (
    "amount",
    "age",
    "phone",
    "address",
    "procedure",
    "person",
    "number",
    "time",
    "institution",
    "elsewhere",
    "newer",
    "other_policy",
    "absent",
    "opinion",
    "medical",
    "service",
    "chitchat",
    "ordinary",
)
"""What is asked for, from what lies near a document to what has nothing to do with one."""

_KEYS = {"sort", "about", "questions"}


@dataclass(frozen=True)
class Outside:
    """A question outside the documents; `about` is the clause id that comes near, if any does."""

    text: str
    sort: str
    about: str | None = None


def load_outside(folder: Path = OUTSIDE) -> list[Outside]:
    """Read the questions of every file (*.yaml) of a folder, in order.

    Raises:
        ContentError: naming the file, the place in it and the remedy.
    """
    found: list[Outside] = []
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        for question in read_groups(read_yaml_list(path), path):
            if question.text in seen:
                raise ContentError(
                    f"{path}: “{question.text}” stands in {seen[question.text].name} too; "
                    "take one out."
                )
            seen[question.text] = path
            found.append(question)
    if not found:
        raise ContentError(f"{folder}: holds no questions (*.yaml).")
    return found


def read_groups(groups: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Outside]:
    """Yield the questions of groups {sort, about, questions} that stand in a file.

    Raises:
        ContentError: naming the file, the group and the remedy.
    """
    for at, group in enumerate(groups, 1):
        place = f"{path}: group {at}"
        refuse_unknown(group, _KEYS, place)
        sort, about, questions = group.get("sort"), group.get("about"), group.get("questions")
        if sort not in SORTS:
            raise ContentError(f"{place}: 'sort' must be one of {', '.join(SORTS)}.")
        if not isinstance(questions, list) or not all(isinstance(q, str) for q in questions):
            raise ContentError(f"{place}: 'questions' must be a list of sentences.")
        for text in questions:
            yield Outside(text, sort, None if about is None else str(about))
