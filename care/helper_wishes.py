"""Wishes about who comes and how they are to work: a woman, who speaks 白话, gently, on time."""

from __future__ import annotations

import re

from care.booking_answers import asks
from care.booking_told_of import sees_to_them
from care.extractors import times


def wishes_of_helper(text: str) -> list[str]:
    """Return the clauses of a normalised text that wish something of whoever comes.

    麻烦请护士说白话, 最好来个女的, 轻手点; 护士几点来 wishes nothing, nor does 你讲慢点, which is
    said to us.
    """
    clauses = _CLAUSES.findall(text)
    if sees_to_them(text):
        clauses = [c for c in clauses if c[0] not in "让叫喊"]  # 跟我哥说一声，让他那天别出车
    return [c for c in clauses if _WISH.search(c) and not (_ASKED.search(c) or _TO_US.search(c))]


def noted_of_helper(text: str, note: str | None) -> str | None:
    """Return a note with the wishes about whoever comes in a turn that tells other things too.

    我住…，最好来个会讲白话的 wishes; 慢慢来, 医生叫我少吃盐 and 送到上次那个地址 do not, nor does
    a clause whose day or number another field holds.
    """
    parts = [part for part in (note or "").split("；") if part]
    for clause in wishes_of_helper(text):
        other = asks(clause) or _OTHER_FIELD.search(clause) or times.find(clause)
        if _OF_COMER.search(clause) and not (other or any(p in clause for p in parts)):
            parts.append(clause)
    return "；".join(parts) or None


_WHO = "(?:护士|师傅|阿姨|医生|护工|姑娘|大姐|来的人|送饭的?人?|人家?|他们?|她们?|佢|你们(?:的人)?)"
_KIND = (
    "(?:[男女](?![儿婿孙友朋装式款鞋袜])|(?:会|能|识|懂)(?:得)?(?:讲|说|听)?|[讲说](?=白话|普通话|客家|土话|粤语|本地)|年轻|年纪|后生|有经验|经验|力气|大力|耐心|细心|温柔|手轻"
    "|熟手|熟练|老手|老师傅|有证|同一个|上次|上回|原来|好说话|和气|脾气好|稳重|胆[大子]|手脚|勤快|干净|本地)"
)
_HOW = (
    "(?:轻(?:手|声)?(?:[点些一]|$)|手脚?轻|慢(?:慢|[点些一])|大声|小声|细声|小心|仔细|耐心|细心|担待|准时|按时|守时|早[点些]|快[点些]|[别莫](?!客气|挂)|不要|不好(?=[放带打用进])"
    "|戴|带(?!我)|穿|换鞋|脱鞋|敲门|[按拍]门|先打|打(?:我|她|他|电话)|讲(?:白话|普通话|客家话|土话|本地话)|说(?:白话|普通话|客家话|土话|粤语))"
)
_SENDS = "(?:安排|派|叫|喊|让|找|换|请|来|要|想要|选|给我|给个)"
_WISH = re.compile(
    f"{_SENDS}(?:多|再)?(?:一?[个位名]|{_WHO})?[^,，。]{{0,3}}{_KIND}[^,，。]{{0,10}}"
    f"|{_WHO}[^,，。]{{0,6}}(?:要|得|最好|尽量|记得|就|可以|也)?{_HOW}"
    f"|(?:叫|喊|让|请|跟|同|和){_WHO}(?:[讲说交代]一?声|也|都|要|先|再|不|别|莫|讲|说|带|戴|轻|慢|小心|把|来|从|在)"
    f"|{_WHO}(?:最好|要)(?:是)?(?:一?个)?{_KIND}"
    "|(?:要|得|请|麻烦|记得|千万)?(?:慢慢|轻手|轻轻|轻(?=[点些一]))(?:地)?(?:跟|同|和|对)?[他她佢]?(?:讲|说|来|做|扶|搬|[点些一])"
    "|(?:记得|千万|麻烦|请|最好|尽量)(?:要|先|不要|别|莫|再)?(?:带|戴|穿|准时|早|轻|慢|小心|避|少|敲|按|脱|换鞋|打)"
    "|多(?:担待|包涵|体谅|耐心)|来[^,，。]{0,4}(?:讲|说|动作|手脚)得?慢"
    "|(?:别|莫|不要|少|多|不好|不)放(?![心假学])[^,，。]{1,8}|(?:煮|炖|做|切)(?:得|到)?(?:烂|软|淡|碎|清淡)"
)
_OF_COMER = re.compile(
    f"{_SENDS}(?:多|再)?(?:一?[个位名])?[^,，。]{{0,3}}{_KIND}"
    "|(?:护士|师傅|阿姨|护工|姑娘|大姐|来的(?:人|那个)|送饭的|医生(?!讲|说|叫|让|要|交代|吩咐|不|话))"
)
_OTHER_FIELD = re.compile(
    "地址|地方|电话|号码|[0-9]{2}|牌子|价|那[张单种款]|昨|刚才|年轻(?:的?时|那)|^我(?!想|要|怕|妈|爸|老)"
)
_ASKED = re.compile(
    "[吗?？]$|什么|几[个点时]|怎么|多少|有没有|会不会|要不要|是不是|能不能|可不可以"
)
_TO_US = re.compile("(?:^|[那就])(?:你|您)(?:再|慢|讲|说|念|大声|报)|再[讲说念报]|听不[清见到]")
_CLAUSES = re.compile("[^,，。;；!！?？、\\n ]+[?？]?")
