"""What a turn at the read-back says besides a yes: whether it holds one at all, and what to note.

都对吗 is answered by a yes that stands as one: in a clause of its own, or before or behind what is
told. 另外麻烦备注一下她对碘酒过敏 asks for something, however willing it sounds, and books nothing.
"""

from __future__ import annotations

import re

from care.booking_answers import asks
from care.booking_assent import without_assent
from care.booking_notes import open_questions
from care.booking_told import HALF, LIKELY, Weighed, weigh
from care.booking_yes import holds_yes
from care.extractors import times
from care.helper_wishes import wishes_of_helper
from care.text import normalise

_LEAST, _MOST, _SHORT = 3, 60, 10
"""How long what is noted has to be, and may be; a yes of more characters tells more than that."""
_NEARLY_ALL = 0.8
"""What shares so many of its characters with another note is the same."""


def told_besides(told: Weighed, note: str | None) -> str | None:
    """Return the note with what a turn at the read-back tells whoever comes, whole.

    她对酒精过敏，别用酒精 is one thing to know: of it no part is noted alone. What only talks
    (辛苦你了, 我去喂鸡了) or asks is no note.
    """
    rest = _beside_yes(told.heard.original)
    plain = normalise(rest).text
    if len(rest) < _LEAST or times.find(plain) or open_questions(plain, "confirm"):
        return note
    wished = wishes_of_helper(
        _WISHED.sub("", plain)
    )  # 能不能安排同一个护士 wishes, and asks nothing
    if not wished and (asks(plain) or not (told.informs() or _to_be_known(plain))):
        return note
    if note and _share(rest, note) >= _NEARLY_ALL:
        return _once_each(note)
    parts = [part for part in (note or "").split("；") if part and _share(part, rest) < _NEARLY_ALL]
    return "；".join([rest[:_MOST], *parts])


def _once_each(note: str) -> str:
    """Return a note without what stands in another part of it: 耳朵背 of 我妈耳朵背，敲门大声点."""
    parts = note.split("；")
    return "；".join(p for p in parts if not any(p in other for other in parts if p != other))


def _beside_yes(said: str) -> str:
    """Return the words of a turn without its yes, its thanks and what asks for the note itself."""
    kept = []
    for clause in _CLAUSES.findall(said):
        plain = normalise(clause).text
        if _NO_NOTE.fullmatch(plain) or not without_assent(plain).strip(" 呀啊啦"):
            continue
        if len(plain) <= _SHORT and holds_yes(plain) and not wishes_of_helper(plain):
            continue
        kept.append(clause)
    return _LEADS.sub("", "，".join(kept)).strip(" ，,。")


def _to_be_known(plain: str) -> bool:
    """Whether a text is for whoever comes: a wish, or something to know about who is served."""
    if wishes_of_helper(plain):
        return True
    read = weigh(plain, "confirm").reading
    if read is None:
        return False
    act = read.acts
    if max(act["remark"], act["cancel"], act["wait"], act["repeat"]) >= HALF > act["inform"]:
        return False
    return act["inform"] >= LIKELY or bool(read.words("note", "condition", least=HALF))


def _share(part: str, whole: str) -> float:
    """Return how much of a part's characters are in the whole."""
    plain, within = normalise(part).text, normalise(whole).text
    return sum(c in within for c in plain) / max(1, len(plain))


_CLAUSES = re.compile("[^,，。;；!！?？、\\n ]+[?？]?")
_NO_NOTE = re.compile(
    "(?:那|好|嗯|就|都|真)*(?:多?谢谢?|麻烦|辛苦|拜托|劳烦|唔该)(?:你|您|你们|晒|了|啦|啊|先|嘞)*"
    "|(?:那|还|就|请|麻烦|你|帮我|给我|也|再|另外|顺便|有)*(?:加|写|做|记|有)?(?:一?[个条下点])?"
    "(?:备注|注明|记|登记|写|交代|讲|说)(?:一?[下声条个])?"
    "|是?(?:给|帮|替|为)[^,，。]{1,6}(?:约|订|请|叫|登记)的"
    "|(?:[\u4e00-\u9fff]{1,4}的也(?:好|行|得|是))+"
    "|(?:我|都|也|全)*[听看](?:到|见|清楚?|得?懂|明白)(?:了|啦|喇|咯|啊|哦)*"
)
"""Thanks, that it was heard, the bare wish for a note, and for whom it is (a field of its own)."""
_WISHED = re.compile("能不能|可不可以|好不好|行不行|得不得|能否|可以(?=[叫安派让带])|[吗么?？]+$")
_LEADS = re.compile(
    "^(?:(?:[哦噢嗯啊诶哎唉那]|对了|另外|还有|还|顺便|再|就是|麻烦|劳烦|拜托|唔该|請|请|你|您|帮我|幫我|给我|也|都|我)*"
    "(?:备注|備註|注明|写上|記低|记低|记多一句|记一?[下笔]|登记一?下|加一?[个条]备注)(?:一?下|上|到|说|写)?[：:,，]?"
    "|(?:[哦噢嗯啊诶哎唉]|另外|对了|还有|顺便)+[,，]?)"
)
