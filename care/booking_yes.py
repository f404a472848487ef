"""Whether any words of a turn stand as a yes, which nobody books without.

A network hears willingness in 另外请安排一个女的护士来 and 可以的话叫个会讲白话的; here a yes
is what opens or closes a clause as one: 对的预约就按这个来, 信息没问题, 落单啦.
"""

from __future__ import annotations

import re

from care.booking_assent import besides, error_denied


def holds_yes(text: str) -> bool:
    """Tell whether a clause of a normalised text is, begins with or ends in a yes.

    对花生过敏, 好怕痛的, 得过中风, 着凉了 and 是卧床的 begin with its characters and are none.
    """
    if _RESERVED.search(text):
        return False
    return any(_is_yes(clause) for clause in _CLAUSES.findall(besides(text)))


def _is_yes(clause: str) -> bool:
    clause = error_denied(clause)
    return bool(_HEAD.match(clause) or _TAIL.search(clause) or _ORDER.fullmatch(clause))


_RESERVED = re.compile("(?:^|[,，。;； ])(?:不过|但是?|可是|只是|除了)")
"""行啊，不过要早点 is to be asked about once more."""
_CLAUSES = re.compile("[^,，。;；!！、\\n ]+")
_FILL = "(?:[嗯哦噢啊诶哎唉喂哈呃]|那|就是|这回|这下|现在|这次|都)*"
_SOFT = "[的啊呀啦喇咯啰嘞咧哈嘛吧哦噢头晒哩嗻]"
_ONE = "[对好啱行着妥得是系成中]"
_GOES_ON = (
    "[,，。?？]|$|[对啱](?=$|[,，。的啊呀])|[你您](?:们|讲|说|念|报|记|刚|帮)|就(?![怕是])|就是?(?:这样|这么样|那样|咁)|照(?!顾|看|片)|按(?![门铃摁])"
    "|(?:没|冇|无)(?:有)?(?:错|误|问题|漏|少|别的)|不(?:用|要|使)?改|莫改|都(?:对|啱|是|得|可以)|全(?:都?对|啱|部)"
    "|这(?:么多|些|回|次|下|个)|那就|订|定(?!时|期)|约(?!摸)|麻烦[你您]|多?谢|辛苦|唔该|(?:信息|预约|资料|电话|地址)"
)
_HEAD = re.compile(
    f"{_FILL}(?:"
    f"(?:{_ONE}[了个]?)*{_ONE}(?:{_SOFT}+(?!话|是)|[了个](?={_SOFT}|{_GOES_ON})|(?={_GOES_ON}))"
    "|(?:可以|同意|要得|做得|没(?:有|得)?问题|冇问题|无问题|莫问题|正确|妥当|满意|放心|听[你您]的|随[你您])(?=[的了啊呀啦吧嘛就订照按]|$)(?!的话)"
    "|(?i:ok)|(?:确认|确定)(?=$|[了的啊呀啦吧]|下单|提交|无误|没|对|信息|预约|订)"
    "|不(?:用|要|使)(?:再)?(?:改|动|加)|(?:没|冇|无)(?:有)?(?:漏|少|缺|遗漏|别的|东西漏)"
    ")"
)
_NOUN = (
    "(?:信息|资料|电话|号码|地址|名字|姓名|日子|时间|内容|清单|东西|数量|预约|上面|份数"
    "|[讲说念报写记核][对]?(?:的|得)?|样)"
)
_RIGHT = "(?:对头?|啱|正确|齐全?|无误|没(?:有|得)?问题|冇问题|妥当?|着|要得|可以)"
_TAIL = re.compile(
    f"(?:(?:都|也|全部?|全是|完全|样样|通通|统统|一样){{1,2}}是?(?:对头?|啱|正确|齐全?|无误|没(?:有|得)?问题|着)"
    f"|{_NOUN}(?:全部?|都|也|是|样)*{_RIGHT}"
    "|(?:就|是)?(?:这样|咁样?|这么样?)(?:子)?(?:就|都)?(?:行|得|可以|好|妥|对))"
    f"(?:{_SOFT}|了)*$"
)
_DO = "(?:预?约|订|定|下单|落单|提交|安排|派人|办|来|送|做|登记|记|报|写|改|用)"
_ORDER = re.compile(
    f"{_FILL}(?:你|您|就|请|快|麻烦|劳烦|拜托)*(?:帮|给|替)?(?:我|你)?(?:们)?"
    f"(?:(?:(?:就|照|按|依|是)+(?:这样|咁样?|这么样?|那样|[你您](?:刚才)?[讲说念]的|这个|那个)?)(?:子|去|来)?{_DO}?|(?:这样|咁样?|这么样?)(?:子|去|来)?{_DO}"
    f"|(?:预?约|订|定|下单|落单|提交|安排|登记|记|办|用)(?:上|下|好|下来|落来|上去|落去|这个)?)"
    f"(?:{_SOFT}|了|就好|就得|就行|先|[你您]了?)*"
)
