"""Writes a document as a policy file that a person can read over, with what to look at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge_base.intake.metadata import Metadata
from knowledge_base.intake.outline import Outline, Part


def draft_yaml(key: str, known: Metadata, found: Outline, source: str, original: str) -> str:
    """Return the policy file of a new document: `status: draft`, no reviewer yet."""
    notes = [*known.notes, *found.notes]
    lines = [
        f"# 草稿：由 {original} 读出，还没有人审核，热线不会用它回答。",
        f"# 请对照原件逐段核对，改好后：nuanling kb review {key} --reviewer 姓名，",
        "# 再 nuanling kb build。正文有错字时，同时改旁边的 .source.txt。",
        "# 某条已被取代，在该条加 superseded: 被什么取代；只适用于某县，加 region: 博白县。",
        *(f"# 核对：{note}" for note in notes),
        f"id: {_quoted(key)}",
        f"title: {_quoted(known.title)}",
        f"number: {_quoted(known.number)}",
        f"issuer: {_quoted(known.issuer)}",
        f"region: {_quoted(known.region)}",
        f"issued: {_day(known.issued)}",
        f"in_force_from: {_day(known.in_force_from or known.issued)}",
        f"in_force_until: {_day(known.in_force_until)}",
        "status: draft         # draft | reviewed | in_force | superseded | repealed",
        "reviewer: null",
        f"source: {_quoted(source)}",
        f"original: {_quoted(original)}",
        "clauses:",
        *_clauses(found.parts),
        "segments:",
        *_segments(found.parts),
    ]
    return "\n".join(lines) + "\n"


def source_text(found: Outline) -> str:
    """Return the text as it was read, a block a line: what the segments are compared with."""
    return "".join(f"{block.text}\n" for part in found.parts for block in part.blocks)


def _clauses(parts: Iterable[Part]) -> Iterator[str]:
    seen: set[str] = set()
    for part in parts:
        if part.id is None or part.id in seen:
            continue
        seen.add(part.id)
        title = _quoted(part.title or part.label)
        yield f"  - {{id: {_quoted(part.id)}, label: {_quoted(part.label)}, title: {title}}}"


def _segments(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        for block in part.blocks:
            if block.note:
                yield f"  # 核对：{block.place}：{block.note}"
            lead = "heading: true" if part.id is None else f"clause: {_quoted(part.id)}"
            yield f"  - {lead}  # {block.place}"
            cells = [cell for cell in block.cells if cell]
            if len(cells) > 1:
                yield "    cells:"
                yield from (f"      - {_quoted(cell)}" for cell in cells)
            else:
                yield f"    text: {_quoted(cells[0])}"


def _quoted(value: str | None) -> str:
    # A JSON string is a YAML string too, whatever signs are in it.
    return "null" if value is None else json.dumps(value, ensure_ascii=False)


def _day(value: date | None) -> str:
    return "null" if value is None else value.isoformat()
