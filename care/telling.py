"""What a caller tells about themselves and the person they ask for, gathered over a call."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from care.booking_answers import wrong_slots
from care.booking_own_number import reached_at_this, this_number_in
from care.booking_people import beneficiary_in, name_in, name_put_right, without_spelling
from care.desk_assent import closes
from care.desk_people import asks_for_self, helps_caller
from care.errors import ContentError
from care.extractors import ages, conditions, institutions, names, persons, phones, places
from care.extractors.phones import Phone
from care.extractors.spans import own_name
from care.own_names import name_beside, own_name_in, tells_own
from care.text import normalise
from care.turns.reader import read_turn

_SELF = re.compile("本人|自己|老人家?$|^两老|^邻居$")
_DOER = re.compile(
    "(?:说|讲|告诉|叫我|让我|帮我|打电话|不在|出去|打工|嫁|忙|不理|回来|没回|上班|一年|走了|去世|不回"
    "|(?:可能|会|先|要|想|再)*(?:去看|来看|去问|来问|去办|来办|来拿|去拿))"
)
_ASKED = re.compile("(?:问|听|告诉|打给|打电话给)(?:了|过|一?下)?$")
"""刚问了我妈: whoever is asked is not the one that it is for."""

_SECRET = re.compile(
    "(?:银行卡|卡号|密码|验证码|身份证号?码?)[^0-9，。]{0,6}[0-9 ]{3,}"
    "|(?<![0-9])[0-9]{15,19}(?![0-9])"
)
MASK = "****"
"""What stands where a secret was taken out before."""

_BESIDE_A_NAME = frozenset({"phone", "county", "consent", "health_note"})
"""Questions that no name answers: a name alone is the caller's own then."""

_DIGITS = re.compile("[0-9](?:[0-9 ]*[0-9])?")
_STANDING = {
    "low_allowance": "低保",
    "low_income": "低收入",
    "three_without": "三无",
    "five_guarantee": "五保",
    "preferential": "优抚对象",
    "disabled": "失能",
    "half_disabled": "半失能",
    "bedridden": "长期卧床",
    "hardship": "经济困难",
}


@dataclass(frozen=True)
class Told:
    """Facts told so far; None or empty where nothing was said. `phone` is whole (11 digits)."""

    name: str | None = None
    phone: str | None = None
    age: int | None = None
    county: str | None = None
    town: str | None = None
    beneficiary: str | None = None
    conditions: tuple[str, ...] = ()
    institution: str | None = None

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Told:
        """Read it from a slot; unknown keys of another version are dropped."""
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in (data or {}).items() if k in known}
        return cls(**values | {"conditions": tuple(values.get("conditions") or ())})

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self) | {"conditions": list(self.conditions)}

    def with_(self, newer: Told) -> Told:
        """Return it with what was told since; conditions add up."""
        values = {
            f.name: getattr(newer, f.name)
            for f in fields(self)
            if getattr(newer, f.name) not in (None, ())
        }
        return replace(self, **values | {"conditions": _united(self.conditions, newer.conditions)})

    def without(self, denied: tuple[str, ...]) -> Told:
        """Return it without the conditions that were taken back."""
        left = tuple(c for c in self.conditions if not any(d in c for d in denied))
        return replace(self, conditions=left)

    def with_standing(self, facts: dict[str, Any]) -> Told:
        """Return it with what an eligibility walk learnt, as conditions and age."""
        words = [word for name, word in _STANDING.items() if facts.get(name)]
        words += ["无固定收入"] if facts.get("fixed_income") is False else []
        age = facts.get("age") or self.age
        return replace(self, age=age, conditions=_united(self.conditions, tuple(words)))

    def spoken(self) -> str:
        """Return who and where it is as it is said back, of a number only its end."""
        place = "".join(dict.fromkeys(part for part in (self.county, self.town) if part))
        age = f"{self.age}岁" if self.age else None
        number = f"电话尾号{self.phone[-4:]}" if self.phone else None
        return "，".join(part for part in (self.name, age, place, number) if part)


@dataclass(frozen=True)
class Telling:
    """One turn's facts: a phone as it was said (perhaps a digit short), a secret that slipped out,
    the calling number agreed to, the conditions taken back, and the text with secrets masked.

    `others_name`: the name is told of somebody else (她叫…); None where no name was told.
    """

    told: Told
    phone: Phone | None = None
    this_number: bool = False
    secret: bool = False
    text: str = ""
    denied: tuple[str, ...] = ()
    others_name: bool | None = None


