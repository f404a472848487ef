"""What is known of institutions, from the directory; beds and prices are never guessed."""

from __future__ import annotations

import re
from typing import Any

from actions.desk_outcome import Hearing
from care.desk import Desk
from care.messages import Citation, Message

_KINDS = {
    "日间照料": "日间照料中心",
    "幸福院": "农村幸福院",
    "老年大学": "老年大学",
    "居家养老": "街道居家养老服务中心",
}
_PRICED = re.compile("空床|空位|[有剩]床|床位|收费|多少钱|[收要交](?:多少|几多)|价[钱格]|贵")
_PLACED = re.compile("哪里|在哪|地址|怎么走|什么时候|开工|建|动工")
_SPOKEN = 2
_SHOWN = 6


def kind_in(text: str) -> str:
    """Return the kind of institution that a text asks for; a home where it names none."""
    return next((kind for words, kind in _KINDS.items() if words in text), "养老机构")


def answer(heard: Hearing, desk: Desk) -> tuple[list[Message], Desk]:
    """Return what is known of the home asked for, or of those in the county."""
    directory: Any = getattr(heard.services.answerer, "directory", None)
    if directory is None:
        return [_nothing_known(heard, desk)], desk
    named = directory.find(name=heard.text)
    county = desk.told.county
    found = named or directory.find(county=county, kind=kind_in(heard.text))
    wide = found or (directory.find(kind=kind_in(heard.text)) if county is None else ())
    if not wide:
        return [_nothing_known(heard, desk)], desk
    if named:
        home = named[0]
        if _PRICED.search(heard.text) and not _PLACED.search(heard.text):
            return [heard.say("requests.institution_named_asked", named=home.name)], desk
        fact = home.facts[0] if home.facts else None
        lead = re.sub("^文件说，?", "", fact.text) if fact else ""
        message = heard.say("requests.institution_named", named=home.name, known=lead)
        if fact and fact.quote and fact.clause:
            citation = Citation("yulin-2015", fact.clause, fact.quote, home.name)
            message = Message(message.text, message.speech, (citation,))
        return [message], desk
    spoken = "、".join(home.name for home in wide[:_SPOKEN]) + ("等" if len(wide) > _SPOKEN else "")
    shown = "、".join(home.name for home in wide[:_SHOWN])
    aloud = heard.say("requests.institution_listed", listed=spoken)
    on_screen = heard.say("requests.institution_listed", listed=shown)
    text = aloud.text if heard.turn.channel == "sms" else on_screen.text
    return [Message(text, aloud.speech)], desk


def _nothing_known(heard: Hearing, desk: Desk) -> Message:
    if desk.told.county is None:
        return heard.say("requests.institution_unknown")
    return heard.say("requests.institution_none", county=desk.told.county)
