"""All that one turn says about a booking, read at once and in the light of what was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from care import booking_days, booking_when
from care.booking_answers import signals, wrong_slots
from care.booking_assent import agrees, refuses
from care.booking_called import called, whom_for
from care.booking_care import care_questions
from care.booking_clearing import without_days, without_people, without_tasks
from care.booking_dates import Refusal, no_such_day
from care.booking_days import DaysChange
from care.booking_destination import destination_in, without_destination
from care.booking_doors import whole
from care.booking_items import ListChange
from care.booking_moves import moved_by, whole_days
from care.booking_notes import for_desk, note_in, open_questions, without_written
from care.booking_own_facts import asked_of_booking
from care.booking_own_number import this_number_in
from care.booking_parts import PutRight, put_right
from care.booking_people import named_besides, without_spelling
from care.booking_places import (
    address_in,
    begins_with_place,
    of_two,
    stands_alone,
    without_leads,
)
from care.booking_portions import portions, portions_told
from care.booking_put_straight import put_straight
from care.booking_read_back import told_besides
from care.booking_second import second_told, second_wish
from care.booking_services import service_called, service_in
from care.booking_shopping import shopping_in
from care.booking_standing_day import told_from
from care.booking_told import Weighed, weigh
from care.booking_waiting import told_of_waiting
from care.booking_wishes import in_place_of
from care.bookings import Draft, with_note
from care.extractors import addresses, phones, places
from care.extractors.phones import Phone
from care.extractors.spans import own_name
from care.extractors.times import Resolved
from care.helper_wishes import noted_of_helper
from care.secrets import MASK
from care.shopping_taken_back import confirms, names_only
from care.text import normalise


@dataclass(frozen=True)
class Heard:
    """What was heard; None or empty where nothing was said of it.

    `wrong` names slots that the caller calls wrong without saying the right value; `also` marks a
    wish for more than this one, `second` is another service with the words that ask for it;
    `phone_tail` is how a number known already ends rightly; `keep` is a wish to leave things as
    they are, `wait` for patience, `reread` to hear what was noted, `offers` to hear what can be
    had; `facts` is what is asked of what was noted; `days` what is told of several days, `moved`
    by how much the visit is to be later (or sooner); `instead` that the service takes the place of
    the one being booked, `no_day` why there is no such day; `questions` are for staff to answer,
    `care` for a doctor, `for_desk` one that the documents may;
    `text` is the normalised text.
    """

    text: str = ""
    service: str | None = None
    instead: bool = False
    when: Resolved = field(default_factory=Resolved)
    days: DaysChange | None = None
    moved: timedelta | None = None
    no_day: Refusal | None = None
    phone: Phone | None = None
    phone_tail: str | None = None
    this_number: bool = False
    name: str | None = None
    address: str | None = None
    county: str | None = None
    town: str | None = None
    beneficiary: str | None = None
    items: ListChange = field(default_factory=ListChange)
    quantity: int | None = None
    note: str | None = None
    yes: bool = False
    no: bool = False
    stop: bool = False
    also: bool = False
    second: tuple[str, str] | None = None
    offers: bool = False
    changing: bool = False
    asks: bool = False
    questions: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    for_desk: bool = False
    price: bool = False
    secret: bool = False
    wait: bool = False
    keep: bool = False
    reread: bool = False
    wrong: tuple[str, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether something was said that no side question contains by chance."""
        return bool(self.phone or self.phone_tail or self.name or self.items or self.quantity) or (
            self.when != Resolved() or self.days is not None or self.moved is not None
        )

    @property
    def details(self) -> bool:
        """Whether anything was said that a booking holds."""
        loose = (self.service, self.address, self.county, self.beneficiary, self.note)
        return self.firm or self.this_number or any(loose)


