"""Fraud spoken of at the desk: a warning, whose fee is meant, and whether to tell the family."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome, Record
from care.desk import Desk
from care.fees_asked import asks_how_we_are_paid
from care.requests import Wanted, wanted
from care.text import normalise


def doubts_our_fee(heard: Hearing, desk: Desk) -> bool:
    """Whether a word of fraud is about a fee of ours just noted: no stranger wants anything."""
    of_us = desk.case is not None and desk.case.request == "fee" and not desk.warned
    strange = wanted("doubts_us").unless
    return of_us and strange is not None and strange.search(heard.text) is None


def offers_secret(text: str) -> bool:
    """Whether a caller asks to tell us a number or a password: no stranger has asked for it."""
    return _OFFERS.search(text) is not None and _STRANGER.search(text) is None


_PRIVATE = "(?:密码|卡号|账号|验证码|存折号)"
_GIVES = "(?:告诉|[讲说报念发]给?|给)(?:你|您)"
_OFFERS = re.compile(f"{_PRIVATE}[^，。]{{0,6}}{_GIVES}|{_GIVES}们?[^，。]{{0,6}}{_PRIVATE}")
_STRANGER = re.compile(
    "他|她|有人|那[个边]|对方|短信|微信|链接|来电|自称|冒充|骗|公安|社保|民政|(?<![要用需])(?<!不)(?:叫|让|催|要)我"
)


def sold_by_strangers(heard: Hearing) -> bool:
    """Whether a turn that needs following up tells of what strangers sell, and of none of ours.

    日日派鸡蛋，琴日话有张床垫六千八: whoever is to be warned complains of no service.
    """
    of_us = _OURS.search(heard.text) is not None
    return heard.turn.urgent and not of_us and _SELLS.search(heard.text) is not None


_SELLS = re.compile(
    "(?:派|送|领|拿)[^，。 ]{0,3}(?:鸡蛋|面条|大?米|油|礼品|脸盆)"
    "[^。]{0,120}(?:[千百万]|[0-9]{3,}|收钱|交钱|定金)"
    "|(?:铺|店|讲座|听课|会场|推销|专家)[^。]{0,80}(?:床垫|保健|口服液|净水|理疗|磁疗|仪器|神药|玉石|枕头|被子)"
)
_OURS = re.compile("你们(?:派|的|那|这|家)|护工|师傅|家政|保洁|送餐|养老院|敬老院|老人院")


def scam(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Warn, name the numbers, have somebody call back today; or keep a secret from being told."""
    if offers_secret(heard.text):
        return Outcome(desk, (heard.say("ask.private"),))
    if is_over(heard.text) and not desk.warned:
        return _past(heard, desk, request)
    if only_heard_of(heard.text) and not desk.warned:
        asked = Record("防骗咨询", request.about, "来电人问骗术，已说明", heard.text[:500])
        told = replace(desk, pending=None, lost=0, warned=True)
        return Outcome(told, (heard.say("talk.scam_tale"),), asked)
    if asks_how_we_are_paid(heard.text) and not desk.warned:
        # 要唔要先交钱噶, asked of us: nobody else wants anything
        asked = Record("其他", "收费", "来电人问钱怎么交，已说明电话里不收钱", heard.text[:500])
        return Outcome(replace(desk, lost=0), (heard.say("talk.fee_terms"),), asked)
    desk = replace(desk, pending=None, lost=0, questions=(*desk.questions, heard.text[:60])[-5:])
    record = Record("防骗咨询", request.about, request.outcome, heard.text[:500])
    desk = replace(desk, warned=True)
    return Outcome(desk, (heard.say("requests.scam"),), record, urgent="fraud_before_payment")


def is_over(text: str) -> bool:
    """Tell whether a fraud of long ago is told, of which the police know and nobody asks more."""
    if _STILL.search(text) or not _LONG_AGO.search(text):
        return False
    years = _YEARS_AGO.search(text) is not None and _CHEATED.search(text) is not None
    return years or _SETTLED.search(text) is not None


