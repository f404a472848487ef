"""What callers tell as a story: who it is about, and what went wrong or was done well.

来我家煮饭的阿嫂，说是两点钟，半点就走了 says it all, and names nothing that a classifier waits
for. `told_stories.yaml` holds, for each party, what goes wrong with it; both have to be said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from care.booking_services import service_in
from care.text import normalise

_FILE = Path(__file__).with_name("told_stories.yaml")
_LEAST = 12
"""A story has at least so many signs."""
_BARE = 7
"""A wrong in fewer signs needs the clause before it to be understood."""
_LONGEST = 42
"""The gist of a matter has at most so many signs."""


@dataclass(frozen=True)
class Story:
    """What goes wrong with one party, and the request (`requests.yaml`) that it comes to."""

    request: str
    who: re.Pattern[str]
    wrong: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]


def story_in(plain: str) -> str | None:
    """Return the request that a normalised text tells as a story; None where it tells none."""
    if len(plain) < _LEAST or _ASKED_FOR.search(plain):
        return None
    for story in _all():
        if story.unless.search(plain) or not story.who.search(plain):
            continue
        if any(sign.search(plain) for sign in story.wrong):
            return story.request
    return None


def tells_wrong(text: str) -> bool:
    """Tell whether a text tells what went wrong with somebody, as a story."""
    return story_in(normalise(text).text) is not None


def praised_in(plain: str) -> bool:
    """Tell whether a normalised text that thanks tells what somebody of ours did: 他搬凳子就换了.

    谢谢你姑娘帮我查 thanks whoever is on the line, 师傅明天来我就放心 for what is to come.
    """
    praise = next(story for story in _all() if story.request == "praise")
    if len(plain) < _LEAST or praise.unless.search(plain) or _ASKED_FOR.search(plain):
        return False
    told = praise.who.search(plain) and _DEED.search(plain) and _OF_THIRD.search(plain)
    return bool(told) and _TO_COME.search(plain) is None


_OF_THIRD = re.compile(
    "[他她佢]|那[个位名]|派来|(?:上次|上回|昨天|前天|那天|上星期|上个?月)[^，。 ]{0,6}来"
)
_TO_COME = re.compile(
    "明天|后天|到时|下(?:次|周|星期|个月)|等下|以后|麻烦|(?:你|您)(?:帮|替|给|真|教|讲|说)"
)


def matter_in(text: str) -> str | None:
    """Return what went wrong in the caller's own clauses: 饭堂的饭送上来天天都是冷的.

    Clauses that tell a wrong, in their order, with the service or thing that they are about.
    """
    plain = normalise(text).text
    told = [clause for clause in _CLAUSES.split(plain) if clause]
    wrong = [any(sign.search(c) for sign in _signs()) or bool(_BAD.search(c)) for c in told]
    if not any(wrong):
        return None
    first = wrong.index(True)
    if first and len(told[first]) < _BARE and not _WISH.search(told[first - 1]):
        wrong[first - 1] = True  # 养了十几只鸡, before 臭死了
    kept = [
        clause
        for clause, bad in zip(told, wrong, strict=True)
        if bad or (service_in(clause) is not None and not _WISH.search(clause))
    ]
    gist = ""
    for clause in dict.fromkeys(kept):
        longer = f"{gist}，{clause}" if gist else clause
        if len(longer) > _LONGEST and gist:
            break
        gist = longer
    return gist[:_LONGEST] or None


def deed_in(text: str) -> str | None:
    """Return what somebody did well, in the caller's own clauses: 自己掏腰包去镇上配了一副."""
    plain = normalise(text).text
    told = [clause for clause in _CLAUSES.split(plain) if clause]
    good = [c for c in told if _DEED.search(c) and not (_PRAISES.search(c) or _ASKS_US.search(c))]
    return "，".join(dict.fromkeys(good))[:_LONGEST] or None


_DEED = re.compile(
    "(?:帮|给|替)(?:我|他|她|老人|我[妈爸])|自己(?:掏|出|垫|花|淋)|掏腰包|垫(?:了|钱)|主动|特[意地]|不收|没收|分文不"
    "|(?:扛|背|扶|抱|搬|送|陪|守|等)(?:着|了|我|他|她|到|去|上|回)|问我(?:冷|热|痛|饿|累)|细心|耐心|周到|负责|勤快|不嫌|一句怨言"
)
_PRAISES = re.compile("表扬|夸|赞|锦旗|感谢信|谢谢")
_ASKS_US = re.compile("(?:你|您)们?(?:帮|替|给)|(?:麻烦|请)(?:你|您)")

_CLAUSES = re.compile(r"[\s,，。;；!！?？“”]+")
_ASKED_FOR = re.compile(
    "(?:(?<!不)(?<!不是)想|(?<!不)(?<!不是)要|帮我|给我|麻烦|能不能|可不可以)(?:再|先|请你们?|你们?|给)*(?:订|约|请|找|派|安排|留)(?:个|一|人|师傅|位)"
    "|叫个人|[来找请]个人|叫她?(?:不用|莫|别)来|[想要][^，。 ]{0,6}订|订[^，。 ]{0,4}[餐饭份]"
    "|预约|取消|停了?[他她佢]|改[成到返在]|推迟|还是[^，。 ]{1,4}点来|调去"
    "|(?:也|都)想|我报|报名|考试|羡慕|满意|拜年|不嫌|谢谢你"
    "|怎么申请|如何申请|规定|政策|补贴|文件|有没有这条|哪个(?:部门|单位)|谁(?:来)?管|有权|能不能扣|退不退|返不返|有没有人管[啊呀]?[?？]?$"
    "|哪里有|地址在|电话多少|兽医|网购|学校|万一|如果|要是|是不是真|几点来|[来叫]个|能不能给|修(?:一?下)?音响|烫(?:到|伤)|烧(?:到|伤|起)"
)
"""Who wishes for somebody to come, or asks what the rule is, tells how it came to that."""
_WISH = re.compile("投诉|举报|反映|表扬")
_BAD = re.compile(
    "冷的|冰冷|馊|臭|尿味|黄渍|脏|发霉|有虫|蟑螂|老鼠|没熟|咬不动|硬邦邦|迟到|才(?:到|来)|没(?:有)?(?:人)?(?:来|到|接|理|管|修|退|换)|刮花|打碎|打烂|弄坏"
    "|骂|凶|吼|白眼|态度|乱收|多收|涨|升|不退|打不通|吵|堆|漏|不干净|没洗|青一块|紫一块|打了|不见了|偷|坏了?|松了|不给|不让|少了?"
)


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(sign for story in _all() for sign in story.wrong)


@cache
def _all() -> tuple[Story, ...]:
    loaded = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Story(
            entry["request"],
            re.compile(entry["who"]),
            tuple(re.compile(sign) for sign in entry["wrong"]),
            re.compile(entry["not"]),
        )
        for entry in loaded
    )
