"""Staff spoken of whom nobody wishes to reach: 工作人员要按几比几来配, 要跟她领导讲哦."""

from __future__ import annotations

import re

from care.person_words import without_other_words
from care.text import normalise

_STAFF = re.compile("人员|员工|护工|客服|坐席|接线员|人工")
_OF_THE_RULE = re.compile(
    "几比几|[0-9一二三四五六七八九十几]比[0-9一二三四五六七八九十几]|比例"
    "|配(?:备|置|齐|足|够|多少|几|得|给)|(?:来|要|怎么|怎样)配"
    "|(?:要|有|得|请|招|至少|最少|起码)[^,，。 ]{0,4}(?:多少|几)(?:个|名|位|人)"
    "|资格|持证|证书|上岗|学历|工资|待遇|补贴|津贴|编制|(?<!受过)培训|什么(?:条件|要求|标准)"
)
_OTHERS = re.compile(
    "(?<![找换叫请转])(?:一般|普通|其他|其它|其余|别的|另外|剩下|管理)的?(?:那些|那种)?(?:工作人员|员工|人员)(?:又|的话)?[呢咧哩]"
)
"""那一般工作人员呢 asks of the others what was asked of these."""
_ANOTHER_SENT = re.compile(
    "(?:下次|下回|以后|明天|再来|再派)[^,，。 ]{0,6}换(?:个|一个|第二个|别)的?人"
    "|换(?:个|一个|第二个|别)的?人(?:上门|来(?:做|搞|扫|修|送|弄|护理)|来(?=[,，。 ]|$))(?!听|接)"
)
"""下次换个人来 wants another one sent next time, and nobody on the line."""
_WISHES = re.compile(
    "(?:找|转|叫|喊|请(?!问|多少|几)|接|换|揾|让|联系|帮我|跟|和|与|同)[^,，。 ]{0,6}"
    "(?:工作人员|员工|客服|坐席|接线员|人工)|人工(?:$|服务|台|客服)"
)


_OF_A_KIND = re.compile(
    "(?:安排|派|换|要|约|来)(?:[1一]?个|位)[^,，。 ]{0,10}(?:男|女|会|懂|年轻|老练|有经验)"
    "[^,，。 ]{0,8}(?:护士|师傅|护工|阿姨|保姆)"
)
"""安排个会讲客家话的女护士 wishes for somebody to be sent, and for nobody on the line."""


def about_staff(text: str) -> bool:
    """Tell whether a text names staff only as what a rule is about, and wishes to reach nobody."""
    said = normalise(text).text
    if _ANOTHER_SENT.search(said) or _OF_A_KIND.search(said):
        return True
    plain = without_other_words(normalise(text).text)
    named = _STAFF.search(plain) and _OF_THE_RULE.search(plain)
    return bool(named or _OTHERS.search(plain)) and _WISHES.search(plain) is None


def others_send(text: str) -> bool:
    """Tell whether kin of the caller get somebody to do the work: 我侄女讲她找人来修.

    叫我女儿找人来听 wants somebody on the line.
    """
    return _THEY_SEND.search(normalise(text).text) is not None


_THEY_SEND = re.compile(
    "(?:[崽仔女儿媳侄孙婿弟妹哥姐]子?|老公|老伴|邻居|隔壁|[他她佢])(?:讲|说|话|自己|会|要|已经|都|就)*[他她佢]?(?:自己|会|要|去|已经)*"
    "[找叫请喊](?:了|咗)?(?:个|到|好)?(?:人|师傅|工人)(?:[来嚟上]|过来|上门)*(?:修|做|搞|扫|装|弄|换|洗|煮|护理|打扫)"
)


def passes_on(text: str) -> bool:
    """Tell whether a text wants superiors told of what was said: 一定要跟她领导讲, 转告他单位.

    我要跟你们领导讲 and 叫领导来听 want to speak to them.
    """
    plain = normalise(text).text
    return _PASSES_ON.search(plain) is not None and _THEMSELVES.search(plain) is None


_ABOVE = "(?:领导|经理|主管|老板|主任|院长|队长|站长|上级|上面|上头|单位|公司|负责人|头头)"
_PASSES_ON = re.compile(
    f"(?:跟|同|和|与|向|给|告诉|告知|转告|转达|反映|讲|说|报|写)(?:给|到|去|知|诉)*[^,，。我]{{0,5}}{_ABOVE}"
    "(?:那里|那边|们|都|也|一声|一下|好好|听|知道|晓得)*(?:讲|说|反映|表扬|夸|提|知|听|晓|转|$|[,，。!！哦啊啦喔呀吧的])"
    f"|(?:让|叫|要|请|等|想)[^,，。我]{{0,4}}{_ABOVE}[^,，。来接听找]{{0,4}}(?:知道|晓得|表扬|奖|夸|看看)"
)
_THEMSELVES = re.compile(
    f"(?<![帮替给为])我(?:自己|本人|们)?(?:要|想|得|必须|直接|去|亲自|非要?)*(?:跟|同|和|与|找|见|问|向)[^,，。]{{0,6}}{_ABOVE}"
    f"|(?:找|叫|喊|让|请|换|转|接)[^,，。]{{0,5}}{_ABOVE}[^,，。]{{0,3}}(?:来|出来|接|听电话|过来|跟我|同我|回我|打给我)"
    "|人工|真人|转接|电话(?:是)?(?:多少|几)|谁|哪"
)
