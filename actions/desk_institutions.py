"""What is known of institutions, from the directory; beds and prices are never guessed."""

from __future__ import annotations

import re
from typing import Any

from actions.desk_outcome import Hearing
from care.desk import Desk
from care.desk_homes import asked_of_home
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
    named = named_in(heard.text, directory)
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
    # who asks the price hears first that the documents have none, and then where to ask
    priced = asked_of_home(heard.text) == "price"
    name = "requests.institution_priced" if priced else "requests.institution_listed"
    aloud, on_screen = heard.say(name, listed=spoken), heard.say(name, listed=shown)
    text = aloud.text if heard.turn.channel == "sms" else on_screen.text
    return [Message(text, aloud.speech, _cited(wide))], desk


def named_in(text: str, directory: Any) -> tuple[Any, ...]:
    """Return the listed homes that a text names, also without their kind: 第四人民医院那个."""
    named: tuple[Any, ...] = directory.find(name=text)
    if named:
        return named
    shortly = _SHORTLY.search(text)
    if shortly is None:
        return ()
    return tuple(home for home in directory.find() if shortly["name"] in home.name)


def _cited(homes: tuple[Any, ...]) -> tuple[Citation, ...]:
    """Return where the documents name the first of the homes listed."""
    for home in homes:
        for fact in home.facts:
            if fact.quote and fact.clause:
                return (Citation("yulin-2015", fact.clause, fact.quote, home.name),)
    return ()


_SHORTLY = re.compile(
    "(?P<name>第[一二三四五六七八九十]{1,2}(?:人民医院|社会福利院|福利院))(?:的)?(?:那|这|嗰|呢)[个间家所]"
)


def _nothing_known(heard: Hearing, desk: Desk) -> Message:
    if desk.told.county is None:
        return heard.say("requests.institution_unknown")
    return heard.say("requests.institution_none", county=desk.told.county)