def hear(text: str, asked: str | None = None, today: date | None = None) -> Telling:
    """Read a turn; `asked` is what was asked for last (name, phone, county …).

    Years of birth become ages only where `today` is told.
    """
    heard = normalise(text[:2000])
    masked, secret = mask(heard.text)
    plain = without_spelling(masked)
    phone = phones.chosen(masked, asked=asked == "phone")
    rest = masked[: phone.start] + "，" + masked[phone.end :] if phone else masked
    rest = re.sub("(?:电话|手机|号码)(?:是|就是)?，", "，", rest)
    age = ages.chosen(heard, today=today)
    years = None
    if age is not None and age.years >= 40:
        years = age.years - 1 if age.under else age.years
    county = places.county(heard, asked=asked == "county")
    town = places.town(heard, asked=asked == "county")
    home = next(iter(institutions.find(heard, named=True)), None)
    denied = tuple(dict.fromkeys(c.said for c in conditions.denied(heard)))
    name = None if closes(text) else name_in(rest.lstrip("，, "), asked=asked == "name")
    if name is None and asked is not None and phone is not None and phone.complete:
        name = name_in(masked)  # 韦志强，13100000265，我妈在陆川: the number announces it
    if name is None and "name" in wrong_slots(plain):
        name = name_put_right(rest)
    if name is None and asked in _BESIDE_A_NAME and not closes(text):
        whole = names.alone(rest)  # 罗小芸, while the number is asked for
        name = whole.said if whole else None
    if name is None and asked is not None and not closes(text):
        name = _announced(plain)
    others = None if name is None else bool(_OTHERS_NAME.search(rest))
    if not closes(text):
        name = own_name_in(masked, text, name, others=bool(others))
    this_number = bool(_THIS_NUMBER.search(plain)) or this_number_in(plain)
    if name is None and (this_number or (phone is not None and phone.complete)):
        name = name_beside(plain)  # 苏月兰，就打返这个电话: nobody else is to be called
    if name is not None:
        others = bool(_OTHERS_NAME.search(rest)) and not tells_own(masked, name)
    told = Told(
        name=own_name(heard, name) if name else None,
        phone=phone.digits if phone and phone.complete else None,
        age=years,
        county=county.name if county else None,
        town=town.name if town else None,
        beneficiary=None
        if asks_for_self(plain)
        else _named(beneficiary_in(plain)) or _for_whom(plain),
        conditions=tuple(c.said for c in conditions.find(heard))
        if asked or denied or _ABOUT.search(plain)
        else (),
        institution=_LEAD.sub("", home.said) if home else None,
    )
    secret = secret or MASK in text
    return Telling(told, phone, this_number, secret, masked, denied, others)


def with_calling_number(telling: Telling, number: str | None) -> Telling:
    """Return a turn's facts with the number that calls, where it is named to be reached at."""
    if number is None or telling.phone is not None or not reached_at_this(telling.text):
        return telling
    return replace(telling, told=replace(telling.told, phone=number))


def _announced(plain: str) -> str | None:
    """Return a name with a surname that no list has, where 叫 announces it: 我叫仝小兰 喺陆川.

    The turn reader has to take the words for a name too: 我叫外卖 tells none.
    """
    said = _ANNOUNCED.search(plain)
    if said is None:
        return None
    try:
        reading = read_turn("name", plain)
    except ContentError:
        return None
    likely = reading.likelihood(*said.span("name"), "name", "whom_name", whole=True)
    return said["name"] if likely >= _LIKELY_NAME else None


_LIKELY_NAME = 0.8
_ANNOUNCED = re.compile(
    "(?:^|[,，。;； ])(?:我|[她他]|我们)?(?:叫做?|喊做|名叫|名字[是叫])"
    "(?P<name>[\u4e00-\u9fff]{2,3})"
    "(?=[,，。;； ]|$|住|电话|今年)"
)


def mask(text: str) -> tuple[str, bool]:
    """Return a text without card numbers, passwords and codes, and whether it held any."""
    found = _SECRET.search(text) is not None
    return _SECRET.sub(lambda m: _DIGITS.sub(MASK, m.group()), text), found


_OTHERS_NAME = re.compile(
    "(?:她|他|老人家?|(?:妈妈?|爸爸?|母亲|父亲|爷爷|奶奶|外公|外婆|老伴|老公|老婆|爱人|婆婆|公公))的?(?:名字|全名|姓名)?(?:是?叫(?!我|人|你)|名叫|姓)"
)
_THIS_NUMBER = re.compile(
    "(?:就|用|打|留|覆)?(?:这个|打来的|现在这个|本机|来电|呢个)(?:手机|电话)?(?:号码?|号|电话)"
    "|(?:打|用|留|记)我?现在(?:打的|用的)?[这呢]个"
    "|(?:打|用|留|记|覆|回)(?:回|返|给)*我?[这呢]个(?=$|[,，。就吧啊啦得行可]|号|电话|手机)"
    "|(?:电话|手机|号码?)就?[是系][这呢]个(?=$|[,，。 就吧啊啦得行可]|号)"
)


_LEAD = re.compile("^(?:我|要|想|去)*(?:投诉|举报|反映|表扬|找|问问?|告|说)+")
_ABOUT = re.compile(
    "我|家|[他她佢𠊎厓俺咱]|老伴|[0-9]岁|有个|一个(?:老人|阿婆|阿公)"
    "|得过|(?:做|开|动)过(?!的)|住过院|老毛病|(?:[0-9十几多两三]|好多|好几)年[了喇啦咯头]"
    "|(?:天天|日日|一直|长期)(?:要)?(?:吃|打)|(?:吃|打)(?:着|紧)[^，。,]{0,3}[药针]|会?过敏的?(?:[,，。]|$)"
)
"""What tells that a condition is somebody's, not the subject of a question (五保老人怎么办)."""


def _named(person: str | None) -> str | None:
    return None if person in _ANYBODY else person


_ANYBODY = frozenset({"老人", "老人家", None})


def _for_whom(text: str) -> str | None:
    for person in persons.find(text):
        after, before = text[person.end : person.end + 8], text[: person.start]
        told = _DOER.match(after) or _ASKED.search(before)
        helps = helps_caller(text, person.start, person.end)
        helps = helps or persons.merely_told_of(text, person.start, person.end)
        if not _SELF.search(person.said) and not (told or helps):
            return person.said
    return None


def _united(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    found = list(one)
    for word in other:
        if any(word in known for known in found):
            continue
        found = [known for known in found if known not in word] + [word]
    return tuple(found)
