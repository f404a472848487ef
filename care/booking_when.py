"""When a turn wants somebody to come: the days of stories and of other people's plans left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from care.booking_days_told_of import hour_first, without_habits
from care.booking_settled_day import settled_on
from care.bookings import Draft
from care.extractors import times
from care.extractors.numerals import NUMERAL
from care.extractors.times import Resolved


def meant(original: str, text: str, draft: Draft, asked: str | None, now: datetime) -> Resolved:
    """Return the day and time that a turn wants, in the light of what was asked and is known.

    `original` are the caller's own words, in which 晏昼饭 still names a part of the day.
    """
    if draft.service not in (None, "助餐"):
        # 来的阿姨吃不吃晏昼饭: who comes is asked about, and no hour told
        original, text = _MEAL_ASKED.sub("，", original), _MEAL_ASKED.sub("，", text)
    text = wished(text, settled=draft.date is not None and asked not in ("date", "time"))
    if re.match("(?:那|哎呀?|唉|哦)?[,，]?(?:不行|不得|不好|不可以)", text):
        # 不行，明天她要复查，后天: the last day said is the one that is left
        days = [found for found in times.find(text) if found.kind == "date"]
        text = text[days[-1].start :] if len(days) > 1 and not days[-1].new else text
    text = without_habits(text)
    when = times.resolve_date(text, now)
    hour = hour_first(text) if asked == "time" and not (when.part or when.time) else None
    if hour is not None:
        # 十点钟，对了日子也改一下: the hour that was asked for stays
        first = times.resolve_date(hour, now)
        when = replace(when, part=first.part, time=first.time)
    if asked == "time" and when == Resolved() and re.fullmatch(f"[{NUMERAL}]{{1,3}}半?", text):
        when = times.resolve_date(text + "点", now)
    if when.time and not when.part and not when.date and draft.time in _PARTS.values():
        # 三点, after 下午 was said: the afternoon's three
        clock = next((f.said for f in times.find(text) if f.kind == "time"), "")
        again = times.resolve_date(f"{draft.time}{clock}", now)
        if again.time and not again.problem:
            when = Resolved(when.date, again.part, again.time, when.problem)
    if re.search("晏昼[嘅的]?饭|晏饭|食晏", original) and not when.time:
        return Resolved(when.date, "中午", None, when.problem)
    meal = _MEAL_TIME.search(text)
    if meal and not when.part and not when.time:
        part = _PARTS[meal["part"]] if meal["part"] else "中午"
        return Resolved(when.date, part, None, when.problem)
    return when


def wished(text: str, *, settled: bool = False) -> str:
    """Return a normalised text without the clauses whose day nobody is wished for.

    今天早上都没得打 tells what was; 她明天要去医院, once a day is `settled`, what somebody does.
    """
    kept, medicine = [], _MEDICINE.search(text) is not None
    for clause in _CLAUSES.findall(text):
        runs_out = medicine and _RUNS_OUT.search(clause) and not _COMES.search(clause)
        if not ((runs_out or _told(clause, settled)) and times.find(clause)):
            kept.append(clause)
    rest = settled_on(_without_refused(_SPENT.sub("，", without_today("".join(kept)))))
    rest = _without_visitors(rest, settled=settled)
    free = _ANY_DAY.sub("，", rest)
    # 哪天来都得，最好下礼拜二: a day that is liked best is the day
    return free if free != rest and any(f.kind == "date" for f in times.find(free)) else rest


def _without_refused(text: str) -> str:
    """Leave out what is said against today or this week, where another day is told.

    今日我要出街, 唔系今个礼拜二啊, 今晡日挨夜来唔掣.
    """
    rest = "".join(c for c in _CLAUSES.findall(text) if not _NOT_TODAY.search(c))
    return rest if any(f.kind == "date" for f in times.find(rest)) else text


def without_today(text: str) -> str:
    """Return a normalised text without what today is: 今天都二十五号了，那后天吧."""
    return _TODAY_IS.sub("，", text)


def _without_visitors(text: str, *, settled: bool) -> str:
    """Leave out when kin and guests come or go: a reason for what is ordered, and no day of it.

    鸡蛋要三斤，孙子周末要来. Where no other day is known it may be meant after all; 那天 means it.
    """
    if _MEANS_IT.search(text):
        return text
    clauses = _CLAUSES.findall(text)
    rest = "".join(c for c in clauses if not (_VISITORS.search(c) and not _FOR_US.search(c)))
    return rest if settled or any(f.kind == "date" for f in times.find(rest)) else text


def _told(clause: str, settled: bool) -> bool:
    """Whether a clause tells what was, or what somebody does on a day, and wishes for nothing."""
    if settled and _LEAVES_OPEN.search(clause):
        # 那我改天去问社区: the day told stays, unless the caller says that it does not suit
        rest = _LEAVES_OPEN.sub("", clause).strip(" ,，。那就啊吧嘛")
        return len(rest) > 1 and not (_COMES.search(rest) or _UNSUITED.search(rest))
    if settled and _EITHER_OF.search(clause):
        return True  # 是中秋前一天还是当天? asks about the day that stands
    if settled and _WONDERS.search(clause) and not _COMES.search(clause):
        return True  # 早上血压一百六是不是高
    if _STORY.search(clause) or (settled and _PAST.search(clause)):
        return not _OF_A_BOOKING.search(clause)
    narrated = _NOW.search(clause) or (settled and _PLANS.search(clause))
    return bool(narrated) and not _COMES.search(clause)


def without_times(text: str) -> str:
    """Return a text with a comma for each time said, so that numbers left are of other things."""
    pieces, at = [], 0
    for found in times.find(text):
        pieces.append(text[at : found.start])
        at = max(at, found.end)
    return "，".join([*pieces, text[at:]]) if pieces else text


_CLAUSES = re.compile("[^,，。;；!！?？\\n ]*[,，。;；!！?？\\n ]?")
_PEOPLE = "[我他她佢]们?|人家|女儿|儿子|孙[子女]?|老[伴公婆]|媳妇|女婿|医生|[爸妈哥弟姐妹爷奶婆公]"
_ENDED = (
    "[用吃打断停烧][完光]|最后一[粒片颗针]|没得?[打吃喝睡开]|没(?:药|电|水|饭)|[摔跌]了|睡不|吃不"
)
_PAST = re.compile("昨|前[天日晚]|大前|上+一?个?(?:月|周|星期|礼拜)|去年|前年|刚才|刚刚")
_STORY = re.compile(
    f"(?:{_PAST.pattern}).*(?:{_ENDED}|摔|跌|发烧|疼|痛|电话|(?<![好行得以])了(?=.)|过(?![来去]))"
)
_NOW = re.compile(
    f"(?:今[天日早晨]|早上|上午|中午|下午|晚上).*"
    f"(?:{_ENDED}|(?:{_PEOPLE}|护士|师傅)[^,，。;； ]{{0,3}}[看来去查问打换做]过(?![来去]))"
)
_MEDICINE = re.compile("药|[打一]针|胰岛素")
_RUNS_OUT = re.compile(
    "(?:今[晚夜]|[今明后][天日]).*(?:就|都|快)(?:要|会)?(?:没得?[打吃用]|没有?药|没有?了|断药|断了)"
)
"""When there will be no medicine: 今晚就没得吃了 tells by when it is needed, and no day to come."""
_PLANS = re.compile(
    f"(?:{_PEOPLE})[^,，。;；]{{0,6}}"
    "(?:去|(?<![讲说])回(?:来|去|家|乡|老家|校)|出院|放假|[上下]班|上课|复查|住院|开会|生日|喝酒|吃酒|走亲|结婚)"
)
_KIN = (
    "孙|[仔崽](?!细)|女(?![的护师人装式])|儿子|儿女|媳|婿|甥|侄|亲家|亲戚|朋友|同学|战友|老乡|孩子|小孩|细路"
    "|客人?|姐(?!们)|哥|弟|舅|叔|伯|姑(?!娘)|姨(?!来)|全家|一家人?|他们一家"
)
_VISITORS = re.compile(
    f"(?:{_KIN})[^,，。;；的份]{{0,8}}(?:来|返|回|[到走]|去|吃|食|住|玩|聚|放假|出嫁|结婚|探|看我)"
    "|(?:有|来|请|待)客|客人|摆酒|办酒|酒席|生日|做寿|大寿|满月|聚餐|团圆|团聚|人多"
)
_FOR_US = re.compile(
    "[你您]|护士|师傅|阿姨|护工|医生|(?<!我)姑娘|[派叫让送订约改换推挪帮等才]|请(?!客|吃|酒|人吃)|最好"
    "|方便|可以|有空|得闲|得空|在家|上门|取消|提前|时候"
)
_MEANS_IT = re.compile("[那当同][天日]|到时|(?:再|才)[送来]|之?前送")
_OF_A_BOOKING = re.compile("[预]?约|订|改|换到|取消|编号")
_COMES = re.compile(
    "(?<![打回过起出])来(?!电|了|过)|送|[预]?约|订|改|换到|上门|可以|[行得](?:吗|不|吧|了|$)|有空|得闲|得空|方便|在家|最好|取消|编号|安排|派|帮|请"
)
_LEAVES_OPEN = re.compile("改[天日]|过[两几些][天日]|这[两几][天日]|下次|下回|以后|回头")
_UNSUITED = re.compile("没空|不得闲|不方便|不行|不得|有事|不在|再[说讲约订]$|算")
_WONDERS = re.compile("是不是|怎么办|怎么回事|要不要紧|要紧吗|正常吗|会不会|什么原因|为什么|多不多")
_EITHER_OF = re.compile(
    "[天日号节期一二三四五六](?:[上中下]午|早上|晚上)?还是(?:[前后当]|[^,，。;；]{0,6}[天日号节一二三四五六])[^,，。;；]{0,5}"
    "(?:[?？]|[呢啊呀哦喔来着吗的]+[,，。 ]?$)"
)
_TODAY_IS = re.compile(
    f"(?:今[天日]|现在)(?:都|已经?|就|才|是)*(?:[{NUMERAL}]{{1,2}}月)?[{NUMERAL}廿卅]{{1,3}}[号日]"
    "(?:了(?!的)|[喇啦哦喔啊]|吧(?=[,，。 ])|对[吧吗不]|(?!\\w))"
    # 今日先系四月初一, 今晡日也系星期三
    "|(?:今[天日]|现在)(?:都|也|已经?|就|才|先|刚|又|正)*(?:是|到)(?:农历|阴历|旧历|老历)?"
    f"(?:(?:[正腊冬]|[{NUMERAL}]{{1,2}})月(?:初?[{NUMERAL}廿卅]{{1,3}})|(?:星期|周|礼拜)[一二三四五六日天])"
    "(?:[了喇啦哦喔啊]|(?=[,，。;； ]|$))"
)
"""今天都二十五号了 tells what today is, and wishes for no day."""
_NOT_TODAY = re.compile(
    "^[ ]*今[天日](?:[^,，。;； ]*)(?:(?:我|就|还)?(?:要|得)(?:去|出|回|上)|转不|来不[得掣了成到及]"
    "|不掣|[没不](?:得)?[空闲行])"
    "|(?:不是|不要|[莫别])[^,，。;； ]{0,2}(?:今个?|这个?|呢个?)(?:星期|周|礼拜)[一二三四五六日天]"
)
_SPENT = re.compile(
    "(?:今[天日])?[^,，。 ]{0,6}[了咗](?:一|整|大?半)(?:个|整)?"
    "(?:早上|上午|下午|晚上|早|晚|夜|天|日|朝)[^,，。 ]*"
)
"""今天洗了一早上衣服 tells how the day went."""
_ANY_DAY = re.compile(
    "(?:随便)?(?:哪|边|随便)一?[天日]?(?:来|送|去|过来|上门)?都(?:得|行|可以|好|没问题)[的啊呀咯啦]*|(?:什么|随便什么)时候(?:来|去)?都(?:得|行|可以)"
    # 下星期一以前都行，就星期六上午
    "|[^,，。;； ]{1,8}[之以]?前(?:来|做好?|修好?|送)?都(?:得|行|可以|好|没问题)[的啊呀咯啦]*"
)
_ANY = "[^,，。;；!！?？ ]"
_MEAL_ASKED = re.compile(
    f"{_ANY}*(?:[吃食](?:不|唔|冇|没)[吃食]|(?:管|包|带)(?:不|唔)(?:管|包|带)"
    "|(?:要不要|用不用|使不使|要唔要|使唔使|需不需要)"
    f"{_ANY}{{0,6}}[煮做留准备管包煲整弄搞吃食]){_ANY}{{0,6}}[饭餐]{_ANY}*"
    f"|{_ANY}*(?:阿姨|师傅|护士|护工|姑娘|来的人|上门的|她们?|他们?|佢哋?|你们){_ANY}{{0,6}}"
    f"[在留食吃管包带]{_ANY}{{0,8}}[饭餐]{_ANY}{{0,3}}(?:吗|么|没有|未|咩|冇|[?？])"
)
"""Whether who comes eats here is asked: 阿姨吃不吃午饭, 要不要给她煮午饭."""
_MEAL_TIME = re.compile(
    "(?P<part>[早午晚中])(?:上|中|间|餐)?[饭餐]|(?P<noon>晏昼饭|晏饭)|(?P<noon2>中午)"
)
_PARTS = {"早": "上午", "午": "中午", "中": "中午", "晚": "晚上"}
