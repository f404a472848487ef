"""What a recogniser misheard of a booking's details, put right by its sound: 名天下五两店.

Listening by sound is safe where words stand that go together: a day beside a part of it, a part
beside an hour, a town's name before what a town is called. Alone, and where the characters heard
are a word, nothing is put right: 网上八点 is no 晚上八点.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from care.booking_assent import agrees
from care.extractors import gazetteer
from care.extractors.gazetteer import sound
from care.extractors.surnames import SURNAMES
from care.text.tokens import tokenizer

Kind = Literal["day", "part", "hour"]


def sounded_out(text: str, asked: str | None) -> str:
    """Return a turn with misheard days, hours, places and cues put right; it keeps its length."""
    text = _moments(text, alone=asked in _TIMES_ASKED and len(text) <= _SHORT)
    for pattern, to in _CUES:
        text = pattern.sub(partial(_put_right, to), text)
    text = _ROAD_SIGN.sub("路", text)
    text = _places(_DOOR_SIGN.sub(lambda m: m.group()[:-1] + "号", text))
    return _assent(text) if asked in _YES_ANSWERS else text


def _put_right(to: str, heard: re.Match[str]) -> str:
    """Return what was meant, but a real word as it was heard."""
    return heard.group() if _word(heard.group()) else to


@dataclass(frozen=True)
class _Token:
    """Words for a time as they sound at `start:end`; `meant` are the right characters."""

    kind: Kind
    start: int
    end: int
    meant: str
    exact: bool


_DAYS = (
    "今天", "明天", "后天", "大后天", "今日", "明日", "后日", "听日", "明早", "明晚", "今晚",
)  # fmt: skip
_PARTS = ("上午", "下午", "中午", "早上", "晚上", "傍晚", "上昼", "下昼", "晏昼", "朝早")
_FEASTS = ("中秋", "重阳", "冬至", "端午", "清明", "元宵", "除夕")
_OTHER_READING = {"重": "虫"}
"""Characters that are read otherwise in a feast's name than alone."""
_OF_A_FEAST = re.compile(
    "节|(?:的|过[了完])?(?:[当那嗰][天日]|前一?[天日]|后一?[天日]|第[二2][天日]|晚)|[前过]后"
)
"""What tells a feast from a name that sounds like it: 虫阳当天, 钟秋的前一天."""
_WEEKS = ("星期", "礼拜", "周", "拜")
_ORDER: tuple[Kind, ...] = ("day", "part", "hour")
_GAP = 2
"""Characters, marks among them, that may stand between a day and its hour: 明天的下午."""
_WEEKDAY = "一二三四五六日天"
_HOURS = re.compile("[0-9]{1,2}|十[一二]|[一二两三四五六七八九十]")
_HOUR_SOUNDS = {
    "就久酒旧": "九", "把吧巴爸": "八", "是时师实": "十", "寺思死肆": "四", "武舞吴": "五",
    "刘流留": "六", "期奇齐骑妻": "七", "山伞": "三", "亮量凉": "两",
}  # fmt: skip
_HOUR_HEARD = {c: hour for heard, hour in _HOUR_SOUNDS.items() for c in heard}
_AFTER_HOUR = re.compile("半|钟|[一三]刻|左右|来|送|到|过|吧|啊|行|得|好|可|都|就|去|[,，。;； ]|$")


def _moments(text: str, *, alone: bool) -> str:
    """Put right the days and hours; `alone`: asked for, one need not go with another."""
    tokens = sorted(_tokens(text), key=lambda t: (t.start, -t.end, not t.exact))
    best: list[_Token] = []
    for token in tokens:
        # what sounds like two things is whichever goes with what stands beside it
        beside = any(_follows(a, token) or _follows(token, a) for a in tokens)
        if (
            beside
            or token.exact
            or alone
            or token.meant in _FEASTS
            or token.meant[:-1] in _WEEKS[:2]
        ):
            if best and token.start < best[-1].end:
                if best[-1].exact or not token.exact or token.end <= best[-1].end:
                    continue
                best.pop()
            best.append(token)
    for token in best:
        if not token.exact:
            text = f"{text[: token.start]}{token.meant}{text[token.end :]}"
    return text


