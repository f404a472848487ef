"""Whether a turn is about how we speak: 慢点, 大声点, 再讲一遍."""

from __future__ import annotations

import re

from care.text import normalise


def of_the_voice(text: str) -> bool:
    """Tell whether a turn can be about how we speak: 行你叫他们快点 hurries somebody else."""
    plain = normalise(text).text
    return _OF_THE_VOICE.search(plain) is not None and not at_the_door(plain)


def asks_besides(text: str) -> bool:
    """Tell whether a clause beside the wish for the voice asks a thing: 八有是哪八有 慢慢讲."""
    clauses = [c for c in re.split(r"[\W_]+", normalise(text).text) if len(c) >= _ASKING]
    return any(_ASKS_THING.search(c) and not _OF_THE_TALK.search(c) for c in clauses)


def at_the_door(text: str) -> list[str]:
    """Return how whoever comes is to knock or call out: 送到门口敲大声点, 拍门拍重啲."""
    return [m["how"] for m in _KNOCKS.finditer(text)]


_ASKING = 5
"""So many signs a clause has at least that asks something of its own."""
_ASKS_THING = re.compile("是哪|有哪|哪[几些个样种]|多少|几多|谁[管来出做给]|归谁")
_OF_THE_TALK = re.compile(
    "你|您|[说讲听念读]|什么|还是|吗|一点|[再没慢快]|大声|小声|刚才|头先|上一?句"
)
_OF_THE_VOICE = re.compile(
    "[慢声响听耳嗓]|太[快轻小]|[讲说念](?:得|话|到)?[^,]{0,3}快|再[讲说念报读]|重复|什么|刚才|上一?句|不懂|没懂"
)
_KNOCKS = re.compile(
    "(?:^|(?<=[,，。;；!！?？ ]))(?:对|嗯|好|得|是)*(?P<how>[^,，。;；!！?？ ]{0,10}?"
    "(?:[敲拍打捶擂按摁](?:门铃|门)?(?:的?时候|时)?[,， ]?(?:要|得|再|给我|可以|就)*"
    "[^,，。;；!！?？ ]{0,2}(?:大声|大力|用力|[响重久](?:[点些啲一]|$)|多[敲拍按几两])"
    "|(?:[叫喊]门|门口|门外|到了?|来了?|上门)[^,，。;；!！?？ ]{0,5}(?:大声|大力|用力)"
    "|大[声力](?:[点些啲]|一点)?(?:地|来)?[敲拍喊叫](?:我|门))"
    "[^,，。;；!！?？ ]{0,6})"
)
