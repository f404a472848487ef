"""What something costs, asked of a rule, apart from a bill of one's own: 要交多少学费."""

from __future__ import annotations

import re

_HOW_MUCH = re.compile("多少|几多|好多(?:钱|块|文|银)|几(?:钱|块|百|千)|贵不贵|什么价")
_OWN_BILL = re.compile(
    "欠|(?:还|都)?没(?:有)?[交缴付结]|(?:上个?|[0-9一二三四五六七八九十]+)月(?:份)?的?|(?:这个?|本)月|上季度|今年的"
    "|账|结清|补[交缴]|(?:想|来|去|帮我?|替[我他她]|怎么|怎样|哪里|代|现在)[^,，。 ]{0,6}[交缴付结]"
    "|滞纳|发票|单子|通知|催|扣"
)


def asks_what_it_costs(plain: str) -> bool:
    """Tell whether a normalised text asks how much is charged, and has no bill to pay."""
    return _HOW_MUCH.search(plain) is not None and _OWN_BILL.search(plain) is None
