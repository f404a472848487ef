"""Card numbers, passwords, codes and identity numbers: taken out before anything is kept."""

from __future__ import annotations

import re

MASK = "****"
"""What stands where a secret was."""

_DIGIT = "[0-9０-９零〇一二三四五六七八九幺两]"
_RUN = f"{_DIGIT}(?:[ ，,、.-]?{_DIGIT}){{3,}}"
_NO_DIGIT = f"(?:(?!电话|手机|{_DIGIT})[^，,。])"
_NAMED = re.compile(
    "(?P<name>银行卡|存折|信用卡|社保卡|储蓄卡|卡号|账号|帐号|密码|密碼|口令|验证码|驗證碼|校验码"
    "|动态码|身份证|身分证)"
    f"(?P<between>{_NO_DIGIT}{{0,8}}[，,：: ]?{_NO_DIGIT}{{0,4}}?)"
    f"(?P<digits>{_RUN})"
)
_CARD = re.compile(r"(?<![0-9])[3-9][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]")


def masked(text: str) -> str:
    """Return the text with every secret's digits replaced by `MASK`. Total on any string."""
    text = _NAMED.sub(_without, text)
    return _IDENTITY.sub(MASK, _CARD.sub(MASK, text))


def _without(match: re.Match[str]) -> str:
    """Mask the digits, unless a phone number follows only by chance (银行卡丢了，打138…)."""
    if len(match["between"]) > 3 and re.fullmatch(r"1[3-9][0-9]{9}", match["digits"]):
        return match.group()
    return match["name"] + match["between"] + MASK
