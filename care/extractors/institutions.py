"""Names of institutions: 玉林市福利院, 樟木镇敬老院, 夕阳红老年公寓."""

from __future__ import annotations

import re

from care.extractors import places
from care.extractors.spans import Span, put_right, read
from care.text import Normalised

_KIND = (
    "(?:养老服务中心|养老公寓|护老院|安老院|颐养园|康复医院|老年医院|托养中心|养老中心|养老院|敬老院|福利院|老年公寓|老人院|托老所|护理院"
    "|养护院|养护中心|老年大学|日间照料中心|日照中心|幸福院|五保村|颐养院|颐养中心"
    "|康养中心|养老社区|疗养院|中医院|妇幼保健院|人民医院|卫生院|社区服务中心"
    "|社区卫生服务中心|医院)"
)
_STOP = (
    "的了吗呢吧啊我你他她在去到住是有没和跟问想要请那这哪进送找查给帮办开建个家间所些什么多少怎样种"
)
_NAMED = re.compile(f"(?P<own>(?:(?![{_STOP}])[\u4e00-\u9fff]){{0,10}}?)(?P<kind>{_KIND})")
_LEAD = re.compile(
    "(?:预约|约|参观|咨询|了解|介绍|看看|看下|看|入住|住进|附近|一下|下|讲|说|叫|带|反映|投诉|表扬|联系)+"
)
_PLAIN = re.compile(
    "^(?:老|几|镇上|县里|市里|城里|村里|政府|私人|合适|便宜|外面|公办|民办|公立|私立|附近|附近有|哪里|全市|一般|普通|好|大|小|新"
    "|旧|乡镇|农村|社区|公建民营|医养结合|问下|了解|看看|参观|咨询|入住"
    "|介绍)+$"
)


def find(text: str | Normalised, *, named: bool = False) -> list[Span]:
    """Return the institutions, with a name of their own first; `named` leaves the others out."""
    heard = read(text)
    own: list[Span] = []
    plain: list[Span] = []
    regions = places.find(heard) if _NAMED.search(heard.text) else []
    for match in _NAMED.finditer(heard.text):
        name = match["own"]
        begin = match.start()
        lead = _LEAD.match(name)
        if lead:
            name, begin = name[lead.end() :], begin + lead.end()
        for place in reversed(regions):
            # 石和镇敬老院: the name of the town belongs to it, whatever characters it has
            if place.start < begin <= place.end:
                begin, name = place.start, heard.text[place.start : match.start("kind")]
        if name and not _PLAIN.match(name):
            own.append(Span(begin, match.end(), put_right(heard, begin, match.end())))
        elif match["kind"] != "医院":
            span = match.span("kind")
            plain.append(Span(*span, put_right(heard, *span)))
    return own if named else own + plain
