"""Whether a caller asks if their request was really taken down: 那我报名算报上了吗."""

from __future__ import annotations

import re

from care.text import normalise

_LONGEST = 30
_NOTED = "(?:报名?|登记|记录?|写|录|反映|投诉|申请|提交|传|转|递|交|留|收|受理)"
_DONE = "(?:上去|上来|下来|进去|上|好|成|到|下|落|完|妥|低)"
_MATTER = "(?:名字?|投诉|意见|事情?|电话|号码|话|申请|情况)?"
_ENDS = "[的]?[了咯啦喇]*(?:吗|么|没有?|吧|不|未|咩|啊|呀|[?？])"
_TAKEN = re.compile(
    f"算(?:是|数)?(?:已经)?{_NOTED}{_DONE}*{_MATTER}[了咯啦喇]*(?:吗|么|没有?|吧|不|未|咩|[?？])"
    f"|(?:我的?|那|这个?)?(?:投诉|意见|报名|名字|登记|号码|电话|申请|名)(?:真的?|都|已经|帮我|给我|你们?|有没有|是不是)*{_NOTED}?{_DONE}{_ENDS}"
    f"|{_NOTED}{_DONE}{_MATTER}{_ENDS}|(?:有没有|有冇|是不是)(?:真的?|都|已经|帮我|给我|替我)*{_NOTED}{_DONE}*{_MATTER}[了咯啦喇啊呀]*(?=$|[,，。?？])"
    f"|{_NOTED}(?:了|成功了?)(?:没有?|吗|吧|未)|(?:算数|作数|有效|成功)(?:吗|不|没有?|吧)|(?:这样|噉|咁)就?(?:算|得|行|可以|好)[了啦喇]*(?:吗|没有?|未)"
    "|(?:你们?)?(?:有没有|会不会|不会)(?:忘记?|漏|记错)(?:了)?[^,，。]{0,4}(?:我的?|投诉|名字|电话)"
)
_OTHER = re.compile(
    "怎么|怎样|哪里|多久|几时|什么时候|多少|补贴|津贴|能不能|要不要|可不可以|谁|想|帮我|[预订约]|钱[^,，。]{0,4}(?:交|转)|微信|银行|骗"
    "|试(?:一?[下试]|[打拨听用])|测试|好不?(?:要|好)*[用使听打]"
)


def asks_if_taken(text: str) -> bool:
    """Tell whether a text only asks if what was told was taken down."""
    plain = normalise(text).text
    return len(plain) <= _LONGEST and bool(_TAKEN.search(plain)) and not _OTHER.search(plain)
