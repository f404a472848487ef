"""What a document says of itself: title, 文号, issuer, region, days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

from care.errors import ContentError
from care.extractors import gazetteer
from knowledge_base.intake.blocks import Block
from knowledge_base.intake.healing import MARKER
from knowledge_base.intake.numerals import value
from knowledge_base.regions import CITY

NUMBER = re.compile(
    r"^(?:文号[:：]\s*)?([\u4e00-\u9fff]{1,14}\s*[〔\[（(【]\d{4}[〕\]）)】]\s*\d+\s*号)$"
)
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FROM = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起(?:施行|实施|执行)")
_AT_ONCE = re.compile(r"自(?:印发|发布|公布|下发)之日起(?:施行|实施|执行)")
_UNTIL = re.compile(
    r"(?:有效期|执行|施行|实施)[^。，；]{0,6}至\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_YEARS = re.compile(r"有效期(?:为|是)?\s*([1-9一二两三四五六七八九十])\s*年")
_ISSUER = re.compile(r"^(.{2,40}?(?:政府|办公室|局|厅|委员会|委|部|国务院|中心|联合会))(?=关于|$)")
_FRONT = 12


@dataclass(frozen=True)
class Metadata:
    """What is known of a document; `notes` say where each was read, for the reviewer."""

    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    region: str | None = None
    issued: date | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    notes: tuple[str, ...] = ()

    def over(self, given: Metadata) -> Metadata:
        """Return this with what a person gave in its place."""
        told = {f.name: getattr(given, f.name) for f in fields(given) if f.name != "notes"}
        return replace(self, **{name: value for name, value in told.items() if value is not None})

    def refuse_gaps(self, path: Path) -> None:
        """Raise a `ContentError` that names every option by which a gap can be filled."""
        options = {
            "title": "标题",
            "issuer": "发文机关",
            "region": "适用地区",
            "issued": "印发日期",
        }
        missing = [name for name in options if getattr(self, name) is None]
        if missing:
            names = "、".join(options[name] for name in missing)
            flags = " ".join(f"--{name} …" for name in missing)
            raise ContentError(f"{path}: 文件里认不出{names}；请加上 {flags}。")


def metadata(blocks: Sequence[Block]) -> Metadata:
    """Read what the first and the last lines of a document, and its closing clauses, tell."""
    lines = [block for block in blocks if not block.is_row]
    notes: list[str] = []
    front = _front(lines)
    number = next((m.group(1) for b in front if (m := NUMBER.match(b.text))), None)
    title = _title(front)
    issuer = _issuer(title, lines)
    if front:
        notes.append(f"标题取自{front[0].place}起的几行")
    issued = None
    days = [(block, found) for block in lines[-8:] + front if (found := _is_date(block.text))]
    if days:
        told = [pair for pair in days if re.search("印发|发布", pair[0].text)]
        block, match = (told or days)[0]
        issued = _day(match)
        notes.append(f"印发日期取自{block.place}“{block.text[:24]}”")
    since, until = None, None
    for block in lines:
        named, at_once = _FROM.search(block.text), _AT_ONCE.search(block.text)
        if named or at_once:
            since = _day(named) if named else issued
            notes.append(f"施行日期取自{block.place}")
        ends, years = _UNTIL.search(block.text), _YEARS.search(block.text)
        if ends or years:
            until = _day(ends) if ends else _later(since or issued, years.group(1) if years else "")
            notes.append(f"失效日期 {until} 推自{block.place}，请核对")
    region = _region(f"{title or ''} {issuer or ''}")
    return Metadata(title, number, issuer, region, issued, since, until, tuple(notes))


def _front(lines: Sequence[Block]) -> list[Block]:
    """Return the lines before the addressees, the first heading, or the first running text."""
    front: list[Block] = []
    for block in lines[:_FRONT]:
        text = block.text
        if MARKER.match(text) or text.endswith(("：", ":", "。")) or len(text) > 60:
            break
        front.append(block)
    return front


def _title(front: Sequence[Block]) -> str | None:
    words = [b.text for b in front if not NUMBER.match(b.text) and not _DAY.search(b.text)]
    words = [
        word for word in words if not re.search(r"文件$|^[（(]|^(?:索引号|发文|来源|时间)", word)
    ]
    title = "".join(words).replace(" ", "").replace("　", "")
    return title if len(title) >= 4 else None


def _issuer(title: str | None, lines: Sequence[Block]) -> str | None:
    if title and (found := _ISSUER.match(title)) and "关于" in title:
        return found.group(1)
    for block in reversed(lines[-8:]):
        found = _ISSUER.match(re.sub(r"\s", "", block.text))
        if found and len(block.text) < 30:
            return found.group(1)
    return None


def _region(text: str) -> str | None:
    for entry in gazetteer.load().called.values():
        if entry.kind == "county" and entry.name in text:
            return f"广西壮族自治区玉林市{entry.name}"
    if CITY in text:
        return f"广西壮族自治区{CITY}"
    if found := re.search(r"[\u4e00-\u9fff]{2,6}[市县]", text):
        return re.sub(r"^广西壮族自治区|^广西", "", found.group())
    if "广西" in text or "自治区" in text:
        return "广西壮族自治区"
    return "全国" if re.search(r"国务院|中华人民共和国|^(?:民政|财政|国家)", text.strip()) else None


def _is_date(text: str) -> re.Match[str] | None:
    """Find the day in a line that tells when a document was signed or issued, and little else."""
    if len(text) > 40 or MARKER.match(text) or _FROM.search(text) or text.endswith("。"):
        return None
    return _DAY.search(text)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*(int(part) for part in match.groups()[:3]))
    except ValueError:
        return None


def _later(day: date | None, years: str) -> date | None:
    """Return the last day of so many years that begin on a day."""
    if day is None:
        return None
    year = day.year + value(years.replace("两", "二"))
    leap = (day.month, day.day) == (2, 29)
    return (date(year, 3, 1) if leap else day.replace(year=year)) - timedelta(days=1)
