"""What something costs, asked of a rule, and how we are paid: 要交多少学费, 要不要先交钱.

Neither is a bill of one's own, nor what a stranger demands.
"""

from __future__ import annotations

import re

from care.text import normalise

_HOW_MUCH = re.compile("多少|几多|好多(?:钱|块|文|银)|几(?:钱|块|百|千)|贵不贵|什么价")
_OWN_BILL = re.compile(
    "欠|(?:还|都)?没(?:有)?[交缴付结]|(?:上个?|[0-9一二三四五六七八九十]+)月(?:份)?的?|(?:这个?|本)月|上季度|今年的"
    "|账|结清|补[交缴]|(?:想|来|去|帮我?|替[我他她]|怎么|怎样|哪里|代|现在)[^,，。 ]{0,6}[交缴付结]"
    "|滞纳|发票|单子|通知|催|扣"
)


def asks_what_it_costs(plain: str) -> bool:
    """Tell whether a normalised text asks how much is charged, and has no bill to pay."""
    return _HOW_MUCH.search(plain) is not None and _OWN_BILL.search(plain) is None


_PAY = "(?:交|缴|给|付|畀|俾|收|出|掏|打|转)"
_MONEY = "(?:钱|费|款|押金|定金|订金|现金)"
_FIRST = "(?:先|提前|预先|事先|现在|当场|马上|另外|再|还|我们?|自家|自己)*"
_WHETHER = "(?:要不要|用不用|使不使|需不需要|该不该|是不是要|收不收|爱不爱)"
_END = "(?:吗|么|嘛|咩|不|没|没有|无|未|噶|㗎|[?？])"
_HOW = "(?:什么时候|几时|怎么|怎样|点样|在哪里?|去哪里?|跟谁|向谁|给谁|边个|哪个)"
_TERMS = re.compile(
    f"{_WHETHER}{_FIRST}(?:把)?{_PAY}?[^,，。]{{0,3}}{_MONEY}"
    f"|(?:要|需要|爱|得){_FIRST}{_PAY}[^,，。]{{0,3}}{_MONEY}[^,，。]{{0,4}}{_END}"
    f"|(?:先|提前){_PAY}[^,，。]{{0,2}}{_MONEY}?[^,，。]{{0,2}}(?:还是|定是|定系)"
    f"|{_MONEY}[^,，。]{{0,4}}(?:先|现在|提前){_PAY}?[^,，。]{{0,3}}(?:还是|定是|定系)"
    f"|{_HOW}[^,，。]{{0,3}}{_PAY}[^,，。]{{0,2}}{_MONEY}|{_MONEY}[^,，。]{{0,4}}{_HOW}[^,，。]{{0,3}}(?:{_PAY}|算|结)"
    f"|(?:收|要){_MONEY}(?:的|啊)?{_END}|{_MONEY}[^,，。]{{0,4}}(?:给|交给|打给)[^,，。]{{0,4}}(?:还是|定是|定系)"
)
_STRANGER = re.compile(
    "他们?|她们?|佢|有人(?!来(?:看|装|修|做|搞|量|评))|那(?:个|边)(?:人|说|讲|叫|电话)?|那人|对方|短信|微信|链接|扫码|二维码|来电|打(?:个)?电话(?:来|讲|说|给我|叫)|自称|冒充|骗|说是|[讲说]是"
    "|(?<![要用需])(?<!不)[叫让催要]我(?!们?自)|手续费|保证金|解冻|中奖|补贴|补助|津贴|养老金|账户|卡号|密码|验证码"
    "|[水电餐饭燃学物]业?费|(?:护理|服务|伙食|床位|管理)费|养老院|敬老院|机构|公安|银行|社保|民政|法院|保健品|投资|理财|转账"
)


def asks_how_we_are_paid(text: str) -> bool:
    """Tell whether a text asks whether, when or how to pay for what we send: 使唔使先俾钱.

    What somebody else wants paid, or what an allowance is said to depend on, is no such question.
    """
    plain = normalise(text).text
    return _TERMS.search(plain) is not None and _STRANGER.search(plain) is None
