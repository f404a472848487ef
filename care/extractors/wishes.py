"""What a caller wants done, in the caller's own words: 换个灯泡, 拖下地洗下被子, 上门护理.

`services` tells which service a text is about; this gives the words for it, the most specific ones
that were said (换药 rather than 护士上门), as `wishes.yaml` lists them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from care.errors import ContentError
from care.extractors.spans import Span, put_right, read
from care.text import Normalised

FILE = Path(__file__).with_name("wishes.yaml")


def find(text: str | Normalised) -> Span | None:
    """Return what is wanted: the first task named, else the first service; None if neither was.

    A task that is refused (不是换药, 先不讲送饭) or belongs to another matter (护理补贴, 换药费 is
    the task still) is passed over.
    """
    heard = read(text)
    book = _load()
    for pattern in (book.tasks, book.names):
        for match in pattern.finditer(heard.text):
            if not _wanted(heard.text, match):
                continue
            start, end = match.span()
            if match["home"] and _AGENT.search(heard.text[:start]):
                # 护士上门打针: 上门 tells how the nurse comes, 打针 what for
                start = match.end("home")
            return Span(start, end, put_right(heard, start, end))
    return None


@dataclass(frozen=True)
class _Book:
    tasks: re.Pattern[str]
    names: re.Pattern[str]


_LITTLE = "(?:一?下子?|[一两]?[个次遍趟]|[好完]?了)?"
_JOINT = "(?:和|跟|同埋?|及|还有|、|再)?"
_REFUSED = re.compile(
    "(?:不是|不要|不用|不想要|不讲|不说|先不|别|没有?|不会|取消了)(?:做|约|订|再|给?我|先)?$"
)
_OTHER = re.compile(
    "员|师|站|院|床(?!位?费)|垫(?!的|付|钱|了)|补贴|津贴|保险|等级|培训|资格|招聘|证书|机构|中心|点的?优惠|记录|纪录|计|仪|器"
    "|班|课|管"
)
_LEARNT = re.compile("(?:学|教|学习|培训|报)(?:一?下|怎么|做)?$")
_AGENT = re.compile("(?:护士|护理员|护理师|护工|姑娘|师傅|医生|阿姨|要|个人)$")
_ELSEWHERE = re.compile("(?:要去|去医院|去卫生院|自己|我会|医生叫|隔天)(?:还?会|能|可以|都)?$")
_OFFERED = re.compile("志愿|义工|义务")


def _wanted(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start()]
    if _REFUSED.search(before) or _LEARNT.search(before) or _ELSEWHERE.search(before):
        return False
    if _OTHER.match(text, match.end()) or _OFFERED.search(text):
        return False
    # 代购一箱牛奶 is the errand itself; 代购 as a name stands alone
    if match.group() == "护工" and not re.search("[请找约要](?:一?个|一?位)?$", before):
        return False
    if match.group().endswith(("脚", "背")) and text.startswith("的药", match.end()):
        return False
    return not (
        match.group().endswith(("代购", "跑腿"))
        and re.match("[一两二三四五六七八九十半几0-9]|些(?!钱)", text[match.end() :])
    )


@lru_cache(maxsize=1)
def _load() -> _Book:
    try:
        data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        phrases = [
            f"(?:{_any(group['verbs'])}){_LITTLE}(?:{_any(group['things'])})"
            for group in data["tasks"]
        ]
        words, names = _any(data["words"]), _any(data["names"])
    except (AttributeError, KeyError, TypeError) as error:
        raise ContentError(
            f"{FILE.name}: 应有 tasks（每条含 verbs 和 things）、words、names；出错处：{error!r}。"
        ) from error
    task = f"(?:{words}|{'|'.join(phrases)})"
    return _Book(
        re.compile(f"(?P<home>上门)?{task}(?:{_JOINT}{task})*"),
        re.compile(f"(?P<home>上门(?=打扫|维修))?(?:{names})"),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