def hear(
    text: str,
    *,
    asked: str | None,
    draft: Draft,
    now: datetime,
    offered: bool = False,
    past: bool = False,
    waiting: str | None = None,
) -> Heard:
    """Read a turn. `asked` is the slot that was asked for last, `offered` that the number which
    calls was offered as the phone, `past` that the turn was said before anything was asked,
    `waiting` the service that is to be booked next.

    A wish for a second service (订餐，还想约人打扫) is read for where, how and whom to reach, and
    otherwise kept in `second` until its turn comes.
    """
    text = put_straight(text, asked, draft, now)
    parted = None if past else put_right(normalise(text).text, draft, asked)
    if parted is not None:
        return _parted(text, parted, asked, draft, now)
    told = weigh(text, None if past else asked, offered=offered)
    wishes = told_of_waiting(text, draft.service, waiting, draft.items) or second_wish(text, draft)
    wishes = wishes or (None if past else second_told(told, draft.service))
    if wishes is None:
        return _hear(told, asked, draft, now)
    words, rest, service = wishes
    whole = _hear(weigh(text, None), None, draft, now)
    first = _hear(weigh(words, None if past else asked, offered=offered), asked, draft, now)
    contact = {
        n: getattr(first, n) or getattr(whole, n) for n in (*_CONTACT, "price", "secret", "text")
    }
    return replace(first, **contact, second=(service, rest))


def _parted(text: str, parted: PutRight, asked: str | None, draft: Draft, now: datetime) -> Heard:
    """Return a turn that puts a part right, and what it tells besides."""
    heard = _hear(weigh(parted.rest, asked), asked, draft, now)
    phone = Phone(parted.phone, "mobile", 0, 0) if parted.phone else heard.phone
    values = {n: getattr(parted, n) or getattr(heard, n) for n in ("name", *_PLACE)}
    if parted.address == draft.address and heard.address:
        values["address"] = heard.address  # 不是博白镇，是龙潭镇 解放路3号
    changes = any(values[n] not in (None, getattr(draft, n)) for n in values) or bool(phone)
    told = replace(heard, phone=phone, wrong=(), text=normalise(text).text, **values)
    # 人老了记性差 excuses the slip, and is for nobody who comes
    told = replace(told, note=note_in(parted.rest, parted.rest, None, draft.service))
    return replace(told, changing=True, yes=False) if changes else told


_PLACE = ("address", "county", "town")
_CONTACT = ("phone", "this_number", "name", "address", "county", "town")