def only_heard_of(text: str) -> bool:
    """Tell whether a trick is asked about that one only heard of, on television or from others."""
    return _HEARD_OF.search(text) is not None and _CONCERNED.search(text) is None


_HEARD_OF = re.compile(
    "(?:电视|新闻|广播|收音机|报纸|网上|抖音|手机上?|社区|讲座|宣传)"
    "[^，。 ]{0,6}(?:讲|说|看到|放|报|登)"
)
_CONCERNED = re.compile(
    "(?:叫|要|喊|让|催|劝|打给|找|加|骗)(?:了)?(?:我|我[妈爸们]|老伴)(?!们老人)"
    "|我[^，。 ]{0,3}(?:没|已经|还没|想|准备|都)?(?:投|转|交|给|汇|买|接到|收到)"
    "|有人(?:打|来|叫|加|发|上门|给我)|刚才|头先|陌生|来电|短信|链接|自称|冒充|对方|验证码|[他她](?:讲|说|叫|要)"
)


def _past(heard: Hearing, desk: Desk, request: Wanted) -> Outcome:
    """Comfort who tells of a fraud long past; nobody has to ring back today."""
    name = "scam_lecture" if _LECTURE.search(heard.text) else "scam_past"
    outcome = "来电人讲过去被骗的事，已安慰并提醒拨96110"
    record = Record("防骗咨询", request.about, outcome, heard.text[:500])
    questions = (*desk.questions, heard.text[:60])[-5:]
    desk = replace(desk, pending=None, lost=0, warned=True, questions=questions)
    return Outcome(desk, (heard.say(f"talk.{name}"),), record)


_YEARS_AGO = re.compile("大?前年|去年|前几年|早几年|年前|那年")
_CHEATED = re.compile("(?:被|给|让|俾)[^，。 ]{0,8}(?:骗|呃|坑)(?:了|去|走|过)?")
_LONG_AGO = re.compile(
    "大?前年|去年|上?前几年|几年前|[一二两三四五六七八九十几0-9]年前|那年|以前|早几年|上半年|[一二两三四五六七八九十几0-9]个?月前|早已|早就"
)
_SETTLED = re.compile(
    "报(?:了|过)案|备案|结案|立案|抓(?:到|住|了)|退(?:了|回|还)|追(?:了|回)|判(?:了|刑)|过去了|了结|算了|不是要(?:你们)?(?:帮)?追"
)
_STILL = re.compile(
    "(?:刚才|现在|今天|昨天|这两天|又|还)[^，。 ]{0,8}"
    "(?:打来|打电话|来电|叫我|要我|催|找我|发短信)|(?:能不能|帮我|可以)[^，。 ]{0,4}追"
)
_LECTURE = re.compile("讲座|宣传|知识|学(?:一下|下|习)?防")


def tell_family(heard: Hearing, desk: Desk) -> Outcome | None:
    """Say yes to who asks after a warning of fraud whether to tell their family."""
    if _TELLS_KIN.search(heard.text) is None or not (desk.warned or of_fraud(heard)):
        return None
    return Outcome(replace(desk, lost=0), (heard.say("talk.scam_family"),))


def of_fraud(heard: Hearing) -> bool:
    """Whether the caller spoke of a fraud a moment ago; the alarm may have answered that turn."""
    fraud = wanted("scam")
    return any(fraud.means(normalise(said).text) for said in heard.earlier[-_RECENT:])


_RECENT = 6


_TELLS_KIN = re.compile(
    "(?:要不要|该不该|用不用|使不使|好不好|能不能|可不可以|可以|应该|需不需要|是不是要|[要该])[^，。,]{0,4}"
    "(?:告诉|通知|跟|同|和|问|打(?:电话)?给|讲给|话给|说给|叫|喊)[^，。,]{0,4}"
    "(?:儿子|女儿|仔|女|崽|孩子|家人|家里|屋里|老公|老婆|老伴|媳妇|孙|弟|妹|哥|姐)"
)


def told_to_pay(heard: Hearing) -> bool:
    """Whether somebody else wants the card number or the code, not the caller to give it to us."""
    return re.search("骗|有人|对方|他们?说|[要叫让]我|陌生|来电|短信", heard.text) is not None
