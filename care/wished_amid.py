"""A service ordered amid other talk: 那我先自己约个搞卫生的, after an answer about vouchers.

An order has two parts, what is to be done (`care.booking_services`) and words that send for it;
they may stand in neighbouring breaths (水龙头滴了一夜 你叫人来整下). Talk of help past, missing,
of others or of the rules orders nothing.
"""

from __future__ import annotations

import re

from care.booking_services import service_called, service_in
from care.desk_gate import UnderWay, wishes_service
from care.extractors.misheard import mended
from care.lonely import company_for_self
from care.text import normalise

_NEAR = 2
"""So many breaths before the words that send for it, what is to be done may stand."""


def ordered_amid(text: str) -> str | None:
    """Return the service that a clause of a text orders, whatever else the text speaks of.

    What was done once, or by others, what nobody does (没人帮我打扫) and what is only asked about
    is no order; nor is company, which the talk itself gives, unless it is to go somewhere.
    """
    clauses = [normalise(clause).text for clause in _CLAUSES.findall(text)]
    for at, plain in enumerate(clauses):
        if _UNREAL.search(plain) or (_ASKS.search(plain) and not _ASKED_OF_US.search(plain)):
            continue
        if _of_rules(clauses, at):
            continue
        service = _done_by(plain)
        company = service is not None and service == _COMPANY
        if company and _SENT_ALONG.search(plain) and not _DESPAIRS.search(text):
            return service
        if company and not (company_for_self(text) or company_for_self(mended(plain))):
            continue
        if service is not None and (company or wishes_service(plain, _ANY) or _sent_for(plain)):
            return service
        if service is None and _sent_for(plain):
            for before in reversed(clauses[max(0, at - _NEAR) : at]):
                service = _done_by(before)
                if service is not None and service != _COMPANY and not _UNREAL.search(before):
                    return service
    return None


def ordered_plainly(text: str) -> str | None:
    """Return the service that a text orders for the caller, where other matters are told too.

    In a complaint a service is mostly what went wrong: 另外帮我约个护士 orders one all the same.
    """
    for clause in _CLAUSES.findall(text):
        if _FOR_ME.search(normalise(clause).text):
            service = ordered_amid(clause)
            if service is not None:
                return service
    return None


def _sent_for(plain: str) -> bool:
    """Whether a clause sends for somebody or something: 送两份饭来, 能送三份饭不, 你们整不整."""
    ways = (_SENDS, _BRINGS, _ASKED_OF_US)
    return any(way.search(plain) for way in ways)


def _done_by(plain: str) -> str | None:
    """Return the service that a clause names, as it was said or as it was meant to be heard."""
    for heard in (plain, mended(plain)):
        named = service_in(heard)
        offer = service_called(named[0]) if named else None
        if offer is not None and offer.ends == "booking":
            return offer.name
    return None


def _of_rules(clauses: list[str], at: int) -> bool:
    """Whether a clause, or the one beside it, speaks of what the government gives or others say."""
    if _FOR_ME.search(clauses[at]) and not _RULES.search(clauses[at]):
        return False
    return any(_RULES.search(clause) for clause in clauses[max(0, at - 1) : at + 2])


