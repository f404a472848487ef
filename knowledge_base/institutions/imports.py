"""Institutions from a table (CSV) that an office keeps: all rows or none."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from care.errors import ContentError
from care.extractors import gazetteer
from knowledge_base.files import keep_before, write_whole
from knowledge_base.institutions.entries import institution
from knowledge_base.institutions.values import FIELDS, KINDS, Institution

COLUMNS = {
    "编号": "id",
    "名称": "name",
    "别名": "also",
    "类型": "kind",
    "县区": "county",
    "乡镇": "town",
    "来源": "source",
    "核实日期": "verified_on",
    **{words: key for key, words in FIELDS.items()},
}
"""The heads of the table's columns, and what each is; the keys themselves are taken too."""

_NEEDED = ("name", "kind", "source", "verified_on")
_LARGEST = 20_000_000
_PHONE = re.compile(r"[0-9０-９+（）()\- 、,，;；/转]{3,60}")


@dataclass(frozen=True)
class Imported:
    """What an import wrote: the file, and the institutions in it."""

    path: Path
    institutions: tuple[Institution, ...]


def import_csv(path: Path, content: Path, *, today: date) -> Imported:
    """Take a table of institutions into staff's own content.

    A row of an id that is there already takes its place; without a column 编号 the id comes from
    type, county and name. Nothing is written if any row is wrong.

    Args:
        path: the table, in UTF-8 or GB 18030 as spreadsheets save it.
        content: the folder of staff's own content.
        today: no row can have been verified later.

    Raises:
        ContentError: that names every wrong row, its column and what to write there.
    """
    rows = _read(path)
    entries: dict[str, dict[str, Any]] = {}
    made: list[Institution] = []
    lines: dict[str, int] = {}
    wrong: list[str] = []
    for line, row in rows:
        try:
            entry = _entry(row, f"第{line}行", today)
            if entry["id"] in entries:
                raise ContentError(
                    f"第{line}行：与第{lines[entry['id']]}行重复（{entry['name']}）。"
                )
            made.append(institution(entry, f"第{line}行"))
            entries[entry["id"]], lines[entry["id"]] = entry, line
        except ContentError as error:
            wrong.append(str(error))
    if wrong:
        more = f"\n  还有 {len(wrong) - 20} 处" if len(wrong) > 20 else ""
        listed = "\n  ".join(wrong[:20])
        raise ContentError(f"{path}: {len(wrong)} 行有错，一行也没有导入：\n  {listed}{more}")
    target = content / "institutions" / "imported.yaml"
    kept = {}
    if target.exists():
        before = yaml.safe_load(target.read_text(encoding="utf-8")) or {}
        kept = {str(old["id"]): old for old in before.get("institutions") or ()}
    data = {"institutions": list((kept | entries).values())}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    keep_before(target, content)
    write_whole(target, f"# 由 nuanling kb institutions import 写入。\n{text}".encode())
    return Imported(target, tuple(made))


def _read(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        if path.stat().st_size > _LARGEST:
            raise ContentError(f"{path}: 超过 {_LARGEST // 1_000_000} MB；请分开导入。")
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(f"{path}: 读不出来（{error.strerror}）；请检查路径和权限。") from error
    text = None
    for codec in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(codec)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\x00" in text:
        raise ContentError(f"{path}: 不是 UTF-8 或 GB18030 的 CSV；请另存为“CSV UTF-8”。")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip() for name in next(reader, [])]
        keys = [COLUMNS.get(name, name) for name in head]
        unknown = [name for name, key in zip(head, keys, strict=True) if key not in _known()]
        missing = [name for name, key in COLUMNS.items() if key in _NEEDED and key not in keys]
        if unknown or missing or len(set(keys)) < len(keys):
            raise ContentError(
                f"{path}: 第1行（表头）不对：不认识 {'、'.join(unknown) or '无'}，"
                f"缺少 {'、'.join(missing) or '无'}，列名不能重复；可用的列：{'、'.join(COLUMNS)}。"
            )
        rows = []
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(keys):
                raise ContentError(
                    f"{path}: 第{reader.line_num}行有 {len(row)} 列，表头有 {len(keys)} 列；"
                    "含逗号的内容要加双引号。"
                )
            rows.append((reader.line_num, {k: c.strip() for k, c in zip(keys, row, strict=True)}))
    except csv.Error as error:
        raise ContentError(f"{path}: 第{reader.line_num}行不是完整的 CSV（{error}）。") from error
    if not rows:
        raise ContentError(f"{path}: 没有一行机构；表头下面请至少写一行。")
    return rows


def _known() -> set[str]:
    return set(COLUMNS.values())


def _entry(row: Mapping[str, str], place: str, today: date) -> dict[str, Any]:
    names = {key: name for name, key in COLUMNS.items()}
    for key in _NEEDED:
        if not row.get(key):
            raise ContentError(f"{place}“{names[key]}”是空的；请填写。")
    if row["kind"] not in KINDS:
        raise ContentError(f"{place}“类型”是 {row['kind']!r}；应是 {'、'.join(KINDS)} 之一。")
    county = _county(row.get("county", ""), place)
    phone = row.get("phone")
    if phone and not _PHONE.fullmatch(phone):
        raise ContentError(f"{place}“电话”是 {phone!r}；只写号码，例如 0775-2800000。")
    verified = _day(row["verified_on"], place)
    if verified > today:
        raise ContentError(f"{place}“核实日期”{verified} 还没有到；请写实际核实的日期。")
    told = (key for key in FIELDS if row.get(key) and key not in ("address", "phone"))
    entry = {
        "id": row.get("id") or _id(row["kind"], county, row["name"]),
        "name": row["name"],
        "also": [name for name in re.split(r"[、,，;；]", row.get("also", "")) if name],
        "kind": row["kind"],
        "county": county,
        "town": row.get("town"),
        "address": row.get("address"),
        "phone": phone,
        "facts": [{"about": key, "text": f"{FIELDS[key]}：{row[key]}"} for key in told],
        "source": row["source"],
        "verified_on": verified,
    }
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _county(said: str, place: str) -> str | None:
    if not said:
        return None
    entry = gazetteer.load().called.get(said)
    if entry is None or entry.kind != "county":
        raise ContentError(f"{place}“县区”是 {said!r}；请写玉林的县（市、区），例如 博白县。")
    return entry.name


def _day(said: str, place: str) -> date:
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", said)
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise ContentError(f"{place}“核实日期”是 {said!r}；请写成 2026-01-31。")


def _id(kind: str, county: str | None, name: str) -> str:
    return "i-" + hashlib.sha256(f"{kind}|{county}|{name}".encode()).hexdigest()[:10]
