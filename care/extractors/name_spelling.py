"""A name with its characters put right by how the caller explains them.

What is explained takes the place of the character that sounds like it, that is said not to be meant
(不是优秀的秀，是绣花的绣), or that stands where it is said to stand (后面那个是蓝色的蓝).
"""

from __future__ import annotations

import re

from care.extractors import spelling
from care.extractors.spelling import SPELLED, Explained
from care.extractors.surnames import SURNAMES
from care.text import syllables


def respelled(name: str, text: str) -> str:
    """Return a name with its characters as a normalised text explains them.

    What confirms a character, or explains one of another sound and place, changes nothing.
    """
    told = spelling.explained(text)
    meant = {one.character for one in told if not one.denied}
    denied = [one.character for one in told if one.denied and one.character not in meant]
    if len(name) == 1:
        name += _given(name, told)
    for one in told:
        if not one.denied and one.character not in name:
            name = _put(name, one, denied, text)
    return name


def _given(surname: str, told: list[Explained]) -> str:
    """Return a given name whose characters were explained and no more: 木子李，桂花的桂."""
    own = dict.fromkeys(one.character for one in told if not one.denied)
    given = [character for character in own if character != surname]
    return "".join(given) if len(given) in (1, 2) and surname in own else ""


def likened(character: str, other: str) -> str:
    """Return the first of two characters where it sounds like the second, else the second."""
    return character if syllables(character) == syllables(other) else other


def _put(name: str, told: Explained, denied: list[str], text: str) -> str:
    place = _place(text[: told.start], len(name))
    if place is not None:
        return _at(name, place, told.character)
    sound = syllables(told.character)
    for index, other in enumerate(name):
        if index == 0 and other in SURNAMES and told.character not in SURNAMES:
            continue  # 黎秀莲 is no 犁秀莲, whatever the character is likened to
        if syllables(other) == sound:
            return _at(name, index, told.character)
    for other in denied:
        if other in name:
            return _at(name, name.index(other), told.character)
    # 三横一竖那个王: parts tell a surname
    parts = any(text.startswith(said, told.start) for said in SPELLED)
    of_another = _OF_ANOTHER.search(text, 0, told.start)
    return _at(name, 0, told.character) if parts and not of_another and len(name) > 1 else name


def _place(before: str, size: int) -> int | None:
    """Return which character words before an explanation point at: 后面那个是, 第二个字是, 姓."""
    match = _PLACES.search(before)
    if match is None or size < _LEAST:
        return None
    word = match["place"]
    if word.startswith("第"):
        nth = "一二三四".index(word[1])
        return nth if nth < size else None
    if word.startswith("中"):
        return 1 if size == _WHOLE else None
    return size - 1


def _at(name: str, index: int, character: str) -> str:
    return f"{name[:index]}{character}{name[index + 1 :]}"


_LEAST, _WHOLE = 2, 3
_PLACES = re.compile(
    "(?P<place>最?后面?|最尾|末尾?|尾|中间|第[一二三四])(?:的|那|这)*"
    "[一1]?个?字?(?:应该|就)*[是系为]?[ ,，]*$"
)
_OF_ANOTHER = re.compile(
    "(?:[她他佢]|师傅|护士|护工|阿姨|医生|邻居"
    "|[老我](?:[爸妈公婆伴]|女儿|儿子))的?(?:就?[是系不]|姓|叫|写)*[^,，。;； ]?[ ,，]*$"
)
