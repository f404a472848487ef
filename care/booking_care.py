"""Questions for a doctor or a nurse amid a booking: 我先抹点酒精可以吗, 要不要饿着肚子等."""

from __future__ import annotations

import re

from care.booking_answers import asks, asks_price


def care_questions(text: str) -> tuple[str, ...]:
    """Return what a normalised text asks about treating somebody, or whether an ill is grave.

    What staff bring or do, and what a meal is like, is no such question.
    """
    found = [clause.strip(" ?？") for clause in _CLAUSES.findall(text) if _is_one(clause)]
    return tuple(question[:40] for question in found)


def worries_in(text: str) -> list[str]:
    """Return what a doctor is to be asked about, of a normalised text that books a consult.

    It is told as a story, often in one breath: 开了药我又不知道是饭前吃还是饭后吃.
    """
    found = [_ADVISER.sub("", match.group()).strip() for match in _WORRY.finditer(text)]
    return [told for told in found if len(told) > 2]


_ADVISER = re.compile(
    "^.{0,4}(?:医生|大夫|医师|营养师|药师)(?:讲|说|问|聊|谈|咨询|指导|一|下|给|来)*(?=..)"
)
"""个医生讲讲平时怎么吃 asks 平时怎么吃."""
_SAME = "[^,，。;；!！?？ 我你他她请约]"
_WORRY = re.compile(
    f"{_SAME}{{0,6}}(?:饭前|空腹|早上|睡前|一天|[吃打停换加减用测])"
    f"{_SAME}{{0,4}}还是(?!要约|想约){_SAME}{{1,5}}"
    f"|{_SAME}{{0,8}}(?:怎么(?:吃|用|打|办|回事|调理?|控制|降)|要不要(?:紧|停|吃|打|换)"
    f"|(?:能不能|可不可以)(?:吃|停|一起)|吃什么药?|什么病|什么原因){_SAME}{{0,4}}"
    "|(?:血压|血糖|血脂|尿酸)[^,，。;；!！?？ ]{0,4}?"
    "(?:偏?高|偏?低|降不下来?|不稳|忽高忽低)(?:[了到是有]?[0-9一二三四五六七八九十百]+)?"
    "|(?:头|腰|腿|脚|膝盖?|胸口?|胃|肚子?|手|背|肩|眼睛?|耳朵)[^,，。;；!！?？ 我你他她]{0,3}"
    "(?:痛|疼|酸|麻|肿|晕|花|响|胀|抽筋)"
    "|(?:睡不着|失眠|便秘|咳嗽|气喘|没胃口|夜尿多?)"
)


def _is_one(clause: str) -> bool:
    if not asks(clause) and _OR_NOT.search(clause) is None:
        return False
    if asks_price(clause) or _OF_STAFF.search(clause):
        return False
    treats = _TREATS.search(clause) and _WITH.search(clause)
    return bool(treats or _GRAVE.search(clause) or _FASTS.search(clause))


_CLAUSES = re.compile("[^,，。;；!！?？\n ]+[?？]?")
_OR_NOT = re.compile("(?:要|使|得|可以|能)(?:不|唔|毋|没)(?:要|使|得|可以|能)?|[得行好]不$")
_OF_STAFF = re.compile(
    "护士|师傅|(?<![起下过出回])来(?!电)|阿姨|你们|派|带|送|代购|买|上门|[预]?约|订|放门|饭[要能可]|[饭菜粥](?:可以|能|打|煮|做)|换不换"
)
_TREATS = re.compile(
    "抹|涂|擦|敷|贴|泡|洗|消毒|冲|按摩|揉|拔|挤|剪|停|加|减|吃|食|喝|打|换|翻身|喂|用|点|处理|包"
)
_WITH = re.compile(
    "酒精|碘[伏酒]|双氧水|[药膏丸片]|红药水|紫药水|盐水|止痛|退烧|消炎|抗生素|胰岛素|红花油|伤口|褥疮|疮|尿管|胃管"
    "|热水|冰|纱布|牙膏|草药|偏方|补品|针"
)
_GRAVE = re.compile(
    "(?:发炎|感染|中风|骨折|糖尿病|心脏病|癌|严重|危险|要紧)(?:了|的)?(?:吗|么|不|没|吧|[?？])"
    "|(?:是不是|系唔系|会不会)[^,，。;； ]{0,6}(?:发炎|感染|中风|骨折|病|坏|癌)"
    "|要不要紧|严不严重|碍不碍事"
)
_FASTS = re.compile(
    "空腹|饿[着住]?肚子?|忌口|戒口|(?:能不能|可不可以|得不得)(?:吃|食|喝)[^饭]|吃得不"
)
