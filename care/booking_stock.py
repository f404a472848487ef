"""What is at home already or was given: 家里还有半瓶 is why a thing is not wanted, and no order."""

from __future__ import annotations

import re

from care.extractors.numerals import NUMERAL

UNIT = (
    "樽|公斤|市斤|斤|两|克|把|瓶|袋|包|盒|个|只|条|桶|罐|箱|提|卷|块|片|颗|棵|根|打|支|盘"
    "|份|件|双|升|串|板|听|筒|捆|扎|杯|沓|张|副|粒|台|部|套|梳|枝|对(?!不)"
)
COUNT = f"(?:半|[{NUMERAL}]{{1,4}}|几)"


def without_stock(text: str) -> str:
    """Leave of a list what is ordered: not what is there, was given, or is said once more."""
    return _TOO_MUCH.sub(r"\1", _HAD.sub("", text))


_TOO_MUCH = re.compile(
    f"(^|[,，。;； ])(?:{COUNT})(?:{UNIT})(?:太多|多了|太少|不够)了?(?=[,，。;； ]|$)"
)
"""改成两提就得了 三提太多 says once more what it was."""
_FOUND = (
    "(?:[翻搜找寻摸清掏](?:出来?|到|着|见)+(?:一?看)?"
    "|(?:看到?|记得|发现|原来|才知道?)(?=还有|还剩))"
    "(?:了|还有|还剩|都有|有)*"
)
"""家里翻出来还有半瓶, 柜子里摸到一包: what is found at home."""
_OWNERS = (
    "(?:(?:屋里?|家里?|厨房|冰箱|柜子?|仓库|我们?|这里|那里|手头|手上)(?:里|头|那边)*(?:还|都|也|仲|尚)*有"
    "|还?剩(?:下|着|有)?)(?:[\u4e00-\u9fff]{0,4}?)"
)
_PLACE = (
    "(?:(?:屋里?|家里?|厨房|冰箱|灶头|床底|柜子?|仓库|我们?|这里|那里|刚才?|昨天|早上|今早|又)"
    "(?:里|头|那边|底下|上)?)*"
)
_GIVERS = (
    "(?<![帮给替为跟叫让请喊])(?<![帮给替为跟叫让请喊]我)(?:我?(?:崽|仔|儿子|女儿|女|媳妇|儿媳|女婿|孙[子女]?|老[伴公婆]|[哥姐弟妹]+|侄[子女]?|亲戚)"
    "|隔壁(?:(?![店超市档铺摊])[\u4e00-\u9fff]){0,3}?|邻居|人家|别人|[他她]们?|村里|社区|单位)"
    "(?:[昨今明前后上][日天晚早次]|早上|刚才|刚|已经|前两天|会|要|又|都|也|就|自己|过来|回来)*"
    "(?:买(?=[了到回])|[给送带拿扛提挑寄捎])(?:了|到|来|回|过来|我)*"
)
_DONE = (
    "(?:^|(?<=[,，。;；、\\s]))[^,，。;；、\\s]{0,6}?"
    "(?<![漏忘少差加要改换讲说报写订记对好行得算])[了过]"
)
_MUCH = f"(?:大概|差不多|有|好几?|整整|足足)*(?:{COUNT})(?:{UNIT})半?"
_ON = "(?:(?![买要订帮加])[^,，。;；、 ])*"
_NOT_WANTED = "[^,，。;；、 ]{0,6}[,，。 ]*(?:就|也|都|先)*(?:不用|不要|别|不需要|不必)"
_HAD = re.compile(
    f"(?:{_OWNERS}|{_PLACE}{_FOUND}){_MUCH}(?!{_NOT_WANTED}){_ON}|(?:{_GIVERS}|{_DONE}){_MUCH}{_ON}"
    "|[漏少][了打掉写说报]*(?:最后|后面|中间|前面|末尾)[^,，。;；]*"
)
"""我崽扛了一桶转来, 屋里还有半瓶, 隔壁给了两斤: what is there already gives a reason, no order; and
漏了最后一个8 is about a number."""
