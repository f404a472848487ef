"""From paragraphs to clauses: 第X条, or 一、（一）1. with what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from care.errors import ContentError
from knowledge_base.intake.blocks import Block
from knowledge_base.intake.healing import DATE
from knowledge_base.intake.numerals import chinese, value

_NUMBER = "[零〇一二三四五六七八九十百]+"
_ARTICLE = re.compile(rf"^第({_NUMBER}|\d+)条")
_CHAPTER = re.compile(rf"^第({_NUMBER}|\d+)[章节编]")
_LEVELS = (
    re.compile(rf"^({_NUMBER})、"),
    re.compile(rf"^[（(]({_NUMBER})[）)]"),
    re.compile(r"^([0-9０-９]{1,3})[.．、](?![0-9])"),
)
_ANNEX = re.compile(r"^附\s*件\s*\d*\s*(?:$|[:：].{0,60}$)")
_HEADING_MOST = 40


@dataclass
class Part:
    """A clause in the making, or a heading (`id` None), with its blocks."""

    id: str | None
    label: str
    title: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The parts of a document in order, and what a reviewer should look at."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...]


@dataclass
class _Node:
    """A numbered paragraph: its numbers from the top (2, 1, 3) and what follows it."""

    path: tuple[int, ...]
    blocks: list[Block]
    annex: int = 0


def outline(blocks: Iterable[Block], path: Path) -> Outline:
    """Find the clauses of a document.

    Raises:
        ContentError: where there are no headings, or two clauses have the same number.
    """
    given = list(blocks)
    articles = sum(bool(_ARTICLE.match(block.text)) for block in given if not block.is_row) > 1
    parts: list[Part] = []
    nodes: list[tuple[_Node, Part]] = []
    front = Part("pre", "前言", "前言")
    current, stack, annex, filled = front, [0, 0, 0], 0, True
    parts.append(front)
    head: dict[int, Block] = {}
    rows = 0
    for block in given:
        text = block.text
        if block.is_row:
            filled = True
            title = _row_title(block)
            if block.table not in head or title is None:
                head.setdefault(block.table or 0, block)
                parts.append(Part(None, "", "", [block]))
                continue
            rows += 1
            number = block.cells[0] if block.cells[0].isdecimal() else str(rows)
            prefix = f"T{annex}." if annex > 1 else "T"
            label = f"附件第{number}项" if annex else f"表格第{number}项"
            parts.append(Part(f"{prefix}{number}", label, title, [block]))
            current = Part("meta", "文首与文末", "附件和文末")
            continue
        if _ANNEX.match(text):
            annex, filled = annex + filled, False
            stack = [0, 0, 0]
            current = Part("meta", "文首与文末", "附件名称")
            current.blocks.append(block)
            parts.append(current)
            continue
        depth, number_of = _marker(text, articles)
        if depth is None:
            if not current.blocks and current is not front:
                parts.append(current)
            if DATE.match(text) and current.id not in ("pre", "meta"):
                signed = current.blocks[1:] and _is_signature(current.blocks[-1].text)
                own = [current.blocks.pop()] if signed else []
                current = Part("meta", "文首与文末", "署名和日期", own)
                parts.append(current)
            current.blocks.append(block)
            continue
        filled = True
        if depth < 0:
            current = Part(None, "", "", [block])
            parts.append(current)
            stack = [0, 0, 0]
            continue
        stack[depth] = number_of
        stack[depth + 1 :] = [0] * (2 - depth)
        node = _Node(tuple(stack[: depth + 1]), [block], annex)
        current = Part("?", "", "", node.blocks)
        parts.append(current)
        nodes.append((node, current))
    if not nodes:
        raise ContentError(
            f"{path}: 没有找到“一、”“（一）”“1.”或“第一条”这样的标题，分不出条款；"
            "请在文件里补上编号再添加。"
        )
    _name(nodes, articles)
    _refuse_twice(parts, path)
    parts[:1] = _front(front)
    return Outline(tuple(part for part in parts if part.blocks), tuple(_gaps(nodes)))


def _front(front: Part) -> list[Part]:
    """Part title, number and addressees from the preamble's running text."""
    ends = (at for at, block in enumerate(front.blocks) if block.text.endswith("。"))
    at = next(ends, len(front.blocks))
    head = Part("meta", "文首与文末", "标题、文号和主送机关", front.blocks[:at])
    return [head, Part("pre", "前言", "前言", front.blocks[at:])]


