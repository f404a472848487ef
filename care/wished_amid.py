"""A service ordered amid talk: 冬至儿女不回来，就我一个老头子，想订一份饭."""

from __future__ import annotations

import re

from care.booking_services import service_called, service_in
from care.desk_gate import UnderWay, wishes_service
from care.lonely import company_for_self
from care.text import normalise


def ordered_amid(text: str) -> str | None:
    """Return the service that a clause of a text orders, whatever else the text speaks of.

    What was done once, or by others, what nobody does (没人帮我打扫) and what is only asked about
    is no order; nor is company, which the talk itself gives, unless it is to go somewhere.
    """
    for clause in _CLAUSES.findall(text):
        plain = normalise(clause).text
        named = service_in(plain)
        offer = service_called(named[0]) if named else None
        if offer is None or offer.ends != "booking" or _UNREAL.search(plain):
            continue
        if offer.id == "companionship":
            goes_out = _SENT_ALONG.search(plain) and not _DESPAIRS.search(text)
            if goes_out:
                return offer.name
            if not company_for_self(text):
                continue
        if wishes_service(clause, UnderWay("", waits=True)):
            return offer.name
    return None


_SENT_ALONG = re.compile(
    "(?:请|派|安排|约|叫|喊|找|寻|要)(?:多|再)?(?:一?[个位]|几个)?(?:人|阿姨|姑娘|志愿者|义工|后生|社工|伴)"
    "(?:来|过来|上门)*(?:陪|跟|同|和|带)(?:着|住|一?下)?[^,，。;； ]{1,6}(?:去|上|到|走|出门)"
    "(?!死|[^,，。;； ]{0,6}(?:养老院|敬老院|福利院|参观|派出所|报警|取钱|转账|汇钱|领导|你们))"
)
_DESPAIRS = re.compile("不想活|去死|想死|活够|寻死")
_CLAUSES = re.compile("[^,，。;；!！?？\\s]+[?？]?")
_UNREAL = re.compile(
    "以前|从前|年轻|那时|当年|小时候|过去|往年|去年|昨[天日晚]|前[天日]|上[次回]|原来|每次|天天|总是|平时"
    "|没有?人|无人|没谁|哪有|哪个|谁(?:来|会|肯|帮)|不(?:想|愿|肯|会|敢|用|要|舍得)|没有?(?:想|要|空)|[你您](?:也|要不要|有没有)|[吗么?？]$"
    "|(?:儿子|女儿|媳妇|女婿|孙[子女]|孩子|儿女|他们|她们?|邻居|隔壁)[^我]{0,4}(?:要|会|来|帮|请|叫|想|说|讲)"
)
