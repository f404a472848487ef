"""What callers say of being noted: you write it down, what shall I leave you, I see to it myself.

你帮厓记倒 wishes for a note, whatever else the turn tells; 我写低咯 and 我喊我孙载我去问 wish for
none, though they begin with a yes.
"""

from __future__ import annotations

import re

from care.text import normalise

_ME = "(?:我|厓|𠊎|捱|涯|俺|咱|佢|他|她)(?:们)?(?:[妈爸婆公爷奶]|老[伴公婆妈爸]|家人)?"
_DOWN = "(?:住|倒|到|落|下|低|上|稳|好)(?:来|去)?|一下|一声|一笔"
_NOTE = re.compile(
    f"(?:(?:帮|替|给|同|跟|为){_ME}(?:也|都|先|就)*|(?:^|[,，。!！?？\\s]|那|就|好|行)(?:麻烦|劳烦|请)?(?:你|您)(?:们)?(?:先|就|都|也)*"
    f"|(?:^|[,，。!！?？\\s]|那|就)(?:麻烦|劳烦|请)(?:先|就)*)"
    f"(?:记|登记|写|抄)(?:{_DOWN})(?:先|吧|啦|咯|喔|哦|嘛|了|喽|哈|啊)*(?=$|[,，。!！?？\\s]|有|到时|以后|等)"
)
_NO_NOTE = re.compile(
    "(?:不|别|莫|唔)(?:用|要|使|必|想|好)?(?:再)?(?:帮|替|给)?[^，。,\\s]{0,2}(?:记|登记|写)|档案|报名"
)

_DETAILS = "(?:信息|资料|联系方式|电话|号码|手机号?|名字|姓名|名(?!单|额)|地址|住址)"
_WHAT = "(?:些|一?点|一?个|哪?几样)?(?:什么|哪些|哪样|哪几样|啥|咩)(?:东西|嘢)?(?:样)?(?:的)?"
_NEEDS = "(?:需要|需不需要|要不要|用不用|使不使|是不是要|是否要|要(?!是)|得(?!到|了)|该|应该|用)"
_LEAVES = "(?:留|报|提供|发|讲|说|告诉|登记|填)(?:下|低|一下|给|到|畀)*"
_US = "(?:你|您)(?:们)?(?:这边|那边|这里)?"
_LEAVE = re.compile(
    f"{_NEEDS}[^，。带交]{{0,5}}(?:留|提供)(?:下|低|一下|给)*(?:{_US})?(?:我的?|我?[妈爸]的?|个|一?个)?(?:{_WHAT}(?=$|[^饭菜座门位人话言]).{{0,6}}|{_DETAILS}.{{0,6}})(?:吗|么|不|没有?|呢|[?？]|$)"
    f"|(?:留|提供|报)(?:下|低|给{_US})?{_WHAT}{_DETAILS}?(?:给{_US})?[啊呀呢吗的]*(?:[?？,，。\\s]|$)"
    f"|{_NEEDS}[^，。带交]{{0,4}}(?:把|将)?[^，。]{{0,4}}{_DETAILS}[^，。]{{0,6}}(?:给|畀|留|发|告诉|报给){_US}"
    f"|{_NEEDS}[^，。带交]{{0,4}}(?:(?:讲|说|告诉|报|发|给){_US}{_WHAT}|(?:讲|说|报|发){_WHAT}(?:给|畀){_US})"
    f"|(?:你|您)们?(?:还)?(?:要|需要)(?:我|厓|晓得|知道)*(?:{_LEAVES})?(?:我(?:的|家)?)?{_WHAT}{_DETAILS}"
)
_ELSEWHERE = re.compile(
    "材料|证件|证明|户口|复印|文件|手续|表格|申请表|密码|验证码|卡号|身份证|银行|[饭菜药餐]|骗|他们?[要叫让]|对方|政策|条件"
)

_GOES = re.compile(
    "(?:我|我们|咱)(?!妈|爸|们?家)(?:自己|明天|后天|今天|下午|上午|早上|等下|等一下|这就|现在|就|再|会|先|也|得闲|有空|改天|亲自|想|要|得)*去"
    "[^，。,吗?？]{0,6}(?:问|办|看|找|查|讲|跑|走)"
    # 我叫他自己打来问
    "|我(?:会|再|先|去|就)*(?:叫|让|喊)(?:[他她佢]|我?[^，。,\\s我你]{1,3})(?:自己|再|先)*(?:打(?:电话)?来?|打过来|来|去)"
    "(?:这里|你们?这?里?|热线)?(?:问|讲|说|咨询|办|报)(?!我)"
    "|(?:载|带|陪|送|搭|开车|扶)(?:着|住)?(?:我|我们|俺)(?:一起|一同|过|上|下|自己)*去(?!哪)"
)
_WANTS_US = re.compile(
    "帮我|替我|给我|登记|报名|[预订约]|麻烦你们?(?:记|办|打|回)|回我|打给我|吗|[?？]|怎么|哪|能不能|可不可以|得不得"
)

_WRITES = re.compile(
    "(?:^|[,，。!！\\s]|好|等|让|哦|嗯)(?:我|我自己|我都?已经)(?:都|也|就|已经|先|来|拿笔|用笔)*(?:写|抄|记|録|录)(?:低|下|落|住|好|得|到|在)"
)


def asks_to_note(text: str) -> bool:
    """Tell whether a turn wishes, among what it tells, that it be written down for it."""
    plain = normalise(text).text
    return _NOTE.search(plain) is not None and _NO_NOTE.search(plain) is None


def asks_what_to_leave(text: str) -> bool:
    """Tell whether a turn asks what is to be told to us, so that somebody can call back."""
    plain = normalise(text).text
    return _LEAVE.search(plain) is not None and _ELSEWHERE.search(plain) is None


def sees_to_it(text: str) -> bool:
    """Tell whether callers say that they go and ask themselves, and wish for nothing of us."""
    plain = normalise(text).text
    return _GOES.search(plain) is not None and _WANTS_US.search(plain) is None


def leaves_with_it(text: str) -> bool:
    """Tell whether callers take what they heard with them: they go and ask, or wrote it down."""
    return sees_to_it(text) or writes_down(text)


def writes_down(text: str) -> bool:
    """Tell whether callers say that they have written down themselves what was told."""
    return _WRITES.search(normalise(text).text) is not None
