"""What callers ask and wish for of a home that is sought: doctors, beds, the price, a visit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from care.booking_words import spoken_when
from care.extractors import times
from care.extractors.numerals import NUMERAL, number
from care.text import normalise


@dataclass(frozen=True)
class Visit:
    """What is known of a visit: `day` (ISO), `part` (下午 or 15:00), `people`."""

    day: str | None = None
    part: str | None = None
    people: int | None = None

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Visit | None:
        """Read it from a slot."""
        return cls(data.get("day"), data.get("part"), data.get("people")) if data else None

    def with_(self, newer: Visit) -> Visit:
        """Return it with what was told since."""
        return Visit(newer.day or self.day, newer.part or self.part, newer.people or self.people)

    def spoken(self) -> str:
        """Return when and with how many, as it is read back: 12月2日星期三下午，两个人."""
        when = spoken_when(self.day, self.part)
        people = f"{_said(self.people)}个人" if self.people else ""
        return "，".join(part for part in (when, people) if part)


def wishes_visit(text: str) -> bool:
    """Tell whether a text wishes to see a place: 想去看看, 能参观吗; not 去看医生 or 先不去看."""
    plain = normalise(text).text
    return _SEES.search(plain) is not None and _PUT_OFF.search(plain) is None


def asked_of_home(text: str) -> str | None:
    """Return what a text asks of a home, a key of `_ASKED`; None for all else."""
    plain = normalise(text).text
    return next((name for name, words in _ASKED.items() if words.search(plain)), None)


def asks_of_public(text: str) -> bool:
    """Tell whether a text asks after homes that the state keeps: 公家办的呢, 福利院便宜点吧."""
    plain = normalise(text).text
    return _PUBLIC.search(plain) is not None and _PUT.search(plain) is not None


def asks_who_prices(text: str) -> bool:
    """Tell whether a text asks who fixes what homes charge: 收费是政府定还是自己定."""
    return _PRICED_BY.search(normalise(text).text) is not None


_CHARGE = "(?:收费|价钱?|价格|费用|收多少|床位费|收的钱)"
_FIXES = "(?:定价?|管价?|规定|说了算|作主|做主|话事)"
_PRICED_BY = re.compile(
    f"{_CHARGE}[^，。]{{0,8}}(?:政府|国家|公家|物价局|民政|他们|她们|自己|院里|院方|老板|谁|哪个|随便|乱)"
    f"[^，。]{{0,4}}{_FIXES}|(?:谁|哪个|政府|国家|物价局)[^，。]{{0,4}}(?:定|管|规定)[^，。]{{0,3}}{_CHARGE}"
    "|自主定价|政府定价|政府指导价"
)


def visit_in(text: str, now: datetime) -> Visit:
    """Return what a turn tells of a visit; 晚上老往外走 tells of somebody, not of the visit."""
    plain = "，".join(c for c in _CLAUSES.split(normalise(text).text) if not _HABIT.search(c))
    when = times.resolve_date(plain, now)
    found = _PEOPLE.search(plain)
    people = number(found["count"]) if found else None
    if when.problem:
        when = replace(when, date=None)
    return Visit(when.date, when.time or when.part, people)


_CLAUSES = re.compile("[,，。;；!！?？ ]+")
_HABIT = re.compile(
    "老(?:是|往|要|想|叫|喊|会)|[总常]是|经常|常常|天天|日日|每[天晚日]|晚晚|一到|有时|睡|起夜|走失|吃|喂|翻身|之前|以前|上次|上[周个]|去年"
)


def _said(count: int) -> str:
    return "零一两三四五六七八九十"[count] if count <= 10 else str(count)


_ASKED = {
    "doctors": re.compile(
        "(?:有没有|有|配|带|驻|请)[^，。,]{0,6}(?:医生|护士|大夫|医务室|卫生所|医护|看病的)"
        "|(?:医生|护士|大夫|医务室)[^，。,]{0,6}(?:有没有|在不在|有吗|有么|驻)"
    ),
    "price": re.compile(
        "多少钱|几多钱|好多钱|几钱|什么价|收费|价钱|价格|费用|贵不贵"
        # 总有一个数嘛 你讲个大概, once more after 文件没有写明
        "|(?:总|怎么都|多少)[^，。 ]{0,3}有(?:一)?个(?:数|价)"
        "|(?:讲|说|报|给)(?:我)?(?:一?个)?(?:大概|大约|大致|价|数)(?!时|日)|大概(?:要|是)?(?:几|多少)"
        "|(?:一个月|每个?月)[^，。,]{0,6}(?:多少|几多|好多)"
    ),
    "accepts": re.compile(
        "收不收|收唔收|收吗|(?:肯|会|愿意?)(?:不|唔)(?:肯|会|愿意?)收|(?:能|可)不(?:能|可以?)收|[能会肯]收[^，。,费钱]{0,6}[吗么]"
        "|接不接收|要不要(?:这样|这种|他|她)"
    ),
    "unknown": re.compile(
        "床位?(?:有没有|还有|够|满)|(?:有没有|还有|有)[^，。,]{0,3}(?:床|空位|位置)|空床"
    ),
}
"""What people ask of a home; each has its sentence `requests.institution_…`."""
_PUBLIC = re.compile("公办|公家|公立|政府(?:办|开|的)|国家(?:办|开|的)|国营|福利院")
_PUT = re.compile("呢|[吗么吧?？]|没有?$|便宜|免费|要不要钱|怎么|哪|收不收|能不能|可不可以")
_SEES = re.compile(
    "参观|看(?:房|院|环境|现场|场地)|实地(?:去)?(?:看|考察|了解)"
    "|(?:想|要|能|可以|先|再|好|得)?(?:去|来|过去|过来|上门|到那里|亲自)[^,，。看]{0,6}"
    "看(?:一?看|一?下|下子)(?!医|病|电视|[他她它]|文件)"
)
_PUT_OFF = re.compile(
    "(?:先|暂时|还)?不(?:约|去|用|想|参观|登记)|没(?:有)?(?:定|想好|决定)|(?:以后|下次|改天|过几天|到时候?)再"
)
_PEOPLE = re.compile(f"(?P<count>[{NUMERAL}]{{1,2}})个?(?:人|位)(?![间住房员工一])")
