"""Signs that a caller lists only to say that there are none: 胸痛头痛都没有, 头晕也没有.

The no stands behind the list, where neither words nor characters before a sign tell of it. What can
only be missing in danger (呼吸都没有, 反应都没有, no sweat in the heat) is no such sign.
"""

from __future__ import annotations

import re


def without_denied(text: str) -> str:
    """Return a caller's words without the signs that are listed and denied in one breath.

    A bare 胸口痛没有 may ask; it counts as denied beside one that is denied plainly.
    """
    rest = _DENIED.sub("", text)
    return text if rest == text else _BARE.sub("", rest)


_SIGN = (
    "(?:(?:胸口|心口|胸|心|头|肚子?|腰|背|手|脚|腿|喉咙)(?:痛|疼|闷|悶|晕|暈|麻|肿|胀|翳)"
    "|气喘|頭暈|头昏|恶心|呕吐|作呕|想吐|发烧|发热|发冷|流血|出血|咳嗽?|心慌|抽筋|麻木|拉肚子|腹泻|眼花"
    "|呼吸困难|气促|透不过气|不舒服|骨折)"
)
_LIST = f"{_SIGN}(?:[、,，和跟同 ]*{_SIGN})*[、,， ]*"
_ALL = "(?:这些|那些|呢啲|这几样|样样|一点儿?|通通|统统|全部|全都|全|完全|都|也|亦)"
_NO = "(?:没有|冇|没得|没|无|毋得|未有)(?:过|的|啊|呀|嘅|了|哦|噢|咯|喔|哩)*"
_FROM, _TO = "(?:^|(?<=[,，。;；!！?？、 ]))", "(?=[,，。;；!！ ]|$)"
_DENIED = re.compile(f"{_FROM}{_LIST}{_ALL}+{_NO}{_TO}")
_BARE = re.compile(f"{_FROM}{_LIST}{_NO}{_TO}")
