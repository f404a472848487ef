"""Reading a booking aloud: short while it grows, whole before it is booked, the changes after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields

from care.booking_days_said import DAYS_OWN, of_days, when_said
from care.booking_words import joined, say, spoken_date, spoken_phone, spoken_time
from care.bookings import STAFF_NOTE, Draft
from care.messages import Message

MOST_SPOKEN = 40
"""汉字 of one spoken turn, where the content allows."""

_NAMED = 16
"""A question of so many 汉字 is said again in its answer."""

_TITLES = {
    "service": "服务",
    "date": "日期",
    "time": "时间",
    "address": "地址",
    "phone": "电话",
    "name": "称呼",
    "beneficiary": "服务对象",
    "quantity": "份数",
    "items": "清单",
    "note": "备注",
}
_LACKING = {
    "date": "日子",
    "time": "钟点",
    "phone": "联系电话",
    "items": "要买的东西",
    "note": "坏了什么",
}


def title(slot: str) -> str:
    """Return how a slot is called that is still missing."""
    return _LACKING.get(slot) or _TITLES.get(slot, slot)


def asked_of_staff(questions: Iterable[str]) -> str:
    """Return the note for staff of what they are asked: 来电人问：护士会带药水来吗."""
    return "；".join(f"{STAFF_NOTE}问：{question}" for question in questions)


def not_told(questions: Sequence[str], language: str) -> Message:
    """Say that nobody has written what is asked, and that staff will; one question is named."""
    if len(questions) == 1 and han(questions[0]) <= _NAMED:
        return say("not_told_what", language, what=questions[0])
    return say("not_told", language)


def applied_for(draft: Draft) -> str:
    """Return the note of an application: the day wished, the place, and what else was told."""
    when = when_said(draft)
    wish = f"想{when}有人上门" if when else ""
    place = f"地址：{value_said(draft, 'address')}" if draft.address else ""
    return "；".join(part for part in (wish, place, draft.note) if part)


def han(text: str) -> int:
    """Return how many 汉字 a text has."""
    return len(re.findall("[\u4e00-\u9fff]", text))


def value_said(draft: Draft, slot: str) -> str:
    """Return one value as it is said."""
    value = getattr(draft, slot)
    if not value:
        return ""
    if draft.more and slot in DAYS_OWN:
        return of_days(draft, slot)
    if slot == "date":
        return spoken_date(value)
    if slot == "time":
        return spoken_time(value)
    if slot == "phone":
        return f"电话{spoken_phone(value)}"
    if slot == "quantity":
        return f"{value}份"
    if slot == "items":
        return "、".join(value)
    if slot == "address":
        district = f"{draft.county or ''}{draft.town or ''}"
        # where no more than the town was told it is the address too: once is enough
        return district + (draft.address or "").removeprefix(district).removeprefix(
            draft.town or ""
        )
    if slot == "note":
        return "；".join(part for part in value.split("；") if not part.startswith(STAFF_NOTE))
    if slot == "beneficiary":
        # 老母 and 老豆 are one's own; said of somebody else's they are no compliment.
        kind = value.replace("老母亲", "母亲").replace("老父亲", "父亲")
        kind = kind.replace("老母", "母亲").replace("老豆", "父亲")
        return "给" + re.sub("^我", "您", kind)
    return str(value)


def read_back(draft: Draft, language: str = "cmn") -> Message:
    """Read everything back and ask whether it is right."""
    slots = ("quantity", "items", "address", "beneficiary", "name", "phone", "note")
    when = when_said(draft)
    parts = [draft.service or "", when, *(value_said(draft, slot) for slot in slots)]
    lines = [
        f"{title}：{value_said(draft, slot).removeprefix('电话').removeprefix('给')}"
        for slot, title in _TITLES.items()
        if value_said(draft, slot)
    ]
    values = "，".join(part for part in parts if part)
    return say("read_back", language, values=values, lines="\n".join(lines))


def so_far(draft: Draft, language: str = "cmn") -> Message:
    """Read what is known of a booking that is not whole yet."""
    when = when_said(draft)
    slots = ("quantity", "items", "address", "beneficiary", "name", "phone", "note")
    values = [draft.service or "", when, *(value_said(draft, slot) for slot in slots)]
    return say("so_far", language, values="，".join(value for value in values if value))


def again(before: Draft, after: Draft, language: str = "cmn") -> Message:
    """Read what was changed since the last read-back and ask again."""
    changed = _changed(before, after)
    if "service" in changed:
        return read_back(after, language)
    if changed == ["note"]:
        return say("noted", language)
    said = [value_said(after, slot) or "去掉" for slot in changed if slot != "note"]
    if "date" in changed and "time" in changed:
        said[:2] = [when_said(after)]
    values = "，".join(said)
    told = all(not getattr(before, slot) for slot in changed if slot != "note")
    return say("read_more" if told else "read_again", language, values=values)


def _changed(before: Draft, after: Draft) -> list[str]:
    """Return what is otherwise than before; of several days as it is said of them together."""
    if not (before.more or after.more):
        return [
            slot
            for slot in _TITLES
            if getattr(before, slot) != getattr(after, slot)
            # 是民乐镇，不是民安镇: the town is said with the address
            or (slot == "address" and value_said(before, slot) != value_said(after, slot))
        ]
    return [
        slot
        for slot in _TITLES
        if (
            value_said(after, slot) not in ("", value_said(before, slot))
            if slot in DAYS_OWN
            else getattr(before, slot) != getattr(after, slot)
        )
    ]


def acknowledged(before: Draft, after: Draft, question: Message, language: str) -> list[Message]:
    """Return a short word on what was just heard, as far as it fits before the question."""
    if after.service is not None and before.service != after.service:
        offer = after.offer()
        applies = offer is not None and offer.ends == "consultation"
        name = "opening_apply" if applies else "opening"
        lead = [say(name, language, service=after.service)]
    else:
        lead = []
    slots = [
        f.name for f in fields(Draft) if f.name in _TITLES and f.name not in ("service", "note")
    ]
    changed = [s for s in slots if getattr(after, s) and s in _changed(before, after)]
    if "date" in changed and "time" in changed:
        changed.remove("time")
    said: list[str] = []
    for slot in changed:
        both = slot == "date" and before.time != after.time
        value = when_said(after) if both else value_said(after, slot)
        trial = say("heard", language, values="，".join([*said, value]))
        if han(joined([*lead, trial, question]).speech) <= MOST_SPOKEN:
            said.append(value)
    if not said and not lead and after.note and after.note != before.note:
        told = set(value_said(after, "note").split("；")) - set((before.note or "").split("；"))
        said = [part for part in value_said(after, "note").split("；") if part in told]
        if (
            han(joined([say("heard", language, values="、".join(said)), question]).speech)
            > MOST_SPOKEN
        ):
            said = []
    if said:
        text = say("heard", language, values="，".join(said))
        if lead:
            text = Message(text.text.removeprefix("好，"), text.speech.removeprefix("好，"))
        lead.append(text)
    return lead


def priced(draft: Draft, language: str) -> Message:
    """Say what the service costs, or that nobody has said."""
    offer = draft.offer()
    if offer is not None and offer.price:
        return say("price", language, service=offer.name, price=offer.price)
    return say("no_price", language)
