"""What a caller asks about the booking under way, and the answer from what is noted of it.

嗰日即系新历几多号, 你记的电话是多少, 一共几样. A clause asks so where nothing stands in it but the
question, the thing asked about and little words; a question about anything else is none of these:
师傅电话多少, 高龄津贴几号发.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from care.booking_days_said import when_said
from care.booking_reading import value_said
from care.booking_words import say, spoken_today
from care.bookings import Draft
from care.extractors import lunar
from care.messages import Message


def asked_of_booking(text: str, draft: Draft) -> dict[str, str]:
    """Return the clauses of a normalised text that ask what is noted, by what they ask for.

    Besides slots these are `calendar` (new or old), `count` (how many things) and `today`; only
    what is known of the draft can be answered.
    """
    found: dict[str, str] = {}
    for clause in _CLAUSES.findall(text):
        kind = _kind(clause.strip())
        if kind is None or not _known(kind, clause, draft):
            continue
        found.setdefault(kind, clause.strip(" ?？"))
    return found


def told_of_booking(kinds: tuple[str, ...], draft: Draft, now: datetime, language: str) -> Message:
    """Say what is noted of what was asked, or which day is today."""
    if kinds == ("today",):
        return say("today", language, today=spoken_today(now))
    kinds = tuple(kind for kind in kinds if kind != "today")
    values = "，".join(dict.fromkeys(_said(kind, draft) for kind in kinds))
    return say("noted_so", language, values=values)


def _kind(clause: str) -> str | None:
    if _ELSE.search(clause):
        return None
    for kind, pattern in _QUESTIONS.items():
        asked = pattern.search(clause)
        if asked is None:
            continue
        rest = f"{clause[: asked.start()]} {clause[asked.end() :]}"
        rest = _VISIT.sub("", rest) if kind in _VISITED else rest
        if not _LITTLE.sub("", rest).strip():
            return kind
    return None


def _known(kind: str, clause: str, draft: Draft) -> bool:
    if kind == "today":
        return True
    slot = {"calendar": "date", "count": "items"}.get(kind, kind)
    if not getattr(draft, slot):
        return False
    # 几点来, of a visit some time in the morning, only staff can tell
    return kind != "time" or ":" in str(draft.time) or "几点" not in clause


def _said(kind: str, draft: Draft) -> str:
    if kind == "calendar":
        days = [visit.date for visit in draft.visits()]
        return "，".join(f"{value_said(draft, 'date')}，{_old(day)}" for day in days[:1])
    if kind == "count":
        return f"{len(draft.items)}样，{value_said(draft, 'items')}"
    if kind == "time":
        return when_said(draft)
    return value_said(draft, kind).removeprefix("给")


def _old(day: str) -> str:
    return f"农历{lunar.called(date.fromisoformat(day))}"


_CLAUSES = re.compile("[^,，。;；!！?？\\n ]+[?？]?")
_LITTLE = re.compile(
    "来着|[那这][一]?[天日个次单]?|就|即|是|系|你|您|我们?|记|写|填|[预]?约|订|定|的|得|了|下|上|低"
    "|日子|日期|时间|换成|换算|算|对应|合|到底|究竟|刚才|现在|给|帮|讲|说|念|报|话|[哦噢啊呀呢咯嘛哈喇啦]"
    "|请问|问一?下|想问|等等|等一?下|也|又|转|属于|为|成|再|先|看|想|[?？]"
)
_VISIT = re.compile("来(?!着)|到|送|上门|过来|人|师傅|护士|阿姨|饭|东西|做|搞")
"""Whoever comes and what is brought, of which only the hour is asked."""
_OLD = "(?:新历|公历|阳历|农历|阴历|旧历|老历)"
_DAY = "(?:(?:[几哪]个?月|多少月)?(?:几|多少)[号日]|[哪几]一?[天日]|(?:星期|礼拜|周)(?:几|多少))"
_WHAT = "(?:多少|什么|谁|哪个|怎么(?:写|记)的?)"
_GAP = "(?:[你您我是系就记写填报说讲念订约的了下低给帮]|刚才|现在)*"
_ASKED = {
    "today": f"(?:今天|今日){_GAP}(?:{_OLD}的?)?{_GAP}{_DAY}",
    "calendar": f"{_OLD}的?{_GAP}(?:{_DAY}|还是{_OLD}的?)",
    "date": _DAY,
    "time": "几点钟?|几时|什么时候|(?:上午|早上)还是下午",
    "address": (
        f"(?:地址|地方|住址|门牌号?){_GAP}(?:哪里|哪个地方|哪|{_WHAT}|多少号|几号)"
        f"|(?:送|寄)(?:去|到|来)*{_GAP}(?:哪里|哪个地址|哪(?![天日]))"
    ),
    "phone": f"(?:电话|手机|号码|尾号)(?:号码?)?{_GAP}{_WHAT}(?:号码?)?",
    "name": f"(?:名字|姓名|称呼|我(?:叫|姓)){_GAP}{_WHAT}(?:名字|名)?",
    "count": "(?:一共|总共|拢共|加起来|合起来)?(?:买|要|有)*(?:了)?(?:几|多少)(?:样|种|件)",
    "quantity": "(?:一共|总共)?(?:几|多少)[份盒]",
    "service": f"[订约]{_GAP}(?:什么|哪样|哪个)(?:服务|项目)",
}
"""What may be asked, the more special first."""
_QUESTIONS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_VISITED = ("calendar", "date", "time", "count", "quantity")
_ELSE = re.compile(
    "[你您](?:叫|是谁|是什么|姓|贵姓|在哪)|你们的?(?:电话|号码|地址|地方|名字)|(?:现在|都)?几点钟?了"
    "|[你您]们?(?:知道|晓得|看)?(?:现在)?几点|不知道|不晓得|不记得要|忘记?了?要"
)
