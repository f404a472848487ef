"""One step of the booking form: what was heard goes into the draft, and one question comes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from care.booking_answers import calls_off
from care.booking_assent import echoes
from care.booking_days import spread
from care.booking_given_up import given_up
from care.booking_hearing import Heard, hear
from care.booking_items import ListChange
from care.booking_later import for_later, queued
from care.booking_moves import shifted
from care.booking_own_facts import told_of_booking
from care.booking_parts import names_part
from care.booking_reading import (
    acknowledged,
    again,
    asked_of_staff,
    not_told,
    priced,
    read_back,
    so_far,
    title,
)
from care.booking_services import services
from care.booking_settling import Setting, dated, dialled, named_for
from care.booking_verified import verified
from care.booking_words import ask, joined, say, spoken_date
from care.bookings import STAFF_NOTE, Draft, Progress, moved_in, with_note
from care.clock import SHANGHAI
from care.desk_assent import thanks
from care.extractors import places
from care.messages import Message

_OFTEN = 2
"""So often a question is put once more before it is explained."""
_STORY = 10
"""A turn of so many characters that fills nothing is talk beside the form."""

Outcome = Literal["ask", "book", "stop"]


@dataclass(frozen=True)
class Step:
    """What a turn leads to: `ask` goes on, `book` was agreed to, `stop` was called off."""

    draft: Draft
    progress: Progress
    message: Message
    outcome: Outcome = "ask"


def advance(draft: Draft, progress: Progress, heard: Heard, setting: Setting) -> Step:
    """Take what was heard into the draft and ask the next question.

    Every detail counts at any time, whatever was asked; a yes counts only where it answers a
    question for one. Nothing is booked unless all was read back and agreed to.
    """
    if given_up(heard.text, draft, progress.queue):
        return _next(draft, progress, setting)
    heard, progress, lead = for_later(heard, draft, progress, setting.language)
    heard, confirmed = verified(heard, draft, setting.language)
    lead += confirmed
    other = heard.service is not None and draft.service not in (None, heard.service)
    if heard.stop and other:
        # 东西不要了，倒是想约个人换药: one is called off, the other begun
        begun = replace(heard, stop=False, no=False, items=ListChange())
        return advance(draft.contacts(), Progress(), begun, setting)
    if (heard.stop and not heard.firm) or (calls_off(heard.text) and not heard.items):
        return Step(Draft(), Progress(), say("stopped", setting.language), "stop")
    agreed = heard.yes and not heard.no
    merged = _merged(draft, progress, heard, setting)
    # 好，叫师傅带梯子: what is only to be passed on is no reason to read all back once more
    unchanged = replace(merged, note=draft.note) == draft and draft.missing() is None
    # 行吧，你念一遍我看看 is no yes yet
    # 对对两份 agrees in saying again what was read back
    restated = heard.details and not (heard.note or heard.no or heard.asks) and echoes(heard.text)
    settled = (agreed or restated) and not (heard.wrong or heard.reread)
    if progress.asked == "confirm" and settled and unchanged:
        # 冇错，几多钱㗎: what is asked beside the yes is answered, and the booking made
        merged, lead = _asked_besides(merged, heard, setting)
        return Step(merged, queued(heard, merged, progress), joined(lead), "book")
    if heard.secret:
        lead.append(say("private", setting.language))
    new = _merged(draft, progress, heard, setting)
    new, trouble, progress = dated(new, draft, progress, heard, setting, lead)
    new, trouble, progress = dialled(new, trouble, progress, heard, setting, lead)
    new = named_for(new, setting, asked=progress.asked == "name")
    new, besides = _asked_besides(new, heard, setting)
    lead += besides
    before, progress = progress, queued(heard, new, progress)
    if progress.queue != before.queue:
        lead.append(say("queued", setting.language, service=progress.queue))
    elif progress.queued_words != before.queued_words and new == draft:
        lead.append(say("queued_more", setting.language, service=progress.queue))
    if heard.offers and not heard.details:
        names = "、".join(services())
        lead.append(say("offers", setting.language, services=names))
    if heard.reread and new == draft and (progress.asked or draft.service):
        if progress.asked != "confirm":
            lead.append(so_far(new, setting.language))
        return Step(new, progress, joined([*lead, _question(new, progress, setting)]))
    if (confirmed or heard.facts) and new == draft and trouble is None:
        alone = progress.asked == "confirm"  # all was read back a moment ago
        question = ask("confirm", setting.language) if alone else _question(new, progress, setting)
        return Step(new, progress, joined([*lead, question]))
    if heard.wait and new == draft and not (agreed or heard.wrong or lead or trouble):
        return Step(new, progress, say("wait", setting.language))
    for slot in heard.wrong:
        held = getattr(draft, slot, None)
        if slot == "date" and new.visits() != draft.visits():
            continue
        if trouble is None and held and getattr(new, slot) == held:
            # 门牌错了: the road is right, and stays until the number is told
            stays = slot == "address" and names_part(heard.text)
            new, trouble = new if stays else new.without(slot), slot
    return _asked(draft, new, progress, heard, setting, lead, trouble)


def _next(draft: Draft, progress: Progress, setting: Setting) -> Step:
    """Call the service under way off, and begin the one that waits, if any does."""
    off, waiting = say("queue_off", setting.language, service=draft.service), progress.queue
    if waiting is None:
        more = say("anything_else", setting.language)
        return Step(Draft(), Progress(), joined([off, more]), "stop")
    fresh, words = replace(draft.contacts(), service=waiting), progress.queued_words or ""
    told = hear(words, asked=None, draft=fresh, now=setting.now)
    told = replace(told, service=waiting, also=False)
    step = advance(draft.contacts(), Progress(told=True), told, setting)
    return replace(step, message=joined([off, step.message]))


def _asked_besides(new: Draft, heard: Heard, setting: Setting) -> tuple[Draft, list[Message]]:
    """Answer what a turn asks for its own sake; what nobody has written is noted for staff."""
    lead, language = [], setting.language
    if heard.facts:
        lead.append(told_of_booking(heard.facts, new, setting.now, language))
    if heard.price:
        lead.append(priced(new, language))
        new = replace(new, note=with_note(new.note, f"{STAFF_NOTE}问价格"))
    if heard.questions and not heard.for_desk:
        lead.append(not_told(heard.questions, language))
        new = replace(new, note=with_note(new.note, asked_of_staff(heard.questions)))
    if heard.care:
        # whoever comes, or staff, should know what was asked of no doctor
        lead.append(say("no_doctor", language))
        new = replace(new, note=with_note(new.note, asked_of_staff(heard.care)))
    return new, lead


def resume(draft: Draft, progress: Progress, setting: Setting) -> Step:
    """Ask the last question once more, after something else was talked about."""
    return Step(draft, progress, _question(draft, progress, setting))


def _asked(
    draft: Draft,
    new: Draft,
    progress: Progress,
    heard: Heard,
    setting: Setting,
    lead: list[Message],
    trouble: str | None,
) -> Step:
    moved = new != draft or bool(lead) or trouble is not None
    offer = new.offer()
    if offer and progress.asked in offer.optional and not getattr(new, progress.asked or ""):
        progress = replace(progress, skipped=(*progress.skipped, str(progress.asked)))
    slot = trouble or new.next_question(progress.skipped) or "confirm"
    if slot == "date" and progress.proposal:
        moved = True
    if not moved and heard.no and progress.asked in ("confirm", "what_to_change"):
        after = replace(progress, asked="what_to_change", misses=0)
        return Step(new, after, ask("what_to_change", setting.language))
    if not moved and heard.yes and progress.asked not in ("confirm", None):
        moved = progress.asked == "what_to_change"
        if not moved:
            progress = replace(progress, again=progress.again + 1)
            told = [say("thanked", setting.language)] if thanks(heard.text) else []
            told.append(say("lacking", setting.language, what=title(slot)))
            return Step(new, progress, joined([*told, _asked_again(new, progress, setting)]))
    same = slot == progress.asked or (progress.asked == "what_to_change" and not moved)
    misses = progress.misses + 1 if same and (not moved or trouble) else 0
    progress = replace(progress, again=progress.again + 1 if same and slot != "confirm" else 0)
    if not moved and same:
        return _missed(new, replace(progress, misses=misses), heard, setting)
    before = progress.asked
    progress = replace(progress, asked=slot, misses=misses)
    untold = slot == "phone" and not new.phone and trouble is None and progress.digits is None
    if untold and setting.own_number:
        progress = replace(progress, offered_caller=True)
    if slot == "confirm":
        if before in ("confirm", "what_to_change") and new != draft:
            return Step(new, progress, joined([*lead, again(draft, new, setting.language)]))
        return Step(new, progress, joined([*lead, read_back(new, setting.language)]))
    question = _asked_again(new, progress, setting)
    if not lead or (draft.service is None and not trouble):
        lead = [*acknowledged(draft, new, question, setting.language), *lead]
    return Step(new, progress, joined([*lead, question]))


def _missed(draft: Draft, progress: Progress, heard: Heard, setting: Setting) -> Step:
    times = max(progress.misses, progress.again)
    # a story is no answer, and yet it was heard
    told = heard.keep or len(heard.text) >= _STORY
    name = "listened" if times < _OFTEN and told else "missed" if times <= _OFTEN else "person"
    lead = [say("thanked" if thanks(heard.text) else name, setting.language)]
    question = _question(draft, progress, setting, helped=times == _OFTEN)
    return Step(draft, progress, joined([*lead, question]))


def _asked_again(draft: Draft, progress: Progress, setting: Setting) -> Message:
    """Return the question; put for the third time it has an example, then a person is offered.

    So it is however much else is told meanwhile; after that the two take turns.
    """
    often = progress.again >= _OFTEN
    person = often and (progress.again - _OFTEN) % 2 == 1
    question = _question(draft, progress, setting, helped=often and not person)
    return joined([say("person", setting.language), question]) if person else question


def _question(
    draft: Draft, progress: Progress, setting: Setting, *, helped: bool = False
) -> Message:
    slot = progress.asked or draft.next_question(progress.skipped) or "confirm"
    if slot == "date" and progress.proposal:
        today = setting.now.astimezone(SHANGHAI).date()
        day = spoken_date(progress.proposal, today=today)
        return say("propose", setting.language, date=day)
    if slot == "confirm":
        if helped:
            return ask("confirm", setting.language, helped=True)
        return read_back(draft, setting.language)
    own = setting.own_number if slot == "phone" and progress.offered_caller else None
    if own and progress.misses == 0 and not helped:
        return ask("phone_caller", setting.language, tail=own[-4:])
    return ask(slot, setting.language, helped=helped)


def _merged(draft: Draft, progress: Progress, heard: Heard, setting: Setting) -> Draft:
    """Return the draft with every plain value that was heard (dates and phones come after)."""
    new = draft
    other = heard.service is not None and heard.service != draft.service
    if other and (draft.service is None or progress.asked == "service" or heard.instead):
        new = replace(new, service=heard.service)
    for slot in ("name", "address", "beneficiary", "quantity"):
        if (value := getattr(heard, slot)) is not None:
            new = replace(new, **{slot: value})
    if heard.address is not None:
        new = replace(new, address=moved_in(draft.address, heard.address))
        new = replace(new, county=heard.county or new.county, town=heard.town or new.town)
    elif heard.county or heard.town:
        # 他住福绵区成均镇, and the house only when it is asked for
        new = replace(new, county=new.county or heard.county, town=new.town or heard.town)
    if new.town and not new.county:
        # 乌石镇 lies in one county only: it need not be said
        within = places.counties_of(new.town)
        new = replace(new, county=within[0] if len(within) == 1 else None)
    if heard.items:
        new = replace(new, items=heard.items.applied(new.items))
    if heard.note:
        new = replace(new, note=with_note(new.note, heard.note))
    whole = heard.phone is not None and heard.phone.complete
    told = heard.phone.digits if whole and heard.phone is not None else draft.phone
    if heard.phone_tail and told:
        told = told[: -len(heard.phone_tail)] + heard.phone_tail  # 尾号1017才对
    if whole or heard.phone_tail:
        return replace(_timed(new, draft, heard), phone=told)
    own = setting.own_number
    agreed = progress.asked == "phone" and progress.offered_caller and heard.yes and not heard.no
    if own and (heard.this_number or agreed):
        new = replace(new, phone=own)
    return _timed(new, draft, heard)


def _timed(new: Draft, draft: Draft, heard: Heard) -> Draft:
    when = heard.when
    if when.problem is not None:
        return new
    whole = heard.moved is not None and not heard.moved % timedelta(days=1)
    if heard.moved is not None and when.date is None and (whole or when.time is None):
        # 前一日吧 上午九点: the day before, and its hour
        return replace(
            moved := shifted(new, heard.moved), time=when.time or when.part or moved.time
        )
    if heard.days is not None:
        return heard.days.applied(new)
    if draft.more and when.date is not None:
        return new  # 周二她有事: of one among several days, nothing that changes them
    if draft.more:
        return spread(replace(new, quantity=draft.quantity), when, heard.quantity, heard.text)
    new = replace(new, date=when.date or new.date, time=when.time or when.part or new.time)
    # 周二改周三，时间提前一个钟: the hour moves on the new day
    hours = heard.moved is not None and heard.moved % timedelta(days=1) and not when.time
    return shifted(new, heard.moved) if heard.moved is not None and hours else new
