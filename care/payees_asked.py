"""Whose care a question about who is paid a subsidy is about: at home, in an institution, either.

Clause 19 pays the institution for the one, and whoever provides the service for the other. The
receiver that is asked about (还是给养老院) is not where the old person lives.
"""

from __future__ import annotations

import re

from care.text import normalise

_HOMES = "(?:养老院|敬老院|福利院|老人院|护理院|养老公寓|老年公寓|养老机构|机构|院里)"
_RECEIVER = re.compile(
    f"(?<![住搬送入])(?:给|付|打|到|进|交|转|拨|入|归|还是|定是)(?:给|到|进|去|直接|那(?:个|家|间)|这(?:个|家|间)|间|家)*{_HOMES}"
)
_STAYS_OUT = re.compile(
    f"(?:不|没(?:有)?|未|莫|唔)(?:想|肯|愿意?|打算|舍得|用|曾)*(?:去|住|进|入|搬|送)+(?:进|去|在|到)?[^，。,]{{0,3}}{_HOMES}"
)
_AT_HOME = re.compile(
    "在家|居家|家里|屋里|屋企|自己家|上门|社区|留在屋|请(?:了|个|着)?(?:保姆|护工|阿姨|人来)"
)
_RECEIVERS = (
    "(?:我们?|我家|咱们?|俺|她|他|老人|本人|家属|自己|谁|哪个"
    "|保姆|护工|阿姨|公司|机构|养老院|院里|上门的|做事的)"
)
_WHOM = re.compile(
    f"(?:钱|款|补的|补贴|补助|券)[^，。,]{{0,6}}(?:给|付|发|打|交|转|拨|归|进)(?:到|给|进)?{_RECEIVERS}[^，。,]{{0,4}}"
    f"(?:还是|定是|或者|定)(?:给|付|打|归|交|进|到|那个|这个)*{_RECEIVERS}"
    "|(?:钱|款|补的|补贴|补助|券)[^，。,]{0,4}(?:是|会|要|直接|最后|该)*(?:给|付|发|打|交|转|拨|归|进)(?:到|给|进)?(?:谁|哪个)"
)
_ELSEWHERE = re.compile(
    "高龄|护龄|建设|运营|骗|转账|手续费|你们|师傅|几时|什么时候|投诉|工资|餐|饭钱|多少"
)
_PUTS = re.compile("(?:呢|咧|哩|嘞|又(?:怎么样?|点样?)(?:算|付|给)?)[啊呀的]*[?？。]?$")
_WISHES = re.compile(
    "帮我|给我(?:订|约|派|叫|安排)|[订约]|预约|派|安排|报名"
    "|今天|明天|后天|今晚|明早|上午|下午|[0-9一二三四五六七八九十两](?:点|号)|(?:周|星期|礼拜)[一二三四五六日天1-7]"
)
_IN_CARE = re.compile(f"{_HOMES}|住院|进院|入院")


def payee_place(text: str) -> str | None:
    """Return `home` or `institution` where a text speaks of one kind of care, None for either."""
    plain = normalise(text).text
    stays_out = _STAYS_OUT.search(plain) is not None
    rest = _RECEIVER.sub("，", _STAYS_OUT.sub("，", plain))
    home = stays_out or _AT_HOME.search(rest) is not None
    care = _IN_CARE.search(rest) is not None
    if home == care:
        return None
    return "home" if home else "institution"


def asks_receiver(text: str) -> bool:
    """Tell whether a text asks who gets money just spoken of: 这个钱是给我们还是给谁."""
    plain = normalise(text).text
    return _WHOM.search(plain) is not None and _ELSEWHERE.search(plain) is None


def puts_other_place(text: str) -> bool:
    """Tell whether a text asks the same of the other kind of care, and books none.

    不去住，在屋里头请人上门做呢 goes on with a question; 明天请人上门做呢 begins a booking.
    """
    plain = normalise(text).text
    # 照顾咧 ends in 了 once it is normalised
    put = (_PUTS.search(plain) or _PUTS.search(text.strip())) and _WISHES.search(plain) is None
    return bool(put) and payee_place(text) is not None
