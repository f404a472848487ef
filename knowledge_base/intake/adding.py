"""Adds a file to staff's own content as a draft, and marks a draft as reviewed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from care.errors import ContentError
from knowledge_base.documents import POLICIES, SERVING, Document, load_document
from knowledge_base.files import keep_before, write_whole
from knowledge_base.intake.blocks import Block
from knowledge_base.intake.draft import draft_yaml, source_text
from knowledge_base.intake.healing import healed
from knowledge_base.intake.metadata import Metadata, metadata
from knowledge_base.intake.outline import outline
from knowledge_base.intake.pdf import read_pdf
from knowledge_base.intake.plain import read_markdown, read_text
from knowledge_base.intake.web import read_html
from knowledge_base.intake.word import read_word

LARGEST = 50_000_000
"""Bytes of the largest file that is read: a policy of a hundred pages has one or two million."""

_READERS: dict[str, Callable[[Path], Iterable[Block]]] = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_text,
    ".md": read_markdown,
}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")


@dataclass(frozen=True)
class Added:
    """What was drafted: the policy file, the document in it, and what to look at."""

    path: Path
    document: Document
    notes: tuple[str, ...]


def read_blocks(path: Path) -> list[Block]:
    """Read a file of any known kind, page breaks healed.

    Raises:
        ContentError: naming the file, the place and what to do.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kinds = " ".join(_READERS)
        raise ContentError(f"{path}: 不认识“{path.suffix}”文件；请另存为 {kinds} 之一。")
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ContentError(f"{path}: 不是文件；请给出一个政策文件。")
        if size == 0:
            raise ContentError(f"{path}: 是空文件（0 字节）；请重新取得这个文件。")
        if size > LARGEST:
            raise ContentError(
                f"{path}: 有 {size // 1_000_000} MB，超过 {LARGEST // 1_000_000} MB；"
                "请只取正文，去掉图片和附带材料。"
            )
        blocks = healed(block for block in reader(path) if block.text.strip())
    except OSError as error:
        raise ContentError(f"{path}: 读不出来（{error.strerror}）；请检查路径和权限。") from error
    if not blocks:
        raise ContentError(f"{path}: 里面没有文字；请重新取得这个文件。")
    return blocks


def add_document(
    path: Path,
    content: Path,
    *,
    key: str | None = None,
    given: Metadata | None = None,
    replace: bool = False,
) -> Added:
    """Read a policy file and write a draft under `content/policies/`.

    Args:
        path: the file.
        content: the folder of staff's own content.
        key: the document's id; by default made from the file's name.
        given: what a person says of the document, before what the file says.
        replace: whether a draft of this id may be written over (it is kept beside it).

    Raises:
        ContentError: where the file is not fit, or the id is taken; nothing is written then.
    """
    blocks = read_blocks(path)
    found = outline(blocks, path)
    known = metadata(blocks).over(given or Metadata())
    known.refuse_gaps(path)
    data = path.read_bytes()
    name = key or _id_of(path, known.issued, data)
    if not _ID.fullmatch(name):
        raise ContentError(f"--id {name!r}: 只能用小写字母、数字和连字符，例如 yulin-2024。")
    folder = content / "policies"
    target = folder / f"{name}.yaml"
    if (POLICIES / f"{name}.yaml").exists() or (target.exists() and not replace):
        raise ContentError(
            f"{target}: 编号 {name} 已经有了；请用 --id 另取，或加 --replace 重读草稿。"
        )
    original = f"{name}{path.suffix.lower()}"
    source = f"{name}.source.txt"
    text = draft_yaml(name, known, found, source, original)
    document = _checked(text, folder, name)
    for file, content_of in (
        (folder / original, data),
        (folder / source, source_text(found).encode("utf-8")),
        (target, text.encode("utf-8")),
    ):
        keep_before(file, content)
        write_whole(file, content_of)
    notes = (*known.notes, *found.notes)
    notes += tuple(f"{block.place}：{block.note}" for block in blocks if block.note)
    return Added(target, document, notes)


def review_document(
    key: str, content: Path, *, reviewer: str, status: str = "reviewed"
) -> Document:
    """Set who has read a draft against the original, and so let the next build answer from it.

    Raises:
        ContentError: where there is no such document or it is not whole; nothing is changed then.
    """
    path = content / "policies" / f"{key}.yaml"
    if not path.exists():
        raise ContentError(f"{path}: 没有这份草稿；用 `nuanling kb list` 看有哪些。")
    if not reviewer.strip():
        raise ContentError("--reviewer: 请写审核人的姓名。")
    from knowledge_base.check import source_problems

    if status in SERVING and (wrong := list(source_problems(load_document(path), path.parent))):
        raise ContentError(str(wrong[0]))
    text = path.read_text(encoding="utf-8")
    for name, value in (("status", status), ("reviewer", reviewer.strip())):
        line = f"{name}: {json.dumps(value, ensure_ascii=False)}"
        lines = text.splitlines()
        own = [at for at, old in enumerate(lines) if old.startswith(f"{name}:")]
        if own:
            lines[own[0]] = line
        text = "\n".join(lines if own else [line, *lines]) + "\n"
    document = _checked(text, path.parent, key)
    keep_before(path, content)
    write_whole(path, text.encode("utf-8"))
    return document


def _checked(text: str, folder: Path, name: str) -> Document:
    """Load a policy file before it stands under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{name}.draft"
    try:
        draft.write_text(text, encoding="utf-8")
        return load_document(draft)
    finally:
        draft.unlink(missing_ok=True)


def _id_of(path: Path, issued: date | None, data: bytes) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    if _ID.fullmatch(slug):
        return slug
    year = issued.year if issued else 0
    return f"doc-{year}-{hashlib.sha256(data).hexdigest()[:6]}"