def _follows(first: _Token, second: _Token) -> bool:
    """Whether two times are one after the other, a day before its part, a part before its hour."""
    apart = second.start - first.end
    return 0 <= apart <= _GAP and _ORDER.index(first.kind) < _ORDER.index(second.kind)


def _tokens(text: str) -> Iterator[_Token]:
    for run in re.finditer("[\u4e00-\u9fff0-9]+", text):
        words = run.group()
        sounds = ["" if c.isdigit() else sound(c) for c in words]
        for at in range(len(words)):
            for kind, meant in _named(words, sounds, at):
                end = at + len(meant)
                exact = words[at:end] == meant
                if exact or _credible(words[at:end], meant):
                    yield _Token(kind, run.start() + at, run.start() + end, meant, exact)
            yield from _hour(text, words, sounds, run.start(), at)


def _named(words: str, sounds: list[str], at: int) -> Iterator[tuple[Kind, str]]:
    named: tuple[tuple[Kind, Sequence[str]], ...] = (("day", _DAYS), ("part", _PARTS))
    for kind, names in named:
        for name in names:
            if sounds[at : at + len(name)] == _sounds(name):
                yield kind, name
    for name in _FEASTS:
        end = at + len(name)
        like = [_OTHER_READING.get(c, c) for c in name]
        sounding = sounds[at:end] in (_sounds(name), _sounds("".join(like)))
        # 活动至当天 parts a word
        whole = at == 0 or not _word(words[at - 1 : at + 1])
        if sounding and whole and _OF_A_FEAST.match(words, end):
            yield "day", name
    for week in _WEEKS:
        end = at + len(week)
        if sounds[at:end] == _sounds(week) and words[end : end + 1] in tuple(_WEEKDAY):
            led = words[max(0, at - 1) : at] in ("下", "这", "个", "本") or words[at:end] == week
            if len(week) > 1 or led:
                yield "day", f"{week}{words[end]}"


def _hour(text: str, words: str, sounds: list[str], begin: int, at: int) -> Iterator[_Token]:
    """Find 两店半 and 久点: an hour whose number or whose 点 was misheard, one of the two."""
    number = _HOURS.match(words, at)
    end = number.end() if number else at + 1
    hour = number.group() if number else _HOUR_HEARD.get(words[at], "")
    if not hour or end >= len(words) or sounds[end] != _sounds("点")[0]:
        return
    exact = number is not None and words[end] == "点"
    if exact or _AFTER_HOUR.match(text, begin + end + 1):
        if number is None and words[end] != "点":
            return
        yield _Token("hour", begin + at, begin + end + 1, f"{hour}点", exact)


@lru_cache(maxsize=64)
def _sounds(word: str) -> list[str]:
    return [sound(character) for character in word]


def _credible(heard: str, meant: str) -> bool:
    """Whether characters that sound like a time may be one: half of them are right, and no word."""
    right = sum(a == b for a, b in zip(heard, meant, strict=True))
    return right * 2 >= len(meant) and not _word(heard)


def _word(heard: str) -> bool:
    return len(heard) > 1 and bool(tokenizer().FREQ.get(heard, 0))


_SUFFIXES = ("街道", "县", "区", "市", "镇")
_HOUSE = "[\u4e00-\u9fff]{1,7}?(?:路|街|巷|村|屯|队|组|社区|小区|坡|[0-9一二三四五六七八九十]+号)"
_GOES_ON = re.compile(
    f"[,，。;； ]|$|{_HOUSE}|街上|圩|墟|那边|这边|[\u4e00-\u9fff]{{2,3}}[县镇限真]"
)


def _places(text: str) -> str:
    """Put right what a county or a town is called: 博白限, 亚山真; the name itself is heard."""
    known = gazetteer.load()
    for name, entry in known.called.items():
        suffix = next((s for s in _SUFFIXES if name.endswith(s)), None)
        if name != entry.name or suffix is None or len(name) - len(suffix) < 1:
            continue
        core, at = name.removesuffix(suffix), -1
        while (at := text.find(core, at + 1)) >= 0:
            start, end = at + len(core), at + len(name)
            heard = text[start:end]
            if heard == suffix or len(heard) < len(suffix) or not _GOES_ON.match(text, end):
                continue
            # 陆川县马坡真新山村: behind its county a town is named, whatever word begins there
            inside = any(text.endswith(c, 0, at) for c in entry.counties if c != name)
            sure = inside or not _begins_word(text, start)
            if [sound(c) for c in heard] == _sounds(suffix) and sure:
                text = f"{text[:start]}{suffix}{text[end:]}"
    return text


