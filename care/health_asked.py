"""A question of homes, insurance or what the community provides that only mentions an illness.

噉养老院入边有冇医生㗎，我老公成日血压高 asks of the home; 我老公血压高要不要加药 asks a doctor.
"""

from __future__ import annotations

import re

from care.desk import asks
from care.text import normalise

_CARE = re.compile(
    "养老院|敬老院|福利院|老人院|护理院|养老机构|老年公寓|托老所|日间照料|养老中心"
    "|政府|国家|政策|文件|规定|医保|农合|补贴|补助|津贴|服务券|报销|报不报|家庭病床|家庭医生|签约"
    "|社区(?:卫生|医生|服务|护士|里|有|会|管|给)|村医|医养|老年病科|优先(?:看|挂|就)|绿色通道|免费体检|健康档案|康复(?:辅|器|中心)"
)
_OF_A_DOCTOR = re.compile(
    "(?:医生|护士|护工|师傅|人家|他们|院里|社区|村医)[^，。,]{0,4}(?:说|讲|话我|叫我|让我|劝|开(?:的|了))"
    "|药(?![^，。,]{0,6}(?:医保|报))|[片丸针盐油酒]|糖(?!尿)|吃什么|能不能吃|戒口|忌口|怎么(?:办|回事|治|降)|要不要紧|危险|会不会死|什么病|哪个?科|挂号"
)
_PARTS = re.compile(r"[，。！？；,!?;\s]+")


def asked_of_care(text: str) -> str | None:
    """Return the stretch of a turn that asks what is provided for old people; None without one."""
    for part in _PARTS.split(normalise(text).text):
        named = _CARE.search(part) is not None and _OF_A_DOCTOR.search(part) is None
        if named and (asks(part) or _WHETHER.search(part)):
            return part
    return None


_WHETHER = re.compile("(?P<verb>[收配管给有报派])(?:不|没)(?P=verb)|(?:没有?|不)[啊呀的]*$")
