"""What callers say who were told where they stand: sure of it, glad too soon, or in doubt.

那就是一定有得领咯, 那我明天去拿钱, 你敢担保吗, 真的有啊, 到时莫又讲没有: whichever it is, they want
a promise that only the assessment where they live can give.
"""

from __future__ import annotations

import re

from care.text import normalise

LONGEST = 26
"""A longer turn tells or asks something besides."""


def wants_promise(text: str) -> bool:
    """Tell whether a turn, right after an entitlement was spoken of, wants it to be certain."""
    plain = normalise(text).text
    if text.rstrip(" ？?。!！").endswith(("咩", "乜")):
        plain = re.sub("什么(?=[?？。!！ ]*$)", "吗", plain)  # 真系得领咩
    if len(plain) > LONGEST or _ELSE.search(plain):
        return False
    return any(words.search(plain) for words in (_CERTAIN, _PROMISE, _FETCHES, _DOUBTS))


_SURE = "(?:肯定|一定|必定|必然|铁定|笃定|绝对|百分之?百|100%|十足|包|实|稳|准(?!备))"
_MONEY = "(?:钱|款|补贴|补助|津贴|服务券|券|待遇|低保)"
_GETS = f"(?:有|得|领(?!导)|拿|批|给|发|享|过|成|够|轮|下来|到手|补|{_MONEY})"
_CERTAIN = re.compile(
    f"(?<!不){_SURE}(?!要)[^,，。不没]{{0,6}}?{_GETS}"
    "|跑不(?:了|掉|脱)|没(?:得)?跑(?:了|的|$)|板上钉钉|十拿九稳|(?<!不)稳(?:了|的|阵|当|妥|得)|妥妥|到手了"
    f"|{_GETS}[^,，。]{{0,4}}(?:没问题|没得说|定了|稳)"
)
_PROMISE = re.compile(
    "(?:担保|保证(?!金)|包票|拍(?:胸|心)|承诺|敢[讲说包保]|讲得[实定]|话得实|靠得住|[讲说]话[要可]?算[数话]"
    "|(?:你|您)们?[讲说](?:的|有|得|了|可以)[^,，。]{0,4}(?:算|有|得|行)|反悔)"
)
_FETCHES = re.compile(
    f"(?:去|来|过来|等着|准备|好|可以|能)(?:就|去|来|等)*(?:拿|领|取|收|数)(?:这个?|那个?|我的)*{_MONEY}"
    f"|(?:明天|后天|今天|下午|上午|等下|马上|现在|这就|下个?月)[^,，。]{{0,6}}(?:拿|领(?!导)|取)(?:{_MONEY}|得?到|得?了|[,，。啦咯啊吧]|$)"
    f"|坐等[^,，。]{{0,2}}{_MONEY}|{_MONEY}(?:就|快|要|可以)*(?:到手|到账|入袋|进口袋)"
)
_DOUBTS = re.compile(
    "(?:会不会|不会|怕|万一|到时候?|莫|别|不要)[^,，。]{0,6}(?:没有|没(?:得|份|了)|不给|不批|批不|领不|拿不|办不|变卦|作废|落空|空欢喜|又[讲说]|白(?:高兴|欢喜|跑))"
    "|(?:真的?|当真|真是)(?:是|会|能|可以|系)*(?:有|得|领(?!导)|拿|给|批|发|够|假)[^,，。]{0,6}(?:吗|么|吧|[啊呀咩噶咯哦]|的|假|[?？]|$)"
    "|(?:不是|没|别|莫|不要|是不是)(?:在|来)?(?:哄|骗|逗|耍|忽悠|开(?:我)?玩笑|[讲说]笑)(?:我|人|的|吧|[啊呀哦]|$)"
)
_ELSE = re.compile(
    "[预订约]|送|餐|饭|师傅|护[士工]|保姆|阿姨|上门|投诉|药|转[账钱]|医生|病|床位|[0-9]{3,}(?!%)|几|多少|谁|什么"
    "|怎[么样]|哪|时间|一定要(?!给)|不一定|人工|电话|有人|短信|微信|链接|验证码|密码|自称|[叫让催]我|先交|手续费|陌生"
)
"""Whose turn is about a service, a call there was, a fraud, or asks for something else."""