def _begins_word(text: str, start: int) -> bool:
    """Whether a word begins here: 博白现在 names no 县."""
    return any(_word(text[start : start + size]) for size in (2, 3) if start + size <= len(text))


_SPOKEN = "[0-9幺零一二三四五六七八九]"
_APART = "(?:(?<=我)|(?<=免贵)|(?<![\u4e00-\u9fff]))"
_FAMILY = f"{_APART}[性信幸兴型醒]"
_ON_THE_HOUR = "0-9一二两三四五六七八九十"
_CUES = (
    (re.compile(f"[电店典垫][话画化花滑华](?=号?码?[是为：: ]?{_SPOKEN}{{3}})"), "电话"),
    (re.compile(f"[手首受][机鸡几急级](?=号?码?[是为：: ]?{_SPOKEN}{{3}})"), "手机"),
    (
        re.compile(
            "(?<![\u4e00-\u9fff])[地第弟][址只纸指子](?=[是在：:]|[\u4e00-\u9fff]{2,3}[县区市镇])"
        ),
        "地址",
    ),
    # 性刘叫刘德贵, 我信陈: a surname told, and not luggage
    (re.compile(f"{_FAMILY}(?=[{SURNAMES}](?:叫|名|[,，。 ]|$))"), "姓"),
    (re.compile(f"{_FAMILY}(?=(?P<family>[{SURNAMES}])(?P=family))"), "姓"),
    # 八点办; not 八点办证
    (
        re.compile(f"(?<=[{_ON_THE_HOUR}]点)办(?=[,，。;； ]|$|来|送|到|左右|行|吧|嘛|啊|啦|可以)"),
        "半",
    ),
    # 订两分饭; not 十点十分饭
    (
        re.compile(
            "(?<![点刻十零过][一两二三四五六七八九])(?<=[一两二三四五六七八九])分(?=[饭餐])"
        ),
        "份",
    ),
    (
        re.compile(
            f"(?<=我)[教交较](?=[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:[,，。 ]|$|电|手|住|家))"
        ),
        "叫",
    ),
)
_ROAD_SIGN = re.compile(
    "(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?<![记目收登语纪备摘抄笔附转大内着])[录露鹿陆绿]"
    "(?=[0-9一二三四五六七八九十]{1,4}[号好])"
)
_DOOR_SIGN = re.compile(
    "(?<=[路街巷道村里])[0-9一二三四五六七八九十百]{1,4}(?:好|浩|耗)(?![吃吗的不人啊吧了])"
)
_YES_ANSWERS = ("confirm", "what_to_change")
_TIMES_ASKED = ("date", "time")
_YES_SOUNDS = {"dui": "对", "hao": "好", "cuo": "错", "mei": "没"}
_YES_HEARD = {"岩": "啱", "队": "对", "堆": "对", "兑": "对"}
_CLAUSE = re.compile("(?<![0-9])[\u4e00-\u9fff]+")
_IS_SO = re.compile("[事市四式世室](?=的$)")
_SHORT = 7


def _assent(text: str) -> str:
    """Write an assent that was misheard as it is: 嗯队对的, 号的号的, 没挫."""

    def right(clause: re.Match[str]) -> str:
        said = clause.group()
        if len(said) > _SHORT or agrees(said):
            return said
        meant = "".join(_YES_HEARD.get(c) or _YES_SOUNDS.get(sound(c), c) for c in said)
        meant = _IS_SO.sub("是", meant) if len(said) == len("是的") else meant
        same = sum(a == b for a, b in zip(said, meant, strict=True))
        sure = same or said in _YES_HEARD
        return meant if sure and not _word(said) and agrees(meant) else said

    return _CLAUSE.sub(right, text)
