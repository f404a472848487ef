"""A turn that was taken for a request by its intent alone, and asks what the rules say.

我阿公那间老人院消防通道堆满东西，哪个部门有权去查 seeks no home, 政府有没有表扬孝顺人家的
thanks nobody: where the documents answer such a turn, their answer comes before the guess.
"""

from __future__ import annotations

import re

from actions.desk_outcome import Hearing
from actions.desk_policy import is_told_of
from care.desk import Desk, asks
from care.desk_gate import JUST_DONE
from care.following import asks_the_others
from care.requests import Wanted, recognise
from care.told_stories import tells_wrong

_GUESSES = frozenset({"institution", "complain", "praise", "lonely", "volunteer", "fee"})
"""Requests that a question about the rules is taken for, because of what it tells besides."""
_MISTAKEN = frozenset({"thanks", "goodbye", "affirm", "deny", "out_of_scope", "nlu_fallback"})
"""Intents that no request follows from, and that such a question is taken for all the same."""

_OF_RULES = re.compile(
    "政府|国家|文件|政策|法律|章程|规定|(?:哪些?|什么|哪个|哪几个)(?:部门|单位|局)"
    "|(?:玉林|我们?[县市区镇村乡]|[县市]里|上面|上头|报纸|广播|电视)[^,，。]{0,8}(?:有没有|支不支持|(?:讲|说|登|写)过)"
    "|有没有(?:讲|说|写|提|话要|这条|这一条|这样的|这种)|写进"
)
"""What is asked of those who make the rules, and not of the hotline or a home."""
_SEEKS = re.compile(
    "(?:找|揾|寻|介绍|推荐|打听|联系|参观|(?<![不没])(?:想住|想送|想去|要住)|送(?:他|她|我|老)|住进)"
    "|空床|空位|床位|(?:哪里|哪儿|附近|边度|就近)[^,，。]{0,3}有|哪[家间所]|地址|电话|怎么走|收费|多少钱|贵不贵"
)
"""Who seeks a home names where, which, or what it costs."""
_JOINS = re.compile("报名|登记|我(?:也|都|就)?(?:想|要)(?:报|加入|参加|做|当)")
_LIKELY, _SURE, _DOUBTED = 0.75, 0.93, 0.75
_LEAST = {"complain": 0.75, "lonely": 0.9, "praise": 0.9}
"""How sure the documents must be where nothing in the turn names them, and the guess is weak."""


def asks_of_rules(heard: Hearing, desk: Desk, request: Wanted | None) -> bool:
    """Whether a turn asks what the documents tell, whatever its intent was guessed to be."""
    if heard.inside_booking:
        return False
    if asks_the_others(heard.text) and bool(desk.talked):
        # 同它一起的还有什么服务, right after an answer, does not ask what the hotline does
        lately = heard.turn.ordinal - desk.talked <= JUST_DONE
        return lately and is_told_of(heard, desk, least=_LIKELY)
    if request is not None and request.id == "their_number":
        return True
    if request is not None and request.id not in _GUESSES:
        return False
    if request is None:
        mistaken = heard.intent in _MISTAKEN and _OF_RULES.search(heard.text) is not None
        return mistaken and _is_question(heard.text) and is_told_of(heard, desk, least=_LIKELY)
    if request.id == "institution" and _asks_what_it_is(heard.text):
        return is_told_of(heard, desk, least=_LIKELY)
    if request.id == "fee":
        return _money_back(heard, desk)
    if _says_so(heard) or not _is_question(heard.text):
        return False
    if request.id == "complain" and tells_wrong(heard.turn.text):
        return False  # 系咪有教过礼貌嘅，一入门就捏住个鼻: the question is the reproach
    waits = desk.case is not None and not desk.case.over
    if waits or (request.id == "volunteer" and _JOINS.search(heard.text)):
        return False
    if request.id == "institution":
        return _no_home_sought(heard, desk)
    if _OF_RULES.search(heard.text):
        return is_told_of(heard, desk, least=_LIKELY)
    doubted = heard.confidence < _DOUBTED and request.id in _LEAST
    return doubted and is_told_of(heard, desk, least=_LEAST[request.id])


def _says_so(heard: Hearing) -> bool:
    """Whether a turn wishes for something in plain words of its own."""
    by_words = recognise(heard.turn.text)
    if by_words is None:
        return False
    # 有没有讲要建一个大的养老院 has the words of who seeks one, and only sounds like that
    sounds = by_words.id == "institution" and not (
        by_words.wins is not None and by_words.wins.search(heard.text)
    )
    return not sounds


def _asks_what_it_is(text: str) -> bool:
    return _EXPLAINS.search(text) is not None and _WANTS_ONE.search(text) is None


def _money_back(heard: Hearing, desk: Desk) -> bool:
    """Whether a sum is asked after that was just spoken of: 以前补给他起床位的钱就白给了."""
    lately = bool(desk.talked) and heard.turn.ordinal - desk.talked <= JUST_DONE
    asked = _is_question(heard.text) or _THAT_SUM.search(heard.text) is not None
    pays = _PAYS.search(heard.text) is not None
    return lately and asked and not pays and is_told_of(heard, desk, least=_SPOKEN_OF)


_EXPLAINS = re.compile(
    "(?:是|算|叫)(?:个)?(?:什么|啥)(?:名堂|意思|东西|来的|概念|花样|回事)|怎么回事|什么叫|[讲说解]清楚"
)
"""Who wants to know what something is: 没有围墙的养老院是什么名堂."""
_WANTS_ONE = re.compile("找|揾|寻|介绍|推荐|物色|[想要]住|[想要]送|空床|电话|地址|多少钱|收费")
_THAT_SUM = re.compile("的?[钱费款](?:呢|咧|嘞|哩)")
_PAYS = re.compile(
    "(?:来|想|要|帮我|替我|补|把|怎么|哪里)[^，。 ]{0,6}(?:交|缴|付|结)"
    "|(?:交|缴|付|结)(?:掉|清|下|费|钱|款)"
)


def _no_home_sought(heard: Hearing, desk: Desk) -> bool:
    """Whether a question that names a home is asked of the rules: 养老院里头要不要摆康复器材."""
    if _SEEKS.search(heard.text):
        return False
    if _OF_RULES.search(heard.text):
        return is_told_of(heard, desk, least=_LIKELY)
    last = max(desk.talked, desk.walked)
    lately = bool(last) and heard.turn.ordinal - last <= JUST_DONE
    if lately:
        return is_told_of(heard, desk, least=_SPOKEN_OF)
    return is_told_of(heard, desk, least=_SURE)


_SPOKEN_OF = 0.5


def _is_question(text: str) -> bool:
    return asks(text) or _WHETHER.search(text) is not None


_WHETHER = re.compile("(?:没有?|不|怎么没有[^。]*)[啊呀的]?$")
