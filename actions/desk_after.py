"""What callers say after advice, a warning or lonely talk: a kind answer that moves on.

好 那我不理他, 先不约 我带她去看医生 and 不用派人来 ask for nothing that the hotline lacks, and no
caller who was just warned or comforted is told 这个我帮不上忙.
"""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_fraud import of_fraud
from actions.desk_outcome import Hearing, Outcome
from actions.desk_talk import lonely
from care.desk import Desk, asks
from care.requests import recognise, wanted

_LOST = frozenset({"out_of_scope", "nlu_fallback", "inform", "deny", "affirm", "cancel_booking"})
"""Intents that such talk is taken for."""


def moves_on(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer talk that goes on with a warning or with lonely talk; None for all other turns."""
    if heard.inside_booking or (desk.pending is not None and desk.pending.firm):
        return None
    if desk.lonely and _NO_VISIT.search(heard.text):
        said = heard.say("talk.lonely_no_visit")
        return Outcome(replace(desk, lost=0, pending=None), (said,))
    if desk.warned or of_fraud(heard):
        name = _of_warning(heard)
        if name is not None:
            return Outcome(replace(desk, lost=0), (heard.say(f"talk.{name}"),))
    if desk.lonely and heard.intent in _LOST and not asks(heard.text):
        return lonely(heard, desk, wanted("lonely"))
    return None


def after_advice(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer what follows advice about one's health: the consult declined, or the same again."""
    if declines_consult(heard.text):
        said = heard.say("talk.health_parting")
        return Outcome(replace(desk, lost=0, pending=None), (said,))
    whether = asks(heard.text) or _WHETHER.search(heard.text) is not None
    of_health = _OF_HEALTH.search(heard.text) or _WHAT_OF.match(heard.text.strip(" ,，。"))
    if heard.intent in _LOST and whether and of_health:
        # 那豆腐到底能不能吃: no doctor here, however it is asked
        again = desk.asking("consult", since=heard.turn.ordinal)
        return Outcome(replace(again, lost=0), (heard.say("talk.health_again"),))
    return None


def beside_booking(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer what follows advice that the booking form gave, with its offer, a turn before."""
    asked = heard.earlier[-1:]
    if heard.inside_booking or desk.pending is not None or desk.case is not None or not asked:
        return None
    before = recognise(asked[0])
    of_health = asks(asked[0]) and _OF_BODY.search(asked[0]) is not None
    if (before.id != "health_question") if before is not None else not of_health:
        return None
    request = recognise(heard.turn.text)
    return after_advice(heard, desk) if request is None else None


def _of_warning(heard: Hearing) -> str | None:
    """Return how talk after a warning of fraud is answered."""
    if _GIFTS.search(heard.text) and _GIVES_BACK.search(heard.text):
        return "scam_gifts"
    if _OWES.search(heard.text):
        return "scam_owes"
    if _CALLS_AGAIN.search(heard.text):
        return "scam_again"
    if asks(heard.text):
        return None
    return "scam_heard" if _KEEPS_AWAY.search(heard.text) else None


def declines_consult(text: str) -> bool:
    """Tell whether a normalised text wants no talk with a doctor arranged, now or at all."""
    return _NOT_ARRANGED.search(text) is not None and _ARRANGED.search(text) is None


_OF_HEALTH = re.compile(
    "[药片粒针]|吃|喝|补|食|戒|痛|疼|晕|麻|肿|痒|睡|血压|血糖|尿酸|要紧|严重|会不会好|什么病|是不是病"
)
_WHAT_OF = re.compile("(?:那么?|咁)?[^，。 ]{1,6}呢[?？]?$")
_WHETHER = re.compile("(?P<verb>[吃喝停打换加减去用抹贴])不(?P=verb)")
_OF_BODY = re.compile(
    "尿酸|血压|血糖|血脂|体检|化验|片子|结石|痛风|痛|疼|病|药|晕|咳|麻|肿|睡不着|瞓唔着|关节|骨|心慌|胃|便秘"
)
_NO_VISIT = re.compile(
    "(?:不用|不要|不必|别|莫)(?:再)?(?:派|叫|喊|找|请|来)(?:个)?人|(?:不用|不要|别)(?:上门|来看|来我)"
    "|(?:讲|说|聊)(?:了)?(?:几|两)?句(?:话)?(?:就)?(?:好|够|行|舒服)"
)
_GIFTS = re.compile("鸡蛋|面条|大?米|油|礼品|礼物|送的(?!餐|饭)|白送|东西|纸巾|脸盆|洗衣粉")
_GIVES_BACK = re.compile("还(?:返|给|回|不还)|退(?:返|给|回|不退)|要不要还|用不用还")
_OWES = re.compile(
    "(?:吃|拿|收|要|得|用|领)(?:了|过|着)?[^，。 ]{0,3}(?:人家|别人|他们?|她们?)"
    "[^，。]{0,10}(?:不好意思|过意不去|难为情|对不住|欠|人情|开不了口)"
    "|(?:不|没)(?:买|帮衬)[^，。 ]{0,6}(?:不好意思|过意不去|难为情|对不住|说不过去)"
    "|欠(?:了)?(?:人家|别人|他们?|她们?)(?:的)?(?:一个)?(?:人情|情)|人情(?:怎么|点)?还"
)
"""Who was given eggs for weeks feels that something has to be bought."""
_CALLS_AGAIN = re.compile(
    "(?:再|又|还|今晚|晚上|明天|下午|等下|过后)(?:会|要)?[^，。 ]{0,6}"
    "(?:打来|来电|打电话|打过来|找我|上门|来找|催)"
    "|怎么(?:样)?(?:应|答|回|对付|跟他|同他|讲|说)(?:他|她|佢|对方)?|接不接|(?:要不要|用不用|该不该|能不能)接"
)
_KEEPS_AWAY = re.compile(
    "不(?:再)?(?:转|理|睬|信|买|给|去|接|点|报|说|讲|扫|加|汇|上当)|挂(?:了|掉|断)|绕路|绕开|躲|拉黑|删(?:了|掉)"
    "|(?:收|藏|放|锁|压)(?:好|在|着|起|到)|(?:知道|晓得|明白|记住|懂)(?:了|啦|咯)|小心|告诉(?:我)?[儿女老孙家屋]|打96110"
)
_NOT_ARRANGED = re.compile(
    "(?:先|暂时|还是|现在|就|也|都)*(?:不|没|别|莫)(?:用|要|必|想|急着?)?(?:再|先|帮我|你们?|麻烦)*(?:约|订|预约|咨询|安排)"
    "|不(?:用|想|愿意?|肯)?(?:去|上)(?:医院|看)[^。]{0,16}(?:等|下次|再讲|再说|排队)"
    "|等(?:到)?(?:下次|有)[^，。 ]{0,4}医生[^，。 ]{0,8}再"
    "|(?:先|自己|明天|后天|过几天|过两日|再|带[她他])[^，。 ]{0,8}(?:去|到|问|找|看)[^，。 ]{0,8}"
    "(?:医院|医生|卫生院|大夫|门诊|诊所|药店)"
    "|我?问(?:过|下|问|一下)*(?:了)?(?:医生|大夫)(?:先|再|讲|$)"
    "|(?:覆|复)诊(?:先|再|时|的时候|那天)"
)
_ARRANGED = re.compile("帮我(?:约|订)|(?:那就?|还是|要|想)(?:约|订)|约(?:一个|一次|吧|啦)")