_ANY = UnderWay("", waits=True)
_COMPANY = "陪伴"
_WHO = (
    "(?:人(?![家们工员民])|师傅|护士|护工|姑娘|阿姨|阿嫂|大姐|后生仔?|医生|大夫|衣生|义工|志愿者|社工"
    "|小伙子?|工人|电工|水电工|钟点工|懂行的|会[修整装][^,，。 ]{0,3}的)"
)
_SENDS = re.compile(
    "(?:请|找|叫|喊|派|安排|约|寻|雇)(?:你们|他们|多|再|得|定|下)?(?:一?[个位名]|几个|两个)?"
    f"(?:[^,，。 ]{{0,4}}的)?{_WHO}(?:[来去到上帮给看下]|过来)"
)
_MANY = "[一二两三四五六七八九十半0-9]+[个份盒分包斤瓶支袋条箱提桶]"
_BRINGS = re.compile(
    f"(?:送|买|带|捎)(?:埋|多|个|点|些)?{_MANY}"
    "[^,，。 ]{0,8}(?:来|上来|过来|上门|到家)(?![的了过])"
    f"|[饭餐](?:叫|订|来|要)(?:个|{_MANY})|来(?:个|{_MANY})[^,，。 ]{{0,3}}[饭餐](?![厅馆])"
)
_ASKED_OF_US = re.compile(
    "(?:有没有|有)(?:个)?人(?:能够?|可以|得|肯)(?:来|上门|帮|过来)"
    "|(?:能不能|可不可以|得不得|可以|能)(?:帮|替|给)?(?:我|她|他|我们|老人家?)?(?:[^,，。 ]{0,2})?"
    "(?:安排|派|叫|请|找|约|订|预约)(?!过|了|的|不)"
    "|(?:能不能|可不可以|得不得|可以|能)(?:帮|替|给)?(?:我|她|他|我们|老人家?)?"
    "(?:[修洗擦换装买]|送[^,，。 ]{0,2}[一二两三四五六七八九十0-9])"
    "[^,，。 ]{1,8}(?:不|吗|么|没有?|[?？])$"
    "|(?:你们?|您|帮)(?:地|这里|这边|那里|那边)?(?P<verb>[修整装换搬洗擦送买帮])不(?:得)?(?P=verb)"
)
_FOR_ME = re.compile(
    "[帮给替](?:我|忙)|我(?:自己|就|也|还|先|再)*(?:想|要(?!是|不|么))|另外|顺便|顺手|还要|还想|再(?:帮|给|约|订|请)|麻烦|你们?(?:派|叫|安排)"
)
_RULES = re.compile(
    "听[说讲闻]|人家[说讲]|政府|国家|公家|民政(?!局)|社保(?![局卡])|文件|政策|规定|有[种一]+|[那这]种|补贴|补助|服务券|[发有]券|票仔|养老服务"
)
_ASKS = re.compile("[吗么?？]$|(?P<verb>[\u4e00-\u9fff])不(?P=verb)")
_SENT_ALONG = re.compile(
    "(?:请|派|安排|约|叫|喊|找|寻|要)(?:多|再)?(?:一?[个位]|几个)?(?:人|阿姨|姑娘|志愿者|义工|后生|社工|伴)"
    "(?:来|过来|上门)*(?:陪|跟|同|和|带)(?:着|住|一?下)?[^,，。;； ]{1,6}(?:去|上|到|走|出门)"
    "(?!死|[^,，。;； ]{0,6}(?:养老院|敬老院|福利院|参观|派出所|报警|取钱|转账|汇钱|领导|你们))"
)
_DESPAIRS = re.compile("不想活|去死|想死|活够|寻死")
_CLAUSES = re.compile("[^,，。;；!！?？\\s]+[?？]?")
_UNREAL = re.compile(
    "以前|从前|年轻|那时|当年|小时候|过去|往年|去年|昨[天日晚]|前[天日]|上[次回]|原来|原先|每次|天天|总是|平时|试过"
    "|没有?人|无人|没谁|哪有|哪个|谁(?:来|会|肯|帮)|不(?:想|愿|肯|会|敢|用|要|舍得|讲)|没有?(?:想|要|空)|没(?:钱|力)|请不起|[您你](?:也|要不要|有没有)"
    "|[订约](?:上|好|到|成|了)*没|查一?[下查]|不好(?:我)?再|再(?:叫|喊|找)你们|改(?:到|成|期)|挪|取消|投诉|真人"
    "|(?:儿子|女儿|媳妇|女婿|孙[子女]|孩子|儿女|他们|她们?|邻居|隔壁)[^我]{0,4}(?:要|会|来|帮|请|叫|想|说|讲)"
)
