"""By how much a caller moves a booking from where it stands: 推后半小时, 提前一个钟, 晚一天.

Such words name no day and no hour: only beside the one that is known do they mean anything.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from care.bookings import Draft, Visit
from care.extractors.numerals import NUMERAL, number

_LATER = (
    "往后|再后|退后|后[移推]|(?<=[改换推挪移调延成到为])后"
    "|推[迟后]?|延[后迟期]?|押后|后延|顺延|晚|迟|晏|拖"
)
_SOONER = "往前|[推移]前|前移|提[前早]|(?<![今明昨一大清从起])早"
_STEP = re.compile(
    f"(?P<way>{_LATER}|{_SOONER})(?:推|挪|移|调|延|拖|拉)?[迟后]?(?:来|到|过来|送|多|个|先|大概|差不多)*"
    f"(?P<amount>[{NUMERAL}]{{1,3}}|半)(?P<half>个半)?个?"
    "(?P<unit>天|日|星期|周|礼拜|小时|钟头|钟|粒钟|分钟|刻钟?|个?字|骨)(?P<more>半)?"
)
_BESIDE = re.compile(
    "(?:改|换|推|挪|移|调)(?:成|到|做|为|去)?(?:它的)?(?:(?P<next>第二|隔|翌|下一?)|前一)[天日](?!子)"
    # 重阳不行，前一日吧: in a clause of its own, with no more than that somebody is to come
    "|(?:^|(?<=[,，。;；!！ ]))(?:那|就|还是|要不|不如|改|约|换|在)*(?:它的?|节日?的?|那天的?)?"
    "(?:(?P<after>第二|隔|翌|次|(?:往?后|下)一)|(?:往?前|上|早|头)一)[天日]"
    "(?:的?(?:早上|上午|中午|下午|晚上|[0-9一二两三四五六七八九十]{1,3}点半?)|来|送|过来|上门|也|就|都|行|得|可以|好|吧|啦|咯|喇|了|啊)*"
    "(?=[,，。;；!！?？ ]|$)"
)
"""改第二日: of the day that is known, the next or the one before."""
_NEXT_WEEK = re.compile(
    "(?:改|换|推|挪|移|调|延)[^,，。;；!！?？ ]{0,4}?"
    "(?P<week>(?:再)?下一?个?(?:星期|周|礼拜)(?![一二三四五六日天末1-7])"
    "(?:的?(?:同一?[天日]|那一?天|这一?天|同一?时间))?)"
    "(?![^。;；!！?？]*(?:星期|周|礼拜)[一二三四五六日天])"
)
"""推到下个礼拜, where no day of it is told."""
_TOLD = re.compile(
    # 提前半个钟打电话 is for whoever comes, 上次晚了一个钟 and 迟到半小时 are stories
    "^(?:来|给|先|再|跟|同|和|我|你|他|她|们)*(?:打|通知|告诉|话|讲|说|联系|提醒|吃|食|喂|到场|准备|出门|走|回|出院|放假|到家)"
    "|^[^,，。;； ]{0,4}(?:都|也)(?:得|行|可以|没|冇|无)"
)
_STORY = re.compile(
    "上次|上回|昨|前[天日]|每次|次次|总是|(?:晚|迟|推|早)(?:到|了)|不要|别|莫|唔好|(?<!能)不能"
)
_MINUTES = {"小": 60, "钟": 60, "分": 1, "粒": 60, "刻": 15, "骨": 15, "字": 5, "个": 5}
_DAYS = {"天": 1, "日": 1}


def moved_by(text: str) -> timedelta | None:
    """Return by how much a normalised text puts something off, or (negative) brings it forward."""
    for match in _STEP.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in ",，。;； ") + 1
        if _STORY.search(text, begin, match.end()) or _TOLD.search(text[match.end() :]):
            continue
        half = match["amount"] == "半"
        count = 0.5 if half else float(number(match["amount"]) or 0)
        count += 0.5 if match["half"] or match["more"] else 0
        unit = match["unit"][0]
        step = (
            timedelta(minutes=count * _MINUTES[unit])
            if unit in _MINUTES
            else timedelta(days=count * _DAYS.get(unit, 7))
        )
        return -step if re.match(_SOONER, match["way"]) else step
    if next_week_in(text) is not None:
        return timedelta(days=7)
    beside = _BESIDE.search(text)
    if beside is None:
        return None
    return timedelta(days=1 if beside["next"] or beside["after"] else -1)


def next_week_in(text: str) -> re.Match[str] | None:
    """Return where a normalised text puts something off to the week after: 推到下个礼拜."""
    return _NEXT_WEEK.search(text)


def whole_days(step: timedelta | None) -> bool:
    """Tell whether a step moves the day and not the hour."""
    return step is not None and step % timedelta(days=1) == timedelta(0)


def shifted(draft: Draft, step: timedelta) -> Draft:
    """Return the draft moved by a step: all its days, or the hour of each.

    An hour that is not known (上午) cannot be moved: it is emptied, so that it is asked for.
    """
    return draft.with_visits(_visit(visit, step) for visit in draft.visits())


def _visit(visit: Visit, step: timedelta) -> Visit:
    if whole_days(step):
        day = datetime.fromisoformat(visit.date) + step
        return replace(visit, date=day.date().isoformat())
    if not visit.time or ":" not in visit.time:
        return replace(visit, time=None)
    moment = datetime.fromisoformat(f"{visit.date}T{visit.time}") + step
    return replace(visit, date=moment.date().isoformat(), time=moment.strftime("%H:%M"))