def _hear(told: Weighed, asked: str | None, draft: Draft, now: datetime) -> Heard:
    heard = told.heard
    text = heard.original
    plain = without_spelling(heard.text)
    phone = phones.chosen(heard, asked=asked == "phone")
    if phone is not None and not phone.complete and len(phone.digits) < 7:
        # 5栋1203 is a door, not the beginning of a number
        phone = None if addresses.find(heard, asked=asked == "address") else phone
    rest = heard.text
    if phone is not None:
        rest = _PHONE_WORDS.sub("，", heard.text[: phone.start] + "，" + heard.text[phone.end :])
    wrong = wrong_slots(plain)
    this_number = this_number_in(plain)
    numbered = this_number or (phone is not None and phone.complete)
    named = called(
        told, rest, plain, asked=asked, wrong="name" in wrong, numbered=numbered, draft=draft
    )
    name, others = named.name, named.others
    rest = without_spelling(rest)
    instead = (turned := in_place_of(rest, draft.service)) is not None
    service = turned or (wish[0] if (wish := service_in(rest)) else None)
    own = draft.service if asked and not instead else None
    active = own or service or draft.service
    offer = service_called(active)
    if offer is not None and offer.ends == "consultation":
        others = others or named_besides(rest, name)  # whom staff will come to see
    spoken = booking_when.without_times(rest)
    shopping = offer is not None and "items" in offer.ask
    shops = asked == "items"
    items = shopping_in(told, spoken, asked=shops, having=draft.items) if shopping else None
    ours = told_from(told.when(booking_when.without_today(rest)), draft, now)
    unnamed = without_people(without_days(rest, ours), name)
    placed = without_tasks(without_written(without_destination(unnamed, offer)), offer)
    bound_for = destination_in(plain, offer)
    # 陆川县温泉镇 九龙山庄… begins with where to come, whatever was asked for
    told_place = asked == "address" or begins_with_place(placed)
    address = address_in(placed, heard, asked=asked, sure=told_place, parted=bool(phone))
    address = told.place(address) if address else None
    extent, sure = told.where()
    if extent and not addresses.elsewhere(heard.text, extent, asked=asked == "address"):
        apart = address_in(extent, normalise(extent), asked="address", sure=True, parted=False)
        address = of_two(address, apart, sure=sure)
    days = booking_days.read(rest, ours, draft, asked, now)
    facts = asked_of_booking(plain, draft) if asked else {}
    when = days.first if days else booking_when.meant(heard.original, ours, draft, asked, now)
    when = Resolved() if "today" in facts else when  # 今天几号 asks, and wishes for no day
    # 送到7栋，不是6栋: what it is not is no part of it
    address = (without_leads(address) or None) if address else None
    address = whole(address, draft.address) if address else None
    county, town = (f(rest, asked=asked == "address") for f in (places.county, places.town))
    placed_there = bool(address or told_place or _LIVES.search(plain)) or stands_alone(rest)
    if address is None and asked == "address" and (county or town):
        address = "".join(place.name for place in (county, town) if place)
    note = note_in(
        text,
        plain,
        # a turn that tells who calls, when or where to come is no answer to 是什么坏了
        None if when != Resolved() or phone or name or address or county or town else asked,
        active,
    )
    note = told.note(note)
    if bound_for:
        note = with_note(note, bound_for)
    count = portions(spoken, asked, draft.quantity)
    other = service not in (None, draft.service)
    cares = care_questions(plain) if asked else ()
    answered = (*cares, *facts.values())
    said_yes = agrees(plain, text) or (asked == "confirm" and confirms(rest, draft.items))
    said_no = refuses(without_destination(plain, offer))
    moved = moved_by(plain) if draft.date and when.problem is None else None
    if whole_days(moved) and when.date == draft.date:
        # 下星期二对的，不过推后一天: what is told is the day that it is moved from
        when = replace(when, date=None)
    counted = count not in (None, draft.quantity)
    plainly = (when != Resolved(), days, phone, name, address, county, items, other, wrong, counted)
    tail = phones.tail(heard) if draft.phone else None
    beside = asked == "confirm" and not (any(plainly) or moved or said_no or tail)
    # 她对青霉素过敏，你记一下: whoever comes has to know, whatever slot it fits
    listed = beside and shopping and names_only(_YES_FIRST.sub("", rest), draft.items)
    note = told_besides(told, note) if beside and not listed else note
    note = noted_of_helper(rest, note) if asked and not beside else note
    return Heard(
        text=heard.text,
        service=service,
        instead=instead,
        when=when,
        days=days,
        moved=moved,
        no_day=no_such_day(rest, now) if when.problem == "impossible" else None,
        phone=phone,
        phone_tail=tail,
        this_number=this_number,
        name=own_name(heard, name) if name else None,
        address=address,
        county=county.name if county and placed_there else None,
        town=town.name if town and placed_there else None,
        beneficiary=whom_for(told, plain, named, draft),
        items=items or ListChange(),
        quantity=portions_told(told, spoken, asked, draft.quantity)
        if offer is not None and "quantity" in offer.ask and days is None
        else None,
        note=with_note(note, own_name(heard, others)) if others else note,
        questions=tuple(q for q in open_questions(plain, asked) if q not in answered),
        care=cares,
        facts=tuple(facts),
        for_desk=for_desk(plain),
        yes=told.agrees(said_yes, refused=said_no or bool(wrong)),
        no=told.refuses(said_no, agreed=said_yes),
        **told.signals(signals(plain)),
        secret=MASK in text or bool(_ABOUT_SECRETS.search(plain)),
        wrong=wrong,
    )


_YES_FIRST = re.compile("^(?:对|是|好|嗯|恩|系|没错|[,，。 的了啊])*")
_PHONE_WORDS = re.compile(
    "(?:我的|她的|他的|联系)?(?:电话|手机|号码)(?:号码?)?(?:是|就是|改成|换成|打)?[,，:： ]*"
)
_ABOUT_SECRETS = re.compile(
    "密码是|(?:要不要|要|用不用|需要|报|给).{0,4}(?:身份证|卡号|密码|银行卡|验证码)"
)
_LIVES = re.compile("住在?|家在|家里在|老家|[他她]在")