def _is_signature(text: str) -> bool:
    return len(text) < 30 and not re.search("[。；：，]", text)


def _marker(text: str, articles: bool) -> tuple[int | None, int]:
    """Return the depth of a numbered paragraph (-1: a chapter) and its number."""
    if articles:
        if _CHAPTER.match(text):
            return -1, 0
        found = _ARTICLE.match(text)
        return (0, value(found.group(1))) if found else (None, 0)
    for depth, pattern in enumerate(_LEVELS):
        found = pattern.match(text)
        if found:
            return depth, value(found.group(1))
    return None, 0


def _name(nodes: list[tuple[_Node, Part]], articles: bool) -> None:
    """Give every part its id, label and title; one that only heads others becomes a heading."""
    running = not articles and _runs_on(nodes)
    for at, (node, part) in enumerate(nodes):
        below = at + 1 < len(nodes) and _is_under(nodes[at + 1][0], node)
        text = part.blocks[0].text
        if below and len(part.blocks) == 1 and len(text) <= _HEADING_MOST:
            part.id = None
            continue
        annex = f"A{node.annex}." if node.annex else ""
        number = node.path[-1]
        if articles or (running and len(node.path) == 3):
            part.id, part.label = f"{annex}{number}", f"第{number}条"
        else:
            part.id = f"{annex}S{'.'.join(str(step) for step in node.path)}"
            part.label = _label(node.path)
        if node.annex:
            part.label = f"附件{part.label}"
        part.title = _title(text)


def _runs_on(nodes: list[tuple[_Node, Part]]) -> bool:
    """Whether the 1. 2. 3. run on through the whole document, as in many notices."""
    items = [node for node, _ in nodes if len(node.path) == 3 and not node.annex]
    numbers = [node.path[-1] for node in items]
    return len({node.path[:2] for node in items}) > 1 and numbers == list(
        range(1, len(numbers) + 1)
    )


def _is_under(node: _Node, above: _Node) -> bool:
    own = len(above.path)
    return node.annex == above.annex and len(node.path) > own and node.path[:own] == above.path


def _label(path: tuple[int, ...]) -> str:
    label = f"第{chinese(path[0])}部分" if path[0] else ""
    if len(path) > 1 and path[1]:
        label += f"（{chinese(path[1])}）"
    if len(path) > 2:
        label += f"第{path[2]}项"
    return label


def _title(text: str) -> str:
    for pattern in (_ARTICLE, *_LEVELS):
        text = pattern.sub("", text, count=1)
    text = text.strip(" 　")
    first = re.split(r"[。；！？\n]", text, maxsplit=1)[0].strip()
    if len(first) <= _HEADING_MOST:
        return first
    return re.split(r"[，：、]", first, maxsplit=1)[0][:_HEADING_MOST]


def _row_title(block: Block) -> str | None:
    """Return what a row is about, or None where it is a heading across the table."""
    filled = [cell for cell in block.cells if cell]
    if len(filled) < 2:
        return None
    words = filled[1] if filled[0].isdecimal() else filled[0]
    return re.split(r"[，。；]", words, maxsplit=1)[0][:_HEADING_MOST]


def _refuse_twice(parts: list[Part], path: Path) -> None:
    seen: dict[str, Part] = {}
    for part in parts:
        if part.id in (None, "meta", "pre") or not part.blocks:
            continue
        other = seen.setdefault(str(part.id), part)
        if other is not part:
            raise ContentError(
                f"{path}: {part.blocks[0].place}的“{part.blocks[0].text[:16]}”与"
                f"{other.blocks[0].place}的“{other.blocks[0].text[:16]}”编号重复"
                f"（{part.id}）；请改正其中一个再添加。"
            )


def _gaps(nodes: list[tuple[_Node, Part]]) -> Iterable[str]:
    """Tell of numbers that are skipped: a heading may have been lost."""
    running = _runs_on(nodes)
    last: dict[tuple[int, tuple[int, ...]], int] = {}
    for node, part in nodes:
        deep = len(node.path) == 3
        parent = (node.annex, (-1,) if running and deep else node.path[:-1])
        before = last.get(parent, 0)
        if node.path[-1] != before + 1:
            block = part.blocks[0]
            step = f"编号从{before}跳到{node.path[-1]}"
            yield f"{block.place}：{step}（“{block.text[:16]}”），请核对是否漏了"
        last[parent] = node.path[-1]
