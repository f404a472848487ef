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
